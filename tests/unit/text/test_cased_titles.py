"""The case of letters of one shape, by the other letters of their line."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

import numpy as np
import numpy.typing as npt
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from tests.unit.text.test_series import readings

import unheat.text.cased_titles as module
from unheat.model import Reason
from unheat.text.cased_titles import cased_as_drawn, cased_in_line
from unheat.text.reading import Reading
from unheat.text.sites import Sites
from unheat.text.spelling import EITHER_CASE


def drawn(text: str, size: float = 18.0, family: str = "DejaVu Sans") -> npt.NDArray[np.uint8]:
    figure = Figure(figsize=(3, 0.6), dpi=100)
    canvas: Any = FigureCanvasAgg(figure)
    figure.text(0.1, 0.3, text, size=size, family=family)
    canvas.draw()
    return np.asarray(canvas.buffer_rgba())[:, :, 0].copy()


@pytest.mark.parametrize("family", ["DejaVu Sans", "DejaVu Serif"])
@pytest.mark.parametrize("text", ["z-score", "Z-score", "Z-Score", "cosine sim", "Var seen"])
def test_small_letters_tell_the_case_of_others(text: str, family: str) -> None:
    grey = drawn(text, family=family)
    swapped = "".join(one.swapcase() if one in EITHER_CASE else one for one in text)
    assert cased_as_drawn(text, grey) == cased_as_drawn(swapped, grey) == text


def test_tiny_print_and_few_small_letters_tell_nothing() -> None:
    assert cased_as_drawn("z-score", drawn("z-score", size=6)) is None
    assert cased_as_drawn("x", drawn("x")) is None
    assert cased_as_drawn("Cox", drawn("Cox")) is None


def heard(*said: str, drawn_as: str = "z-score") -> Reading:
    """A name that readers saw so, the last of them the better one, and what becomes of it."""
    (own,) = readings(said[-1])
    differ = len(set(said)) > 1
    own = replace(
        own,
        said=said,
        spellings=(said[-1], said[0]),
        review=differ,
        reasons=(Reason.READERS_DIFFER,) if differ else (),
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "upright", lambda *told: drawn(drawn_as))
        return cased_in_line(cast(Sites, None), own.site, own)


def test_readers_that_differ_in_case_alone_are_settled_by_the_ink() -> None:
    for better in ("z-score", "Z-score"):
        found = heard("Z-SCore", "Z-Score", better, drawn_as=better)
        assert (found.text, found.review) == (better, False)
    found = heard("Z-SCore", "z-score", "Z-score")
    assert (found.text, found.review) == ("z-score", False)


def test_other_letters_and_a_case_that_nobody_saw_stay_in_doubt() -> None:
    assert heard("z-scone", "Z-Score", "z-score").review
    assert heard("Z-SCore", "Z-SCore", "Z-Score").review


@pytest.mark.parametrize("text", ["x->y", "X->y", "y->x", "y=x", "Cp"])
def test_a_letter_that_hangs_below_the_line_tells_how_high_small_ones_are(text: str) -> None:
    grey = drawn(text)
    swapped = "".join(one.swapcase() if one in EITHER_CASE else one for one in text)
    assert cased_as_drawn(text, grey) == cased_as_drawn(swapped, grey) == text


def test_a_reader_that_lost_a_sign_says_nothing_else() -> None:
    told = heard("X->y", "X-y", "x->y", drawn_as="x->y")
    assert told.text == "x->y"
    assert not told.review
    assert heard("X->y", "X-v", "x->y", drawn_as="x->y").review

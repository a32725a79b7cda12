"""Words that begin with their columns: months over the weeks of a calendar."""

from __future__ import annotations

from typing import Any, cast

import numpy as np
import pytest

from unheat.model import Box
from unheat.text import align
from unheat.text.ink import FloatArray
from unheat.text.lines import Line

CENTERS: FloatArray = np.arange(27, dtype=np.float64) * 19.5 + 9.75
PLACES = [0, 4, 8, 13, 17, 22]


@pytest.mark.parametrize(
    ("off", "count", "found"),
    [
        ([-2.0, 1.0, 1.0, -0.5, 1.5, -2.0], 6, True),
        ([-2.0, 1.0, 1.0, -0.5, 1.5, -2.0], 4, False),
        ([-3.0, 1.5, 1.0, -0.5, 2.5, -2.0], 6, False),
    ],
)
def test_months_begin_with_their_weeks_but_for_the_room_of_their_letters(
    monkeypatch: pytest.MonkeyPatch, off: list[float], count: int, found: bool
) -> None:
    def word(x: float) -> Line:
        return Line(
            glyphs=np.array([0]),
            angle=0.0,
            along=(x, x + 30),
            across=(0.0, 11.0),
            box=Box(x, 0, x + 30, 11),
            size=11.2,
        )

    words = [word(19.5 * place + away) for place, away in zip(PLACES, off, strict=True)][:count]
    monkeypatch.setattr(align, "split_line", lambda *_: list(words))
    labels = align._begun(cast("Any", None), words[0], CENTERS, 19.5, 19.5)
    assert (labels is not None) == found
    if labels is not None:
        assert list(labels.places) == PLACES

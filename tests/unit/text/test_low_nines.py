"""Names with a "q" that readers take for a "9"."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from tests.unit.text.test_titles import Page

from unheat.text.labels import locate
from unheat.text.low_nines import with_low_nines
from unheat.text.reading import Reading


def spelled(*names: str, said: str = "9", rotation: float = 0.0) -> list[tuple[str, bool]]:
    """What becomes of the names of columns as they are drawn that were read with a "9" first."""
    page = Page()
    for number, name in enumerate(names):
        height, width = page.pixels.shape[:2]
        figure = Figure(figsize=(width / 100, height / 100), dpi=100)
        place = (190 + 60 * number) / width, 1 - 300 / height
        figure.text(*place, name, fontsize=12, ha="center", va="center", rotation=rotation)
        canvas: Any = FigureCanvasAgg(figure)
        canvas.draw()
        page.pixels = np.minimum(page.pixels, np.asarray(canvas.buffer_rgba())[:, :, :3])
    sites = locate(page.layout())
    found = sites.of("column", 0)
    assert len(found) == len(names)
    readings = {
        site.key: Reading(
            site=site,
            text=name.replace("q", "9"),
            confidence=0.95,
            said=(name.replace("q", said),) * 3,
            turn=site.turns[0],
        )
        for site, name in zip(found, names, strict=True)
    }
    told = with_low_nines(sites, readings)
    return [(told[site.key].text, told[site.key].review) for site in found]


def test_a_q_before_a_digit_hangs_below_it() -> None:
    names = ("q0", "q1", "q2", "q3")
    assert spelled(*names, said="q") == [(name, False) for name in names]
    # Where no reader saw one a person is asked.
    assert all(asked for _, asked in spelled(*names))


def test_a_low_sign_beside_other_numbers_is_a_nine() -> None:
    assert spelled("q0", "q1", "80", "70")[:2] == [("90", False), ("91", False)]


@pytest.mark.parametrize("rotation", [0.0, 45.0, 60.0])
def test_the_digits_of_a_number_stand_on_one_line(rotation: float) -> None:
    names = ("90", "91", "92", "93")
    assert spelled(*names, rotation=rotation) == [(name, False) for name in names]


def test_nines_at_a_gentle_slant_stay_nines() -> None:
    names = ("90", "91", "92", "93")
    assert tuple(text for text, _ in spelled(*names, rotation=30.0)) == names

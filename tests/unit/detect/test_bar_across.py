"""Strips that have one color from side to side, but for the marks of ticks on them."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.detect.bar_across import is_flat_across
from unheat.detect.bar_grow import Strip
from unheat.detect.colorbar import find_bars

RED_TO_GREEN = ((255, 0, 0), (0, 0, 0), (0, 139, 0))


def drawn(marks: int, reach: int) -> npt.NDArray[np.uint8]:
    """A bar of 16 by 80 pixels on a page, with white marks of two rows from both of its sides."""
    rgb = np.full((400, 300, 3), 255, dtype=np.uint8)
    stops = np.array(RED_TO_GREEN, dtype=float)
    places = np.linspace(0.0, 2.0, 80)
    colors = np.stack([np.interp(places, (0, 1, 2), stops[:, k]) for k in range(3)], axis=1)
    rgb[100:180, 120:136] = colors.round().astype(np.uint8)[:, None]
    for row in np.linspace(102, 176, marks).round().astype(int):
        rgb[row : row + 2, 120 : 120 + reach] = rgb[row : row + 2, 136 - reach : 136] = 255
    return rgb


def test_marks_from_both_sides_leave_the_middle_of_a_small_bar() -> None:
    rgb = drawn(5, 4)
    assert is_flat_across(rgb, Strip(100, 180, 120, 136), 2)
    (bar,) = find_bars(rgb)
    assert max(abs(bar.box.y0 - 100.0), abs(bar.box.y1 - 180.0)) < 0.5


def test_rows_of_which_little_is_seen_are_none_of_a_bar() -> None:
    assert not is_flat_across(drawn(12, 7), Strip(100, 180, 120, 136), 2)
    page = drawn(0, 0)
    assert not is_flat_across(page, Strip(100, 180, 108, 136), 2), "grown over the page"

"""Marks of ticks between panels that stand as close as groups of one matrix."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from unheat.decide.axes_between import have_axes_between
from unheat.detect import detect
from unheat.detect.own_axes import have_own_axes
from unheat.model import Raster

CELL, TOP, GAP = 30, 40, 22


def drawn(counts: tuple[int, int], marks: tuple[int, ...]) -> npt.NDArray[np.uint8]:
    """Two framed blocks of five rows side by side, with marks at these rows of the second one."""
    rgb = np.full((260, 480, 3), 255, np.uint8)
    colors = np.random.default_rng(4).integers(0, 220, (5, sum(counts), 3))
    left = 40
    for number, count in enumerate(counts):
        right, bottom = left + CELL * count, TOP + CELL * 5
        rgb[TOP - 1 : bottom + 1, left - 1 : right + 1] = 0
        for row in range(5):
            for col in range(count):
                y, x = TOP + CELL * row, left + CELL * col
                rgb[y : y + CELL, x : x + CELL] = colors[row, number * counts[0] + col]
        if number:
            for row in marks:
                rgb[TOP + CELL * row + CELL // 2, left - 7 : left] = 0
        left = right + GAP
    return rgb


@pytest.mark.parametrize(("marks", "own"), [((0, 1, 2, 3, 4), True), ((), False), ((1, 2), False)])
def test_marks_at_the_rows_in_a_gap_are_of_an_own_axis(marks: tuple[int, ...], own: bool) -> None:
    rgb = drawn((4, 3), marks)
    lines = [(float(TOP + CELL * row), float(TOP + CELL * (row + 1))) for row in range(5)]
    gap = (40.0 + 4 * CELL, 40.0 + 4 * CELL + GAP)
    assert have_own_axes(rgb, 1, gap, lines, 4.0) is own
    assert have_own_axes(np.ascontiguousarray(rgb.transpose(1, 0, 2)), 0, gap, lines, 4.0) is own


def test_blocks_with_axes_of_their_own_are_panels() -> None:
    def found(marks: tuple[int, ...]) -> list[tuple[int, int]]:
        raster = Raster(rgb=drawn((4, 3), marks), name="drawn", sha256="", format="png")
        return [panel.grid.shape for panel in detect(raster).panels]

    assert found((0, 1, 2, 3, 4)) == [(5, 4), (5, 3)]
    assert found(()) == [(5, 7)]


def test_the_gap_is_found_in_either_order_of_the_panels() -> None:
    raster = Raster(rgb=drawn((3, 3), (0, 1, 2, 3, 4)), name="drawn", sha256="", format="png")
    layout = detect(raster)
    one, other = (panel.grid for panel in layout.panels)
    assert have_axes_between(layout, one, other, columns=True)
    assert have_axes_between(layout, other, one, columns=True)
    assert not have_axes_between(layout, one, other, columns=False)

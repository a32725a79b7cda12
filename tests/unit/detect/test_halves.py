"""Outer lines of cells of which the axes show half."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect import detect
from unheat.detect.halves import _end
from unheat.detect.lattice import Lattice
from unheat.model import Raster

Pixels = npt.NDArray[np.uint8]


def painted(
    heights: tuple[int, ...], widths: tuple[int, ...], *, bar: bool = False, pale: bool = False
) -> Pixels:
    """Cells of these sizes on a white page with ticks at the middles of rows, a bar beside them."""
    ys, xs = np.cumsum((40, *heights)), np.cumsum((60, *widths))
    rgb = np.full((ys[-1] + 40, xs[-1] + 120, 3), 255, np.uint8)
    order = np.random.default_rng(4).permutation(len(heights) * len(widths))
    shades = np.linspace(0, 255 if pale else 220, order.size)[order]
    for (row, column), shade in np.ndenumerate(shades.reshape(len(heights), len(widths))):
        cell = np.s_[ys[row] : ys[row + 1], xs[column] : xs[column + 1]]
        rgb[cell] = (shade, (shade + 255) / 2 if shade < 250 else 255, 255)
    for row in range(len(heights)):
        y = {0: ys[0], len(heights) - 1: ys[-1] - 1}.get(row, (ys[row] + ys[row + 1]) // 2)
        rgb[y, 55:60] = 0
    if bar:
        ramp = np.linspace(0, 220, ys[-1] - ys[0])[:, None]
        rgb[ys[0] : ys[-1], xs[-1] + 16 : xs[-1] + 30, 0] = ramp
        rgb[ys[0] : ys[-1], xs[-1] + 16 : xs[-1] + 30, 1] = (ramp + 255) / 2
    return rgb


def panel(rgb: Pixels) -> tuple[tuple[int, int], bool]:
    """Shape of the one panel, and whether it is in doubt."""
    (found,) = detect(Raster(rgb=rgb, name="painted", sha256="", format="png")).panels
    return found.grid.shape, found.review


@pytest.mark.parametrize("pale", [False, True])
@pytest.mark.parametrize("bar", [False, True])
def test_rows_that_the_axes_cut_in_half_are_rows_in_doubt(bar: bool, pale: bool) -> None:
    assert panel(painted((18, 36, 36, 36, 36, 18), (44,) * 7, bar=bar, pale=pale)) == ((6, 7), True)


def test_both_axes_may_be_cut() -> None:
    assert panel(painted((20, 40, 40, 20), (22, *(44,) * 6, 22), bar=True)) == ((4, 8), True)


def test_whole_cells_stay_as_they_are() -> None:
    assert panel(painted((36,) * 6, (44,) * 7)) == ((6, 7), False)


def test_a_strip_at_one_end_is_no_half_of_a_row() -> None:
    shape, review = panel(painted((18, 36, 36, 36, 36), (44,) * 7))
    assert shape != (5, 7) or review


@pytest.mark.parametrize("line", [0, 2])
def test_cells_end_where_the_page_begins_and_at_no_line_through_their_middles(line: int) -> None:
    rgb = np.full((260, 300, 3), 255, np.uint8)
    for row, column in np.ndindex(5, 6):
        y, x = 30 + 40 * row, 20 + 40 * column
        rgb[y : y + 40, x : x + 40] = (40 + 10 * row, 20 * column, 120)
        rgb[y + 19 : y + 19 + line, x : x + 40] = 255
    lattice = Lattice(start=30.0, end=230.0, n=5, gap=0.0, score=1.0, explained=1.0, support=1.0)
    across = [(20.0 + 40 * column, 60.0 + 40 * column) for column in range(6)]
    ends = [_end(rgb, lattice, across, np.full(3, 255.0), 4.0, at_end=end) for end in (False, True)]
    assert ends == pytest.approx([30.0, 230.0], abs=1.5)

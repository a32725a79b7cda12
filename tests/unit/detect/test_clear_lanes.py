"""Cells that are told by the lanes beside print that fills them."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.detect.cellcheck import LOSSLESS, check_cells
from unheat.detect.clear_lanes import clear_lanes
from unheat.detect.grid import GridFit
from unheat.detect.laned import in_lanes
from unheat.detect.lattice import Lattice

Rgb = npt.NDArray[np.uint8]
HIGH, WIDE, ROWS, COLUMNS = 10, 22, 8, 9
_WHITE = (255.0, 255.0, 255.0)


def filled(*, lane: int = 2) -> tuple[Rgb, npt.NDArray[np.int64]]:
    """Cells of a color each with strokes from side to side, and (R, C, 3) those colors.

    ``lane`` pixels above them are free, and none below.
    """
    colors = np.random.default_rng(5).integers(90, 240, (ROWS, COLUMNS, 3))
    rgb = np.repeat(np.repeat(colors, HIGH, axis=0), WIDE, axis=1).astype(np.uint8)
    for row in range(ROWS):
        strokes = rgb[row * HIGH + lane : (row + 1) * HIGH]
        strokes[:, 0::4] = 20
        strokes[:, 1::4] = strokes[:, 1::4] // 2
    return rgb, colors


def lattice(count: int, length: float) -> Lattice:
    return Lattice(start=0.0, end=length, n=count, gap=0.0, score=1.0, explained=1.0, support=1.0)


def fitted(rows: int, columns: int) -> GridFit:
    return GridFit(
        rows=lattice(rows, float(ROWS * HIGH)), columns=lattice(columns, float(COLUMNS * WIDE))
    )


def test_the_lane_over_print_that_fills_a_cell_has_its_color() -> None:
    rgb, colors = filled()
    fit = fitted(ROWS, COLUMNS)
    found, clear = clear_lanes(rgb, fit.rows.spans(), fit.columns.spans(), 4.0)
    assert clear.all()
    assert np.abs(found - colors).max() == 0
    check = check_cells(rgb, fit.rows.spans(), fit.columns.spans(), _WHITE, LOSSLESS)
    assert check.laned
    assert check.flat == 1.0
    assert np.abs(check.colors - colors).max() == 0


def test_print_without_a_lane_tells_no_color() -> None:
    rgb, _ = filled(lane=0)
    fit = fitted(ROWS, COLUMNS)
    assert not clear_lanes(rgb, fit.rows.spans(), fit.columns.spans(), 4.0)[1].any()
    assert not check_cells(rgb, fit.rows.spans(), fit.columns.spans(), _WHITE, LOSSLESS).laned


def test_halves_of_cells_make_whole_ones_and_whole_ones_stay() -> None:
    rgb, _ = filled()
    whole, told = in_lanes(rgb, fitted(ROWS, COLUMNS), 4.0)
    assert (whole.rows.n, whole.columns.n, told) == (ROWS, COLUMNS, True)
    parted, told = in_lanes(rgb, fitted(ROWS, 2 * COLUMNS), 4.0)
    assert (parted.rows.n, parted.columns.n, told) == (ROWS, COLUMNS, True)
    assert parted.box == whole.box


def test_lines_that_are_alike_do_not_tell_themselves() -> None:
    rgb, _ = filled()
    rgb[2 * HIGH : 3 * HIGH] = rgb[HIGH : 2 * HIGH]
    assert not in_lanes(rgb, fitted(ROWS, COLUMNS), 4.0)[1]

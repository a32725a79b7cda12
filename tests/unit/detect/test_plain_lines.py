"""Tables of which one column is colored."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from unheat.detect import detect
from unheat.detect.cellcheck import check_cells
from unheat.detect.grid import GridFit
from unheat.detect.lattice import Lattice
from unheat.detect.plain_lines import without_plain_lines
from unheat.detect.rivals import FoundPanel
from unheat.model import Raster

Pixels = npt.NDArray[np.uint8]


def sheet(*, colored: int = 1, striped: bool = False, head: int = 255) -> Pixels:
    """A heading and seven rows of three columns with numbers, the first ``colored`` of them
    painted; gray rules around all cells, and a ``head`` of one gray."""
    rgb = np.full((330, 460, 3), 255, np.uint8)
    shades = np.random.default_rng(8).permutation(7 * 3).reshape(7, 3) * 10
    for row in range(8):
        for column in range(3):
            y, x = 20 + 36 * row, 40 + 120 * column
            cell = rgb[y : y + 36, x : x + 120]
            if row and column < colored:
                cell[:] = (250, shades[row - 1, column], 120)
            elif not row:
                cell[:] = head
            elif striped and row % 2:
                cell[:] = 249
            cell[[0, -1]] = cell[:, [0, -1]] = 221
            number = str(10 + 7 * row + column)
            cv2.putText(rgb, number, (x + 45, y + 25), 0, 0.6, (30, 30, 30), 2, cv2.LINE_AA)
    return rgb


def found(rgb: Pixels) -> list[tuple[tuple[int, int], bool]]:
    layout = detect(Raster(rgb=rgb, name="sheet", sha256="", format="png"))
    return [(panel.grid.shape, panel.review) for panel in layout.panels]


def test_only_the_colored_column_is_the_panel_in_doubt() -> None:
    assert found(sheet()) == [((7, 1), True)]
    assert found(sheet(striped=True)) == [((7, 1), True)]


def test_headings_and_columns_without_color_are_left_out() -> None:
    assert found(sheet(colored=2)) == [((7, 2), True)]


def test_headings_on_a_band_of_gray_are_left_out() -> None:
    assert found(sheet(colored=3, head=225)) == [((7, 3), True)]


def test_a_column_of_stripes_that_go_on_beyond_it_is_none_of_the_cells() -> None:
    """Stripes of a table in a bluish gray: three plain columns, and two that are colored."""
    rgb = np.full((250, 400, 3), 255, np.uint8)
    for row in range(6):
        y = 20 + 34 * row
        if row % 2:
            rgb[y : y + 34, 40:340] = (228, 234, 242)
        for column in range(5):
            x = 40 + 60 * column
            if column > 2:
                shade = 40 * ((3 * row + column) % 6)
                rgb[y : y + 34, x : x + 60] = (250, 40 + shade, 90)
            text = str(10 + 7 * row + column)
            cv2.putText(rgb, text, (x + 18, y + 23), 0, 0.5, (30, 30, 30), 1, cv2.LINE_AA)
    page = (255.0, 255.0, 255.0)
    fit = GridFit(rows=Lattice.known(20.0, 224.0, 6), columns=Lattice.known(160.0, 340.0, 3))
    check = check_cells(rgb, fit.rows.spans(), fit.columns.spans(), page, 4.0)
    panel = FoundPanel(fit=fit, check=check, quality=1.0)
    left = without_plain_lines(rgb, panel, page, 4.0)
    assert left.shape == (6, 2)
    assert left.quality < 1.0
    assert left.columns[0][0] == 220.0

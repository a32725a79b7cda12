"""Tables of which one column is colored."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from unheat.detect import detect
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

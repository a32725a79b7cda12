"""What a drawing needs to know of a panel beyond its values."""

from __future__ import annotations

import numpy as np

from unheat.detect.looks import gap_color, print_height
from unheat.model import CellPixels, Grid


def test_gaps_have_the_color_between_the_cells() -> None:
    rgb = np.full((20, 20, 3), 200, dtype=np.uint8)
    rgb[:, 9:11] = (10, 20, 30)
    grid = Grid(row_spans=((0, 20),), column_spans=((0, 9), (11, 20)))
    assert gap_color(rgb, grid) == (10, 20, 30)


def test_cells_that_touch_have_no_gap() -> None:
    rgb = np.zeros((20, 20, 3), dtype=np.uint8)
    grid = Grid(row_spans=((0, 10), (10.3, 20)), column_spans=((0, 10), (10, 20)))
    assert gap_color(rgb, grid) is None


def pixels(*heights: float) -> CellPixels:
    ink = np.array([[[1.0, 2.0, 9.0, 2.0 + height] for height in heights]])
    plain = np.zeros((1, len(heights)))
    return CellPixels(
        rgb=np.zeros((1, len(heights), 3)),
        spread=plain,
        clean=plain,
        ink_box=ink,
        ink_share=plain,
        blank=plain.astype(bool),
    )


def test_the_height_of_print_is_that_of_its_digits() -> None:
    assert print_height(pixels(10, 10, 10, 13, np.nan)) == 10
    assert print_height(pixels(np.nan)) is None

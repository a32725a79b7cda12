"""Cells that are crossed out hold no value, whatever color lies under the cross."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from unheat.detect.crossed import crossed_cells
from unheat.detect.ink import measure_cells
from unheat.model import Grid, Raster

SIDE = 40


def drawn(papers: dict[tuple[int, int], tuple[int, int, int]], *, margin: int = 0) -> Raster:
    """5 × 6 cells of colors, some with a cross on a paper, from ``margin`` pixels on."""
    rgb = np.zeros((5 * SIDE, 6 * SIDE, 3), np.uint8)
    colors = np.random.default_rng(4).integers(60, 250, (5, 6, 3))
    for row, col in np.ndindex(5, 6):
        y, x = SIDE * row, SIDE * col
        rgb[y : y + SIDE, x : x + SIDE] = papers.get((row, col), colors[row, col])
        if (row, col) in papers:
            near, far = margin, SIDE - 1 - margin
            for y0, y1 in ((near, far), (far, near)):
                cv2.line(rgb, (x + near, y + y0), (x + far, y + y1), (0, 0, 0), 1, cv2.LINE_AA)
    return Raster(rgb=rgb, name="drawn", sha256="", format="png")


def grid() -> Grid:
    return Grid(
        row_spans=tuple((float(SIDE * i), float(SIDE * (i + 1))) for i in range(5)),
        column_spans=tuple((float(SIDE * i), float(SIDE * (i + 1))) for i in range(6)),
    )


def test_a_cross_on_white_is_no_value_and_no_print() -> None:
    raster = drawn({(1, 2): (255, 255, 255), (4, 0): (255, 255, 255)})
    pixels = measure_cells(raster, grid(), (255.0, 255.0, 255.0))
    assert pixels.crossed is not None
    assert np.argwhere(pixels.crossed).tolist() == [[1, 2], [4, 0]]
    assert pixels.blank[1, 2]
    assert not np.isfinite(pixels.ink_box[1, 2]).any()


def test_values_that_are_crossed_out_for_being_insignificant_stay() -> None:
    raster = drawn({(0, 0): (250, 240, 240), (2, 3): (225, 235, 250), (3, 1): (255, 255, 255)})
    assert not crossed_cells(raster.rgb, grid()).any()


@pytest.mark.parametrize("margin", [8, 12])
def test_a_letter_is_no_cross(margin: int) -> None:
    raster = drawn({(1, 1): (255, 255, 255)}, margin=margin)
    assert not crossed_cells(raster.rgb, grid()).any()


def test_the_grid_of_the_axes_crosses_nothing_out() -> None:
    """Gray lines through the middles of colored cells are no paper with a cross around it."""
    raster = drawn({})
    rgb = raster.rgb.copy()
    middles = np.arange(6) * SIDE + SIDE // 2
    rgb[middles[:5]] = 176
    rgb[:, middles] = 176
    assert not crossed_cells(rgb, grid()).any()

"""Dots sized by value on the ground of axes, with its lines through them."""

from __future__ import annotations

import cv2
import numpy as np

from unheat.detect.ink import measure_cells
from unheat.model import Grid, Raster

_WHITE = (255.0, 255.0, 255.0)


def test_a_dot_on_gray_ground_has_the_color_of_its_middle() -> None:
    rgb = np.full((300, 400, 3), 255, dtype=np.uint8)
    rgb[20:270, 30:380] = 235
    columns, rows = range(80, 380, 50), range(70, 270, 50)
    rgb[20:270, list(columns)] = 255
    rgb[list(rows), 30:380] = 255
    random = np.random.default_rng(5)
    colors = random.integers(0, 200, (len(rows), len(columns), 3))
    for row, y in enumerate(rows):
        for col, x in enumerate(columns):
            color = colors[row, col].tolist()
            cv2.circle(rgb, (x, y), int(random.integers(7, 15)), color, -1)
    grid = Grid(
        row_spans=tuple((y - 25.0, y + 25.0) for y in rows),
        column_spans=tuple((x - 25.0, x + 25.0) for x in columns),
    )
    raster = Raster(rgb=rgb, name="dots.png", sha256="", format="PNG")
    pixels = measure_cells(raster, grid, _WHITE)
    assert np.abs(pixels.rgb - colors).max() < 2.0
    assert not pixels.blank.any()

"""Frames, strips with names and tracks of annotation about cells."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.detect import detect
from unheat.detect.surroundings import beside_strip
from unheat.model import Box, Raster


def shapes(rgb: npt.NDArray[np.uint8]) -> list[tuple[int, int]]:
    layout = detect(Raster(rgb=rgb, name="painted", sha256="", format="png"))
    return [panel.grid.shape for panel in layout.panels]


def facet(x: int, y: int, rgb: npt.NDArray[np.uint8]) -> None:
    """Ten rows of two columns, two borders of rows unseen, in a frame under a strip."""
    rgb[y : y + 38, x : x + 366] = 0
    rgb[y + 2 : y + 36, x + 2 : x + 364] = 245
    rgb[y + 38 : y + 780, x : x + 366] = 120
    rgb[y + 40 : y + 778, x + 2 : x + 364] = 255
    levels = np.random.default_rng(3).integers(40, 220, (10, 2, 3))
    levels[6:8] = levels[5]
    for row in range(10):
        for col in range(2):
            top, left = y + 46 + 72 * row, x + 13 + 170 * col
            rgb[top : top + 72, left : left + 170] = levels[row, col]


def test_a_frame_and_a_strip_say_nothing_against_the_cells_of_a_facet() -> None:
    rgb = np.full((900, 900, 3), 255, np.uint8)
    facet(40, 30, rgb)
    assert shapes(rgb) == [(10, 2)]


def test_tracks_of_annotation_do_not_hide_the_cells_below_them() -> None:
    rgb = np.full((600, 700, 3), 255, np.uint8)
    numbers = np.random.default_rng(5)
    for track in range(4):
        for col, level in enumerate(numbers.integers(60, 230, (20, 3))):
            rgb[60 + 12 * track : 70 + 12 * track, 80 + 25 * col : 105 + 25 * col] = level
    for row in range(3):
        for col, level in enumerate(numbers.integers(60, 230, (20, 3))):
            rgb[108 + 130 * row : 238 + 130 * row, 80 + 25 * col : 105 + 25 * col] = level
    assert (3, 20) in shapes(rgb)


def test_what_a_strip_leaves_of_a_region_lies_in_it() -> None:
    region = Box(0, 0, 100, 100)
    assert beside_strip(region, Box(-2, -2, 102, 20)) == [Box(0, 20, 100, 100)]
    assert beside_strip(region, Box(0, 0, 100, 50)) == []

"""Cells in a frame that the lines of a grid tie to them."""

from __future__ import annotations

import numpy as np

from unheat.detect import detect
from unheat.detect.stands_alone import standing_alone
from unheat.model import Box, Raster
from unheat.model.layout import Candidate

WHITE = (255.0, 255.0, 255.0)


def facets(count: int = 3) -> np.ndarray[tuple[int, int, int], np.dtype[np.uint8]]:
    """Facets of 3 × 3 cells of 40 px in frames with heads, tied together by lines of a grid."""
    random = np.random.default_rng(5)
    rgb = np.full((260, 40 + 150 * count, 3), 255, dtype=np.uint8)
    for number in range(count):
        x = 30 + 150 * number
        rgb[30:50, x - 8 : x + 128] = 179
        rgb[50:190, [x - 8, x + 127]] = 179
        rgb[189, x - 8 : x + 128] = 179
        rgb[50:190, [x + 20, x + 60, x + 100]] = 220
        rgb[[80, 120, 160], x - 8 : x + 128] = 220
        for row in range(3):
            for col in range(3):
                shade = random.integers(20, 230)
                place = slice(60 + 40 * row, 100 + 40 * row), slice(x + 40 * col, x + 40 + 40 * col)
                rgb[place] = (shade, 120, 240 - shade)
    return rgb


def test_framed_facets_are_found() -> None:
    raster = Raster(rgb=facets(), name="facets", sha256="", format="png")
    found = detect(raster).panels
    assert [(one.grid.n_rows, one.grid.n_cols) for one in found] == [(3, 3)] * 3


def test_what_other_things_touch_does_not_stand_alone() -> None:
    rgb = facets(1)
    refused = [Candidate(box=Box(30, 60, 150, 180), why="")]
    assert len(standing_alone(rgb, refused, WHITE, 4.0)) == 1
    rgb[150:, 150:156] = 90
    rgb[:150, 150:156] = 30
    assert not standing_alone(rgb, refused, WHITE, 4.0)

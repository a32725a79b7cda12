"""Lines of the axes in blank cells are no ink, and pale discs with a rim are."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.detect.ground_lines import without_ground_lines
from unheat.model import CellPixels, Grid

PITCH = 14


def blank_cell(drawn: str) -> CellPixels:
    """One of 3 × 3 white cells, the middle one with lines of the axes or a pale disc in it."""
    rgb = np.full((3 * PITCH, 3 * PITCH, 3), 255, dtype=np.uint8)
    middle = 3 * PITCH // 2
    if drawn == "lines":
        rgb[middle, :] = rgb[:, middle] = 200
    else:
        ys, xs = np.mgrid[: 3 * PITCH, : 3 * PITCH] - middle
        away = np.hypot(ys, xs)
        rgb[away <= 5] = (255, 245, 240)
        rgb[(away <= 5) & (away >= 4)] = 190
    spans = tuple((float(PITCH * k), float(PITCH * (k + 1))) for k in range(3))
    shares = np.zeros((3, 3))
    shares[1, 1] = 0.2
    boxes = np.full((3, 3, 4), np.nan)
    boxes[1, 1] = (middle - 5, middle - 5, middle + 6, middle + 6)
    pixels = CellPixels(
        rgb=np.full((3, 3, 3), 255.0),
        spread=np.zeros((3, 3)),
        clean=np.full((3, 3), 100.0),
        ink_box=boxes,
        ink_share=shares,
        blank=np.ones((3, 3), dtype=bool),
    )
    return without_ground_lines(rgb, Grid(row_spans=spans, column_spans=spans), pixels)


@pytest.mark.parametrize(("drawn", "inked"), [("lines", False), ("disc", True)])
def test_what_goes_on_to_no_border_is_no_line_of_the_axes(drawn: str, inked: bool) -> None:
    assert bool(blank_cell(drawn).ink_share[1, 1] > 0.0) is inked


@pytest.mark.parametrize("over_tiles", [False, True])
def test_a_white_place_with_lines_that_no_tile_shows_holds_no_value(over_tiles: bool) -> None:
    pitch, size = 30, 90
    rgb = np.full((size, size, 3), 255, dtype=np.uint8)
    spans = tuple((float(pitch * k), float(pitch * (k + 1))) for k in range(3))
    fills = np.full((3, 3, 3), 255.0)
    fills[0], fills[:, 0] = (200, 60, 60), (240, 150, 150)

    def lines() -> None:
        for middle in range(pitch // 2, size, pitch):
            rgb[middle : middle + 2, :] = rgb[:, middle : middle + 2] = 225

    if not over_tiles:
        lines()
    for row, col in np.ndindex(3, 3):
        # One white tile lies over the lines as the colored ones do.
        if fills[row, col, 1] < 255 or (row, col) == (1, 2):
            y, x = row * pitch, col * pitch
            rgb[y : y + pitch, x : x + pitch] = fills[row, col]
    if over_tiles:
        lines()
    blank = fills[..., 1] == 255
    pixels = CellPixels(
        rgb=fills,
        spread=np.zeros((3, 3)),
        clean=np.full((3, 3), 100.0),
        ink_box=np.full((3, 3, 4), np.nan),
        ink_share=np.where(blank, 0.1, 0.0),
        blank=blank,
    )
    found = without_ground_lines(rgb, Grid(row_spans=spans, column_spans=spans), pixels)
    if over_tiles:
        assert found.crossed is None
        return
    expected = blank.copy()
    expected[1, 2] = False
    assert found.crossed is not None
    assert (found.crossed == expected).all()

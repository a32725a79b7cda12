"""Cells that pass for missing over which light fell."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from unheat.detect.uneven_masks import uneven_masks
from unheat.model import Grid

GRID = Grid(
    row_spans=tuple((30.0 * row, 30.0 * (row + 1)) for row in range(3)),
    column_spans=tuple((40.0 * column, 40.0 * (column + 1)) for column in range(4)),
)


def lit(middle: tuple[int, int], quality: int) -> npt.NDArray[np.uint8]:
    """3 × 4 cells of which the second is white, with a glare about ``middle``, as a JPEG."""
    colors = np.random.default_rng(3).integers(60, 200, (3, 4, 3)).astype(np.float64)
    colors[0, 1] = 255.0
    rgb = colors.repeat(30, axis=0).repeat(40, axis=1)
    y, x = np.mgrid[: rgb.shape[0], : rgb.shape[1]]
    off = np.hypot((x - middle[0]) / 40, (y - middle[1]) / 24)
    share = np.clip(1.7 - 1.5 * off, 0.0, 1.0)[..., None]
    mixed = (rgb * (1 - share) + 255.0 * share).round().astype(np.uint8)
    stored = cv2.imencode(".jpg", mixed, [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
    return np.asarray(cv2.imdecode(stored, cv2.IMREAD_COLOR), dtype=np.uint8)


def test_a_cell_under_a_glare_is_no_page_from_border_to_border() -> None:
    among = np.zeros(GRID.shape, dtype=bool)
    among[0, 1] = among[1, 2] = True
    found = uneven_masks(lit((98, 40), 90), GRID, among)
    assert np.argwhere(found).tolist() == [[1, 2]]


def test_a_white_cell_behind_a_codec_is_one() -> None:
    among = np.zeros(GRID.shape, dtype=bool)
    among[0, 1] = True
    for quality in (30, 60, 90):
        assert not uneven_masks(lit((-90, -90), quality), GRID, among).any()


def test_cells_that_are_mostly_drawn_so_are_as_they_should_be() -> None:
    rgb = np.full((90, 160, 3), 255, dtype=np.uint8)
    for row, column in np.ndindex(3, 4):
        rgb[30 * row + 18 : 30 * row + 26, 40 * column + 6 : 40 * column + 34] = 90
    among = np.ones(GRID.shape, dtype=bool)
    assert not uneven_masks(rgb, GRID, among).any()
    among[1:] = False
    among[0, 0] = False
    assert uneven_masks(rgb, GRID, among).sum() == 3

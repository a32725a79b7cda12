"""Strokes in another color over the numbers of a few cells."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect.foreign_strokes import _has_more_colors, struck_over
from unheat.model import Grid

GRID = Grid(
    row_spans=tuple((30.0 * row, 30.0 * (row + 1)) for row in range(2)),
    column_spans=tuple((40.0 * column, 40.0 * (column + 1)) for column in range(4)),
)
PRINTED = np.ones(GRID.shape, dtype=bool)
FILLS = np.random.default_rng(4).integers(90, 180, (2, 4, 3)).astype(np.float64)


def cells(ink: tuple[int, int, int] = (0, 0, 0)) -> npt.NDArray[np.uint8]:
    """2 × 4 cells of 30 × 40 pixels with numbers."""
    rgb = FILLS.astype(np.uint8).repeat(30, axis=0).repeat(40, axis=1)
    for row, column in np.ndindex(2, 4):
        at = (40 * column + 6, 30 * row + 19)
        cv2.putText(rgb, "0.75", at, 0, 0.4, ink, 1, cv2.LINE_AA)
    return rgb


@pytest.mark.parametrize("ink", [(0, 0, 0), (255, 255, 255), (60, 60, 60)])
def test_a_tick_over_a_number_is_told_by_its_color(ink: tuple[int, int, int]) -> None:
    assert not struck_over(cells(ink), GRID, FILLS, PRINTED).any()
    rgb = cells(ink)
    points = np.array([[60, 14], [66, 20], [76, 4]], dtype=np.int32)
    cv2.polylines(rgb, [points], False, (10, 122, 31), 2, cv2.LINE_AA)
    found = struck_over(rgb, GRID, FILLS, PRINTED)
    assert np.argwhere(found).tolist() == [[0, 1]]
    assert not struck_over(rgb, GRID, FILLS, np.zeros_like(PRINTED)).any()


def test_a_line_about_a_number_strikes_nothing() -> None:
    rgb = cells()
    cv2.rectangle(rgb, (41, 1), (78, 28), (220, 20, 20), 2)
    assert not struck_over(rgb, GRID, FILLS, PRINTED).any()


def test_letters_that_are_drawn_in_thirds_of_pixels_strike_nothing() -> None:
    rgb = cells()
    rgb[:, 1:, 0], rgb[:, :-1, 2] = rgb[:, :-1, 0].copy(), rgb[:, 1:, 2].copy()
    assert not struck_over(rgb, GRID, FILLS, PRINTED).any()


def test_such_letters_are_told_where_their_rims_are_far_off_on_a_few_pale_cells() -> None:
    fills = np.full(FILLS.shape, (150.0, 70.0, 0.0))
    fills[1, :3] = (255, 255, 200)
    rgb = fills.astype(np.uint8).repeat(30, axis=0).repeat(40, axis=1)
    # A shade of its own for many pixels: no palette.
    rgb[:30, :, 0] += (np.arange(30)[:, None] + np.arange(160)).astype(np.uint8) % 3
    rgb[:30, :, 1] += np.arange(160, dtype=np.uint8) // 2
    rgb[:30, :, 1] += np.arange(30, dtype=np.uint8)[:, None]
    for column in range(3):
        x = 40 * column + 15
        rgb[38:52, x : x + 4] = (0, 0, 0)
        rgb[38:52, x - 1] = (255, 128, 60)
        rgb[38:52, x + 4] = (30, 110, 200)
    assert not struck_over(rgb, GRID, fills, PRINTED).any()
    rgb[36:54, 20:22] = (220, 20, 20)
    assert np.argwhere(struck_over(rgb, GRID, fills, PRINTED)).tolist() == [[1, 0]]


def test_a_mark_in_color_behind_a_number_strikes_it_no_more_than_one_in_gray() -> None:
    rgb = cells()
    cv2.putText(rgb, "*", (28, 24), 0, 0.3, (220, 20, 20), 1, cv2.LINE_AA)
    assert not struck_over(rgb, GRID, FILLS, PRINTED).any()


def test_a_palette_tints_the_rims_of_letters() -> None:
    few = np.zeros((16, 16, 3), np.uint8)
    few[..., 0] = np.arange(256).reshape(16, 16)
    assert not _has_more_colors(few)
    many = np.concatenate([few, np.full((1, 16, 3), 9, np.uint8)])
    assert _has_more_colors(many)


def test_numbers_in_the_colors_of_a_map_are_struck_by_nothing() -> None:
    dark, light = (68, 1, 84), (253, 231, 37)
    fills = np.full(FILLS.shape, dark, dtype=np.float64)
    fills[0, :2] = light
    rgb = fills.astype(np.uint8).repeat(30, axis=0).repeat(40, axis=1)
    for row, column in np.ndindex(2, 4):
        ink = dark if fills[row, column, 0] == light[0] else light
        at = (40 * column + 6, 30 * row + 19)
        cv2.putText(rgb, "12", at, 0, 0.4, ink, 1, cv2.LINE_AA)
    assert not struck_over(rgb, GRID, fills, PRINTED).any()

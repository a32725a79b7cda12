"""Cells over a part of which something translucent lies."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from unheat.detect.two_toned import two_toned
from unheat.model import Grid

GRID = Grid(
    row_spans=tuple((30.0 * row, 30.0 * (row + 1)) for row in range(6)),
    column_spans=tuple((40.0 * column, 40.0 * (column + 1)) for column in range(7)),
)
ALL = np.ones(GRID.shape, dtype=bool)


def cells(text: str = "2,836") -> npt.NDArray[np.uint8]:
    """6 × 7 cells of 30 × 40 pixels with bold print."""
    rng = np.random.default_rng(2)
    colors = rng.integers(90, 230, (6, 7, 3), dtype=np.uint8)
    rgb: npt.NDArray[np.uint8] = np.repeat(np.repeat(colors, 30, axis=0), 40, axis=1)
    for row, column in np.ndindex(6, 7):
        at = (40 * column + 4, 30 * row + 20)
        cv2.putText(rgb, text, at, 0, 0.4, (0, 0, 0), 2, cv2.LINE_AA)
    return rgb


def test_a_translucent_disc_parts_the_cells_at_its_rim() -> None:
    rgb = cells()
    disc = np.zeros(rgb.shape[:2], np.uint8)
    cv2.circle(disc, (205, 120), 50, 1, cv2.FILLED)
    rgb[disc > 0] = (rgb[disc > 0] * 0.6 + np.array([0, 60, 54])).astype(np.uint8)
    found = two_toned(rgb, GRID, ALL)
    shares = disc.reshape(6, 30, 7, 40).mean(axis=(1, 3))
    assert found[(shares > 0.3) & (shares < 0.7)].mean() > 0.8
    assert not found[shares == 0].any()
    some = np.zeros_like(ALL)
    some[:3] = True
    assert np.array_equal(two_toned(rgb, GRID, some), found & some)


def test_print_is_no_second_ground() -> None:
    assert not two_toned(cells(), GRID, ALL).any()
    assert not two_toned(cells("M"), GRID, ALL).any()


def test_cells_that_are_all_drawn_in_halves_are_as_they_should_be() -> None:
    rgb = cells("")
    for row, column in np.ndindex(6, 7):
        half = rgb[30 * row : 30 * row + 15, 40 * column : 40 * column + 40]
        half[:] = 255 - half
    assert not two_toned(rgb, GRID, ALL).any()
    some = np.zeros_like(ALL)
    some[2, 3] = True
    assert not two_toned(rgb, GRID, some).any()


def test_large_digits_are_no_second_ground_where_all_cells_have_their_color() -> None:
    rgb = cells("")
    for row, column in np.ndindex(6, 7):
        heavy = (row, column) in {(1, 2), (4, 5)}
        at = (40 * column + 10, 30 * row + 25)
        cv2.putText(rgb, "1", at, 0, 0.9, (255, 255, 255), 5 if heavy else 2, cv2.LINE_8)
    assert not two_toned(rgb, GRID, ALL).any()
    # In a color that no other cell shows they may be anything.
    for row, column in ((1, 2), (4, 5)):
        cell = rgb[30 * row : 30 * row + 30, 40 * column : 40 * column + 40]
        cell[(cell == 255).all(axis=-1)] = (250, 250, 210)
    assert np.argwhere(two_toned(rgb, GRID, ALL)).tolist() == [[1, 2], [4, 5]]

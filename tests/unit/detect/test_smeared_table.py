"""Tables behind a codec whose cells run into the page and into each other."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect.rivals import UNSURE
from unheat.detect.smeared_table import common_borders, smeared_tables

WHITE = (255.0, 255.0, 255.0)
EDGES = (110, 170, 262, 330, 421, 486)
SHADES = (
    (0, 9, 2, 7, 4),
    (8, 1, 5, 0, 9),
    (3, 6, 0, 8, 1),
    (9, 0, 7, 2, 6),
    (1, 8, 3, 9, 0),
    (5, 2, 9, 1, 7),
)
"""Rows of the table, in tenths of the way from nearly white to blue."""

IN_EACH_OTHER = (
    (0, 0, 0, 7, 4),
    (0, 0, 0, 5, 9),
    (9, 6, 4, 0, 6),
    (5, 4, 7, 0, 3),
    (8, 5, 3, 0, 0),
    (3, 8, 9, 6, 0),
    (6, 3, 8, 4, 0),
)
SIDE_BY_SIDE = (
    (0, 0, 0, 7, 4),
    (0, 0, 0, 5, 9),
    (0, 0, 0, 3, 6),
    (9, 4, 7, 0, 0),
    (5, 8, 3, 9, 0),
    (3, 9, 6, 5, 0),
    (6, 3, 8, 4, 0),
)
"""Cells that are nearly white part the others, of which no two touch across the parts."""

CORNER_TO_CORNER = (
    (6, 0, 8, 0, 4),
    (0, 5, 0, 9, 0),
    (9, 0, 4, 0, 6),
    (0, 7, 0, 3, 0),
    (8, 0, 5, 0, 3),
    (0, 4, 0, 6, 0),
)
"""Colored cells of which no two touch."""


def picture(
    *,
    colored: bool = True,
    quality: int = 80,
    table: tuple[tuple[int, ...], ...] = SHADES,
) -> npt.NDArray[np.uint8]:
    """A table of six rows and five columns of many widths, names before it, as a JPEG has it."""
    pixels = np.full((300, 540, 3), 255, dtype=np.uint8)
    for row, shades in enumerate(table):
        y = 60 + 32 * row
        cv2.putText(pixels, f"Name {row}", (20, y + 21), 0, 0.5, (0, 0, 0), 1, cv2.LINE_AA)
        for column, shade in enumerate(shades):
            x0, x1 = EDGES[column], EDGES[column + 1]
            stripe = 255 if row % 2 else 232
            fill = (250 - 22 * shade, 252 - 12 * shade, 255 - 5 * shade)
            pixels[y : y + 32, x0:x1] = fill if colored else stripe
            text = f"{shade}.{(3 * shade + row) % 10}"
            cv2.putText(pixels, text, (x1 - 34, y + 21), 0, 0.5, (0, 0, 0), 1, cv2.LINE_AA)
    coded = cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
    return np.asarray(cv2.imdecode(coded, cv2.IMREAD_COLOR), dtype=np.uint8)


@pytest.mark.parametrize("quality", [60, 80, 92])
def test_rows_of_rectangles_and_borders_in_their_lanes_are_a_table_in_doubt(quality: int) -> None:
    (table,) = smeared_tables(picture(quality=quality), WHITE, 10.0)
    assert table.shape == (6, 5)
    borders = [span[0] for span in table.columns] + [table.columns[-1][1]]
    assert np.abs(np.array(borders) - EDGES).max() < 3.0
    assert table.quality == UNSURE


def test_striped_rows_without_colors_of_their_own_are_none() -> None:
    assert smeared_tables(picture(colored=False), WHITE, 10.0) == []


def test_a_drawing_has_no_smeared_table() -> None:
    assert smeared_tables(picture(), WHITE, 2.0) == []


def test_a_border_steps_over_and_under_the_print_of_most_rows() -> None:
    rows = tuple((60.0 + 32 * row, 92.0 + 32 * row) for row in range(6))
    assert np.abs(np.array(common_borders(picture(), rows, 10.0)) - EDGES).max() < 3.0


@pytest.mark.parametrize("table", [IN_EACH_OTHER, SIDE_BY_SIDE])
def test_parts_that_touch_are_one_table(table: tuple[tuple[int, ...], ...]) -> None:
    (found,) = smeared_tables(picture(table=table), WHITE, 10.0)
    assert found.shape[0] == 7
    assert found.quality == UNSURE


@pytest.mark.parametrize("quality", [60, 80])
def test_rows_of_one_height_are_those_of_a_table_whose_cells_do_not_touch(quality: int) -> None:
    pixels = picture(table=CORNER_TO_CORNER, quality=quality)
    (table,) = smeared_tables(pixels, WHITE, 10.0)
    assert table.shape == (6, 5)
    assert table.quality == UNSURE

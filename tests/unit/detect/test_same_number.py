"""A first column of one color and one number is a column of cells."""

from __future__ import annotations

import warnings

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect.find import detect
from unheat.model import Raster

FONT = cv2.FONT_HERSHEY_SIMPLEX
ROW, WIDE, WIDTH, LEFT, TOP = 28, 78, 62, 110, 40


def cohorts(
    first: tuple[str, ...], *, color: tuple[int, int, int] = (8, 64, 129), n: int = 6
) -> npt.NDArray[np.uint8]:
    """A triangle (n rows) on white that begins with a column of one ``color`` and its texts."""
    pixels = np.full((TOP + (n + 1) * ROW, LEFT + WIDE + n * WIDTH + 20, 3), 255, dtype=np.uint8)
    for row in range(n):
        y = TOP + row * ROW
        cells = [(LEFT, WIDE, color, first[row % len(first)])]
        for col in range(n - 1 - row):
            shade = 230 - 11 * ((7 * row + 5 * col) % 13)
            x = LEFT + WIDE + col * WIDTH
            cells.append((x, WIDTH, (shade - 60, shade, 200), f"{shade / 3:.1f}%"))
        for x, width, fill, text in cells:
            pixels[y : y + ROW, x : x + width] = fill
            ink = (255,) * 3 if sum(fill) < 300 else (0,) * 3
            (long, high), _ = cv2.getTextSize(text, FONT, 0.4, 1)
            place = (x + (width - long) // 2, y + (ROW + high) // 2)
            cv2.putText(pixels, text, place, FONT, 0.4, ink, 1, cv2.LINE_AA)
        cv2.putText(pixels, f"Jan {row}", (20, y + 18), FONT, 0.4, (0,) * 3, 1, cv2.LINE_AA)
    return pixels


def found(pixels: npt.NDArray[np.uint8]) -> list[tuple[int, int]]:
    raster = Raster(rgb=pixels, name="t", sha256="", format="png")
    return [(panel.grid.n_rows, panel.grid.n_cols) for panel in detect(raster).panels]


def test_a_column_of_one_number_is_the_first_one_and_has_a_row_more() -> None:
    assert found(cohorts(("100.0%",))) == [(6, 6)]


@pytest.mark.parametrize(
    ("first", "color"),
    [
        # Names on a ground of their own are not alike, and what has the page's color is no cell.
        (("Porto", "Lyon", "Graz", "Bilbao"), (8, 64, 129)),
        (("100.0%",), (255, 255, 255)),
    ],
)
def test_names_and_numbers_on_the_page_are_none(
    first: tuple[str, ...], color: tuple[int, int, int]
) -> None:
    assert all(shape[1] == 5 for shape in found(cohorts(first, color=color)))


def test_columns_of_two_pixels_are_looked_past_without_a_warning() -> None:
    pixels = np.full((160, 120, 3), 255, dtype=np.uint8)
    for row in range(6):
        for col in range(12):
            shade = 40 + 16 * ((7 * row + 5 * col) % 13)
            y, x = 20 + 20 * row, 60 + 2 * col
            pixels[y : y + 20, x : x + 2] = (shade, 255 - shade, 120)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found(pixels)

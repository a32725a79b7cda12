"""Dark charts on a white page."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect.dark_sheet import frames_dark, is_printed_about
from unheat.detect.sheet import find_sheet, on_its_sheet

WHITE = (255.0, 255.0, 255.0)
DARK = np.array([17.0, 17.0, 17.0])


def _page(*, print_: bool, cells: bool = True, margin: int = 16) -> npt.NDArray[np.uint8]:
    """A dark chart of 400 × 300 px with 3 × 4 cells, ``margin`` px inside of a white page."""
    chart = np.full((300, 400, 3), 17, dtype=np.uint8)
    for row in range(3):
        for column in range(4 * cells):
            y, x = 60 + 60 * row, 100 + 60 * column
            chart[y : y + 60, x : x + 60] = (40 + 50 * column, 120, 200 - 60 * row)
    if print_:
        for row in range(3):
            place = (10, 95 + 60 * row)
            cv2.putText(chart, "eu north", place, cv2.FONT_HERSHEY_SIMPLEX, 0.5, (230,) * 3, 1, 16)
    return np.pad(chart, ((margin,) * 2, (margin,) * 2, (0, 0)), constant_values=255)


def test_a_dark_chart_with_print_is_a_page_of_its_own() -> None:
    page = _page(print_=True)
    sheet = find_sheet(page, WHITE)
    assert sheet is not None
    assert sheet.color.tolist() == DARK.tolist()
    assert np.unique(on_its_sheet(page, sheet)[:16].reshape(-1, 3), axis=0).tolist() == [[17] * 3]


@pytest.mark.parametrize(("print_", "cells"), [(False, True), (True, False)])
def test_dark_cells_without_labels_and_dark_blocks_of_text_are_none(
    print_: bool, cells: bool
) -> None:
    page = _page(print_=print_, cells=cells)
    assert frames_dark(page, WHITE)
    assert not is_printed_about(page, (page != 255).any(axis=2), DARK)
    assert find_sheet(page, WHITE) is None


def test_what_has_a_rim_of_several_colors_is_looked_at_no_further() -> None:
    page = _page(print_=True)
    page[16:40, 200:] = (200, 80, 20)
    assert not frames_dark(page, WHITE)
    assert not frames_dark(np.full((50, 60, 3), 255, dtype=np.uint8), WHITE)

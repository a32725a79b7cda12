"""The color of the page, and cells whose corners are rounded off."""

from __future__ import annotations

import cv2
import numpy as np

from unheat.detect.cellcheck import check_cells
from unheat.detect.regions import background_color


def framed(inside: tuple[int, int, int]) -> np.ndarray[tuple[int, int, int], np.dtype[np.uint8]]:
    rgb = np.full((120, 160, 3), inside, dtype=np.uint8)
    rgb[[0, -1]] = 192
    rgb[:, [0, -1]] = 192
    return rgb


def test_a_thin_line_around_a_table_is_no_page() -> None:
    assert background_color(framed((255, 255, 255))) == (255.0, 255.0, 255.0)


def test_colored_cells_within_a_frame_are_no_page() -> None:
    assert background_color(framed((200, 90, 60))) == (192.0, 192.0, 192.0)


def test_cells_whose_corners_are_rounded_off_are_cells() -> None:
    rgb = np.full((90, 160, 3), 255, dtype=np.uint8)
    for row in range(2):
        for col in range(3):
            center = 30 + 50 * col, 22 + 44 * row
            cv2.ellipse(rgb, center, (25, 22), 0, 0, 360, (30 + 80 * col, 140, 200), -1)
            cv2.putText(rgb, "47", (center[0] - 8, center[1] + 5), 0, 0.4, (255, 255, 255), 1)
    spans = ((0.0, 44.0), (44.0, 88.0)), ((5.0, 55.0), (55.0, 105.0), (105.0, 155.0))
    assert check_cells(rgb, *spans, (255.0, 255.0, 255.0), 4.0).flat == 1.0


def test_bars_that_leave_one_side_bare_are_no_cells() -> None:
    rgb = np.full((100, 150, 3), 255, dtype=np.uint8)
    for col in range(3):
        rgb[40 - 8 * col :, 50 * col : 50 * col + 50] = (60 + 60 * col, 120, 200)
    spans = ((0.0, 100.0),), ((0.0, 50.0), (50.0, 100.0), (100.0, 150.0))
    assert check_cells(rgb, *spans, (255.0, 255.0, 255.0), 4.0).flat == 0.0


def slide(sides: int) -> np.ndarray[tuple[int, int, int], np.dtype[np.uint8]]:
    """A wide slide with a band above and two below, whose sides have the level ``sides``."""
    rgb = np.full((120, 240, 3), 255, dtype=np.uint8)
    rgb[:, [0, -1]] = sides
    rgb[:20] = 50, 50, 178
    rgb[-8:, :80], rgb[-8:, 80:] = (26, 26, 89), (50, 50, 178)
    return rgb


def test_the_page_of_a_slide_is_what_lies_between_its_bands() -> None:
    assert background_color(slide(255)) == (255.0, 255.0, 255.0)
    # Where a frame closes the bands, these are the border of a card.
    framed_slide = slide(255)
    framed_slide[:, [0, -1]] = 50, 50, 178
    assert background_color(framed_slide) != (255.0, 255.0, 255.0)
    # What changes along the sides is no page.
    striped = slide(255)
    striped[20:-8:8, [0, -1]] = 200, 90, 60
    assert background_color(striped) == (50.0, 50.0, 178.0)

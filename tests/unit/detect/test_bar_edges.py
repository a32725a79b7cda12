"""Where the long sides of a bar are."""

from __future__ import annotations

import numpy as np

from unheat.detect.bar_edges import exact_box
from unheat.detect.bar_frame import framed_strip
from unheat.detect.bar_grow import Strip


def test_cells_a_pixel_beside_a_bar_are_none_of_it() -> None:
    rgb = np.full((140, 60, 3), 255, np.uint8)
    ramp = np.linspace(20, 235, 100).round().astype(np.uint8)
    rgb[20:120, 31:35] = np.stack([ramp, 255 - ramp, np.full(100, 90)], axis=1)[:, None]
    # Four cells, whose colors happen to rise as the ramp does.
    for row, level in enumerate((40, 90, 140, 200)):
        rgb[20 + 25 * row : 45 + 25 * row, :30] = (level, 255 - level, 90)
    strip = Strip(20, 120, 31, 35)
    box, frame = exact_box(rgb, strip, 2)
    assert (box.x0, box.x1, frame) == (31.0, 35.0, 0.0)


def _bar_beside_cells(cells: int, *, gap: int) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """A framed ramp from white to black in rows 40 to 239, beside cells of one level."""
    rgb = np.full((280, 90, 3), 255, np.uint8)
    rgb[20:260, : 39 - gap] = cells
    rgb[39:241, 39:51] = 0
    rgb[40:240, 40:50] = np.linspace(255, 0, 200).round().astype(np.uint8)[:, None, None]
    return rgb


def test_dark_cells_near_a_bar_are_not_the_page_about_its_frame() -> None:
    for cells in (0, 120):
        rgb = _bar_beside_cells(cells, gap=6)
        box, frame = exact_box(rgb, Strip(40, 240, 40, 50), 2)
        assert (box.as_tuple(), frame) == ((39.5, 39.5, 50.5, 240.5), 1.0)


def test_a_white_end_goes_on_to_its_frame_and_not_beyond() -> None:
    rgb = _bar_beside_cells(0, gap=6)
    # A row of the page beyond the frame, which passes for the white end.
    strip = framed_strip(rgb, Strip(38, 240, 40, 50), 2, tips=(False, False))
    assert (strip.y0, strip.y1) == (40, 240)
    # What a codec smears over the frame's line is none of the page.
    rgb[38, 40:50] = 150
    assert framed_strip(rgb, Strip(38, 240, 40, 50), 2, tips=(False, False)).y0 == 38


def test_a_pale_end_that_a_row_of_the_page_covers_in_part_ends_there() -> None:
    """The search for the strip went on into the page, to which the last row leads."""
    rgb = np.full((160, 60, 3), 255, np.uint8)
    pale = np.linspace(60, 236, 100).round().astype(np.uint8)
    rgb[20:120, 20:34, :2] = pale[:, None, None]
    rgb[120, 20:34, :2] = 249
    box, _ = exact_box(rgb, Strip(20, 122, 20, 34), 2)
    assert 120.2 < box.y1 < 120.5
    # One that fades on into the page ends where it was seen last.
    rgb[20:120, 20:34, :2] = np.linspace(5, 254, 100).round().astype(np.uint8)[:, None, None]
    rgb[120, 20:34] = 255
    assert exact_box(rgb, Strip(20, 122, 20, 34), 2)[0].y1 >= 120.0

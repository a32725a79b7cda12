"""Keys of legends, found by the colors of cells."""

from __future__ import annotations

from itertools import pairwise

import cv2
import numpy as np
import numpy.typing as npt

from unheat.detect.legend import find_legend
from unheat.detect.legend_steps import steps_of
from unheat.model import Box

Color = tuple[int, int, int]
RED, GREEN, BLUE, GREY = (215, 48, 39), (26, 152, 80), (69, 117, 180), (190, 190, 190)
CELLS = Box(10, 10, 90, 130)
TOLERANCE = 4.0


def page(*keys: tuple[float, float, Color], width: int = 20, height: int = 9) -> np.ndarray:
    """A white page with keys at (x0, y0)."""
    rgb = np.full((160, 240, 3), 255, dtype=np.uint8)
    for x0, y0, color in keys:
        rgb[int(y0) : int(y0) + height, int(x0) : int(x0) + width] = color
    return rgb


def cells(*colors: Color) -> npt.NDArray[np.float64]:
    return np.array([color for color in colors for _ in range(9)], dtype=float)


def test_a_column_of_keys_is_a_legend_from_top_to_bottom() -> None:
    rgb = page((120, 70, GREEN), (120, 30, RED), (120, 50, BLUE))
    legend = find_legend(rgb, cells(RED, GREEN, BLUE), TOLERANCE, [CELLS])
    assert legend is not None
    assert (legend.orientation, legend.keys) == ("vertical", True)
    assert [key.y0 for key in legend.swatches] == [30, 50, 70]


def test_a_row_of_keys_with_texts_of_any_length_between_them() -> None:
    rgb = page((100, 140, GREEN), (30, 140, RED), (145, 140, BLUE))
    legend = find_legend(rgb, cells(RED, GREEN, BLUE), TOLERANCE, [CELLS])
    assert legend is not None
    assert legend.orientation == "horizontal"
    assert [key.x0 for key in legend.swatches] == [30, 100, 145]


def test_small_keys_of_which_the_rims_are_soft() -> None:
    rgb = page((30, 140, RED), (60, 140, GREEN), width=4, height=4)
    for x0, color in ((30, RED), (60, GREEN)):
        rgb[140, x0 : x0 + 4] = (np.array(color) + 255) // 2
    legend = find_legend(rgb, cells(RED, GREEN), TOLERANCE, [CELLS])
    assert legend is not None
    assert [key.x0 for key in legend.swatches] == [30, 60]


def test_discs_with_soft_rims_are_keys_and_rings_are_none() -> None:
    keys = ((30, RED), (90, GREEN), (150, BLUE))
    for hole, found in ((0, True), (3, False)):
        rgb = page()
        for x, color in keys:
            big = np.full((160, 160, 3), 255, dtype=np.uint8)
            cv2.circle(big, (80, 80), 64, color, -1)
            if hole:
                cv2.circle(big, (80, 80), 16 * hole, (255, 255, 255), -1)
            rgb[138:154, x : x + 16] = cv2.resize(big, (16, 16), interpolation=cv2.INTER_AREA)
        legend = find_legend(rgb, cells(RED, GREEN, BLUE), TOLERANCE, [CELLS])
        assert (legend is not None) == found
        if legend is not None:
            assert [round(key.center[0]) for key in legend.swatches] == [38, 98, 158]


def test_keys_that_no_cell_has_belong_to_the_legend() -> None:
    near = (RED[0], RED[1] + 3, RED[2])
    keys = [(120, 30 + 20 * k, color) for k, color in enumerate((RED, GREEN, near, GREY))]
    legend = find_legend(page(*keys), cells(RED, GREEN), TOLERANCE, [CELLS])
    assert legend is not None
    assert [key.y0 for key in legend.swatches] == [30, 50, 70, 90]


def test_cells_of_something_else_are_no_keys() -> None:
    keys = [
        (110 + 24 * col, 20 + 11 * row, (RED, GREEN, BLUE)[(row + col) % 3])
        for row in range(6)
        for col in range(4)
    ]
    assert find_legend(page(*keys), cells(RED, GREEN, BLUE), TOLERANCE, [CELLS]) is None


def test_blank_cells_need_no_key() -> None:
    rgb = page((120, 30, RED), (120, 50, GREEN))
    white = (255, 255, 255)
    colors = cells(RED, GREEN, white, white)
    assert find_legend(rgb, colors, TOLERANCE, [CELLS]) is None
    assert find_legend(rgb, colors, TOLERANCE, [CELLS], white) is not None


def test_most_cells_have_a_key() -> None:
    rgb = page((120, 30, RED), (120, 50, GREEN))
    assert find_legend(rgb, cells(RED, GREEN, BLUE, GREY), TOLERANCE, [CELLS]) is None


def test_wrapped_names_part_keys_unevenly() -> None:
    rgb = page((120, 20, RED), (120, 52, GREEN), (120, 70, BLUE))
    legend = find_legend(rgb, cells(RED, GREEN, BLUE), TOLERANCE, [CELLS])
    assert legend is not None
    assert len(legend.swatches) == 3


def test_what_lies_in_a_panel_is_no_key() -> None:
    rgb = page((20, 30, RED), (20, 50, GREEN))
    assert find_legend(rgb, cells(RED, GREEN), TOLERANCE, [CELLS]) is None


def test_keys_that_touch_are_steps_of_a_bar_as_long_as_they_please() -> None:
    rgb = page()
    for (y0, y1), color in zip(((20, 40), (40, 60), (60, 140)), (BLUE, GREEN, RED), strict=True):
        rgb[y0:y1, 130:146] = color
    legend = find_legend(rgb, cells(RED, GREEN, BLUE), TOLERANCE, [CELLS])
    assert legend is not None
    assert legend.swatches == ()
    assert legend.segments == (20, 40, 60, 140)
    lying = find_legend(
        np.ascontiguousarray(rgb.transpose(1, 0, 2)), cells(RED, GREEN, BLUE), TOLERANCE, []
    )
    assert lying is not None
    assert (lying.orientation, lying.segments) == ("horizontal", (20, 40, 60, 140))


def test_pieces_that_do_not_stand_one_over_the_other_are_no_steps() -> None:
    keys = [Box(130, 20, 136, 60), Box(135, 60, 146, 100), Box(136, 100, 142, 140)]
    assert steps_of(page(), keys) is None


def test_steps_of_a_color_that_no_cell_has_belong_to_the_bar() -> None:
    rgb = page()
    for (y0, y1), color in zip(((20, 40), (40, 60), (60, 90)), (BLUE, GREEN, GREY), strict=True):
        rgb[y0:y1, 130:146] = color
    legend = find_legend(rgb, cells(GREEN, BLUE), TOLERANCE, [CELLS])
    assert legend is not None
    assert legend.segments == (20, 40, 60, 90)


def test_steps_whose_change_a_codec_spread_over_some_rows_are_steps() -> None:
    rgb = np.full((220, 200, 3), 255, np.uint8)
    edges = (30, 60, 90, 120, 150)
    colors = ((255, 212, 170), (120, 45, 62), (68, 66, 131), (188, 232, 217))
    for (y0, y1), color in zip(pairwise(edges), colors, strict=True):
        rgb[y0:y1, 130:146] = color
    for y in edges:
        rgb[y - 1 : y + 2, 146:156] = 0
    rgb[30:150, 20:80] = np.repeat([colors[1], colors[2]], 60, axis=0)[:, None]
    blurred = cv2.GaussianBlur(rgb, (0, 0), 1.2)
    _, data = cv2.imencode(".jpg", blurred, [cv2.IMWRITE_JPEG_QUALITY, 75])
    lossy = np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), dtype=np.uint8)
    keys = [Box(130, y0, 146, y1) for y0, y1 in pairwise(edges)]
    bar = steps_of(lossy, keys)
    assert bar is not None
    assert len(bar.segments) == 5
    assert np.abs(np.array(bar.segments) - edges).max() <= 2.0


def test_what_stands_out_beyond_the_marks_of_all_steps_is_a_point() -> None:
    rgb = page()
    edges = (30, 60, 90, 120)
    for (y0, y1), color in zip(pairwise(edges), (BLUE, GREEN, RED), strict=True):
        rgb[y0:y1, 130:146] = color
    rgb[24:30, 130:146] = BLUE
    for y in edges:
        rgb[y - 1 : y + 1, 146:152] = 0
    bar = steps_of(rgb, [Box(130, y0, 146, y1) for y0, y1 in pairwise(edges)])
    assert bar is not None
    assert (bar.extends_start, bar.extends_end) == (True, False)
    assert np.abs(np.array(bar.segments) - edges).max() <= 1.0


def test_holes_in_letters_are_no_keys() -> None:
    """Pale cells, and flat spots of their colors within dark strokes."""
    pale, paler = (237, 245, 245), (253, 245, 245)
    rgb = page((118, 28, (0, 0, 0)), (118, 48, (0, 0, 0)), width=24, height=13)
    rgb[30:39, 120:140], rgb[50:59, 120:140] = pale, paler
    colors = cells(pale, paler)
    assert find_legend(rgb, colors, 4.0, [CELLS]) is not None
    assert find_legend(rgb, colors, 4.0, [CELLS], (245.0, 245.0, 245.0)) is None


def test_a_key_in_the_color_of_its_frame_is_as_much_larger() -> None:
    """Three keys in black frames of two pixels, and a black one, whose frame cannot be seen."""
    rgb = page()
    black = (20, 20, 20)
    for y, color in ((30, RED), (50, BLUE), (70, GREEN), (90, black)):
        rgb[y : y + 12, 120:143] = black
        rgb[y + 2 : y + 10, 122:141] = color
    legend = find_legend(rgb, cells(RED, BLUE, GREEN, black, RED, BLUE), TOLERANCE, [CELLS])
    assert legend is not None
    assert len(legend.swatches) == 4


def test_pale_keys_have_a_frame_that_the_others_do_not_have() -> None:
    pale = (240, 240, 240)
    rgb = page((120, 30, GREEN), (120, 60, GREY), width=30, height=14)
    rgb[62:72, 122:148] = pale
    for tones, found in ((cells(GREEN, pale), 2), (cells(GREEN, RED), 0)):
        legend = find_legend(rgb, tones, TOLERANCE, [CELLS], (255.0, 255.0, 255.0))
        assert (0 if legend is None else len(legend.swatches)) == found


def test_within_a_frame_the_page_color_is_a_step_too() -> None:
    rgb = page()
    rgb[19:141, 129:147] = 0
    colors = ((255, 255, 255), GREEN, RED)
    for (y0, y1), color in zip(((20, 50), (50, 80), (80, 140)), colors, strict=True):
        rgb[y0:y1, 130:146] = color
    legend = find_legend(rgb, cells(RED, GREEN), TOLERANCE, [CELLS], (255.0, 255.0, 255.0))
    assert legend is not None
    assert np.abs(np.array(legend.segments) - (20, 50, 80, 140)).max() <= 1.0


def test_pieces_of_letters_that_leave_a_step_nothing_are_no_bar() -> None:
    """A codec leaves a letter in pieces that overlap, the second of which has no room."""
    rgb = page((120, 30, RED), width=10, height=3)
    rgb[33:36, 120:130] = GREEN
    assert steps_of(rgb, [Box(120, 30, 130, 36), Box(120, 33, 130, 36)]) is None
    bar = steps_of(rgb, [Box(120, 30, 130, 33), Box(120, 33, 130, 36)])
    assert bar is not None
    assert bar.segments == (30.0, 33.0, 36.0)


def test_what_stands_on_both_sides_of_cells_is_no_legend_of_theirs() -> None:
    # Bars of a chart, some of which passed for cells.
    rgb = page((110, 60, RED), (210, 60, GREEN))
    assert find_legend(rgb, cells(RED, GREEN), TOLERANCE, [Box(130, 10, 210, 130)]) is None
    assert find_legend(rgb, cells(RED, GREEN), TOLERANCE, [CELLS]) is not None


def test_a_pale_key_is_not_one_piece_with_the_page_behind_a_codec() -> None:
    pale = (231, 231, 231)
    rgb = page((120, 30, RED), (120, 50, BLUE), (120, 70, pale))
    lossy = 10.0
    legend = find_legend(rgb, cells(RED, BLUE, pale), lossy, [CELLS], (255.0, 255.0, 255.0))
    assert legend is not None
    assert [key.y0 for key in legend.swatches] == [30, 50, 70]

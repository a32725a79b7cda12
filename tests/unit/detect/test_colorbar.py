"""Color bars on drawn pictures whose truth is known to the pixel."""

from __future__ import annotations

import io
import itertools
from dataclasses import replace

import cv2
import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

from unheat.detect import colorbar
from unheat.detect.bar_assign import has_two_scales
from unheat.detect.bar_company import has_company
from unheat.detect.bar_edges import exact_box
from unheat.detect.bar_fade import unfade
from unheat.detect.bar_grow import Strip, grow
from unheat.detect.bar_judge import judge, smooth_piece
from unheat.detect.bar_search import Seed
from unheat.detect.bar_tips import DRAWN, Tip, trim
from unheat.detect.bar_whole import goes_on_beyond
from unheat.detect.colorbar import assign_bars, find_bars, looks_like_bar, sample_ramp
from unheat.detect.ripples import noise_tolerance
from unheat.model import Bar, Box, Grid

Pixels = npt.NDArray[np.uint8]
WHITE = (255, 255, 255)


def page(height: int = 240, width: int = 320, color: tuple[int, int, int] = WHITE) -> Pixels:
    return np.full((height, width, 3), color, dtype=np.uint8)


def ramp(n: int, *stops: tuple[int, int, int]) -> npt.NDArray[np.float64]:
    """n colors from the first stop to the last, shape (n, 3)."""
    places = np.linspace(0, len(stops) - 1, n)
    table = np.array(stops, dtype=float)
    return np.stack([np.interp(places, np.arange(len(stops)), table[:, k]) for k in range(3)], 1)


PURPLE_TO_YELLOW = ((68, 1, 84), (33, 145, 140), (253, 231, 37))
BLUE_WHITE_RED = ((30, 60, 200), (255, 255, 255), (200, 30, 30))


def draw_bar(
    picture: Pixels,
    box: tuple[int, int, int, int],
    stops: tuple[tuple[int, int, int], ...] = PURPLE_TO_YELLOW,
) -> None:
    x0, y0, x1, y1 = box
    picture[y0:y1, x0:x1] = ramp(y1 - y0, *stops).round().astype(np.uint8)[:, None]


def draw_marks(picture: Pixels, x: int, rows: tuple[int, ...], length: int = 5) -> None:
    for row in rows:
        picture[row, x : x + length] = 0


def only(bars: tuple[Bar, ...]) -> Bar:
    assert len(bars) == 1, bars
    return bars[0]


def test_a_plain_vertical_bar_with_marks() -> None:
    picture = page()
    draw_bar(picture, (200, 30, 216, 210))
    draw_marks(picture, 216, (40, 80, 120, 160, 200))
    bar = only(find_bars(picture))
    assert bar.orientation == "vertical"
    assert bar.box.as_tuple() == pytest.approx((200, 30, 216, 210), abs=0.5)
    assert bar.tick_positions == pytest.approx((40.5, 80.5, 120.5, 160.5, 200.5), abs=0.1)
    assert bar.tick_side == "right"
    assert bar.segments == ()


def test_a_horizontal_bar_is_the_vertical_one_turned() -> None:
    picture = page()
    draw_bar(picture, (200, 30, 216, 210))
    draw_marks(picture, 216, (60, 120, 180))
    upright = only(find_bars(picture))
    lying = only(find_bars(np.ascontiguousarray(picture.transpose(1, 0, 2))))
    assert lying.orientation == "horizontal"
    assert lying.tick_side == "bottom"
    assert lying.tick_positions == upright.tick_positions
    box = upright.box
    assert lying.box == Box(box.y0, box.x0, box.y1, box.x1)


def test_a_frame_is_not_part_of_the_ramp_and_its_middle_is_the_edge() -> None:
    picture = page()
    picture[29:211, 199:217] = 0
    draw_bar(picture, (200, 30, 216, 210), ((255, 255, 255), (200, 30, 30)))
    bar = only(find_bars(picture))
    assert bar.box.y0 == pytest.approx(29.5, abs=0.3)
    assert bar.box.y1 == pytest.approx(210.5, abs=0.3)


def test_a_white_middle_does_not_part_a_diverging_bar() -> None:
    picture = page()
    draw_bar(picture, (200, 30, 216, 210), BLUE_WHITE_RED)
    assert only(find_bars(picture)).box.height == pytest.approx(180, abs=1)


def test_a_white_end_reaches_its_tick_mark() -> None:
    picture = page()
    draw_bar(picture, (200, 30, 216, 210), ((255, 255, 255), (8, 48, 107)))
    draw_marks(picture, 216, (29, 90, 150, 209))
    bar = only(find_bars(picture))
    assert bar.box.y0 == pytest.approx(29.5, abs=1.0)


def test_steps_of_a_discrete_bar() -> None:
    picture = page()
    colors = ramp(5, *PURPLE_TO_YELLOW).round().astype(np.uint8)
    for step, color in enumerate(colors):
        picture[30 + 36 * step : 66 + 36 * step, 200:216] = color
    bar = only(find_bars(picture))
    assert bar.segments == (30, 66, 102, 138, 174, 210)


def test_extension_points_end_at_their_base() -> None:
    picture = page()
    draw_bar(picture, (200, 50, 220, 210))
    for row in range(10):
        picture[49 - row, 201 + row : 219 - row] = PURPLE_TO_YELLOW[0]
    bar = only(find_bars(picture))
    assert (bar.extends_start, bar.extends_end) == (True, False)
    assert bar.box.y0 == pytest.approx(50, abs=0.8)


def test_notches_at_the_end_of_a_bar_are_no_point() -> None:
    picture = page()
    draw_bar(picture, (200, 30, 234, 210), ((8, 48, 107), (247, 251, 255)))
    # Drawn between two pixels, and as deep as a third of the bar on either side.
    for row, grey in ((29, 190), (30, 204), (31, 60)):
        picture[row, 200:210] = picture[row, 224:234] = (grey, grey, grey)
    picture[29, 210:224] = 200
    bar = only(find_bars(picture))
    assert not bar.extends_start
    assert bar.box.y0 == pytest.approx(29.5, abs=1.0)


def test_notches_inside_the_bar_are_marks() -> None:
    picture = page()
    draw_bar(picture, (200, 30, 220, 210), ((19, 43, 67), (86, 177, 247)))
    for row in (60, 120, 180):
        picture[row, 200:204] = 255
        picture[row, 216:220] = 255
    bar = only(find_bars(picture))
    assert bar.tick_positions == pytest.approx((60.5, 120.5, 180.5), abs=0.2)


def test_of_notches_of_two_lengths_the_longer_ones_are_marks() -> None:
    """They may reach beyond the middle of the bar; numbers stand at them alone."""
    for longer in (8, 14):
        picture = page()
        draw_bar(picture, (200, 30, 220, 210), ((19, 43, 67), (86, 177, 247)))
        for row in range(36, 208, 6):
            picture[row, 216:220] = 255
        for row in (60, 120, 180):
            picture[row, 220 - longer : 220] = 255
        bar = only(find_bars(picture))
        assert bar.tick_positions == pytest.approx((60.5, 120.5, 180.5), abs=0.2)


def test_strokes_close_together_inside_a_ramp_are_no_notches() -> None:
    picture = page()
    draw_bar(picture, (200, 30, 216, 210))
    for row in (100, 108):
        picture[row : row + 2, 200:204] = picture[row : row + 2, 212:216] = 255
    for bar in find_bars(picture):
        assert not bar.tick_positions


def test_a_bar_that_goes_on_beyond_its_end_was_cut_short() -> None:
    picture = page()
    draw_bar(picture, (200, 30, 216, 210))
    whole = only(find_bars(picture))
    short = replace(whole, box=Box(200, 50, 216, 210))
    white = np.array(WHITE, dtype=float)
    assert not goes_on_beyond(picture, whole, white)
    assert goes_on_beyond(picture, short, white)
    lying = replace(short, orientation="horizontal", box=Box(50, 200, 210, 216))
    assert goes_on_beyond(picture.transpose(1, 0, 2), lying, white)


def test_lines_drawn_over_a_color_key_do_not_hide_it() -> None:
    picture = page()
    keyed = np.ascontiguousarray(picture.transpose(1, 0, 2))
    draw_bar(keyed, (30, 40, 110, 160))
    for column in (55, 58, 90, 120):
        keyed[column, 60:110] = 0
    picture = np.ascontiguousarray(keyed.transpose(1, 0, 2))
    bar = only(find_bars(picture))
    assert bar.orientation == "horizontal"
    assert (bar.box.x0, bar.box.x1) == pytest.approx((40, 160), abs=1)
    colors, positions = sample_ramp(picture, bar)
    truth = ramp(120, *PURPLE_TO_YELLOW)[np.floor(positions).astype(int) - 40]
    assert np.abs(colors - truth).max() < 3


def test_cells_are_no_bars() -> None:
    generator = np.random.default_rng(7)
    picture = page()
    colors = ramp(256, *PURPLE_TO_YELLOW).round().astype(np.uint8)
    for row in range(9):
        for col in range(12):
            color = colors[generator.integers(256)]
            picture[20 + 20 * row : 40 + 20 * row, 40 + 20 * col : 60 + 20 * col] = color
    assert find_bars(picture) == ()


def test_sorted_cells_beside_each_other_are_no_bars() -> None:
    picture = page()
    colors = ramp(8, *PURPLE_TO_YELLOW).round().astype(np.uint8)
    for row in range(8):
        for col in range(4):
            picture[20 + 20 * row : 40 + 20 * row, 40 + 20 * col : 60 + 20 * col] = np.clip(
                colors[row].astype(int) - 6 * col, 0, 255
            )
    assert find_bars(picture) == ()


def test_a_side_strip_of_categories_is_no_bar() -> None:
    picture = page()
    palette = [(228, 26, 28), (55, 126, 184), (77, 175, 74), (152, 78, 163), (255, 127, 0)]
    for step in range(10):
        color = palette[(step * 3) % 5]
        picture[20 + 20 * step : 40 + 20 * step, 100:112] = color
    assert find_bars(picture) == ()


def test_boxes_to_exclude_are_left_out() -> None:
    picture = page()
    draw_bar(picture, (200, 30, 216, 210))
    assert find_bars(picture, [Box(190, 20, 230, 220)]) == ()


def test_looks_like_bar_tells_a_ramp_from_a_flat_box() -> None:
    picture = page()
    draw_bar(picture, (200, 30, 216, 210))
    picture[30:210, 100:116] = (120, 20, 20)
    assert looks_like_bar(picture, Box(200, 30, 216, 210)) > 0.9
    assert looks_like_bar(picture, Box(100, 30, 116, 210)) == 0.0


def test_each_panel_gets_the_bar_that_has_its_colors() -> None:
    picture = page(240, 480)
    generator = np.random.default_rng(3)
    grids = []
    warm, cool = PURPLE_TO_YELLOW, ((247, 251, 255), (8, 48, 107))
    for left, stops in ((20, warm), (260, cool)):
        colors = ramp(256, *stops).round().astype(np.uint8)
        for row in range(4):
            for col in range(4):
                color = colors[generator.integers(256)]
                picture[40 + 40 * row : 80 + 40 * row, left + 40 * col : left + 40 + 40 * col] = (
                    color
                )
        spans = tuple((40.0 + 40 * k, 80.0 + 40 * k) for k in range(4))
        columns = tuple((left + 40.0 * k, left + 40.0 + 40 * k) for k in range(4))
        grids.append(Grid(row_spans=spans, column_spans=columns))
    draw_bar(picture, (200, 40, 212, 200), cool)
    draw_bar(picture, (440, 40, 452, 200), warm)
    bars = find_bars(picture)
    assert len(bars) == 2
    first, second = assign_bars(picture, grids, bars)
    assert first is not None
    assert second is not None
    assert bars[first].box.x0 == pytest.approx(440, abs=0.5)
    assert bars[second].box.x0 == pytest.approx(200, abs=0.5)
    assert assign_bars(picture, grids[:1], (bars[second],)) == (None,)


def test_separate_swatches_of_a_stepped_legend() -> None:
    picture = page()
    for step, color in enumerate(ramp(5, *PURPLE_TO_YELLOW).round().astype(np.uint8)):
        picture[40 + 24 * step : 58 + 24 * step, 220:238] = color
    bar = only(find_bars(picture))
    assert bar.keys
    assert bar.segments == (40, 61, 85, 109, 133, 154)


def test_a_pale_swatch_that_seems_larger_than_the_others_is_one_of_them() -> None:
    picture = page()
    colors = ramp(5, (70, 100, 220), (212, 220, 247)).round().astype(np.uint8)
    for step, color in enumerate(colors):
        picture[40 + 36 * step : 58 + 36 * step, 220:249] = color
    # The smoothed rims of the palest one.
    picture[183, 220:249] = picture[202, 220:249] = colors[-1]
    picture[184:202, 219] = picture[184:202, 249] = colors[-1]
    assert len(only(find_bars(picture)).segments) == 6


def test_steps_that_the_lines_of_ticks_part_are_one_bar() -> None:
    picture = page()
    for step, color in enumerate(ramp(6, *PURPLE_TO_YELLOW).round().astype(np.uint8)):
        picture[30 + 30 * step : 60 + 30 * step, 200:226] = color
    for row in range(60, 210, 30):
        picture[row, 200:206] = picture[row, 220:226] = 0
    bar = only(find_bars(picture))
    assert len(bar.segments) == 7
    assert (bar.box.y0, bar.box.y1) == pytest.approx((30, 210), abs=0.6)


def test_a_column_of_cells_between_the_lines_of_a_grid_is_no_bar() -> None:
    picture = page(400, 320)
    # A smooth field whose middle columns are pale: their neighbours make no seeds.
    for row in range(20):
        for col in range(8):
            grey = 250 - row * 11 if col in (2, 6) else 254
            picture[20 + 18 * row : 36 + 18 * row, 30 + 30 * col : 58 + 30 * col] = grey
    assert find_bars(picture) == ()


@pytest.mark.parametrize("taken", [False, True])
def test_steps_whose_sides_lean_are_a_bar_of_a_photograph(taken: bool) -> None:
    drawn = page(300, 240)
    colors = ramp(5, *PURPLE_TO_YELLOW).round().astype(np.uint8)
    for k, color in enumerate(colors):
        drawn[40 + 44 * k : 84 + 44 * k, 100:118] = color
    turn = cv2.getRotationMatrix2D((120.0, 150.0), 1.2, 1.0)
    seen = cv2.warpAffine(drawn, turn, (240, 300), borderValue=WHITE).astype(float)
    seen += np.random.default_rng(4).normal(0.0, 2.0, seen.shape)
    noisy = np.clip(seen, 0, 255).astype(np.uint8)
    bars = find_bars(noisy, taken=taken)
    assert bool(bars) is taken
    if taken:
        bar = only(bars)
        assert len(bar.segments) == 6
        assert (bar.box.y0, bar.box.y1) == pytest.approx((40, 260), abs=4)


def test_steps_as_long_as_their_classes_are_wide() -> None:
    picture = page()
    edges = (30, 40, 50, 70, 110, 190)
    colors = ramp(5, *PURPLE_TO_YELLOW).round().astype(np.uint8)
    for (first, end), color in zip(itertools.pairwise(edges), colors, strict=True):
        picture[first:end, 200:216] = color
    assert only(find_bars(picture)).segments == pytest.approx(edges, abs=1)


def test_a_dark_point_that_a_codec_blurs_into_its_frame_is_none_of_the_bar() -> None:
    picture = page()
    draw_bar(picture, (200, 40, 216, 210), ((100, 0, 31), (214, 96, 77), (247, 247, 247)))
    for row in range(15):
        half = round(8 * row / 15)
        picture[25 + row, 208 - half : 208 + half] = (100, 0, 31)
        for side in (207 - half, 208 + half):
            picture[25 + row, side] = 0
    # Growth stopped where the point begins; a tolerance of 8 is that of a lossy picture.
    box, _ = exact_box(picture, Strip(40, 210, 200, 216), 8)
    assert box.y0 == pytest.approx(40, abs=1.0)


@pytest.mark.parametrize("gap", [6, 8])
def test_print_beyond_the_ripples_of_a_sharp_end_is_no_part_of_the_bar(gap: int) -> None:
    picture = page()
    stops = ((37, 52, 148), (65, 182, 196), (237, 248, 177))
    draw_bar(picture, (200, 39, 216, 210), stops)
    for left in range(200, 226, 7):
        cv2.putText(picture, "o", (left, 39 - gap), cv2.FONT_HERSHEY_SIMPLEX, 0.4, (0, 0, 0), 2)
    coded = cv2.imencode(".jpg", picture[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, 60])[1]
    lossy = np.asarray(cv2.imdecode(coded, cv2.IMREAD_COLOR), dtype=np.uint8)[..., ::-1]
    lossy = np.ascontiguousarray(lossy)
    page_color = np.array([255.0, 255.0, 255.0])
    box = Box(200.0, 39.0, 216.0, 210.0)
    _, ended = unfade(lossy, Strip(39, 210, 200, 216), box, page_color, 8, move=-1)
    assert ended.y0 == pytest.approx(39, abs=1.0)


def test_tick_marks_at_both_ends_of_a_slow_ramp_are_no_neighbours_cells() -> None:
    picture = page()
    draw_bar(picture, (200, 20, 209, 220), ((0, 34, 78), (124, 123, 120), (254, 232, 56)))
    # The rows at both ends are another color yet, as a resizer leaves them.
    picture[20, 200:209] = (40, 80, 120)
    picture[219, 200:209] = (255, 250, 140)
    draw_marks(picture, 209, (20, 21, 218, 219), length=9)
    assert not has_company(picture, Strip(20, 220, 200, 209), 9)


@pytest.mark.parametrize("quality", [50, 60, 80])
def test_a_point_of_a_lossy_picture_is_found_behind_its_ripples(quality: int) -> None:
    picture = page(420, 320)
    draw_bar(picture, (200, 70, 230, 380), ((253, 231, 37), (33, 145, 140), (68, 1, 84)))
    outline = np.array([[199, 380], [199, 70], [215, 41], [231, 70], [231, 380]], dtype=np.int32)
    cv2.fillPoly(
        picture, [np.array([[200, 70], [215, 42], [230, 70]], dtype=np.int32)], (253, 231, 37)
    )
    cv2.polylines(picture, [outline], isClosed=True, color=(0, 0, 0), thickness=2)
    draw_marks(picture, 233, (70, 147, 225, 302, 379), length=7)
    coded = cv2.imencode(".jpg", picture[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
    lossy = np.asarray(cv2.imdecode(coded, cv2.IMREAD_COLOR), dtype=np.uint8)[..., ::-1]
    bar = only(find_bars(np.ascontiguousarray(lossy)))
    assert bar.extends_start
    assert bar.box.y0 == pytest.approx(70, abs=2.0)


@pytest.mark.parametrize("quality", [70, 92])
def test_ticks_that_reach_into_a_bar_from_both_sides_part_none_in_a_lossy_picture(
    quality: int,
) -> None:
    picture = page(480, 320)
    draw_bar(picture, (200, 20, 216, 430), ((19, 43, 67), (86, 177, 247)))
    for row in (97, 218, 340):
        picture[row, 200:206] = picture[row, 210:216] = 255
    coded = cv2.imencode(".jpg", picture[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
    lossy = np.asarray(cv2.imdecode(coded, cv2.IMREAD_COLOR), dtype=np.uint8)[..., ::-1]
    bar = only(find_bars(np.ascontiguousarray(lossy)))
    assert (bar.box.y0, bar.box.y1) == pytest.approx((20, 430), abs=2.0)


def test_a_ramp_that_hurries_in_places_has_no_steps() -> None:
    picture = page(520)
    # It moves by a level every other row, and leaps between four such stretches.
    stretches = ((40, 60), (68, 130), (138, 160), (168, 230))
    grey = np.concatenate([np.arange(first, end) for first, end in stretches])
    picture[30 : 30 + 2 * len(grey), 200:216] = np.repeat(grey, 2)[:, None, None]
    assert only(find_bars(picture)).segments == ()


def test_a_ramp_that_hurries_a_little_in_equal_distances_has_no_steps() -> None:
    """A table of colors drawn at fewer pixels leaves some of them out."""
    picture = page(300, 120)
    colors = ramp(260, (169, 55, 59), (250, 244, 243), (35, 105, 189))
    gaps = np.arange(50, 240, 52)
    left = np.delete(np.arange(260), np.r_[gaps, gaps + 1])
    picture[20:272, 40:53] = colors[left].round().astype(np.uint8)[:, None]
    bar = only(find_bars(picture))
    assert not bar.segments
    assert (bar.box.y0, bar.box.y1) == pytest.approx((20, 272), abs=1.0)


def test_steps_of_two_hues_that_meet_in_white_are_in_order() -> None:
    picture = page()
    colors = [(203, 73, 66), (247, 183, 153), (246, 247, 247), (167, 208, 228), (55, 131, 187)]
    for step, color in enumerate(colors):
        picture[30 + 36 * step : 66 + 36 * step, 200:220] = color
    assert len(only(find_bars(picture)).segments) == 6


def test_a_letter_beside_a_bar_of_steps_makes_no_step_of_the_page() -> None:
    picture = page()
    for step, color in enumerate(ramp(20, *BLUE_WHITE_RED).round().astype(np.uint8)):
        picture[40 + 9 * step : 49 + 9 * step, 200:226] = color
    draw_marks(picture, 226, (31, 85, 130, 175), length=4)
    bar = only(find_bars(picture))
    assert (bar.box.y0, bar.box.y1) == pytest.approx((40, 220), abs=0.6)


def test_a_legend_of_categories_is_no_bar() -> None:
    picture = page()
    palette = [(31, 119, 180), (255, 127, 14), (44, 160, 44), (214, 39, 40), (148, 103, 189)]
    for step, color in enumerate(palette):
        picture[40 + 24 * step : 58 + 24 * step, 220:238] = color
    assert find_bars(picture) == ()


def test_a_nearly_white_end_that_can_be_seen_is_measured() -> None:
    picture = page()
    draw_bar(picture, (200, 30, 216, 210), ((255, 246, 242), (70, 0, 100)))
    bar = only(find_bars(picture))
    assert (bar.box.y0, bar.box.y1) == pytest.approx((30, 210), abs=0.6)


def test_a_white_end_in_a_lossy_picture_ends_where_its_course_meets_the_page() -> None:
    picture = page().astype(float)
    colors = ramp(180, (255, 255, 255), (190, 60, 40), (0, 0, 0))
    picture[30:210, 200:216] = colors[:, None]
    noise = np.random.default_rng(5).normal(0, 2.0, picture.shape)
    bar = only(find_bars(np.clip(picture + noise, 0, 255).round().astype(np.uint8)))
    assert bar.box.y0 == pytest.approx(30, abs=4)
    assert bar.box.y1 == pytest.approx(210, abs=1.5)


def test_the_base_of_a_point_is_at_its_mark() -> None:
    picture = page()
    draw_bar(picture, (200, 40, 216, 210))
    for step in range(8):
        picture[39 - step, 201 + step : 215 - step] = PURPLE_TO_YELLOW[0]
    draw_marks(picture, 216, (40, 125, 209))
    bar = only(find_bars(picture))
    assert bar.extends_start
    assert bar.box.y0 == pytest.approx(40.5, abs=0.1)


def test_a_bar_below_another_is_not_its_end() -> None:
    picture = page(height=420)
    for top in (20, 230):
        picture[top - 1 : top + 151, 199:217] = 0
        draw_bar(picture, (200, top, 216, top + 150), ((8, 48, 107), (255, 255, 255)))
        draw_marks(picture, 217, (top, top + 75, top + 149))
    bars = find_bars(picture)
    assert [round(bar.box.y1) for bar in bars] == [170, 380]


def test_a_thick_frame_smeared_by_a_codec_is_the_end_all_the_same() -> None:
    picture = page(height=300)
    picture[38:262, 198:222] = 0
    draw_bar(picture, (201, 41, 219, 259), ((180, 4, 38), (221, 221, 221), (59, 76, 192)))
    coded = cv2.imencode(".jpg", picture[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, 35])[1]
    decoded = cv2.imdecode(coded, cv2.IMREAD_COLOR)
    assert decoded is not None
    lossy = np.ascontiguousarray(decoded[..., ::-1]).astype(np.uint8)
    bar = only(find_bars(lossy))
    assert (bar.box.y0, bar.box.y1) == pytest.approx((39.5, 260.5), abs=1.0)


def test_a_long_slow_ramp_does_not_drown_in_a_codecs_noise() -> None:
    picture = page(height=420, width=120).astype(float)
    picture[40:380, 60:74] = ramp(340, (0, 255, 0), (0, 0, 0), (255, 0, 0))[:, None]
    # Blocks of eight rows that a codec has shifted by a little.
    steps = np.random.default_rng(2).normal(0, 3.0, (48, 1, 3)).repeat(8, axis=0)
    picture[40:380, 60:74] += steps[:340]
    lossy = np.clip(picture, 0, 255).round().astype(np.uint8)
    strip = judge(lossy, Seed(40, 380, 60, 74), 11)
    assert strip is not None
    assert (strip.y0, strip.y1) == pytest.approx((40, 380), abs=4)


VIRIDIS_STEPS = [
    (253, 231, 37), (122, 209, 81), (34, 168, 132), (42, 120, 142), (65, 68, 135), (68, 1, 84)
]  # fmt: skip


@pytest.mark.parametrize(("quality", "left"), [(45, 343), (50, 347)])
def test_the_last_step_of_a_bar_beyond_a_leap_is_no_loss(quality: int, left: int) -> None:
    picture = page(height=300, width=420)
    picture[23:277, left : left + 14] = 0
    for index, color in enumerate(VIRIDIS_STEPS):
        y0 = 24 + 42 * index
        picture[y0 : y0 + 42, left + 1 : left + 13] = color
    for index in range(7):
        picture[min(24 + 42 * index, 276), left + 14 : left + 18] = 0
    coded = cv2.imencode(".jpg", picture[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
    decoded = cv2.imdecode(coded, cv2.IMREAD_COLOR)
    assert decoded is not None
    bar = only(find_bars(np.ascontiguousarray(decoded[..., ::-1]).astype(np.uint8)))
    assert (bar.box.y0, bar.box.y1) == pytest.approx((24, 276), abs=2)


@pytest.mark.parametrize("last", [(3, 2, 11), (253, 252, 250)])
def test_a_last_band_of_a_palette_beyond_a_leap_ends_where_the_frame_does(
    last: tuple[int, int, int],
) -> None:
    picture = page(height=300)
    picture[39:261, 199:221] = 0
    draw_bar(picture, (200, 40, 220, 208), ((250, 200, 120), (120, 40, 90)))
    picture[40:208, 200:220] //= 6
    picture[40:208, 200:220] *= 6
    picture[208:260, 200:220] = last
    bar = only(find_bars(picture))
    assert (bar.box.y0, bar.box.y1) == pytest.approx((39.5, 260.5), abs=0.6)


def test_the_long_mark_of_a_decade_is_where_its_short_ones_do_not_reach() -> None:
    picture = page(height=340)
    draw_bar(picture, (200, 30, 216, 310))
    majors = [50, 78, 106, 134, 162, 190, 218, 246]
    for row in majors:
        picture[row, 216:225] = 0
        for digit in range(2, 10):
            picture[row + round(28 * (1 - np.log10(digit))), 216:221] = 40
    bar = only(find_bars(picture))
    assert bar.tick_positions == pytest.approx([row + 0.5 for row in majors], abs=0.3)


def test_narrow_bands_at_the_ends_of_a_palette_belong_to_the_bar() -> None:
    picture = page(height=300)
    colors = ramp(12, (120, 40, 10), (250, 240, 230)).round()
    row = 40
    for color, rows in zip(colors, (2, 2, 2, 2, 14, 20, 17, 22, 16, 20, 18, 12), strict=True):
        picture[row : row + rows, 200:212] = color
        row += rows
    bar = only(find_bars(picture))
    assert (bar.box.y0, bar.box.y1) == pytest.approx((40, row), abs=1.0)


def test_lines_drawn_over_a_framed_key_do_not_cut_it_short() -> None:
    picture = page(height=200, width=300)
    picture[34:110, 46:144] = 60
    picture[35:109, 48:143] = ramp(95, WHITE, (70, 130, 180)).round().astype(np.uint8)
    for column in (70, 72, 73, 75, 76, 78, 79):
        picture[38:109, column] = 51
    bar = only(find_bars(picture))
    assert (bar.box.x0, bar.box.x1) == pytest.approx((47, 143.5), abs=1.0)


def test_the_blurred_rim_of_a_frame_does_not_make_steps_of_a_long_ramp() -> None:
    picture = page(height=2200, width=160)
    levels = ramp(220, (8, 48, 107), (107, 174, 214), (247, 251, 255)).round().astype(np.uint8)
    picture[40:2020, 60:120] = np.repeat(levels, 9, axis=0)[:, None]
    picture[39, 60:120] = levels[0] + 14
    strip = judge(picture, Seed(39, 2020, 60, 120), 2)
    assert strip is not None
    assert (strip.y0, strip.y1) == pytest.approx((40, 2020), abs=2)


def test_a_piece_of_a_slow_ramp_is_one_although_most_of_its_rows_stand_still() -> None:
    picture = page(height=300)
    shades = 60 + 2 * (np.arange(180) // 9)
    picture[60:240, 200:240] = np.stack([shades, 90 + shades // 2, 200 - shades], 1)[:, None]
    assert smooth_piece(picture, Seed(60, 240, 200, 240), 4) is not None


def test_many_short_marks_beside_a_resampled_bar_are_no_neighbour() -> None:
    picture = page(height=340)
    draw_bar(picture, (200, 40, 216, 300))
    # The rim of a bar that was enlarged rings, and marks begin where it ends.
    for column, share in ((216, 0.9), (217, 0.5), (218, 0.2)):
        rim = share * picture[40:300, 215] + (1 - share) * 255
        picture[40:300, column] = rim.astype(np.uint8)
    for row in range(40, 300, 9):
        picture[row : row + 3, 218:222] = 60
    assert judge(picture, Seed(40, 300, 200, 214), 2) is not None


def test_a_palette_of_many_small_leaps_keeps_its_first_wide_band() -> None:
    picture = page(height=900)
    picture[40:150, 200:240] = (20, 46, 170)
    color = np.array([20, 40, 200])
    for index in range(28):
        # Few leaps are large, and none is as large as that from the first band.
        color = color + (np.array([13, 9, -6]) if index % 9 == 4 else np.array([7, 6, -4]))
        picture[150 + 22 * index : 172 + 22 * index, 200:240] = color.astype(np.uint8)
    bar = only(find_bars(picture))
    assert (bar.box.y0, bar.box.y1) == pytest.approx((40, 150 + 22 * 28), abs=0.6)


def test_a_ramp_in_few_colors_may_leap_from_band_to_band() -> None:
    """Leaps of 28 and 32 levels where green gives way to red, as in a palette of 60 colors."""
    picture = page(300)
    greens = [(0, 60 + 9 * k, 140 - 2 * k) for k in range(16)]
    yellows = [(32, 198, 108), (60, 201, 102), (79, 204, 96)]
    yellows += [(79 + 12 * k, 204 + k, 96 - 5 * k) for k in range(1, 14)]
    y = 260
    for color in greens + yellows:
        picture[y - 4 : y, 200:220] = color
        y -= 4
    bar = only(find_bars(picture))
    assert (bar.box.y0, bar.box.y1) == pytest.approx((y, 260), abs=1.0)


def test_two_bands_of_a_palette_may_be_of_one_color_nearly() -> None:
    picture = page(height=400)
    colors = ramp(26, (45, 0, 75), (247, 247, 247), (128, 60, 8)).round()
    # With a sliver of the middle itself between them.
    middle = np.array([(247.0, 247.0, 247.0), (245.0, 244.0, 243.0)])
    colors = np.concatenate([colors[:12], [(243.0, 244.0, 245.0)], middle, colors[14:]])
    row = 40
    for number, color in enumerate(colors):
        rows = 2 if number == 13 else 6 + number * 7 % 11
        picture[row : row + rows, 200:214] = color
        row += rows
    bar = only(find_bars(picture))
    assert (bar.box.y0, bar.box.y1) == pytest.approx((40, row), abs=1.0)


def test_the_base_of_a_point_is_no_step() -> None:
    strip = Strip(20, 300, 10, 34, (20, 50, 90, 160, 280, 300))
    assert trim(strip, None, Tip(280.4)).steps == (20, 50, 90, 160, 280)
    assert trim(strip, None, None).steps == strip.steps


@pytest.mark.parametrize("halves", [True, False])
def test_a_matrix_of_two_halves_may_have_two_bars(halves: bool) -> None:
    picture = page(240, 420)
    draw_bar(picture, (300, 20, 316, 200), BLUE_WHITE_RED)
    draw_bar(picture, (360, 20, 376, 200), PURPLE_TO_YELLOW)
    first, second = ramp(36, *BLUE_WHITE_RED), ramp(36, *PURPLE_TO_YELLOW)
    for row, col in np.ndindex(6, 6):
        table = second if halves and row > col else first
        picture[20 + 30 * row : 50 + 30 * row, 20 + 40 * col : 60 + 40 * col] = table[
            (7 * row + 11 * col) % 36
        ].round()
    spans = [tuple((20.0 + n * k, 20.0 + n * (k + 1)) for k in range(6)) for n in (30, 40)]
    grid = Grid(row_spans=spans[0], column_spans=spans[1])
    one, other = find_bars(picture, [grid.box])
    assert has_two_scales(picture, grid, one, [other]) == halves
    assert not has_two_scales(picture, grid, one, [])


def test_an_even_ramp_ends_where_the_page_begins_though_it_was_about_to_fade() -> None:
    rgb = np.full((320, 60, 3), 255, dtype=np.uint8)
    rgb[20:280, 20:40] = np.rint(np.linspace(60, 251, 260))[:, None, None]
    strip, box = Strip(20, 276, 20, 40), Box(20.0, 20.0, 40.0, 276.0)
    _, ended = unfade(rgb, strip, box, np.full(3, 255.0), 7, move=1)
    assert ended.y1 == pytest.approx(280.0, abs=1.0)


@pytest.mark.parametrize(("quality", "by"), [(75, 2.5), (85, 1.8), (95, 2.5)])
def test_the_ripples_of_a_codec_may_have_been_enlarged(quality: int, by: float) -> None:
    picture = page(360, 200)
    draw_bar(picture, (120, 30, 146, 330), BLUE_WHITE_RED)
    draw_marks(picture, 147, tuple(range(40, 330, 40)))
    picture[100:300, 20:90] = (90, 140, 60)
    coded = io.BytesIO()
    Image.fromarray(picture).save(coded, "JPEG", quality=quality)
    lossy = Image.open(coded).convert("RGB")
    size = round(200 * by), round(360 * by)
    bar = only(find_bars(np.asarray(lossy.resize(size, Image.Resampling.BICUBIC))))
    assert abs(bar.box.y0 - 30 * by) < 2.5
    assert abs(bar.box.y1 - 330 * by) < 2.5
    assert len(bar.tick_positions) > 1


def test_a_strip_of_page_with_a_bar_in_it_is_no_bar() -> None:
    # A white middle cannot be told from the page, and what grows across there takes it all in.
    picture = page(460, 260)
    draw_bar(picture, (90, 20, 140, 440), ((142, 1, 82), (247, 247, 247), (39, 100, 25)))
    bar = judge(picture, Seed(20, 440, 90, 140), 8)
    assert bar is not None
    assert (bar.x0, bar.x1) == (90, 140)
    assert judge(picture, Seed(20, 440, 15, 185), 8) is None


@pytest.mark.parametrize("seed", [0, 1])
def test_the_grain_of_scanned_paper_breaks_no_ramp(seed: int) -> None:
    picture = np.full((560, 200, 3), (249.0, 246.0, 237.0))
    picture[57:522, 80:102] = ramp(465, (250, 240, 238), (5, 60, 100))[:, None]
    picture[57:522, [79, 102]] = picture[[56, 522], 79:103] = 20.0
    picture[np.linspace(57, 521, 6).astype(int), 103:108] = 20.0
    picture = cv2.GaussianBlur(picture, (0, 0), 0.6)
    grain = np.random.default_rng(seed).normal(0, 4.0, (560, 200, 1))
    scanned = np.clip(picture + grain, 0, 255).astype(np.uint8)
    coded = cv2.imencode(".jpg", scanned, [cv2.IMWRITE_JPEG_QUALITY, 82])[1]
    seen = np.asarray(cv2.imdecode(coded, cv2.IMREAD_COLOR), dtype=np.uint8)
    bar = only(find_bars(seen, taken=True, lossy=True))
    assert bar.box.as_tuple() == pytest.approx((79.5, 56.5, 102.5, 522.5), abs=0.5)
    assert len(bar.tick_positions) == 6


def test_growth_over_the_page_from_the_white_end_of_a_bar_hides_no_bar(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    picture = page()
    draw_bar(picture, (200, 30, 216, 210), ((60, 0, 125), (255, 255, 255)))
    pale, dark = Seed(100, 208, 200, 216), Seed(40, 90, 200, 216)

    def over_the_page(rgb: Pixels, seed: Seed, tolerance: int) -> Seed:
        return grow(rgb, seed, tolerance) if seed.y0 < 90 else Seed(0, 240, 180, 320)

    monkeypatch.setattr(colorbar, "grow", over_the_page)
    strips = colorbar._strips(picture, [pale, dark], 1)
    assert [(strip.x0, strip.x1, strip.y0) for strip in strips] == [(200, 216, 30)]


def test_thick_lines_of_ticks_part_no_large_bar() -> None:
    picture = page(400)
    draw_bar(picture, (200, 20, 242, 380))
    for row in range(60, 380, 80):
        picture[row : row + 5, 200:209] = picture[row : row + 5, 233:242] = 255
    bar = only(find_bars(picture))
    assert (bar.box.y0, bar.box.y1) == pytest.approx((20, 380), abs=0.6)


def test_a_bar_that_was_drawn_a_pixel_beyond_its_frame() -> None:
    picture = page()
    draw_bar(picture, (200, 30, 222, 210))
    picture[[28, 29, 210], 198:222] = picture[28:211, [198, 199, 220]] = 0
    bar = only(find_bars(picture))
    assert (bar.box.y0, bar.box.y1) == pytest.approx((29, 210.5), abs=1.0)


@pytest.mark.parametrize("quality", [None, 85])
def test_the_first_of_uneven_steps_may_have_the_color_of_the_page(quality: int | None) -> None:
    picture = page(height=360)
    picture[29:331, 199:221] = 0
    edges = (30, 60, 90, 150, 270, 330)
    for shade, (first, end) in zip((255, 190, 150, 90, 30), itertools.pairwise(edges), strict=True):
        picture[first:end, 200:220] = shade
    for row in edges:
        picture[row - 1 : row + 1, 221:227] = 0
    if quality is not None:
        _, data = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])
        picture = np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), dtype=np.uint8)
    bar = only(find_bars(picture, lossy=quality is not None))
    assert bar.segments == pytest.approx(edges, abs=2.5)


def test_a_bar_that_took_in_its_rims_is_no_wider_than_it_was() -> None:
    picture = np.full((400, 120, 3), 255, dtype=np.uint8)
    share = np.linspace(0.0, 1.0, 320)[:, None]
    picture[40:360, 50:64] = np.round(240 - share * np.array([220, 150, 30]))[:, None]
    known = Seed(100, 220, 50, 64)
    whole = Seed(40, 360, 48, 66)
    strip = colorbar._within_its_sides(picture, known, whole, 9)
    assert strip is not None
    assert (strip.y0, strip.y1, strip.x0, strip.x1) == (40, 360, 50, 64)
    assert colorbar._within_its_sides(picture, known, whole, 2) is None
    assert colorbar._within_its_sides(picture, known, Seed(40, 360, 40, 66), 9) is None


def test_a_bar_in_a_drawing_that_hides_its_codec_is_found_all_the_same() -> None:
    """A codec that smooths leaves faint steps, and few that turn back; rows of a ramp still do."""
    picture = page()
    draw_bar(picture, (250, 30, 266, 210))
    draw_marks(picture, 266, (30, 75, 120, 165, 209))
    grain = np.random.default_rng(1).integers(-5, 6, (180, 16, 1))
    picture[30:210, 250:266] = np.clip(picture[30:210, 250:266].astype(int) + grain, 0, 255)
    picture[20:220, 20:220] = np.linspace(250, 60, 200).astype(np.uint8)[None, :, None]
    assert noise_tolerance(picture) == DRAWN
    (bar,) = find_bars(picture)
    assert bar.box.as_tuple() == pytest.approx((250, 30, 266, 210), abs=0.5)
    assert len(bar.tick_positions) == 5


def test_colors_a_pixel_beyond_both_long_lines_of_a_frame_are_its_bar() -> None:
    picture = page()
    draw_bar(picture, (200, 30, 216, 210), BLUE_WHITE_RED)
    picture[30:210, [201, 214]] = 0
    picture[[30, 209], 201:215] = 0
    draw_marks(picture, 215, (40, 120, 200))
    bar = only(find_bars(picture))
    assert bar.box.y0 == pytest.approx(30, abs=1)
    assert bar.box.y1 == pytest.approx(210, abs=1)
    assert bar.tick_positions == pytest.approx((40.5, 120.5, 200.5), abs=0.1)


def test_marks_of_two_pixels_at_a_frame_are_seen() -> None:
    picture = page()
    draw_bar(picture, (200, 30, 216, 210))
    picture[30:210, [200, 215]] = 0
    picture[[30, 209], 200:216] = 0
    draw_marks(picture, 216, (30, 75, 120, 165, 209), length=2)
    assert only(find_bars(picture)).tick_positions == pytest.approx(
        (30.5, 75.5, 120.5, 165.5, 209.5), abs=0.1
    )


def test_a_field_as_broad_as_long_is_no_bar_without_marks() -> None:
    picture = page()
    picture[40:200, 60:240] = ramp(180, (255, 245, 240), (200, 60, 40)).round().astype(np.uint8)
    assert not find_bars(picture)
    picture[100:] = 255
    assert only(find_bars(picture)).orientation == "horizontal"

"""Panels that share frames, bars in a list, ends of bars that the page hides."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect.bar_fade import unfade
from unheat.detect.bar_frame import framed_strip
from unheat.detect.bar_grow import Strip
from unheat.detect.bar_order import in_order, in_step
from unheat.detect.colorbar import find_bars
from unheat.detect.framed import alone, are_several, framed_boxes
from unheat.model import Bar, Box, Grid

WHITE = (255.0, 255.0, 255.0)


def wall_to_wall() -> npt.NDArray[np.uint8]:
    """Two panels of 3 × 4 cells side by side in frames, the cells of one beside the other's."""
    rgb = np.full((200, 360, 3), 255, dtype=np.uint8)
    shades = np.random.default_rng(7).integers(120, 240, (3, 8))
    for row in range(3):
        for col in range(8):
            y, x = 40 + 40 * row, 40 + 35 * col + col // 4
            rgb[y : y + 40, x : x + 35] = (shades[row, col], 180, 90)
    for x in (39, 180, 321):
        rgb[39:161, x] = 0
    rgb[(39, 160), 39:322] = 0
    return rgb


def test_what_stands_between_frames_is_found_box_by_box() -> None:
    rgb = wall_to_wall()
    boxes = framed_boxes(rgb)
    assert [box.as_tuple() for box in boxes] == [(40, 40, 180, 160), (181, 40, 321, 160)]
    part = alone(rgb, boxes[0], WHITE)
    assert (part[40:160, 40:180] == rgb[40:160, 40:180]).all()
    assert (part[:, 181:] == 255).all()


def test_one_panel_in_its_frame_is_no_row_of_panels() -> None:
    rgb = wall_to_wall()
    rgb[40:160, 180] = rgb[40:160, 179]
    assert framed_boxes(rgb) == []


def test_a_panel_and_its_bar_are_no_panels_wall_to_wall() -> None:
    rgb = wall_to_wall()
    boxes = framed_boxes(rgb)
    assert are_several(rgb, boxes, [], WHITE, 8.0)
    # The second frame is that of a bar, and before it is page.
    rgb[40:160, 181:321] = 255
    rgb[39:161, 300] = 0
    bar = ramp(rgb, Box(301, 40, 321, 160))
    boxes = framed_boxes(rgb)
    assert len(boxes) > 1
    assert not are_several(rgb, boxes, [bar], WHITE, 8.0)
    # What is framed with the bar is looked at as no panel of its own.
    left = framed_boxes(rgb, [bar])
    assert [box for box in boxes if box not in left] == [Box(301, 40, 321, 160)]


def ramp(rgb: npt.NDArray[np.uint8], box: Box) -> Bar:
    """A bar from red to blue, drawn in the box."""
    share = np.linspace(0, 1, round(box.height))[:, None]
    colors = np.round((1 - share) * (220, 20, 20) + share * (20, 20, 220))
    rgb[int(box.y0) : int(box.y1), int(box.x0) : int(box.x1)] = colors[:, None]
    return Bar(box=box, orientation="vertical")


def test_bars_in_a_list_go_to_panels_in_their_order() -> None:
    rgb = np.full((300, 300, 3), 255, dtype=np.uint8)
    bars = [ramp(rgb, Box(250, 20, 262, 120)), ramp(rgb, Box(250, 150, 262, 250))]
    grids = []
    for x in (20, 120):
        spans = tuple((20.0 + 40 * row, 60.0 + 40 * row) for row in range(3))
        columns = tuple((x + 40.0 * col, x + 40.0 * col + 40) for col in range(2))
        for row in range(3):
            for col in range(2):
                color = rgb[30 + 13 * (2 * row + col), 255]
                rgb[20 + 40 * row : 60 + 40 * row, x + 40 * col : x + 40 * col + 40] = color
        grids.append(Grid(row_spans=spans, column_spans=columns))
    assert in_order(rgb, grids, bars, (0, 0), [False, False]) == ((0, 1), frozenset({0, 1}))
    # One bar for both, and nothing that is left over.
    assert in_order(rgb, grids, bars[:1], (0, 0), [False, False]) == ((0, 0), frozenset())


@pytest.mark.parametrize(("moved", "owners"), [(0, (0, 1, 2)), (30, (1, 2, 2))])
def test_bars_at_the_left_of_their_panels_are_told_by_standing_off_them_alike(
    moved: int, owners: tuple[int, ...]
) -> None:
    rgb = np.full((160, 700, 3), 255, dtype=np.uint8)
    lefts = (90, 310, 530)
    bars = [ramp(rgb, Box(x - 60, 20, x - 48, 140)) for x in lefts[:2]]
    bars.append(ramp(rgb, Box(lefts[2] - 60 + moved, 20, lefts[2] - 48 + moved, 140)))
    grids = []
    for number, x in enumerate(lefts):
        for row, col in np.ndindex(3, 2):
            color = rgb[30 + 13 * (2 * row + col) + number, bars[0].box.pixels(rgb.shape)[1].start]
            rgb[20 + 40 * row : 60 + 40 * row, x + 50 * col : x + 50 * col + 50] = color
        spans = tuple((20.0 + 40 * row, 60.0 + 40 * row) for row in range(3))
        columns = tuple((x + 50.0 * col, x + 50.0 * col + 50) for col in range(2))
        grids.append(Grid(row_spans=spans, column_spans=columns))
    assert in_step(rgb, grids, bars, (1, 2, 2), [False] * 3) == owners


def test_a_ramp_in_steps_whose_last_one_is_white_ends_with_that() -> None:
    rgb = np.full((260, 60, 3), 255, dtype=np.uint8)
    for step in range(50):
        blue = round(255 - 4.88 * step)
        rgb[220 - 4 * step : 224 - 4 * step, 20:34] = (255, round(255 - step / 2), blue)
    (bar,) = find_bars(rgb, (), WHITE)
    assert bar.box.y1 == pytest.approx(224, abs=1.0)


def test_pale_rows_that_are_seen_beyond_a_strip_are_not_unseen() -> None:
    rgb = np.full((200, 60, 3), 255, dtype=np.uint8)
    colors = np.linspace((225, 140, 125), (253, 224, 210), 40)
    pale = np.linspace((253, 224, 210), (255, 255, 255), 61)[1:]
    rgb[30:130, 20:36] = np.round(np.concatenate([colors, pale]))[:, None].astype(np.uint8)
    # Growth stopped where the ramp is nearly white, 14 rows before its end.
    strip, box = Strip(30, 116, 20, 36), Box(20.0, 30.0, 36.0, 116.0)
    _, ended = unfade(rgb, strip, box, np.array(WHITE), 7, move=1)
    assert ended.y1 == pytest.approx(130, abs=1.5)


def test_white_paper_beyond_the_frame_of_a_white_end_is_none_of_the_bar() -> None:
    rgb = np.full((260, 80, 3), 255, dtype=np.uint8)
    share = np.linspace(0, 1, 180)[:, None]
    rgb[40:220, 30:50] = np.round(share * (8, 64, 129) + (1 - share) * (247, 252, 240))[:, None]
    rgb[39:221, (29, 50)] = 51
    rgb[(39, 220), 29:51] = 51
    # A tick mark of another axis goes on where one side of the frame ends.
    rgb[33:39, 50] = 51
    for first in (33, 40):
        whole = framed_strip(rgb, Strip(first, 220, 30, 50), 2, tips=(False, False))
        assert whole == Strip(40, 220, 30, 50)


@pytest.mark.parametrize("end", [40, 70])
def test_a_stroke_across_a_framed_bar_does_not_end_it(end: int) -> None:
    rgb = np.full((260, 80, 3), 255, dtype=np.uint8)
    share = np.linspace(0, 1, 220 - end)[:, None]
    rgb[end:220, 30:50] = np.round(share * (8, 64, 129) + (1 - share) * (247, 252, 240))[:, None]
    rgb[end - 1 : 221, (29, 50)] = 51
    rgb[(end - 1, 220), 29:51] = 51
    for x in range(25, 55):  # a pen drew through it
        rgb[86 + x // 3 : 90 + x // 3, x] = 128
    rgb[end - 1 : 221, (29, 50)] = 51
    whole = framed_strip(rgb, Strip(112, 220, 30, 50), 2, tips=(False, False))
    assert whole == Strip(end, 220, 30, 50)


def test_letters_over_a_bar_of_steps_are_no_mark_of_one_more() -> None:
    """A binned legend from dark to yellow, whose name stands over it a step off."""
    rgb = np.full((300, 120, 3), 255, dtype=np.uint8)
    colors = ((253, 231, 37), (122, 209, 81), (34, 168, 132), (65, 68, 135), (68, 1, 84))
    for number, color in enumerate(colors):
        rgb[80 + 40 * number : 120 + 40 * number, 20:50] = color
    rgb[39:41, 20:110:3] = 0
    strip = Strip(80, 280, 20, 50, steps=(80, 120, 160, 200, 240, 280))
    box = Box(20.0, 80.0, 50.0, 280.0)
    _, ended = unfade(rgb, strip, box, np.array(WHITE), 2, move=-1)
    assert ended == box
    # Marks at all bounds go on to one of a step that the page hides.
    for bound in range(40, 281, 40):
        rgb[bound - 1 : bound + 1, 50:56] = 0
    _, ended = unfade(rgb, strip, box, np.array(WHITE), 2, move=-1)
    assert ended.y0 == pytest.approx(40.0, abs=1.0)

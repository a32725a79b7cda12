"""Pieces of ink: which of them are long, and so tell how a line runs."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from unheat.model import Box, Raster
from unheat.text.ink import find_glyphs

WHITE = (255.0, 255.0, 255.0)


def test_digits_are_not_long_beside_the_marks_of_many_ticks() -> None:
    page = np.full((120, 200, 3), 255, dtype=np.uint8)
    for i in range(6):  # digits of 7 × 12
        page[10:22, 20 + 10 * i : 27 + 10 * i] = 0
        page[12:20, 22 + 10 * i : 25 + 10 * i] = 255
    for i in range(20):
        page[40, 10 + 9 * i : 13 + 9 * i] = 0
    raster = Raster(rgb=page, name="drawn", sha256="", format="png")
    glyphs = find_glyphs(raster, [], WHITE)
    digits = glyphs.boxes[:, 3] < 30
    assert digits.sum() == 6
    assert np.isnan(glyphs.slope[digits]).all()
    assert (glyphs.height[digits] > 8).all()


@pytest.mark.parametrize("kind", ["png", "jpeg"])
def test_a_letter_on_a_mark_of_an_axis_off_the_cells_is_not_lost_in_lossy_pictures(
    kind: str,
) -> None:
    page = np.full((120, 240, 3), 255, dtype=np.uint8)
    page[40:42, 20:221] = 0
    for i in range(5):
        page[42:48, 30 + 40 * i : 32 + 40 * i] = 0
        # A letter under each mark; the third one touches it.
        top = 48 if i == 2 else 52
        page[top : top + 12, 26 + 40 * i : 34 + 40 * i] = 0
        page[top + 2 : top + 10, 28 + 40 * i : 32 + 40 * i] = 255
    raster = Raster(rgb=page, name="drawn", sha256="", format=kind)
    glyphs = find_glyphs(raster, [Box(x0=20, y0=0, x1=221, y1=30)], WHITE)
    middles = (glyphs.boxes[:, 0] + glyphs.boxes[:, 2]) / 2
    assert sorted(middles.round().tolist()) == [30 + 40 * i for i in range(5)]


def test_the_fringe_of_a_frame_does_not_tie_the_marks_on_it_together() -> None:
    page = np.full((90, 240, 3), 255, dtype=np.uint8)
    page[:30, 20:220] = 128
    page[30, 20:220] = 228  # the frame that a resizer blurred, as faint as faint print
    page[30, 50:55] = 234
    for i in range(8):
        page[30:38, 31 + 25 * i : 34 + 25 * i] = 0
        page[46:60, 28 + 25 * i : 37 + 25 * i] = 0
        page[48:58, 31 + 25 * i : 34 + 25 * i] = 255
    raster = Raster(rgb=page, name="drawn", sha256="", format="png")
    glyphs = find_glyphs(raster, [Box(x0=20, y0=0, x1=220, y1=30)], WHITE)
    letters = np.minimum(*(glyphs.boxes[:, 2:] - glyphs.boxes[:, :2]).T) > 3
    assert np.count_nonzero(letters) == 8
    assert (glyphs.boxes[letters, 1] > 40).all()


def test_a_word_that_a_codec_joined_is_no_axis_with_its_ticks() -> None:
    rows = [
        "##..###..................##..................",
        "###.###..................##..................",
        "######.######################################",
        "#############..##.###############.###########",
        "############...#..#######################.###",
        "#################.###########################",
        "#....#...............###..........####.......",
        ".....................###..........###........",
        "......................#......................",
    ]
    word = np.array([[one == "#" for one in row] for row in rows])
    axis = np.zeros((7, 45), dtype=bool)
    axis[:3] = axis[:, ::11] = True
    rgb = np.full((60, 80, 3), 255, dtype=np.uint8)
    rgb[10:19, 5:50][word] = 60
    rgb[40:47, 5:50][axis] = 60
    # Other print tells how large letters are.
    for left in range(55, 75, 5):
        rgb[10:16, left : left + 3] = 60
    glyphs = find_glyphs(
        Raster(rgb=rgb, name="drawn", sha256="", format="png"), [], (255.0, 255.0, 255.0)
    )
    found = {tuple(box.astype(int).tolist()) for box in glyphs.boxes}
    assert (5, 10, 50, 19) in found
    assert not any(box[1] >= 40 for box in found)


def _on_card(card: tuple[int, int, int, int]) -> int:
    """How many letters are found beside cells that stand on a white card on a dark page."""
    page = np.full((200, 320, 3), 20, dtype=np.uint8)
    x0, y0, x1, y1 = card
    page[y0:y1, x0:x1] = 255
    page[40:160, 100:240] = (200, 80, 40)
    page[5:17, 20:28] = page[5:17, 32:40] = 240  # a headline on the page itself
    for row in range(4):
        page[50 + 30 * row : 62 + 30 * row, 80:87] = 0
    raster = Raster(rgb=page, name="drawn", sha256="", format="png")
    glyphs = find_glyphs(raster, [Box(100, 40, 240, 160)], (20.0, 20.0, 20.0))
    white = (glyphs.ground > 200).all(axis=1)
    assert (~white).sum() == 2
    return int(white.sum())


def test_print_on_a_card_about_the_cells_stands_off_the_card() -> None:
    assert _on_card((60, 22, 280, 190)) == 4
    assert _on_card((99, 39, 241, 161)) == 0, "a frame of one pixel is no card"


def test_a_framed_chart_of_bars_is_a_drawing_and_a_framed_plate_with_print_none() -> None:
    page = np.full((240, 320, 3), 255, dtype=np.uint8)
    for top in (20, 130):
        page[top : top + 90, 40:280] = 0
        page[top + 1 : top + 89, 41:279] = 255 if top == 20 else 136
    for i in range(8):  # bars that reach the frame, and print on the plate
        page[40 + 3 * i : 110, 50 + 28 * i : 72 + 28 * i] = 136
        page[160:172, 60 + 10 * i : 67 + 10 * i] = 255
        page[4:16, 60 + 10 * i : 67 + 10 * i] = 0
    raster = Raster(rgb=page, name="drawn", sha256="", format="png")
    glyphs = find_glyphs(raster, [], WHITE)
    assert [40.0, 20.0, 280.0, 110.0] in glyphs.drawings.tolist()
    assert [40.0, 130.0, 280.0, 220.0] not in glyphs.drawings.tolist()
    assert (glyphs.boxes[:, 1] == 160).sum() == 8


def _hung(mark: tuple[int, int]) -> npt.NDArray[np.float64]:
    """The boxes found on a page with marks of (height, width) that hang on a long rule."""
    page = np.full((120, 300, 3), 255, dtype=np.uint8)
    for i in range(8):  # other print: digits of 6 × 11
        page[60:71, 20 + 20 * i : 26 + 20 * i] = 0
        page[62:69, 22 + 20 * i : 24 + 20 * i] = 255
    page[20, 10:290] = 0
    for i in range(6):
        page[21 : 21 + mark[0], 30 + 40 * i : 30 + 40 * i + mark[1]] = 0
    glyphs = find_glyphs(Raster(rgb=page, name="drawn", sha256="", format="png"), [], WHITE)
    return glyphs.boxes[glyphs.boxes[:, 1] < 50]


def test_letters_that_hang_on_a_rule_are_no_part_of_it() -> None:
    assert _hung((11, 7)).tolist() == [[30 + 40 * i, 21, 37 + 40 * i, 32] for i in range(6)]


def test_marks_of_ticks_that_hang_on_an_axis_are_no_letters() -> None:
    assert not len(_hung((4, 2)))
    assert not len(_hung((12, 1)))


def test_the_strip_over_a_facet_that_shares_a_line_with_its_frame_holds_print() -> None:
    page = np.full((200, 200, 3), 255, dtype=np.uint8)
    page[20:191, 20:181] = 80
    page[21:40, 21:180] = 217
    page[41:190, 21:180] = 255
    for i in range(5):
        page[26:34, 80 + 8 * i : 85 + 8 * i] = 20
    for i in range(8):
        page[4:12, 20 + 20 * i : 25 + 20 * i] = 0
    raster = Raster(rgb=page, name="drawn", sha256="", format="png")
    glyphs = find_glyphs(raster, [Box(25, 45, 175, 185)], WHITE)
    inside = (glyphs.boxes[:, 1] > 20) & (glyphs.boxes[:, 3] < 40)
    assert inside.sum() == 5
    assert (glyphs.plate[inside] >= 0).all()


def test_a_ground_around_a_panel_is_a_page_upon_the_page() -> None:
    """Its print is that of the page; a frame around a panel is no ground."""
    rgb = np.full((260, 360, 3), 255, np.uint8)
    rgb[10:250, 12:340] = (244, 243, 204)
    rgb[60:190, 90:300] = (200, 60, 30)
    for k, text in enumerate("357"):
        cv2.putText(rgb, text, (60, 90 + 40 * k), cv2.FONT_HERSHEY_SIMPLEX, 0.6, (0, 0, 0), 1)
    raster = Raster(rgb=rgb, name="plate", sha256="", format="png")
    panel = Box(90.0, 60.0, 300.0, 190.0)
    found = find_glyphs(raster, [panel.padded(1.0)], (255.0, 255.0, 255.0))
    assert len(found) == 3
    assert (found.plate == -1).all()
    assert np.allclose(found.ground, (244, 243, 204))
    rgb = np.full((260, 360, 3), 255, np.uint8)
    rgb[55:195, 85:305] = 0
    rgb[57:193, 87:303] = 255
    rgb[60:190, 90:300] = (200, 60, 30)
    raster = Raster(rgb=rgb, name="frame", sha256="", format="png")
    framed = find_glyphs(raster, [panel.padded(1.0)], (255.0, 255.0, 255.0))
    assert (framed.plate == -1).all()
    assert np.allclose(framed.ground, 255)


def test_rules_between_the_heads_of_a_table_are_no_letters() -> None:
    page = np.full((120, 320, 3), 255, dtype=np.uint8)
    page[20:70, 20:300] = (47, 85, 151)
    for x in (110, 205):
        page[20:70, x : x + 2] = (200, 212, 232)
    for x in (40, 56, 72, 130, 146, 225, 241):
        page[38:52, x : x + 9] = 255
    raster = Raster(rgb=page, name="drawn", sha256="", format="png")
    glyphs = find_glyphs(raster, [], WHITE)
    assert sorted(glyphs.boxes[:, 0].tolist()) == [40, 56, 72, 130, 146, 225, 241]


def test_letters_that_touch_the_rules_under_a_filled_heading_are_not_lost_with_these() -> None:
    """A sheet with borders about all cells and its heads on a ground of their own: with that the
    rules are no thin lines, and the "W" of "Widget" touches them."""
    rgb = np.full((200, 300, 3), 255, dtype=np.uint8)
    rgb[20:50, 20:281] = (217, 225, 242)
    for y in range(20, 171, 30):
        rgb[y, 20:281] = 0
    for x in (20, 110, 195, 280):
        rgb[20:171, x] = 0
    for row in range(4):
        for letter in range(4):
            x, y = 21 + 14 * letter, 57 + 30 * row
            rgb[y : y + 16, x : x + 2] = rgb[y : y + 16, x + 8 : x + 10] = 0
            rgb[y + 14 : y + 16, x : x + 10] = 0
    glyphs = find_glyphs(
        Raster(rgb=rgb, name="drawn", sha256="", format="png"), [], (255.0, 255.0, 255.0)
    )
    begun = [round(float(x)) for x in glyphs.boxes[:, 0] if x < 30]
    assert len(begun) == 4
    assert max(begun) <= 21

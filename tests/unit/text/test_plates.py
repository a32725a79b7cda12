"""Strips over facets, cut out of the frames that they share a line with."""

from __future__ import annotations

from pathlib import Path

import matplotlib
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from unheat.components import components
from unheat.text.plates import _rim, colors_apart, marks_apart, plates_apart, rim_of


@pytest.mark.parametrize("lossy", [True, False])
def test_a_strip_is_whole_in_spite_of_rings_about_its_print(lossy: bool) -> None:
    ink = np.zeros((120, 140), dtype=bool)
    ink[10:100, 10:130] = True
    ink[30:99, 11:129] = False
    # A codec leaves the letters of the strip, and pale rings about them.
    for x in range(50, 90, 10):
        ink[14:26, x : x + 9] = False
        ink[16:24, x + 2 : x + 7] = True
    pieces = components(ink)
    labels = pieces.labels.astype(np.int32)
    stats = np.column_stack([pieces.boxes[1:], pieces.areas[1:]])
    largest = np.array([int(stats[:, 4].argmax())])
    after = plates_apart(labels, stats, largest, letter=10.0, lossy=lossy)
    strips = [tuple(row[:4]) for row in after[len(stats) :].tolist() if row[2] > 100]
    assert [(x, y, w) for x, y, w, _ in strips] == [(10, 10, 120)]
    # The letters belong to the strip now, and are no pieces of the page.
    assert (after[: len(stats), 2] == 0).sum() == 4


def test_print_in_the_color_of_the_page_leaves_a_strip_whole() -> None:
    ink = np.zeros((120, 140), dtype=bool)
    ink[10:100, 10:130] = True
    ink[30:99, 11:129] = False
    for x in range(50, 90, 10):
        ink[15:25, x : x + 7] = False
    pieces = components(ink)
    labels = pieces.labels.astype(np.int32)
    stats = np.column_stack([pieces.boxes[1:], pieces.areas[1:]])
    after = plates_apart(labels, stats, np.array([0]), letter=10.0)
    assert after[len(stats) :, :4].tolist() == [[10, 10, 120, 20]]


def test_blocks_of_two_colors_that_a_codec_joined_are_two() -> None:
    rgb = np.full((120, 200, 3), 255, np.uint8)
    rgb[10:40, 10:180] = (79, 129, 189)
    rgb[40:80, 10:70] = (208, 216, 232)
    # White print on one of them, dark print on the other, and smear between.
    rgb[18:30, 30:120:6] = 255
    rgb[50:62, 20:50:6] = 20
    rgb[39:41, 10:70] = (150, 170, 205)
    pieces = components(rgb.min(axis=2) < 240)
    labels = pieces.labels.astype(np.int32)
    stats = np.column_stack([pieces.boxes[1:], pieces.areas[1:]])
    assert len(stats) == 1
    after = colors_apart(rgb, labels, stats, letter=10.0)
    x, y, width, height = after[1:, :4].T
    assert after[0, 4] == 0
    assert np.abs(x - 10).max() <= 1
    assert sorted(width.tolist()) == pytest.approx([60, 170], abs=2)
    assert sorted((y + height).tolist()) == pytest.approx([40, 80], abs=2)


def test_heading_and_names_of_a_ruled_table_are_blocks_of_their_colors() -> None:
    rgb = np.full((150, 220, 3), 255, np.uint8)
    rgb[10:41, 10:201] = rgb[10:132, 10:71] = (191, 191, 191)
    rgb[131, 10:201] = rgb[10:132, 200] = (191, 191, 191)
    for x in (11, 71, 136):
        rgb[11:40, x : x + 59] = (68, 114, 196)
    for y in (41, 71, 101):
        rgb[y : y + 29, 11:70] = (217, 226, 243)
        rgb[y + 10 : y + 20, 20:50:3] = 0
    pieces = components(rgb.min(axis=2) < 250)
    labels = pieces.labels.astype(np.int32)
    stats = np.column_stack([pieces.boxes[1:], pieces.areas[1:]])
    after = colors_apart(rgb, labels, stats, letter=10.0)[len(stats) :]
    assert len(after) == 6
    assert sorted(after[:, 0].tolist()) == [11, 11, 11, 11, 71, 136]


def test_a_heading_full_of_bold_print_is_a_block() -> None:
    ink = np.zeros((160, 220), dtype=bool)
    ink[10:150, 10:210] = True
    ink[41:149, 11:209] = False
    for x in range(30, 190, 16):
        ink[17:33, x : x + 9] = False
    pieces = components(ink)
    labels = pieces.labels.astype(np.int32)
    stats = np.column_stack([pieces.boxes[1:], pieces.areas[1:]])
    after = plates_apart(labels, stats, np.array([0]), letter=10.0)
    assert [tuple(row[:3]) for row in after[1:].tolist()] == [(10, 10, 200)]


def test_a_line_that_a_codec_cut_off_a_block_leaves_its_rim_whole() -> None:
    inside = np.ones((20, 120), dtype=bool)
    inside[1] = False
    assert rim_of(inside, 1).mean() < 0.7
    assert rim_of(inside, 2).mean() > 0.9
    # Bold letters that touch reach no edge all along.
    inside[:, ::3] = False
    assert rim_of(inside, 2).mean() < 0.8


def test_a_sliver_has_a_rim_and_nothing_within() -> None:
    """Where blocks of a codec are cut apart at a bend some are two pixels wide."""
    part = np.ones((9, 2), dtype=bool)
    part[0] = False
    assert _rim(part) == pytest.approx(18 / 22)
    assert _rim(part[:, :0]) == 0.0


def test_a_large_letter_and_its_smoothed_rim_are_one_piece() -> None:
    """Enlarged, the rim of a letter is as broad as a line, and of another color."""
    rgb = np.full((60, 50, 3), 255, np.uint8)
    rgb[5:50, 10:20], rgb[42:50, 10:42] = 150, 150
    rgb[7:48, 12:18], rgb[44:48, 12:40] = 20, 20
    pieces = components(rgb.min(axis=2) < 240)
    labels = pieces.labels.astype(np.int32)
    stats = np.column_stack([pieces.boxes[1:], pieces.areas[1:]])
    after = colors_apart(rgb, labels, stats, letter=32.0)
    assert after.tolist() == stats.tolist()


def test_marks_and_labels_that_hang_on_the_ground_of_axes_are_no_part_of_it() -> None:
    rgb = np.full((120, 200, 3), 255, np.uint8)
    rgb[20:60, 20:180] = 230
    for x in (60, 130):
        # The mark begins a pixel before the ground ends, and the digit where the mark does.
        rgb[59:64, x] = 34
        rgb[64:72, x - 2 : x + 3] = 90
    pieces = components(np.any(rgb < 255, axis=2))
    labels = pieces.labels.astype(np.int32)
    stats = np.column_stack([pieces.boxes[1:], pieces.areas[1:]])
    after = marks_apart(rgb, labels, stats)
    assert after[:, :4].tolist() == [[20, 20, 160, 40], [58, 59, 5, 13], [128, 59, 5, 13]]
    assert [labels[62, 60], labels[70, 130], labels[40, 100]] == [2, 3, 1]
    # Fray of a pixel or two is left where it is.
    rgb[60:72] = 255
    rgb[60, 40:50] = 200
    pieces = components(np.any(rgb < 255, axis=2))
    stats = np.column_stack([pieces.boxes[1:], pieces.areas[1:]])
    assert len(marks_apart(rgb, pieces.labels.astype(np.int32), stats)) == 1


def test_strips_over_and_beside_a_facet_that_meet_at_a_corner_are_two_blocks() -> None:
    labels = np.zeros((120, 140), dtype=np.int32)
    labels[0:20, 0:120] = 1
    labels[20:120, 120:140] = 1
    stats = np.array([[0, 0, 140, 120, int((labels == 1).sum())]])
    cut = plates_apart(labels, stats, np.array([0]), letter=10.0)
    boxes = [tuple(row[:4]) for row in cut[1:].tolist()]
    assert sorted(boxes) == [(0, 0, 120, 20), (120, 20, 20, 100)]
    # Nothing is left of the piece.
    assert cut[0, 2:].tolist() == [0, 0, 0]


def test_heading_and_names_in_a_frame_of_a_color_of_its_own_are_blocks() -> None:
    rgb = np.full((320, 460, 3), 255, np.uint8)
    # A narrow column of names: frame and rules have more of their color than these of theirs.
    rgb[10:310, 10:450] = 211
    rgb[13:48, 13:447] = 0
    blocked = np.zeros(rgb.shape[:2], dtype=bool)
    blocked[51:307, 42:447] = True
    for top in range(51, 300, 43):
        rgb[top : top + 41, 13:39] = 146
        rgb[top + 14 : top + 28, 20:26] = 255
    rgb[24:38, 60:400:9] = 255
    pieces = components((rgb.min(axis=2) < 240) & ~blocked)
    labels = pieces.labels.astype(np.int32)
    stats = np.column_stack([pieces.boxes[1:], pieces.areas[1:]])
    assert len(stats) == 1
    after = colors_apart(rgb, labels, stats, letter=14.0)
    blocks = after[1:, :4].tolist()
    assert [13, 13, 434, 35] in blocks
    assert sum(x == 13 and width == 26 for x, _, width, _ in blocks) == 6


@pytest.mark.parametrize("mirrored", [False, True])
def test_a_heading_that_goes_on_into_the_ground_of_the_names_is_cut_off_it(mirrored: bool) -> None:
    ink = np.zeros((240, 400), dtype=bool)
    ink[10:40, 10:390] = ink[10:230, 10:120] = True
    ink[229, 10:390] = ink[10:230, 389] = True
    for y in range(56, 210, 24):
        ink[y : y + 10, 30:90:9] = False
    if mirrored:
        ink = ink[:, ::-1]
    pieces = components(ink)
    labels = pieces.labels.astype(np.int32)
    stats = np.column_stack([pieces.boxes[1:], pieces.areas[1:]])
    after = plates_apart(labels, stats, np.array([int(stats[:, 4].argmax())]), letter=10.0)
    heading, names = sorted(after[len(stats) :, :4].tolist(), key=lambda box: box[1])
    assert heading[2:] == [380, 30]
    assert names[2] == 110
    assert names[3] >= 188


@pytest.mark.parametrize(("letter", "blocks"), [(36.0, 0), (8.0, 2)])
def test_stems_of_a_large_bold_letter_are_no_blocks(letter: float, blocks: int) -> None:
    """A "U" as titles at 300 dpi have it: without its stems less than a fifth is left of it."""
    fonts = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    picture = Image.new("RGB", (120, 120), "white")
    font = ImageFont.truetype(fonts / "DejaVuSans-Bold.ttf", 50)
    ImageDraw.Draw(picture).text((20, 20), "U", font=font, fill="black")
    rgb = np.array(picture)
    pieces = components(rgb.min(axis=2) < 235)
    labels = pieces.labels.astype(np.int32)
    stats = np.column_stack([pieces.boxes[1:], pieces.areas[1:]])
    after = colors_apart(rgb, labels, stats, letter=letter)
    assert len(after) - len(stats) == blocks
    assert bool(after[0, 2]) is not bool(blocks)

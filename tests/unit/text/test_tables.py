"""Texts of tables: captions over them, headers set by their ends, letters that touch rules."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from tests.unit.text.test_labels import FONT, Drawing

from unheat.text.feet import ends_at_rule
from unheat.text.labels import Sites, locate
from unheat.text.rules import letters_at_rules

NAMES = ("Bilbao", "Porto", "Graz")


def table(header: tuple[str, ...] = ("one", "two", "three", "four"), end: int = 0) -> Drawing:
    """Names beside the rows and a header; its words end ``end`` pixels before their columns do,
    or stand on the middles of these where that is 0.
    """
    drawing = Drawing()
    for row, text in enumerate(NAMES):
        drawing.write(text, 85, 80 + 40 * row)
    for col, text in enumerate(header):
        (width, _), _ = cv2.getTextSize(text, FONT, 0.45, 1)
        middle = 150 + 60 * col if not end else 180 + 60 * col - end - width // 2
        drawing.write(text, middle, 44)
    return drawing


def places(sites: Sites, role: str) -> list[int | None]:
    return [site.index for site in sites.of(role, 0)]


def test_a_line_on_the_middle_of_a_table_with_its_names_is_a_caption() -> None:
    drawing = table()
    left = round(min(site.box.x0 for site in locate(table().layout()).of("row", 0)))
    drawing.write("Mean monthly rainfall", (left + 360) // 2, 22)
    sites = locate(drawing.layout())
    (title,) = sites.of("title")
    assert title.sure
    assert not sites.of("column-title")


def test_a_line_on_the_middle_of_the_columns_may_be_their_title() -> None:
    drawing = table()
    drawing.write("Month", 240, 22)
    sites = locate(drawing.layout())
    assert not all(site.sure for site in [*sites.of("title"), *sites.of("column-title")])


@pytest.mark.parametrize("header", [("9", "10", "11", "128"), ("a", "bbb", "cc", "dddd")])
def test_words_of_a_header_that_end_alike_are_labels(header: tuple[str, ...]) -> None:
    sites = locate(table(header, end=8).layout())
    assert places(sites, "column") == [0, 1, 2, 3]


def test_words_of_a_title_over_some_columns_are_no_header() -> None:
    drawing = Drawing()
    drawing.write("A title of words", 232, 44)
    assert not locate(drawing.layout()).of("column", 0)


def test_a_caption_is_no_first_line_of_the_header() -> None:
    drawing = table(("Lyon", "Nice", "Metz", "Brest"))
    # Words on the middles of columns, and one more before them beside the panel.
    for number, text in enumerate(("gardens,", "rammed,", "gardens:", "rammed:", "gardens.")):
        drawing.write(text, 90 + 60 * number, 29)
    sites = locate(drawing.layout())
    assert all(len(site.lines) == 1 for site in sites.of("column", 0))


def test_letters_that_touch_the_first_rule_of_a_table_are_letters() -> None:
    drawing = table()
    drawing.write("by yearly days", 215, 24)
    foot = int(np.nonzero(drawing.pixels[:34, :, 0] < 128)[0].max())
    whole = len(locate(drawing.layout()).of("title")[0].lines[0].glyphs)
    drawing.pixels = drawing.pixels.copy()
    for y in (foot, 60, 100, 140):
        drawing.pixels[y, 40:121] = 153
    drawing.pixels[foot, 40:361] = 153
    for x in (40, 120, 180, 240, 300, 360):
        drawing.pixels[foot : 181 if x == 40 else 60, x] = 153
    (title,) = locate(drawing.layout()).of("title")
    assert len(title.lines[0].glyphs) == whole


def test_a_frame_with_its_ticks_has_no_letters() -> None:
    frame = np.zeros((120, 200), dtype=bool)
    frame[[0, -1]] = True
    frame[:, [0, -1]] = True
    frame[20:100:20, :6] = True
    labels, stats = letters_at_rules(frame, 8.0)
    assert not labels.any()
    assert len(stats) == 0


def test_a_tree_has_no_letters() -> None:
    tree = np.zeros((90, 260), dtype=bool)
    for left, right, top in ((10, 40, 60), (60, 100, 50), (25, 80, 30), (130, 200, 20)):
        tree[top, left : right + 1] = True
        tree[top:90, [left, right]] = True
    tree[8, 52:166] = True
    tree[8:30, 52] = True
    tree[8:20, 165] = True
    assert not letters_at_rules(tree, 8.0)[0].any()


def test_a_subtitle_on_the_middle_of_a_table_is_under_its_title() -> None:
    drawing = table()
    left = round(min(site.box.x0 for site in locate(table().layout()).of("row", 0)))
    drawing.write("Mean rain in inches", (left + 360) // 2, 24, 0.4)
    middle = (left + 360) // 2
    drawing.write("Rain", middle, 7, 0.6)
    sites = locate(drawing.layout())
    (title,) = sites.of("title")
    assert title.box.y1 < 18


def test_words_of_a_sentence_that_are_not_flush_with_the_header_are_none_of_it() -> None:
    drawing = table(header=("2018", "2019", "2020", "2021"), end=8)
    drawing.write("Annual change in percent", 212, 30)
    sites = locate(drawing.layout())
    assert places(sites, "column") == [0, 1, 2, 3]
    assert all(len(site.lines) == 1 for site in sites.of("column", 0))


def test_a_letter_that_touches_the_frame_of_the_names_is_found() -> None:
    piece = np.zeros((130, 160), dtype=bool)
    piece[:, :2] = True
    piece[::32] = True
    for x in (2, 40):
        piece[12:15, x : x + 10] = piece[12:26, x + 4 : x + 6] = True
    found, boxes = letters_at_rules(piece, 12.0)
    assert found.max() == 2
    assert boxes[:, 2].min() >= 9


def test_a_label_at_a_standing_rule_is_doubted() -> None:
    boxes = [site.box for site in locate(table().layout()).of("row", 0)]
    page = table()
    page.pixels[62:176, round(boxes[0].x0) - 2] = 0
    sites = locate(page.layout())
    touched = [ends_at_rule(sites, site) for site in sites.of("row", 0)]
    assert touched == [abs(box.x0 - boxes[0].x0) <= 1 for box in boxes]


def test_a_word_at_the_end_of_the_corner_is_the_name_of_the_rows_and_asked_about() -> None:
    drawing = table(("2001", "2002", "2003", "2004"))
    drawing.write("Town", 100, 44)
    (name,) = locate(drawing.layout()).of("row-title", 0)
    assert not name.sure


def test_rules_between_columns_that_reach_over_the_header_are_no_letters_of_a_sheet() -> None:
    drawing = table(("2001", "2002", "2003", "2004"))
    drawing.write("Town", 85, 44)
    drawing.pixels = drawing.pixels.copy()
    for x in (125, 182, 238, 298, 358):
        drawing.pixels[10:28, x : x + 2] = 0
    assert locate(drawing.layout()).of("row-title", 0)

"""Running text is told from labels by the way its letters neighbour each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from unheat.model import Bar, Box, Layout, Raster
from unheat.text.ink import find_glyphs
from unheat.text.page import Page
from unheat.text.passages import passages

_WHITE = (255.0, 255.0, 255.0)


def _page(places: list[tuple[int, int]], large: Sequence[tuple[int, int]] = ()) -> Page:
    """A page with a letter, a ring of 6 by 8 pixels, at every (x, y), and ``large`` ones."""
    rgb = np.full((400, 600, 3), 255, dtype=np.uint8)
    for x, y in large:
        rgb[y : y + 12, x : x + 9] = 0
        rgb[y + 3 : y + 9, x + 3 : x + 6] = 255
    for x, y in places:
        rgb[y : y + 8, x : x + 6] = 0
        rgb[y + 2 : y + 6, x + 2 : x + 4] = 255
    raster = Raster(rgb=rgb, name="page", sha256="0" * 64, format="png")
    glyphs = find_glyphs(raster, [], _WHITE)
    layout = Layout(raster=raster, panels=(), bars=(), background=_WHITE)
    free = np.ones(len(glyphs), dtype=bool)
    return Page(layout=layout, glyphs=glyphs, free=free, size=8.0)


def test_a_paragraph_under_the_figure_is_a_passage() -> None:
    words = [
        (20 + 8 * i - 4 * (i // 6), 300 + 14 * row) for row in range(4) for i in range(60) if i % 6
    ]
    assert len(passages(_page(words), [Box(100, 50, 400, 250)])) == len(words)


def test_upright_labels_side_by_side_are_none() -> None:
    labels = [(100 + 15 * i, 300 + 10 * row) for row in range(4) for i in range(30)]
    assert len(passages(_page(labels), [Box(100, 50, 550, 280)])) == 0


def test_two_short_lines_of_a_title_are_none() -> None:
    title = [(120 + 8 * i, 20 + 12 * row) for row in range(2) for i in range(12)]
    assert len(passages(_page(title), [Box(100, 80, 400, 250)])) == 0


def test_two_long_lines_over_a_figure_that_is_wider_are_a_title() -> None:
    title = [(60 + 8 * i, 20 + 12 * row) for row in range(2) for i in range(40)]
    assert len(passages(_page(title), [Box(50, 80, 500, 250)])) == 0
    assert len(passages(_page(title), [Box(150, 80, 300, 250)])) == len(title)


def test_a_long_title_over_its_subtitle_is_none() -> None:
    rgb = np.full((400, 600, 3), 255, dtype=np.uint8)
    for top, high, wide in ((20, 14, 9), (44, 11, 6)):
        for i in range(400 // (wide + 3)):
            x = 60 + (wide + 3) * i
            rgb[top : top + high, x : x + wide] = 0
            rgb[top + 2 : top + high - 2, x + 2 : x + wide - 2] = 255
    raster = Raster(rgb=rgb, name="page", sha256="0" * 64, format="png")
    glyphs = find_glyphs(raster, [], _WHITE)
    layout = Layout(raster=raster, panels=(), bars=(), background=_WHITE)
    free = np.ones(len(glyphs), dtype=bool)
    page = Page(layout=layout, glyphs=glyphs, free=free, size=8.0)
    assert len(passages(page, [Box(60, 80, 500, 250)])) == 0


def test_a_headline_over_one_long_line_is_a_title() -> None:
    # Letters of twelve pixels over a line of sixty of eight.
    page = _page([(120 + 8 * i, 40) for i in range(60)])
    rgb = page.layout.raster.rgb.copy()
    for x in range(120, 240, 12):
        rgb[16:30, x : x + 9] = 0
        rgb[19:27, x + 3 : x + 6] = 255
    layout = replace(page.layout, raster=replace(page.layout.raster, rgb=rgb))
    glyphs = find_glyphs(layout.raster, [], _WHITE)
    free = np.ones(len(glyphs), dtype=bool)
    page = Page(layout=layout, glyphs=glyphs, free=free, size=8.0)
    assert len(passages(page, [Box(100, 80, 400, 250)])) == 0


def _running(x: int, y: int, rows: int) -> list[tuple[int, int]]:
    return [
        (x + 8 * i - 4 * (i // 6), y + 14 * row) for row in range(rows) for i in range(60) if i % 6
    ]


def test_a_heading_at_the_margin_of_running_text_is_the_page_s() -> None:
    text, heading = _running(20, 300, 4), [(28 + 8 * i, 30) for i in range(12)]
    assert len(passages(_page(text + heading), [Box(200, 80, 400, 250)])) == len(text + heading)


def test_a_title_that_begins_where_the_figure_does_is_its_own() -> None:
    text, title = _running(20, 300, 4), [(28 + 8 * i, 30) for i in range(12)]
    labels = [(28 + 8 * i, 120 + 30 * row) for row in range(4) for i in range(8)]
    found = passages(_page(text + title + labels), [Box(200, 80, 400, 250)])
    assert len(found) == len(text)


def test_a_title_on_the_middle_of_the_figure_is_its_own() -> None:
    text, title = _running(20, 300, 4), [(28 + 8 * i, 30) for i in range(58)]
    assert len(passages(_page(text + title), [Box(160, 80, 360, 250)])) == len(text)


def test_a_line_beyond_running_text_is_the_page_s() -> None:
    paragraph = _running(40, 60, 3)
    line = [(140 + 8 * i - 4 * (i // 6), 20) for i in range(40) if i % 6]
    found = passages(_page(paragraph + line), [Box(100, 140, 400, 350)])
    assert len(found) == len(paragraph) + len(line)


def test_a_line_that_a_wide_blank_parts_is_one_of_its_paragraph() -> None:
    """Justified text has wide blanks after stops."""
    words = [
        (20 + 8 * i - 4 * (i // 6), 20 + 14 * row)
        for row in range(4)
        for i in range(60)
        if i % 6 and not (row == 2 and 29 <= i <= 31)
    ]
    found = passages(_page(words), [Box(100, 120, 400, 250)])
    assert len(found) == len(words)


def test_the_line_over_a_text_that_runs_into_the_next_column_is_of_the_page() -> None:
    def line(y: int, x: int, count: int) -> list[tuple[int, int]]:
        return [(x + 8 * i - 4 * (i // 6), y) for i in range(count) if i % 6]

    text = [place for row in range(3) for place in line(34 + 14 * row, 20, 45)]
    text += [place for row in range(4) for place in line(300 + 14 * row, 20, 45)]
    first = line(20, 28, 66)
    boxes = [Box(40, 120, 280, 250)]
    assert len(passages(_page(first + text), boxes)) == len(first + text)
    # A line that stands off the text is a title.
    assert len(passages(_page(line(90, 60, 20) + text), boxes)) == len(text)


def test_the_head_of_a_page_of_text_that_bears_its_number_is_no_title() -> None:
    text = _running(20, 300, 4)
    names = [(180 + 8 * i, 20) for i in range(24)]
    number = [(446 + 8 * i, 20) for i in range(2)]
    boxes = [Box(160, 80, 400, 250)]
    assert len(passages(_page(text + names + number), boxes)) == len(text + names + number)
    # On a page at the left its number stands at the left; a lone letter there names a panel.
    even = [(20 + 8 * i, 20) for i in range(2)]
    assert len(passages(_page(text + even + names), boxes)) == len(text + names + even)
    assert len(passages(_page(text + even[:1] + names), boxes)) <= len(text) + 1
    # Where there is no text, a title and what stands beside it are the figure's.
    assert len(passages(_page(names + number), boxes)) == 0


def test_a_program_goes_on_in_indented_lines() -> None:
    """Under a paragraph whose first line is indented there is a line of a program at the margin."""
    paragraph = [(36 + 8 * i, 10) for i in range(52)] + [(20 + 8 * i, 24) for i in range(26)]
    program = [(20 + 8 * i, 60) for i in range(30)] + [(68 + 8 * i, 74) for i in range(28)]
    boxes = [Box(160, 120, 400, 250)]
    found = passages(_page(paragraph + program), boxes)
    assert len(found) == len(paragraph) + len(program)
    # A title on the middle of the figure is none of it.
    title = [(180 + 8 * i, 88) for i in range(25)]
    found = passages(_page(paragraph + program + title), boxes)
    assert len(found) == len(paragraph) + len(program)


def test_a_title_level_with_a_line_of_the_next_column_is_no_text() -> None:
    """Beside the figure stands a column of text, whose lines go on above it."""
    column = [
        (320 + 8 * i - 4 * (i // 6), 4 + 12 * row) for row in range(18) for i in range(36) if i % 6
    ]
    title = [(110 + 13 * i, 99) for i in range(14) if i != 6]
    page = _page(column, title)
    above = {int(one) for one in np.flatnonzero(page.glyphs.boxes[:, 1] < 112)}
    found = {int(one) for one in passages(page, [Box(100, 180, 300, 350)])}
    large = {int(one) for one in np.flatnonzero(page.glyphs.boxes[:, 0] < 310)}
    assert len(large) == len(title)
    assert not found & large
    assert len(found & above) > 100


def test_text_in_two_columns_under_the_figure_is_a_passage() -> None:
    words = [
        (left + 8 * i - 4 * (i // 6), 300 + 14 * row)
        for left in (20, 320)
        for row in range(6)
        for i in range(36)
        if i % 6
    ]
    assert len(passages(_page(words), [Box(100, 50, 400, 250)])) == len(words)


def test_long_labels_of_two_panels_are_none() -> None:
    rows = [
        (left + 8 * i, 300 + 14 * row) for left in (20, 320) for row in range(2) for i in range(24)
    ]
    assert len(passages(_page(rows), [Box(100, 50, 400, 250)])) == 0


def _line(x: int, y: int, letters: int) -> list[tuple[int, int]]:
    return [(x + 8 * i, y) for i in range(letters)]


def test_short_lines_that_go_on_in_a_text_are_of_it() -> None:
    """A narrow column: over the figure long lines, under it short ones at the same margin."""
    text = [place for row in range(3) for place in _line(20, 20 + 14 * row, 40)]
    rest = [place for row in range(2) for place in _line(20, 330 + 14 * row, 15)]
    link = [(4, 200)]
    box = Box(150, 100, 300, 300)
    assert len(passages(_page(text + rest + link), [box])) == len(text + rest)
    aside = [(x + 30, y) for x, y in rest]
    assert len(passages(_page(text + aside + link), [box])) == len(text)


def test_a_title_level_with_a_link_at_the_margin_is_none_of_the_text() -> None:
    """Links of a page stand at its left, one of them beside the last line of the text."""
    text = [place for row in range(3) for place in _line(110, 20 + 14 * row, 45)]
    links = [*_line(10, 60, 5), *_line(10, 76, 5)]
    title = _line(260, 76, 12)
    page = _page(text + links + title)
    found = passages(page, [Box(200, 110, 420, 300)])
    x0, y0 = page.glyphs.boxes[found, :2].T
    assert len(found) >= len(text)
    assert ((x0 < 100) & (y0 > 70)).any()
    assert not ((x0 > 200) & (y0 > 70)).any()


def test_a_name_over_a_bar_at_the_margin_of_a_caption_is_none() -> None:
    caption = [
        (20 + 8 * i - 4 * (i // 6), 300 + 14 * row) for row in range(4) for i in range(60) if i % 6
    ]
    name = [(28 + 8 * i, 8) for i in range(8)]
    page, cells = _page(name + caption), Box(150, 80, 500, 250)
    assert len(passages(page, [cells])) == len(name + caption)
    bar = Bar(box=Box(40, 22, 54, 70), orientation="vertical")
    page = replace(page, layout=replace(page.layout, bars=(bar,)))
    assert len(passages(page, [cells, bar.box])) == len(caption)

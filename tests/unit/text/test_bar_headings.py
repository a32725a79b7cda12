"""What belongs to the name of a bar."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from unheat.model import Bar, Box, Grid, Layout, PanelLayout, Raster
from unheat.text.bar_bands import without_specks
from unheat.text.bar_headings import (
    is_headline,
    is_large_at_panel,
    is_on_middle_alone,
    is_over_middle,
    is_small_print,
    names_others,
    over_underscores,
)
from unheat.text.headline import is_on_bar
from unheat.text.ink import find_glyphs
from unheat.text.lines import Line, group_lines
from unheat.text.page import Page

_WHITE = (255.0, 255.0, 255.0)


def test_the_letter_behind_an_underscore_goes_on_with_a_name() -> None:
    """Rings of 8 by 10 pixels on one line, and a stroke under it between the third and fourth."""
    rgb = np.full((60, 200, 3), 255, dtype=np.uint8)
    for x in (20, 31, 42, 66, 77, 120):
        rgb[20:30, x : x + 8] = 0
        rgb[22:28, x + 2 : x + 6] = 255
    rgb[33:35, 52:64] = 0
    raster = Raster(rgb=rgb, name="name", sha256="", format="png")
    glyphs = find_glyphs(raster, [], _WHITE)
    layout = Layout(raster=raster, panels=(), bars=(), background=_WHITE)
    page = Page(layout=layout, glyphs=glyphs, free=np.ones(len(glyphs), dtype=bool), size=10.0)
    first = np.flatnonzero(glyphs.boxes[:, 0] < 60)
    assert glyphs.boxes[over_underscores(page, first, 10.0), 0].tolist() == [66.0]
    without = first[glyphs.boxes[first, 1] < 30]
    assert len(over_underscores(page, without, 10.0)) == 0


@pytest.mark.parametrize(
    ("scale", "pen", "title"), [(0.45, 3, True), (0.6, 1, False), (0.36, 2, False)]
)
def test_larger_bold_print_over_a_level_bar_is_a_title(scale: float, pen: int, title: bool) -> None:
    """A name of a bar may be a little larger than its numbers, or bold, but not both."""
    rgb = np.full((260, 400, 3), 255, dtype=np.uint8)
    font = cv2.FONT_HERSHEY_SIMPLEX
    cv2.putText(rgb, "Chlorophyll", (140, 22), font, scale, (0, 0, 0), pen, cv2.LINE_AA)
    for x, text in ((100, "05"), (195, "10"), (290, "15")):
        cv2.putText(rgb, text, (x, 48), font, 0.42, (0, 0, 0), 1, cv2.LINE_AA)
    rgb[56:68, 100:304] = np.linspace(0, 200, 204).astype(np.uint8)[None, :, None]
    rgb[90:240, 60:340] = 120
    raster = Raster(rgb=rgb, name="drawn", sha256="", format="png")
    glyphs = find_glyphs(raster, [Box(100, 56, 304, 68), Box(60, 90, 340, 240)], _WHITE)
    grid = Grid(row_spans=((90.0, 240.0),), column_spans=((60.0, 340.0),))
    bar = Bar(box=Box(100, 56, 304, 68), orientation="horizontal", tick_side="top")
    layout = Layout(
        raster=raster,
        panels=(PanelLayout(grid=grid, frame=grid.box, bar=0),),
        bars=(bar,),
        background=_WHITE,
    )
    page = Page(layout=layout, glyphs=glyphs, free=np.ones(len(glyphs), dtype=bool), size=9.0)
    every = np.arange(len(glyphs))
    heading = group_lines(glyphs, every[glyphs.boxes[:, 3] < 32], 0.0, 12.0)[0]
    numbers = group_lines(glyphs, every[glyphs.boxes[:, 1] > 32], 0.0, 9.0)
    assert is_headline(page, bar, heading, numbers) == title


def test_a_speck_far_from_all_letters_is_no_part_of_a_name() -> None:
    """Two strokes, a dot beside the second one, and the end of an axis far below them."""
    rgb = np.full((120, 60, 3), 255, dtype=np.uint8)
    rgb[20:30, 20:28] = rgb[34:44, 20:28] = 0
    rgb[47, 24] = rgb[100, 18] = 0
    raster = Raster(rgb=rgb, name="name", sha256="", format="png")
    glyphs = find_glyphs(raster, [], _WHITE)
    layout = Layout(raster=raster, panels=(), bars=(), background=_WHITE)
    page = Page(layout=layout, glyphs=glyphs, free=np.ones(len(glyphs), dtype=bool), size=10.0)
    kept = without_specks(page, np.arange(len(glyphs)), 10.0)
    assert sorted(glyphs.boxes[kept, 1].tolist()) == [20.0, 34.0, 47.0]


def test_an_arrow_beside_small_letters_makes_no_note_of_them() -> None:
    """A name of letters without stems, 6 pixels high, and an arrow of 3; numbers of 8 pixels."""
    rgb = np.full((60, 120, 3), 255, dtype=np.uint8)
    for x in (10, 19, 28):
        rgb[20:26, x : x + 6] = 0
    rgb[23:26, 41:49] = 0
    rgb[40:48, 20:25] = rgb[40:48, 60:65] = 0
    raster = Raster(rgb=rgb, name="name", sha256="", format="png")
    glyphs = find_glyphs(raster, [], _WHITE)
    layout = Layout(raster=raster, panels=(), bars=(), background=_WHITE)
    page = Page(layout=layout, glyphs=glyphs, free=np.ones(len(glyphs), dtype=bool), size=8.0)
    every = np.arange(len(glyphs))
    (name,) = group_lines(glyphs, every[glyphs.boxes[:, 1] < 30], 0.0, 6.0)
    numbers = group_lines(glyphs, every[glyphs.boxes[:, 1] > 30], 0.0, 8.0)
    assert not is_small_print(page, name, numbers)


def test_a_small_line_on_the_middle_of_an_upright_bar_is_over_it() -> None:
    rgb = np.full((200, 200, 3), 255, dtype=np.uint8)
    for x in (90, 99, 108, 117):
        rgb[20:28, x : x + 6] = 0
    raster = Raster(rgb=rgb, name="name", sha256="", format="png")
    glyphs = find_glyphs(raster, [], _WHITE)
    (line,) = group_lines(glyphs, np.arange(len(glyphs)), 0.0, 8.0)
    upright = Bar(box=Box(97.0, 40.0, 117.0, 180.0), orientation="vertical")
    aside = Bar(box=Box(90.0, 40.0, 110.0, 180.0), orientation="vertical")
    level = Bar(box=Box(57.0, 40.0, 157.0, 60.0), orientation="horizontal")
    assert is_over_middle(upright, line, "top")
    assert not is_over_middle(upright, line, "bottom")
    assert not is_over_middle(aside, line, "top")
    assert not is_over_middle(level, line, "top")


@pytest.mark.parametrize(
    ("x0", "panel", "of_the_bar"),
    [
        # On the middle of the bar, and on nothing of the panel.
        (60, Box(40, 90, 380, 240), True),
        # As well where the panel begins.
        (60, Box(60, 90, 380, 240), False),
        # As well on the middle of the panel.
        (60, Box(20, 90, 180, 240), False),
        # Off the middle of the bar.
        (66, Box(40, 90, 380, 240), False),
    ],
)
def test_what_is_set_on_the_middle_of_a_bar_alone_is_its_name(
    x0: int, panel: Box, of_the_bar: bool
) -> None:
    bar = Bar(box=Box(50, 20, 150, 30), orientation="horizontal", tick_side="bottom")
    line = Line(
        glyphs=np.zeros(0, dtype=np.int64),
        along=(x0, x0 + 80.0),
        across=(50.0, 60.0),
        angle=0.0,
        box=Box(x0, 50, x0 + 80, 60),
        size=10.0,
    )
    assert is_on_middle_alone(bar, line, [panel]) is of_the_bar


@pytest.mark.parametrize("numbered", [True, False])
def test_the_name_of_a_level_bar_stands_over_its_numbers(numbered: bool) -> None:
    rgb = np.full((160, 400, 3), 255, dtype=np.uint8)
    cv2.putText(rgb, "score", (180, 22), cv2.FONT_HERSHEY_SIMPLEX, 0.42, (0, 0, 0), 1)
    for x in (110, 195, 280) if numbered else ():
        cv2.putText(rgb, "5", (x, 32), cv2.FONT_HERSHEY_SIMPLEX, 0.3, (0, 0, 0), 1)
    raster = Raster(rgb=rgb, name="drawn", sha256="", format="png")
    glyphs = find_glyphs(raster, [], _WHITE)
    upper = np.flatnonzero(glyphs.boxes[:, 3] < 27)
    (line,) = group_lines(glyphs, upper, 0.0, 9.0)
    top = line.box.y1 + 3.5 * line.size
    box = Box(line.center[0] - 100, top, line.center[0] + 100, top + 12)
    bar = Bar(box=box, orientation="horizontal", tick_side="top")
    layout = Layout(raster=raster, panels=(), bars=(bar,), background=_WHITE)
    page = Page(layout=layout, glyphs=glyphs, free=np.ones(len(glyphs), dtype=bool), size=9.0)
    assert is_on_bar(page, line) == numbered


def test_a_large_line_much_nearer_to_the_bar_than_to_cells_is_of_the_bar() -> None:
    under = [is_large_at_panel(11.0, 9.0, away, 7.0, "top") for away in (10.0, 29.0)]
    over = [is_large_at_panel(11.0, 9.0, away, 7.0, "bottom") for away in (10.0, 27.0)]
    assert under == [True, False], "the title of columns stands under their labels"
    assert over == [True, True]
    assert not is_large_at_panel(9.0, 9.0, 10.0, 7.0, "top")
    assert not is_large_at_panel(11.0, None, 10.0, 7.0, "top")


@pytest.mark.parametrize(("second", "each"), [(300, True), (240, False)])
def test_titles_of_two_panels_under_their_bar_are_no_name_of_it(second: int, each: bool) -> None:
    """A bar over two panels, and four letters over each of these, or one text between them."""
    rgb = np.full((200, 400, 3), 255, dtype=np.uint8)
    for start in (83, second - 17):
        for x in range(start, start + 34, 9):
            rgb[60:70, x : x + 7] = 0
    boxes = [Box(40.0, 80.0, 160.0, 180.0), Box(240.0, 80.0, 360.0, 180.0)]
    grids = [Grid(row_spans=((one.y0, one.y1),), column_spans=((one.x0, one.x1),)) for one in boxes]
    raster = Raster(rgb=rgb, name="drawn", sha256="", format="png")
    glyphs = find_glyphs(raster, [], _WHITE)
    bar = Bar(box=Box(120.0, 20.0, 280.0, 34.0), orientation="horizontal")
    layout = Layout(
        raster=raster,
        panels=tuple(PanelLayout(grid=grid, frame=grid.box, bar=0) for grid in grids),
        bars=(bar,),
        background=_WHITE,
    )
    page = Page(layout=layout, glyphs=glyphs, free=np.ones(len(glyphs), dtype=bool), size=10.0)
    (line,) = group_lines(glyphs, np.arange(len(glyphs)), 0.0, 10.0)
    assert names_others(page, bar, line, "bottom") == each

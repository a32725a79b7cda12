"""Titles that were taken for a part of what stands next to them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from unheat.model import Axis, Box, Grid, Label, Layout, PanelLayout, Raster, TextReading
from unheat.text.ink import find_glyphs
from unheat.text.lines import Line
from unheat.text.page import Page
from unheat.text.run_in_titles import (
    named_among_numbers,
    run_in_titles,
    run_into_columns,
    run_into_rows,
    titles_over_labels,
    without_words_of_titles,
)
from unheat.text.sites import BarTexts, Site, TickText


def _level(middle: float, top: float, width: float) -> Line:
    box = Box(middle - width / 2, top, middle + width / 2, top + 8)
    along, across = (box.x0, box.x1), (box.y0, box.y1)
    return Line(glyphs=np.arange(8), angle=0.0, along=along, across=across, box=box, size=8.0)


@pytest.mark.parametrize(
    ("column", "wrapped", "titled", "told", "second"),
    [
        (2, (2,), False, True, (170, 56)),
        # Flush with the right side of the cells, and a label that is as wide as its column.
        (4, (4,), False, True, (284, 72)),
        (4, (4,), False, False, (290, 60)),
        # A label that is wrapped beside the middle, several that are, a title that was found.
        (1, (1,), False, False, (110, 56)),
        (2, (1, 2), False, False, (170, 56)),
        (2, (2,), True, False, (170, 56)),
    ],
)
def test_a_second_line_under_the_middle_label_alone_may_be_the_title(
    column: int, wrapped: tuple[int, ...], titled: bool, told: bool, second: tuple[float, float]
) -> None:
    white = (255.0, 255.0, 255.0)
    rgb = np.full((200, 340, 3), 255, np.uint8)
    raster = Raster(rgb=rgb, name="drawn", sha256="", format="png")
    spans = tuple((20.0 + 60 * k, 80.0 + 60 * k) for k in range(5))
    grid = Grid(row_spans=((20.0, 70.0), (70.0, 120.0)), column_spans=spans)
    panel = PanelLayout(grid=grid, frame=grid.box)
    layout = Layout(raster=raster, panels=(panel,), bars=(), background=white)
    glyphs = find_glyphs(raster, [], white)
    page = Page(layout=layout, glyphs=glyphs, free=np.zeros(0, dtype=bool), size=8.0)
    sites = []
    for index in range(5):
        middle = 50.0 + 60 * index
        lines = [_level(middle, 126, 14)]
        if index in wrapped:
            lines.append(_level(second[0], 137, second[1]))
        sites.append(Site(role="column", owner=0, index=index, lines=tuple(lines), side="bottom"))
    if titled:
        sites.append(Site(role="column-title", owner=0, index=0, lines=(_level(170, 160, 80),)))
    found = list(run_in_titles(page, sites))
    assert bool(found) is told
    if told:
        assert found == [("column-title", 0, sites[column].lines[1].box)]


@pytest.mark.parametrize(
    ("middles", "told"),
    [
        # Words of a sentence that stand over columns as they come, names over their numbers, and
        # words as far apart as columns are.
        ((34.0, 77.0, 120.0, 154.0), True),
        ((32.0, 76.0, 120.0, 164.0), False),
        ((26.0, 70.0, 128.0, 168.0), False),
    ],
)
def test_words_over_labels_may_be_a_title(middles: tuple[float, ...], told: bool) -> None:
    grid = Grid(
        row_spans=((60.0, 90.0), (90.0, 120.0)),
        column_spans=tuple((10.0 + 44 * k, 54.0 + 44 * k) for k in range(4)),
    )
    raster = Raster(rgb=np.full((140, 200, 3), 255, np.uint8), name="", sha256="", format="png")
    panel = PanelLayout(grid=grid, frame=grid.box)
    white = (255.0, 255.0, 255.0)
    layout = Layout(raster=raster, panels=(panel,), bars=(), background=white)
    glyphs = find_glyphs(raster, [], white)
    page = Page(layout=layout, glyphs=glyphs, free=np.zeros(0, dtype=bool), size=8.0)
    sites = [
        Site(
            role="column",
            owner=0,
            index=k,
            lines=(_level(middle, 20, 34), _level(32.0 + 44 * k, 34, 14)),
            side="top",
        )
        for k, middle in enumerate(middles)
    ]
    found = list(titles_over_labels(page, sites))
    assert [one[:2] for one in found] == [("title", 0)] * told
    title = Site(role="title", owner=0, index=0, lines=(_level(100, 4, 90),))
    assert not list(titles_over_labels(page, [*sites, title]))


def test_labels_with_words_of_a_title_are_in_doubt() -> None:
    rows = _rows((30.0, 44.0, 56.0), (30.0, 64.0, 76.0), review=(False, False))
    rows = replace(rows, reasons=((), ()))
    asked = Label(text="", confidence=0.0, box=Box(0.0, 40.0, 80.0, 50.0), review=True)
    assert without_words_of_titles(rows, asked).review == (True, False)
    assert without_words_of_titles(rows, replace(asked, text="Yield")) is rows
    assert without_words_of_titles(rows, None) is rows


def _rows(*spans: tuple[float, float, float], review: tuple[bool, ...]) -> Axis:
    """Rows whose labels begin at x and reach from y0 to y1."""
    boxes = tuple(Box(x, top, 60.0, bottom) for x, top, bottom in spans)
    labels, sure = tuple("abcdef"[: len(boxes)]), (0.9,) * len(boxes)
    return Axis(title=None, labels=labels, confidence=sure, review=review, boxes=boxes)


def test_labels_in_doubt_that_begin_at_one_place_and_are_high_hold_a_turned_title() -> None:
    spans = ((30.0, 44.0, 56.0), (6.0, 96.0, 116.0), (5.0, 116.0, 160.0), (21.0, 200.0, 212.0))
    doubted = (False, True, True, False)
    title = run_into_rows(_rows(*spans, review=doubted)).title
    assert title is not None
    assert title.review
    assert not title.text
    assert title.box == Box(5.0, 96.0, 60.0, 160.0)
    # Labels that nobody doubts, and those of one line each.
    assert run_into_rows(_rows(*spans, review=(False,) * 4)).title is None
    level = tuple((x, top, top + 12.0) for x, top, _ in spans)
    assert run_into_rows(_rows(*level, review=doubted)).title is None


def test_a_label_in_doubt_that_is_higher_and_longer_than_all_others_holds_a_turned_title() -> None:
    spans = tuple((16.0, 20.0 + 25 * row, 29.0 + 25 * row) for row in range(5))
    joined = (*spans[:2], (5.0, 68.0, 81.0), *spans[3:])
    doubted = (False, False, True, False, False)
    title = run_into_rows(_rows(*joined, review=doubted)).title
    assert title is not None
    assert title.box == Box(5.0, 68.0, 60.0, 81.0)
    assert run_into_rows(_rows(*joined, review=(False,) * 5)).title is None
    longer = (*spans[:2], (5.0, 70.0, 79.0), *spans[3:])
    assert run_into_rows(_rows(*longer, review=doubted)).title is None


def _bar(*texts: str, label: Label | None = None) -> BarTexts:
    ticks = tuple(
        TickText(
            text=text,
            reading=TextReading(
                raw=text, value=float(text) if text.isdigit() else None, confidence=0.9
            ),
            position_px=20.0 * place,
            box=Box(80.0, 20.0 * place, 95.0, 20.0 * place + 9),
        )
        for place, text in enumerate(texts)
    )
    return BarTexts(label=label, ticks=ticks)


def test_a_label_in_doubt_that_stands_beside_another_row_holds_a_turned_title() -> None:
    spans = ((29.0, 43.0, 54.0), (9.0, 82.0, 133.0), (31.0, 121.0, 131.0))
    title = run_into_rows(_rows(*spans, review=(False, True, False))).title
    assert title is not None
    assert title.box == Box(9.0, 82.0, 60.0, 133.0)
    assert run_into_rows(_rows(*spans, review=(False,) * 3)).title is None
    wrapped = (spans[0], (9.0, 82.0, 110.0), spans[2])
    assert run_into_rows(_rows(*wrapped, review=(False, True, False))).title is None


def test_a_word_among_the_numbers_of_a_bar_may_be_its_name() -> None:
    found = named_among_numbers(_bar("ortance", "100", "50", "0"))
    assert found is not None
    assert found.review
    assert found.box == Box(80.0, 0.0, 95.0, 9.0)
    assert named_among_numbers(_bar("100", "50", "0")) is None
    assert named_among_numbers(_bar("low", "high")) is None
    assert named_among_numbers(_bar("kW", "100", "50", label=Label(text="Load"))) is None


@pytest.mark.parametrize(("wide", "asked"), [(32.0, True), (20.0, False)])
def test_a_turned_sign_behind_a_number_of_a_bar_may_be_its_name(wide: float, asked: bool) -> None:
    """ "%" on the line of "100", as no reader saw it; digits are not all of one width."""
    bar = _bar("200", "150", "100", "50", "0")
    ticks = list(bar.ticks)
    ticks[2] = replace(ticks[2], box=replace(ticks[2].box, x1=80.0 + wide))
    found = named_among_numbers(replace(bar, ticks=tuple(ticks)))
    assert (found is not None) is asked


def test_a_turned_label_in_the_middle_that_is_thicker_and_longer_holds_a_title() -> None:
    spans = ((42, 53, 305), (77, 86, 312), (109, 125, 322), (148, 159, 304), (183, 192, 291))
    boxes = tuple(Box(float(x0), 273.0, float(x1), float(y1)) for x0, x1, y1 in spans)
    labels, sure = tuple("abcde"), (0.9,) * 5
    axis = Axis(
        title=None,
        labels=labels,
        confidence=sure,
        review=(False, False, True, False, False),
        side="bottom",
        turn=90.0,
        boxes=boxes,
    )
    title = run_into_columns(axis).title
    assert title is not None
    assert title.box == boxes[2]
    assert run_into_columns(replace(axis, review=(False,) * 5)).title is None
    slanted = run_into_columns(replace(axis, turn=45.0)).title
    assert slanted is not None
    assert run_into_columns(replace(axis, turn=0.0)).title is None
    short = tuple(replace(box, y1=300.0) for box in boxes)
    assert run_into_columns(replace(axis, boxes=short)).title is None


def test_two_thick_labels_in_the_middle_hold_a_title_among_them() -> None:
    spans = ((42, 53, 305), (77, 86, 312), (101, 125, 322), (126, 159, 304), (183, 192, 326))
    boxes = tuple(Box(float(x0), 273.0, float(x1), float(y1)) for x0, x1, y1 in (*spans, spans[0]))
    axis = Axis(
        title=None,
        labels=tuple("abcdef"),
        confidence=(0.9,) * 6,
        review=(False, False, True, True, False, False),
        side="bottom",
        turn=90.0,
        boxes=boxes,
    )
    title = run_into_columns(axis).title
    assert title is not None
    assert title.box == Box(101.0, 273.0, 159.0, 322.0)
    one = replace(axis, review=(False, False, True, False, False, False))
    assert run_into_columns(one).title is None

"""Strips over facets of several widths: boxes of one color as wide as each of them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from unheat.decide.under_strips import (
    each_group_is_headed,
    groups_at_wide_gaps,
    groups_under_strips,
)
from unheat.model import Axis, Box, Grid, Layout, PanelLayout, Raster

COLUMNS = ((40.0, 60.0), (60.0, 80.0), (92.0, 112.0), (112.0, 132.0), (132.0, 152.0))
GRAY = (217, 217, 217)


def drawn(
    first: tuple[int, int, int] = GRAY, *, ink: int = 20, end: int = 80, across: bool = False
) -> Layout:
    """Two rows of five cells in two groups with strips of 16 pixels over them, at y = 60; the
    first strip has another color or ends elsewhere. ``across`` turns all of it."""
    rgb = np.full((120, 180, 3), 255, dtype=np.uint8)
    for k, (x0, x1) in enumerate(COLUMNS):
        rgb[60:100, int(x0) : int(x1)] = (40 * k, 90, 200)
    for x0, x1, color in ((40, end, first), (92, 152, GRAY)):
        rgb[42:58, x0:x1] = color
        rgb[47:53, (x0 + x1) // 2 - 4 : (x0 + x1) // 2 + 4 : 2] = ink
    rows = ((60.0, 80.0), (80.0, 100.0))
    grid = Grid(row_spans=rows, column_spans=COLUMNS)
    if across:
        rgb = np.ascontiguousarray(rgb.transpose(1, 0, 2))
        grid = Grid(row_spans=COLUMNS, column_spans=rows)
    return Layout(
        raster=Raster(rgb=rgb, name="drawn", sha256="", format="png"),
        panels=(PanelLayout(grid=grid, frame=grid.box, bar=None),),
        bars=(),
        background=(255.0,) * 3,
    )


def framed(*, open_at: int | None = None) -> Layout:
    """The same with lines about strips of the page's color; of the first strip one may be open."""
    layout = drawn((255, 255, 255))
    rgb = layout.raster.rgb.copy()
    rgb[42:58] = np.where(rgb[42:58] == 217, 255, rgb[42:58])
    for x0, x1 in ((40, 80), (92, 152)):
        rgb[[42, 57], x0:x1] = 0
        rgb[42:58, [x0, x1 - 1]] = 0
    if open_at is not None:
        rgb[43:57, open_at] = 255
    return replace(layout, raster=replace(layout.raster, rgb=rgb))


def pieces(layout: Layout, *, columns: bool = True) -> list[int]:
    return [len(one) for one in groups_under_strips(layout, layout.panels[0], columns=columns)]


@pytest.mark.parametrize("across", [False, True])
def test_groups_under_strips_of_their_width_are_told(across: bool) -> None:
    assert pieces(drawn(across=across), columns=not across) == [2, 3]


def test_boxes_of_several_colors_without_print_or_not_as_wide_are_no_strips() -> None:
    assert not pieces(drawn((250, 120, 90)))
    assert not pieces(drawn(ink=210))
    assert not pieces(drawn(end=70))
    assert not pieces(drawn(end=92))


def test_boxes_of_lines_are_strips_and_brackets_are_none() -> None:
    assert pieces(framed()) == [2, 3]
    assert not pieces(framed(open_at=40))


@pytest.mark.parametrize(
    ("heads", "told"), [((60, 122), True), ((60,), False), ((45, 122), False), ((60, 104), False)]
)
def test_print_on_the_middle_of_each_group_heads_it(heads: tuple[int, ...], told: bool) -> None:
    layout = drawn((255, 255, 255), ink=255)
    rgb = layout.raster.rgb.copy()
    rgb[:58] = 255
    for x in heads:
        rgb[47:53, x - 6 : x + 6 : 2] = 20
    layout = replace(layout, raster=replace(layout.raster, rgb=rgb))
    axis = Axis(title=None, labels=tuple("abcde"), confidence=(1.0,) * 5, review=(False,) * 5)
    axis = replace(axis, side="bottom")
    assert each_group_is_headed(layout, layout.panels[0], axis, columns=True) == told
    # Whatever way labels are turned on the other side, and what all groups have in common.
    rgb = layout.raster.rgb.copy()
    rgb[35:42, 30:110:2] = 20
    titled = replace(layout, raster=replace(layout.raster, rgb=rgb))
    slanted = replace(axis, turn=30.0)
    assert each_group_is_headed(titled, layout.panels[0], slanted, columns=True) == told
    assert not each_group_is_headed(
        layout, layout.panels[0], replace(axis, side="top"), columns=True
    )


@pytest.mark.parametrize(("feet", "told"), [((60, 122), True), ((96,), False), ((60, 110), False)])
def test_print_below_the_labels_on_the_middle_of_each_group_names_it(
    feet: tuple[int, ...], told: bool
) -> None:
    """A title of all columns stands in the gap between the groups."""
    layout = drawn((255, 255, 255), ink=255)
    rgb = layout.raster.rgb.copy()
    rgb[:58] = 255
    boxes = tuple(Box(x0 + 6, 103, x1 - 6, 110) for x0, x1 in COLUMNS)
    for box in boxes:
        rgb[box.pixels(rgb.shape)] = 20
    for x in feet:
        rgb[113:119, x - 10 : x + 10 : 2] = 20
    layout = replace(layout, raster=replace(layout.raster, rgb=rgb))
    axis = Axis(title=None, labels=tuple("abcde"), confidence=(1.0,) * 5, review=(False,) * 5)
    axis = replace(axis, side="bottom", boxes=boxes)
    assert each_group_is_headed(layout, layout.panels[0], axis, columns=True) == told


def test_columns_with_one_gap_are_no_groups() -> None:
    assert not groups_at_wide_gaps([(20.0 * k, 20.0 * k + 18) for k in range(5)])
    assert groups_at_wide_gaps(COLUMNS) == [COLUMNS[:2], COLUMNS[2:]]

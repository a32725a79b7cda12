"""Masked lines beyond the last cells, told by labels that go on there."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from unheat.decide.labels_go_on import labels_go_on
from unheat.model import Axis, Bar, Box, Grid, Layout, PanelLayout, Raster

LINES, ACROSS, PITCH = 20, 6, 14
TOP, LEFT = 30, 70


def _told(
    masked: int,
    *,
    step: int = 1,
    turned: bool = False,
    shift: int = 0,
    drawn: bool = True,
    longer: int = 0,
    printed: bool = False,
    bar: bool = False,
    turn: float = 0.0,
    merged: bool = False,
    lost: bool = False,
    cells: int = ACROSS,
    noted: bool = False,
    pitch: int = PITCH,
) -> bool:
    """A matrix whose first rows are ``masked``, with a label at every ``step``.

    The labels of masked rows are ``drawn`` ``shift`` pixels too low and ``longer`` than others, or
    not at all; ``printed`` puts words over the columns, ``bar`` a bar there; where labels are
    ``merged`` the first one was read with the one before it. Masked rows that were ``lost`` have so
    many colored ``cells``, and print beside these where they are ``noted``.
    """
    page = np.full((TOP + LINES * pitch + 40, LEFT + ACROSS * pitch + 40, 3), 255, np.uint8)
    first = TOP + masked * pitch
    page[first : TOP + LINES * pitch, LEFT : LEFT + ACROSS * pitch] = 90
    if lost:
        page[TOP + 3 : first, LEFT : LEFT + cells * pitch] = 130
    if noted:
        page[first - 7 : first - 2, LEFT + cells * pitch + 4 : LEFT + ACROSS * pitch : 3] = 0
    boxes = []
    for line in range(0, LINES, step):
        y = TOP + pitch * line + 3
        left, by = 45, shift
        if line >= masked:
            boxes.append(Box(45.0, float(y), 60.0, y + 8.0))
            by = 0
        else:
            left -= longer
        if line >= masked or drawn:
            page[y + by : y + by + 8, left:60:3] = 0
    if merged:
        boxes[0] = Box(45.0, boxes[0].y0 - pitch, 60.0, boxes[0].y1)
    if printed:
        page[first - 12 : first - 4, LEFT + 3 : LEFT + ACROSS * pitch : 4] = 0
    lines = tuple(
        (float(TOP + pitch * k), float(TOP + pitch * (k + 1))) for k in range(masked, LINES)
    )
    across = tuple((float(LEFT + pitch * k), float(LEFT + pitch * (k + 1))) for k in range(ACROSS))
    place = Box(LEFT + 5.0, first - 12.0, LEFT + 60.0, first - 5.0)
    if turned:
        page = page.transpose(1, 0, 2)
        boxes = [box.transposed() for box in boxes]
        lines, across, place = across, lines, place.transposed()
    grid = Grid(row_spans=lines, column_spans=across)
    panel = PanelLayout(grid=grid, frame=grid.box)
    layout = Layout(
        raster=Raster(
            rgb=np.ascontiguousarray(page), name="page", sha256="", format="png", lossy=False
        ),
        panels=(panel,),
        bars=(Bar(box=place, orientation="horizontal"),) if bar else (),
    )
    named = replace(_axis(len(lines if not turned else across)), boxes=tuple(boxes), turn=turn)
    bare = _axis(ACROSS)
    return labels_go_on(layout, panel, *((bare, named) if turned else (named, bare)))


def _axis(count: int) -> Axis:
    return Axis(
        title=None, labels=(None,) * count, confidence=(1.0,) * count, review=(False,) * count
    )


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(("masked", "step"), [(1, 1), (4, 1), (5, 5), (8, 3), (13, 2)])
def test_a_label_beyond_the_cells_tells_of_masked_lines(
    turned: bool, masked: int, step: int
) -> None:
    assert _told(masked, step=step, turned=turned)


def test_a_label_that_was_read_with_its_neighbor_is_passed_over() -> None:
    assert _told(4, merged=True)


def test_labels_end_with_the_cells() -> None:
    assert not _told(4, drawn=False)


@pytest.mark.parametrize("shift", [-4, 4])
def test_a_title_stands_elsewhere(shift: int) -> None:
    assert not _told(1, shift=shift)


def test_what_is_longer_than_labels_is_none() -> None:
    assert not _told(1, longer=20)


def test_a_header_stands_over_columns_of_print() -> None:
    assert not _told(1, printed=True)


def test_what_stands_over_a_bar_names_it() -> None:
    assert not _told(1, bar=True)


def test_labels_on_a_slope_tell_no_places() -> None:
    assert not _told(1, turn=45.0)


def test_a_label_half_a_cell_beyond_the_others_names_a_line_that_was_lost() -> None:
    assert _told(1, step=4, lost=True)
    assert _told(1, step=4, lost=True, turned=True)
    assert not _told(2, step=4, lost=True)
    assert not _told(1, step=4, lost=True, drawn=False)


@pytest.mark.parametrize("turned", [False, True])
def test_the_few_cells_at_the_end_of_a_triangle_are_a_line_that_was_lost(turned: bool) -> None:
    assert _told(1, lost=True, cells=1, turned=turned)
    assert not _told(1, lost=True, cells=1, noted=True, turned=turned)


def test_lines_that_are_hardly_wider_than_their_rims_tell_nothing_of_a_triangle() -> None:
    assert not _told(4, step=5, lost=True, cells=1, pitch=2)

"""Print that nothing explains, and whose it is: sources are drawn from records that hold more."""

from __future__ import annotations

from dataclasses import fields, replace

import numpy as np
import pytest
from tests.unit.show.factory import NAMES, ROW_BOXES, axis, even_grid, founding, put
from tests.unit.show.test_explain import changed, source

from unheat.model import Box, Label, Panel, Reason, Status
from unheat.show.explain import with_explanation
from unheat.show.missed import is_own, with_missed

FOUNDING = founding().panels[0]


def lost_row(panel: Panel) -> Panel:
    """The panel without its last row."""
    box = panel.grid.box
    kept = {item.name: getattr(panel.cells, item.name)[:3].copy() for item in fields(panel.cells)}
    return replace(
        panel,
        grid=even_grid(Box(box.x0, box.y0, box.x1, box.y0 + 0.75 * box.height), 3, 4),
        cells=replace(panel.cells, **kept),
        rows=axis(NAMES[:3], "left", boxes=ROW_BOXES[:3], title=("Source model", None)),
    )


def seen(panel: Panel) -> Panel:
    """A reading of the founding figure, as the command line makes it."""
    noted, _ = with_explanation(changed(panel), source(founding(), like_source=True))
    return noted.panels[0]


def test_a_figure_that_was_read_in_full_has_no_doubt() -> None:
    panel = seen(FOUNDING)
    assert not panel.review
    assert not panel.reasons


def test_a_label_that_was_missed_puts_its_panel_in_doubt() -> None:
    rows = axis((*NAMES[:1], None, *NAMES[2:]), "left", boxes=(ROW_BOXES[0], None, *ROW_BOXES[2:]))
    panel = seen(replace(FOUNDING, rows=replace(rows, title=FOUNDING.rows.title)))
    assert panel.review
    assert panel.reasons == (Reason.UNEXPLAINED_PRINT,)


def test_a_row_that_was_missed_is_told_by_its_label() -> None:
    assert Reason.UNEXPLAINED_PRINT in seen(lost_row(FOUNDING)).reasons


def test_print_of_a_cell_that_was_missed_is_the_panels_own() -> None:
    lost = {"text": None, "text_value": np.nan, "status": Status.COLOR_ONLY}
    panel = seen(replace(FOUNDING, cells=put(FOUNDING.cells, 2, 1, **lost)))
    assert Reason.UNEXPLAINED_PRINT in panel.reasons


def test_print_of_a_cell_that_is_in_doubt_and_unread_puts_no_panel_in_doubt() -> None:
    lost = {"text": None, "text_value": np.nan, "status": Status.COLOR_ONLY, "review": True}
    assert not seen(replace(FOUNDING, cells=put(FOUNDING.cells, 2, 1, **lost))).review


def test_words_over_the_middle_of_a_figure_without_a_title_are_asked_about() -> None:
    bare = replace(FOUNDING, title=None)
    box = bare.grid.box
    middle, top = box.center[0], box.y0
    words = Box(middle - 60, top - 26, middle + 60, top - 10)
    figure = changed(bare)
    assert with_missed(figure, (words,)).panels[0].reasons == (Reason.UNEXPLAINED_PRINT,)
    headed = replace(figure, title=Label(text="Layers", box=None))
    assert not with_missed(headed, (words,)).panels[0].review, "it may be a subtitle"
    letter = Box(middle - 8, top - 26, middle + 8, top - 10)
    assert not with_missed(figure, (letter,)).panels[0].review


@pytest.mark.parametrize(
    ("piece", "own"),
    [
        (Box(94, 700, 156, 714), True),  # a row below the last one would have its label here
        (Box(20, 724, 500, 740), False),  # a caption in the corner
        (Box(97, 30, 300, 50), False),  # a title that begins above the labels
        (Box(740, 658, 800, 672), True),  # a column beyond the last one
        (Box(5, 345, 20, 365), False),  # left of all labels
        (Box(97, 210, 156, 224), False),  # between two rows: the name of a group
        (Box(400, 500, 440, 515), True),  # in a cell
        (Box(400, 500, 440, 503), False),  # a line in a cell
        (Box(330, 230, 560, 480), False),  # a frame around several cells
        (Box(97, 200, 156, 400), False),  # a brace beside several rows
    ],
)
def test_what_stands_in_line_is_own(piece: Box, own: bool) -> None:
    assert is_own(piece, FOUNDING) is own


def test_print_within_a_text_that_was_read_is_explained_by_it() -> None:
    box = Box(90, 700, 160, 716)
    told = replace(FOUNDING, columns=replace(FOUNDING.columns, title=Label(text="Row", box=box)))
    figure = with_missed(changed(told), (Box(94, 700, 156, 714),))
    assert not figure.panels[0].review


def test_a_doubt_is_told_once_and_others_stay() -> None:
    doubted = replace(FOUNDING, review=True, reasons=(Reason.GRID_AMBIGUOUS,))
    pieces = (Box(400, 500, 440, 515), Box(94, 700, 156, 714))
    figure = with_missed(changed(doubted), pieces)
    assert figure.panels[0].reasons == (Reason.GRID_AMBIGUOUS, Reason.UNEXPLAINED_PRINT)


@pytest.mark.parametrize("titled", [True, False])
def test_print_over_a_panel_without_a_title_is_its_own_where_another_has_one(titled: bool) -> None:
    bare = replace(FOUNDING, title=None)
    box = bare.grid.box
    middle, top = box.center[0], box.y0
    piece = Box(middle - 60, top - 26, middle + 60, top - 10)
    beside = replace(FOUNDING, title=Label(text="Layer 1", box=None) if titled else None)
    figure = replace(changed(bare), panels=(bare, beside))
    found = with_missed(figure, (piece,)).panels
    assert [panel.review for panel in found] == [titled, False]
    aside = Box(box.x0, top - 26, box.x0 + 120, top - 10)
    assert not with_missed(figure, (aside,)).panels[0].review


@pytest.mark.parametrize(
    ("off", "share", "wide", "expected"),
    [(0.5, 0.9, 12, True), (0.5, 0.4, 12, False), (0.5, 0.9, 2, False), (1.0, 0.9, 12, False)],
)
def test_print_along_the_cells_is_a_column_that_was_missed(
    off: float, share: float, wide: float, expected: bool
) -> None:
    """In the middle of where one more column would stand, along most of it, and no line."""
    box, grid = FOUNDING.grid.box, FOUNDING.grid
    at = box.x1 + off * grid.cell_width
    piece = Box(at - wide / 2, box.y0 + 2, at + wide / 2, box.y0 + 2 + share * box.height)
    figure = with_missed(changed(FOUNDING), (piece,))
    assert figure.panels[0].review is expected
    at = box.y1 + off * grid.cell_height
    turned = Box(box.x0 + 2, at - wide / 2, box.x0 + 2 + share * box.width, at + wide / 2)
    below = replace(FOUNDING, columns=replace(FOUNDING.columns, boxes=(None,) * 4))
    assert with_missed(changed(below), (turned,)).panels[0].review is expected


def test_marks_of_an_axis_along_the_cells_are_no_column() -> None:
    """They touch the cells, and end where the middle of a column would be."""
    box, grid = FOUNDING.grid.box, FOUNDING.grid
    bare = replace(FOUNDING, columns=replace(FOUNDING.columns, boxes=(None,) * 4))
    long = 0.5 * grid.cell_width
    marks = Box(box.x1, box.y0 + 2, box.x1 + long, box.y1 - 2)
    assert not with_missed(changed(bare), (marks,)).panels[0].review
    apart = Box(box.x1 + 0.4 * long, box.y0 + 2, box.x1 + 1.4 * long, box.y1 - 2)
    assert with_missed(changed(bare), (apart,)).panels[0].review


def test_labels_that_nobody_read_are_asked_about() -> None:
    nameless = replace(
        FOUNDING, rows=axis((None,) * 4, "left", boxes=(None,) * 4, title=("Source model", None))
    )
    told = with_missed(changed(nameless), ROW_BOXES).panels[0]
    assert told.review
    assert all(told.rows.review)
    assert told.rows.reasons[0] == (Reason.LABEL_MISSING,)
    # A caption is beside one row.
    assert not any(with_missed(changed(nameless), ROW_BOXES[:1]).panels[0].rows.review)

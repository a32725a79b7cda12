"""Counts that borders alone left in doubt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from unheat.decide.counted import are_several, hold_some_each, lines_are_counted
from unheat.model import Axis, Box, Cells, Grid, PanelLayout, Reason, Span, Status


def _spans(count: int) -> tuple[Span, ...]:
    return tuple((20.0 * line, 20.0 * (line + 1)) for line in range(count))


def _axis(middles: Sequence[float], *, across: bool, turn: float = 0.0) -> Axis:
    boxes = [Box(at - 5, -12, at + 5, -2) for at in middles]
    count = len(middles)
    return Axis(
        title=None,
        labels=("x",) * count,
        confidence=(0.5,) * count,
        review=(True,) * count,
        turn=turn,
        boxes=tuple(box if across else box.transposed() for box in boxes),
    )


def plain_cells(shape: tuple[int, int], status: Status) -> Cells:
    """Cells of one status, about which nothing else is said."""
    nan = np.full(shape, np.nan)
    plain = np.empty(shape, dtype=object)
    return Cells(
        text=plain,
        text_value=nan,
        text_confidence=nan,
        rgb=np.zeros((*shape, 3)),
        color_value=nan,
        color_low=nan,
        color_high=nan,
        value=nan,
        status=np.full(shape, status, dtype=object),
        confidence=nan,
        review=np.zeros(shape, dtype=bool),
        reasons=plain,
        parts=plain,
    )


GRID = Grid(row_spans=_spans(5), column_spans=_spans(6))
PANEL = PanelLayout(grid=GRID, frame=GRID.box, review=True, borders_alone=True)
SILENT = plain_cells((5, 6), Status.COLOR_ONLY)
ROWS = [10.0 + 20 * line for line in range(5)]
COLUMNS = [10.0 + 20 * line for line in range(6)]


def test_a_label_in_the_middle_of_every_line_tells_the_counts() -> None:
    rows, columns = _axis(ROWS, across=False), _axis(COLUMNS, across=True)
    assert lines_are_counted(PANEL, rows, columns, SILENT)
    # What speaks against the lattice is not settled by labels.
    assert not lines_are_counted(replace(PANEL, borders_alone=False), rows, columns, SILENT)


@pytest.mark.parametrize(
    ("rows", "columns", "turn"),
    [
        (ROWS[:4], COLUMNS, 0.0),
        ([at + 5 for at in ROWS], COLUMNS, 0.0),
        (ROWS, COLUMNS, 45.0),
    ],
)
def test_labels_beside_the_middles_or_missing_tell_nothing(
    rows: list[float], columns: list[float], turn: float
) -> None:
    told = _axis(rows, across=False), _axis(columns, across=True, turn=turn)
    assert not lines_are_counted(PANEL, *told, SILENT)
    assert lines_are_counted(PANEL, *told, plain_cells((5, 6), Status.AGREED))
    # Numbers of which colors show something else bear nothing out.
    agreed = plain_cells((5, 6), Status.AGREED)
    assert not lines_are_counted(PANEL, *told, agreed, same=False)


def test_cells_that_are_not_flat_are_counted_by_their_numbers_alone() -> None:
    panel = replace(PANEL, borders_alone=False, print_alone=True)
    told = _axis(ROWS, across=False), _axis(COLUMNS, across=True)
    assert not lines_are_counted(panel, *told, SILENT)
    assert lines_are_counted(panel, *told, plain_cells((5, 6), Status.AGREED))


def test_an_outer_line_without_numbers_may_be_a_strip() -> None:
    panel = replace(PANEL, borders_alone=False, print_alone=True)
    grid = Grid(row_spans=_spans(20), column_spans=_spans(12))
    panel, none = replace(panel, grid=grid), _axis([], across=False)
    cells = plain_cells((20, 12), Status.AGREED)
    assert lines_are_counted(panel, none, none, cells)
    status = cells.status.copy()
    status[:, -1] = Status.COLOR_ONLY
    assert float(np.equal(status, Status.AGREED).mean()) > 0.9
    assert not lines_are_counted(panel, none, none, replace(cells, status=status))


@pytest.mark.parametrize(
    ("parts", "several"),
    [
        ([(11.0, 11.0), (22.0, 22.0), (5.0, 5.0, 5.0), (6.0, 6.0)], True),
        ([(11.0, 11.0), (22.0, 22.0), (5.0,), (6.0, 6.0)], False),
        ([(11.0, 11.0), (22.0, 22.0), (5.0, 0.5), (6.0, 6.0)], False),
        ([(0.0, 0.0)] * 4, False),
    ],
)
def test_cells_that_print_one_number_twice_are_several(
    parts: list[tuple[float, ...]], several: bool
) -> None:
    """Four equal neighbors of a raster that was sampled up show no border between them."""
    cells = plain_cells((2, 2), Status.AGREED)
    held = np.empty((2, 2), dtype=object)
    for number, some in enumerate(parts):
        held[divmod(number, 2)] = some
    assert are_several(replace(cells, parts=held)) == several


@pytest.mark.parametrize(
    ("text", "parts", "counted"),
    [
        ("45", (45.0,), True),
        ("45 (12.3%)", (45.0, 12.3), True),
        ("45\n47\n43", (45.0, 47.0, 43.0), False),
    ],
)
def test_the_numbers_of_several_cells_in_one_tell_no_count(
    text: str, parts: tuple[float, ...], counted: bool
) -> None:
    cells = plain_cells((5, 6), Status.AGREED)
    cells = replace(cells, text=_all(text), parts=_all(parts))
    none = _axis([], across=True)
    assert lines_are_counted(PANEL, none, none, cells) is counted


@pytest.mark.parametrize(
    ("text", "parts", "several"),
    [
        ("19% 19% 20%", (19.0, 19.0, 20.0), True),
        ("0.5 −0.4", (0.5, -0.4), True),
        # Of one value another one is said.
        ("45 12.3%", (45.0, 12.3), False),
        ("45 (12)", (45.0, 12.0), False),
        ("3 / 5", (3.0, 5.0), False),
        ("45\n47", (45.0, 47.0), False),
        ("1 234", (1234.0,), False),
    ],
)
def test_cells_that_print_numbers_side_by_side_are_several(
    text: str, parts: tuple[float, ...], several: bool
) -> None:
    cells = plain_cells((5, 6), Status.AGREED)
    assert hold_some_each(replace(cells, text=_all(text), parts=_all(parts))) is several


def _all(one: object) -> npt.NDArray[Any]:
    cells = np.empty((5, 6), dtype=object)
    for index in np.ndindex(cells.shape):
        cells[index] = one
    return cells


def test_a_label_for_every_line_does_not_count_a_line_that_is_empty() -> None:
    told = _axis(ROWS, across=False), _axis(COLUMNS, across=True)
    for line in (np.s_[:, -1], np.s_[0]):
        status = SILENT.status.copy()
        status[line] = Status.EMPTY
        assert not lines_are_counted(PANEL, *told, replace(SILENT, status=status))
    status = SILENT.status.copy()
    status[2, 3] = Status.EMPTY
    assert lines_are_counted(PANEL, *told, replace(SILENT, status=status))


def test_single_pixels_are_counted_by_the_numbers_at_them() -> None:
    spans = tuple((float(k), k + 1.0) for k in range(120))
    grid = Grid(row_spans=spans, column_spans=spans)
    panel = PanelLayout(grid=grid, frame=grid.box, review=True, borders_alone=True)
    cells = plain_cells((120, 120), Status.COLOR_ONLY)

    def axis(places: dict[int, str]) -> Axis:
        return Axis(
            title=None,
            labels=tuple(places.get(k) for k in range(120)),
            confidence=(1.0,) * 120,
            review=(False,) * 120,
        )

    right, off = axis({0: "0", 50: "50", 100: "100"}), axis({0: "0", 51: "50", 101: "100"})
    assert lines_are_counted(panel, right, right, cells)
    assert not lines_are_counted(panel, right, off, cells)
    assert not lines_are_counted(panel, right, axis({0: "0", 50: "50"}), cells)


@pytest.mark.parametrize(
    ("names", "shift", "told"),
    [
        ("abcde", 0.0, True),
        # Letters with tails pull all of them down, and one alone stands elsewhere.
        ("abcde", 3.0, True),
        ("abcde", 9.0, False),
        ("abcda", 0.0, False),
    ],
)
def test_names_that_both_axes_have_count_a_matrix_that_is_half_empty(
    names: str, shift: float, told: bool
) -> None:
    grid = Grid(row_spans=_spans(5), column_spans=_spans(5))
    panel = PanelLayout(grid=grid, frame=grid.box, review=True, reasons=(Reason.GRID_AMBIGUOUS,))
    cells = plain_cells((5, 5), Status.EMPTY)
    rows = replace(_axis([at + shift for at in ROWS], across=False), labels=tuple(names))
    columns = replace(_axis(COLUMNS[:5], across=True), labels=tuple(names))
    assert lines_are_counted(panel, rows, columns, cells) is told
    other = replace(columns, labels=tuple("vwxyz"))
    assert not lines_are_counted(panel, rows, other, cells)


@pytest.mark.parametrize(
    ("names", "shift", "status", "told"),
    [
        (("A", "B"), 0.0, Status.AGREED, True),
        (("A", "A"), 0.0, Status.AGREED, False),
        (("A", "B"), 9.0, Status.AGREED, False),
        (("A", "B"), 0.0, Status.COLOR_ONLY, False),
    ],
)
def test_few_lines_are_counted_by_numbers_in_all_cells_and_names_beside_all_lines(
    names: tuple[str, str], shift: float, status: Status, told: bool
) -> None:
    grid = Grid(row_spans=_spans(4), column_spans=_spans(2))
    panel = PanelLayout(grid=grid, frame=grid.box, review=True, reasons=(Reason.GRID_AMBIGUOUS,))
    rows = replace(_axis(ROWS[:4], across=False, turn=90.0), labels=tuple("cdfg"))
    columns = replace(_axis([at + shift for at in COLUMNS[:2]], across=True), labels=names)
    assert lines_are_counted(panel, rows, columns, plain_cells((4, 2), status)) is told

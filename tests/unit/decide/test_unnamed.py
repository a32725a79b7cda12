"""Outer lines without a label."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from tests.unit.show.factory import make_cells

from unheat.decide.unnamed import (
    adds_blank_end,
    heads_cells,
    holds_names,
    holds_no_names,
    is_told_in_parts,
    leaves_end_unnamed,
    names_more,
)
from unheat.model import Axis, Reason, Status


def unnamed(*labels: str | None) -> bool:
    n = len(labels)
    return leaves_end_unnamed(
        Axis(title=None, labels=labels, confidence=(1.0,) * n, review=(False,) * n)
    )


def test_one_end_without_a_label_may_be_a_strip() -> None:
    assert unnamed(None, "a", "b", "c", "d")
    assert unnamed("a", "b", "c", "d", None)


def test_labels_that_are_thinned_out_or_missing_say_nothing() -> None:
    assert not unnamed("a", "b", "c", "d", "e")
    assert not unnamed(None, "b", None, "d", None)
    assert not unnamed("a", "b", None, "d", "e")
    assert not unnamed(None, None, None, None, None)
    assert not unnamed(None, "a", "b")


def test_an_end_whose_letters_the_label_beside_it_has_is_not_bare() -> None:
    axis = Axis(
        title=None,
        labels=("7", "8", "9", "10 11", None),
        confidence=(1.0, 1.0, 1.0, 0.5, 0.0),
        review=(False, False, False, True, True),
        reasons=((), (), (), (Reason.LABEL_PLACE,), (Reason.LABEL_MISSING,)),
    )
    assert not leaves_end_unnamed(axis)
    assert leaves_end_unnamed(replace(axis, reasons=((),) * 4 + ((Reason.LABEL_MISSING,),)))


def column_left_free(shape: tuple[int, int]) -> np.ndarray:
    empty = np.zeros(shape, dtype=bool)
    empty[:-1, 0] = True
    return empty


@pytest.mark.parametrize("blank", [Status.EMPTY, Status.UNREAD])
@pytest.mark.parametrize(
    ("first", "empty", "told"),
    [
        (None, column_left_free, True),
        # A year that has just begun has its name; in a triangle the next line is as empty.
        ("2024", column_left_free, False),
        (None, lambda shape: np.tri(shape[0], shape[1], -1, dtype=np.bool_), False),
        (None, lambda shape: np.zeros(shape, dtype=bool), False),
    ],
)
def test_a_line_without_label_and_cells_beside_a_full_one_is_room(
    first: str | None, empty: Callable[[tuple[int, int]], np.ndarray], told: bool, blank: Status
) -> None:
    shape = 12, 8
    cells = make_cells(np.full(shape, 0.5), decimals=None, low=0, high=1)
    status = cells.status.copy()
    status[empty(shape)] = blank
    labels = (first, "1", None, None, None, None, "6", None)
    axis = Axis(title=None, labels=labels, confidence=(1.0,) * 8, review=(False,) * 8)
    assert adds_blank_end(replace(cells, status=status), axis, 1) is told


@pytest.mark.parametrize(("bare", "last", "told"), [(2, 0, True), (2, 1, True), (2, 3, False)])
def test_several_bare_columns_beside_a_full_one_are_those_of_a_sheet(
    bare: int, last: int, told: bool
) -> None:
    """Of a triangle the next column is nearly as empty as those."""
    shape = 5, 9
    cells = make_cells(np.full(shape, 0.5), decimals=1, low=0, high=1)
    status = np.full(shape, Status.AGREED, dtype=object)
    status[:, 9 - bare :] = Status.EMPTY
    status[5 - last :, 8 - bare] = Status.EMPTY
    nobody = Axis(title=None, labels=(None,) * 9, confidence=(1.0,) * 9, review=(False,) * 9)
    assert adds_blank_end(replace(cells, status=status), nobody, 1) is told
    named = replace(nobody, labels=tuple("abcdefghi"))
    assert not adds_blank_end(replace(cells, status=status), named, 1)


def test_print_beside_all_labels_tells_of_more_lines() -> None:
    axis = Axis(title=None, labels=("a", "b"), confidence=(0.5, 0.5), review=(True, True))
    missing = (Reason.LABEL_MISSING,)
    assert names_more(replace(axis, reasons=(missing, missing)))
    assert not names_more(replace(axis, reasons=(missing, ())))
    assert not names_more(axis)
    # Labels that nobody read tell of no more lines.
    none = replace(axis, labels=(None,) * len(axis.labels), reasons=(missing, missing))
    assert not names_more(none)


def test_a_label_at_every_third_line_of_numbers_names_wider_cells() -> None:
    shape = 6, 12
    cells = make_cells(np.full(shape, 0.5), decimals=2, low=0, high=1)
    labels = (None, "a", None, None, "b", None, None, "c", None, None, "d", None)
    columns = Axis(title=None, labels=labels, confidence=(1.0,) * 12, review=(False,) * 12)
    none, sure = (False,) * 6, (1.0,) * 6
    rows = Axis(title=None, labels=tuple("abcdef"), confidence=sure, review=none)
    assert is_told_in_parts(cells, rows, columns)
    assert not is_told_in_parts(cells, rows, replace(columns, labels=tuple("abcdefghijkl")))
    colored = make_cells(np.full(shape, 0.5), decimals=None, low=0, high=1)
    assert not is_told_in_parts(colored, rows, columns)


def test_an_outer_column_without_a_name_beside_rows_without_labels_may_hold_these() -> None:
    columns = Axis(
        title=None, labels=(None, "a", "b", "c"), confidence=(1.0,) * 4, review=(False,) * 4
    )
    none = Axis(title=None, labels=(None,) * 5, confidence=(1.0,) * 5, review=(False,) * 5)
    assert holds_names(none, columns)
    assert holds_names(columns, none)
    assert not holds_names(replace(none, labels=tuple("vwxyz")), columns)
    assert not holds_names(none, replace(columns, labels=tuple("abcd")))
    assert not holds_names(none, replace(columns, labels=("a", None, "b", "c")))


@pytest.mark.parametrize(
    ("labels", "cells"),
    [
        ((None, "0.32", "-0.47", "0.22", "0.30"), True),
        ((None, "0.32", "\u22120.47", "0.22", "0.30"), True),
        (("0.4", "0.2", "0.0", "-0.2", "-0.4"), False),  # an axis, from its top
        (("0.32", "0.47", "0.22", "0.30", "0.1"), False),  # steps of a dose in no order
        (("-2", "1", "-1", "2"), False),
        (("alcohol", "-0.47", "0.22", "-0.3"), False),
    ],
)
def test_decimals_of_both_signs_in_no_order_are_cells_and_no_names(
    labels: tuple[str | None, ...], cells: bool
) -> None:
    n = len(labels)
    axis = Axis(title=None, labels=labels, confidence=(1.0,) * n, review=(False,) * n)
    assert holds_no_names(axis) is cells


@pytest.mark.parametrize(
    ("row", "labels", "headed"),
    [(0, None, True), (2, None, True), (0, "a", False), (1, None, False), (None, None, False)],
)
def test_an_outer_line_of_doubts_across_lines_without_labels_is_their_names(
    row: int | None, labels: str | None, headed: bool
) -> None:
    cells = make_cells(np.ones((3, 4)), decimals=1, low=0.0, high=2.0)
    review = np.zeros((3, 4), dtype=bool)
    if row is not None:
        review[row] = True
    names = ("Model", "b", "c")
    rows = Axis(title=None, labels=names, confidence=(1.0,) * 3, review=(False,) * 3)
    columns = Axis(title=None, labels=(labels,) * 4, confidence=(1.0,) * 4, review=(False,) * 4)
    assert heads_cells(replace(cells, review=review), rows, columns) == headed

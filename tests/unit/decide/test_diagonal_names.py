"""Names in the cells of a diagonal."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.unit.decide.test_covered import agreed

from unheat.decide.diagonal_names import named_by_diagonal
from unheat.model import Axis, Cells, Reason, Status

NAMES = ("mpg", "disp", "hp", "wt")


def axis(*labels: str | None) -> Axis:
    count = len(labels)
    return Axis(title=None, labels=labels, confidence=(1.0,) * count, review=(False,) * count)


def matrix(*, rises: bool, more: bool = False) -> Cells:
    """Numbers in all cells but those of a diagonal, and one ``more`` with a word."""
    cells, _ = agreed(4, 4)
    text, status, reasons = cells.text.copy(), cells.status.copy(), cells.reasons.copy()
    places = [(row, 3 - row if rises else row) for row in range(4)]
    for place, name in zip([*places, (1, 3)] if more else places, [*NAMES, "x"], strict=False):
        text[place], status[place] = name, Status.UNREAD
        reasons[place] = (Reason.NOT_A_NUMBER,)
    return replace(cells, text=text, status=status, reasons=reasons)


@pytest.mark.parametrize("rises", [False, True])
def test_words_on_a_diagonal_name_rows_and_columns_in_doubt(rises: bool) -> None:
    bare = axis(None, None, None, None)
    rows, columns = named_by_diagonal(matrix(rises=rises), bare, bare)
    assert rows.labels == NAMES
    assert columns.labels == (NAMES[::-1] if rises else NAMES)
    assert all(rows.review + columns.review)


def test_axes_with_labels_and_words_elsewhere_take_none_from_it() -> None:
    bare, named = axis(None, None, None, None), axis("a", "b", "c", "d")
    cells = matrix(rises=False)
    assert named_by_diagonal(cells, bare, named) == (bare, named)
    assert named_by_diagonal(matrix(rises=False, more=True), bare, bare) == (bare, bare)
    assert np.equal(cells.status, Status.UNREAD).sum() == 4

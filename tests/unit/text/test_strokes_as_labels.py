"""Tick marks that were read as labels, beside a panel that has the labels."""

from __future__ import annotations

import pytest

from unheat.model import Axis, Grid
from unheat.text.lent import lend_labels
from unheat.text.sites import PanelTexts

NAMES = ("Mining", "Retail", "Finance")


def panel(*labels: str | None) -> PanelTexts:
    """A panel with labels of three rows and none of its two columns."""

    def axis(said: tuple[str | None, ...]) -> Axis:
        count = len(said)
        return Axis(
            title=None,
            labels=said,
            confidence=(1.0,) * count,
            review=tuple(bool(label) for label in said),
            side="left",
            boxes=(None,) * count,
        )

    return PanelTexts(title=None, rows=axis(labels), columns=axis((None, None)))


def grid(x0: float, y0: float = 40.0) -> Grid:
    columns = tuple((x0 + 30 * k, x0 + 30 * (k + 1)) for k in range(2))
    rows = tuple((y0 + 20 * k, y0 + 20 * (k + 1)) for k in range(3))
    return Grid(row_spans=rows, column_spans=columns)


def rows_of(*panels: PanelTexts, below: float = 0.0) -> list[tuple[str | None, ...]]:
    grids = [grid(100 + 70 * k, 40 + below * k) for k in range(len(panels))]
    return [one.rows.labels for one in lend_labels(panels, grids)]


@pytest.mark.parametrize("marks", [("1", "1", "1"), ("_", None, None), ("|", "| |", None)])
def test_marks_of_the_labels_of_a_sister_are_no_labels(marks: tuple[str | None, ...]) -> None:
    told = rows_of(panel(*NAMES), panel(*marks), panel(None, None, None))
    assert told == [NAMES, NAMES, NAMES]


def test_labels_of_other_lines_or_that_differ_stay() -> None:
    assert rows_of(panel(*NAMES), panel("1", "1", "1"), below=300.0)[1] == ("1", "1", "1")
    assert rows_of(panel(*NAMES), panel("1", "I", "l"))[1] == ("1", "I", "l")
    # Nor is a sister's whose own are no names.
    assert rows_of(panel("1", "1", "1"), panel("-", "-", "-"))[1] == ("-", "-", "-")

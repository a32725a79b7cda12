"""Rows of a sheet beyond its table."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.unit.decide.conftest import table_of

from unheat.decide.blank_ends import blank_ends_parted
from unheat.model import Axis, TextReading
from unheat.text.labels import PanelTexts, Texts


def shape_left(
    printed: list[str], rows: list[str | None], columns: list[str | None]
) -> tuple[int, int] | None:
    """The shape of a table without blank ends; "x" are printed cells, "." blank ones and "#" are
    colored cells without print."""
    shape = len(printed), len(printed[0])
    readings = np.full(shape, None, dtype=object)
    blank = np.zeros(shape, dtype=bool)
    for row, line in enumerate(printed):
        for col, cell in enumerate(line):
            readings[row, col] = TextReading(raw="7", value=7.0) if cell == "x" else None
            blank[row, col] = cell == "."
    layout, pixels = table_of(np.zeros((*shape, 3)))
    pixels = replace(pixels, blank=blank)

    def axis(labels: list[str | None]) -> Axis:
        n = len(labels)
        return Axis(title=None, labels=tuple(labels), confidence=(1.0,) * n, review=(False,) * n)

    texts = Texts(
        figure_title=None,
        panels=(PanelTexts(title=None, rows=axis(rows), columns=axis(columns)),),
        bars=(),
    )
    result = blank_ends_parted(layout, [readings], [pixels], texts)
    if result is None:
        return None
    (panel,) = result.panels
    assert panel.frame.y1 == panel.grid.box.y1
    assert panel.review == (not any(rows) and not any(columns))
    return panel.grid.shape


def test_empty_rows_of_a_sheet_are_none_of_its_table() -> None:
    rows = ["a", "b", "c", None, None]
    assert shape_left(["xx", "xx", "xx", "..", ".."], rows, ["p", "q"]) == (3, 2)


@pytest.mark.parametrize(
    ("printed", "rows"),
    [
        # Rows of missing values have names, and so may rows be that nobody printed.
        (["xx", "xx", "xx", ".."], ["a", "b", "c", "d"]),
        (["xx", "xx", "xx", "##"], ["a", "b", "c", None]),
        (["xx", "xx", "xx", ".."], [None, None, None, None]),
        (["##", "##", "##", ".."], ["a", "b", "c", None]),
        (["xx", "xx", "xx", ".."], ["a", None, "c", None]),
    ],
)
def test_other_rows_stay(printed: list[str], rows: list[str | None]) -> None:
    assert shape_left(printed, rows, ["p", "q"]) is None


def test_gaps_as_wide_as_cells_are_none() -> None:
    rows = ["a", None, "b", None, "c"]
    gaps = ["xx", "..", "xx", "..", "xx"]
    assert shape_left(gaps, rows, ["p", "q"]) == (3, 2)
    crossed = ["x.x.x", ".....", "x.x.x", ".....", "x.x.x"]
    assert shape_left(crossed, rows, ["p", None, "q", None, "r"]) == (3, 3)
    # Rows of missing values have names, and one row of them lies between two others at most.
    assert shape_left(gaps, list("abcde"), ["p", "q"]) is None
    assert shape_left(gaps[:3], rows[:3], ["p", "q"]) is None
    assert shape_left(["xx", "..", "xx", "xx", "xx"], rows, ["p", "q"]) is None


def test_headings_of_a_spreadsheet_keep_no_empty_lines() -> None:
    """Its rows are numbered and its columns lettered whether they hold anything or not; where
    nothing is named at all, nothing tells of empty lines but their rules."""
    sheet = ["x.", "x.", "x.", ".."]
    assert shape_left(sheet, list("3456"), ["B", "C"]) == (3, 1)
    assert shape_left(sheet, list("3457"), ["B", "C"]) is None
    assert shape_left(sheet, list("3456"), ["B", "D"]) is None
    assert shape_left(["xx.", "xx.", "..."], [None] * 3, [None] * 3) == (2, 2)

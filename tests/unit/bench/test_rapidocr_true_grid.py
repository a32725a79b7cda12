"""What a whole-page reader read goes to the cell that holds it."""

from __future__ import annotations

from typing import Any

import numpy as np
from benchmarks.rapidocr_true_grid import Word, read_numbers, table

from unheat.bench.truth import panels

TRUTH: dict[str, Any] = {
    "image": "a.png",
    "n_rows": 1,
    "n_cols": 3,
    "row_labels": ["a"],
    "col_labels": ["x", "y", "z"],
    "printed": [["1.5", "20", "3"]],
    "values": [[1.5, 20, 3]],
    "cell_bbox_px": [0, 0, 30, 10],
}


def read(lines: list[list[Word]], texts: list[str]) -> list[float]:
    (panel,) = panels(TRUTH)
    found = read_numbers(panel, lines, texts, np.array([[1.5, 20.0, 3.0]]))
    return [float(number) for number in found.ravel()]


def test_a_line_over_several_cells_is_taken_word_by_word() -> None:
    words = [Word(text="1.5", x=5, y=5), Word(text="20", x=15, y=5)]
    assert read([words], ["1.5 20"])[:2] == [1.5, 20.0]


def test_a_line_within_a_cell_is_taken_as_it_was_read() -> None:
    words = [Word(text="2", x=12, y=5), Word(text="0", x=18, y=5)]
    assert read([words], ["20"])[1] == 20.0


def test_what_lies_beside_the_cells_is_none_of_them() -> None:
    assert np.isnan(read([[Word(text="7", x=40, y=5)]], ["7"])).all()


def test_the_table_says_where_at_most_half_of_the_errors_are_left() -> None:
    told = {
        f"f{i}": {"preset": "core", "tags": ["log"], "cells": 10, "errors": 2} for i in range(5)
    }
    text = table(told, dict.fromkeys(told, (1, 10)))
    assert "| log | 5 | 50 | 10 (20.00 %) | 5 (10.00 %) | yes |" in text
    assert "**no**" in table(told, dict.fromkeys(told, (2, 10)))

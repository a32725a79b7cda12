"""Rows of one height, at which most rectangles of a table begin and end."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.detect.even_rows import even_rows

PITCH, TOP = 21.6, 33.0


def rectangles(rng: np.random.Generator, count: int) -> list[list[int]]:
    """Pieces of cells, of one row or two, a pixel off at most."""
    boxes = []
    for number in range(count):
        row, rows = number % 8, 2 if number % 5 == 0 and number % 8 < 7 else 1
        y0, y1 = TOP + PITCH * row, TOP + PITCH * (row + rows)
        x0 = int(rng.integers(100, 400))
        ends = [round(y0 + rng.uniform(-1, 1)), round(y1 + rng.uniform(-1, 1))]
        boxes.append([x0, ends[0], x0 + 40, ends[1]])
    return boxes


def test_most_pieces_tell_rows_though_letters_are_among_them() -> None:
    rng = np.random.default_rng(69001)
    letters = [[53, 177, 65, 189], [258, 113, 269, 128], [300, 41, 311, 53]]
    rows = even_rows(np.array(rectangles(rng, 24) + letters))
    assert rows is not None
    assert len(rows) == 8
    borders = [start for start, _ in rows] + [rows[-1][1]]
    assert borders == pytest.approx([TOP + PITCH * line for line in range(9)], abs=1.0)


def test_boxes_of_all_heights_and_few_ones_have_no_rows() -> None:
    rng = np.random.default_rng(69002)
    start = rng.integers(0, 300, 40)
    boxes = np.column_stack([start, start, start + 40, start + rng.integers(14, 90, 40)])
    assert even_rows(boxes) is None
    assert even_rows(np.array(rectangles(rng, 6))) is None

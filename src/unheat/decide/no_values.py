"""Cells whose print is no value, or that have none: numbered places, heads, strips on a page.

All this is asked of cells without a scale alone: a matrix may be in order, or have gaps.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import numpy.typing as npt

from unheat.model import Panel, Status

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]

_LEAST, _RUN, _NEXT = 8, 0.8, 3.0
"""Numbers that by chance are in no order, the share of them that go up from one to the next, and
the longest usual step of a count: places without one, or not read, are left out of it."""

_ANEW = 3
"""Rows that count alike, and places that each of them counts."""

_STRIPS, _LONG = 2, 12
"""Strips of a page at least, and pieces that each of them has at least."""


def are_numbered(numbers: FloatArray) -> bool:
    """Whether numbers (R, C; NaN: none) count their places, row by row: those of seats, of days, of
    elements; or in each row anew."""
    if count_anew(numbers):
        return True
    held = numbers[np.isfinite(numbers)]
    if len(held) < _LEAST or (held % 1 != 0).any() or 1 in numbers.shape:
        return False
    steps = np.diff(held)
    rows = [row[np.isfinite(row)] for row in numbers if np.isfinite(row).any()]
    # Percentiles and sums go up in each row, and begin low again in the next one.
    going_on = [float(after[0] > before[-1]) for before, after in pairwise(rows)]
    many = (steps > 0).mean() >= _RUN and np.sort(steps)[len(steps) // 2] <= _NEXT
    return bool(many and np.mean(going_on or [0.0]) >= _RUN)


def count_anew(numbers: FloatArray) -> bool:
    """Whether the numbers (R, C; NaN: none) of all rows count the columns alike, or the other way
    round: those of seats."""
    return _begin_anew(numbers) or _begin_anew(numbers.T)


def _begin_anew(numbers: FloatArray) -> bool:
    """Whether every row counts its places by whole numbers from the same one on, as rows of seats
    do: no column holds two numbers, and each holds one more (or less) than the last."""
    found = np.isfinite(numbers)
    if min(numbers.shape) < _ANEW or numbers.size < _LEAST or (found.sum(axis=0) < 2).any():
        return False
    low = np.where(found, numbers, np.inf).min(axis=0)
    high = np.where(found, numbers, -np.inf).max(axis=0)
    steps = np.diff(low)
    return bool((low == high).all() and (steps == steps[0]).all() and abs(steps[0]) == 1.0)


def is_head(panel: Panel) -> bool:
    """Whether a line of cells was hard to read throughout, and in part holds no number: letters."""
    cells = panel.cells
    unread = np.asarray(cells.status == Status.UNREAD)
    read = np.isfinite(cells.text_value)
    sure = read & ~np.asarray(cells.review, dtype=bool)
    return 1 in unread.shape and bool(unread.any() and read.any()) and not sure.any()


def are_strips(empty: BoolArray) -> bool:
    """Whether whole lines without a color part lines of many pieces, each of them alone and full:
    strips that stand on a page, and print between them. So does one line of many pieces with the
    page between each two."""
    line = empty.ravel()
    if 1 in empty.shape and len(line) >= _LONG and line[1::2].all() and not line[::2].any():
        return True
    for lines in (empty, empty.T):
        blank, full = (np.asarray(found) for found in (lines.all(axis=1), ~lines.any(axis=1)))
        strips = int(full.sum())
        alone = not (full[1:] & full[:-1]).any()
        if bool((blank | full).all()) and alone and strips >= _STRIPS and lines.shape[1] >= _LONG:
            return True
    return False

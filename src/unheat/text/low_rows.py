"""Names of rows of two letters or so: one that hangs beside one that rises looks like a slant.

Whoever slants the names of rows has long ones, and these are higher than a line. What is no higher
than a line and hardly longer than that is level.
"""

from __future__ import annotations

import numpy as np

from unheat.text.ink import FloatArray

_HIGH, _LONG = 2.0, 3.0
"""A line with heads and tails is no higher than this, in letter heights, and a name of two letters
no longer."""

_LEAST = 3
"""Rows with a name at least."""

_SLIM, _NEARLY_ALL, _EVEN, _MANY = 0.85, 0.9, 0.1, 12
"""Digits are narrower than that share of their height, nearly all of so many, and of one height:
turned ones are broader than high."""


def are_low_rows(boxes: FloatArray, size: float) -> bool:
    """Whether glyphs (n, 4) stand in rows apart that are no higher than a line and as short as two
    letters of a ``size``.

    >>> name = np.array([[10.0, 0.0, 16.0, 12.0], [17.0, -3.0, 19.0, 9.0]])
    >>> rows = np.concatenate([name + [0.0, 40.0 * row, 0.0, 40.0 * row] for row in range(4)])
    >>> are_low_rows(rows, 9.0), are_low_rows(rows, 5.0)
    (True, False)
    """
    boxes = boxes[boxes[:, 1].argsort(kind="stable")]
    reached = np.maximum.accumulate(boxes[:, 3])
    firsts = np.flatnonzero(np.r_[True, boxes[1:, 1] - reached[:-1] > size])
    rows = np.split(boxes, firsts[1:])
    if len(rows) < _LEAST:
        return False
    sides = [row[:, 2:].max(axis=0) - row[:, :2].min(axis=0) for row in rows]
    return all(wide <= _LONG * size and high <= _HIGH * size for wide, high in sides)


def are_level_digits(boxes: FloatArray) -> bool:
    """Whether glyphs (n, 4) are as high as each other and narrower than high: years in rows so
    close that digits are as near to those of the next row as to each other.

    >>> digits = np.array([[9.0 * k, 14.0 * row, 9.0 * k + 7.0, 14.0 * row + 12.0]
    ...                    for row in range(4) for k in range(4)])
    >>> are_level_digits(digits), are_level_digits(digits[:, [1, 0, 3, 2]])
    (True, False)
    """
    if len(boxes) < _MANY:
        return False
    wide, high = (boxes[:, 2:] - boxes[:, :2]).T
    usual = float(np.median(high))
    even = np.abs(high - usual) <= max(1.0, _EVEN * usual)
    return float((even & (wide <= _SLIM * usual)).mean()) >= _NEARLY_ALL

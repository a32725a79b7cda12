"""Print that stands row by row beside the cells, and in which no title of the rows is written.

A column of sums or of shares beside a table is level print, one number to a row. Its digits stand
over each other as the letters of a turned title do, only that there is one to a row, in the middle
of it, with blank between: letters of a title touch the next ones wherever rows end.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

_FEWEST = 3
"""Rows that hold a piece each: of fewer it may be by chance."""

_OFF = 0.2
"""Middles of pieces are off those of their rows by this share of the way between rows at most."""

_APART = 0.5
"""Blank between pieces of neighboring rows at least, as a share of their height."""

Array = npt.NDArray[Any]


def stands_row_by_row(boxes: Array, centers: Array) -> bool:
    """Whether pieces ``boxes`` (N, 4), in pixels, stand one to a row in the middle of rows next to
    each other, whose middles are ``centers`` (R,), with blank between them.

    >>> rows = np.array([10.0, 30.0, 50.0])
    >>> digits = np.array([[0, 5, 6, 15], [0, 25, 6, 35], [0, 45, 6, 55]])
    >>> stands_row_by_row(digits, rows), stands_row_by_row(digits + [0, 5, 0, 5], rows)
    (True, False)
    """
    if len(centers) < _FEWEST or len(boxes) < _FEWEST:
        return False
    middles = (boxes[:, 1] + boxes[:, 3]) / 2
    nearest = np.abs(middles[:, None] - centers[None, :]).argmin(axis=1)
    rows = np.unique(nearest)
    if len(rows) < _FEWEST or len(rows) != rows[-1] - rows[0] + 1:
        return False
    tops = np.array([boxes[nearest == row, 1].min() for row in rows])
    feet = np.array([boxes[nearest == row, 3].max() for row in rows])
    pitch = float(np.diff(centers).mean())
    in_middle = np.abs((tops + feet) / 2 - centers[rows]) <= _OFF * pitch
    blank = tops[1:] - feet[:-1]
    return bool(in_middle.all() and (blank >= _APART * float((feet - tops).max())).all())

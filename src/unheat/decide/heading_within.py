"""A heading that passed for a row of cells: panels one over the other, read as one.

Where facets stand as far apart as their rows are high, or nearly so, the strip with the name of
the lower one stands where a row would. None of its cells has a color of the scale or a number, and
some hold words, which no other cell does. Borders of cells cut the name, and a piece of it may
pass for a number ("So" of "South" for 50), in a color that the scale does not have.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.model import Cells, Reason, Status

_FULL = 0.5
"""Share of the cells that tell a value in the rows over a heading and under it."""


def holds_a_heading(cells: Cells) -> bool:
    """Whether words stand in one inner row that tells no value, and nowhere else in a panel."""
    words = np.zeros(cells.shape, dtype=bool)
    for cell in np.argwhere(np.equal(cells.status, Status.UNREAD)).tolist():
        words[tuple(cell)] = Reason.NOT_A_NUMBER in cells.reasons[tuple(cell)]
    colored = np.isfinite(cells.color_value)
    told = np.isfinite(cells.value) | colored
    if colored.mean() >= _FULL:
        told &= colored | ~_beside(words)
    held = words.any(axis=1)
    rows = np.flatnonzero(held & ~told.any(axis=1))
    if len(rows) != np.count_nonzero(held):
        return False
    full = told.mean(axis=1) >= _FULL
    return any(0 < row < len(full) - 1 and full[row - 1] and full[row + 1] for row in rows.tolist())


def _beside(words: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """(R, C) the cells next to ``words`` (R, C) in their rows."""
    beside = np.zeros_like(words)
    beside[:, 1:] |= words[:, :-1]
    beside[:, :-1] |= words[:, 1:]
    return beside

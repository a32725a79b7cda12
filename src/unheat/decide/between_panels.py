"""Lines of a panel that are the blank between two: empty but for tick marks and numbers of an axis.

Panels under each other that happen to stand in step look like one with empty lines in its middle.
Of a matrix that is filled everywhere else such lines are wholly masked, if any are; here and there
a cell has the color of a mark or of a letter where an axis stands.
"""

from __future__ import annotations

import numpy as np

from unheat.model import Cells, Status

_FEWEST = 2
"""Lines of cells that hold an axis."""

_FILLED, _BLANK = 0.02, 0.85
"""Share of empty cells in all other lines at most, and in these at least."""


def holds_an_axis(cells: Cells) -> bool:
    """Whether lines in the middle of filled ones are empty but for a few cells."""
    empty = np.asarray(cells.status == Status.EMPTY)
    return any(_is_parted(lines) for lines in (empty, empty.T))


def _is_parted(empty: np.ndarray) -> bool:
    blank = empty.mean(axis=1) > 0.5
    places = np.flatnonzero(blank)
    if len(places) < _FEWEST or places[-1] - places[0] >= len(places):
        return False
    if places[0] == 0 or places[-1] == len(blank) - 1 or empty[~blank].mean() > _FILLED:
        return False
    return bool(_BLANK <= empty[blank].mean() < 1.0)

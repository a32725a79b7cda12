"""Labels of rows or columns that passed for the numbers of a bar beside them.

A level bar close below the labels of the columns has these over it, and its numbers under it. Words
in the middles of lines without labels are the names of these, whatever else they were taken for.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from unheat.model import Axis, Grid
from unheat.text.labels import TickText
from unheat.text.unread import unread_at

_FEWEST = 3
"""So many words do not stand in the middles of lines by chance."""

_OFF = 0.15
"""Share of a line's pitch that a label is off the middle of its line at most."""


def names_at_bar_doubted(
    axis: Axis, ticks: Sequence[TickText], grid: Grid, *, upright: bool
) -> Axis:
    """The axis with all of its places up for review where words among the ``ticks`` of the bar
    stand at them, and it has no labels; ``upright`` where it is that of the rows."""
    centers = np.asarray(grid.row_centers() if upright else grid.column_centers())
    words = [
        tick.box.center[1 if upright else 0]
        for tick in ticks
        if tick.box is not None and tick.reading.value is None and any(map(str.isalpha, tick.text))
    ]
    if any(axis.labels) or len(words) < _FEWEST or len(centers) < _FEWEST:
        return axis
    off = np.abs(np.subtract.outer(words, centers)).min(axis=1)
    pitch = float(np.ptp(centers)) / (len(centers) - 1)
    return unread_at(axis, range(len(axis.labels))) if off.max() <= _OFF * pitch else axis

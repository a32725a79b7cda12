"""One row or column whose colors are none of the bar's: somebody marked it, or it has a scale of
its own.

Colors that a bar does not have tell that it is another one's, or not whole, where they are found
all over a panel. A highlighter, a selection and a row of totals tint a line from end to end and
nothing else: they say nothing of the bar, and all cells of their line are in doubt, as a dark color
that was tinted may be another one of the bar's.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

BoolArray = npt.NDArray[np.bool_]

_MOST = 0.5
"""Share of the cells of a line whose colors are none of the bar's."""

_LINES = 3
"""Lines of a panel, the others of which speak for its bar."""


def tinted_line(beyond: BoolArray, shown: BoolArray) -> BoolArray:
    """(R, C): the cells of the one row or column that holds all that are ``beyond`` the bar, most
    of those that are ``shown``; none where there is no such line.

    >>> beyond = np.zeros((4, 5), dtype=bool)
    >>> beyond[2, 1:] = True
    >>> tinted_line(beyond, np.ones((4, 5), dtype=bool)).sum(axis=1).tolist()
    [0, 0, 5, 0]
    """
    line = np.zeros(beyond.shape, dtype=bool)
    for found, seen, mask in ((beyond, shown, line), (beyond.T, shown.T, line.T)):
        at = np.flatnonzero(found.any(axis=1))
        if len(at) == 1 and len(found) >= _LINES:
            own, most = found[at[0]].sum(), _MOST * seen[at[0]].sum()
            mask[at[0]] = own > 1 and own >= most
    return line

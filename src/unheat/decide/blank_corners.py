"""Blank lines and corners of a matrix that may hold the white end of a bar, all of them.

What was left out is left out by whole lines, or on one side of the diagonal. But half of a matrix
of attention is nought, since no word looks ahead, and nought is drawn as the page where a bar ends
in white.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.decide.decode import at_end
from unheat.decide.decoded import Decoded

BoolArray = npt.NDArray[np.bool_]

_LONG_LINE = 8
"""Cells of a line that are not all of one value by chance."""

_MANY = 0.25
"""Share of lines of which more are no odd ones."""

EXACT = 1.5
"""CIE76 distance up to which a color is the end of a bar."""

NOUGHT = 0.02
"""Share of the largest value below which one is nought."""


def are_exact(decoded: Decoded) -> BoolArray:
    """(R, C): cells whose color the bar has, as well as it is seen."""
    return np.asarray(decoded.delta_e <= EXACT + decoded.between + 2 * decoded.noise)


def are_noughts(decoded: Decoded) -> BoolArray:
    """(R, C): cells whose color says nought, or hardly more."""
    value = np.abs(decoded.value)
    return np.asarray(value <= NOUGHT * float(np.nanmax(value, initial=0.0)))


def may_be_noughts(corner: BoolArray, decoded: Decoded) -> BoolArray:
    """(R, C): cells of a blank ``corner`` that show the end of the bar, where that is nought."""
    noughts = are_exact(decoded) & are_noughts(decoded) & at_end(decoded.position)
    return corner if noughts[corner].all() else np.zeros_like(corner)


def whole_lines(blank: BoolArray) -> BoolArray:
    """(R, C): cells of rows, and of columns, that are blank from end to end among many that are
    not: what was left out is left out so, and few values are all the same."""
    found = np.zeros_like(blank)
    for axis in (0, 1):
        lines = blank.all(axis=1 - axis)
        if blank.shape[1 - axis] >= _LONG_LINE and lines.mean() < _MANY:
            found |= np.expand_dims(lines, 1 - axis)
    return found

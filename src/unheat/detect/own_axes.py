"""Tick marks between blocks of cells: each of these has axes of its own, and is a panel.

What parts the groups of one matrix is empty. Panels that share an axis (`sharey=True`) stand as
close and say its labels once, but each has the marks of its ticks, which stand in the gap.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from unheat.detect.axis_marks import marks_beside
from unheat.medians import median
from unheat.model.geometry import Span

_FEWEST = 3
"""Marks that stand at the middles of cells by no chance, where there are so many cells."""

_AT_MIDDLE, _MIDDLE_PX = 0.1, 1.0
"""Share of a cell, or pixels, by which a mark stands off its middle at most."""

_EVERY = 0.8
"""Share of the cells, from the first marked one to the last, that have one each."""

_PLAIN_PX = 1
"""The gap shows the page in its middle, so many pixels to both sides."""


def have_own_axes(
    rgb: npt.NDArray[np.uint8],
    axis: int,
    gap: Span,
    lines: Sequence[Span],
    tolerance: float,
) -> bool:
    """Whether marks at the middles of the ``lines`` leave the frame on either side of a gap.

    ``axis`` is 1 for a gap between blocks side by side, whose rows are the ``lines``, and 0 for one
    between blocks above each other, in pixels.
    """
    picture = rgb if axis == 1 else rgb.transpose(1, 0, 2)
    first, last = round(lines[0][0]), round(lines[-1][1])
    middle = round(sum(gap) / 2)
    part = picture[max(first, 0) : last]
    between = part[:, middle - _PLAIN_PX : middle + _PLAIN_PX].reshape(-1, 3)
    if len(lines) < _FEWEST or not len(between):
        return False
    page = np.asarray(median(between.astype(float), along_first=True))
    middles = np.array([(start + end) / 2 for start, end in lines]) - max(first, 0)
    size = (lines[-1][1] - lines[0][0]) / len(lines)
    near = max(_AT_MIDDLE * size, _MIDDLE_PX)
    return any(
        _are_at_middles(marks_beside(part, edge, outward, page, tolerance), middles, near)
        for edge, outward in ((gap[1], -1), (gap[0], 1))
    )


def _are_at_middles(
    marks: npt.NDArray[np.float64], middles: npt.NDArray[np.float64], near: float
) -> bool:
    """Whether all marks are at middles of cells, one each, and few cells have none."""
    if len(marks) < _FEWEST:
        return False
    off = np.abs(marks[:, None] - middles[None])
    at = off.argmin(axis=1)
    each = len(np.unique(at)) == len(at)
    return bool(each and off.min(axis=1).max() <= near and len(at) >= _EVERY * len(middles))

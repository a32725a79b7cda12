"""Steps of one to a few pixels each along a short bar, told by that they can be counted.

A key of sixty colors on a hundred pixels has steps of 1.8 of these: runs of one pixel and of two,
in the order in which a line of that slope meets them. From pixel to pixel such a bar jumps as far
as noise does, which has no such order.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.decide.bar_noise import noise_along
from unheat.decide.end_colors import in_even_steps
from unheat.medians import median

FloatArray = npt.NDArray[np.float64]

_FEWEST = 16
"""Borders of steps that tell whether they are evenly far apart."""

_ROUNDED = 0.6
"""Pixels by which a border that is drawn at a whole one lies off its place, and a line through all
of them off theirs."""


_MIXED = 2
"""Outermost samples that a frame may have a part of."""


def is_in_steps(rgb: FloatArray, rounded: float) -> bool:
    """Whether the samples rgb (n, 3) of a bar jump because it is drawn in even steps: thin ones
    scatter, from one to the next, no more than rounding makes them, in Lab units.
    """
    if in_even_steps(rgb):
        return True
    steps = thin_steps(rgb)
    return steps is not None and noise_along(steps) <= rounded


def thin_steps(rgb: FloatArray) -> FloatArray | None:
    """The colors (m, 3) of steps that the samples rgb (n, 3) of a bar show from end to end, one a
    step, where these are of one length that is no whole number of pixels; else None.

    Samples that a frame may have mixed are left out. Two steps of one color are seen as one
    that is twice as long.

    >>> ramp = np.repeat(np.arange(0.0, 240.0, 4.0)[:, None], 3, axis=1)
    >>> shown = ramp[np.floor(np.arange(108) / 1.8).astype(int)]
    >>> thin_steps(shown).shape
    (58, 3)
    >>> thin_steps(ramp) is None
    True
    """
    rgb = rgb[_MIXED:-_MIXED]
    moves = np.flatnonzero((rgb[1:] != rgb[:-1]).any(axis=1)) + 1
    lengths = np.diff(moves)
    if len(lengths) < _FEWEST or lengths.min() == lengths.max():
        return None
    usual = lengths[np.abs(lengths - float(median(lengths.astype(float)))) <= 1.0]
    counts = np.maximum(np.round(lengths / usual.mean()), 1.0)
    at = np.concatenate([[0.0], np.cumsum(counts)])
    step, first = np.polyfit(at, moves, 1)
    outer = max(int(moves[0]), len(rgb) - int(moves[-1]))
    if np.abs(moves - first - step * at).max() > _ROUNDED or outer > step + 1.0:
        return None
    starts = np.concatenate([[0], moves])
    shown = np.concatenate([[1], counts, [1]]).astype(int)
    return np.asarray(rgb[np.repeat(starts, shown)])

"""The steps of a palette that a bar shows: R's ``colorRampPalette(…)(51)`` has one color for each.

Cells have these colors and no others, and a smooth map through them is off by half a step.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.medians import median

FloatArray = npt.NDArray[np.float64]

_LEAST_STEPS, _MOST_STEPS = 5, 128
_LEAST_SAMPLES = 8
"""Samples of a bar a step, from which its edges are told from those of other numbers of steps."""

_MOVES = 1.5
"""Levels of 255 by which neighboring samples differ where a color ends; drawn ones that do not move
differ by rounding."""

_AT_EDGE = 0.2
"""Share of a step by which an edge may be off; two fifths of all places are as near to one."""

_FILLED = 0.6
"""Share of the edges at which colors change; some neighbors differ by less than is seen."""

_STILL = 0.98
"""Share of the samples within steps that have the color of their step."""

_MOST_CELLS = 0.8
"""Share of the cells that have colors of the palette; masks and what is highlighted have others."""


def palette_of(positions: FloatArray, colors: FloatArray) -> FloatArray | None:
    """Colors (N, 3), 0–1, of the N even steps of a bar; None where it is no such palette.

    ``positions`` (n,) ascend within 0–1, with the samples' ``colors`` (n, 3), 0–1.

    >>> places = (np.arange(120) + 0.5) / 120
    >>> stairs = np.repeat(np.floor(places * 10)[:, None] / 10, 3, axis=1)
    >>> palette_of(places, stairs).shape
    (10, 3)
    >>> palette_of(places, np.repeat(places[:, None], 3, axis=1)) is None
    True
    """
    count = len(positions)
    if count < _LEAST_SAMPLES * _LEAST_STEPS:
        return None
    moves = np.flatnonzero(most(np.abs(np.diff(colors, axis=0))) * 255.0 > _MOVES)
    if len(moves) < _LEAST_STEPS - 1:
        return None
    # The pixel between two steps holds both of them.
    runs = np.split(moves, np.flatnonzero(np.diff(moves) > 1) + 1)
    leaps = np.array([(positions[run[0]] + positions[run[-1] + 1]) / 2 for run in runs])
    for steps in range(_LEAST_STEPS, min(_MOST_STEPS, count // _LEAST_SAMPLES) + 1):
        edges = np.rint(leaps * steps)
        if np.abs(leaps * steps - edges).max() > _AT_EDGE:
            continue
        if len(np.unique(edges)) < _FILLED * (steps - 1):
            return None
        return _colors_of(steps, positions, colors)
    return None


def has_cells(palette: FloatArray, own: FloatArray) -> bool:
    """Whether cells have the colors of a palette (N, 3), 0–1, and few ones between its steps.

    ``own`` (…, 3) are the cells' colors, 0–255, NaN where they have none.
    """
    colors = own[np.isfinite(own).all(axis=-1)].reshape(-1, 1, 3)
    off = most(np.abs(colors - palette * 255.0)).min(axis=-1)
    return not len(off) or float((off <= _MOVES).mean()) >= _MOST_CELLS


def _colors_of(steps: int, positions: FloatArray, colors: FloatArray) -> FloatArray | None:
    """The color in the middle of each step, where nearly all of its inner samples have it."""
    place = positions * steps
    step = np.clip(place.astype(int), 0, steps - 1)
    inner = np.abs(place - step - 0.5) < 0.5 - _AT_EDGE
    if len(np.unique(step[inner])) < steps:
        return None
    found = np.stack(
        [median(colors[inner & (step == each)], along_first=True) for each in range(steps)]
    )
    off = np.abs(colors - found[step])[inner].max(axis=1) * 255.0
    return found if float((off <= _MOVES).mean()) >= _STILL else None

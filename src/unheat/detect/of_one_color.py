"""Whether cells hold one color each where a codec's ripples hide that they are flat.

Halves of one cell differ by ripples alone, however strong these are in single pixels; halves of
a cell that is several differ as cells side by side do.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.grid import GridFit
from unheat.detect.places import places_in
from unheat.medians import median_level
from unheat.model.geometry import Span

FloatArray = npt.NDArray[np.float64]

# Where halves of a cell are looked at, away from its borders, and the part across: shares of it.
_HALVES = np.array([0.15, 0.25, 0.35, 0.45]), np.array([0.55, 0.65, 0.75, 0.85])
_ACROSS = np.array([0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8])
# Halves of two cells of an even slope differ by half as much as these pairs do; a quarter is less.
_LESS = 0.25
# Fewer lines tell little about what cells side by side differ by.
_FEWEST = 4


def halves_are_alike(rgb: npt.NDArray[np.uint8], fit: GridFit) -> bool:
    """Whether the halves of cells, in both directions, differ far less than cells side by side do,
    on an average and in the middling cell."""
    for axis, picture in enumerate((rgb, rgb.transpose(1, 0, 2))):
        lines, across = fit.along(axis), fit.along(1 - axis)
        if lines.n < _FEWEST:
            return False
        one, other = (_colors(picture, lines.spans(), across.spans(), half) for half in _HALVES)
        within = most(np.abs(one - other))
        between = most(np.abs(np.diff((one + other) / 2.0, axis=0)))
        if within.mean() > _LESS * between.mean():
            return False
        if np.median(within) > _LESS * np.median(between):
            return False
    return True


def _colors(
    picture: npt.NDArray[np.uint8], lines: Sequence[Span], across: Sequence[Span], half: FloatArray
) -> FloatArray:
    """(n, m, 3) middling color of one half of every cell."""
    ys = places_in(lines, picture.shape[0], half)
    xs = places_in(across, picture.shape[1], _ACROSS)
    points = picture[ys[:, None, :, None], xs[None, :, None, :]]
    return median_level(points.reshape(len(ys), len(xs), -1, 3), axis=2)

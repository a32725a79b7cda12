"""Whether cells hold one color each where a codec's ripples hide that they are flat.

Halves of one cell differ by ripples alone, however strong these are in single pixels; halves of
a cell that is several differ as cells side by side do.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from unheat.channels import LIGHTNESS, most
from unheat.detect.grid import GridFit
from unheat.detect.places import places_in
from unheat.medians import median_level
from unheat.model.geometry import Span

FloatArray = npt.NDArray[np.float64]

# Where halves of a cell are looked at, away from its borders, and the part across: shares of it.
_HALVES = np.array([0.15, 0.25, 0.35, 0.45]), np.array([0.55, 0.65, 0.75, 0.85])
_ACROSS = np.array([0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8])
# Above print that fills its cell, and below; to the left of its middle, and to the right.
_ABOVE, _BELOW = np.array([0.07, 0.12, 0.17]), np.array([0.83, 0.88, 0.93])
_LEFT, _RIGHT = np.array([0.12, 0.2, 0.3, 0.4]), np.array([0.6, 0.7, 0.8, 0.88])
# Halves of two cells of an even slope differ by half as much as these pairs do; a quarter is less.
LESS = 0.25
# The same where borders part the halves from all else.
PARTED_LESS = 0.5
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
        if _share(within, between) > LESS:
            return False
    return True


def lanes_are_alike(rgb: npt.NDArray[np.uint8], fit: GridFit) -> bool:
    """As :func:`halves_are_alike`, in what print leaves free of small cells: above it and below."""
    return difference_in_lanes(rgb, fit) <= LESS


def difference_in_lanes(rgb: npt.NDArray[np.uint8], fit: GridFit) -> float:
    """How much halves of cells differ above and below their print, both ways, as a share of what
    cells side by side do; infinite where few lines of cells tell.

    Lightness alone is compared: a codec keeps it pixel by pixel, while chroma of so small cells is
    that of their neighbors as well.
    """
    if min(fit.rows.n, fit.columns.n) < _FEWEST:
        return np.inf
    rows, columns = fit.rows.spans(), fit.columns.spans()
    ys = places_in(rows, rgb.shape[0], np.concatenate([_ABOVE, _BELOW]))
    xs = places_in(columns, rgb.shape[1], np.concatenate([_LEFT, _RIGHT]))
    points = rgb[ys[:, None, :, None], xs[None, :, None, :]] @ LIGHTNESS
    above, left = len(_ABOVE), len(_LEFT)
    pairs = (points[:, :, :above], points[:, :, above:]), (points[..., :left], points[..., left:])
    shares = []
    for axis, halves in enumerate(pairs):
        one, other = (np.median(half.reshape(len(ys), len(xs), -1), axis=2) for half in halves)
        shares.append(_share(np.abs(one - other), np.abs(np.diff((one + other) / 2.0, axis=axis))))
    return max(shares)


def _share(within: FloatArray, between: FloatArray) -> float:
    """How much halves differ beside neighbors, on an average or in the middle: the larger one.

    Most cells may be of one color to the last level, as those of a confusion matrix are.
    """
    if not between.any():
        return np.inf
    middle, beside = float(np.median(within)), float(np.median(between))
    typical = middle / beside if beside > 0 else (0.0 if middle == 0 else np.inf)
    return max(float(within.mean() / between.mean()), typical)


def _colors(
    picture: npt.NDArray[np.uint8], lines: Sequence[Span], across: Sequence[Span], half: FloatArray
) -> FloatArray:
    """(n, m, 3) middling color of one half of every cell."""
    ys = places_in(lines, picture.shape[0], half)
    xs = places_in(across, picture.shape[1], _ACROSS)
    points = picture[ys[:, None, :, None], xs[None, :, None, :]]
    return median_level(points.reshape(len(ys), len(xs), -1, 3), axis=2)

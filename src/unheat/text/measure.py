"""Edges of the ink of one upright line, to a fraction of a pixel, and the gaps in it."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]

# Darkness (0–1) from which a column or row of pixels belongs to a letter.
_INKED = 0.25


def ink_extent(grey: npt.NDArray[np.uint8]) -> tuple[float, float] | None:
    """(width, height) of the ink in pixels; None where there is none.

    ``grey`` (h, w) is dark on white. An edge that covers a pixel in part lies inside it.
    """
    sides = [_edges(_profile(grey, axis)) for axis in (0, 1)]
    if not all(len(side) for side in sides):
        return None
    return tuple(float(side[-1, 1] - side[0, 0]) for side in sides)  # type: ignore[return-value]


def strokes(grey: npt.NDArray[np.uint8]) -> FloatArray:
    """(n, 2) where inked stretches of the line begin and end, from left to right."""
    return _edges(_profile(grey, 0))


def _profile(grey: npt.NDArray[np.uint8], axis: int) -> FloatArray:
    """Darkness of each column (axis 0) or row: its two darkest pixels, 0–1."""
    # Processors sort numbers of two bytes many at a time.
    lines = (grey.T if axis == 0 else grey).astype(np.int16, order="C")
    lines.sort(axis=1)
    dark = 1.0 - lines[:, :2] / 255.0
    result = np.zeros(len(lines) + 2)
    result[1:-1] = (dark[:, 0] + dark[:, 1]) / 2
    return result


def _edges(profile: FloatArray) -> FloatArray:
    """(n, 2) begin and end of every stretch; the profile has a blank place at both ends."""
    inked = (profile > _INKED).astype(int)
    begins = np.flatnonzero(np.diff(inked) == 1) + 1
    ends = np.flatnonzero(np.diff(inked) == -1)
    left = begins + 1 - np.minimum(profile[begins], 1) - profile[begins - 1]
    right = ends + np.minimum(profile[ends], 1) + profile[ends + 1]
    return np.column_stack([left, right]) - 1.0

"""Numbers against the order of their colors, where the scale is learned from the numbers.

Between the few numbers that teach a scale nobody knows how it runs, and intervals are wide. That
it runs one way is known all the same: a number that is larger than those of three cells whose
colors lie further on is not the number of its own color.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.color.spaces import srgb_to_lab
from unheat.decide.decoded import Decoded
from unheat.decide.hearing import asked
from unheat.model import CellPixels, Cells, ColorScale, Reason, Status

FloatArray = npt.NDArray[np.float64]

_WITNESSES = 3
"""Cells that contradict a number, none of which is contradicted by as many."""

_SEEN, _FAR = 3.0, 8.0
"""CIE76 distance, in units of its own and of the panel's noise, at which one color is told to lie
further on than another: between themselves, and between their places on the curve. What a codec
does to a color leads it away from there as well."""

_CLEAR = 2.0
"""Times that distance at which one contradiction is enough to ask about both."""


def order_doubted(
    cells: Cells, decoded: Decoded | None, pixels: CellPixels, scale: ColorScale | None
) -> Cells:
    """The cells, with a doubt of each number that breaks the order of a learned scale."""
    if scale is None or decoded is None or scale.origin != "learned" or decoded.curve is None:
        return cells
    if scale.norm in ("categories", "boundaries"):
        return cells
    told = (cells.status == Status.AGREED) & np.isfinite(decoded.position)
    at = np.flatnonzero(told & np.isfinite(cells.value))
    if len(at) <= _WITNESSES:
        return cells
    value, place = cells.value.ravel()[at], decoded.position.ravel()[at]
    seen, told_on = srgb_to_lab(pixels.rgb.reshape(-1, 3)[at]), decoded.curve.ramp.at(place)
    least = max(_SEEN, _FAR * decoded.noise)
    between = np.minimum(_distances(seen), _distances(told_on))
    apart, far = between > least, between > _CLEAR * least
    rising = np.sign(value[:, None] - value[None]) * np.sign(place[:, None] - place[None])
    against = (rising < 0) & apart
    count = against.sum(axis=1)
    odd = (count >= _WITNESSES) & (np.where(against, count[None], 0).max(axis=1) < count)
    # Of two that contradict each other, and that nobody else contradicts, neither is told.
    paired = against & (count[:, None] < _WITNESSES) & (count[None] < _WITNESSES) & far
    odd |= paired.any(axis=1)
    doubted = np.zeros(cells.shape, dtype=bool)
    doubted.ravel()[at[odd]] = True
    return asked(cells, doubted & ~cells.review, (Reason.COLOR_DIFFERS,))


def _distances(lab: FloatArray) -> FloatArray:
    """(n, n): CIE76 distances of colors (n, 3) from each other."""
    return np.asarray(np.linalg.norm(lab[:, None] - lab[None], axis=2))

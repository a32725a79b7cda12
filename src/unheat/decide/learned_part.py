"""Which of the numbers of its cells a scale is learned from, where no bar tells it.

"507 (64.5%)": a matrix of counts over shares may be colored by either. Where every row has about as
many cases, counts lie nearly on a line of the colors of shares, and a scale learned from them puts
single cells in conflict that are as they should be. The number that fits the colors far better is
the one that they show.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from unheat.decide.learned import learn_scale
from unheat.decide.proposals import number_of
from unheat.decide.signs_of_marks import as_signs
from unheat.model import CellPixels, ColorScale

ObjectArray = npt.NDArray[Any]

_MOST_PARTS = 3
"""Numbers of a cell that are asked."""

_COARSE, _FINER = 0.005, 0.5
"""A number whose colors lie off by so much of its range may not be what they show, if another one
lies off by less than this share of it."""


def learn_from_parts(pixels: CellPixels, readings: ObjectArray) -> ColorScale | None:
    """The scale that the printed numbers imply: the first ones of the cells, or others where these
    fit far better or the first ones imply none; None where no numbers do. Triangles and arrows
    beside them are their signs where they imply a scale so alone.
    """
    first = learn_scale(pixels, readings)
    if first is None and (signed := as_signs(readings)) is not None:
        return learn_scale(pixels, signed)
    said = [one for one in readings[readings.astype(bool)] if one.value is not None]
    # Most cells must hold as many: a lone "1 2" is one number with a gap.
    most = int(np.median([len(one.parts) for one in said])) if said else 1
    if most < 2:
        return first
    off = float("inf") if first is None else misfit(first, readings, 0)
    if off <= _COARSE:
        return first
    others = [
        (misfit(scale, readings, part), part, scale)
        for part in range(1, min(most, _MOST_PARTS))
        if (scale := learn_scale(pixels, readings, part=part)) is not None
    ]
    best = min(others, default=None, key=lambda one: one[:2])
    return best[2] if best is not None and best[0] < _FINER * off else first


def misfit(scale: ColorScale, readings: ObjectArray, part: int) -> float:
    """How far the colors lie off a scale learned from the ``part``-th numbers, as a share of the
    range of these; infinite for a scale that is not linear, of which that is not one number.
    """
    numbers = [number_of(one, part) for one in readings[readings.astype(bool)]]
    values = [one[0] for one in numbers if one is not None]
    if scale.norm != "linear" or not values:
        return float("inf")
    # A misread number is none of the range.
    low, high = np.quantile(values, [0.02, 0.98])
    return float(scale.residual * (scale.maximum - scale.minimum) / max(high - low, 1e-12))

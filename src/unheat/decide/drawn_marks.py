"""Marks that were read as a number: rings, spots and stars that say how significant a cell is.

A ring reads as "0" and a stroke as "1". But a number has one color of a scale, and a mark stands
on any: a panel that prints nothing but one and the same sign, on colors far apart, prints marks.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
import numpy.typing as npt

from unheat.model import CellPixels
from unheat.text.stars import as_stars

ObjectArray = npt.NDArray[Any]

_LEAST = 6
"""Cells that print the same sign, from which it may be a mark."""

_ALIKE = 0.95
"""Share of the numbers read that are this sign; a mark or two may be read as another one."""

_APART = 60.0
"""Levels of 255 between the quarter of the cells with the least and the one with the most of a
color: what one number shows in a lossy picture differs by a tenth of this."""


def marks_told(readings: ObjectArray, pixels: CellPixels) -> ObjectArray:
    """(R, C) readings, with marks instead of the number that all of them seem to be."""
    places = list(zip(*np.nonzero(readings), strict=True))
    if len(places) < _LEAST:
        return readings
    raws = [readings[place].raw for place in places if readings[place].value is not None]
    usual, count = next(iter(Counter(raws).most_common(1)), ("", 0))
    if len(usual) != 1 or count < max(_LEAST, _ALIKE * len(raws)):
        return readings
    marked = [place for place in places if readings[place].raw == usual]
    colors = pixels.rgb[tuple(np.array(marked).T)]
    low, high = np.quantile(colors, (0.25, 0.75), axis=0)
    if float((high - low).max()) <= _APART:
        return readings
    told = readings.copy()
    for place in marked:
        told[place] = as_stars(readings[place])
    return told

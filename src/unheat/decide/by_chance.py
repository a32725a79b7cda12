"""Cells of the page's color that are too many to be values: some of them hold none."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.decide.decoded import Decoded
from unheat.model import CellPixels

BoolArray = npt.NDArray[np.bool_]

_BESIDE = 0.02
"""Length along the bar, to either side, over which neighbours of the page's colour count."""

LEAST_SUSPICIOUS = 3
"""So few cells of one color are it by chance."""


def more_than_chance(alike: BoolArray, decoded: Decoded) -> bool:
    """Whether more cells have the page's colour than the cells beside it on the bar explain."""
    place = _place_of(alike, decoded)
    if place is None:
        return False
    beside = (np.abs(decoded.position - place) <= _BESIDE) & ~alike
    return int(alike.sum()) > 2 * int(beside.sum()) + LEAST_SUSPICIOUS - 1


def more_than_others(alike: BoolArray, pixels: CellPixels, decoded: Decoded) -> bool:
    """Whether far more cells of a clean picture have one color, of those like the page's, than any
    shade beside it on the bar has: values spread over shades, and masks do not."""
    place = None if decoded.noise > 0.0 else _place_of(alike, decoded)
    if place is None:
        return False
    beside = np.abs(decoded.position - place) <= _BESIDE
    shades, counts = np.unique(np.round(pixels.rgb[beside]), axis=0, return_counts=True)
    of_page = (shades == np.round(np.median(pixels.rgb[alike], axis=0))).all(axis=1)
    if not of_page.any():
        return False
    others = int(counts[~of_page].max(initial=0))
    return int(counts[of_page].max()) > 2 * others + LEAST_SUSPICIOUS - 1


def _place_of(alike: BoolArray, decoded: Decoded) -> float | None:
    """Where on the bar the cells of the page's color are; None for few of them, at its ends, and
    for keys of a legend, which have no places beside each other."""
    if np.count_nonzero(alike) < LEAST_SUSPICIOUS or decoded.named:
        return None
    place = float(np.nanmedian(decoded.position[alike]))
    return place if _BESIDE <= place <= 1 - _BESIDE else None

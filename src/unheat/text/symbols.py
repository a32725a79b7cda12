"""Labels that are symbols with subscripts: level, though their ink seems to fall."""

from __future__ import annotations

import numpy as np

from unheat.text.ink import FloatArray, Glyphs, IntArray

_LETTERS = 3
"""A letter and what is set low beside it; words are longer and tell how they run."""

_LOWER = 0.2
"""A subscript begins so much lower, as a share of its letter's height."""

_MOST, _FEWEST = 0.8, 2


def are_symbols(glyphs: Glyphs, index: IntArray, centers: FloatArray) -> bool:
    """Whether nearly each column has one letter, and one or two that stand lower beside it.

    Of a lone piece nobody knows: the two may touch, or the letter has no subscript.
    """
    if len(centers) < 2:
        return False
    boxes = glyphs.boxes[index]
    nearest = np.abs(glyphs.centers[index, 0][:, None] - centers).argmin(axis=1)
    low, named = 0, 0
    for place in np.unique(nearest):
        own = boxes[nearest == place]
        if len(own) > _LETTERS:
            return False
        first, *others = own[own[:, 0].argsort()]
        named += bool(others)
        low += bool(others) and all(
            other[3] > first[3] and other[1] > first[1] + _LOWER * (first[3] - first[1])
            for other in others
        )
    return low >= max(_FEWEST, _MOST * named) and 2 * named >= len(np.unique(nearest))

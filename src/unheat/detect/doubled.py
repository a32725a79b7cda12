"""Pictures that were enlarged by repeating their pixels, whose pixels are no cells.

Enlarged twice that way, a slanted letter is a crowd of squares of two pixels that lie on one
lattice, and so is whatever has no flat color.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.model import Box

_FACTORS = (8, 7, 6, 5, 4, 3, 2)
"""How many times pixels were repeated at most; the largest that holds is told."""

_LANES = 5
"""Every so many columns, or rows, are compared."""

_LEAST_PX = 64
"""Smaller pictures may be even by chance."""

_WHOLE = 0.8
"""Share of a picture that cells fill which are its pixels: it holds nothing else."""


def pixel_size(rgb: npt.NDArray[np.uint8]) -> int:
    """How many times each pixel of ``rgb`` (H, W, 3) is repeated along both axes; 1 mostly."""
    if min(rgb.shape[:2]) < _LEAST_PX:
        return 1
    lanes = rgb[:, ::_LANES], rgb[::_LANES].swapaxes(0, 1)
    for factor in _FACTORS:
        if all(_is_repeated(lane, factor) for lane in lanes):
            return factor
    return 1


def _is_repeated(lane: npt.NDArray[np.uint8], factor: int) -> bool:
    whole = len(lane) // factor * factor
    first = lane[0:whole:factor]
    return all(np.array_equal(first, lane[k:whole:factor]) for k in range(1, factor))


def are_pixels(rgb: npt.NDArray[np.uint8], box: Box, periods: tuple[float, float]) -> bool:
    """Whether cells of these ``periods`` (px) in ``box`` are repeated pixels of an enlarged one."""
    if max(periods) >= 1.5 * _FACTORS[0]:
        # No pixels are so large: the picture, of which many grids are fitted, is not looked at.
        return False
    size = pixel_size(rgb)
    height, width = rgb.shape[:2]
    return size > 1 and max(periods) < 1.5 * size and box.area < _WHOLE * height * width

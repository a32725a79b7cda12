"""A frame along a line of cells: they end there, and labels stand beyond it."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from unheat.detect.grid import GridFit
from unheat.detect.lattice import Lattice

_STANDS_OUT = 96.0
"""Levels of 255 by which a frame differs from the page in every channel, blurred or not."""

_NEAR_PX = 2.0
_ALL = 0.95
"""Share of the places along the cells that a frame takes."""

_HALF = 0.5


def is_framed(
    rgb: npt.NDArray[np.uint8], place: float, across: Lattice, axis: int, page: npt.ArrayLike
) -> bool:
    """Whether a dark line runs along all cells of a line ``across``, within two pixels of
    ``place``; ``axis`` is 0 where it separates rows.

    ``page`` (k, 3) are the colors of what stands about the cells.
    """
    picture = rgb if axis == 0 else rgb.transpose(1, 0, 2)
    plain = np.atleast_2d(np.asarray(page, dtype=float))
    near = slice(max(int(place - _NEAR_PX), 0), max(int(np.ceil(place + _NEAR_PX)), 0))
    along = slice(max(int(across.start) + 1, 0), max(int(np.ceil(across.end)) - 1, 0))
    part = picture[near, along]
    if not part.size:
        return False
    return bool(pen_lines(part, plain).any())


def pen_lines(
    lines: npt.NDArray[Any], page: npt.NDArray[np.floating[Any]], share: float = _ALL
) -> npt.NDArray[np.bool_]:
    """(n,): which ``lines`` (n, m, 3) of whole levels are a frame's, dark along this ``share``.

    ``page`` (3,) or (k, 3) are the colors of what stands about the cells.
    """
    # Which levels of each channel stand out from all of these, (256, 3), to be looked up.
    off = np.abs(np.arange(256.0)[:, None] - np.atleast_2d(page)[:, None])
    far = (off > _STANDS_OUT).all(axis=0)
    levels = lines.astype(np.uint8, copy=False)
    out = far[:, 0][levels[..., 0]] & far[:, 1][levels[..., 1]] & far[:, 2][levels[..., 2]]
    dark: npt.NDArray[np.bool_] = out.mean(axis=1) >= share
    return dark


def is_fenced(
    rgb: npt.NDArray[np.uint8], fit: GridFit, axis: int, at_end: bool, page: npt.ArrayLike
) -> bool:
    """Whether a frame runs along the last cells (the first where not ``at_end``), as no line does
    along the others; rows where ``axis`` is 0.

    Numbers in cells of the page's color stand on this side of it, and labels on the other.
    """
    lattice, across = fit.along(axis), fit.along(1 - axis)
    if not is_framed(rgb, lattice.end if at_end else lattice.start, across, axis, page):
        return False
    inner = [
        is_framed(rgb, (one[1] + other[0]) / 2, across, axis, page)
        for one, other in pairwise(lattice.spans())
    ]
    return float(np.mean(inner)) < _HALF

"""Drawings of straight lines: trees about clustered cells, all of level and upright lines.

A tree of bold lines fills as much of its box as letters do. But strokes of letters end within the
height of a letter, and bend or lean; the lines of a tree go on for several.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

_HIGH, _WIDE, _LONG = 2.0, 10.0, 1.0
"""A drawing is so many letters high and so many long at least, and its lines are longer than so
many."""

_INK, _FULL = 0.9, 0.5
"""Share of its ink that lies in such lines, and share of its box that they fill at most: bars and
blocks are none."""


def are_straight(
    labels: npt.NDArray[np.int32], stats: npt.NDArray[np.int64], letter: float
) -> npt.NDArray[np.bool_]:
    """(n,) which pieces of ``labels``, numbered from 1, are drawings of level and upright lines.

    ``stats`` (n, 5) are their x, y, width, height and area, ``letter`` is the usual height of a
    letter, in pixels.
    """
    import cv2

    width, height, area = stats[:, 2], stats[:, 3], stats[:, 4]
    large = (np.minimum(width, height) > _HIGH * letter) & (area <= _FULL * width * height)
    large &= np.maximum(width, height) > _WIDE * letter
    long = int(_LONG * letter) + 1
    for row in np.flatnonzero(large):
        x0, y0, across, down = (int(value) for value in stats[row, :4])
        piece = (labels[y0 : y0 + down, x0 : x0 + across] == row + 1).astype(np.uint8)
        level, upright = (
            cv2.morphologyEx(piece, cv2.MORPH_OPEN, np.ones(side, dtype=np.uint8))
            for side in ((1, long), (long, 1))
        )
        large[row] = np.count_nonzero(np.maximum(level, upright)) >= _INK * area[row]
    return np.asarray(large)

"""Steps of a diverging bar: two arms of color that meet in its middle.

Two tints of one lightness are nearer to each other, across the fold, than to their neighbors on
the bar, so that nearness in color says nothing about such steps. Each arm by itself runs straight
on, and its far end lies off the other arm. Cells whose values rise and fall again go back along
the colors that they came by.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.detect.bar_grow import lengths, straightness

FloatArray = npt.NDArray[np.float64]

_STRAIGHT = 0.95
"""An arm is straighter than anything that cells make (as a key of colors is)."""


def has_two_arms(colors: FloatArray) -> bool:
    """Whether colors, shape (n, 3), are two arms that meet: each straight, with ends apart.

    An arm has three colors or more, the one where they meet being part of both. Each far end is
    nearer to its own neighbor than to anything between the colors of the other arm.
    """
    step = lengths(colors[1:] - colors[:-1])
    for fold in range(2, len(colors) - 2):
        first, last = colors[: fold + 1], colors[fold:]
        if min(straightness(first), straightness(last)) < _STRAIGHT:
            continue
        if _off(colors[0], last) > step[0] and _off(colors[-1], first) > step[-1]:
            return True
    return False


def _off(color: FloatArray, line: FloatArray) -> float:
    """How far a color (3,) lies off the straight pieces between the colors (n, 3) of a line."""
    start, way = line[:-1], line[1:] - line[:-1]
    along = ((color - start) * way).sum(axis=1) / np.maximum((way * way).sum(axis=1), 1e-9)
    nearest = start + np.clip(along, 0.0, 1.0)[:, None] * way
    return float(lengths(color - nearest).min())

"""Pieces of ink that are words: letters that touch, on a slope or in a row."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

_WORD_INK = 0.25
"""Letters of a thin pen that touch fill so much of the box about their word."""


def is_slanted_word(
    labels: npt.NDArray[np.int32], number: int, stats: npt.NDArray[np.int64]
) -> bool:
    """A slanted word whose letters touch: large in its box, but slim once it is turned."""
    import cv2

    x0, y0, width, height, area = (int(value) for value in stats)
    if min(width, height) < 8 or max(width, height) > 400:
        return False
    ys, xs = np.nonzero(labels[y0 : y0 + height, x0 : x0 + width] == number)
    _, sides, _ = cv2.minAreaRect(np.column_stack([xs, ys]).astype(np.float32))
    short, long = min(sides) + 1, max(sides) + 1
    return bool(short >= 5 and long >= 2 * short and area >= _WORD_INK * short * long)


def is_word(profile: npt.NDArray[np.float64]) -> bool:
    """Whether shares of ink (n,) across a long piece are those of letters that touch.

    Small letters that a codec has joined fill much of its height, and no two rows of them alike.
    """
    full = profile[profile > 0.5]
    return len(full) >= 3 and len(full) >= 0.4 * len(profile) and float(np.ptp(full)) > 0.05

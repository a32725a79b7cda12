"""Notches that both long sides of a bar show alike (the keys of ggplot2 and its kin).

A codec smears notches along the ramp and throws ringing beside the bar that looks like marks
outside it. It does either to each side in its own way: what both sides show in the same rows
was drawn.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.medians import median

FloatArray = npt.NDArray[np.float64]

_APART = 1.0
"""Pixels between the centers of one notch as its two sides show it."""

_AGREE = 2 / 3
"""Share of the notches of either side that the other must show as well."""


def on_both_sides(near: list[float], far: list[float]) -> list[float]:
    """Centers that two sides share, in pixels along the bar; none where the sides disagree.

    >>> on_both_sides([10.2, 40.0, 70.4], [10.0, 40.4, 55.0, 70.0])
    [10.1, 40.2, 70.2]
    >>> on_both_sides([10.0, 25.0, 40.0], [10.0, 33.0, 52.0])
    []
    """
    twins = []
    for center in near:
        other = min(far, key=lambda one: abs(one - center), default=np.inf)
        if abs(other - center) <= _APART:
            twins.append((center + other) / 2)
    most = max(len(near), len(far))
    return twins if len(twins) >= 2 and len(twins) >= _AGREE * most else []


def standing_out(share: FloatArray, thick: int) -> FloatArray:
    """How much of each row is notch, 0 to 1, beyond what a stretch of rows about it seems to be.

    ``thick`` is the most rows that a notch covers; a stretch in which all rows seem to hold some
    of one is the codec's.
    """
    padded = np.pad(share, thick, mode="edge")
    windows = np.lib.stride_tricks.sliding_window_view(padded, 2 * thick + 1)
    ground = median(windows.T.reshape(2 * thick + 1, -1), along_first=True)
    beyond: FloatArray = (share - ground) / np.maximum(1.0 - ground, 0.5)
    return np.clip(beyond, 0.0, 1.0)

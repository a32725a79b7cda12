"""Medians and percentiles of a few numbers, as numpy gives them and ten times as fast.

Nearly all that this program asks for are of a line of pixels or of the heights of a word, where
numpy takes longer to find out what it was given than to sort it.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

_FEW = 4096
"""Numbers with one median that are sorted whole; of more a part is sorted."""


def median(values: npt.ArrayLike, *, along_first: bool = False) -> Any:
    """What ``np.median`` gives of all values, or along the first axis, to the last bit."""
    array = np.asarray(values)
    axis = 0 if along_first else None
    if not array.size or (len(array) if along_first else array.size) > _FEW:
        return np.median(array, axis=axis)
    ordered = array.copy() if along_first else array.flatten()
    ordered.sort(axis=0)
    count = len(ordered)
    middle = ordered[count // 2]
    if array.dtype.kind != "f":
        middle = middle * 1.0
    if count % 2 == 0:
        middle = (middle + ordered[count // 2 - 1]) / 2
    if array.dtype.kind == "f":
        # What is no number is sorted last.
        last = ordered[-1]
        if ordered.ndim == 1:
            middle = middle if last == last else last
        elif (last != last).any():
            middle = np.where(last == last, middle, last)
    return middle


def median_level(levels: npt.NDArray[np.uint8], axis: int) -> npt.NDArray[np.float64]:
    """What ``np.median`` gives of levels (0–255) along an axis, to the last bit.

    Processors sort numbers of two bytes many at a time.
    """
    # The axis before the last one is nearly always meant, and quick to exchange with that.
    moved = levels.swapaxes(-2, -1) if axis == levels.ndim - 2 else np.moveaxis(levels, axis, -1)
    ordered = moved.astype(np.int16, order="C")
    ordered.sort(axis=-1)
    count = ordered.shape[-1]
    if not count:
        return np.full(ordered.shape[:-1], np.nan)
    middle = ordered[..., count // 2]
    if count % 2:
        return middle.astype(np.float64)
    result: npt.NDArray[np.float64] = (middle + ordered[..., count // 2 - 1]) / 2
    return result


def level_percentiles(levels: npt.NDArray[np.uint8], *percents: float) -> npt.NDArray[np.float64]:
    """(k, c) what ``np.percentile`` gives of levels (n, c), 0–255, along the first axis."""
    upto = [
        np.cumsum(np.bincount(levels[:, channel], minlength=256))
        for channel in range(levels.shape[1])
    ]
    result = np.empty((len(percents), len(upto)))
    for row, percent in enumerate(percents):
        place = (len(levels) - 1) * (percent / 100)
        below = int(place)
        pair = below, min(below + 1, len(levels) - 1)
        low, high = np.array([np.searchsorted(one, pair, "right") for one in upto], float).T
        share = place - below
        result[row] = (
            high - (high - low) * (1 - share) if share >= 0.5 else low + (high - low) * share
        )
    return result


def percentile(values: npt.ArrayLike, percent: float) -> Any:
    """What ``np.percentile`` gives of all values, to the last bit; none of them is NaN."""
    array = np.asarray(values)
    if not array.size:
        return np.percentile(array, percent)
    place = (array.size - 1) * (percent / 100)
    below = int(place)
    if array.size <= _FEW:
        ordered = np.sort(array, axis=None)
    else:
        ordered = np.partition(array, (below, min(below + 1, array.size - 1)), axis=None)
    low, high = ordered[below], ordered[min(below + 1, len(ordered) - 1)]
    if ordered.dtype.kind != "f":
        low, high = np.float64(low), np.float64(high)
    share = place - below
    step = high - low
    return high - step * (1 - share) if share >= 0.5 else low + step * share


def commonest(colors: npt.NDArray[Any], levels: float) -> npt.NDArray[np.float64]:
    """The color (3,) that most of ``colors`` (n, 3) have, to so many ``levels`` of 255."""
    coarse = (colors // levels).astype(np.int64) @ np.array([1 << 16, 1 << 8, 1])
    kinds, counts = np.unique(coarse, return_counts=True)
    usual: npt.NDArray[np.float64] = median(
        colors[coarse == kinds[counts.argmax()]], along_first=True
    )
    return usual

"""The largest and the least of three channels, as numpy gives them and ten times as fast, how
light they are, and one number for each color.

Along a last axis of three numpy's loop is three steps long, and it begins one for every pixel.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Codes = npt.NDArray[np.int32]
"""One number for each color, as ``coded`` gives them."""

LIGHTNESS = np.array([0.299, 0.587, 0.114])
"""How light red, green and blue are, as JPEG has it (ITU-R BT.601)."""

_FEW = 4
"""So many places of the last axis are taken one after the other."""


def most(values: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """What ``values.max(axis=-1)`` gives, to the last bit."""
    return _folded(np.maximum, values)


def least(values: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """What ``values.min(axis=-1)`` gives, to the last bit."""
    return _folded(np.minimum, values)


def coded(levels: npt.NDArray[Any]) -> Codes:
    """(...) one number for each color of ``levels`` (..., 3), 0–255: 65536 × red + 256 × green +
    blue."""
    if levels.dtype == np.uint8:
        # Bytes are put beside each other, and nothing is multiplied.
        packed = np.zeros((*levels.shape[:-1], 4), dtype=np.uint8)
        packed[..., 2::-1] = levels
        return np.asarray(packed.view("<i4")[..., 0], dtype=np.int32)
    red, green, blue = (levels[..., channel].astype(np.int32) for channel in range(3))
    return np.asarray((red << 16) | (green << 8) | blue)


def uncoded(codes: Any) -> tuple[Any, Any, Any]:
    """Red, green and blue of colors that ``coded`` gave one number each.

    >>> uncoded(0x0A0B0C)
    (10, 11, 12)
    """
    return codes >> 16, codes >> 8 & 255, codes & 255


def _folded(function: np.ufunc, values: npt.NDArray[Any]) -> npt.NDArray[Any]:
    count = values.shape[-1]
    if not 1 < count <= _FEW:
        return np.asarray(function.reduce(values, axis=-1))
    result = function(values[..., 0], values[..., 1])
    for place in range(2, count):
        function(result, values[..., place], out=result)
    return np.asarray(result)

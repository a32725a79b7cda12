"""The quality a JPEG was saved at, from its quantisation table.

Encoders that follow libjpeg scale the table of the standard's annex K by a factor that
depends on the quality. The nearest scaled table tells it; for other encoders it is the
quality of equal harm.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from PIL import Image

# ITU-T T.81, table K.1 (luminance).
_LUMINANCE = (
    16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55,
    14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51, 87, 80, 62,
    18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92,
    49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
)  # fmt: skip


def quality_of(image: Image.Image) -> float | None:
    """The quality of an opened picture, 1–100; None where it is no JPEG."""
    tables = getattr(image, "quantization", None)
    return estimate_quality(tables[0]) if tables and 0 in tables else None


def estimate_quality(table: Sequence[int]) -> float | None:
    """Quality 1–100 whose luminance table is nearest; None where the table is not 8×8.

    Tables are compared sorted, so that the order of the coefficients does not matter.

    >>> estimate_quality([16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55,
    ...     14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51, 87, 80, 62,
    ...     18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92,
    ...     49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99])
    50.0
    """
    if len(table) != len(_LUMINANCE):
        return None
    scaled = scaled_tables().reshape(-1, len(_LUMINANCE))
    distance = np.abs(np.sort(scaled, axis=1) - np.sort(np.asarray(table))[None, :]).sum(axis=1)
    return float(np.argmin(distance) + 1)


@lru_cache(maxsize=1)
def scaled_tables() -> npt.NDArray[np.int64]:
    """(100, 8, 8): steps of lightness at each quality from 1 on, by waves down and across."""
    base = np.array(_LUMINANCE, dtype=np.int64)
    quality = np.arange(1, 101)
    # libjpeg, jpeg_quality_scaling: 5000 / q below 50, 200 − 2 q from there on.
    factor = np.where(quality < 50, 5000 // quality, 200 - 2 * quality)
    scaled = np.clip((base[None, :] * factor[:, None] + 50) // 100, 1, 255)
    return np.asarray(scaled.reshape(-1, 8, 8))

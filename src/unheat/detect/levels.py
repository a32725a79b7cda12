"""Which pixels have a color: whole pictures are looked at in bytes, and nothing is converted."""

from __future__ import annotations

import math
from collections.abc import Sequence

import cv2
import numpy as np
import numpy.typing as npt


def has_color(
    rgb: npt.NDArray[np.uint8], color: Sequence[float], tolerance: float
) -> npt.NDArray[np.bool_]:
    """(h, w): pixels (h, w, 3) that are off a color by at most ``tolerance`` in every channel."""
    low = [max(math.ceil(level - tolerance), 0) for level in color]
    high = [min(math.floor(level + tolerance), 255) for level in color]
    found: npt.NDArray[np.bool_] = np.asarray(cv2.inRange(rgb, np.array(low), np.array(high))) > 0
    return found

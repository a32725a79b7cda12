"""Which pixels have a color: whole pictures are looked at in bytes, and nothing is converted."""

from __future__ import annotations

import math
from collections.abc import Sequence

import cv2
import numpy as np
import numpy.typing as npt

from unheat.channels import most


def spread_about(rgb: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    """(h, w): by how many levels the 3 × 3 pixels (h, w, 3) about each one part in any channel."""
    near = np.ones((3, 3), dtype=np.uint8)
    found: npt.NDArray[np.uint8] = most(cv2.dilate(rgb, near) - cv2.erode(rgb, near))
    return found


def has_color(
    rgb: npt.NDArray[np.uint8], color: Sequence[float], tolerance: float
) -> npt.NDArray[np.bool_]:
    """(h, w): pixels (h, w, 3) that are off a color by at most ``tolerance`` in every channel."""
    low = [max(math.ceil(level - tolerance), 0) for level in color]
    high = [min(math.floor(level + tolerance), 255) for level in color]
    found: npt.NDArray[np.bool_] = np.asarray(cv2.inRange(rgb, np.array(low), np.array(high))) > 0
    return found

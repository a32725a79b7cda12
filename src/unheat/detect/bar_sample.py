"""The colors along a bar, without what is drawn over them."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.detect.bar_grow import without_overlay
from unheat.detect.bar_search import Pixels
from unheat.model import Bar

FloatArray = npt.NDArray[np.float64]


def sample_ramp(rgb: Pixels, bar: Bar) -> tuple[FloatArray, FloatArray]:
    """(colors (n, 3) 0–255 from the top or left end on, their positions (n,) in pixels).

    One sample a pixel along the axis, at the pixel's center, over whole pixels inside the
    box. Across the bar the median of the middle is taken; pixels unlike most of their line
    (notches, a histogram, text) do not count.
    """
    picture = rgb if bar.orientation == "vertical" else rgb.transpose(1, 0, 2)
    box = bar.box
    along = bar.ends
    across = (box.x0, box.x1) if bar.orientation == "vertical" else (box.y0, box.y1)
    width = across[1] - across[0]
    margin = max(1.0, width / 5) if width >= 4 else 0.0
    x0, x1 = int(np.ceil(across[0] + margin)), int(np.floor(across[1] - margin))
    if x1 <= x0:
        x0 = int(sum(across) / 2)
        x1 = x0 + 1
    # The outer pixels hold frame and antialiasing; half a pixel of clearance leaves them out.
    y0, y1 = int(np.ceil(along[0] + 0.25)), int(np.floor(along[1] - 0.25))
    y0, y1 = max(y0, 0), min(max(y1, y0 + 1), picture.shape[0])
    inner = picture[y0:y1, x0:x1].astype(float)
    return without_overlay(np.median(inner, axis=1)), np.arange(y0, y1) + 0.5

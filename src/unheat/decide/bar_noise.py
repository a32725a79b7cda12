"""How far the colors along a bar scatter, and a line through those that do."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.color.spaces import lab_to_srgb, srgb_to_lab
from unheat.medians import median

FloatArray = npt.NDArray[np.float64]


def noise_along(strip: FloatArray) -> float:
    """Robust standard deviation of a sample about its neighbours, in Lab units."""
    if len(strip) < 5:
        return 0.0
    lab = srgb_to_lab(strip)
    bend = lab[1:-1] - (lab[:-2] + lab[2:]) / 2
    # A second difference of white noise has 1.5 times its variance.
    return float(1.4826 * median(np.abs(bend), along_first=True).max() / np.sqrt(1.5))


def smoothed(strip: FloatArray, noise: float) -> FloatArray:
    """A local straight line through Lab, as wide as the noise asks for and the bar allows."""
    lab = srgb_to_lab(strip)
    half = int(np.clip(round(2 * noise), 2, max(2, len(strip) // 24)))
    result = np.empty_like(lab)
    for index in range(len(lab)):
        low, high = max(0, index - half), min(len(lab), index + half + 1)
        x = np.arange(low, high) - index
        spread = ((x - x.mean()) ** 2).sum()
        slope = ((x - x.mean())[:, None] * lab[low:high]).sum(axis=0) / spread
        result[index] = lab[low:high].mean(axis=0) - slope * x.mean()
    return lab_to_srgb(result)

"""Steps of a palette that a blur or a resizer left of a bar.

R draws 64 or 100 colors where others draw 256. A step of these is a hundredth of the bar, and all
its values have one color. Blurred, no two pixels of the bar are alike, but its pace from pixel to
pixel still rises at each border of two steps and falls between them.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.color.spaces import srgb_to_lab

FloatArray = npt.NDArray[np.float64]

_LEAST_PX, _MOST_PX = 2.5, 20.0
"""How long steps are: shorter ones are levels, longer ones are seen as steps."""

_DEEP = 0.55
"""Swing of the pace, as a share of it. Borders of steps swing it by two, and a blur of a quarter of
a step takes two thirds of that; a bar of 256 levels on a few more pixels, one of which repeats its
neighbor's color now and then, by less than half."""

_LOCAL = 2.0
"""Longest steps over which the usual pace is taken: that of maps changes along them."""

_FEWEST = 8
"""Steps from which on their measure shows."""

_FINER = 8
"""Frequencies looked at for each that the length of a bar tells apart."""


def step_share(rgb: FloatArray) -> float:
    """The length of a step, as a share of the bar with colors (n, 3) from end to end; 0 where none
    shows."""
    paces = np.linalg.norm(np.diff(srgb_to_lab(rgb), axis=0), axis=1)
    half = round(_LOCAL * _MOST_PX / 2)
    if len(paces) < max(4 * half, _FEWEST * _LEAST_PX):
        return 0.0
    padded = np.pad(paces, half, mode="reflect")
    usual = np.convolve(padded, np.full(2 * half + 1, 1.0 / (2 * half + 1)), "valid")
    if not usual.min() > 0.0:
        return 0.0
    # Ends are mixed with what surrounds them.
    swing = (paces / usual - 1.0)[2:-2]
    swing = swing - swing.mean()
    waves = np.abs(np.fft.rfft(swing * np.hanning(len(swing)), _FINER * len(swing)))
    rates = np.fft.rfftfreq(_FINER * len(swing))
    longest = min(_MOST_PX, len(paces) / _FEWEST)
    looked_at = (rates >= 1.0 / longest) & (rates <= 1.0 / _LEAST_PX)
    if not looked_at.any():
        return 0.0
    best = int(np.where(looked_at, waves, -1.0).argmax())
    # A window of Hann halves what a wave sums up to, and a wave is two of its halves.
    deep = 4.0 * float(waves[best]) / len(swing)
    return float(1.0 / rates[best] / len(rgb)) if deep >= _DEEP else 0.0

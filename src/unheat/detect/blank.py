"""Fills in Lab: which cannot be told from the page, and how far their pixels scatter."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

_BLANK_DELTA_E = 1.5
"""A fill this near to the figure's background (CIE76) cannot be told from it by eye."""

_BLANK_LEVELS = 64.0
"""No two colors as near as that are so far apart in any channel, 0–255."""


def _lab(rgb: Floats) -> Floats:
    scaled = (rgb.reshape(1, -1, 3) / 255.0).astype(np.float32)
    lab: Floats = cv2.cvtColor(scaled, cv2.COLOR_RGB2LAB).reshape(rgb.shape).astype(float)
    return lab


def spread_in_lab(fill: Floats, deviation: Floats) -> Floats:
    """Standard deviation per channel → CIE76 distance, by the local slope of Lab."""
    total = np.zeros(fill.shape[:2])
    if not deviation.any():
        return total
    center = _lab(np.nan_to_num(fill))
    for channel in range(3):
        moved = np.nan_to_num(fill).copy()
        step = np.where(moved[:, :, channel] > 127, -1.0, 1.0)
        moved[:, :, channel] += step
        slope = ((_lab(moved) - center) ** 2).sum(axis=2)
        total += slope * deviation[:, :, channel] ** 2
    result: Floats = np.sqrt(total)
    return result


def is_background(fill: Floats, background: tuple[float, float, float]) -> Bools:
    """(R, C): fills (R, C, 3) that cannot be told from a background by eye; NaN is none."""
    plain = np.asarray(background, dtype=float)
    other = _lab(plain.reshape(1, 1, 3))
    blank = np.zeros(fill.shape[:2], dtype=bool)
    # Far off in one channel is far off in Lab; most cells are.
    near = np.ones(fill.shape[:2], dtype=bool)
    for channel in range(3):
        near &= np.abs(fill[..., channel] - plain[channel]) <= _BLANK_LEVELS
    if near.any():
        off = np.sqrt(((_lab(fill[near][None]) - other) ** 2).sum(axis=2))[0]
        blank[near] = off < _BLANK_DELTA_E
    return blank

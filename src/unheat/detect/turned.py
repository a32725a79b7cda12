"""Triangles that stand on their longest side: matrices turned by 45 degrees.

Linkage and contact maps are drawn as half a matrix on its diagonal. Their cells are diamonds,
so no border runs along rows or columns. Nothing is read from them, but the refusal says why.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
import numpy.typing as npt

from unheat.detect.levels import has_color
from unheat.detect.regions import propose
from unheat.medians import median
from unheat.model import Bar, Candidate

BoolArray = npt.NDArray[np.bool_]

_LARGEST = 3
_SMALLEST_SHARE = 0.05
# The pen of frames and ticks, which are no part of a triangle.
_PEN_PX = 5
# Sides stray from straight ones by this share of the width: they run in steps of cells.
_STRAY = 0.06
_FILLED = 0.9
# Each of both sides leans by half of the width, or nearly.
_LEAN = 0.3
_COLORS = 12


def turned_cells(
    rgb: npt.NDArray[np.uint8],
    background: tuple[float, float, float],
    tolerance: float,
    bars: Sequence[Bar] = (),
) -> list[Candidate]:
    """Large regions of a picture (H, W, 3) that are a triangle of many colors; often none."""
    regions = propose(rgb, background, tolerance=tolerance, exclude=[bar.box for bar in bars])
    found = []
    smallest = _SMALLEST_SHARE * rgb.shape[0] * rgb.shape[1]
    kernel = np.ones((_PEN_PX, _PEN_PX), np.uint8)
    for region in regions[:_LARGEST]:
        ys, xs = region.pixels(rgb.shape)
        part = rgb[ys, xs]
        off = (~has_color(part, background, tolerance)).view(np.uint8)
        filled = cv2.morphologyEx(off, cv2.MORPH_OPEN, kernel).astype(bool)
        if region.area < smallest or not filled.any():
            continue
        shown = _shown(part[filled])
        if shown >= _COLORS and any(_is_triangle(mask) for mask in (filled, filled.T)):
            why = "its cells are turned by 45 degrees, and only upright ones are read"
            found.append(Candidate(box=region, why=why))
    return found


def _shown(pixels: npt.NDArray[np.uint8]) -> int:
    """Number of colors (n, 3), told apart at 20 levels."""
    red, green, blue = (pixels[:, channel] // 20 for channel in range(3))
    steps = 255 // 20 + 1
    keys = (red.astype(np.int16) * steps + green) * steps + blue
    return int(np.count_nonzero(np.bincount(keys)))


def _is_triangle(filled: BoolArray) -> bool:
    """Whether filled lines (rows) grow evenly to both sides, from a tip to the longest one."""
    count = filled.sum(axis=1)
    long = count > _STRAY * count.max()
    if long.sum() < 0.5 * len(filled) or count.max() < 0.5 * filled.shape[1]:
        return False
    rows = np.flatnonzero(long)
    first = filled[rows].argmax(axis=1).astype(float)
    last = filled.shape[1] - filled[rows, ::-1].argmax(axis=1).astype(float)
    if float((count[rows] / (last - first)).mean()) < _FILLED:
        return False
    slopes = []
    for side in (first, last):
        slope, start = np.polyfit(rows, side, 1)
        if float(median(np.abs(start + slope * rows - side))) > _STRAY * filled.shape[1]:
            return False
        slopes.append(slope)
    # Half a matrix that stands upright has one side that does not lean, and a rectangle none.
    leans = [abs(slope) * len(rows) / filled.shape[1] for slope in slopes]
    return bool(slopes[0] * slopes[1] < 0 and min(leans) > _LEAN)

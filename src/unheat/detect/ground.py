"""The ground of axes: a rectangle of one color, other than the page's, under the cells.

Where cells are missing the ground shows, and its outer edge is a strong border that no
lattice explains. Painted in the color of the page it is what it means: nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.medians import median
from unheat.model.geometry import Box

# Grid lines cross the rim of the ground, cells seldom touch it.
_RIM_SHARE = 0.6
_SMALLEST_SHARE = 0.05
_MOST_GROUNDS = 12
# Blends of ground and page are found along lines; this near to either a pixel is none.
_MOST_MIXED, _PURE = 0.5, 0.1
_TICK_PX, _INSIDE_PX, _PEN_PX = 6, 2, 3
# Outside of the pen of a frame, and apart by more than its width.
_RINGS_PX = (4.0, 5.5)


def without_grounds(
    rgb: npt.NDArray[np.uint8],
    regions: Sequence[Box],
    background: tuple[float, float, float],
    tolerance: float,
) -> tuple[npt.NDArray[np.uint8], list[Box]] | None:
    """The picture with all grounds painted over, and the boxes of what stands on each.

    rgb: (H, W, 3). Grounds are sought among ``regions`` (largest first); ``tolerance`` is
    in levels (0–255). None where there is no ground, or nothing on it.
    """
    page = np.array(background, dtype=float)
    result: npt.NDArray[np.uint8] | None = None
    boxes: list[Box] = []
    grounds: list[Box] = []
    smallest = _SMALLEST_SHARE * rgb.shape[0] * rgb.shape[1]
    for region in regions[:_MOST_GROUNDS]:
        if region.area < smallest or any(region.iou(other) > 0.5 for other in grounds):
            continue
        rim = _rim(rgb[region.pixels(rgb.shape)], page, tolerance)
        if rim is None:
            continue
        color, (top, bottom, left, right) = rim
        # Tick marks stand out from axes, and count to their box.
        inner = Box(region.x0 + left, region.y0 + top, region.x1 - right, region.y1 - bottom)
        ys, xs = inner.pixels(rgb.shape)
        part = rgb[ys, xs]
        bare, mixed = _between(part, color, page, max(tolerance, 4.0))
        if np.count_nonzero(mixed) > _MOST_MIXED * np.count_nonzero(bare):
            # The pen of a frame, and cells whose colors happen to lie between it and the page.
            continue
        grounds.append(region)
        if bare.all():
            continue
        result = rgb.copy() if result is None else result
        result[ys, xs][bare] = np.round(page).astype(np.uint8)
        down, across = np.flatnonzero(~bare.all(axis=1)), np.flatnonzero(~bare.all(axis=0))
        boxes.append(
            Box(
                xs.start + int(across[0]), ys.start + int(down[0]),
                xs.start + int(across[-1]) + 1, ys.start + int(down[-1]) + 1,
            )
        )  # fmt: skip
    return None if result is None else (result, boxes)


def ground_around(
    rgb: npt.NDArray[np.uint8],
    box: Box,
    background: tuple[float, float, float],
    tolerance: float,
) -> tuple[float, float, float] | None:
    """The color (r, g, b) of the ground that cells in ``box`` stand on, None for the page."""
    rings = []
    for distance in _RINGS_PX:
        ys, xs = box.padded(distance).pixels(rgb.shape)
        part = rgb[ys, xs]
        rings.append(np.concatenate([part[0], part[-1], part[:, 0], part[:, -1]]))
    color = median(np.concatenate(rings), along_first=True)
    # A frame is thinner than the rings are apart, and the page is no ground.
    shares = [(most(np.abs(ring - color)) <= tolerance).mean() for ring in rings]
    if min(shares) < _RIM_SHARE or np.abs(color - np.array(background)).max() <= tolerance:
        return None
    red, green, blue = color.tolist()
    return red, green, blue


def _rim(
    part: npt.NDArray[np.uint8], page: npt.NDArray[np.float64], tolerance: float
) -> tuple[npt.NDArray[np.float64], tuple[int, int, int, int]] | None:
    """The color along all four sides of a region, None where they have none in common.

    And how far in it begins at the top, bottom, left and right: ticks may stand before it.
    """
    if min(part.shape[:2]) < _TICK_PX + _INSIDE_PX + _PEN_PX + 1:
        return None
    deepest = _TICK_PX if min(part.shape[:2]) > 3 * _TICK_PX else 0
    turned = part.transpose(1, 0, 2)
    sides = part, part[::-1], turned, turned[::-1]
    depths: list[int] = []
    color: npt.NDArray[np.float64] | None = None
    for side in sides:
        for depth in range(deepest + 1):
            # The pen of a frame is thinner than the ground between the frame and the cells.
            lines = side[[depth + _INSIDE_PX, depth + _INSIDE_PX + _PEN_PX]].astype(float)
            own = median(lines[0], along_first=True) if color is None else color
            if np.abs(own - page).max() <= tolerance:
                continue
            shares = (most(np.abs(lines - own)) <= tolerance).mean(axis=1)
            if shares.min() >= _RIM_SHARE:
                color = own
                depths.append(depth)
                break
        else:
            return None
    if color is None:
        return None
    top, bottom, left, right = depths
    return color, (top, bottom, left, right)


def _between(
    part: npt.NDArray[np.uint8],
    color: npt.NDArray[np.float64],
    page: npt.NDArray[np.float64],
    tolerance: float,
) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """(h, w): pixels of the ground, of the page, or of a blend of both (grid lines); and which
    are blends."""
    way = page - color
    share = ((part - color) @ way / float(way @ way)).clip(0.0, 1.0)
    off = most(np.abs(part - (color + share[:, :, None] * way)))
    bare: npt.NDArray[np.bool_] = off <= tolerance
    return bare, bare & (share > _PURE) & (share < 1.0 - _PURE)

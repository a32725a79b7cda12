"""Colors for what lies beyond a scale, where they are its own: yellow below, red above.

A plotting library that is told so gives values beyond an end of the bar a color that the ramp
does not have, and draws it as a point or a block beyond that end. Cells of such a color look
masked, and are not.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.color.spaces import delta_e, srgb_to_lab
from unheat.decide.scale_doubts import doubted_scale
from unheat.medians import median
from unheat.model import Bar, ColorScale, Raster, Reason

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]
Color = tuple[float, float, float]

_FROM_PX, _TO_PX = 3, 7
"""So far beyond an end, in pixels, a frame is over and a point still has its color."""

_EVEN = 3.0
"""CIE76 distance up to which pixels of a drawing, blurred at their rims, have one color."""

_LIKE = 6.0
"""CIE76 distance up to which a cell has such a color."""

_ELSEWHERE = 0.02
"""So far from an end, as a share of the bar, the ramp is no part of it."""

_OTHER = 8.0
"""CIE76 distance from which a color is another one: than the page's, than the end's."""


def with_colors_beyond(
    scale: ColorScale, raster: Raster, bar: Bar, *, turned: bool = False
) -> ColorScale:
    """The scale with the colors that stand beyond its ends; ``turned`` where the bar falls."""
    if raster.lossy:
        return scale
    # The picture-low end of a vertical bar is its bottom.
    upright = bar.orientation == "vertical"
    pixels = raster.rgb if upright else raster.rgb.transpose(1, 0, 2)[::-1]
    start, end, side0, side1 = _box(bar, raster)
    rim = [raster.rgb[0], raster.rgb[-1], raster.rgb[:, 0], raster.rgb[:, -1]]
    page: FloatArray = median(np.concatenate(rim), along_first=True)
    third = max((side1 - side0) / 3, 1.0)
    across = slice(int(side0 + third), max(int(side1 - third), int(side0 + third) + 1))
    beside = pixels[int((start + end) / 2), max(int(side0) - _TO_PX, 0)].astype(np.float64)
    low, high = (
        _color(pixels, edge, move, across, (page, beside)) for edge, move in ((end, 1), (start, -1))
    )
    if turned:
        low, high = high, low
    scale = replace(scale, under=low, over=high)
    told = low is not None or high is not None
    if told and scale.boundaries is None and _leaps(pixels[int(start) : int(end), across]):
        # The few colors of a palette: what stands there may as well be the ramp's own end.
        return doubted_scale(scale, Reason.BAR_END)
    return scale


def _leaps(ramp: npt.NDArray[np.uint8]) -> bool:
    """Whether the colors (n, across, 3) of a ramp leap as far as to what is another color."""
    inner = ramp[_FROM_PX:-_FROM_PX].astype(np.float64)
    if len(inner) < _TO_PX:
        return False
    lab = srgb_to_lab(np.median(inner, axis=1))
    # From pixel to pixel, or over the one that a resizer mixed from two.
    return bool(delta_e(lab[2:], lab[:-2]).max() >= _OTHER)


def beyond_the_ends(
    scale: ColorScale, rgb: FloatArray, off: BoolArray
) -> tuple[BoolArray, BoolArray]:
    """Which colors (n, 3) off the ramp are those of what lies below and above the scale."""
    lab = srgb_to_lab(rgb)
    below, above = (
        np.zeros(len(off), dtype=bool)
        if color is None
        else off & (delta_e(lab, srgb_to_lab(np.array([color]))) < _LIKE)
        for color in (scale.under, scale.over)
    )
    return below, above


def also_beyond(
    scale: ColorScale, rgb: FloatArray, places: FloatArray, other: FloatArray
) -> FloatArray:
    """``other`` (n,), the second place of a color on the ramp, an end where what lies beyond it has
    the color (n, 3) of another one of ``places``: gold below black, on a ramp that turns to gold.
    """
    lab = srgb_to_lab(rgb)
    for color, end in ((scale.under, 0.0), (scale.over, 1.0)):
        if color is not None:
            same = delta_e(lab, srgb_to_lab(np.array([color]))) <= _EVEN
            other = np.where(same & (np.abs(places - end) > _ELSEWHERE), end, other)
    return other


def _box(bar: Bar, raster: Raster) -> tuple[float, float, float, float]:
    """start, end, side, other side, where the bar stands upright with its low end below."""
    box = bar.box
    if bar.orientation == "vertical":
        return box.y0, box.y1, box.x0, box.x1
    return raster.width - box.x1, raster.width - box.x0, box.y0, box.y1


def _color(
    pixels: npt.NDArray[np.uint8],
    edge: float,
    move: int,
    across: slice,
    others: tuple[FloatArray, FloatArray],
) -> Color | None:
    """The one color beyond an edge, None where it is the page's, the end's own, or none."""
    first = round(edge) + (0 if move > 0 else -1)
    rows = [first + move * k for k in range(_FROM_PX, _TO_PX)]
    inner = first - move * _FROM_PX
    if min(*rows, inner) < 0 or max(*rows, inner) >= len(pixels):
        return None
    beyond = pixels[rows, across].reshape(-1, 3).astype(np.float64)
    color = median(beyond, along_first=True)
    own = median(pixels[inner, across].astype(np.float64), along_first=True)
    lab = srgb_to_lab(np.array([color, own, *others]))
    even = np.quantile(delta_e(srgb_to_lab(beyond), lab[:1]), 0.9) <= _EVEN
    if not even or delta_e(lab[1:], lab[:1]).min() < _OTHER:
        return None
    red, green, blue = color.tolist()
    return red, green, blue

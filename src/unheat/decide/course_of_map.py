"""Colors of a bar that a codec or a resizer spoiled, by the course of the map that it is named by.

A bar shows its map in one strip: what a codec rounds away in each of its blocks, and what is mixed
into its rims, moves the values of all cells that have a color there, and no other cell tells of it.
Of a named map the course is known. What paper, light or a gamma did to it is smooth along the bar,
and seen there; a codec's blocks are short. So the map with what the bar differs from it smoothly is
nearer to what the cells went through than the bar itself, and where it is not, cells lie off it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.color.known import colors_of
from unheat.color.norm import norm_of
from unheat.color.spaces import delta_e, srgb_to_lab
from unheat.decide.decode import NOISY
from unheat.decide.decoded import OFF_RAMP, Decoded
from unheat.decide.smeared_bar import with_colors_of_map
from unheat.medians import median
from unheat.model import CellPixels, ColorScale

FloatArray = npt.NDArray[np.float64]

_FEWEST = 8
"""Cells whose distance from a curve tells which one they lie on; and pixels of a bar that do."""

_THIN_PX = 8.0
"""A bar that is no wider has hardly a pixel that is not mixed with its frame or the page."""

_RIM = 0.02
"""Share of a bar at each end that is mixed with its surroundings."""

_SMOOTH = 0.25
"""Half-width of what is smooth, as a share of the bar: several blocks of a codec."""

_AS_NEAR = 1.1
"""Distance of cells from the map's course, in those from their bar, up to which they lie on it."""

_NEARER, _MUCH_NEARER = 0.8, 0.5
"""And from the bare map, in those from its course as the bar has it: then the strip's narrowness,
and no light or paper, made the bar another one. Libraries draw a map in several ways, which lie
beside each other by what cells of a drawing show."""

_BENT = 2.0
"""Levels of 255, root mean square, by which what a bar differs from its map may differ from paper
and light, which scale each channel: beyond it the bar shows another map, which has no name."""


def on_course_of_map(
    decoded: Decoded,
    scale: ColorScale,
    pixels: CellPixels,
    read: Callable[[CellPixels, ColorScale], Decoded],
    *,
    lossy: bool,
) -> Decoded:
    """The cells by the course of the map that the bar is named by; as they are ``decoded`` where
    they lie off it, or no map is known. ``read`` decodes cells through a scale.

    Where no codec was at work, as it was in a ``lossy`` picture, bars have their own colors unless
    they were resized to a few pixels: then cells have to be much nearer to the map.
    """
    thin = scale.box is not None and min(scale.box.width, scale.box.height) < _THIN_PX
    if not lossy and (decoded.noise <= NOISY or not thin):
        return decoded
    map_rgb = colors_of(scale.colormap) if scale.colormap is not None else None
    bare = with_colors_of_map(scale)
    if map_rgb is None or bare is None or scale.box is None:
        return decoded
    if float(delta_e(*srgb_to_lab(map_rgb[[0, -1]]))) <= 2 * OFF_RAMP:
        # A map that closes: at its ends it would be one color for two values.
        return decoded
    knots = np.array(scale.knots, dtype=np.float64)
    if len(knots) < _FEWEST or not np.isfinite(knots).all():
        return decoded
    usual = _distance(decoded, pixels)
    if usual is None:
        return decoded
    course, bent = _course(scale, knots, bare, map_rgb)
    if bent > _BENT:
        return decoded
    found = decoded
    on_course = read(pixels, course)
    near = _distance(on_course, pixels)
    if near is not None and near <= (_AS_NEAR if lossy else _MUCH_NEARER) * usual:
        found, usual = on_course, min(usual, near)
    on_bare = read(pixels, bare)
    near = _distance(on_bare, pixels)
    if near is not None and near <= (_NEARER if lossy else _MUCH_NEARER) * usual:
        found = on_bare
    return found if found is decoded else _holding(found, decoded)


def _holding(on_map: Decoded, on_bar: Decoded) -> Decoded:
    """What was read on a map with intervals that hold what its bar tells, too: a library may draw a
    map at another pace, which no distance from it shows. Where the map leads out of what the bar
    leaves open they hold all of that: at a sharp bend its table has no color."""
    apart = (on_map.value < on_bar.inner_low) | (on_map.value > on_bar.inner_high)
    unseen = on_bar.off_ramp | on_map.off_ramp
    told_low, told_high = (
        np.where(unseen, np.nan, np.where(apart, end, on_bar.value))
        for end in (on_bar.inner_low, on_bar.inner_high)
    )
    low, high = np.fmin(on_map.inner_low, told_low), np.fmax(on_map.inner_high, told_high)
    return replace(
        on_map,
        inner_low=low,
        inner_high=high,
        low=np.where(on_map.at_low, np.nan, low),
        high=np.where(on_map.at_high, np.nan, high),
        by_map=True,
    )


def _course(
    scale: ColorScale, knots: FloatArray, bare: ColorScale, map_rgb: FloatArray
) -> tuple[ColorScale, float]:
    """The scale with the colors of its map, as ``bare`` has them, and what its bar, with ``knots``
    (n, 4), smoothly differs from ``map_rgb`` (m, 3); and how much of that is no scaling of
    channels, in levels."""
    norm = norm_of(scale.norm, scale.linthresh, knots[:, 0].tolist())
    low, high = norm.bend([scale.minimum, scale.maximum])
    seen = (norm.bend(knots[:, 0]) - low) / (high - low)
    inner = (seen > _RIM) & (seen < 1.0 - _RIM)
    steps = np.linspace(0.0, 1.0, len(map_rgb))
    own = np.stack([np.interp(seen[inner], steps, one) for one in map_rgb.T], axis=1)
    made = np.array(bare.knots, dtype=np.float64)
    rgb, places = made[:, 1:].copy(), np.linspace(0.0, 1.0, len(made))
    off = _smoothly(seen[inner], knots[inner, 1:] - own, places)
    made[:, 1:] = np.clip(rgb + off, 0.0, 255.0)
    return replace(bare, knots=tuple(map(tuple, made.tolist()))), _bent(rgb, off)


def _bent(bare: FloatArray, off: FloatArray) -> float:
    """What is left of ``off`` (n, 3) beside a scaling of the channels of ``bare``, in levels."""
    left = []
    for channel, other in zip(bare.T, off.T, strict=True):
        terms = np.column_stack([channel, np.ones(len(channel))])
        left.append(other - terms @ np.linalg.lstsq(terms, other, rcond=None)[0])
    return float(np.sqrt(np.mean(np.square(left))))


def _smoothly(seen: FloatArray, off: FloatArray, places: FloatArray) -> FloatArray:
    """(n, 3) at ``places`` (n,): a local straight line through ``off`` (m, 3) at ``seen`` (m,).

    Weights are those of Epanechnikov (W. S. Cleveland, JASA 74, 1979, on local regression).
    """
    apart = seen[None] - places[:, None]
    weights = np.clip(1.0 - (apart / _SMOOTH) ** 2, 0.0, None)
    weights /= np.maximum(weights.sum(axis=1, keepdims=True), 1e-9)
    middle = (weights * apart).sum(axis=1, keepdims=True)
    spread = np.maximum((weights * (apart - middle) ** 2).sum(axis=1), 1e-9)
    slope = ((weights * (apart - middle)) @ off) / spread[:, None]
    return np.asarray(weights @ off - slope * middle)


def _distance(decoded: Decoded, pixels: CellPixels) -> float | None:
    """The middling distance of colored cells from what they were read on, None where few tell."""
    seen = decoded.delta_e[~pixels.blank & ~decoded.off_ramp]
    seen = seen[np.isfinite(seen)]
    return float(median(seen)) if len(seen) >= _FEWEST else None

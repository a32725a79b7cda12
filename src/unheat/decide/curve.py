"""The curve that a panel's colors are read on, and what sets its cells beside it as a whole.

A bar and its cells show one map, and yet not always the same colors: a renderer that rounds
one to the nearest level may cut the other off at the level below, and a bar of few hundred
pixels shows each color rounded to 8 bits. Both move every value a little along a slow ramp.
The first is seen in the cells, which then lie to one side of the curve (``cast``); the
second where cells lie beside the curve at all: then its own rounding is smoothed away.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.color.ramp import Ramp
from unheat.color.spaces import srgb_to_codec, srgb_to_levels
from unheat.decide.blurred_steps import step_share
from unheat.medians import median
from unheat.model import ColorScale

FloatArray = npt.NDArray[np.float64]

HALF_LEVEL = 1.0 / 512.0
"""Colormaps come in 256 levels as a rule: half of one, a cell's color does not tell."""

_ONE_SAMPLE, _MOSTLY = 0.75, 0.9
"""Pixels to either side of a color that fills one, and the share of a bar's colors that do where it
shows no palette."""

_STEPPED = 0.5
"""Colors of a bar, as a share of its pixels, below which it is drawn in steps."""

_EXACT = 0.05
"""Distance, in levels of 255, that is none: the bar has the color itself."""

_CLOSE = 0.6
"""The same after a codec that kept the colors: their rounding and a little."""

_MOST = 0.8
"""Share of the cells that shows how their colors were rounded."""

_MORE, _CLEARLY = 0.02, 0.1
"""Shares of the cells by which cutting off must explain more than rounding alike, and to one
side more than to the other."""

_CHANCE = 2.0
"""Standard deviations that chance keeps to in 49 of 50 cases, to one side."""

_CUT = (1.0, 1.0, 1.0)
"""Where one is cut off and the other rounded, bar and cells are a level apart at most."""

_CAST = 0.5
"""How far rounding in another way moves a channel, in levels of 255, as a standard deviation."""

_ALIKE = 0.9
"""Correlation of that among channels: whoever cuts one off cuts all of them."""

_PER_LEVEL = 0.4
"""Lab units a level of a channel, about."""

_ROUNDED = 0.3
"""Scatter of a rounded channel, in levels of 255: 1/√12."""

_CODED_PX = 16.0
"""Blocks of a codec that are on their own: those of chroma, at half the size."""

_ROUNDS = 3
_AT_ONCE = 500
"""Colors that are held against all nodes at once."""

_MOST_CELLS = 1000

_MIXED_PX, _NEAR_END = 4.0, 0.02
"""Pixels at each end of a bar in which a frame, and a resizer, have mixed its colors, and the share
of a short bar that is looked away from at most."""

_PIECE = 2.0 / 256.0
"""Half-width of the pieces of a curve that are taken for straight lines to smooth it."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Curve:
    """``ramp``, and by how much cells differ from it as a whole: ``cast`` (3,), 0–255.

    apart: how far cells may lie along it that were rounded in another way, in its space.
    """

    ramp: Ramp
    cast: FloatArray
    apart: float = 0.0


def curve_of(
    scale: ColorScale,
    positions: FloatArray,
    rgb: FloatArray,
    cells: FloatArray,
    *,
    lossy: bool,
    smooth: bool = True,
    exact: bool = True,
    codec: float = 0.0,
) -> Curve:
    """The curve through knots at ``positions`` (N,) with colors ``rgb`` (N, 3), 0–255.

    ``cells`` (n, 3) are the colors that are to be read on it, masks left out. Where they have
    its own colors after a codec, it is made ``smooth`` if that is wanted. All are ``exact``
    where no codec rounds them more than drawing does; ``codec`` is how far it does, in Lab units.
    """
    ramp = _drawn_on(positions, rgb, lossy)
    none = np.zeros(3)
    if scale.origin == "learned" and scale.colormap is None:
        # The curve's knots are the cells themselves: a cell tells nothing about its own knot,
        # and its neighbours' are as far as it can be off.
        return Curve(ramp=replace(ramp, step=2 * ramp.step), cast=none)
    box = scale.box if exact and scale.origin == "colorbar" else None
    pixel = 0.0 if box is None else 1.0 / max(box.width, box.height)
    ramp = replace(ramp, step=_reach(ramp.step, pixel))
    seen = in_order(cells[np.isfinite(cells).all(axis=1)])
    seen = seen[:: max(1, len(seen) // _MOST_CELLS)]
    if not len(seen):
        return Curve(ramp=ramp, cast=none)
    same = _share_near(ramp, seen, _CLOSE if lossy else _EXACT)
    if not lossy and same < _MOST and len(ramp.positions) < _STEPPED * len(positions):
        # A bar in steps beside cells with colors between these: a step's color lies anywhere in it.
        step = _drawn_on(positions, rgb, lossy, drawn=False).step
        ramp = replace(ramp, step=_reach(step, pixel))
    if not lossy and same < _MOST and box is not None:
        # A resizer leaves steps that are neither as long as they were nor gone.
        ramp = replace(ramp, step=np.maximum(ramp.step, step_share(rgb) / 2))
    if not lossy:
        # The bar's level, or the next one to one side in any channel.
        inner = _within_ends(ramp, seen, min(_NEAR_END, _MIXED_PX * pixel))
        same = _share_near(ramp, inner, _EXACT)
        below, above = (_share_near(ramp, inner - cut, 0.5 + _EXACT) for cut in (-0.5, 0.5))
        cut = -0.5 if below > above else 0.5
        told = max(below, above) >= max(_MOST, same + _MORE)
        if told and abs(below - above) >= _CLEARLY and _lacks_more(ramp, seen):
            return Curve(ramp=_smoothed(ramp), cast=none + cut)
        if told or _MOST <= same <= max(below, above) - _MORE:
            # A ramp of greys has nearly every level: that some cells are at those that it
            # lacks tells that they were rounded in another way, and not to which side. Nor do
            # few colors tell it of any ramp.
            return Curve(ramp=ramp, cast=none, apart=float(np.linalg.norm(srgb_to_levels(_CUT))))
    if same >= _MOST:
        # Within one of its blocks a codec makes a bar's colors one.
        return Curve(ramp=_smoothed(ramp) if lossy and smooth else ramp, cast=none)
    ramp = _smoothed(ramp)
    return Curve(ramp=ramp, cast=_cast(ramp, seen, _shared(scale, codec)))


def in_order(colors: FloatArray) -> FloatArray:
    """Colors (n, 3) in an order that tells nothing of the cells' places: sums depend on it.

    >>> in_order(np.array([[2.0, 0.0, 1.0], [1.0, 0.0, 1.0]])).tolist()
    [[1.0, 0.0, 1.0], [2.0, 0.0, 1.0]]
    """
    whole = colors.astype(np.int64)
    if not np.array_equal(whole, colors) or colors.min(initial=0) < 0:
        return colors[np.lexsort(colors.T)]
    # Whole levels, as a drawing's million cells have them, are sorted as one number each.
    packed = np.sort((whole[:, 2] << 42) | (whole[:, 1] << 21) | whole[:, 0])
    return np.stack([(packed >> shift) & 0x1FFFFF for shift in (0, 21, 42)], axis=1).astype(float)


def _reach(step: FloatArray, pixel: float) -> FloatArray:
    """How far a color may come from along the curve: its level, or its run in a palette.

    Where one entry of a palette stands for several levels, the level at its border may have
    gone to its neighbour in the bar and not in a cell; in a palette also from short runs.
    A bar of few pixels, each of its own color, is no palette: what lies between two of them is
    read there. ``pixel`` is the size of one, 0 where the colors are none of a bar's pixels.
    """
    alone = step <= _ONE_SAMPLE * pixel
    if alone.mean() >= _MOSTLY:
        step = np.where(alone, 0.0, step)
    several = (step > 1.5 * HALF_LEVEL) | (median(step) > 1.5 * HALF_LEVEL)
    return np.maximum(step, HALF_LEVEL) + np.where(several, HALF_LEVEL, 0.0)


def _within_ends(ramp: Ramp, cells: FloatArray, near: float) -> FloatArray:
    """The colors (n, 3) off both ends of a bar, by a share of it, whose outermost pixels a frame or
    the page mixes with its own: cells at an end are near what is left of it to one side alone. All,
    if none is.
    """
    if near == 0.0:
        return cells
    places = ramp.project(cells).position
    inner = cells[(places > near) & (places < 1.0 - near)]
    return inner if len(inner) else cells


def _lacks_more(ramp: Ramp, cells: FloatArray) -> bool:
    """Whether the bar lacks more colors of its cells than its gaps between levels explain.

    A short bar lacks levels that its cells have, however both were rounded.
    """
    colors = np.unique(cells, axis=0)
    lacking = int(np.count_nonzero(~_near(ramp, colors, _EXACT)))
    steps = most(np.abs(np.diff(ramp.rgb, axis=0)))
    share = max(float(np.maximum(steps - 1.0, 0.0).sum() / np.maximum(steps, 1.0).sum()), _EXACT)
    usual, scatter = share * len(colors), np.sqrt(share * (1 - share) * len(colors))
    return bool(lacking > usual + _CHANCE * scatter)


def _share_near(ramp: Ramp, cells: FloatArray, levels: float) -> float:
    """Share of the cells that a node of the ramp has the color of, to so many levels."""
    colors, counts = np.unique(cells, axis=0, return_counts=True)
    return float(counts[_near(ramp, colors, levels)].sum() / counts.sum())


def _near(ramp: Ramp, colors: FloatArray, levels: float) -> npt.NDArray[np.bool_]:
    """Which of the colors (n, 3) a node of the ramp has, to so many levels."""
    near = np.zeros(len(colors), dtype=bool)
    for start in range(0, len(colors), _AT_ONCE):
        part = slice(start, start + _AT_ONCE)
        red, green, blue = (np.abs(colors[part, None, i] - ramp.rgb[:, i]) for i in range(3))
        near[part] = np.maximum(np.maximum(red, green), blue).min(axis=1) <= levels
    return near


def _drawn_on(positions: FloatArray, rgb: FloatArray, lossy: bool, *, drawn: bool = True) -> Ramp:
    """The ramp, drawn on by the half pixel of the bar that lies beyond its outer samples.

    A lossless one is taken for what cells were ``drawn`` by.
    """
    gap_low, gap_high = positions[0], 1.0 - positions[-1]
    before, after = [], []
    if 0 < gap_low < 0.05:
        before = [rgb[0] + (rgb[0] - rgb[1]) * gap_low / max(positions[1] - positions[0], 1e-9)]
    if 0 < gap_high < 0.05:
        after = [
            rgb[-1] + (rgb[-1] - rgb[-2]) * gap_high / max(positions[-1] - positions[-2], 1e-9)
        ]
    places = np.concatenate([[0.0] * len(before), positions, [1.0] * len(after)])
    colors = np.clip(np.array([*before, *rgb, *after]), 0.0, 255.0)
    space = srgb_to_codec if lossy else srgb_to_levels
    return Ramp.from_rgb(places, colors, space, drawn=drawn and not lossy)


def _smoothed(ramp: Ramp) -> Ramp:
    """The ramp without the rounding of its nodes: each on the line through its neighbours."""
    places, rgb = ramp.positions, ramp.rgb.copy()
    firsts = places.searchsorted(places - _PIECE).tolist()
    lasts = places.searchsorted(places + _PIECE, side="right").tolist()
    for index in range(1, len(places) - 1):
        first, last = firsts[index], lasts[index]
        count = last - first
        if count < 3:
            continue
        at, near = places[first:last] - places[index], ramp.rgb[first:last]
        # Means, as numpy gives them and sooner.
        middle = np.add.reduce(at) / count
        spread = at - middle
        slope = spread @ near / (spread @ spread)
        rgb[index] = np.add.reduce(near, axis=0) / count - slope * middle
    smooth = Ramp.from_rgb(places, np.clip(rgb, 0.0, 255.0), ramp.space)
    return ramp if len(smooth.positions) != len(places) else replace(smooth, step=ramp.step)


def _shared(scale: ColorScale, codec: float) -> float:
    """Variance of a channel, in levels of 255, that a codec leaves in the mean of a bar's colors:
    each of its blocks is off on its own, by ``codec`` Lab units."""
    if scale.box is None:
        return 0.0
    blocks = max(scale.box.width, scale.box.height) / _CODED_PX
    return float((codec / _PER_LEVEL) ** 2 / max(blocks, 1.0))


def _cast(ramp: Ramp, cells: FloatArray, shared: float) -> FloatArray:
    """(3,): what all cells have more than the curve, as far as they lie beside it.

    Along the curve a cast looks like another value, so only its part across counts; what
    no cell tells stays as rounding makes it likely, which is nothing in the mean. What a codec
    did to the bar all cells share: that is ``shared`` of the variance of their mean.
    """
    steps = np.linspace(0.0, 1.0, 65)
    paces = np.gradient(ramp.rgb_at(steps), axis=0)
    usual = np.linalg.inv(_CAST**2 * (_ALIKE * np.ones((3, 3)) + (1 - _ALIKE) * np.eye(3)))
    cast = np.zeros(3)
    for _ in range(_ROUNDS):
        found = ramp.project(cells - cast)
        near = found.distance < 3 * median(found.distance) + 0.5
        near &= (found.position > 0.01) & (found.position < 0.99)
        if not near.any():
            return np.zeros(3)
        at = found.position[near]
        pace = np.stack([np.interp(at, steps, paces[:, i]) for i in range(3)], axis=1)
        pace /= np.maximum(np.sqrt((pace**2).sum(axis=1, keepdims=True)), 1e-9)
        beside = cells[near] - ramp.rgb_at(at)
        beside -= (beside * pace).sum(axis=1, keepdims=True) * pace
        across = len(at) * np.eye(3) - pace.T @ pace
        noise = max(float(median((beside**2).sum(axis=1))) / 2, _ROUNDED**2)
        noise += shared * len(at)
        cast = np.linalg.solve(across / noise + usual, beside.sum(axis=0) / noise)
    return cast

"""Colours through a scale of few ones: the steps of a discrete bar, the keys of a legend."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.color.spaces import srgb_to_lab
from unheat.decide.decoded import OFF_RAMP, Decoded, assembled
from unheat.medians import median
from unheat.model import CellPixels, ColorScale

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]

OFF = 1.5 * OFF_RAMP
"""CIE76 distance from every step beyond which a colour is none of them."""

_NEAR_TIE = 0.3
"""Two steps are as near where their distances differ by less than so much of their own."""


def decode_steps(scale: ColorScale, knots: FloatArray, pixels: CellPixels) -> Decoded:
    """A discrete bar: the nearest step's bin; near ties are ambiguous.

    What lies beyond an end and has a color of its own is a step too, from that end to itself.
    """
    bounds = np.asarray(scale.boundaries, dtype=np.float64)
    middle, bottom, top = (bounds[:-1] + bounds[1:]) / 2, bounds[:-1], bounds[1:]
    # A key that names one number beside ranges ("0", "1–10") stands for that.
    middle = np.where(knots[:, 0] == bottom, bottom, middle)
    steps = np.column_stack([middle, bottom, top, knots[:, 1:]])
    if scale.under is not None:
        steps = np.vstack([[*bounds[[0, 0, 0]], *scale.under], steps])
    if scale.over is not None:
        steps = np.vstack([steps, [*bounds[[-1, -1, -1]], *scale.over]])
    known, best, second, nearest, doubtful = nearest_color(steps[:, 3:], pixels)
    middle, bottom, top = steps[:, :3].T
    low = np.where(doubtful, np.minimum(bottom[best], bottom[second]), bottom[best])
    high = np.where(doubtful, np.maximum(top[best], top[second]), top[best])
    apart = doubtful & (np.abs(best - second) > 1)
    low, high = np.where(apart, bottom[best], low), np.where(apart, top[best], high)
    off = known & (nearest > OFF)
    blank = np.where(known, 1.0, np.nan)
    value = middle[best]
    return assembled(
        shape=pixels.rgb.shape[:2],
        value=value * blank,
        low=low * blank,
        high=high * blank,
        position=(value - bounds[0]) / (bounds[-1] - bounds[0]) * blank,
        distance=np.where(known, nearest, np.nan),
        between=np.zeros(len(off)),
        off=off,
        astray=np.zeros(len(off), dtype=bool),
        other=np.where(apart, middle[second], np.nan),
        at_low=known & (best == 0) & ~off,
        at_high=known & (best == len(steps) - 1) & ~off,
        noise=float(median(nearest[known])) if known.any() else 0.0,
    )


def decode_names(knots: FloatArray, pixels: CellPixels) -> Decoded:
    """The value of the nearest key; near ties are ambiguous."""
    known, best, second, nearest, doubtful = nearest_color(knots[:, 1:], pixels)
    value = np.where(known, knots[best, 0], np.nan)
    none = np.zeros(len(value), dtype=bool)
    found = assembled(
        shape=pixels.rgb.shape[:2],
        value=value,
        low=value,
        high=value,
        position=np.full(len(value), np.nan),
        distance=np.where(known, nearest, np.nan),
        between=np.zeros(len(value)),
        off=known & (nearest > OFF),
        astray=none,
        other=np.where(doubtful, knots[second, 0], np.nan),
        at_low=none,
        at_high=none,
        noise=float(median(nearest[known])) if known.any() else 0.0,
    )
    return replace(found, resolution=None, named=True)


def nearest_color(
    colors: FloatArray, pixels: CellPixels
) -> tuple[BoolArray, npt.NDArray[np.intp], npt.NDArray[np.intp], FloatArray, BoolArray]:
    """For each cell (n,): whether its color is known, which of ``colors`` is nearest and next, the
    CIE76 distance of the nearest, and whether both are as near."""
    steps = srgb_to_lab(colors)
    lab = srgb_to_lab(pixels.rgb.reshape(-1, 3))
    distance = np.sqrt(((lab[:, None, :] - steps[None, :, :]) ** 2).sum(axis=-1))
    known = np.isfinite(distance).all(axis=1)
    distance = np.where(known[:, None], distance, np.inf)
    order = np.argsort(distance, axis=1, kind="stable")
    best, second = order[:, 0], order[:, min(1, len(steps) - 1)]
    rows = np.arange(len(lab))
    nearest, next_nearest = distance[rows, best], distance[rows, second]
    margin = np.sqrt(((steps[best] - steps[second]) ** 2).sum(axis=-1))
    doubtful = (next_nearest - nearest < _NEAR_TIE * margin) & (best != second)
    return known, best, second, nearest, doubtful

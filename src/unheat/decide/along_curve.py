"""Places on the curve of colors that are known better in one direction than in another.

A codec keeps little of the chroma of small cells and nearly all of their lightness. What lies
along a curve is then known from that which is known: the likelihood of a place is that of all
three components there, each with its own error.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.color.ramp import Projection, Ramp, stretch_about
from unheat.color.spaces import srgb_to_codec
from unheat.medians import median

FloatArray = npt.NDArray[np.float64]

_PLACES, _AT_ONCE = 512, 2000

_USUAL, _RARE, _TAILED = 1.386, 4.605, 20
"""Median of the squared distance across a curve, in standard errors, and what one in ten is beyond:
of chi-square, two degrees of freedom. So many colors tell of tails."""

_FAR = 3.5
"""Standard errors beside the curve from which a color is none of its own, and by which another part
of the curve is less likely that is none of it: taking one for the other is no small error."""


def places_by_components(
    ramp: Ramp, rgb: FloatArray, errors: FloatArray, sigmas: float, found: Projection
) -> Projection:
    """``found`` with the places of colors, rgb (n, 3), whose three ``errors`` (n, 3) are known, in
    the space of codecs; within so many ``sigmas`` of the likeliest place.

    Errors that are too small, by how far the colors lie beside the curve, are so for all.
    """
    known = np.flatnonzero(np.isfinite(errors).all(axis=1) & np.isfinite(rgb).all(axis=1))
    if not len(known):
        return found
    edges = np.unique(np.concatenate([ramp.positions, np.linspace(0.0, 1.0, _PLACES)]))
    places = (edges[1:] + edges[:-1]) / 2
    places[0], places[-1] = edges[0], edges[-1]
    course, seen = srgb_to_codec(ramp.rgb_at(places)), srgb_to_codec(rgb[known])
    parts = [
        (((seen[part][:, None] - course) / errors[known][part][:, None]) ** 2).sum(axis=-1)
        for part in (slice(at, at + _AT_ONCE) for at in range(0, len(known), _AT_ONCE))
    ]
    squared = np.concatenate(parts)
    rows, best = np.arange(len(known)), squared.argmin(axis=1)
    least = squared[rows, best]
    factor = max(1.0, float(median(least)) / _USUAL)
    if len(least) >= _TAILED:
        factor = max(factor, float(np.percentile(least, 90.0)) / _RARE)
    on_curve = least <= factor * _FAR**2
    within = squared <= (least + factor * sigmas**2)[:, None]
    first, last = stretch_about(within, best, edges)
    # Where the curve turns, places on its other arm are nearly as likely, with little in between.
    maybe = squared <= (least + factor * _FAR**2)[:, None]
    start, end = stretch_about(maybe, best, edges)
    numbers = np.arange(len(places))
    inside = (numbers >= start[:, None]) & (numbers <= end[:, None]) & _valleys(squared)
    first = np.minimum(first, np.where(inside, numbers, len(places)).min(axis=1))
    last = np.maximum(last, np.where(inside, numbers, -1).max(axis=1))
    low = edges[first] - np.interp(edges[first], ramp.positions, ramp.step)
    high = edges[last + 1] + np.interp(edges[last + 1], ramp.positions, ramp.step)
    outside = maybe & ((numbers < start[:, None]) | (numbers > end[:, None]))
    far = np.where(outside, squared, np.inf)
    second = far.argmin(axis=1)
    other = np.where(np.isfinite(far[rows, second]), places[second], np.nan)
    # How far off that one is, is in the units of the others.
    beside = np.where(np.isfinite(other), found.distance[known], np.nan)
    told = {
        "position": places[best],
        "low": np.maximum(low, 0.0),
        "high": np.minimum(high, 1.0),
        "other": other,
        "other_distance": beside,
    }
    result = {}
    for name, values in told.items():
        full = getattr(found, name).copy()
        full[known[on_curve]] = values[on_curve]
        result[name] = full
    return replace(found, **result)


def _valleys(squared: FloatArray) -> npt.NDArray[np.bool_]:
    """(n, places): where distances are no larger than on either side."""
    padded = np.pad(squared, ((0, 0), (1, 1)), constant_values=np.inf)
    return np.asarray((squared <= padded[:, :-2]) & (squared <= padded[:, 2:]))

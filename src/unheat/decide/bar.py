"""The colours of a bar: sampled along it, from its picture-low end to its high end.

The picture-low end is the bottom of a vertical and the left of a horizontal bar.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.color.spaces import delta_e, lab_to_srgb, srgb_to_lab
from unheat.decide.bar_noise import noise_along, smoothed
from unheat.decide.ends_of_map import with_ends_of_map, without_frame
from unheat.decide.thin_steps import is_in_steps
from unheat.medians import median
from unheat.model import Bar, Raster

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]

_CORE = 0.5
"""Share of the bar's thickness that is looked at: notches and frames eat its sides."""

_OUTER = 4
"""So many outer samples may hold a bit of the frame: blurred, or smeared by a lossy codec."""

_LEAST_LOOK, _LOOK = 6, 10
"""So many samples tell how the ramp runs towards its end."""

_FRAMED = 0.7
"""Distance in levels of 255 that an outer sample may keep from the line without a frame."""

_LEAST_OWN = 0.5
"""A sample tells its color where so much of it is the bar's."""

_DRAWN = 6.0
"""CIE76 distance from which a pixel of a bar is something drawn over it, noise apart."""

_MOST_DRAWN = 0.6
"""Share of a bar that may be drawn over while the rest still tells its colours."""

_HURRIES = 3.0
"""A ramp hurries on at so many times its usual pace."""

_RUN_PX, _RUNS = 3, 8
"""So long are most runs of one color in a bar that a palette shows, and so many there are."""

_GAPS, _ONE_GROUND = 2, 4.0
"""Gaps between keys at least, and levels of 255 by which what is seen in them differs at most."""

_SMOOTH_FROM = 0.6
"""Noise along the bar, in Lab units, from which samples are smoothed: beyond rounding."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class BarColors:
    """places (N,) ascend within 0–1; rgb (N, 3) 0–255. noise: along the bar, Lab units; sharp:
    drawn pixels, neither compressed nor resampled."""

    places: FloatArray
    rgb: FloatArray
    noise: float
    sharp: bool = True


def sample_bar(raster: Raster, bar: Bar, *, in_steps: bool = False) -> BarColors:
    """Median colour across the bar at every whole pixel along it.

    Pixels that the bar covers in part hold its frame as well, and are left out. Places are those
    of the marks, whose pens may be off. Colors ``in_steps`` may jump to one that is no neighbor's.
    """
    pixels = raster.rgb
    box = bar.box
    if bar.orientation == "horizontal":
        pixels = pixels.transpose(1, 0, 2)
        start, end, side0, side1 = box.x0, box.x1, box.y0, box.y1
    else:
        start, end, side0, side1 = box.y0, box.y1, box.x0, box.x1
    trim = (1 - _CORE) / 2 * (side1 - side0)
    across = slice(
        max(int(np.floor(side0 + trim)), 0), max(int(np.ceil(side1 - trim)), int(side0) + 1)
    )
    first = max(int(np.ceil(start - 0.05)), 0)
    last = min(int(np.floor(end + 0.05)), pixels.shape[0])
    whole = pixels[first:last, across].astype(np.float64)
    # Keys that stand apart are no ramp, over which lines are drawn and about which frames are.
    keys = bar.keys and in_steps
    seen = np.median(whole, axis=1)
    strip = seen if keys else _across(whole, in_steps)
    beyond = None if raster.lossy or keys else _beyond(pixels[:, across], first, last)
    places = (np.arange(first, last) + 0.5 + bar.pens_off - start) / (end - start)
    if bar.orientation == "vertical":
        places, strip, seen = 1.0 - places[::-1], strip[::-1], seen[::-1]
        beyond = None if beyond is None else beyond[::-1]
    mended = strip if keys else _mend_ends(strip, beyond)
    strip = mended if beyond is None else with_ends_of_map(places, seen, mended, beyond)
    noise = noise_along(strip)
    sharp = not raster.lossy and (noise <= _SMOOTH_FROM or is_in_steps(strip, _SMOOTH_FROM))
    if noise > _SMOOTH_FROM and not (sharp or bar.segments):
        strip = smoothed(strip, noise)
    return BarColors(places=places, rgb=strip, noise=noise, sharp=sharp)


def sample_segments(raster: Raster, bar: Bar) -> BarColors:
    """One colour per flat step of a discrete bar, at the places of the steps' middles."""
    whole = sample_bar(raster, bar, in_steps=True)
    edges = segment_places(bar)
    middles = (edges[:-1] + edges[1:]) / 2
    colors = []
    between = _between_keys(whole, edges) if bar.keys else np.zeros(len(whole.places), dtype=bool)
    for low, high in pairwise(edges):
        inner = (whole.places > low + 0.2 * (high - low)) & (
            whole.places < high - 0.2 * (high - low)
        )
        if not inner.any():
            inner = np.abs(whole.places - (low + high) / 2) <= (high - low) / 2
        # The outer keys have the page on one side alone.
        own = inner & ~between
        inner = own if own.any() else inner
        colors.append(
            median(whole.rgb[inner], along_first=True) if inner.any() else np.full(3, np.nan)
        )
    return BarColors(places=middles, rgb=np.array(colors), noise=whole.noise, sharp=whole.sharp)


def _between_keys(whole: BarColors, edges: FloatArray) -> BoolArray:
    """(N,) which samples show what keys stand on, where they stand apart: it is in the middle
    between each two, in one color."""
    at = np.abs(whole.places[:, None] - edges[None, 1:-1]).argmin(axis=0)
    ground = whole.rgb[at]
    if len(at) < _GAPS or np.ptp(ground, axis=0).max() > _ONE_GROUND:
        return np.zeros(len(whole.places), dtype=bool)
    off = np.abs(whole.rgb - median(ground, along_first=True)).max(axis=1)
    return np.asarray(off <= _ONE_GROUND)


def segment_places(bar: Bar) -> FloatArray:
    """Edges of the steps of a discrete bar as places 0–1, ascending."""
    return np.sort(places_of(bar, bar.segments))


def places_of(bar: Bar, positions_px: npt.ArrayLike) -> FloatArray:
    """Pixels along the bar's axis to places 0–1 from its picture-low end."""
    positions = np.asarray(positions_px, dtype=np.float64)
    if bar.orientation == "horizontal":
        return (positions - bar.box.x0) / bar.length
    return (bar.box.y1 - positions) / bar.length


def _across(pixels: FloatArray, in_steps: bool) -> FloatArray:
    """One colour per sample: the median across the bar, beside what is drawn over it.

    pixels (N, across, 3). Color keys carry histograms, traces and letters; where these cross
    the bar its colour is what goes on between the samples beside them.
    """
    strip = np.median(pixels, axis=1)
    if len(strip) < 3 * _LOOK:
        return strip
    lab, own = srgb_to_lab(strip), srgb_to_lab(pixels)
    off = delta_e(own, lab[:, None])
    window = 2 * (len(lab) // 32 + _OUTER) + 1
    # The outermost sample may be half frame, and so are those like it where pixels were doubled: it
    # stands for nothing beyond it, and is mended later.
    inner = lab.copy()
    known = lab.copy()
    for part, copy in ((inner, known), (inner[::-1], known[::-1])):
        hidden = without_frame(part)
        copy[:hidden] = part[:hidden]
    padded = np.pad(inner, ((window // 2, window // 2), (0, 0)), mode="edge")
    usual = np.median(np.lib.stride_tricks.sliding_window_view(padded, window, axis=0), axis=-1)
    outer = np.quantile(off, 0.8, axis=1)
    crossed = outer > 3 * median(outer) + _DRAWN
    crossed[1:-1] |= delta_e(lab, usual)[1:-1] > 2 * _DRAWN
    if not in_steps:
        crossed |= _off_course(inner)
    crossed &= ~_of_palette(lab, crossed & (outer == 0.0))
    if not crossed.any() or crossed.mean() > _MOST_DRAWN:
        return strip
    index = np.arange(len(lab))
    beside = [np.interp(index, index[~crossed], known[~crossed, i]) for i in range(3)]
    expected = np.stack(beside, axis=1)
    near = delta_e(own, expected[:, None]) < _DRAWN
    for at in np.flatnonzero(crossed):
        told = pixels[at, near[at]]
        strip[at] = (
            median(told, along_first=True) if len(told) else lab_to_srgb(expected[at : at + 1])[0]
        )
    return strip


def _off_course(lab: FloatArray) -> BoolArray:
    """Samples (N,) of thin lines that stand so close that most of a stretch of the bar is theirs.

    A running median takes their color for the bar's there. But the ramp goes on between and behind
    them at its own pace: the longest chain of samples, each as near to the one before it as the
    pace allows, leaves out what was drawn. Only lines count that have the ramp on both sides, and
    are a few samples wide or have the color of others: one wider stretch may be the ramp's own.
    """
    none = np.zeros(len(lab), dtype=bool)
    steps = delta_e(lab[1:], lab[:-1])
    moving = steps[steps > 0]
    if not len(moving):
        return none
    pace = _HURRIES * float(median(moving))
    if steps.max() <= pace + 2 * _DRAWN:
        return none
    reach = len(lab) // 8 + _OUTER
    count, before = np.ones(len(lab), dtype=np.int64), np.full(len(lab), -1)
    for at in range(1, len(lab)):
        since = max(0, at - reach)
        far = delta_e(lab[since:at], lab[at])
        links = np.flatnonzero(far <= pace * (at - np.arange(since, at)) + 1.0)
        if len(links):
            # The nearest of the longest ones.
            best = since + int(links[::-1][np.argmax(count[since + links[::-1]])])
            count[at], before[at] = count[best] + 1, best
    chain = []
    at = int(np.argmax(count))
    while at >= 0:
        chain.append(at)
        at = int(before[at])
    kept = np.array(chain[::-1])
    index = np.arange(len(lab))
    between = np.stack([np.interp(index, kept, lab[kept, i]) for i in range(3)], axis=1)
    off = delta_e(lab, between)
    runs = [np.arange(one + 1, other) for one, other in pairwise(kept.tolist()) if other > one + 1]
    pens = [lab[run[np.argmax(off[run])]] for run in runs]
    for run, pen in zip(runs, pens, strict=True):
        alike = sum(float(np.linalg.norm(pen - other)) <= _DRAWN for other in pens)
        if len(run) <= _OUTER or alike > 1:
            none[run] = True
    return none


def _of_palette(lab: FloatArray, crossed: BoolArray) -> BoolArray:
    """Which of the ``crossed`` samples (N,) are a palette's own color, and no line over the bar.

    A palette shows the bar in runs of one color. What is drawn over it is thinner than these
    are, or further from its neighbors than they are from each other.
    """
    own = np.zeros(len(lab), dtype=bool)
    leaps = delta_e(lab[1:], lab[:-1])
    ends = np.flatnonzero(leaps > 0)
    starts = np.concatenate([[0], ends + 1])
    lengths, count = np.diff(np.append(starts, len(lab))), np.add.reduceat(crossed, starts)
    odd = crossed[starts]
    if not count.any() or len(starts) < _RUNS or median(lengths[~odd]) < _RUN_PX:
        return own
    leaps = leaps[ends]
    usual = leaps[~odd[:-1] & ~odd[1:]]
    shortest = lengths[1:-1][~odd[1:-1]].min(initial=len(lab))
    for run in (np.flatnonzero(count[1:-1]) + 1).tolist():
        near = max(leaps[run - 1], leaps[run]) <= usual.max(initial=0.0)
        # Where a map leaps, what is usual in one run leaps with it; a line is odd as a whole.
        if (near or count[run] < lengths[run]) and lengths[run] >= shortest:
            own[starts[run] : starts[run] + lengths[run]] = True
    return own


def _beyond(pixels: npt.NDArray[np.uint8], first: int, last: int) -> FloatArray:
    """Colors (2, 3) of what stands right before and after the samples: frame or page."""
    rows = np.clip((first - 1, last), 0, len(pixels) - 1)
    return np.asarray(np.median(pixels[rows].astype(np.float64), axis=1))


def _mend_ends(strip: FloatArray, beyond: FloatArray | None = None) -> FloatArray:
    """Outer samples that leave the line of their neighbours hold a bit of the frame.

    beyond (2, 3): colors beyond the first and last sample. What is mixed with one of them
    tells its own color but for how much it has of it, which the line says; without them
    (a lossy codec smears colors) the line says everything.
    """
    if len(strip) < 3 * _LOOK:
        return strip
    mended = strip.copy()
    look = int(np.clip(len(strip) // 24, _LEAST_LOOK, _LOOK))
    at = np.arange(_OUTER, _OUTER + look)
    for end, part in enumerate((mended, mended[::-1])):
        slope, base = np.polyfit(at, part[at], 1)
        scatter = np.sqrt(((part[at] - base - at[:, None] * slope) ** 2).sum(axis=1).mean())
        line = base + np.arange(_OUTER)[:, None] * slope
        slack = _FRAMED + 2.5 * scatter
        off = np.sqrt(((part[:_OUTER] - line) ** 2).sum(axis=1)) > slack
        if off[1:].any() and beyond is not None:
            bent = _bent(part[: _OUTER + look], slack)
            line, off = (line, off) if bent is None else (bent, np.arange(_OUTER) < 1)
        if off.any() and not _is_band(part[: _OUTER + look]):
            spoilt = int(np.flatnonzero(off)[-1]) + 1
            part[:spoilt] = (
                line[:spoilt]
                if beyond is None
                else _unmixed(part[: spoilt + 1], line, beyond[end], float(np.linalg.norm(slope)))
            )
    return np.clip(mended, 0.0, 255.0)


def _bent(part: FloatArray, slack: float) -> FloatArray | None:
    """Colors (n, 3) of a ramp that bends towards its end, the outermost first; None where a frame
    is mixed into more than that one.

    A ramp that turns moves a little more from sample to sample. What a frame has of them falls
    steeply: where it is sharp it has a part of the outermost alone.
    """
    at = np.arange(1, len(part))
    course = np.polyfit(at, part[at], 2)
    away = np.sqrt(((part[at] - np.vander(at, 3) @ course) ** 2).sum(axis=1))
    return None if away.max() > slack else np.vander(np.arange(len(part)), 3) @ course


def _is_band(part: FloatArray) -> bool:
    """Whether samples begin with one color, as long as a palette, or a map in not doubled pixels,
    has each of its own: what is mixed with a frame changes with every sample, and is no step away.
    """
    leaps = most(np.abs(np.diff(part, axis=0)))
    run = int(np.argmax(leaps > 0))
    others, single = leaps[run + 1 :], (leaps[1:] > 0) & (leaps[:-1] > 0)
    ends = run >= 2 or (run == 1 and single.any())
    return bool(ends and (others > 0).any() and leaps[run] <= 2.0 * others.max())


def _unmixed(part: FloatArray, line: FloatArray, other: FloatArray, step: float) -> FloatArray:
    """The samples (n, 3) of ``part`` without what they hold of another color, but for its last.

    The outermost come first. ``line`` (n, 3) says how much that is, ``step`` is how far the
    ramp moves from sample to sample. What is none of its next after all has the line's color.
    """
    if not _goes_on(_own(part[0], line[0], other), part[1], step):
        # The outermost one is the frame's own.
        other = part[0]
    result = part.copy()
    for index in range(len(part) - 2, -1, -1):
        told = _own(part[index], line[index], other)
        result[index] = told if _goes_on(told, result[index + 1], step) else line[index]
    return result[:-1]


def _own(sample: FloatArray, expected: FloatArray, other: FloatArray) -> FloatArray:
    """A mixture's own color, where ``expected`` says how much of it that is."""
    own = sample - other
    share = float(own @ own) / max(float((expected - other) @ own), 1e-9)
    return np.asarray(other + own / min(max(share, _LEAST_OWN), 1.0))


def _goes_on(color: FloatArray, inner: FloatArray, step: float) -> bool:
    return float(np.linalg.norm(color - inner)) <= 2 * step + 2.0

"""Bars of steps: bounds of classes, or a ramp of few colors.

Classes of values have bounds, and their ticks stand at these. Where ticks stand anywhere,
the steps are a ramp that was drawn with few colors, and what they say is read between them.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from unheat.color.known import identify_steps
from unheat.color.spaces import srgb_to_lab
from unheat.decide.bar import BarColors
from unheat.decide.bound_doubts import edge_doubts
from unheat.decide.even_steps import with_even_steps
from unheat.decide.learned import knots_of
from unheat.decide.open_classes import are_thresholds, ends_are_open, unnamed_ends
from unheat.decide.scale_doubts import line_doubts, one_is_uneven
from unheat.decide.scale_keys import range_of
from unheat.decide.tick_spelling import told_ticks
from unheat.decide.ticks import PlacedTick, TickLine
from unheat.medians import median
from unheat.model import Bar, ColorScale, Reason, Tick

FloatArray = npt.NDArray[np.float64]

_MOST_CLASSES = 32
_LEAST_APART = 4
_PHASE = 0.1
"""So many steps may a tick stand off the bound or the middle that it names."""

_LEAST_NAMED = 3
"""Steps of which each names its middle."""

_LEAST_RATIOS, _EVEN = 4, 1.15
"""Numbers of one ratio that are no chance, and how unlike even steps are, seen to a pixel."""

_TICK_PX = 1.6
"""A tick's text or mark is found to within so many pixels."""


def is_ramp_in_steps(
    bar: Bar, edges: FloatArray, line: TickLine, ticks: Sequence[PlacedTick]
) -> bool:
    """Whether ticks on a line stand here and there in the steps: a ramp of few colors.

    Classes of values have their ticks at their bounds or in their middles, and are not so
    many that no eye tells them apart.
    """
    places = [tick.place for tick, kept in zip(ticks, line.values, strict=True) if kept is not None]
    if bar.keys or line.norm.kind != "linear" or len(places) < _LEAST_APART:
        return False
    if len(edges) - 1 > _MOST_CLASSES:
        return True
    at = np.interp(places, edges, np.arange(len(edges)))
    off = np.abs(at - np.round(at))
    slack = _PHASE + _TICK_PX * (len(edges) - 1) / bar.length
    return bool(off.max() > slack and (0.5 - off).max() > slack)


def boundaries(
    edges: FloatArray, ticks: Sequence[PlacedTick], line: TickLine | None, slack: float = 0.0
) -> FloatArray | None:
    """Values at the edges of the steps, ascending or descending; None where they stay unknown.

    Ticks on a ``line`` that holds (``named_bounds``) give them by the line. Ticks at edges
    that are on no line (steps of unequal height drawn equal) give them directly, where
    every edge has one or lies between two that have. Edges are seen to within ``slack`` of the
    bar's length: an outer step that is as long as all others but for that is one of these.
    """
    if line is not None:
        middles = _named_middles(edges, ticks, line, slack)
        if middles is not None:
            return middles
        bounds = _rounded(line.value_at(edges))
        named, told = set(), set()
        for tick, value in zip(ticks, line.values, strict=True):
            at = int(np.abs(edges - tick.place).argmin())
            told.add(at)
            if value is not None and abs(edges[at] - tick.place) < 0.2 * np.diff(edges).min():
                bounds[at] = value
                named.add(at)
        if line.norm.kind == "linear":
            bounds = with_even_steps(edges, bounds, named, slack, told)
        bounds = _with_even_bound(edges, bounds, ticks, line, slack)
        return _with_whole_ends(edges, bounds, ticks, slack)
    width = float(np.diff(edges).min())
    known: dict[int, float] = {}
    for tick in ticks:
        at = int(np.abs(edges - tick.place).argmin())
        if abs(edges[at] - tick.place) < 0.25 * width and tick.reading.value is not None:
            known[at] = tick.reading.value
    values = [known[at] for at in sorted(known)]
    monotone = len(values) > 1 and (
        all(a < b for a, b in pairwise(values)) or all(a > b for a, b in pairwise(values))
    )
    if not monotone:
        return None
    if are_thresholds(edges, ticks) and geometric_bounds(edges, ticks) is None:
        # An outer class goes as far as nobody says: here as far as the one beside it, in doubt.
        inner = np.array(values)
        low, high = 2 * inner[[0, -1]] - inner[[1, -2]]
        first, last = 0 not in known, len(edges) - 1 not in known
        return np.concatenate([[low] * first, inner, [high] * last])
    if 0 not in known or len(edges) - 1 not in known:
        return None
    return np.interp(np.arange(len(edges)), sorted(known), values)


def _with_even_bound(
    edges: FloatArray,
    bounds: FloatArray,
    ticks: Sequence[PlacedTick],
    line: TickLine,
    slack: float,
) -> FloatArray:
    """Bounds in even steps with an inner one even as well whose number was misread.

    Edges are seen to a pixel: the line says 40.3 there, where 0, 10, 20, 30, 50 and 60 are named. A
    number that may stand between its neighbors, as 45 does, may be what stands there.
    """
    at = [int(np.abs(edges - tick.place).argmin()) for tick in ticks]
    named = {i for i, value in zip(at, line.values, strict=True) if value is not None}
    missing = set(range(len(edges))) - named
    odd = next(iter(missing), 0)
    if len(missing) != 1 or odd in (0, len(edges) - 1) or len(named) < _LEAST_APART:
        return bounds
    rest = np.array(sorted(named))
    slope, start = np.polyfit(rest, bounds[rest], 1)
    if np.abs(start + slope * rest - bounds[rest]).max() > 1e-6 * np.ptp(bounds):
        return bounds
    low, high = sorted((bounds[odd - 1], bounds[odd + 1]))
    between = any(
        i == odd and tick.reading.value is not None and low < tick.reading.value < high
        for i, tick in zip(at, ticks, strict=True)
    )
    even = float(f"{start + slope * odd:.9g}")
    if between or abs(even - bounds[odd]) > 2 * slack * np.ptp(bounds):
        return bounds
    result: FloatArray = bounds.copy()
    result[odd] = even
    return result


def _with_whole_ends(
    edges: FloatArray, bounds: FloatArray, ticks: Sequence[PlacedTick], slack: float
) -> FloatArray:
    """Bounds whose outer steps are as long as all the others, if their edges may be, too.

    Where a codec smeared the end of an outer step, a number that stands where all of it ends tells
    as much, if it says nothing else.
    """
    inner = np.diff(bounds)[1:-1]
    if len(inner) < _LEAST_NAMED or not np.allclose(inner, inner[0], rtol=1e-6):
        return bounds
    usual = float(median(np.diff(edges)[1:-1]))
    whole = np.concatenate([[bounds[1] - inner[0]], bounds[1:-1], [bounds[-2] + inner[0]]])
    near = np.abs(np.diff(edges)[[0, -1]] - usual) <= 2 * slack
    places = edges[1] - usual, edges[-2] + usual
    result: FloatArray = bounds.copy()
    for end, place, seen in zip((0, -1), places, near, strict=True):
        there = [
            tick.reading.value is None
            or abs(tick.reading.value - whole[end]) <= 1e-6 * abs(inner[0])
            for tick in ticks
            if abs(tick.place - place) <= _PHASE * usual
        ]
        if seen or (there and all(there)):
            result[end] = whole[end]
    return result


def _named_middles(
    edges: FloatArray, ticks: Sequence[PlacedTick], line: TickLine, slack: float
) -> FloatArray | None:
    """Bounds half-way between the numbers of steps that each name one in its middle: keys of
    -2, -1, 0, 1 and 2 stand for just these. None where a step names none, or they are uneven, or
    all stand on one side of the middles, further off than edges are seen: a range that begins at
    2.4 has its whole numbers there.
    """
    steps = len(edges) - 1
    named: dict[int, float] = {}
    for tick, value in zip(ticks, line.values, strict=True):
        at = float(np.interp(tick.place, edges, np.arange(steps + 1))) - 0.5
        if value is None or abs(at - round(at)) > 2 * _PHASE:
            return None
        named[round(at)] = value
    if len(ticks) != steps or len(named) != steps or steps < _LEAST_NAMED:
        return None
    middles = (edges[1:] + edges[:-1]) / 2
    aside = np.sort([tick.place for tick in ticks]) - np.sort(middles)
    one_side = bool((aside > 0).all() or (aside < 0).all())
    if one_side and np.abs(aside).min() > 2 * slack:
        return None
    values = np.array([named[index] for index in range(steps)])
    apart = np.diff(values)
    if not np.allclose(apart, apart[0], rtol=1e-6):
        return None
    half = apart[0] / 2
    return np.append(values - half, values[-1] + half)


def geometric_bounds(edges: FloatArray, ticks: Sequence[PlacedTick]) -> FloatArray | None:
    """Values at the edges of even steps whose inner ones bear numbers of one ratio: 4, 8, 16, …

    A renderer that draws the steps even may leave the outer bounds without numbers; they follow
    by the same ratio. None where a number stands anywhere else, or there are too few of them.
    """
    steps = np.diff(edges)
    if float(steps.max()) > _EVEN * float(steps.min()):
        return None
    known: dict[int, float] = {}
    for tick in ticks:
        at = int(np.abs(edges - tick.place).argmin())
        value = tick.reading.value
        if value is None or value <= 0.0 or abs(edges[at] - tick.place) > 0.2 * steps.min():
            return None
        known[at] = float(value)
    if len(known) < _LEAST_RATIOS:
        return None
    named = sorted(known)
    powers = np.log([known[index] for index in named])
    slope, start = np.polyfit(named, powers, 1)
    if slope == 0.0 or float(np.abs(powers - start - slope * np.array(named)).max()) > 0.02 * abs(
        slope
    ):
        return None
    bounds = np.exp(start + slope * np.arange(len(edges)))
    return np.array([known.get(i, float(f"{value:.6g}")) for i, value in enumerate(bounds)])


def stepped_scale(
    scale: ColorScale,
    bar: Bar,
    colors: BarColors,
    edges: FloatArray,
    bounds: FloatArray,
    ticks: Sequence[PlacedTick],
    line: TickLine | None,
) -> ColorScale:
    """A discrete bar: one knot a step, its value the middle of its bounds."""
    turned = bool(bounds[0] > bounds[-1])
    rgb = colors.rgb
    if turned:
        bounds, rgb = bounds[::-1], rgb[::-1]
    open_ended = ends_are_open(edges, ticks)
    if line is not None:
        review, reasons = line_doubts(ticks, line)
    else:
        review, reasons = edge_doubts(edges, ticks, open_ended=open_ended)
    # Ranges name each of their bounds twice, and the last of them may be the last value.
    named = any(range_of(tick.text) is not None for tick in ticks)
    if not named and one_is_uneven(np.sort(bounds)):
        review, reasons = True, [*reasons, Reason.TICK_OFF_LINE]
    guessed = line is not None and line.norm.kind == "log"
    if (guessed and unnamed_ends(bounds, ticks)) or open_ended:
        # Anything may lie beyond the first and the last of them.
        review, reasons = True, [*reasons, Reason.TICK_UNREAD]
    # A number at an end stands a pixel beyond what was seen of the first step, perhaps.
    over = _PHASE * float(np.diff(edges).min())
    placed = [
        Tick(text=tick.text, value=value, position=_turned(min(max(tick.place, 0.0), 1.0), turned))
        for tick in ticks
        if -over <= tick.place <= 1.0 + over and (value := _named_value(tick)) is not None
    ]
    told = tuple(sorted(placed, key=lambda tick: tick.position))
    return replace(
        scale,
        minimum=float(bounds[0]),
        maximum=float(bounds[-1]),
        norm="boundaries",
        boundaries=tuple(float(bound) for bound in bounds),
        knots=knots_of((bounds[:-1] + bounds[1:]) / 2, rgb),
        ticks=told_ticks(ticks, line, turned) if line is not None else told,
        extends=extended_ends(bar, turned),
        inverted=turned,
        colormap=scale.colormap or identify_steps(srgb_to_lab(rgb)),
        residual=line.residual if line is not None else 0.0,
        review=review,
        reasons=tuple(reasons),
    )


def _named_value(tick: PlacedTick) -> float | None:
    """The number that a tick is, or the middle of the range that it names."""
    if tick.reading.value is not None:
        return float(tick.reading.value)
    told = range_of(tick.text)
    return None if told is None else (told[0] + told[1]) / 2


def ends_last_step(
    bounds: Sequence[float], values: Sequence[float | None], places: FloatArray
) -> npt.NDArray[np.bool_]:
    """(ticks,): numbers less than half a step beyond the bar that name its outermost bounds.

    A step of which a little was not seen is the last one all the same; more steps would have
    numbers of their own.

    >>> ends_last_step([0.0, 10.0, 20.0], [0.0, 20.0, 30.0], np.array([-0.01, 1.1, 1.6])).tolist()
    [True, True, False]
    """
    named = np.array([value in (bounds[0], bounds[-1]) for value in values], dtype=bool)
    out = np.maximum(-places, places - 1.0)
    return np.asarray(named & (out < 0.5 / (len(bounds) - 1)), dtype=np.bool_)


def extended_ends(bar: Bar, turned: bool) -> str:
    """Which ends have triangles: min, max, both or neither."""
    # "start" is the top of a vertical and the left of a horizontal bar.
    low, high = (
        (bar.extends_end, bar.extends_start)
        if bar.orientation == "vertical"
        else (bar.extends_start, bar.extends_end)
    )
    if turned:
        low, high = high, low
    return "both" if low and high else "min" if low else "max" if high else "neither"


def _rounded(bounds: FloatArray) -> FloatArray:
    """Bounds that are a round step apart to within the noise are that step apart.

    >>> _rounded(np.array([0.0, 10.11, 20.109, 30.108])).tolist()
    [0.0, 10.0, 20.0, 30.0]
    """
    # A step of 9.999 is one of ten, and its hundredths are as coarse.
    step = float(f"{median(np.diff(bounds)):.2g}")
    if step == 0:
        return bounds
    unit = 10.0 ** (math.floor(math.log10(abs(step))) - 1)
    near = np.round(bounds / unit) * unit
    fits = np.abs(near - bounds) < 0.02 * abs(step)
    return np.where(fits, near, bounds)


def _turned(place: float, turned: bool) -> float:
    return round(1.0 - place if turned else place, 6)

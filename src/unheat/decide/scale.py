"""The colour scale of a bar: its ticks give the line, its pixels give the colours.

In this order: ticks are placed at their marks, the line through them is found and the
norm with it, the ends of the bar are computed and snapped to ticks that stand on them,
the colours become knots, doubts become reasons.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from unheat.color.known import identify
from unheat.color.ramp import Ramp
from unheat.decide.bar import BarColors, places_of, sample_bar, sample_segments, segment_places
from unheat.decide.learned import knots_of
from unheat.decide.scale_doubts import edge_doubts, line_doubts
from unheat.decide.tick_flush import flush_ends
from unheat.decide.tick_spelling import told_ticks
from unheat.decide.ticks import PlacedTick, TickLine, fit_ticks, round_step
from unheat.model import Bar, ColorScale, Raster, Reason, TextReading, Tick
from unheat.options import ScaleOptions

if TYPE_CHECKING:
    from unheat.text.labels import BarTexts, TickText

FloatArray = npt.NDArray[np.float64]

_SLACK_PX, _BLURRED_PX = 1.2, 3.0
"""An end of a bar is seen to within so many pixels: drawn, or blurred and compressed."""

_TICK_PX = 1.6
"""A tick's text or mark is found to within so many pixels."""

_MOST_CLASSES = 32
_LEAST_APART = 4
_PHASE = 0.1
"""So many steps may a tick stand off the bound or the middle that it names."""


def build_scale(
    raster: Raster, bar: Bar, bar_texts: BarTexts, options: ScaleOptions | None = None
) -> ColorScale:
    """The scale of ``bar``; where its ticks cannot be read, values are NaN and it is in review.

    ``options`` may declare the ends, ticks (pixel along the bar, value) or the norm; what
    is declared is believed.
    """
    options = options or ScaleOptions()
    read = _placed(bar, bar_texts.ticks)
    middles = _placed(bar, bar_texts.ticks, marks=False)
    if _kept(_line(bar, middles, options)) > _kept(_line(bar, read, options)):
        # What was taken for marks is dust of a lossy picture.
        read = middles
    if not bar.tick_positions:
        read = flush_ends(read, bar, lambda ticks: _line(bar, ticks, options))
    declared = _declared(bar, read, options)
    # One declared point makes no line; what was read has to help.
    believed = len(declared) > 1
    ticks = declared if believed else read
    steps = len(bar.segments) > 2
    colors = sample_segments(raster, bar) if steps else sample_bar(raster, bar)
    line = _line(bar, ticks, options)
    if line is None and declared and not believed:
        ticks = [*declared, *read]
        line = _line(bar, ticks, options)
    scale = ColorScale(
        origin="declared" if believed else "colorbar",
        minimum=math.nan,
        maximum=math.nan,
        label=bar_texts.label,
        box=bar.box,
        orientation=bar.orientation,
        side=bar.tick_side or ("right" if bar.orientation == "vertical" else "bottom"),
        colormap=options.colormap,
    )
    edges = segment_places(bar)
    if steps and not bar.keys and line is not None and _apart_from(edges, line, ticks, bar.length):
        steps, colors = False, sample_bar(raster, bar)
    if steps and not believed:
        bounds = _boundaries(edges, ticks, line)
        if bounds is not None:
            return _stepped(scale, bar, colors, edges, bounds, ticks, line)
    if line is None:
        return _without_values(scale, bar, colors)
    return _continuous(scale, bar, colors, ticks, line, options)


def _line(bar: Bar, ticks: Sequence[PlacedTick], options: ScaleOptions) -> TickLine | None:
    return fit_ticks(ticks, tolerance=_TICK_PX / bar.length + 0.004, norm=options.norm)


def _declared(bar: Bar, read: Sequence[PlacedTick], options: ScaleOptions) -> list[PlacedTick]:
    pairs = [(float(places_of(bar, [px])[0]), value) for px, value in options.ticks]
    ends = [(0.0, options.vmin), (1.0, options.vmax)]
    if any(value is not None for _, value in ends):
        line = _line(bar, read, options)
        if line is not None and line.slope < 0:
            # This bar falls: its low end is on the top or on the right.
            ends = [(1.0 - place, value) for place, value in ends]
    pairs += [(place, value) for place, value in ends if value is not None]
    return [
        PlacedTick(
            text=f"{value:g}",
            reading=TextReading(raw=f"{value:g}", value=value, confidence=1.0),
            place=place,
        )
        for place, value in pairs
    ]


def _kept(line: TickLine | None) -> int:
    return 0 if line is None else sum(value is not None for value in line.values)


def _placed(bar: Bar, texts: Sequence[TickText], *, marks: bool = True) -> list[PlacedTick]:
    """Tick texts at their marks where marks are drawn (``marks``), else where the text stands."""
    if not marks:
        along = 1 if bar.orientation == "vertical" else 0
        return _at(bar, texts, np.array([tick.box.center[along] for tick in texts]))
    positions = np.array([tick.position_px for tick in texts], dtype=np.float64)
    drawn = np.array(bar.tick_positions, dtype=np.float64)
    if len(drawn) and len(positions):
        nearest = drawn[np.abs(positions[:, None] - drawn[None, :]).argmin(axis=1)]
        off = np.abs(nearest - positions)
        gaps = np.diff(np.sort(positions))
        reach = min(4.0, 0.25 * float(gaps.min())) if len(gaps) else 4.0
        if (off <= max(reach, 1.5)).mean() > 0.6:
            positions = np.where(off <= max(reach, 1.5), nearest, positions)
    return _at(bar, texts, positions)


def _at(bar: Bar, texts: Sequence[TickText], positions: FloatArray) -> list[PlacedTick]:
    places = places_of(bar, positions)
    return [
        PlacedTick(text=tick.text, reading=tick.reading, place=float(place), box=tick.box)
        for tick, place in zip(texts, places, strict=True)
        if -0.08 <= place <= 1.08
    ]


def _continuous(
    scale: ColorScale,
    bar: Bar,
    colors: BarColors,
    ticks: Sequence[PlacedTick],
    line: TickLine,
    options: ScaleOptions,
) -> ColorScale:
    slack = (_SLACK_PX if colors.sharp else _BLURRED_PX) / bar.length
    low, high = (_snapped(line, ticks, place, slack) for place in (0.0, 1.0))
    turned = line.slope < 0
    first, last = (options.vmax, options.vmin) if turned else (options.vmin, options.vmax)
    low, high = low if first is None else first, high if last is None else last
    line = _through_ends(line, low, high)
    values = line.value_at(colors.places)
    rgb = colors.rgb
    if turned:
        low, high, values, rgb = high, low, values[::-1], rgb[::-1]
    positions = colors.places if not turned else 1.0 - colors.places[::-1]
    review, reasons = line_doubts(ticks, line)
    if scale.origin == "declared":
        review, reasons = False, [Reason.DECLARED]
    elif options.vmin is not None or options.vmax is not None:
        scale = replace(scale, origin="declared")
        reasons = [*reasons, Reason.DECLARED]
    return replace(
        scale,
        minimum=low,
        maximum=high,
        norm=line.norm.kind,
        linthresh=line.norm.linthresh,
        knots=knots_of(values, rgb),
        ticks=told_ticks(ticks, line, turned),
        extends=_extends(bar, turned),
        colormap=options.colormap or _name(positions, rgb),
        residual=line.residual,
        review=review,
        reasons=tuple(reasons),
    )


def _stepped(
    scale: ColorScale,
    bar: Bar,
    colors: BarColors,
    edges: FloatArray,
    bounds: FloatArray,
    ticks: Sequence[PlacedTick],
    line: TickLine | None,
) -> ColorScale:
    """A discrete bar: one knot a step, its value the middle of its bounds."""
    turned = bounds[0] > bounds[-1]
    rgb = colors.rgb
    if turned:
        bounds, rgb = bounds[::-1], rgb[::-1]
    review, reasons = line_doubts(ticks, line) if line is not None else edge_doubts(edges, ticks)
    told = tuple(
        Tick(text=tick.text, value=float(tick.reading.value), position=_turned(tick.place, turned))
        for tick in ticks
        if tick.reading.value is not None
    )
    return replace(
        scale,
        minimum=float(bounds[0]),
        maximum=float(bounds[-1]),
        norm="boundaries",
        boundaries=tuple(float(bound) for bound in bounds),
        knots=knots_of((bounds[:-1] + bounds[1:]) / 2, rgb),
        ticks=told_ticks(ticks, line, turned) if line is not None else told,
        extends=_extends(bar, turned),
        residual=line.residual if line is not None else 0.0,
        review=review,
        reasons=tuple(reasons),
    )


def _apart_from(
    edges: FloatArray, line: TickLine, ticks: Sequence[PlacedTick], length: float
) -> bool:
    """Whether ticks on a line stand here and there in the steps: a ramp of few colors.

    Classes of values have their ticks at their bounds or in their middles, and are not so
    many that no eye tells them apart.
    """
    places = [tick.place for tick, kept in zip(ticks, line.values, strict=True) if kept is not None]
    if line.norm.kind != "linear" or len(places) < _LEAST_APART:
        return False
    if len(edges) - 1 > _MOST_CLASSES:
        return True
    at = np.interp(places, edges, np.arange(len(edges)))
    off = np.abs(at - np.round(at))
    slack = _PHASE + _TICK_PX * (len(edges) - 1) / length
    return bool(off.max() > slack and (0.5 - off).max() > slack)


def _boundaries(
    edges: FloatArray, ticks: Sequence[PlacedTick], line: TickLine | None
) -> FloatArray | None:
    """Values at the edges of the steps, ascending or descending; None where they stay unknown.

    Ticks on a line give them by the line. Ticks at edges that are on no line (steps of
    unequal height drawn equal) give them directly, where every edge has one or lies
    between two that have.
    """
    readable = [tick for tick in ticks if tick.reading.value is not None]
    if line is not None and line.norm.kind == "linear" and line.as_read >= 0.8 * len(readable):
        bounds = _rounded(line.value_at(edges))
        for tick, value in zip(ticks, line.values, strict=True):
            at = int(np.abs(edges - tick.place).argmin())
            if value is not None and abs(edges[at] - tick.place) < 0.2 * np.diff(edges).min():
                bounds[at] = value
        return bounds
    width = float(np.diff(edges).min())
    known: dict[int, float] = {}
    for tick in readable:
        at = int(np.abs(edges - tick.place).argmin())
        if abs(edges[at] - tick.place) < 0.25 * width and tick.reading.value is not None:
            known[at] = tick.reading.value
    values = [known[at] for at in sorted(known)]
    monotone = len(values) > 1 and (
        all(a < b for a, b in pairwise(values)) or all(a > b for a, b in pairwise(values))
    )
    if not monotone or 0 not in known or len(edges) - 1 not in known:
        return None
    return np.interp(np.arange(len(edges)), sorted(known), values)


def _rounded(bounds: FloatArray) -> FloatArray:
    """Bounds that are a round step apart to within the noise are that step apart."""
    step = float(np.median(np.diff(bounds)))
    if step == 0:
        return bounds
    unit = 10.0 ** (math.floor(math.log10(abs(step))) - 1)
    near = np.round(bounds / unit) * unit
    fits = np.abs(near - bounds) < 0.02 * abs(step)
    return np.where(fits, near, bounds)


def _without_values(scale: ColorScale, bar: Bar, colors: BarColors) -> ColorScale:
    """A bar whose ticks say nothing: colours in order, values unknown, never invented."""
    return replace(
        scale,
        knots=knots_of(np.full(len(colors.places), np.nan), colors.rgb),
        extends=_extends(bar, turned=False),
        colormap=_name(colors.places, colors.rgb),
        review=True,
        reasons=(Reason.NO_TICKS,),
    )


def _snapped(line: TickLine, ticks: Sequence[PlacedTick], place: float, slack: float) -> float:
    """The value of an end of the bar; a tick, or a round value, that stands on it is exact.

    ``slack`` is how far off the end may have been seen, as a share of the bar.
    """
    value = float(line.value_at(place))
    for tick, kept in zip(ticks, line.values, strict=True):
        if kept is not None and abs(tick.place - place) <= min(max(slack, 0.004), 0.02):
            return kept
    kept_values = [kept for kept in line.values if kept is not None]
    step = round_step(kept_values)
    if line.norm.kind == "linear" and step is not None:
        near = round(value / step) * step
        if abs(float(line.place_of(near)) - place) <= min(slack, 0.006):
            return float(f"{near:.10g}")
    return float(f"{value:.6g}")


def _through_ends(line: TickLine, low: float, high: float) -> TickLine:
    """The line through both ends as told, so that knots and ends say the same."""
    bent_low, bent_high = (float(line.norm.bend(value)) for value in (low, high))
    if not (math.isfinite(bent_low) and math.isfinite(bent_high)) or bent_low == bent_high:
        return line
    slope = 1.0 / (bent_high - bent_low)
    return replace(line, slope=slope, intercept=-slope * bent_low)


def _turned(place: float, turned: bool) -> float:
    return round(1.0 - place if turned else place, 6)


def _extends(bar: Bar, turned: bool) -> str:
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


def _name(positions: FloatArray, rgb: FloatArray) -> str | None:
    try:
        ramp = Ramp.from_rgb(positions, rgb)
    except ValueError:
        return None
    return identify(ramp.at(np.linspace(0.0, 1.0, 64)))

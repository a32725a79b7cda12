"""The colour scale of a bar: its ticks give the line, its pixels give the colours.

In this order: ticks are placed at their marks, the line through them is found and the
norm with it, the ends of the bar are computed and snapped to ticks that stand on them,
the colours become knots, doubts become reasons.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from unheat.color.known import identify
from unheat.color.ramp import Ramp
from unheat.decide.bar import BarColors, places_of, sample_bar, sample_segments, segment_places
from unheat.decide.bar_side import side_of_numbers
from unheat.decide.beyond_ends import with_colors_beyond
from unheat.decide.correlated import at_their_ends
from unheat.decide.flat_ends import may_end_flat, without_flat_ends
from unheat.decide.flush_or_flat import flush_or_flat
from unheat.decide.handles import without_rimmed_handles
from unheat.decide.hidden_ends import with_hidden_ends
from unheat.decide.leaping import leaps
from unheat.decide.learned import knots_of
from unheat.decide.lost_step import with_lost_steps
from unheat.decide.minor_marks import marks_agree
from unheat.decide.minor_phase import begun_at_decades
from unheat.decide.named_bounds import bounds_line
from unheat.decide.off_marks import moved_to_marks
from unheat.decide.pale_ends import end_is_guessed, hides_point
from unheat.decide.placed_ticks import are_marked, at_marks, placed_ticks, stand_aside, two_aside
from unheat.decide.scale_doubts import (
    doubted_scale,
    line_doubts,
    marks_without_numbers,
    one_is_off,
)
from unheat.decide.scale_ends import (
    ends_in_doubt,
    narrowed,
    pushed_in,
    seen_alike,
    snapped,
    through_ends,
    took_heading_in,
)
from unheat.decide.scale_keys import bounds_of_ranges, keys_go_on, range_of
from unheat.decide.scale_legend import legend_scale, steps_scale
from unheat.decide.scale_steps import (
    boundaries,
    ends_last_step,
    extended_ends,
    geometric_bounds,
    is_ramp_in_steps,
    stepped_scale,
)
from unheat.decide.scale_words import relative_scale
from unheat.decide.sliders import without_handles
from unheat.decide.tick_flush import fit_both_ways, flush_ends, one_of_two_is_flush
from unheat.decide.tick_marks import line_of_marks
from unheat.decide.tick_signs import signs_doubted
from unheat.decide.tick_spelling import told_ticks, with_regained
from unheat.decide.ticks import PlacedTick, TickLine, fit_ticks, straighter
from unheat.decide.unticked_ends import end_lacks_ticks
from unheat.model import Bar, ColorScale, Raster, Reason, TextReading
from unheat.options import ScaleOptions

if TYPE_CHECKING:
    from unheat.text.labels import BarTexts, TickText

FloatArray = npt.NDArray[np.float64]

_SLACK_PX, _BLURRED_PX = 1.2, 3.0
"""An end of a bar is seen to within so many pixels: drawn, or smeared and compressed."""

_OVER = 0.4
"""A number so many of its heights beyond an end does not stand at it."""

_TICK_PX = 1.6
"""A tick's text or mark is found to within so many pixels."""

_OF_STEP = 0.25
"""An end of a bar of steps is known to less than this share of one."""


def build_scale(
    raster: Raster, bar: Bar, bar_texts: BarTexts, options: ScaleOptions | None = None
) -> ColorScale:
    """The scale of ``bar``; where its ticks cannot be read, values are NaN and it is in review.

    ``options`` may declare the ends, ticks (pixel along the bar, value) or the norm; what
    is declared is believed.
    """
    options = options or ScaleOptions()
    if bar.swatches:
        return legend_scale(_unread(bar, bar_texts, options), raster, bar, bar_texts.keys)
    bar = with_lost_steps(raster, bar, bar_texts.ticks)
    read = placed_ticks(bar, bar_texts.ticks)
    middles = placed_ticks(bar, bar_texts.ticks, marks=False)
    if not raster.lossy:
        marks = places_of(bar, bar.tick_positions)
        read = moved_to_marks(read, marks, bar.length, lambda ticks: _line(bar, ticks, options))
    line, other = _line(bar, read, options), _line(bar, middles, options)
    if straighter(other, line, 0.7 / bar.length):
        # What was taken for marks is dust of a lossy picture.
        read, line = middles, other
    begun = begun_at_decades(read, line, places_of(bar, bar.tick_positions), bar.length)
    read, line = (read, line) if begun == read else (begun, _line(bar, begun, options))
    both = len(read) == len(bar.tick_positions) == 2
    two = both and not are_marked(middles, bar)  # In a lossy picture dust passes for marks.
    few = len(bar.tick_positions) < len(read) and not stand_aside(bar, bar_texts.ticks)
    dust = raster.lossy and (two or few)
    # Or none of them is where a number stands.
    dust |= raster.lossy and [one.place for one in read] == [one.place for one in middles]
    dust |= len(read) == 2 and len(bar.tick_positions) == 1  # The rim of a handle.
    bare = replace(bar, tick_positions=()) if dust else bar
    if not bar.tick_positions or both or dust:
        # Two marks may be what reaches beyond the bar of two handles.
        rimmed = without_rimmed_handles(raster, bar, middles)
        if rimmed is not None:
            return build_scale(*rimmed, bar_texts, options)
    if not bar.tick_positions or two or dust:
        read = middles if dust else read
        slider = without_handles(raster, bar, read)
        if slider is not bar:
            return build_scale(raster, slider, bar_texts, options)
        read = flush_ends(read, bare, lambda ticks: _line(bar, ticks, options))
        line = _line(bar, read, options)
    declared = _declared(bar, read, options)
    # One declared point makes no line; what was read has to help.
    believed = len(declared) > 1
    ticks = declared if believed else read
    steps = len(bar.segments) > 2
    colors = sample_segments(raster, bar) if steps else sample_bar(raster, bar)
    line = _line(bar, ticks, options) if believed else line
    if line is None and not declared:
        line = line_of_marks(
            places_of(bar, bar.tick_positions).tolist(), ticks, tolerance=_TICK_PX / bar.length
        )
    if line is None and declared and not believed:
        ticks = [*declared, *read]
        line = _line(bar, ticks, options)
    scale = _unread(bar, bar_texts, options)
    if believed:
        scale = replace(scale, origin="declared")
    if line is not None and not declared:
        drawn = without_flat_ends(raster, bar, ticks, line)
        if drawn is bar:
            drawn = with_hidden_ends(raster, bar, ticks, line)
        if drawn is not bar:
            return build_scale(raster, drawn, bar_texts, options)
    edges = segment_places(bar)
    if steps and line is not None and is_ramp_in_steps(bar, edges, line, ticks):
        steps, colors = False, sample_bar(raster, bar)
    if steps and not believed:
        ranges = bounds_of_ranges(edges, middles)
        if ranges is not None:
            stepped = stepped_scale(scale, bar, colors, edges, ranges, middles, None)
            more = keys_go_on(bar, bar_texts.ticks)
            return doubted_scale(stepped, Reason.TICK_UNREAD) if more else stepped
        if (told := steps_scale(scale, bar, colors.rgb, edges, middles)) is not None:
            return told
        if sum(range_of(tick.text) is not None for tick in middles) > 1:
            return _without_values(scale, bar, colors)
        named = bounds_line(edges, ticks, line)
        bounds = boundaries(edges, ticks, named, _SLACK_PX / bar.length)
        if bounds is None and line is not None and line.norm.kind == "log":
            bounds, named = geometric_bounds(edges, ticks), line
        if bounds is not None:
            stepped = stepped_scale(scale, bar, colors, edges, bounds, ticks, named)
            stepped = with_colors_beyond(stepped, raster, bar, turned=bounds[0] > bounds[-1])
            if max(bar.slack) > _OF_STEP * float(np.diff(np.sort(bar.segments)).min()):
                stepped = doubted_scale(stepped, Reason.BAR_END)
            if named is None:
                return stepped
            # The numbers of classes need not stand at marks.
            bare = replace(bar, tick_positions=())
            return _with_its_numbers(stepped, bare, bar_texts.ticks, named)
    if line is None:
        return relative_scale(scale, bar, colors, ticks) or _without_values(scale, bar, colors)
    name = bar_texts.label.text if bar_texts.label is not None else None
    apart = None if declared else at_their_ends(bar, name, ticks, line)
    if apart is not None:
        bare = replace(bar, tick_positions=())
        ticks, line = apart, _line(bare, apart, options) or line
    scale = _continuous(scale, raster, bar, colors, ticks, line, options)
    scale = with_colors_beyond(scale, raster, bar, turned=line.slope < 0)
    if believed:
        return scale
    # Numbers in the cells tell nothing of where a bar ends beyond its ticks.
    untold = end_is_guessed(raster, bar, line) or end_lacks_ticks(bar, line)
    if untold or hides_point(raster, bar, line) or may_end_flat(raster, bar, ticks, line):
        scale = doubted_scale(scale, Reason.BAR_END)
    either = fit_both_ways(middles, read, bare) or flush_or_flat(raster, bar, middles, read, other)
    aside = dust and two_aside(bar, bar_texts.ticks)
    if either or aside or one_of_two_is_flush(middles, bare):
        scale = doubted_scale(scale, Reason.TICK_PLACE)
    return _with_its_numbers(scale, bar, bar_texts.ticks, line)


def _with_its_numbers(
    scale: ColorScale, bar: Bar, texts: Sequence[TickText], line: TickLine
) -> ColorScale:
    """The scale in review where a number on its line stands beyond an end: the bar goes on.

    And where its numbers do not stand at its marks, since they are none of its own.
    """
    along = 1 if bar.orientation == "vertical" else 0
    numbers = np.array([tick.box.center[along] for tick in texts])
    places = places_of(bar, numbers)
    slack = _TICK_PX / bar.length + 0.01
    on_line = [
        tick.reading.value is not None
        and abs(float(line.place_of(tick.reading.value)) - place) <= slack
        for tick, place in zip(texts, places, strict=True)
    ]
    off = np.array([max(_BLURRED_PX, _OVER * one.box.height) for one in texts]) / bar.length
    beyond = (places < -off) | (places > 1 + off)
    if scale.boundaries is not None:
        values = [tick.reading.value for tick in texts]
        beyond &= ~ends_last_step(scale.boundaries, values, places)
    strange = marks_without_numbers(np.array(bar.tick_positions, dtype=np.float64), numbers)
    goes_on = bool((beyond & on_line).any())
    scale = doubted_scale(scale, Reason.TICK_UNREAD) if strange or goes_on else scale
    scale = doubted_scale(scale, Reason.TICK_PLACE) if goes_on else scale
    scale = doubted_scale(scale, Reason.BAR_END) if took_heading_in(texts, places) else scale
    return signs_doubted(scale, bar, texts)


def _unread(bar: Bar, bar_texts: BarTexts, options: ScaleOptions) -> ColorScale:
    """What stands beside the numbers of a bar: its place and its name."""
    return ColorScale(
        origin="colorbar",
        minimum=math.nan,
        maximum=math.nan,
        label=bar_texts.label,
        box=bar.box,
        orientation=bar.orientation,
        tick_side=side_of_numbers(bar, [tick.box for tick in bar_texts.ticks]),
        colormap=options.colormap,
    )


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


def _continuous(
    scale: ColorScale,
    raster: Raster,
    bar: Bar,
    colors: BarColors,
    ticks: Sequence[PlacedTick],
    line: TickLine,
    options: ScaleOptions,
) -> ColorScale:
    line = with_regained(ticks, line)
    slack = (_SLACK_PX if colors.sharp and not any(bar.slack) else _BLURRED_PX) / bar.length
    slack = math.hypot(slack, min(slack, line.residual))  # ticks beside their line, and at ends
    within = seen_alike(line, bar, slack, _SLACK_PX / bar.length)
    low, high = (snapped(line, ticks, place, within[int(place)]) for place in (0.0, 1.0))
    if not bar.tick_positions and colors.sharp:
        low, high = pushed_in(line, ticks, low, high)
    # An end that is drawn in with the other one is known no better than it was seen.
    unseen = ends_in_doubt(bar, line, low, high, drawn=colors.sharp)
    # Without marks all numbers may stand aside of their places, the other way at the other end.
    if not colors.sharp and at_marks(bar, ticks):
        low, high = narrowed(line, low, high, (1.0 / bar.length, slack))
    turned = bool(line.slope < 0)
    first, last = (options.vmax, options.vmin) if turned else (options.vmin, options.vmax)
    low, high = low if first is None else first, high if last is None else last
    doubts = [one for one in (unseen, leaps(colors.places, colors.rgb, ticks)) if one]
    line = through_ends(line, low, high)
    values, rgb = line.value_at(colors.places), colors.rgb
    if turned:
        low, high, values, rgb = high, low, values[::-1], rgb[::-1]
    positions = colors.places if not turned else 1.0 - colors.places[::-1]
    told = told_ticks(ticks, line, turned)
    review, reasons = line_doubts(ticks, line, marks_agree(raster, bar, line))
    if line.norm.kind == "linear" and one_is_off(told):
        review, reasons = True, list(dict.fromkeys((*reasons, Reason.TICK_OFF_LINE)))
    if doubts:
        review, reasons = True, [*reasons, *doubts]
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
        ticks=told,
        extends=extended_ends(bar, turned),
        inverted=turned,
        colormap=options.colormap or _name(positions, rgb),
        residual=line.residual,
        review=review,
        reasons=tuple(reasons),
    )


def _without_values(scale: ColorScale, bar: Bar, colors: BarColors) -> ColorScale:
    """A bar whose ticks say nothing: colours in order, values unknown, never invented."""
    return replace(
        scale,
        knots=knots_of(np.full(len(colors.places), np.nan), colors.rgb),
        extends=extended_ends(bar, turned=False),
        colormap=_name(colors.places, colors.rgb),
        review=True,
        reasons=(Reason.NO_TICKS,),
    )


def _name(positions: FloatArray, rgb: FloatArray) -> str | None:
    try:
        ramp = Ramp.from_rgb(positions, rgb)
    except ValueError:
        return None
    return identify(ramp.at(np.linspace(0.0, 1.0, 64)))

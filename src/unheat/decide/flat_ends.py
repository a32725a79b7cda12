"""Bars that are drawn on beyond their scale, so that their outer ticks find room.

Such a bar begins and ends with a piece of one color, from its outermost tick on: nothing is
told there, and the scale ends with the tick. A ramp that goes on moves as much beyond its
outermost tick as before it. A ramp in steps has longer ones at both ends, by the same amount.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.color.spaces import delta_e, srgb_to_lab
from unheat.decide.bar import places_of
from unheat.decide.end_colors import (
    LEAST_STEP_PX,
    LEAST_STEPS,
    LONGEST,
    SAME,
    STILL,
    TICK_PX,
    are_flat_but_mixed,
    begins_as_a_palette,
    end_of,
    ends_as_a_palette,
    first_run,
    is_flat_behind_rings,
    keeps_to_tick,
    longest_run,
    usual_run,
)
from unheat.decide.going_on import goes_on, stands_still
from unheat.decide.ticks import PlacedTick, TickLine
from unheat.detect.bar_sample import sample_ramp
from unheat.medians import median
from unheat.model import Bar, Box, Raster

FloatArray = npt.NDArray[np.float64]

SHORTEST_PX = 2.0
"""What is shorter is the pixel in which a bar ends."""

_LONGER = 2.5
"""Such a piece is so many times as long as those of one color that all ramps are drawn of."""

_ROOM_PX, _ALIKE_PX, _ALIKE_LOSSY_PX = 6.0, 1.5, 2.5
"""Room for the line of a tick is so short, and as long at both ends to so much; a codec hides
each end by a pixel, and the line through the numbers by half of one.
"""

_ROOM = 0.3
"""In a large picture that room is no more than this, in breadths of the bar: it is half as high as
a number, and bars are thicker than numbers are high.
"""

NO_MATTER = 0.01
"""Ends that are told to so much of the bar are told: those at an end are off by no more."""

_FADED_PX = 2.5
"""How well the end of a ramp that fades into the page is told."""

PALE = 12.0
"""CIE76 distance from the page up to which a white line cannot be seen."""

_STEP_OFF = 4.0
"""The same of the first color of a ramp on paper that is seen: one step away from the page's."""

_STEPS_LOST = 2.5
"""A ramp that fades into the page is first seen so many of its pixels from the page's color: one
of them is not seen, and one is mixed with the page.
"""

_BLOCK_PX = 6.0
"""A block beyond one end of a scale is so long at least."""

_EVEN_PX, _LONGER_PX = 0.75, 1.3
"""An edge between two steps, and the length of an outer one, are seen to within so many pixels."""

_COVERED = 0.6
"""Share of a ramp in steps that has the color of a step: what else there is blends two of them. A
smooth ramp of fewer colors than pixels doubles some of its pixels, as evenly, and far fewer."""

_OVER = 0.6
"""An outer step may be longer by so much of the others: what is longer is another class."""


def without_flat_ends(raster: Raster, bar: Bar, ticks: Sequence[PlacedTick], line: TickLine) -> Bar:
    """The bar without what is drawn of it beyond both ends of its scale.

    The same object where nothing says that there is such a thing at both.
    """
    kept = [tick.place for tick, value in zip(ticks, line.values, strict=True) if value is not None]
    if len(kept) < 2 or raster.lossy or bar.extends_start or bar.extends_end:
        return bar
    numbered = (min(kept), max(kept))
    # A mark tells as much as the number at it, which may not have been read.
    kept += places_of(bar, bar.tick_positions).tolist()
    # As they are: ``sample_bar`` mends outer samples that leave the slope of the others.
    rgb, pixels = sample_ramp(raster.rgb, bar)
    places = places_of(bar, pixels)
    if bar.orientation == "vertical":
        rgb, places = rgb[::-1], places[::-1]
    lab = srgb_to_lab(rgb)
    ends = _of_equal_steps(places * bar.length, lab, bar.length)
    if ends is not None:
        low, high = ends[0] / bar.length, ends[1] / bar.length
        slack = TICK_PX / bar.length
        if low - slack <= min(kept) and max(kept) <= high + slack:
            return shortened(bar, low, high)
    low, high = min(kept), max(kept)
    gaps = np.array([low, 1.0 - high])
    # Two or three pixels tell where a number stands at their end: such a piece is no longer than
    # what a line through the numbers of a small bar is off by.
    sharp = [abs(numbered[0] - low) * bar.length, abs(numbered[1] - high) * bar.length]
    # The outermost pixels are a frame's, or mixed with the page: no color is known there.
    unseen = np.array([places[0], 1.0 - places[-1]]) - 0.5 / bar.length
    first = end_of(places, lab, low, bar.length)
    last = end_of(1.0 - places[::-1], lab[::-1], 1.0 - high, bar.length)
    usual = max(usual_run(places, lab), 0.0)
    # In a ramp in steps the outer ones are as long as the others.
    least = max(SHORTEST_PX / bar.length, _LONGER * usual)
    slow = begins_as_a_palette(lab) or begins_as_a_palette(lab[::-1])
    if gaps.min() >= least and first == last == "flat" and not slow:
        # Such a piece ends with its tick: the step of a palette may hold one in its middle.
        runs = np.array([first_run(lab), first_run(lab[::-1])]) / bar.length - gaps
        if runs.max() <= _LONGER * usual + TICK_PX / bar.length:
            return shortened(bar, low, high)
    # Room is made at both ends alike; a palette makes long runs at one.
    alike = abs(gaps[0] - gaps[1]) * bar.length <= _ALIKE_PX
    room = alike and gaps.max() * bar.length <= _most_room(bar)
    if room and gaps.min() * bar.length >= SHORTEST_PX:
        if {first, last} <= {"flat", "still"}:
            longer = (first_run(lab), first_run(lab[::-1]))
            steps = usual * bar.length >= LEAST_STEP_PX and ends_as_a_palette(lab)
            told = not steps and (
                min(longer) / bar.length >= usual + gaps.max() / 2
                or (
                    max(sharp) <= TICK_PX
                    and all(
                        keeps_to_tick(colors, gap - frame, usual * bar.length)
                        for colors, gap, frame in zip(
                            (lab, lab[::-1]), gaps * bar.length, unseen * bar.length, strict=True
                        )
                    )
                )
            )
        else:
            # Steps of a palette are as long as the others.
            longer = (longest_run(lab), longest_run(lab[::-1]))
            told = min(longer) >= 2 * usual * bar.length and are_flat_but_mixed(
                places, lab, (low, high), bar.length
            )
        if told:
            return shortened(bar, low, high)
    # The line of a tick is white, and cannot be seen on a pale end: the other tells how far in.
    other = int(gaps.argmin())
    if room and _pale_and_flat(raster, lab, (first, last), other, usual * bar.length, gaps):
        return shortened(bar, float(gaps.max()), 1.0 - float(gaps.max()))
    # A block at one end, for what lies beyond, where a tick stands at the other end itself.
    block, other = int(gaps.argmax()), int(gaps.argmin())
    one = (first, last)[block] == "flat" and gaps[block] >= max(
        _BLOCK_PX / bar.length, 2 * _LONGER * usual
    )
    # On paper of its color such a piece has no end: the bar was taken to end with its scale.
    if _room_beside_hidden(raster, bar, lab, (first, last), gaps * bar.length):
        colors = lab if block == 0 else lab[::-1]
        seen_px = float(gaps[block] - unseen[block]) * bar.length
        if first_run(colors) / bar.length >= usual + gaps[block] / 2 or (
            sharp[block] <= TICK_PX and keeps_to_tick(colors, seen_px, usual * bar.length)
        ):
            return shortened(bar, low if gaps[0] > 0.0 else 0.0, high if gaps[1] > 0.0 else 1.0)
    # What is drawn of one color shows that; the dark end of a ramp moves, slowly as it may be.
    runs_px = longest_run(lab if block == 0 else lab[::-1])
    one = one and runs_px >= (usual + gaps[block] / 2) * bar.length
    if one and gaps[other] <= TICK_PX / bar.length:
        return shortened(bar, low if block == 0 else 0.0, high if block == 1 else 1.0)
    return bar


def _pale_and_flat(
    raster: Raster,
    lab: FloatArray,
    ends: tuple[str, str],
    other: int,
    usual_px: float,
    gaps: FloatArray,
) -> bool:
    """Whether the ``other`` end of a bar is pale and keeps one color about as far as the tick at
    its first end is away from that, which has one color beyond it as well.
    """
    colors = lab if other == 0 else lab[::-1]
    pale = float(delta_e(colors[1], page_color(raster))) <= PALE
    run, far = first_run(colors), float(gaps.max()) * len(lab)
    return pale and ends[1 - other] == "flat" and run >= usual_px + far / 2 and far >= SHORTEST_PX


def _most_room(bar: Bar) -> float:
    """The longest that room for the line of a tick is beyond it, in pixels."""
    return max(_ROOM_PX, _ROOM * min(bar.box.width, bar.box.height))


def _room_beside_hidden(
    raster: Raster,
    bar: Bar,
    lab: FloatArray,
    ends: tuple[str, str],
    gaps_px: FloatArray,
    pale: float = STILL,
) -> bool:
    """Whether one end is flat beyond its tick, in ``ends`` as ``end_of`` says, and the other has
    the page's color and a tick at it: what is drawn beyond that cannot be seen.
    """
    page = page_color(raster)
    block, other = int(gaps_px.argmax()), int(gaps_px.argmin())
    # Where a ramp begins with the page's color its first pixel that is seen is a step further.
    colors = lab if other == 0 else lab[::-1]
    away, step = float(delta_e(colors[0], page)), float(delta_e(colors[0], colors[1]))
    hidden = gaps_px[other] <= _FADED_PX and away <= max(pale, _STEPS_LOST * step)
    return bool(hidden and ends[block] == "flat" and gaps_px[block] <= _most_room(bar))


def page_color(raster: Raster) -> FloatArray:
    """The Lab color of the rim of a picture."""
    rim = [raster.rgb[0], raster.rgb[-1], raster.rgb[:, 0], raster.rgb[:, -1]]
    return srgb_to_lab(median(np.concatenate(rim), along_first=True))


def may_end_flat(raster: Raster, bar: Bar, ticks: Sequence[PlacedTick], line: TickLine) -> bool:
    """Whether a picture leaves open if a bar has such pieces: room at both ends alike in a smeared
    one whose colors do not say that they go on, at one end where the page hides the other one or
    where they do not go on.

    The rings of a codec reach as far into a bar as the line of a tick needs room.
    """
    kept = [tick.place for tick, value in zip(ticks, line.values, strict=True) if value is not None]
    if len(kept) < 2 or bar.extends_start or bar.extends_end or bar.segments:
        return False
    if not raster.lossy and _flat_or_hidden(raster, bar, kept):
        return True
    if not raster.lossy and max(bar.slack) == 0.0:
        return False
    # All numbers together tell better than each one where the outer ones stand.
    gaps = gaps_px(bar, line)
    alike = max(gaps) - min(gaps) <= _ALIKE_LOSSY_PX and max(gaps) <= _most_room(bar)
    if alike and max(gaps) > NO_MATTER * bar.length and min(gaps) >= SHORTEST_PX:
        return not goes_on(raster, bar, gaps)
    least = max(SHORTEST_PX, NO_MATTER * bar.length)
    return stands_still(raster, bar, gaps, least, LONGEST * bar.length)


def gaps_px(bar: Bar, line: TickLine) -> tuple[float, float]:
    """How far the outermost ticks stand within the low and the high end; 0 without any."""
    told = [float(line.place_of(value)) for value in line.values if value is not None]
    if not told:
        return 0.0, 0.0
    return min(told) * bar.length, (1.0 - max(told)) * bar.length


def _flat_or_hidden(raster: Raster, bar: Bar, kept: Sequence[float]) -> bool:
    """The same of a drawing whose ticks stand at the places ``kept``."""
    gaps = np.array([min(kept), 1.0 - max(kept)]) * bar.length
    rgb, pixels = sample_ramp(raster.rgb, bar)
    places = places_of(bar, pixels)
    if bar.orientation == "vertical":
        rgb, places = rgb[::-1], places[::-1]
    lab = srgb_to_lab(rgb)
    first = end_of(places, lab, min(kept), bar.length)
    last = end_of(1.0 - places[::-1], lab[::-1], 1.0 - max(kept), bar.length)
    flat = first == last == "flat" or are_flat_but_mixed(
        places, lab, (min(kept), max(kept)), bar.length
    )
    if gaps.min() >= SHORTEST_PX and flat:
        # Made smaller, such pieces are of one color no more: their room is as long as before.
        alike = float(np.ptp(gaps)) <= _ALIKE_PX and gaps.max() <= _most_room(bar)
        return bool(alike and gaps.max() > NO_MATTER * bar.length)
    if gaps.max() < SHORTEST_PX:
        return False
    # A resizer that sharpens leaves rings at the end of a piece of one color.
    block = int(gaps.argmax())
    colors, at = (lab, places) if block == 0 else (lab[::-1], 1.0 - places[::-1])
    if is_flat_behind_rings(at, colors, float(gaps[block]) / bar.length, bar.length):
        first, last = ("flat", last) if block == 0 else (first, "flat")
    return _room_beside_hidden(raster, bar, lab, (first, last), gaps, pale=_STEP_OFF)


def _of_equal_steps(px: FloatArray, lab: FloatArray, length: float) -> tuple[float, float] | None:
    """Where a ramp in equal steps ends, in pixels from its low end, if both outer ones are longer.

    px (n,) ascend, lab (n, 3) are the colors there; ``length`` is that of the bar.
    """
    changes = delta_e(lab[1:], lab[:-1]) > SAME
    edges = np.flatnonzero(np.diff(np.r_[True, changes, True].astype(np.int8)))
    # Samples (first, last) of every run of one color of two pixels and more.
    runs = edges.reshape(-1, 2)
    if len(runs) < LEAST_STEPS or (runs[:, 1] - runs[:, 0] + 1).sum() < _COVERED * len(lab):
        return None
    between = (px[runs[:-1, 1]] + px[runs[1:, 0]]) / 2
    gaps = np.diff(between)
    narrowest = float(median(gaps[gaps < 1.4 * gaps.min()]))
    for parts in (1, 2):
        # A table of few colors gives several steps in a row the same one.
        count = np.r_[0.0, np.cumsum(np.round(gaps / (narrowest / parts)))]
        step, start = (float(one) for one in np.polyfit(count, between, 1))
        if step < LEAST_STEP_PX:
            return None
        if np.abs(between - start - step * count).max() > _EVEN_PX:
            continue
        first, last = start, start + step * float(count[-1])
        over = [room - step * max(1, np.floor(room / step)) for room in (first, length - last)]
        longer = min(over) >= _LONGER_PX and max(over) <= _OVER * step
        even = abs(over[0] - over[1]) <= _ALIKE_PX
        return (over[0], length - over[1]) if longer and even else None
    return None


def shortened(bar: Bar, low: float, high: float) -> Bar:
    """The bar between two places, with the outer edges of its steps there."""
    box = _between(bar, low, high)
    segments = bar.segments
    if segments:
        ends = (box.y0, box.y1) if bar.orientation == "vertical" else (box.x0, box.x1)
        inner = [edge for edge in segments[1:-1] if ends[0] < edge < ends[1]]
        segments = (ends[0], *inner, ends[1])
    return replace(bar, box=box, segments=segments)


def _between(bar: Bar, low: float, high: float) -> Box:
    """The part of the bar's box between two places, counted from its picture-low end."""
    box = bar.box
    if bar.orientation == "horizontal":
        return Box(box.x0 + low * box.width, box.y0, box.x0 + high * box.width, box.y1)
    return Box(box.x0, box.y1 - high * box.height, box.x1, box.y1 - low * box.height)

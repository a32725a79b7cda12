"""Which values the ends of a bar have: those of ticks that stand there, round ones, the line's."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from unheat.decide.ticks import PlacedTick, TickLine, round_step
from unheat.model import Bar, Reason

if TYPE_CHECKING:
    from unheat.text.labels import TickText

_SEVERAL, _AT_END, _PUSHED = 4, 0.01, 0.04
"""Numbers of which the inner ones tell a line, how far off an end this may have the outer ones,
and how far these are pushed at most; as shares of the bar."""

_FADED = 0.02
"""Share of a bar that an end may be off at most where a tick tells it."""

_UNSURE = 0.01
"""Share of a bar: where an end may lie further off, the scale may be wrong."""

_EVEN_STEPS, _STEP_PX = 5, 3.0
"""Steps of which the inner ones tell how long all are, and pixels to which they are seen."""

_UNEQUAL = 2.0
"""Ends that are known to half of what a drawn one is are known equally well."""

_SHORT_PX = 80.0
"""An end of a blurred bar is known to within 0.8 px: of a shorter bar that is over a hundredth."""

_MARK_PX = 0.5
"""Programs put tick marks on whole pixels, so far off their places at most."""

_WORD = 2
"""Letters of a word."""


def snapped(line: TickLine, ticks: Sequence[PlacedTick], place: float, slack: float) -> float:
    """The value of an end of the bar; a tick, or a round value, that stands on it is exact.

    ``slack`` is how far off the end may have been seen, as a share of the bar.
    """
    value = float(line.value_at(place))
    for tick, kept in zip(ticks, line.values, strict=True):
        # No number stands beyond its bar: an end that fades into the page is seen too early.
        beyond = tick.place < 0.0 if place == 0.0 else tick.place > 1.0
        limit = _FADED if beyond else min(max(slack, 0.004), _FADED)
        if kept is None or abs(tick.place - place) > limit:
            continue
        # One number may be set a pixel or two off its place; several others tell where that is.
        if len(ticks) > _SEVERAL and not beyond and abs(float(line.place_of(kept)) - place) > limit:
            continue
        return kept
    kept_values = [kept for kept in line.values if kept is not None]
    step = round_step(kept_values)
    if line.norm.kind == "linear" and step is not None:
        near = round(value / step) * step
        if abs(float(line.place_of(near)) - place) <= min(slack, 0.006):
            return float(f"{near:.10g}")
    return float(f"{value:.6g}")


def seen_alike(line: TickLine, bar: Bar, slack: float, sharp: float) -> tuple[float, float]:
    """How far within each end a tick may be seen that stands at it, as shares of the bar.

    ``slack`` is what a blurred end allows and ``sharp`` what a drawn one does. Both ends of a bar
    are seen equally well: where one has a tick on it, that of the other is hardly further off.
    """
    kept = np.array([float(line.place_of(one)) for one in line.values if one is not None])
    if not len(kept) or max(bar.slack) * _UNEQUAL > sharp * bar.length:
        return slack, slack
    first, last = (float(np.abs(kept - place).min()) for place in (0.0, 1.0))
    low, high = (slack if off > slack else min(slack, off + sharp) for off in (last, first))
    return low, high


def narrowed(
    line: TickLine, low: float, high: float, limits: tuple[float, float]
) -> tuple[float, float]:
    """Ends of a blurred bar, which is seen wider than it is, and by as much at both ends.

    Where a tick tells one end the other is known to lie as far within; ``limits`` are how far
    that may be, as shares of the bar.
    """
    low_told, high_told = told_end(line, low, 0.0), told_end(line, high, 1.0)
    if low_told and not high_told:
        within = float(line.place_of(low))
        if limits[0] < within <= limits[1]:
            high = float(f"{float(line.value_at(1.0 - within)):.6g}")
    elif high_told and not low_told:
        within = 1.0 - float(line.place_of(high))
        if limits[0] < within <= limits[1]:
            low = float(f"{float(line.value_at(within)):.6g}")
    return low, high


def pushed_in(
    line: TickLine, ticks: Sequence[PlacedTick], low: float, high: float
) -> tuple[float, float]:
    """Ends of a bar without marks whose outer numbers were pushed inwards to fit.

    The line of the others has the outer numbers at the ends, and these stand within.
    """
    order = sorted(
        (tick.place, kept)
        for tick, kept in zip(ticks, line.values, strict=True)
        if kept is not None
    )
    if len(order) < _SEVERAL or line.norm.kind != "linear":
        return low, high
    (first, lowest), *inner, (last, highest) = order
    slope = (inner[-1][0] - inner[0][0]) / (inner[-1][1] - inner[0][1])
    due = [inner[0][0] + slope * (value - inner[0][1]) for value in (lowest, highest)]
    at_ends = abs(due[0]) <= _AT_END and abs(due[1] - 1.0) <= _AT_END
    within = [first - max(due[0], 0.0), min(due[1], 1.0) - last]
    if at_ends and min(within) >= _AT_END and max(within) <= _PUSHED:
        return lowest, highest
    return low, high


def ends_in_doubt(
    bar: Bar, line: TickLine, low: float, high: float, *, drawn: bool
) -> Reason | None:
    """Why an end that no tick tells may lie so far off that the scale is wrong, None if none may.

    Such an end of a bar that is not ``drawn`` as it was is known to less than a pixel. The line
    on which its value is read may lie as far off as its numbers do; where these alone leave no
    scale in doubt, what lies between them is told. A tick that stands further within may be at its
    end or not. Two ticks alone tell nothing of how far they are off their places, and a short bar
    may end far beyond them.
    """
    start, end = bar.slack if bar.orientation == "horizontal" else bar.slack[::-1]
    least = 0.0 if drawn else _SHORT_PX * _UNSURE
    scatter = line.residual * bar.length

    def known_to(slack: float) -> float:
        return max(slack, least) + scatter if max(slack, least) > 0.0 else 0.0

    unseen = any(
        known_to(slack) > _UNSURE * bar.length and not _has_tick(line, value, place)
        for slack, value, place in ((start, low, 0.0), (end, high, 1.0))
    )
    unseen |= (not drawn or max(bar.slack) > 0.0) and any(
        (float(line.place_of(value)) - place) * (1.0 - 2.0 * place) > _UNSURE
        for value, place in ((low, 0.0), (high, 1.0))
        if told_end(line, value, place)
    )
    unseen |= any(
        _beyond_two(bar, line, place) > _UNSURE * bar.length and not told_end(line, value, place)
        for value, place in ((low, 0.0), (high, 1.0))
    )
    short = _short_steps(bar)
    unseen |= (short[0] and not told_end(line, low, 0.0)) or (
        short[1] and not told_end(line, high, 1.0)
    )
    if not unseen:
        return None
    return Reason.TICK_PLACE if scatter > _UNSURE * bar.length else Reason.BAR_END


def _beyond_two(bar: Bar, line: TickLine, place: float) -> float:
    """Pixels by which an end may lie off the line of two ticks, where both marks stand half a pixel
    off their places, the other way each; 0 for more ticks, or more marks in even steps, whose
    numbers nobody read, and where one stands at the end."""
    if len(bar.tick_positions) > 2 and np.ptp(np.diff(sorted(bar.tick_positions))) <= _MARK_PX:
        return 0.0
    kept = [float(line.place_of(one)) for one in line.values if one is not None]
    if len(kept) != 2 or kept[0] == kept[1] or min(kept) <= place <= max(kept):
        return 0.0
    near, far = sorted(abs(one - place) for one in kept)
    return _MARK_PX * (near + far) / (far - near) if near > _AT_END else 0.0


def _short_steps(bar: Bar) -> tuple[bool, bool]:
    """Whether the first and the last of a bar's steps, low end first, is shorter than all others,
    which are equal: a part of it was lost, where a codec made a pale color of it."""
    lengths = np.diff(np.sort(np.array(bar.segments, dtype=np.float64)))
    if len(lengths) < _EVEN_STEPS or np.ptp(lengths[1:-1]) > _STEP_PX:
        return False, False
    first, last = lengths[[0, -1]] < lengths[1:-1].min() - _STEP_PX
    return (last, first) if bar.orientation == "vertical" else (first, last)


def told_end(line: TickLine, value: float, place: float) -> bool:
    """Whether an end of the bar has another value than the line has there: that of a tick."""
    return float(f"{float(line.value_at(place)):.6g}") != value


def _has_tick(line: TickLine, value: float, place: float) -> bool:
    """Whether an end of the bar has the value of a tick, and not only a round one: by chance every
    tenth place of a smeared end is as near to one of these.
    """
    return told_end(line, value, place) and any(
        kept is not None and math.isclose(kept, value, rel_tol=1e-9, abs_tol=1e-12)
        for kept in line.values
    )


def through_ends(line: TickLine, low: float, high: float) -> TickLine:
    """The line through both ends as told, so that knots and ends say the same."""
    bent_low, bent_high = (float(line.norm.bend(value)) for value in (low, high))
    if not (math.isfinite(bent_low) and math.isfinite(bent_high)) or bent_low == bent_high:
        return line
    slope = 1.0 / (bent_high - bent_low)
    return replace(line, slope=slope, intercept=-slope * bent_low)


def took_heading_in(texts: Sequence[TickText], places: npt.NDArray[np.float64]) -> bool:
    """Whether a bar may hold letters of its heading: a word stands beside it further out than all
    of its numbers, at these ``places`` (n,), which go on to no end.
    """
    numbers = [
        float(place)
        for text, place in zip(texts, places, strict=True)
        if text.reading.value is not None
    ]
    words = [
        float(place)
        for text, place in zip(texts, places, strict=True)
        if text.reading.value is None and sum(map(str.isalpha, text.text)) >= _WORD
    ]
    return bool(numbers) and any(
        0.0 <= place < min(numbers) or max(numbers) < place <= 1.0 for place in words
    )

"""Ticks whose texts were pushed inwards to fit: the first and last stand at the bar's ends.

Some renderers draw no marks and set the outer texts flush with the bar, so that they do not
point at their own middles. Ink tells which texts may be flush: they lie inside the bar, and
less than half a letter from its end. Whether they are is told by the line of the others; a
scale whose texts are all at ends and middle fits both ways, and there the two gaps decide.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from unheat.decide.tick_readings import is_power
from unheat.decide.ticks import PlacedTick, TickLine
from unheat.medians import median
from unheat.model import Bar, Box

_OUTSIDE_PX = 1.5
_BLURRED = 0.2
"""Of a blurred text and bar so many text heights may overlap."""

_RAISED = 0.4
"""The middle of a number with a raised exponent is less than so much of its height above that of
its base, which stands beside what it names."""

_INSIDE = 0.5
"""A flush text ends so many of its heights before the bar does: room for descenders."""

_SLIM = 0.3
"""A "1" takes the room of any digit, and leaves so much of its height of it blank on its right."""

_BETTER = 0.5
"""The line through flush ticks must be so much straighter to be believed alone."""

_UNEVEN = 0.15
"""Flush texts hang from the top and stand on the bottom: their gaps differ by so much of
their height, where texts in the middle of their places leave equal ones."""

_FEWEST_SPREAD = 3
"""Texts of which two blanks can be alike."""

_SPREAD = 4
"""So many texts show that they were spread over a bar."""

_LEVEL_PX = 0.75
"""Texts that stand as far beside what they name do so to within so much."""

_ROOM = 0.25
"""Letters stand in rooms of their own: gaps that a page made equal differ by so much of their
heights, as "1" leaves more beside it than others do."""

_BENT = ("power", "symlog")

Fit = Callable[[Sequence[PlacedTick]], TickLine | None]


def flush_ends(ticks: Sequence[PlacedTick], bar: Bar, fit: Fit) -> list[PlacedTick]:
    """The ticks with flush ones at places 0 and 1; unchanged where nothing says so."""
    level = _leveled(ticks, bar)
    if level is not None:
        return level
    gaps = _gaps(ticks, bar)
    spread = _spread_by_blanks(ticks, bar, _gaps(ticks, bar, any_text=True))
    if spread is not None:
        return spread
    if len(ticks) == 2:
        if not one_of_two_is_flush(ticks, bar):
            return _two_at_ends(ticks, bar)
        return _moved(ticks, {index: float(end) for end, (index, _) in gaps.items()}, bar.length)
    if not gaps or len(ticks) < 3:
        return list(ticks)
    plain = fit(ticks)
    best, residual = list(ticks), _residual(ticks, plain)
    chosen: tuple[int, ...] = ()
    for count in (1, 2):
        for ends in itertools.combinations(sorted(gaps), count):
            moved = _moved(ticks, {gaps[end][0]: float(end) for end in ends}, bar.length)
            line = fit(moved)
            off = _residual(moved, line)
            straight = off < _BETTER * residual and off < residual - 0.5 / bar.length
            # A text that was pushed in bends the line of even steps, to a power of them.
            if straight or (_unbends(plain, line) and off <= residual + 1.0 / bar.length):
                best, residual, chosen, plain = moved, off, ends, line
    if chosen or len(gaps) < 2 or len(ticks) != 3:
        return best
    # Three ticks at both ends and in the middle lie on a line either way.
    moved = _moved(ticks, {index: float(end) for end, (index, _) in gaps.items()}, bar.length)
    low, high = gaps[0][1], gaps[1][1]
    tall = min(tick.box.height for tick in ticks if tick.box is not None)
    # Of small print the difference is a pixel.
    uneven = bar.orientation == "horizontal" or low - high >= min(_UNEVEN, 0.9 / tall)
    return moved if uneven and _residual(moved, fit(moved)) < 2.0 / bar.length else best


def _leveled(ticks: Sequence[PlacedTick], bar: Bar) -> list[PlacedTick] | None:
    """The ticks of a bar without marks whose texts all stand as far above, or below, what they
    name; None where nothing says so.

    Figures have no tails, so that their middles are not those of their lines, and those of powers
    of ten are above those of their bases. A bar whose ends are
    a little beyond its first and last number looks much the same, but for the one number that
    stands beyond the bar: nothing is named there.
    """
    order = sorted(range(len(ticks)), key=lambda index: ticks[index].place)
    values = [ticks[index].reading.value for index in order]
    heights = [tick.box.height for tick in ticks if tick.box is not None]
    if bar.tick_positions or len(ticks) < _SPREAD or None in values or not heights:
        return None
    if bar.orientation != "vertical" or values[0] == values[-1]:
        return None
    places = np.array([ticks[index].place for index in order])
    along = np.array(values, dtype=float)
    powers = all(is_power(tick.reading) for tick in ticks) and along.min() > 0.0
    along = np.log(along) if powers else along
    due = (along - along[0]) / (along[-1] - along[0])
    off = (places - due) * bar.length
    shift = float(median(off))
    beyond = (places[-1] - 1.0 if shift > 0 else -places[0]) * bar.length
    level = np.abs(off - shift) <= _LEVEL_PX
    if (
        abs(shift) > (_RAISED if powers else _BLURRED) * float(median(heights))
        or level.sum() < len(ticks) - 1
    ):
        return None
    if beyond < _LEVEL_PX / 2 or np.abs(off - shift).max() > _OUTSIDE_PX:
        return None
    moved = dict(zip(order, due.tolist(), strict=True))
    return [replace(tick, place=moved[index]) for index, tick in enumerate(ticks)]


def _spread_by_blanks(
    ticks: Sequence[PlacedTick], bar: Bar, gaps: dict[int, tuple[int, float]]
) -> list[PlacedTick] | None:
    """The ticks in even steps from end to end where a page spread their texts over a level bar.

    A page leaves equal blanks between texts, of which the first and the last are flush with the
    ends of the bar. Where the texts are not of one width their middles are in no even steps then,
    as those of texts that stand beside what they name would be. None where nothing says so.
    """
    values = [tick.reading.value for tick in ticks]
    if bar.tick_positions or bar.orientation != "horizontal" or len(gaps) < 2:
        return None
    order = sorted(range(len(ticks)), key=lambda index: ticks[index].place)
    boxes = [box for index in order if (box := ticks[index].box) is not None]
    # "80+" at an end is no number, and stands as the others do.
    known = [value for index in order if (value := values[index]) is not None]
    inner = [values[index] for index in order[1:-1]]
    if len(known) < _FEWEST_SPREAD or None in inner or len(boxes) < len(ticks):
        return None
    rises = np.diff(np.array(known, dtype=float))
    blanks = np.array([after.x0 - before.x1 for before, after in itertools.pairwise(boxes)])
    steps = np.diff([box.center[0] for box in boxes])
    even = np.ptp(rises) <= 1e-6 * abs(rises[0]) and np.ptp(blanks) <= 2 * _OUTSIDE_PX
    if not even or blanks.min() <= 0.0 or np.ptp(steps) <= 2 * np.ptp(blanks):
        return None
    # As blanks are equal to the rounding of letters, middles must be further off than that.
    if np.ptp(steps) <= 2 * _OUTSIDE_PX:
        return None
    due = dict(zip(order, np.linspace(0.0, 1.0, len(order)).tolist(), strict=True))
    return [replace(tick, place=due[index]) for index, tick in enumerate(ticks)]


def one_of_two_is_flush(ticks: Sequence[PlacedTick], bar: Bar) -> bool:
    """Whether one of two texts beside a bar without marks ends where the bar ends.

    It seldom does by chance, and yet no third one tells: the scale is for a person to look at.
    """
    if len(ticks) != 2 or bar.tick_positions or len(_gaps(ticks, bar)) != 1:
        return False
    return _two_at_ends(ticks, bar) == list(ticks)


def fit_both_ways(before: Sequence[PlacedTick], ticks: Sequence[PlacedTick], bar: Bar) -> bool:
    """Whether texts without marks, one near each end, were left where they stand although they may
    be flush as well: nothing tells the ends of the bar then.
    """
    if _is_beyond_the_whole(ticks, bar) or _may_be_padded(before, bar):
        return True
    left = [tick.place for tick in before] == [tick.place for tick in ticks]
    gaps = _gaps(ticks, bar)
    if not left or bar.tick_positions or len(gaps) < 2:
        return False
    return len(ticks) == 3 or _are_spread(ticks, bar, gaps)


def _is_beyond_the_whole(ticks: Sequence[PlacedTick], bar: Bar) -> bool:
    """Whether a bar without marks goes on beyond "0%" or "100%" by more than a text is high.

    There are no such shares: texts with other lines under them stand beside what they name by less
    than those do together.
    """
    shares = [tick for tick in ticks if tick.reading.value is not None]
    values = [tick.reading.value or 0.0 for tick in shares]
    named = all(tick.text.strip().endswith("%") for tick in shares)
    if not named or len(shares) < _FEWEST_SPREAD or len(bar.tick_positions) >= len(shares):
        return False
    if (min(values), max(values)) != (0.0, 100.0):
        return False
    tall = max((tick.box.height for tick in shares if tick.box is not None), default=np.inf)
    places = [tick.place for tick in shares]
    return bool(max(min(places), 1.0 - max(places)) * bar.length > tall)


def _are_spread(ticks: Sequence[PlacedTick], bar: Bar, gaps: dict[int, tuple[int, float]]) -> bool:
    """Whether four texts and more in even steps fill the length of a bar to the pixel.

    A page spreads the lines of a box so: equal room between texts, none beyond the outer ones. All
    but the one in the middle then stand beside what they name, and on a line all the same. A ramp
    that goes on beyond its last numbers by half their height looks no other.
    """
    values = [tick.reading.value for tick in ticks]
    if len(gaps) < 2 or len(ticks) < _SPREAD or None in values:
        return False
    order = sorted(ticks, key=lambda tick: tick.place)
    along = [float(tick.reading.value or 0.0) for tick in order]
    tall = min(tick.box.height for tick in ticks if tick.box is not None)
    tight = max(abs(gap) for _, gap in gaps.values()) * tall <= _OUTSIDE_PX
    steps, rises = np.diff([tick.place for tick in order]), np.diff(along)
    even = np.ptp(steps) * bar.length <= _OUTSIDE_PX and np.ptp(rises) <= 1e-6 * abs(rises[0])
    return bool(tight and even)


def _two_at_ends(ticks: Sequence[PlacedTick], bar: Bar) -> list[PlacedTick]:
    """Two numbers, one at each end, are the ends: nobody else prints just two, and there."""
    low, high = sorted(ticks, key=lambda tick: tick.place)
    if low.box is None or high.box is None:
        return list(ticks)
    reach = _INSIDE * min(low.box.height, high.box.height) / bar.length
    flush = len(_gaps(ticks, bar)) == 2 or _padded(low.box, high.box, bar)
    if not flush and (abs(low.place) > reach or abs(high.place - 1.0) > reach):
        return list(ticks)
    return [replace(tick, place=0.0 if tick is low else 1.0) for tick in ticks]


def _padded(low: Box, high: Box, bar: Bar) -> bool:
    """Whether two texts stand inside a level bar, as far from one end as from the other.

    A page that pads its texts leaves equal gaps before the edges of texts, of which one is longer
    than the other: the middles of ticks would be in other places.
    """
    gaps = low.x0 - bar.box.x0, bar.box.x1 - high.x1
    room = min(low.height, high.height)
    level = bar.orientation == "horizontal" and not bar.tick_positions
    even = abs(gaps[0] - gaps[1]) <= _ROOM * room
    return level and even and all(0.0 < gap <= room for gap in gaps)


def _may_be_padded(ticks: Sequence[PlacedTick], bar: Bar) -> bool:
    """Whether only the page's padding puts two texts at the ends, and both are of one width.

    Their middles are as far from the ends as well then, so that they may be ticks.
    """
    boxes = [box for tick in sorted(ticks, key=lambda tick: tick.place) if (box := tick.box)]
    if len(ticks) != 2 or len(boxes) != 2 or len(_gaps(ticks, bar)) == 2:
        return False
    alike = abs(boxes[0].width - boxes[1].width) <= 2 * _ROOM * boxes[0].height
    return alike and _padded(boxes[0], boxes[1], bar)


def _gaps(
    ticks: Sequence[PlacedTick], bar: Bar, *, any_text: bool = False
) -> dict[int, tuple[int, float]]:
    """End (0 or 1) → the outermost tick there and its gap in text heights, if it may be flush.

    Texts that are no number are left out, but for ``any_text``.
    """
    found: dict[int, tuple[int, float]] = {}
    if len(ticks) < 2:
        return found
    order = sorted(range(len(ticks)), key=lambda index: ticks[index].place)
    upright = bar.orientation == "vertical"
    slack = bar.slack[::-1] if upright else bar.slack
    for end, index in ((0, order[0]), (1, order[-1])):
        box = ticks[index].box
        if box is None or (ticks[index].reading.value is None and not any_text):
            continue
        if upright:
            gap = bar.box.y1 - box.y1 if end == 0 else box.y0 - bar.box.y0
        else:
            gap = box.x0 - bar.box.x0 if end == 0 else bar.box.x1 - box.x1
        outside = max(_OUTSIDE_PX, _BLURRED * box.height)
        slim = end == 1 and ticks[index].text.rstrip().endswith("1")
        reach = _INSIDE * box.height if upright else outside + _SLIM * box.height * slim
        # A pale end that a codec has smeared is seen too far out.
        if -outside <= gap <= max(reach, outside) + slack[end]:
            found[end] = index, gap / max(box.height, 1.0)
    return found


def _moved(
    ticks: Sequence[PlacedTick], places: dict[int, float], length: float
) -> list[PlacedTick]:
    """The ticks with some at the bar's ends; those between two such ends are centred on them.

    Middles of letters may lie a little above or below where all of them point.
    """
    moved = [replace(tick, place=places.get(index, tick.place)) for index, tick in enumerate(ticks)]
    ends = {place: ticks[index].reading.value for index, place in places.items()}
    low, high = ends.get(0.0), ends.get(1.0)
    if low is None or high is None or low == high:
        return moved
    inner = [
        tick
        for index, tick in enumerate(moved)
        if index not in places and tick.reading.value is not None and tick.box is not None
    ]
    off = [tick.place - ((tick.reading.value or 0.0) - low) / (high - low) for tick in inner]
    if not off:
        return moved
    shift = float(median(off))
    tall = float(median([tick.box.height for tick in inner if tick.box is not None]))
    if abs(shift) > _BLURRED * tall / length:
        return moved
    return [
        tick if index in places else replace(tick, place=tick.place - shift)
        for index, tick in enumerate(moved)
    ]


def _unbends(plain: TickLine | None, moved: TickLine | None) -> bool:
    """Whether ticks lie on an even scale once the outer ones are moved, and not before."""
    if plain is None or moved is None or moved.dropped:
        return False
    return moved.norm.kind == "linear" and plain.norm.kind in _BENT


def _residual(ticks: Sequence[PlacedTick], line: TickLine | None) -> float:
    """Largest distance from the line, as a share of the bar; a tick off it counts as far."""
    if line is None:
        return np.inf
    numbers = sum(tick.reading.value is not None for tick in ticks)
    kept = sum(value is not None for value in line.values)
    return line.residual if kept >= numbers else 0.1

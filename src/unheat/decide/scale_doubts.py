"""When a scale asks for a person: what its ticks leave open.

Ticks on one line vouch for each other against a misread digit, but not against what befell
all of them (points lost in every tick), nor for what lies far beyond the last of them.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.decide.decades import most_tell_decades, signs_contradict, signs_tell_decades
from unheat.decide.kept_points import kept_its_point
from unheat.decide.mirrored_ticks import only_mirrored
from unheat.decide.tick_aside import one_stands_aside
from unheat.decide.tick_points import points_are_open
from unheat.decide.tick_readings import is_power
from unheat.decide.tick_spelling import regained
from unheat.decide.ticks import PlacedTick, TickLine, round_step
from unheat.medians import median
from unheat.model import ColorScale, Reason, TextReading, Tick

FloatArray = npt.NDArray[np.float64]

_SURE = 0.9
"""Text confidence from which two ticks alone are believed when their numbers are round."""

_FIRM, _TOGETHER = 0.6, 3 * 0.6
"""So much confidence together makes ticks on one line firm, none of which is so alone."""

_MINUS = ("-", "\u2212", "\u2013", "\u2014")

_LEAST_MARKS, _AT_MARK = 4, 0.15
"""A number points at a mark that is nearer than so much of the step between marks."""

_DUE, _MOST_READ, _IN_ROW = 0.1, 4, 3
"""A tick stands at a power of ten to within so many decades; from so many ticks that were read as
the powers that are due, the others matter less, and of more than so many none has to be firm. Of
three none has to be where the others are tens whose exponents were lost: a misread exponent
does not fall in with two others."""

_WITNESSES, _PLACED, _FAR = 3, 0.005, 3.0
"""Ticks that tell of one more where it stands, the share of the bar to which they do, and how many
times their own scatter it is off."""

_DIGITS, _AS_WIDE, _A_PLACE = 2, 0.85, 9.0
"""Digits of numbers whose point was lost, and the share of their width that is more than one digit
takes; a number without its point is ten times as large and more."""

_BEYOND = 1.1
"""So many steps beyond the last tick there should have been another."""


def line_doubts(
    ticks: Sequence[PlacedTick], line: TickLine, in_decades: bool | None = None
) -> tuple[bool, list[Reason]]:
    """Whether a person must look at the scale, and why; notes without doubt are told too.

    ``in_decades``: whether minor marks tell the decades of the line (``minor_marks``), or others.
    """
    reasons: list[Reason] = []
    review = False
    pairs = list(zip(ticks, line.values, strict=True))
    used = [tick for tick, value in pairs if value is not None]
    signs_tell = signs_tell_decades(ticks, line, marked=bool(in_decades))
    signs_tell = signs_tell or (bool(in_decades) and most_tell_decades(ticks, line))
    contrary = signs_contradict(ticks, line)
    signs_tell = signs_tell and not contrary
    if len(used) == 2 and len(ticks) <= 3:
        reasons.append(Reason.TWO_TICKS)
        held = two_ticks_hold([tick.reading for tick in used])
        left = any(value is None and any(map(str.isdigit, tick.text)) for tick, value in pairs)
        review = line.repaired > 0 or line.dropped > 0 or left or not held
    # A lost sign or point leaves the digits, and these lie on the line by no accident.
    same = [tick for tick, value in pairs if value is not None and _same_digits(tick, value)]
    if line.dropped or line.repaired:
        reasons.append(Reason.TICK_OFF_LINE)
        off = len(used) - len(same) + line.dropped
        # A row of powers of ten leaves nothing else to be between two of them.
        vouching = off + 1 if _whole_powers(line) else 3 * off
        lost = _points_in_doubt(pairs) and not _nought_has_decimals(ticks, line)
        review = review or len(same) < max(3, vouching) or lost or _bends(ticks, line)
        review = (review or kept_its_point(ticks, line.values)) and not signs_tell
    if line.norm.kind == "linear" and one_stands_aside(pairs, line):
        reasons.append(Reason.TICK_PLACE)
        review = True
    if _lost_their_points(pairs) or points_are_open(ticks, line):
        reasons.append(Reason.POINT_IN_DOUBT)
        review = True
    # A doubt of the reader's about a tick's place in the row is settled by the line.
    firm = sum(
        tick.reading.confidence >= _FIRM
        and tick.reading.value == value
        and not (tick.reading.review and set(tick.reading.reasons) != {Reason.TICK_OFF_LINE})
        for tick, value in pairs
    )
    together = sum(tick.reading.confidence for tick in same)
    bare = line.as_read >= _IN_ROW and _no_other_power(pairs)
    enough = firm or bare or line.as_read > _MOST_READ
    spoken_for = enough and not contrary and _decades_in_row(ticks, line, rest_is_bare=bare)
    # Minor marks tell all but the decade of one number alone, and the page may carry this.
    spoken_for = spoken_for or (len(used) == 1 and used[0].written)
    if firm < 2 and together < _TOGETHER and not spoken_for and not signs_tell:
        reasons.append(Reason.LOW_CONFIDENCE)
        review = True
    if _one_is_missing([*used, *regained(ticks, line)], line):
        reasons.append(Reason.TICK_UNREAD)
        review = True
    uncertain = in_decades is False or not (line.certain or in_decades)
    if uncertain or only_mirrored(ticks, line):
        reasons.append(Reason.NORM_IN_DOUBT)
        review = True
    if any(value == 0 and tick.text.lstrip().startswith(_MINUS) for tick, value in pairs) and not (
        _keeps_signs(pairs)
    ):
        # Hardly anybody prints a nought with a sign: the marks of ticks are taken for signs.
        reasons.append(Reason.SIGN_IN_DOUBT)
        review = True
    return review, reasons


def marks_without_numbers(marks_px: FloatArray, numbers_px: FloatArray) -> bool:
    """Whether evenly spaced marks are not those of the numbers that were read beside a bar.

    Then the numbers are another thing's, such as the labels of the cells over a lying bar.
    """
    marks = np.sort(marks_px)
    steps = np.diff(marks)
    if len(marks) < _LEAST_MARKS or not len(numbers_px):
        return False
    step = float(median(steps))
    off = np.abs(numbers_px[:, None] - marks[None, :]).min(axis=1)
    even = bool((np.abs(steps - step) < 0.1 * step).all())
    return even and bool((off <= _AT_MARK * step).mean() < 0.5)


def doubted_scale(scale: ColorScale, reason: Reason) -> ColorScale:
    """The scale up for review, for one reason more."""
    return replace(scale, review=True, reasons=tuple(dict.fromkeys((*scale.reasons, reason))))


def one_is_off(ticks: Sequence[Tick]) -> bool:
    """Whether the others say of one tick of a linear scale that it is another number.

    Theirs is the number of its place, rounded as it is printed: 0, where "1" was read beside
    20, 40 and 60. Of three others two would always agree with the third, were they misread.
    Numbers in even steps are none of these, however far off the pixels of a short bar put one.
    """
    values = np.array([tick.value for tick in ticks])
    places = np.array([tick.position for tick in ticks])
    if len(ticks) <= _WITNESSES or np.unique(values).size < len(ticks):
        return False
    steps = np.diff(np.sort(values))
    if np.allclose(steps, steps[0], rtol=1e-6):
        return False
    for odd, tick in enumerate(ticks):
        rest = np.arange(len(ticks)) != odd
        slope, start = np.polyfit(values[rest], places[rest], 1)
        scatter = float(np.abs(start + slope * values[rest] - places[rest]).max())
        off = abs(start + slope * tick.value - tick.position)
        _, _, decimals = tick.text.partition(".")
        unit = 10.0 ** -sum(sign.isdigit() for sign in decimals)
        other = abs((tick.position - start) / slope - tick.value) >= 0.5 * unit
        if other and scatter <= _PLACED and off > max(_FAR * scatter, _PLACED):
            return True
    return False


def one_is_uneven(edges: FloatArray) -> bool:
    """Whether bounds follow on each other in even steps but for one: 1, 10, 20, 30, 40.

    A reader that takes a nought for a one is as sure as ever.
    """
    if len(edges) < _LEAST_MARKS + 1:
        return False
    places = np.arange(len(edges), dtype=float)
    even = []
    for odd in range(len(edges)):
        rest = np.arange(len(edges)) != odd
        slope, start = np.polyfit(places[rest], edges[rest], 1)
        off = np.abs(start + slope * places - edges) > 1e-6 * np.ptp(edges)
        even.append(not off[rest].any() and bool(off[odd]))
    return sum(even) == 1


def two_ticks_hold(readings: Sequence[TextReading]) -> bool:
    """Two ticks are believed where both were read surely and both are round numbers.

    "0" and "1", "-4" and "4", "0" and "250" at high confidence: a misread digit would
    have to leave a round number and a sure reader.
    """
    if len(readings) < 2 or any(reading.value is None for reading in readings):
        return False
    values = [reading.value for reading in readings if reading.value is not None]
    sure = all(reading.confidence >= _SURE and not reading.review for reading in readings)
    return sure and round_step(values) is not None


def _bends(ticks: Sequence[PlacedTick], line: TickLine) -> bool:
    """Whether a number beyond the others lies on another line: a scale may have two slopes."""
    kept = [tick.place for tick, value in zip(ticks, line.values, strict=True) if value is not None]
    again = regained(ticks, line)
    return any(
        value is None
        and tick.reading.value is not None
        and not min(kept) < tick.place < max(kept)
        and tick not in again
        for tick, value in zip(ticks, line.values, strict=True)
    )


def _whole_powers(line: TickLine) -> bool:
    """Whether the ticks are consecutive powers of ten on a logarithmic scale, none dropped."""
    values = [value for value in line.values if value is not None]
    if line.norm.kind != "log" or line.dropped or min(values) <= 0:
        return False
    powers = np.sort(np.log10(values))
    whole = np.round(powers)
    return bool(np.allclose(powers, whole) and np.all(np.diff(whole) == np.diff(whole)[0]))


def _decades_in_row(
    ticks: Sequence[PlacedTick], line: TickLine, *, rest_is_bare: bool = False
) -> bool:
    """Whether ticks were read as the powers of ten that are due, upwards from the low end.

    Readers stumble over raised digits; three in a row that are each a decade apart, and as far
    apart as the others, are not misread together. Of a longer row a third may be misread; tens
    that lost their exponents (``rest_is_bare``) say nothing against the others.
    """
    if line.norm.kind != "log" or line.slope < 0 or len(ticks) < 3:
        return False
    due = np.log10(line.value_at([tick.place for tick in ticks]))
    steps = np.diff(np.sort(np.round(due)))
    in_row = np.abs(due - np.round(due)).max() < _DUE and bool((steps == steps[0]).all())
    read = line.as_read == len(ticks) or line.as_read >= max(_MOST_READ, 2 / 3 * len(ticks))
    read = read or (rest_is_bare and line.as_read >= len(ticks) / 2)
    return bool(in_row and steps[0] > 0 and read)


def _no_other_power(pairs: Sequence[tuple[PlacedTick, float | None]]) -> bool:
    """Whether what is not on the line is the ten of a power whose exponent was lost."""
    return all(
        value is not None or (tick.text.strip().startswith("10") and not is_power(tick.reading))
        for tick, value in pairs
    )


def _points_in_doubt(pairs: Sequence[tuple[PlacedTick, float | None]]) -> bool:
    """Whether more ticks had to be given a point or a sign than vouch for one.

    What begins with a nought ("05") vouches too: a point must follow. Dust passes for a point, but
    takes none away, so that such a number and one with its point vouch for all of the others.
    """
    sure = given = padded = 0
    for tick, value in pairs:
        read = tick.reading.value
        if value is None or read is None:
            continue
        if re.fullmatch(r"[-+\u2212]?0\d+", tick.text.strip()):
            padded += 1
        elif read == value:
            sure += 1
        else:
            given += 1
    return not (padded and sure) and padded + sure < max(2, given)


def _lost_their_points(pairs: Sequence[tuple[PlacedTick, float | None]]) -> bool:
    """Whether whole numbers stand as they were read beside "00" or "05": nobody prints these, and
    where they have lost a point the others have, too.
    """
    read = [tick.text.strip() for tick, value in pairs if value == tick.reading.value is not None]
    padded, whole = (
        any(re.fullmatch(rf"[-+\u2212]?{first}\d+", text) for text in read)
        for first in ("0", "[1-9]")
    )
    return padded and whole


def _nought_has_decimals(ticks: Sequence[PlacedTick], line: TickLine) -> bool:
    """Whether the ink at a nought is as wide as that of numbers of two digits that lost a point.

    Whatever was read there, a nought among whole numbers is one digit wide.
    """
    given = [
        tick
        for tick, value in zip(ticks, line.values, strict=True)
        if value and tick.reading.value is not None and tick.reading.value / value > _A_PLACE
    ]
    if {sum(char.isdecimal() for char in tick.text) for tick in given} != {_DIGITS}:
        return False
    due = line.value_at([tick.place for tick in ticks])
    near = _AT_MARK * min(abs(value) for value in line.values if value)
    noughts = [
        t.box.width for t, value in zip(ticks, due, strict=True) if abs(value) < near and t.box
    ]
    # Of print that is turned the height tells.
    wide = [t.box.width for t in given if t.box is not None and t.box.width > t.box.height]
    return bool(noughts and wide) and min(noughts) >= _AS_WIDE * min(wide)


def _keeps_signs(pairs: Sequence[tuple[PlacedTick, float | None]]) -> bool:
    """Whether a tick on the line was read without a sign: not all marks were taken for signs.

    Numbers rise along a line; a sign too many beside some of them would bend it.
    """
    return any(
        value is not None and value > 0 and tick.reading.value == value for tick, value in pairs
    )


def _same_digits(tick: PlacedTick, value: float) -> bool:
    """Whether a tick was read as ``value``, but for its sign and the place of its point."""
    read = tick.reading.value
    if not read or not value:
        return read == value
    lost = math.log10(abs(read / value))
    return abs(lost - round(lost)) < 1e-9


def _one_is_missing(used: Sequence[PlacedTick], line: TickLine) -> bool:
    """Ticks in equal steps that end more than a step before the bar does, or leave one out."""
    places = np.sort([tick.place for tick in used])
    steps = np.diff(places)
    if not len(steps) or line.norm.kind != "linear":
        return False
    step = float(steps.min())
    even = bool((np.abs(steps - step) < 0.1 * step).all())
    return even and bool(max(places[0], 1.0 - places[-1]) > _BEYOND * step)

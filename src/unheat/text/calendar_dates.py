"""Dates of a row of labels, of which each leaves out what the one before it said.

A plotting library writes "2021", "Feb", "Mar" along an axis of time, and "18:00", "00:00" where a
day begins: what is left out follows from the order, and the line on which all of them lie proves
it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from datetime import date

from unheat.text.calendar import MONTHS, months_elsewhere
from unheat.text.quantities import dates_of, times_of
from unheat.text.spelling import plain

_YEAR = re.compile(r"(1[5-9]|20|21)\d\d")
_MONTH = re.compile(r"([A-Za-z]{3,9})\.?")
_NAMED = re.compile(r"([A-Za-z]{3,9})\.?,? ?'?((?:1[5-9]|20|21)\d\d)")
_WORD = re.compile(r"[^\W\d_]{3,9}\.?")
_HALF_DAY = re.compile(r"(1[0-2]|0?[1-9])(?::([0-5]\d))? ?([AaPp])\.?[Mm]\.?")
_DAY = re.compile(r"(?:([A-Za-z]{3})[ -]\d{1,2}|\d{1,2}[ -]([A-Za-z]{3})|\d{4}-\d\d-\d\d)")

_DAY_HOURS = 24.0
_EPOCH = date(1970, 1, 1).toordinal()


def moments_of(texts: Sequence[str]) -> tuple[str, list[float]] | None:
    """The kind of a row of dates or times of day, and their values, which rise: days since
    1970-01-01 ("date"), or hours from the first midnight on ("time"); None where they are none.

    >>> moments_of(["2021", "Feb", "Mar"])
    ('date', [18628.0, 18659.0, 18687.0])
    >>> moments_of(["12:00", "18:00", "00:00"])
    ('time', [12.0, 18.0, 24.0])
    >>> moments_of(["9 AM", "12 PM", "3 PM"]), moments_of(["12:00", "18:00", "Mar-05"])
    (('time', [9.0, 12.0, 15.0]), ('time', [12.0, 18.0, 24.0]))
    >>> moments_of(["févr. 2021", "avr. 2021"])
    ('date', [18659.0, 18718.0])
    >>> moments_of(["2021", "2022", "2023"]) is None
    True
    """
    texts = [_in_english(" ".join(text.split())) for text in texts]
    if any(not text for text in texts):
        return None
    times = times_of(_on_one_clock(texts))
    if times is not None:
        return _rising("time", _unwound(times))
    days = dates_of(texts)
    if days is None:
        days = _in_turn(texts)
    return None if days is None else _rising("date", days)


def _in_english(text: str) -> str:
    """A text with the short names of months in other languages as English has them."""

    def told(found: re.Match[str]) -> str:
        number = months_elsewhere().get(plain(found[0].rstrip(".")).lower())
        return found[0] if number is None else MONTHS[number - 1][:3].title()

    return _WORD.sub(told, text)


def _on_one_clock(texts: Sequence[str]) -> list[str]:
    """Times of day by a clock of 24 hours; among times of day the name of a day is its midnight."""
    told = [_by_24_hours(text) for text in texts]
    if any(":" in text for text in told):
        return ["00:00" if _is_day(text) else text for text in told]
    return told


def _by_24_hours(text: str) -> str:
    found = _HALF_DAY.fullmatch(text)
    if found is None:
        return text
    hour = int(found[1]) % 12 + (12 if found[3] in "Pp" else 0)
    return f"{hour:02d}:{found[2] or '00'}"


def _is_day(text: str) -> bool:
    found = _DAY.fullmatch(text)
    name = found and (found[1] or found[2])
    return bool(found) and (not name or any(full.startswith(name.lower()) for full in MONTHS))


def _rising(kind: str, values: list[float]) -> tuple[str, list[float]] | None:
    return (kind, values) if all(a < b for a, b in itertools.pairwise(values)) else None


def _unwound(hours: Sequence[float]) -> list[float]:
    """Times of day as hours that go on over midnight."""
    result: list[float] = []
    for hour in hours:
        while result and hour <= result[-1]:
            hour += _DAY_HOURS
        result.append(hour)
    return result


def _in_turn(texts: Sequence[str]) -> list[float] | None:
    """Days of years and months of which some leave out the year; at least one month stands without
    one, and one year is said."""
    parts = [_parts(text) for text in texts]
    if any(part is None for part in parts):
        return None
    known = [part for part in parts if part is not None]
    years = [i for i, (year, _) in enumerate(known) if year is not None]
    if not years or all(month is None for _, month in known):
        return None
    said, _ = known[years[0]]
    # Months before the first year that is said are of the year before it, back to each January.
    year = said or 0
    for (_, month), (_, later) in itertools.pairwise(known[: years[0] + 1]):
        year -= (month or 1) >= (later or 1)
    result: list[float] = []
    before = 0
    for own, month in known:
        if own is not None:
            year = own
        elif (month or 1) <= before:
            year += 1
        before = month or 1
        result.append(float(date(year, before, 1).toordinal() - _EPOCH))
    return result


def _parts(text: str) -> tuple[int | None, int | None] | None:
    """(year, month) that a label says, None for what it leaves out."""
    if _YEAR.fullmatch(text):
        return int(text), None
    named = _NAMED.fullmatch(text)
    month = named or _MONTH.fullmatch(text)
    if month is None:
        return None
    name = month[1].lower()
    number = next((i for i, full in enumerate(MONTHS, 1) if full.startswith(name)), None)
    if number is None:
        return None
    return (int(named[2]) if named else None), number

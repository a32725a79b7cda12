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

from unheat.text.calendar import MONTHS
from unheat.text.quantities import dates_of, times_of

_YEAR = re.compile(r"(1[5-9]|20|21)\d\d")
_MONTH = re.compile(r"([A-Za-z]{3,9})\.?")
_NAMED = re.compile(r"([A-Za-z]{3,9})\.?,? ?'?((?:1[5-9]|20|21)\d\d)")

_DAY_HOURS = 24.0
_EPOCH = date(1970, 1, 1).toordinal()


def moments_of(texts: Sequence[str]) -> tuple[str, list[float]] | None:
    """The kind of a row of dates or times of day, and their values, which rise: days since
    1970-01-01 ("date"), or hours from the first midnight on ("time"); None where they are none.

    >>> moments_of(["2021", "Feb", "Mar"])
    ('date', [18628.0, 18659.0, 18687.0])
    >>> moments_of(["12:00", "18:00", "00:00"])
    ('time', [12.0, 18.0, 24.0])
    >>> moments_of(["2021", "2022", "2023"]) is None
    True
    """
    texts = [" ".join(text.split()) for text in texts]
    if any(not text for text in texts):
        return None
    times = times_of(texts)
    if times is not None:
        return _rising("time", _unwound(times))
    days = dates_of(texts)
    if days is None:
        days = _in_turn(texts)
    return None if days is None else _rising("date", days)


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
    for (_, month), (_, later) in itertools.pairwise(known):
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

"""Dates along an axis of time: their days go on as their places do, and none is due between them.

Ticks on the first and the middle of each month stand in uneven steps, as labels would of which some
were not read. But so many days from one to the next are so many columns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from unheat.text.calendar import MONTHS

_DATE = re.compile(r"(?:(\d{1,2})[ .-])?([A-Za-z]{3,9})\.?(?: (\d{1,2}))?")
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_YEAR = sum(_DAYS)

_FEWEST = 4
"""So many dates on one line with their places are there by no chance."""

_OFF = 1.0
"""How far a date is off that line at most, in columns, and a leap day besides."""


def are_dates_in_step(labels: Sequence[str | None]) -> bool:
    """Whether the labels of an axis, None where it has none, are dates as far apart as their days.

    >>> axis = [None] * 62
    >>> axis[0], axis[14], axis[31], axis[45] = "1 Mar", "15 Mar", "1 Apr", "15 Apr"
    >>> are_dates_in_step(axis), are_dates_in_step(axis[:45])
    (True, False)
    >>> are_dates_in_step([*axis[:8], *axis[14:]])
    False
    """
    places = [place for place, label in enumerate(labels) if label is not None]
    days = [_day(labels[place] or "") for place in places]
    known = [day for day in days if day is not None]
    if len(places) < _FEWEST or len(known) < len(places):
        return False
    along = [known[0]]
    for one, other in pairwise(known):
        along.append(along[-1] + (other - one) % _YEAR)
    rate = (along[-1] - along[0]) / (places[-1] - places[0])
    off = (
        abs(day - along[0] - rate * (place - places[0]))
        for day, place in zip(along, places, strict=True)
    )
    return rate > 0 and max(off) <= _OFF * rate + 1


def _day(text: str) -> int | None:
    """The day of the year of a date without one, None for any other text."""
    found = _DATE.fullmatch(text.strip())
    if found is None or (found[1] and found[3]):
        return None
    name, day = found[2].lower(), int(found[1] or found[3] or 1)
    month = next((k for k, one in enumerate(MONTHS) if name in (one, one[:3])), None)
    if month is None or not 1 <= day <= _DAYS[month] + 1:
        return None
    return sum(_DAYS[:month]) + day

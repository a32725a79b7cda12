"""Labels that are times ("08:00"), one of which readers saw with a point for its colon.

In small print a colon that a resizer smeared looks like a point to both readers, and "15.00" is as
good a number as any. Among times of the same form it is one of them.
"""

from __future__ import annotations

import re
from dataclasses import replace

from unheat.text.reading import Reading

_TIME = re.compile(r"\d{1,2}(?::[0-5]\d){1,2}")
_POINT = re.compile(r"(?<=\d)[.,;](?=[0-5]\d(?:\D|$))")

_FEWEST, _SHARE = 4, 0.7
"""Labels that nobody doubts to be times, and their share of all, by which the others are."""


def as_times(readings: list[Reading]) -> list[Reading]:
    """The labels of one axis, those with a point as times where the others are."""
    known = [one for one in readings if not one.review and _TIME.fullmatch(one.text)]
    if len(known) < max(_FEWEST, _SHARE * len(readings)):
        return readings
    return [replace(one, text=_time(one.text)) for one in readings]


def _time(text: str) -> str:
    """
    >>> _time("15.00"), _time("9,30"), _time("1.75"), _time("Noon")
    ('15:00', '9:30', '1.75', 'Noon')
    """
    time = _POINT.sub(":", text)
    return time if _TIME.fullmatch(time) else text

"""Months and days that follow each other along an axis tell which one stands where.

"Ape" between "Mar" and "May" is "Apr" in print too small for readers; a person is asked all the
same, since a figure may have a slip there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from unheat.text.reading import Reading, doubted
from unheat.text.spelling import plain

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_FEWEST = 4
"""Names in a row that tell how the others follow."""

_ALIKE = 0.5
"""Share of the letters of a name that must have been read in their places."""


def in_calendar_order(readings: Sequence[Reading], places: Sequence[int]) -> list[Reading]:
    """The readings with the names that are due where nearly these were read, up for review.

    ``places`` are those of the rows or columns that the readings label.
    """
    result = list(readings)
    for names in (MONTHS, DAYS):
        for step in (1, -1):
            start, short = _run(readings, places, names, step)
            if start is None:
                continue
            for i, (reading, place) in enumerate(zip(readings, places, strict=True)):
                due = names[(start + step * place) % len(names)]
                due = due[:3] if short else due
                read = plain(reading.text).lower()
                if read != due and not reading.layer and _is_nearly(read, due):
                    text = due.upper() if reading.text.isupper() else due.capitalize()
                    others = tuple(dict.fromkeys((reading.text, *reading.others)))
                    result[i] = doubted(replace(reading, text=text, others=others))
    return result


def _run(
    readings: Sequence[Reading], places: Sequence[int], names: Sequence[str], step: int
) -> tuple[int | None, bool]:
    """(name at place 0, whether names are short) of a row of names, (None, False) without one."""
    short = {name[:3]: i for i, name in enumerate(names)}
    full = {name: i for i, name in enumerate(names)}
    for known, are_short in ((short, True), (full, False)):
        at = Counter(
            (known[text] - step * place) % len(names)
            for reading, place in zip(readings, places, strict=True)
            if not reading.review and (text := plain(reading.text).lower()) in known
        )
        # All that are names of the calendar go on in one order.
        if len(at) == 1 and at.total() >= _FEWEST:
            return next(iter(at)), are_short
    return None, False


def _is_nearly(read: str, due: str) -> bool:
    same = sum(one == other for one, other in zip(read, due, strict=False))
    return abs(len(read) - len(due)) <= 1 and same > _ALIKE * len(due)

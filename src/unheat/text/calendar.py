"""Months and days that follow each other along an axis tell which one stands where.

"Ape" between "Mar" and "May" is "Apr" in print too small for readers; a person is asked all the
same, since a figure may have a slip there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from unheat.text.reading import Reading, doubted
from unheat.text.spelling import plain

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_ELSEWHERE = (
    "jan feb mär apr mai jun jul aug sep okt nov dez",
    "jan fév mar avr mai jun jul aoû sep oct nov déc",
    "janv févr mars avr mai juin juil août sept oct nov déc",
    "ene feb mar abr may jun jul ago sep oct nov dic",
    "jan fev mar abr mai jun jul ago set out nov dez",
    "gen feb mar apr mag giu lug ago set ott nov dic",
    "jan feb mrt apr mei jun jul aug sep okt nov dec",
    "jan feb mar apr mai jun jul aug sep okt nov des",
    "jan feb mar apr maj jun jul aug sep okt nov dec",
)
"""Short months of other languages. Most of them are those of English as well."""

_FEWEST = 4
"""Names in a row that tell how the others follow."""

_ALIKE = 0.5
"""Share of the letters of a name that must have been read in their places."""


@cache
def months_elsewhere() -> dict[str, int]:
    """The numbers of months by their short names in several languages, without their accents;
    names that are of two months are left out."""
    told: dict[str, set[int]] = {}
    for language in _ELSEWHERE:
        for number, name in enumerate(language.split(), 1):
            told.setdefault(plain(name).lower(), set()).add(number)
    return {name: min(numbers) for name, numbers in told.items() if len(numbers) == 1}


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
            spelled = tuple(name[:3] if short else name for name in names)
            if names is MONTHS and short:
                spelled = _elsewhere(readings, places, start, step) or spelled
            for i, (reading, place) in enumerate(zip(readings, places, strict=True)):
                due = spelled[(start + step * place) % len(names)]
                read = plain(reading.text).lower()
                longer = not reading.review and read.startswith(due)  # "März", "Sept"
                if longer or reading.layer or read == due:
                    continue
                if _is_nearly(read, due):
                    text = due.upper() if reading.text.isupper() else due.capitalize()
                    others = tuple(dict.fromkeys((reading.text, *reading.others)))
                    result[i] = doubted(replace(reading, text=text, others=others))
    return result


def are_months_in_a_row(texts: Sequence[str]) -> bool:
    """Whether each text is the month that comes after the one before it: none is two labels.

    >>> are_months_in_a_row(["Nov", "Dec", "Jan", "Feb"]), are_months_in_a_row(["Jan", "Mar"])
    (True, False)
    """
    found = [
        number
        for text in texts
        for number, name in enumerate(MONTHS)
        if len(text) >= 3 and name.startswith(text.lower())
    ]
    steps = {(b - a) % len(MONTHS) for a, b in pairwise(found)}
    return len(texts) >= _FEWEST and len(found) == len(texts) and steps == {1}


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


def _elsewhere(
    readings: Sequence[Reading], places: Sequence[int], start: int, step: int
) -> tuple[str, ...] | None:
    """The months of another language where more of the labels are these, in the same order: "Mai"
    and "Okt" are no slips of "May" and "Oct"."""

    def told(months: Sequence[str]) -> int:
        return sum(
            plain(reading.text).lower() == months[(start + step * place) % 12]
            for reading, place in zip(readings, places, strict=True)
        )

    best = max((tuple(months.split()) for months in _ELSEWHERE), key=told)
    return best if told(best) > told([month[:3] for month in MONTHS]) else None


def _is_nearly(read: str, due: str) -> bool:
    same = sum(one == other for one, other in zip(read, due, strict=False))
    return abs(len(read) - len(due)) <= 1 and same > _ALIKE * len(due)

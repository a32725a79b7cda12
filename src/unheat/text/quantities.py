"""Axes that are quantities: numbers, intervals, dates and times beside the labels.

An axis is a quantity where all of its labels are of one kind and rise or fall from the first to
the last; class numbers in any order are names. Nothing is made up: a label that is doubted has
no number, and between labels that are thinned out there are numbers only where those that are
known lie on one line, or on one in logarithms.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt

from unheat.model import Axis, Quantity
from unheat.text.calendar import MONTHS
from unheat.text.number_format import LOWERED
from unheat.text.numbers import printed_numbers

FloatArray = npt.NDArray[np.float64]

# Labels that make an axis a quantity, and those that tell how it goes on between them.
_FEWEST, _ENOUGH = 2, 3
# How far numbers may lie off a line, as a share of a step: they are rounded in print.
_OFF = 0.02
_EPOCH = date(1970, 1, 1)
_MONTHS = tuple(name[:3] for name in MONTHS)

_STEM = re.compile(r"([A-Za-z\u0370-\u03ff]\w{0,3})\s?=\s?(.+)")
_RANGE = re.compile(
    r"([\[(]?)\s*(-?[\d.]+)\s*(?:[\u2010-\u2015\u2212-]|,|\bto\b)\s*(-?[\d.]+)\s*([\])]?)"
)
_OPEN = re.compile(r"(?:([<\u2264>\u2265])\s*(-?[\d.]+)|(-?[\d.]+)\s*\+)")
_POWER = re.compile(r"(\d{1,2})(?:\^(-?\d{1,3})|([⁻⁺]?[⁰¹²³⁴-⁹]+))")
_UNIT = re.compile(r"([-+−–]?[\d.,]+(?:[eE][-+]?\d+)?)\s?([^\W\d_]|[%‰°])([^\W_]|[/%°])*")
_MULTIPLIERS = frozenset("kKMBGT")
_TIME = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)(?::([0-5]\d))?")
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})")
_NAMED = re.compile(r"(?:(\d{1,2})\.?[ -])?([A-Za-z]{3,9})\.?[ -](?:(\d{1,2}), )?(\d{4})")

Span = tuple[float | None, float | None]


def measured(axis: Axis) -> Axis:
    """An axis with its quantity, if its labels are one or a scale beside it said so."""
    if axis.quantity is not None:
        return axis
    texts = [
        None if review else text for text, review in zip(axis.labels, axis.review, strict=True)
    ]
    return replace(axis, quantity=quantity_of(axis.labels, texts))


def quantity_of(labels: Sequence[str | None], sure: Sequence[str | None]) -> Quantity | None:
    """The quantity that labels are, None where they are names.

    ``sure`` are the labels that are not doubted: only these get a number.

    >>> quantity_of(["0", "0.1", "1", "10"], ["0", "0.1", "1", "10"]).spacing
    'uneven'
    >>> quantity_of(["GPT-4", "T5"], ["GPT-4", "T5"]) is None
    True
    """
    known = [i for i, text in enumerate(sure) if text]
    if len(known) < _FEWEST or len(known) < 0.5 * sum(text is not None for text in labels):
        return None
    texts = [str(sure[i]) for i in known]
    for kind, read in _KINDS:
        found = read(texts)
        if found is None:
            continue
        spans, unit = found
        middles = np.array([_middle(span) for span in spans])
        given = ~np.isnan(middles)
        steps = np.diff(middles[given])
        if given.sum() < _FEWEST or not ((steps > 0).all() or (steps < 0).all()):
            return None
        values: list[float | None] = [None] * len(labels)
        edges: list[Span | None] = [None] * len(labels)
        for i, span, middle in zip(known, spans, middles.tolist(), strict=True):
            values[i] = None if np.isnan(middle) else middle
            edges[i] = span
        places = np.array(known, dtype=float)[given]
        spacing = _spacing(places, middles[given])
        if kind in ("number", "date", "time"):
            values = _between(labels, values, places, middles[given], spacing)
        return Quantity(
            kind=kind,
            values=tuple(values),
            edges=tuple(edges) if kind == "interval" else (),
            unit=unit,
            spacing=spacing,
        )
    return None


def _middle(span: Span) -> float:
    low, high = span
    return float("nan") if low is None or high is None else (low + high) / 2


def _spacing(places: FloatArray, values: FloatArray) -> str:
    if len(values) < _ENOUGH:
        return "unknown"
    if _on_line(places, values):
        return "even"
    return "logarithmic" if (values > 0).all() and _on_line(places, np.log(values)) else "uneven"


def _on_line(places: FloatArray, values: FloatArray) -> bool:
    slope, start = np.polyfit(places, values, 1)
    off = np.abs(values - start - slope * places).max()
    return bool(off <= _OFF * abs(slope) * np.diff(places).min())


def _between(
    labels: Sequence[str | None],
    values: list[float | None],
    places: FloatArray,
    known: FloatArray,
    spacing: str,
) -> list[float | None]:
    """Values with those between the known ones, where no label is drawn and the step is told."""
    if spacing not in ("even", "logarithmic"):
        return values
    at = np.arange(len(labels), dtype=float)
    line = np.interp(at, places, np.log(known) if spacing == "logarithmic" else known)
    line = np.exp(line) if spacing == "logarithmic" else line
    inside = (at > places[0]) & (at < places[-1])
    return [
        float(line[i]) if value is None and labels[i] is None and inside[i] else value
        for i, value in enumerate(values)
    ]


def _numbers(texts: Sequence[str]) -> tuple[list[Span], str] | None:
    """Plain numbers, all in one unit; of "n = 10" what stands behind the sign."""
    if any(text[0] in "[(" and _RANGE.fullmatch(text) for text in texts):
        # The comma of "[0,1)" is no decimal one.
        return None
    stems = [_STEM.fullmatch(text) for text in texts]
    if all(stems) and len({match[1] for match in stems if match}) == 1:
        texts = [match[2] for match in stems if match]
    powers = [_POWER.fullmatch(text) for text in texts]
    if all(powers):
        # "2³" and "10^-5": readers write what is raised in either way.
        parts = [(int(one[1]), (one[2] or one[3]).translate(LOWERED)) for one in powers if one]
        try:
            return [(float(base) ** int(up),) * 2 for base, up in parts], ""
        except (OverflowError, ZeroDivisionError):
            # What is misread may be no number: "0^-5", "10^999".
            return None
    units = [_UNIT.fullmatch(text) for text in texts]
    own = {text[match.end(1) :].strip() for text, match in zip(texts, units, strict=True) if match}
    if all(units) and len(own) == 1 and not own & _MULTIPLIERS:
        found = [printed_numbers(match[1]) for match in units if match]
        unit = own.pop()
    else:
        found, unit = [printed_numbers(text) for text in texts], ""
    single = [numbers[0] for numbers in found if len(numbers) == 1]
    if len(single) != len(texts) or len({number.suffix for number in single}) > 1:
        return None
    if any(re.match(r"[<>\u2264\u2265~\u2248]", text) or text[-1] in "+*" for text in texts):
        return None
    return [(one.value, one.value) for one in single], unit


def dates_of(texts: Sequence[str]) -> list[float] | None:
    """Days since 1970-01-01 of texts that are all dates, a month without a day its first."""
    found = _dates(texts)
    return None if found is None else [day for day, _ in found[0] if day is not None]


def times_of(texts: Sequence[str]) -> list[float] | None:
    """Hours of texts that are all times of day."""
    found = _times(texts)
    return None if found is None else [hour for hour, _ in found[0] if hour is not None]


def _intervals(texts: Sequence[str]) -> tuple[list[Span], str] | None:
    """Ranges and bins, the outer ones of which may be open. They may overlap, as windows do."""
    spans: list[Span] = []
    for text in texts:
        closed, outer = _RANGE.fullmatch(text), _OPEN.fullmatch(text)
        try:
            if closed is not None:
                spans.append((float(closed[2]), float(closed[3])))
            elif outer is not None and (outer[3] or outer[1] in ">\u2265"):
                spans.append((float(outer[2] or outer[3]), None))
            elif outer is not None:
                spans.append((None, float(outer[2])))
            else:
                return None
        except ValueError:
            return None
    if any(low is not None and high is not None and low >= high for low, high in spans):
        return None
    return spans, ""


def _times(texts: Sequence[str]) -> tuple[list[Span], str] | None:
    """Times of day, in hours."""
    found = [_TIME.fullmatch(text) for text in texts]
    if not all(found):
        return None
    hours = [int(one[1]) + int(one[2]) / 60 + int(one[3] or 0) / 3600 for one in found if one]
    return [(hour, hour) for hour in hours], "h"


def _dates(texts: Sequence[str]) -> tuple[list[Span], str] | None:
    """Dates, in days since 1970-01-01; a month without a day is its first."""
    last = [match for text in texts if (match := _YEAR_LAST.fullmatch(text))]
    day_first = month_first = True
    if last:
        day_first = all(int(one[3]) <= 12 for one in last)
        month_first = all(int(one[1]) <= 12 for one in last)
        # Points part a day from its month; of slashes the numbers must tell.
        if day_first and month_first and {one[2] for one in last} != {"."}:
            return None
    days = []
    for text in texts:
        found = _date(text, day_first=day_first)
        if found is None:
            return None
        days.append(float((found - _EPOCH) / timedelta(days=1)))
    return [(day, day) for day in days], "days since 1970-01-01"


def _date(text: str, *, day_first: bool) -> date | None:
    try:
        if match := _YEAR_FIRST.fullmatch(text):
            return date(int(match[1]), int(match[2]), int(match[3] or 1))
        if match := _YEAR_LAST.fullmatch(text):
            day, month = (match[1], match[3]) if day_first else (match[3], match[1])
            return date(int(match[4]), int(month), int(day))
        if match := _NAMED.fullmatch(text):
            month = _MONTHS.index(match[2][:3].lower()) + 1
            return date(int(match[4]), month, int(match[1] or match[3] or 1))
    except ValueError:
        return None
    return None


_KINDS: tuple[tuple[str, Callable[[Sequence[str]], tuple[list[Span], str] | None]], ...] = (
    ("number", _numbers),
    ("time", _times),
    ("date", _dates),
    ("interval", _intervals),
)

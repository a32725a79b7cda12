"""What one label says about another: the two axes of a square matrix, and series.

A reading in doubt is believed when something independent of both readers says the same: a
neighbouring axis that carries the same label, or the step from label to label. A number
that breaks the step of all others is put up for review even where both readers agree.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import numpy as np

from unheat.model import Reason
from unheat.text.sites import Site, Sites
from unheat.text.spelling import plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a site says after both readers were heard; ``others`` are rejected readings."""

    site: Site
    text: str
    confidence: float
    review: bool = False
    reasons: tuple[Reason, ...] = ()
    others: tuple[str, ...] = ()
    turn: float = 0.0


_OTHER = {"row": "column", "column": "row"}
_NUMBER = re.compile(r"[-\u2212\u2013]?\d+(?:\.\d+)?$")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_CALENDAR = frozenset([*_MONTHS, *_DAYS, "sept"] + [name[:3] for name in (*_MONTHS, *_DAYS)])


def corroborate(sites: Sites, readings: dict[str, Reading]) -> dict[str, Reading]:
    """Readings with doubts settled where other labels settle them, and raised where not."""
    result = dict(readings)
    for number in range(len(sites.layout.panels)):
        for role, other in _OTHER.items():
            known = {
                plain(result[site.key].text): result[site.key].text
                for site in sites.of(other, number)
                if not result[site.key].review
            }
            for site in sites.of(role, number):
                result[site.key] = _settled(result[site.key], known)
    for number in range(len(sites.layout.panels)):
        for role in _OTHER:
            keys = [site.key for site in sites.of(role, number)]
            result |= zip(keys, _series([result[key] for key in keys]), strict=True)
    return result


def _settled(reading: Reading, known: dict[str, str]) -> Reading:
    """The reading that the other axis or the calendar knows, where exactly one is known."""
    if not reading.review or not reading.text:
        return reading
    candidates = [reading.text, *reading.others]
    found = [
        text for text in candidates if plain(text) in known or plain(text).lower() in _CALENDAR
    ]
    if len({plain(text) for text in found}) != 1:
        return reading
    text = known.get(plain(found[0]), found[0])
    return replace(reading, text=text, confidence=0.95, review=False, reasons=())


def _series(readings: list[Reading]) -> list[Reading]:
    """Numbers at equal steps: one that is off is put right if its digits agree, else doubted."""
    values = [
        (reading.site.index, float(_ascii(reading.text)), i)
        for i, reading in enumerate(readings)
        if _NUMBER.match(reading.text)
    ]
    if len(values) < 4 or len(values) < 0.7 * len(readings):
        return readings
    places = np.array([value[0] for value in values], dtype=float)
    numbers = np.array([value[1] for value in values])
    steps = np.diff(numbers) / np.diff(places)
    step = float(np.median(steps))
    start = float(np.median(numbers - step * places))
    right = np.abs(numbers - start - step * places) <= 1e-6 * max(1.0, np.abs(numbers).max())
    if step == 0 or right.mean() < 0.6 or right.sum() < 4:
        return readings
    decimals = max(
        len(readings[i].text.partition(".")[2])
        for (_, _, i), good in zip(values, right, strict=True)
        if good
    )
    result = list(readings)
    for i, reading in enumerate(readings):
        expected = f"{start + step * reading.site.index:.{decimals}f}"
        if _NUMBER.match(reading.text) and float(_ascii(reading.text)) == float(expected):
            result[i] = replace(reading, review=False, reasons=(), confidence=0.99)
        elif any(_digits(text) == _digits(expected) for text in (reading.text, *reading.others)):
            result[i] = replace(reading, text=expected, review=False, reasons=(), confidence=0.97)
        else:
            result[i] = replace(
                reading,
                review=True,
                reasons=(*reading.reasons, Reason.LABEL_OFF_SERIES),
                confidence=min(reading.confidence, 0.5),
            )
    return result


def _ascii(text: str) -> str:
    return re.sub("[\u2212\u2013]", "-", text)


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text).lstrip("0")

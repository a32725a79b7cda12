"""A minus sign that readers take for a tilde: "~4.7 pp" beside "-5.5 pp" and "+2.7 pp".

In bold and small print the two are one stroke. A panel that prints signs before its numbers has
some below nought, and says of none that it is but about right.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from unheat.model import Reason, TextReading
from unheat.text.outcome import own_weight

Cell = tuple[int, int]

_WAVY = re.compile(r"[~\u223c\u02dc\uff5e]\s?(?=[\d.])")
_SIGNED = re.compile(r"[-\u2212+]\s?[\d.]")

_LEAST = 2
"""Numbers with a minus or a plus that tell a panel which prints signs."""


def with_plain_signs(readings: Mapping[Cell, TextReading]) -> dict[Cell, TextReading]:
    """The readings with minus signs for tildes, in a panel in which more numbers have a sign."""
    result = dict(readings)
    signed = sum(_SIGNED.match(one.raw) is not None for one in result.values())
    wavy = sum(_WAVY.match(one.raw) is not None for one in result.values())
    if signed < max(_LEAST, wavy):
        return result
    return {cell: _with_sign(one) for cell, one in result.items()}


def _with_sign(reading: TextReading) -> TextReading:
    told = _negative(reading)
    others = [_negative(one) for one in reading.alternatives]
    if told is reading and all(a is b for a, b in zip(others, reading.alternatives, strict=True)):
        return reading
    same = [one.confidence for one in others if one.value == told.value]
    left = tuple(one for one in others if one.value != told.value)
    strongest = max((one.confidence for one in reading.alternatives), default=0.0)
    if not same or max(same) < strongest:
        return replace(told, alternatives=left)
    # What took weight away from it says the same.
    own = own_weight(reading, strongest)
    rival = max((one.confidence for one in left), default=0.0)
    reasons = told.reasons
    if not left:
        reasons = tuple(one for one in reasons if one is not Reason.SIGN_IN_DOUBT)
    sure = own * own / max(own + rival, 1e-9)
    return replace(told, alternatives=left, confidence=round(sure, 4), reasons=reasons)


def _negative(reading: TextReading) -> TextReading:
    """A number with a tilde before it as one with a minus."""
    if reading.value is None or reading.value <= 0 or not _WAVY.match(reading.raw):
        return reading
    parts = (-reading.value, *reading.parts[1:])
    raw = _WAVY.sub("-", reading.raw, count=1)
    return replace(reading, raw=raw, value=-reading.value, parts=parts)

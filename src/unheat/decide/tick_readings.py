"""Everything that the ink of a bar's ticks may say, with weights.

The ticks of one bar are printed alike, so they are heard together: where one of them shows
decimals, or begins with a nought that no whole number has ("02"), the points of the others
were lost too.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from unheat.model import TextReading
from unheat.text.currencies import LOOKS_LIKE
from unheat.text.numbers import even, parse, printed_numbers

_REPAIR = 0.3
"""Weight of a reading that nobody read but that a lost sign or point would explain."""

_ALIKE = 0.9
"""Weight of a reading whose point was lost, where the other ticks say that there is one."""

_SURE = 0.9
"""Text confidence from which a short whole number says that no decimals are printed."""

_POWER = re.compile(r"10(\d{1,2})")
"""A power of ten whose raised exponent was read as digits of its own size."""

_OF_TWO = re.compile(r"2\^[-+]?\d{1,2}")

_TIMES_POWER = re.compile(r"[2-9][×x*·]10\^?[-\u2212\u207b\d\u2070-\u2079\xb9\xb2\xb3]+")
"""One digit times a power of ten."""

_SHORT = (1e-3, 1e3)
"""Powers of ten between these are written in plain digits where a scale is a line."""

_SEVERAL = 3
"""Of so many ticks most tell what is printed before all of them."""

_PADDED = re.compile(r"[-+\u2212]?0\d+")
_POINTED = re.compile(r"-?\d+\.\d+")
_WHOLE = re.compile(r"[-+\u2212]?\d+")


@dataclass(frozen=True, slots=True)
class Option:
    """One number that a tick may stand for; ``first`` as it was first read."""

    value: float
    weight: float
    first: bool


def hear(readings: Sequence[TextReading]) -> list[list[Option]]:
    """The options of every tick, its first reading first; empty where there is no number."""
    decimals = lost_decimals(readings)
    powers = any(is_power(reading) for reading in readings)
    kelvin = any(re.search(r"\d\s+K$", reading.raw.strip()) for reading in readings)
    signs = _currencies(readings)
    found = [_options(_without_sign(reading, signs), decimals, powers) for reading in readings]
    if kelvin:
        # "50 K" beside "100 K": a reader lost the blank, and K is no thousand.
        found = [
            [replace(one, value=one.value / 1e3) for one in options]
            if re.search(r"\dK$", reading.raw.strip())
            else options
            for options, reading in zip(found, readings, strict=True)
        ]
    return found


def _currencies(readings: Sequence[TextReading]) -> frozenset[str]:
    """The signs that stand before most of the ticks' numbers, which all of them have then.

    >>> from unheat.text.numbers import parse
    >>> _currencies([parse(text) for text in ("50", "$1,000", "$2,000")])
    frozenset({'$'})
    """
    shown = Counter(reading.raw.strip().lstrip("-\u2212+")[:1] for reading in readings)
    return frozenset(sign for sign in LOOKS_LIKE if 2 * shown[sign] > len(readings) >= _SEVERAL)


def _without_sign(reading: TextReading, signs: frozenset[str]) -> TextReading:
    """A tick whose sign of currency was taken for a digit, as the number behind it: "50" is $0."""
    text = reading.raw.strip()
    if any(text[:1] in LOOKS_LIKE[sign] for sign in signs) and len(text) > 1:
        behind = parse(text[1:], confidence=reading.confidence)
        if behind.value is not None:
            return replace(behind, raw=reading.raw, alternatives=(*reading.alternatives, reading))
    return reading


def lost_decimals(readings: Sequence[TextReading]) -> int:
    """Decimals that whole numbers among the ticks have lost; 0 where nothing says so.

    >>> from unheat.text.numbers import parse
    >>> lost_decimals([parse(text) for text in ("00", "05", "10")])
    1
    >>> lost_decimals([parse(text) for text in ("0", "5", "10")])
    0
    """
    shown: Counter[int] = Counter()
    padded: Counter[int] = Counter()
    whole = any(
        reading.confidence >= _SURE and re.fullmatch(r"\d", reading.raw.strip())
        for reading in readings
    )
    for reading in readings:
        text = reading.raw.strip()
        if reading.value is None:
            continue
        if _PADDED.fullmatch(text):
            padded[len(text.lstrip("+-\u2212")) - 1] += 1
        numbers = printed_numbers(text)
        # Noughts after a point ("5.0") are printed at all ticks or at none: not beside a "0".
        void = whole and reading.confidence < _SURE and float(reading.value).is_integer()
        if numbers and numbers[0].decimals and not numbers[0].exponent and not void:
            shown[numbers[0].decimals] += 1
    told = shown or padded
    return told.most_common(1)[0][0] if told else 0


def is_power(reading: TextReading) -> bool:
    """Whether a tick is printed as a power: 10⁻², 10^3, 2⁵."""
    numbers = printed_numbers(reading.raw.strip())
    ten = bool(numbers) and numbers[0].exponent.startswith("10")
    return ten or _OF_TWO.fullmatch(even(reading.raw)) is not None


def written_in_decades(readings: Sequence[TextReading]) -> bool:
    """Whether numbers are written as those of a logarithmic axis alone are.

    Nobody prints the numbers of a line as powers of ten, not even two of them; nor a digit times
    a power ("6×10⁻¹") beside a power that is no longer in plain digits ("10⁰").

    >>> from unheat.text.numbers import parse
    >>> written_in_decades([parse(text) for text in ("6×10⁻¹", "10⁰")])
    True
    >>> written_in_decades([parse(text) for text in ("5×10⁴", "10⁵")])
    False
    """
    powers = [is_power(reading) for reading in readings]
    if all(powers):
        return bool(readings)
    short = any(
        power and reading.value is not None and _SHORT[0] <= reading.value <= _SHORT[1]
        for power, reading in zip(powers, readings, strict=True)
    )
    rest = [one for one, power in zip(readings, powers, strict=True) if not power]
    return short and all(_TIMES_POWER.fullmatch(even(one.raw).replace(" ", "")) for one in rest)


def _options(reading: TextReading, decimals: int, powers: bool) -> list[Option]:
    if reading.value is None:
        return [
            Option(other.value, 0.5 * _REPAIR + 0.3 * other.confidence, False)
            for other in reading.alternatives
            if other.value is not None
        ]
    trust = 0.5 + 0.5 * reading.confidence
    text = reading.raw.strip()
    padded = _PADDED.fullmatch(text) is not None
    raised = _POWER.fullmatch(text)
    odd = padded or (raised is not None and powers)
    options = [Option(reading.value, trust * (_REPAIR if odd else 1.0), True)]
    seen = {reading.value}

    def add(value: float, weight: float) -> None:
        if value not in seen and math.isfinite(value):
            seen.add(value)
            options.append(Option(value, weight, False))

    digits = len(text.lstrip("+-\u2212"))
    if decimals and _WHOLE.fullmatch(text) and digits > decimals:
        pointed = round(reading.value / 10.0**decimals, decimals)
        add(pointed, _ALIKE * trust)
        add(-pointed, _REPAIR * trust)
    if padded:
        # No number begins with a nought, unless its point follows.
        add(reading.value / 10.0 ** (digits - 1), _ALIKE * trust)
    if raised:
        add(10.0 ** int(raised[1]), _ALIKE * trust if powers else _REPAIR)
    if reading.confidence < _SURE and _POINTED.fullmatch(text):
        # A speck was taken for a point.
        add(float(text.replace(".", "")), _REPAIR)
    for other in reading.alternatives:
        if other.value is not None:
            add(other.value, max(0.5, other.confidence) * trust * 0.9)
    if reading.value != 0:
        add(-reading.value, _REPAIR)
        if (reading.quantum or 1.0) >= 1:
            for power in (10.0, 100.0):
                add(reading.value / power, _REPAIR * 0.8)
    return options

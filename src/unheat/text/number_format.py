"""How a panel prints its numbers: found from readings, used to print others alike."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from unheat.model import NumberFormat, TextReading

if TYPE_CHECKING:
    from unheat.text.numbers import Printed

SUPERSCRIPTS = str.maketrans("0123456789-\u2212+", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁺")
"""Digits and signs → the same raised, as an exponent is printed."""

LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
"""Raised digits and signs → the same on the line."""

_POINT_BEFORE_THREE = re.compile(r"[-+]?[1-9]\d{0,2}\.\d{3}")
MULTIPLIERS = {"k": 1e3, "K": 1e3, "M": 1e6, "B": 1e9, "G": 1e9, "T": 1e12}
MULTIPLIERS |= {"mn": 1e6, "bn": 1e9, "tn": 1e12}
"""What stands behind a number of thousands, millions or more → how many ones that is."""

_SHARING = 4
"""Numbers from which a panel has a format."""


def infer_format(readings: Iterable[TextReading | None]) -> NumberFormat:
    """The format that most numbers of a panel share, weighted by confidence.

    ``decimals`` is None where no count of decimals holds for nine tenths of the numbers.
    """
    from unheat.text.numbers import printed_numbers

    votes: list[tuple[Printed, float, str]] = []
    for reading in readings:
        if reading is None or reading.value is None:
            continue
        numbers = printed_numbers(reading.raw)
        if numbers:
            votes.append((numbers[0], max(reading.confidence, 0.01), reading.raw))
    if not votes:
        return NumberFormat()
    votes = _one_mark(votes)

    def most(name: str) -> tuple[object, float]:
        counter: Counter[object] = Counter()
        for number, weight, _ in votes:
            counter[getattr(number, name)] += weight  # type: ignore[assignment]
        total = sum(counter.values())
        best = max(counter, key=lambda key: (counter[key], str(key)))
        return best, counter[best] / total

    decimals, agreement = most("decimals")
    exponent, _ = most("exponent")
    below_one = [number for number, _, _ in votes if abs(number.value) < 1 and number.decimals]
    grouped = Counter(number.thousands for number, _, _ in votes if number.thousands)
    points = Counter(number.point for number, _, _ in votes if number.decimals)
    positive = [number for number, _, _ in votes if number.value > 0]
    thousands = grouped.most_common(1)[0][0] if grouped else ""
    point = points.most_common(1)[0][0] if points else "."
    if thousands == point:
        # No mark is both: "80,59" lost a digit where all others are "23,219".
        if grouped[thousands] >= points[point]:
            point = "," if thousands == "." else "."
        else:
            thousands = ""
    return NumberFormat(
        decimals=int(str(decimals)) if agreement >= 0.9 else None,
        prefix=str(most("prefix")[0]),
        suffix=str(most("suffix")[0]),
        scientific=bool(exponent),
        exponent=str(exponent) or "e-03",
        thousands=thousands,
        signed=sum(number.plus for number in positive) * 2 > len(positive),
        leading_zero=sum(number.leading_zero for number in below_one) * 2 >= len(below_one),
        point=point,
        minus=_minus_of(raw for _, _, raw in votes),
    )


def _one_mark(votes: list[tuple[Printed, float, str]]) -> list[tuple[Printed, float, str]]:
    """Numbers of one panel, with a comma where small print shows some of them as a point.

    "46,734" and "63.368" have one mark between them; more of them say which.
    """
    from unheat.text.numbers import printed_numbers

    commas = sum(weight for number, weight, _ in votes if number.thousands == ",")
    points = [_POINT_BEFORE_THREE.fullmatch(raw) is not None for _, _, raw in votes]
    said = sum(weight for (_, weight, _), point in zip(votes, points, strict=True) if point)
    others = any(
        number.decimals for (number, _, _), point in zip(votes, points, strict=True) if not point
    )
    if not said or said >= commas or others:
        return votes
    return [
        (printed_numbers(raw.replace(".", ","))[0], weight, raw) if point else (number, weight, raw)
        for (number, weight, raw), point in zip(votes, points, strict=True)
    ]


def multiplier_of(suffix: str) -> float:
    """How many ones a number counts that this stands behind; 1 where it is a unit or nothing."""
    return MULTIPLIERS.get(suffix[:2], MULTIPLIERS.get(suffix[:1], 1.0))


def format_value(value: float, number_format: NumberFormat) -> str:
    """Print ``value`` as the panel prints its numbers.

    >>> format_value(-0.5, NumberFormat(decimals=2, leading_zero=False, minus="−"))
    '−.50'
    >>> format_value(1234567.0, NumberFormat(decimals=0, thousands=","))
    '1,234,567'
    """
    scaled = abs(value) / multiplier_of(number_format.suffix)
    if number_format.scientific:
        body = _scientific(scaled, number_format)
    elif number_format.decimals is None:
        body = f"{scaled:.6g}"
        if "e" in body:
            body = f"{scaled:f}".rstrip("0").rstrip(".")
    else:
        body = f"{scaled:,.{number_format.decimals}f}"
        body = body.replace(",", "\0").replace(".", number_format.point)
        body = body.replace("\0", number_format.thousands)
    is_zero = not any(char in "123456789" for char in body)
    if not number_format.leading_zero and body.startswith("0" + number_format.point):
        body = body[1:]
    sign = ""
    if value < 0 and not is_zero:
        sign = number_format.minus
    elif number_format.signed and value > 0:
        sign = "+"
    return f"{sign}{number_format.prefix}{body}{number_format.suffix}"


def _scientific(value: float, number_format: NumberFormat) -> str:
    decimals = 1 if number_format.decimals is None else number_format.decimals
    mantissa, _, power = f"{value:.{decimals}e}".partition("e")
    mantissa = mantissa.replace(".", number_format.point)
    style = number_format.exponent
    if style.startswith("10"):
        return "10" + str(int(power)).translate(SUPERSCRIPTS)
    if style.startswith("×"):
        return f"{mantissa}×10{str(int(power)).translate(SUPERSCRIPTS)}"
    if style.endswith("-03"):
        return f"{mantissa}{style[0]}{power}"
    return f"{mantissa}{style[0]}{int(power)}"


def _minus_of(raws: Iterable[str]) -> str:
    counter: Counter[str] = Counter()
    for raw in raws:
        counter.update(char for char in raw[:1] if char in "-\u2212\u2013")
    return counter.most_common(1)[0][0] if counter else "-"


def shared_format(readings: Iterable[TextReading]) -> NumberFormat | None:
    """The format of a panel; None where too few cells agree on one."""
    firm = [reading for reading in readings if reading.value is not None]
    return infer_format(firm) if len(firm) >= _SHARING else None

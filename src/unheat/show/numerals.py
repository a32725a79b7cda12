"""Numbers that a person types, and how a panel would print them without losing a digit."""

from __future__ import annotations

import math
from dataclasses import replace

from unheat.model import NumberFormat
from unheat.text.numbers import format_value, printed_numbers

_MANY = 15
"""Decimals beyond which a float shows its binary nature instead of a number somebody meant."""


def parse_numeral(text: str) -> tuple[float, int] | None:
    """(value, decimals) of a text that is one number, None where it is none or several.

    >>> parse_numeral("61.90%"), parse_numeral("−0,5"), parse_numeral("1,234"), parse_numeral("x")
    ((61.9, 2), (-0.5, 1), (1234.0, 0), None)
    """
    numbers = printed_numbers(text)
    return (numbers[0].value, numbers[0].decimals) if len(numbers) == 1 else None


def print_numeral(value: float, number_format: NumberFormat, *, decimals: int = 0) -> str:
    """The number as the panel prints its numbers, with at least ``decimals`` places.

    Where the panel's own decimals would round the number, it gets more: a correction is
    never drawn as another number than the one that was given.

    >>> print_numeral(52.7, NumberFormat(decimals=1, suffix="%"))
    '52.7%'
    >>> print_numeral(52.75, NumberFormat(decimals=1))
    '52.75'
    """
    if number_format.decimals is None and not decimals:
        text = format_value(value, number_format)
        if _says(text, value, number_format.point):
            return text
    for places in range(max(number_format.decimals or 0, decimals), _MANY):
        text = format_value(value, replace(number_format, decimals=places))
        if _says(text, value, number_format.point):
            return text
    return repr(value)


def interval_text(low: float, high: float) -> str:
    """What a colour allows, in words; infinite ends are open.

    Rounded outwards, to a place that its width deserves: the interval that is shown holds
    the one that was measured.

    >>> interval_text(52.43, 53.08), interval_text(-0.3, -0.1), interval_text(59.7, math.inf)
    ('52.4–53.1', '−0.30 to −0.10', '59.7 or more')
    """
    width = high - low
    if not math.isfinite(width):  # as fine as a hundredth of the end that is there
        width = 0.01 * next((abs(end) for end in (low, high) if math.isfinite(end)), 0.0)
    places = max(0, min(8, -math.floor(math.log10(width / 3)))) if width > 0 else 2
    step = 10.0**places
    below = above = ""
    if math.isfinite(low):
        below = f"{math.floor(low * step + 1e-6) / step:.{places}f}".replace("-", "−")
    if math.isfinite(high):
        above = f"{math.ceil(high * step - 1e-6) / step:.{places}f}".replace("-", "−")
    if below and above:
        return f"{below} to {above}" if "−" in below + above else f"{below}–{above}"
    return f"{below} or more" if below else f"{above} or less" if above else "any"


def _says(text: str, value: float, point: str) -> bool:
    numbers = printed_numbers(text, point=point)
    if len(numbers) != 1:  # a format that the grammar does not read back is taken at its word
        return True
    return abs(numbers[0].value - value) <= 1e-9 * max(abs(value), 1e-300)

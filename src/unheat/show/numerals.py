"""Numbers that a person types, and how a panel would print them.

Reading figures has its own grammar (``text.numbers``); this one is for command lines and
transcriptions, where text is typed and not recognised, and never guesses.
"""

from __future__ import annotations

import math
import re

from unheat.model import NumberFormat

_MINUS = str.maketrans({"−": "-", "–": "-", "‐": "-", "‑": "-", "﹣": "-", "－": "-"})
_NUMERAL = re.compile(
    r"([-+]?)(\d{1,3}(?:[,' \u00a0\u202f]\d{3})+|\d*)(?:([.,])(\d*))?(?:[eE]([-+]?\d+))?"
)


def parse_numeral(text: str) -> tuple[float, int] | None:
    """(value, decimals) of a typed number, None where it is none.

    Signs may be Unicode; a percent sign, brackets around and "~" before are skipped;
    "1,234" is a thousand, "0,5" a half. ``decimals`` are the printed places (negative for
    3e5 style).

    >>> parse_numeral("61.90%"), parse_numeral("−0,5"), parse_numeral("1,234"), parse_numeral("x")
    ((61.9, 2), (-0.5, 1), (1234.0, 0), None)
    """
    cleaned = text.strip().translate(_MINUS).strip("~≈$ ()[]").rstrip("%‰ ").strip()
    match = _NUMERAL.fullmatch(cleaned)
    if not match:
        return None
    sign, whole, point, fraction, exponent = match.groups()
    fraction = fraction or ""
    digits = re.sub(r"\D", "", whole)
    if not digits and not fraction:
        return None
    if point and not fraction and not digits:
        return None
    power = int(exponent or 0)
    value = float(f"{sign}{digits or '0'}.{fraction or '0'}e{power}")
    return (value, len(fraction) - power) if math.isfinite(value) else None


def print_numeral(value: float, number_format: NumberFormat, *, at_least: int | None = None) -> str:
    """The number as the panel prints its numbers, with no digit of it lost.

    ``at_least`` asks for more decimals than the panel's own; so do values that the panel's
    decimals would round.

    >>> print_numeral(52.7, NumberFormat(decimals=1, suffix="%"))
    '52.7%'
    >>> print_numeral(52.75, NumberFormat(decimals=1))
    '52.75'
    """
    if number_format.scientific:
        places = number_format.decimals or 0
        while places < 16 and float(f"{value:.{places}e}") != value:
            places += 1
        mantissa, _, exponent = f"{value:.{places}e}".partition("e")
        return _dress(f"{mantissa}e{int(exponent):+03d}", value, number_format)
    decimals = max(_needed(value), at_least or 0)
    if number_format.decimals is not None:
        decimals = max(decimals, number_format.decimals)
    grouped = (
        f"{abs(value):,.{decimals}f}" if number_format.thousands else f"{abs(value):.{decimals}f}"
    )
    whole, _, fraction = grouped.partition(".")
    whole = whole.replace(",", number_format.thousands)
    if not number_format.leading_zero and whole == "0" and fraction:
        whole = ""
    text = whole + (number_format.point + fraction if fraction else "")
    return _dress(("-" if value < 0 else "") + text, value, number_format)


def _dress(text: str, value: float, number_format: NumberFormat) -> str:
    text = text.replace("-", number_format.minus)
    if number_format.signed and value > 0:
        text = "+" + text
    return f"{number_format.prefix}{text}{number_format.suffix}"


def _needed(value: float) -> int:
    """Decimals that the shortest exact notation of the number has."""
    text = repr(float(value))
    if "e" in text:
        mantissa, _, exponent = text.partition("e")
        return max(0, len(mantissa.partition(".")[2].rstrip("0")) - int(exponent))
    return len(text.partition(".")[2].rstrip("0"))

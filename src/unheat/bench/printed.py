"""What number a truth string stands for.

This is deliberately not ``unheat.text.numbers``: a scorer that shares the reader's grammar
would share its mistakes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
_NUMBER = re.compile(
    r"(?P<sign>[-+])?(?:(?<=[-+])[$€£]\s?)?"
    r"(?P<digits>(?P<dotted>\d{1,3}(?:\.\d{3})+,\d+)|"
    r"(?:\d{1,3}(?:(?P<mark>[, \u00a0\u2009\u202f])\d{3})(?:(?P=mark)\d{3})*(?!\d)"
    r"|\d+)?(?:\.\d+|(?P<comma>,)(?:\d\d?|\d{4,})(?![\d.,]))?)"
    r"(?:[eE](?P<exponent>[-+]?\d+)|\s?[×x·]\s?10\^?(?P<power>[-+⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+))?"
    r"(?P<thousands>[kKM](?![A-Za-z]))?"
    r"\s?(?P<percent>%)?"
)
_MARKS = re.compile(r"[, \u00a0\u2009\u202f]")
_OWED = re.compile(r"\(\s*[$€£]\s*([\d.,]+[kKM]?)\s*\)")
"""Money in brackets, as accountants write what is owed."""

_BRACKETED = re.compile(r"\([^()]*\)")
_FELL = re.compile(r"[▼▾▽↓⬇🔻]\ufe0f?\s*[^-+]+|[^-+]+[▼▾▽↓⬇🔻]\ufe0f?")
"""A number without a sign of its own beside a mark that points down."""

_THOUSANDS = {None: 0, "k": 3, "K": 3, "M": 6}


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A number as printed; ``unit`` is that of its last place, in units of ``value``."""

    value: float
    unit: float
    percent: bool = False


def numbers(text: str) -> tuple[Printed, ...]:
    """All numbers of a truth string, in order.

    >>> [p.value for p in numbers("1,234 (−5.6%)")]
    [1234.0, -5.6]
    >>> numbers("1.4×10⁻²")[0].unit
    0.001
    >>> [(p.value, p.unit) for p in numbers("−8.1k")]
    [(-8100.0, 100.0)]
    >>> [p.value for p in numbers("4 688")], [p.value for p in numbers("($3,116)")]
    ([4688.0], [-3116.0])
    >>> [p.value for text in ("4,6", "4.848,2", "-$1,741") for p in numbers(text)]
    [4.6, 4848.2, -1741.0]
    """
    text = _OWED.sub(r"-\1", text.replace("−", "-").replace("–", "-"))
    found: list[Printed] = []
    position = 0
    while position < len(text):
        match = _NUMBER.match(text, position)
        if match is None or not match["digits"]:
            position += 1
            continue
        after_digit = position > 0 and text[position - 1].isalnum()
        sign = -1.0 if match["sign"] == "-" and not after_digit else 1.0
        digits = match["digits"]
        if match["dotted"]:
            digits = digits.replace(".", "").replace(",", ".")
        elif match["comma"]:
            digits = ".".join(digits.rsplit(",", 1))
        digits = _MARKS.sub("", digits)
        power = (match["power"] or "").translate(_SUPERSCRIPTS) or match["exponent"] or "0"
        places = len(digits.partition(".")[2]) - _THOUSANDS[match["thousands"]]
        found.append(
            Printed(
                value=sign * float(f"{digits}e{int(power) + _THOUSANDS[match['thousands']]}"),
                unit=float(f"1e{int(power) - places}"),
                percent=match["percent"] is not None,
            )
        )
        position = match.end()
    return tuple(found)


_TIME = re.compile(r"(\d{1,3}):([0-5]\d)")


def shown(text: str, expected: float | None) -> Printed | None:
    """The number of a cell that is its value: the one the colour shows, else the first.

    ``expected`` is the colour's value in printed units, None where it is not known.
    Returns None where the text holds no number.

    >>> shown("11/65 (16.9%)", 16.9).value, shown("54/101 (53.5%)", 53.5).value
    (16.9, 53.5)

    What stands in brackets and has a negative's color is one, as accountants write it.

    >>> shown("(2.6)", -2.6).value, shown("(2.6)", 2.6).value
    (-2.6, 2.6)

    So is what stands beside a mark that points down.

    >>> shown("▼ 6.5%", -6.5).value, shown("6.5% ▼", -6.5).value, shown("▼ 6.5%", 6.5).value
    (-6.5, -6.5, 6.5)
    >>> shown("▼ -6.5%", 6.5).value, shown("▲ 6.5%", -6.5).value
    (-6.5, 6.5)

    A time counts what stands first in it, with its sixtieths.

    >>> shown("4:15", None).value
    4.25
    """
    if time := _TIME.fullmatch(text.strip()):
        return Printed(value=int(time[1]) + int(time[2]) / 60, unit=1 / 60, percent=False)
    found = numbers(text)
    bare = text.strip().replace("−", "-").replace("–", "-")
    negative = _BRACKETED.fullmatch(bare) or _FELL.fullmatch(bare)
    if expected is not None and len(found) == 1 and negative:
        owed = replace(found[0], value=-found[0].value)
        if abs(owed.value - expected) <= 0.51 * owed.unit:
            return owed
    if not found:
        return None
    if expected is not None:
        near = [one for one in found if abs(one.value - expected) <= 0.51 * one.unit]
        if near:
            # A count may be as near as its own place tells: 54 of "54/101 (53.5%)" to 53.5.
            return min(near, key=lambda one: abs(one.value - expected))
    return found[0]

"""The grammar of what people print in cells, on ticks and on axes.

A text is a number only if the grammar explains all of it: "GPT-4" is no number, "45
(12.3%)" is two. The order: characters are made equal (all dashes, all digits, superscripts
become ``^``), words for "no value" are sorted out, then numbers and what stands between
them are peeled off from left to right.
"""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from unheat.model import TextReading
from unheat.text.names import of_equation, without_names, without_remarks
from unheat.text.number_format import LOWERED, MULTIPLIERS, format_value, infer_format

__all__ = ["Printed", "format_value", "infer_format", "parse", "printed_numbers"]

_DASHES = "\u2212\u2013\u2014\u2012\u2010\u2011\ufe63\uff0d"
_SPACES = "\u00a0\u2009\u202f\u2007\u2008\u200a"
_RAISED_NOUGHT = re.compile(r"(?:(?<=[×x*·]10)|(?<=[×x*·] 10))[°ºo](?!\w)")
"""Nobody multiplies by ten degrees."""
_SUPERSCRIPT_RUN = re.compile(r"[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+")

_MARKS = re.compile(r"[↑↓⬆⬇⇧⇩▲▼△▽▴▾↗↘]\ufe0f?")
"""Arrows and triangles beside a number say that it rose or fell, and nothing about its value."""

_MISSING = frozenset(
    {"na", "n/a", "n.a.", "n.a", "nan", "none", "null", "nd", "n.d.", "n.d"}
    | {"-", "--", "---", "missing", "<na>", "#n/a"}
    # Runs that did not end, and what readers of numbers make of the first of them.
    | {"oom", "00m", "0om", "o0m", "dnf", "timeout", "t/o"}
)

_UNITS = (
    r"[A-Za-zµμ]{1,4}/(?:s|h|min|d|yr?|km|kg|k?Wh|[cm]?m\^?[²³23]?|[mc]?[lL]|ha)"
    "|%|‰|°C|°F|°|ms|min|s|h|kg|mg|g|km|cm|mm|m|nm|dB|Hz|kHz|pp|bp|x|×|€|£|\\$|¥|K"
    "|t|kt|Mt|[µμu]g|[µμn]s|[µμu]m|kW|MW|GW|[kMGT]?Wh|[mk]?V|[kM]?eV|[kM]J|[hkM]?Pa"
    "|m[Ll]|[kKMGT]i?B|ppm|ppb|px|fps|rpm|yrs?|hrs?|d|days?|wks?|sec|pts?|ha|mol|[mµμn]M"
    r"|zł|Kč|kr\.?|Ft|lei|CHF|EUR|USD|GBP|PLN|CZK|SEK|NOK|DKK|HUF"
    r"|(?<=(?<!1)1)st|(?<=(?<!1)2)nd|(?<=(?<!1)3)rd|(?<=[04-9])th|(?<=1[123])th"
)
"""A K that stands off its number is kelvin; "12K" is twelve thousand. What is counted in a time or
a room may be of any kind: "0.4 req/s", "12 µg/m³". Ranks count as well: "1st", "4th"."""

_RANK_END = re.compile(r"st|nd|rd|th")
"""What stands behind a rank follows from its last digit, and is no unit of the panel."""

_MOST_POWER = 300
"""Powers of ten beyond which a number is none that a program holds, but a misread one."""

_NUMBER = re.compile(
    rf"""
    (?P<relation> [<>≤≥~≈]=?\s* )?
    (?P<sign> [-+]\s? )?
    (?P<prefix> (?:(?:US|AU?|CA?|NZ|HK|S|R)?\$|[€£¥₹₩]|(?:CHF|EUR|USD|GBP)(?=\s))\s?|\#(?=\d) )?
    (?P<inner_sign> [-+] )?
    (?:
        (?P<mantissa>
            \d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?       # 1,234,567.8
          | \d{{1,3}}(?:['’\ ]\d{{3}})+(?:[.,]\d+)?  # 1'234  1 234,5
          | \d{{1,3}}(?:\.\d{{3}}){{2,}}(?:,\d+)?    # 1.234.567
          | \d{{1,3}}(?:\.\d{{3}})+,\d+              # 1.234,5
          | \d+[.,]\d+ | \d+[.]?(?!\d) | [.,]\d+
        )
        (?P<exponent>
            [eE]\s?(?P<power>[-+]?\s?\d{{1,3}})
          | \s?[×xX*·]\s?10\s?\^?\s?(?P<ten>[-+]?\d{{1,3}})(?!\d)
          | (?<![\d.,]10)(?<=10)\^(?P<bare>[-+]?\d{{1,3}})
        )?
    )
    (?P<multiplier> (?:\s?(?:[kMBGT]|[mbt]n)|K)(?![A-Za-z]) )?
    (?P<unit> \s?(?:{_UNITS})(?![A-Za-z]) )?
    (?P<stars> \s?[*†‡§]+ | \s*\(?(?:n\.\s?s\.?|ns|NS)\)?(?!\w) )?
    """,
    re.VERBOSE,
)
_IN_BRACKETS = re.compile(r"\A\(\s?([$€£¥])\s?(\d[\d.,' ]*[kMB]?)\s?\)\Z")
"""Bookkeepers put money that is owed in brackets, and write no minus."""
_STARS_ABOVE = re.compile(r"\A[*†‡§]+\s*\n\s*(?=[-+.\d])")
"""Stars stand over a number as well as behind it."""

_BETWEEN = re.compile(
    r"\s*(?:±|\+/-|[(\[](?:[nN]\s?=\s?)?|[)\]](?:\s?[*†‡§]+(?!\s?[\d.]))?"
    r"|\{|\}|;|,(?=\s)|/|\||\bto\b|-|\n)\s*|\s+"
)
"""A number of cases stands in brackets behind what was found in them: "0.56 (n=53)". Stars stand
behind a number, or behind the bracket that follows it: "0.56 (0.04)**"."""

_OF_PI = re.compile(r"(?P<sign>[-+]?)(?P<times>\d+(?:\.\d+)?)?\s?π(?:/(?P<by>[1-9]\d?))?")
"""Angles, as an axis of radians prints them: "−π/2", "3π/4"."""

_EXACT = 1e-9
"""What is printed as a symbol is not rounded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """One number as it stands on paper: its value, and how it is written.

    ``decimals`` counts the digits after the point of the mantissa. ``exponent`` is "" or
    an example of the style: ``e-03``, ``e-3``, ``×10⁻³``. ``quantum`` is the unit of the
    last printed place.
    """

    value: float
    quantum: float
    decimals: int
    prefix: str = ""
    suffix: str = ""
    thousands: str = ""
    point: str = "."
    exponent: str = ""
    plus: bool = False
    leading_zero: bool = True
    bare_point: bool = False


def parse(text: str, *, confidence: float = 1.0, point: str | None = None) -> TextReading:
    """Read a text as the numbers that are printed in it.

    ``point`` says which character is the decimal point in this panel where that is known;
    without it "1,234" is a thousand and more, with "1.234" as its alternative.

    >>> parse("45 (12.3%)").parts
    (45.0, 12.3)
    >>> parse("−.57").value
    -0.57
    >>> parse("1.2×10⁻³").quantum
    0.0001
    >>> parse("0.56 (n=53)").parts
    (0.56, 53.0)
    >>> parse("9.1 (0.9)**").parts, parse("1.2 [0.8, 1.5]*").parts
    ((9.1, 0.9), (1.2, 0.8, 1.5))
    >>> parse("n.d.").missing, parse("($3,116)").value
    (True, -3116.0)
    >>> parse("0.05\\nn.s.").value, parse("-.03 (ns)").value
    (0.05, -0.03)
    >>> parse("29.7\\n#11").parts, parse("r = .21").parts
    ((29.7, 11.0), (0.21,))
    >>> parse("GPT-4").value is None, round(parse("−π/2").value, 4)
    (True, -1.5708)
    """
    numbers = printed_numbers(text, point=point)
    if not numbers:
        return TextReading(raw=text, confidence=confidence, missing=is_missing(text))
    alternatives: tuple[TextReading, ...] = ()
    if point is None and len(numbers) == 1 and _is_ambiguous(numbers[0]):
        other = printed_numbers(text, point="," if numbers[0].thousands == "," else ".")
        alternatives = tuple(
            TextReading(
                raw=text,
                value=number.value,
                quantum=number.quantum,
                parts=(number.value,),
                confidence=0.1 * confidence,
            )
            for number in other[:1]
        )
    return TextReading(
        raw=text,
        value=numbers[0].value,
        quantum=numbers[0].quantum,
        parts=tuple(number.value for number in numbers),
        confidence=confidence,
        alternatives=alternatives,
    )


def is_missing(text: str) -> bool:
    """True for a word or a dash that says "no value"."""
    return even(text).strip().lower() in _MISSING


@lru_cache(maxsize=4096)
def even(text: str) -> str:
    """Make characters equal: one minus, plain digits, ``^`` before superscripts.

    >>> even("−1.2×10⁻³"), even("3 ×10º"), even("10°")
    ('-1.2×10^-3', '3 ×10^0', '10°')
    """
    text = _RAISED_NOUGHT.sub("⁰", text)
    text = _SUPERSCRIPT_RUN.sub(lambda run: "^" + run.group().translate(LOWERED), text)
    for space in _SPACES:
        text = text.replace(space, " ")
    text = unicodedata.normalize("NFKC", text)
    for dash in _DASHES:
        text = text.replace(dash, "-")
    return text.replace("’", "'").replace("‘", "'")


def without_marks(text: str) -> str:
    """A text without arrows; what they parted stays parted.

    >>> without_marks("-5.2↓"), without_marks("71.2 (↑3.4)"), without_marks("3↑4")
    ('-5.2', '71.2 (3.4)', '3 4')
    """
    lines = (
        re.sub(r"(?<=\()\s+|\s+(?=\))", "", _MARKS.sub(" ", line)) for line in text.split("\n")
    )
    return "\n".join(" ".join(line.split()) for line in lines) if _MARKS.search(text) else text


@lru_cache(maxsize=4096)
def printed_numbers(text: str, *, point: str | None = None) -> tuple[Printed, ...]:
    """All numbers of a text in order; empty unless the grammar explains the whole text.

    Lines that name a number, in a cell of several, are left out.
    """
    rest = _STARS_ABOVE.sub("", without_names(even(without_marks(text)).strip()))
    rest = _IN_BRACKETS.sub(r"-\1\2", rest)
    if power := re.fullmatch(r"([-+]?)10\^?([-+]\d{1,2})", rest):
        # A tick "10⁻³" whose superscript was read as plain digits; no range descends.
        value = float(f"{power.group(1)}1e{int(power.group(2))}")
        quantum = abs(value)
        return (Printed(value=value, quantum=quantum, decimals=0, exponent="10⁻³"),)
    if angle := _OF_PI.fullmatch(rest):
        value = math.pi * float(f"{angle['sign']}{angle['times'] or 1}") / float(angle["by"] or 1)
        return (Printed(value=value, quantum=abs(value) * _EXACT, decimals=0, suffix="π"),)
    return _in_order(rest, point) or _in_order(of_equation(without_remarks(rest)), point)


def _in_order(rest: str, point: str | None) -> tuple[Printed, ...]:
    numbers: list[Printed] = []
    position = 0
    fresh = True
    while position < len(rest):
        found = _NUMBER.match(rest, position)
        if found is not None and fresh and _stands_alone(rest, found):
            number = _printed(found, point)
            if number is None:
                return ()
            numbers.append(number)
            position = found.end()
            fresh = False
            continue
        between = _BETWEEN.match(rest, position)
        if between is None or (not numbers and between.group().strip() not in ("(", "[")):
            return ()
        position = between.end()
        fresh = True
    return tuple(numbers)


def _stands_alone(text: str, found: re.Match[str]) -> bool:
    """No letter or digit runs on directly after the number."""
    return not text[found.end() : found.end() + 1].isalnum()


def _printed(found: re.Match[str], point: str | None) -> Printed | None:
    digits = found["mantissa"]
    mark = _decimal_point(digits, point)
    whole, _, fraction = digits.rpartition(mark) if mark else (digits.rstrip("."), "", "")
    grouping = next((char for char in whole if char in ",.' "), "")
    plain = whole
    for char in ",.' ":
        plain = plain.replace(char, "")
    decimals = len(fraction)
    sign = (found["sign"] or "").strip() + (found["inner_sign"] or "")
    if len(sign) > 1:
        return None
    shift = 0
    style = ""
    if exponent := found["exponent"]:
        power = "".join((found["power"] or found["ten"] or found["bare"]).split())
        shift = int(power)
        if abs(shift) > _MOST_POWER:
            return None
        style = _exponent_style(exponent.strip(), power)
        if exponent.startswith("^"):
            plain, decimals = "1", 0
    multiplier = (found["multiplier"] or "").strip()
    factor = MULTIPLIERS.get(multiplier, 1.0)
    if multiplier and len(plain) > 1 and not plain.strip("0") and not fraction:
        # Nobody writes noughts of millions: "00M" is a word.
        return None
    magnitude = float(f"{plain or '0'}.{fraction or '0'}e{shift}")
    value = (-magnitude if sign == "-" else magnitude) * factor
    return Printed(
        value=value,
        quantum=float(f"1e{shift - decimals}") * factor,
        decimals=decimals,
        prefix=(found["relation"] or "").strip() + (found["prefix"] or "").strip(),
        suffix=multiplier + _RANK_END.sub("", (found["unit"] or "").strip()),
        thousands=grouping,
        point=mark or ".",
        exponent=style,
        plus=sign == "+",
        leading_zero=bool(plain),
        bare_point=digits.endswith("."),
    )


def _decimal_point(digits: str, point: str | None) -> str:
    """The character that is the decimal point in ``digits``, "" for none."""
    marks = [char for char in digits if char in ".,"]
    if not marks or digits.endswith("."):
        return ""
    last = marks[-1]
    tail = len(digits) - 1 - digits.rindex(last)
    if len(set(marks)) == 2:
        return last
    if len(marks) > 1:
        return ""
    if any(char in digits for char in "' "):
        return last
    if point is not None and last != point and tail == 3 and not digits.startswith((last, "0")):
        return ""
    if point is None and last == "," and tail == 3 and not digits.startswith((",", "0")):
        return ""
    return last


def _is_ambiguous(number: Printed) -> bool:
    """One group of three after a comma: grouping or decimals, the text alone cannot say."""
    return number.thousands == "," and number.decimals == 0 and abs(number.value) < 1e6


def _exponent_style(exponent: str, power: str) -> str:
    if exponent.startswith("^"):
        return "10⁻³"
    if exponent[0] in "eE":
        return exponent[0] + ("-03" if len(power.lstrip("+-")) > 1 else "-3")
    return "×10⁻³"

"""Where the decimal point of a number stands that lost its own, or has a mark like one."""

from __future__ import annotations

import re
from functools import lru_cache

from unheat.model import NumberFormat
from unheat.text.number_format import multiplier_of

_WITH_POINT_BEFORE_THREE = re.compile(r"^([-+]?[1-9]\d{0,2})\.(\d{3})(?!\d)")
_WHOLE_MANTISSA = re.compile(r"(?P<sign>[-+]?)(?P<digits>\d+)(?P<power>(?:[eE]|\s?×\s?10).*)$")


def has_odd_point(text: str, number_format: NumberFormat | None) -> bool:
    """A point at the rim of a number, or in one, in a panel that prints whole numbers."""
    return number_format is not None and number_format.decimals == 0 and "." in text


def with_usual_point(text: str, number_format: NumberFormat | None) -> str | None:
    """The text with the point that all other cells have, where it lost its own.

    Beside "1.93k" and "2.36k" a bare "100" counts ones, and these have no decimals to lose.

    >>> with_usual_point("193", NumberFormat(decimals=2))
    '1.93'
    >>> with_usual_point("100", NumberFormat(decimals=2, suffix="k")) is None
    True
    """
    if number_format is None or not number_format.decimals:
        return None
    if multiplier_of(number_format.suffix) > 1.0:
        return None
    if number_format.scientific:
        found = _WHOLE_MANTISSA.match(text)
        # A mantissa has one digit before its point: "11e-01" was "1.1e-01".
        if found is None or len(found["digits"]) != 1 + number_format.decimals:
            return None
        first, others = found["digits"][0], found["digits"][1:]
        return f"{found['sign']}{first}{number_format.point}{others}{found['power']}"
    body = text.rstrip("%* ").lstrip("-+")
    tail = text[len(text.rstrip("%* ")) :]
    head = text[: len(text) - len(body) - len(tail)]
    places = number_format.decimals
    if not body.isdecimal() or len(body) < places or (len(body) == places and places == 1):
        return None
    return f"{head}{body[:-places]}{number_format.point}{body[-places:]}{tail}"


def with_own_point(text: str, number_format: NumberFormat | None) -> str:
    """A number with the panel's decimal point, where its mark can be nothing else.

    A blurred point looks like a comma, and the other way round: where whole numbers have commas
    before their thousands, what stands before three digits is one.
    """
    if number_format is None:
        return text
    if number_format.decimals == 0 and number_format.thousands == ",":
        return _WITH_POINT_BEFORE_THREE.sub(r"\1,\2", text)
    if not number_format.decimals or number_format.thousands:
        return text
    other = "," if number_format.point == "." else "."
    head, mark, tail = text.partition(other)
    digits = len(tail) - len(tail.lstrip("0123456789"))
    alone = mark and head.strip("+-").isdecimal() and not {other, number_format.point} & {*tail}
    return f"{head}{number_format.point}{tail}" if alone and digits != 3 else text


def lost_point(text: str) -> bool:
    """Nobody prints an integer with a zero before it: "076" is 0.76 without its point."""
    body = text.lstrip("+-")
    return len(body) > 1 and body[0] == "0" and body.isdecimal()


@lru_cache(maxsize=4096)
def pointed_after_zero(text: str) -> str | None:
    """ "076" → "0.76"."""
    if not lost_point(text):
        return None
    zero = text.index("0") + 1
    return f"{text[:zero]}.{text[zero:]}"

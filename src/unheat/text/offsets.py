"""The number at a bar's end that all its ticks are to be multiplied by, or added to.

Plotting libraries shorten large and small ticks: "0", "1", "2" with "1e6" or "×10⁴" at the
end of the bar, "0.1", "0.2" with "+1e3".
"""

from __future__ import annotations

import re

from unheat.text.numbers import even

_ONE = r"[1lI|]{1,2}"
_TEN = r"(?:10|1O|lO|IO|l0|I0)"
_TIMES = r"[×xX*·•∙⋅]"
_SHAPE = re.compile(
    rf"(?P<plus>\+\s?)?"
    rf"(?:(?:(?:{_ONE}[eE](?=[-+\d])|[eE](?=-))(?P<power>[-+]?\d{{1,3}}))|(?:{_TIMES}\s?{_TEN}\s?\^?(?P<raised>[-+]?\d{{1,2}})))"
)
_SHIFT = re.compile(
    r"(?P<sign>[-+])\s?(?P<value>\d+(?:\.\d+)?)"
    rf"(?:[eE](?P<power>[-+]?\d{{1,3}})|\s?{_TIMES}\s?{_TEN}\s?\^?(?P<raised>[-+]?\d{{1,2}}))?"
)
"""What is added: matplotlib prints as many digits of it as it takes, "+1.23e3", "+1.23×10³"."""

# Factor and shift, as they are told.
_TOLD = re.compile(r"((?:1e|×10\^)-?\d+)?([-+].+)?")

# A dot or a cross that was lost or misread before a power of ten.
_BARE = re.compile(rf"[^\w\s]?\s?{_TEN}\s?\^?(?P<power>-\d{{1,2}}|[+]?[1-9]\d?)")


def offset_text(text: str) -> str | None:
    """An offset as it is printed, with its digits made digits; None for any other text.

    >>> offset_text("le-3"), offset_text("x10⁴"), offset_text("+1e3"), offset_text("1.5 m")
    ('1e-3', '×10^4', '+1e3', None)
    >>> offset_text("·10⁻³"), offset_text("+1.23e3"), offset_text("-2.5")
    ('×10^-3', '+1.23e3', None)
    >>> offset_text("+1.013 x 10⁵"), offset_text("1e-6+1.5e2"), offset_text("×10⁻² + 5")
    ('+1.013×10^5', '1e-6+1.5e2', '×10^-2+5')
    """
    plain = even(text).strip()
    # What is added may follow a factor; alone "+5" may be a name as well, and "-2.5" a number
    # that went astray.
    for found in _SHIFT.finditer(plain):
        if found.end() == len(plain) and found.start() > 0:
            factor = _SHAPE.fullmatch(plain[: found.start()].strip())
            if factor is not None and not factor["plus"]:
                return _factor(factor) + _shift(found)
    shape, shift = _SHAPE.fullmatch(plain), _SHIFT.fullmatch(plain)
    if shape is not None:
        return ("+" if shape["plus"] else "") + _factor(shape)
    if shift is None:
        return None
    power = shift["power"] or shift["raised"]
    return _shift(shift) if power or (shift["sign"] == "+" and "." in shift["value"]) else None


def _factor(found: re.Match[str]) -> str:
    if found["power"] is not None:
        return f"1e{int(found['power'])}"
    return f"×10^{int(found['raised'])}"


def _shift(found: re.Match[str]) -> str:
    told = found["sign"] + found["value"]
    if found["power"] is not None:
        return f"{told}e{found['power']}"
    return told if found["raised"] is None else f"{told}×10^{int(found['raised'])}"


def offset_in_place(text: str) -> str | None:
    """As ``offset_text``, of a text that stands where an offset does: there a lost sign is a sign.

    >>> [offset_in_place(text) for text in ("10-2", "·10⁻²", "100", "ms")]
    ['×10^-2', '×10^-2', None, None]
    """
    plain = even(text).strip()
    found = _BARE.fullmatch(plain)
    return offset_text(plain) or (f"×10^{int(found['power'])}" if found else None)


def ends_in_offset(text: str) -> bool:
    """Whether a name ran into an offset behind it; a power of ten of a unit is none.

    >>> ends_in_offset("Rate [1/s] +1.013 x 10⁵"), ends_in_offset("Counts 1e6")
    (True, True)
    >>> ends_in_offset("Counts ×10³"), ends_in_offset("Counts (1e6)"), ends_in_offset("T - 5")
    (False, False, False)
    """
    words = text.split()
    told = (offset_text(" ".join(words[first:])) for first in range(1, len(words)))
    return any(offset is not None and offset[0] != "×" for offset in told)


def may_be_offset(text: str) -> bool:
    """Whether a text that is none holds more digits than letters, as an offset that was misread.

    No offset is one sign long: a "2" is a "z" that was misread.

    >>> may_be_offset("1.013×105"), may_be_offset("log2 FC"), may_be_offset("%")
    (True, False, False)
    >>> may_be_offset("2")
    False
    """
    digits = sum(char.isdigit() for char in even(text))
    return len(text) > 1 and digits > sum(char.isalpha() for char in text)


def offset_of(text: str) -> tuple[float, float] | None:
    """(factor, shift) of the ticks beside an offset, None where the text is none.

    >>> offset_of("1e6"), offset_of("+1e3"), offset_of("Score")
    ((1000000.0, 0.0), (1.0, 1000.0), None)
    >>> offset_of("+1.23×10³"), offset_of("1e-6+1.5e2")
    ((1.0, 1230.0), (1e-06, 150.0))
    """
    told = offset_text(text)
    if told is None:
        return None
    found = _TOLD.fullmatch(told)
    if found is None:
        return None
    factor, shift = (part and re.sub(r"(?<!\d)×10\^", "1e", part) for part in found.groups())
    return float(factor or 1.0), float((shift or "0").replace("×10^", "e"))

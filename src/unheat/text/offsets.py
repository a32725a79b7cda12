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
_SHIFT = re.compile(r"(?P<sign>[-+])\s?(?P<value>\d+(?:\.\d+)?(?:[eE][-+]?\d{1,3})?)")
"""What is added: matplotlib prints as many digits of it as it takes, "+1.23e3"."""

# A dot or a cross that was lost or misread before a power of ten.
_BARE = re.compile(rf"[^\w\s]?\s?{_TEN}\s?\^?(?P<power>-\d{{1,2}}|[+]?[1-9]\d?)")


def offset_text(text: str) -> str | None:
    """An offset as it is printed, with its digits made digits; None for any other text.

    >>> offset_text("le-3"), offset_text("x10⁴"), offset_text("+1e3"), offset_text("1.5 m")
    ('1e-3', '×10^4', '+1e3', None)
    >>> offset_text("·10⁻³"), offset_text("+1.23e3"), offset_text("-2.5")
    ('×10^-3', '+1.23e3', None)
    """
    plain = even(text).strip()
    found = _SHAPE.fullmatch(plain)
    if found is None:
        shift = _SHIFT.fullmatch(plain)
        # "+5" may be a name as well, and "-2.5" a number that went astray.
        told = shift is not None and (
            "e" in shift["value"].lower() or (shift["sign"] == "+" and "." in shift["value"])
        )
        return f"{shift['sign']}{shift['value'].lower()}" if shift is not None and told else None
    plus = "+" if found["plus"] else ""
    if found["power"] is not None:
        return f"{plus}1e{int(found['power'])}"
    return f"{plus}×10^{int(found['raised'])}"


def offset_in_place(text: str) -> str | None:
    """As ``offset_text``, of a text that stands where an offset does: there a lost sign is a sign.

    >>> [offset_in_place(text) for text in ("10-2", "·10⁻²", "100", "ms")]
    ['×10^-2', '×10^-2', None, None]
    """
    plain = even(text).strip()
    found = _BARE.fullmatch(plain)
    return offset_text(plain) or (f"×10^{int(found['power'])}" if found else None)


def offset_of(text: str) -> tuple[float, float] | None:
    """(factor, shift) of the ticks beside an offset, None where the text is none.

    >>> offset_of("1e6"), offset_of("+1e3"), offset_of("Score")
    ((1000000.0, 0.0), (1.0, 1000.0), None)
    >>> offset_of("+1.23e3")
    (1.0, 1230.0)
    """
    told = offset_text(text)
    if told is None:
        return None
    if told[0] in "+-":
        return 1.0, float(told.replace("×10^", "1e"))
    return float("1e" + re.split(r"e|\^", told)[1]), 0.0

"""Ions whose charge stands over the number of their atoms: "NO₃⁻", which is "NO⁻3" from left to
right, and "NO⁻ 3" where the lowered number is a line of print of its own.

The two are set above each other, and which comes first on a line is an accident. A formula is
written with the number first.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from unheat.text.formulas import is_formula
from unheat.text.reading import Reading, changed
from unheat.text.spelling import plain

_STACKED = re.compile(
    r"((?:[A-Z][a-z]?\d*){2,}|\([A-Z][\w]*\))([⁰¹²³⁴-⁹]?[⁺⁻])([2-9])(?![\d⁰¹²³⁴-⁹.,])"
)
"""Two elements or more, or a group of them: "s⁻2" is a unit."""

_APART = re.compile(r"([A-Z][A-Za-z0-9₀-₉()]*)([⁰¹²³⁴-⁹]?[⁺⁻]) ?([2-9])")
_LOWERED = str.maketrans("23456789", "₂₃₄₅₆₇₈₉")


def charges_last(text: str) -> str:
    """A text with the raised charges of its ions behind the numbers that they stand over.

    >>> charges_last("NO⁻3"), charges_last("SO²⁻4 (mM)"), charges_last("NH⁺4-N")
    ('NO3⁻', 'SO4²⁻ (mM)', 'NH4⁺-N')
    >>> charges_last("CD8⁺ T"), charges_last("K⁻2"), charges_last("Ca²⁺ 10")
    ('CD8⁺ T', 'K⁻2', 'Ca²⁺ 10')
    """
    return _STACKED.sub(r"\1\3\2", text)


def with_charges_last(readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """Those readings of ions whose number was read behind their charge, with the number before it
    and up for review."""
    return {
        key: changed(one, ion, sure=False)
        for key, one in readings.items()
        if not one.layer and (ion := number_first(one.text)) is not None
    }


def number_first(text: str) -> str | None:
    """An ion with its lowered number before its charge; None of any other text.

    >>> number_first("HCO⁻ 3"), number_first("PO³⁻ 4"), number_first("10⁻ 3"), number_first("X⁺ 3")
    ('HCO₃⁻', 'PO₄³⁻', None, None)
    """
    found = _APART.fullmatch(text)
    if found is None or not is_formula(plain(found[1])):
        return None
    return f"{found[1]}{found[3].translate(_LOWERED)}{found[2]}"

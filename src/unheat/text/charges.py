"""Ions whose charge stands over the number of their atoms: "NO₃⁻", which is "NO⁻3" from left to
right.

The two are set above each other, and which comes first on a line is an accident. A formula is
written with the number first.
"""

from __future__ import annotations

import re

_STACKED = re.compile(
    r"((?:[A-Z][a-z]?\d*){2,}|\([A-Z][\w]*\))([⁰¹²³⁴-⁹]?[⁺⁻])([2-9])(?![\d⁰¹²³⁴-⁹.,])"
)
"""Two elements or more, or a group of them: "s⁻2" is a unit."""


def charges_last(text: str) -> str:
    """A text with the raised charges of its ions behind the numbers that they stand over.

    >>> charges_last("NO⁻3"), charges_last("SO²⁻4 (mM)"), charges_last("NH⁺4-N")
    ('NO3⁻', 'SO4²⁻ (mM)', 'NH4⁺-N')
    >>> charges_last("CD8⁺ T"), charges_last("K⁻2"), charges_last("Ca²⁺ 10")
    ('CD8⁺ T', 'K⁻2', 'Ca²⁺ 10')
    """
    return _STACKED.sub(r"\1\3\2", text)

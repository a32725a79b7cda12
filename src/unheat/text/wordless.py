"""Texts without a letter, a digit or the sign of a unit: marks that readers made of what they saw.

The discs of a legend of sizes, the ends of a dendrogram, and what is left of a frame are read as
"●●:" or "—". Nothing is named so.
"""

from __future__ import annotations

_UNITS = frozenset("%‰°′″$€£¥#∞∅∂∇√∑")
"""Signs that may be all of a name: the unit of a bar, or what a formula is about."""


def is_wordless(text: str) -> bool:
    """Whether a text names nothing.

    >>> is_wordless("●●:"), is_wordless("—"), is_wordless("%"), is_wordless("°C"), is_wordless("")
    (True, True, False, False, True)
    """
    return not any(char.isalnum() or char in _UNITS for char in text)

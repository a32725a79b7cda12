"""Signs that stand alone where all other labels of an axis are single letters.

Amino acids and bases are written so. An "I" is read as a one there, and an "S" as the sign of a
dollar, by readers that agree: nobody numbers one row of twenty, nor puts a price on it.
"""

from __future__ import annotations

from collections.abc import Sequence

from unheat.text.reading import Reading, doubted

_FEWEST, _MOST = 6, 0.8
"""So many labels of one letter, and such a share of all, make the others odd."""


def odd_among_letters(readings: Sequence[Reading]) -> list[Reading]:
    """The labels of one axis, those of one sign doubted that are no letters where most are, or
    letters of the other case than all others.

    Stops of codons ("*") and gaps ("-") are written among them.
    """
    letters = sum(len(one.text) == 1 and one.text.isalpha() for one in readings)
    if letters < max(_FEWEST, _MOST * len(readings)):
        return list(readings)
    upper = sum(len(one.text) == 1 and one.text.isupper() for one in readings)
    alone = 1 if upper == letters - 1 else 0 if upper == 1 else None

    def is_odd(one: Reading) -> bool:
        if len(one.text) != 1 or one.layer or one.review:
            return False
        if one.text.isalpha():
            return alone is not None and one.text.isupper() != bool(alone)
        return one.text not in "*-"

    return [doubted(one) if is_odd(one) else one for one in readings]

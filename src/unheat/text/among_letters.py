"""Signs that stand alone where all other labels of an axis are single letters.

Amino acids and bases are written so. An "I" is read as a one there, and an "S" as the sign of a
dollar, by readers that agree: nobody numbers one row of twenty, nor puts a price on it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from unheat.text.due_numbers import settled_by_numbers
from unheat.text.numeral_runs import with_numeral_runs
from unheat.text.reading import Reading, changed, doubted
from unheat.text.sites import Sites

_FEWEST, _MOST = 6, 0.8
"""So many labels of one letter, and such a share of all, make the others odd."""

_STROKES = frozenset("I|l1!")
"""What readers make of one upright stroke, and what it is among capitals."""

_CASED = frozenset("CPSVWXZ")
"""Capitals that small letters are like; an "O" may be a nought, too."""


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


def settled_among_others(sites: Sites, readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """The readings, single letters settled among such, and numerals and names that are numbered
    through by the run that they are of.
    """
    letters = settled_among_letters(sites, readings)
    return settled_by_numbers(sites, with_numeral_runs(sites, letters))


def settled_among_letters(sites: Sites, readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """The readings, an "I", a "*" and letters of one shape in both cases no longer in doubt where
    all others of their axis are single capitals that are read surely, and readers saw nothing but
    strokes, most of them the star, or all of them that letter.

    One stroke is an "l", a "1" or an "I" in most families; a capital it is among capitals alone.
    A letter that is there twice where all others are there once may be another one.
    """
    result = dict(readings)
    for role, number in sites.axes():
        group = [readings[site.key] for site in sites.of(role, number)]
        open_ = [one for one in group if one.review and one.text in _STROKES | _CASED | {"*"}]
        others = [one for one in group if one.text and one not in open_]
        sure = [one for one in others if len(one.text) == 1 and not one.review]
        capitals = {one.text for one in sure if one.text.isalpha() and one.text.isupper()}
        if len(capitals) < _FEWEST or len(capitals) < _MOST * len(others):
            continue
        counts = Counter(one.text for one in group if one.text.isalpha())
        repeated = [text for text, count in counts.items() if count > 1]
        for one in open_:
            if repeated == [one.text]:
                continue
            said = [text.strip() for text in one.said if text.strip()]
            told = None
            if len(said) > 1 and one.text in _STROKES and "I" not in capitals:
                told = "I" if set(said) <= _STROKES else None
            elif len(said) > 1 and one.text in _CASED:
                told = one.text if {*"".join(said).upper()} == {one.text} else None
            elif one.text == "*" and said.count("*") > 1:
                told = "*"
            if told is not None:
                result[one.site.key] = changed(one, told, sure=True)
    return result

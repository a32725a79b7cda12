"""Spaces of a label as most of its readers saw them, where the gaps of its ink said otherwise.

In a bad picture the gaps between letters are as wide as a space, and gaps that were spaces have
closed: "IL- 1β" and "InsR" were made of their ink although two readers saw none and one. Of eleven
labels of generated figures in which two had seen other spaces nine were wrong. A space that readers
lost is another matter: where the gap is a whole one it was there, but in small print a gap that
nobody saw is a pixel more. What one reader alone saw is asked about where it is seldom made up: a
number that it did not see in two, and two words of letters.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from unheat.text.arrow_spaces import with_arrow_spaces
from unheat.text.doubts import is_small
from unheat.text.reading import Reading, changed, doubted
from unheat.text.series import THOUSANDS, are_in_step
from unheat.text.sites import Sites
from unheat.text.spelling import plain
from unheat.text.typed_spaces import with_typed_spaces

_DIGITS, _LETTERS = re.compile(r"\d+"), re.compile(r"[^\W\d_]+")
_LOPSIDED = re.compile(r"\w[-/] \w|\w [-/]\w")
_WORDS, _CUT = re.compile(r"[^\W\d_]{2} (?=[A-ZÀ-ÖØ-Þ][^\W\d_])"), re.compile(r"\d \d")
_COMPARED = re.compile(r"[<>≤≥±] (?=[$€£]?\d)")
_FEWEST, _SHARE = 2, 0.5
"""Other labels that tell how all are spaced, and the share of an axis that they are."""


def with_seen_spaces(sites: Sites, readings: dict[str, Reading]) -> dict[str, Reading]:
    """Readings of row and column labels with the spaces that two readers saw alike, in doubt."""
    result = dict(readings)
    for role, number in sites.axes():
        axis = [readings[site.key] for site in sites.of(role, number)]
        where = [float(site.index) for site in sites.of(role, number)]
        parted = any(THOUSANDS.fullmatch(said) for one in axis for said in one.said)
        if are_in_step(axis, where) and not parted:
            # What readers see between the digits of a number is no space.
            continue
        for one in axis:
            other = _seen(one.text, one.said)
            if other is None and not one.review:
                other = _seen_by_one(one.text, one.said)
                small = other is None and is_small(sites, one.site)
                if small and _is_unseen(one.text, one.said) and not one.layer:
                    result[one.site.key] = doubted(one)
            if other is not None and not one.layer and not _is_usual(one, axis):
                result[one.site.key] = changed(one, other, sure=False)
    return with_arrow_spaces(sites, with_typed_spaces(sites, result))


def _seen(text: str, said: Sequence[str]) -> str | None:
    """The text with the spaces that two readers saw alike; None where no two saw others.

    >>> _seen("IL- 1β", ("IL-1p", "IL-1β", "IL-1β")), _seen("InsR", ("InsR", "Ins R", "Ins R"))
    ('IL-1β', 'Ins R')
    >>> _seen("A 1", ("A 1", "A1", "A 1")), _seen("A 1", ("A1", "A7", "A 1"))
    (None, None)
    >>> _seen("NK T", ("NKT", "NKT", "")) is None
    True
    """
    alike = Counter(one for one in said if one and plain(one) == plain(text))
    most, count = alike.most_common(1)[0] if alike else (text, 0)
    lost = len(_places(most)) > len(_places(text))
    # A space that both readers lost, and that the ink has, stands on both sides of a sign or none.
    lost |= _LOPSIDED.search(text) is not None and _LOPSIDED.search(most) is None
    return most if count >= _FEWEST and lost else None


def _seen_by_one(text: str, said: Sequence[str]) -> str | None:
    """The text with spaces as one reader alone saw them, where these are likelier than others.

    The reader of letters, the second one, makes up none between two words of letters the second of
    which begins in a capital, but parts one letter from a word, and a syllable from a small one.

    >>> _seen_by_one("MSCIEM", ("MSCIEM", "MSCI EM", "MSCIEM"))
    'MSCI EM'
    >>> _seen_by_one("MAPT", ("MAPT", "M APT", "MAPT")) is None
    True
    >>> _seen_by_one("Monday", ("Monday", "Mon day", "Monday")) is None
    True
    >>> _seen_by_one("A&B", ("A&B", "A & B", "A&B"))
    'A & B'
    >>> _seen_by_one("≥85", ("285", "≥ 85", "≥85"))
    '≥ 85'
    >>> _seen_by_one("r1 6", ("rl6", "r16", "r1 6"))
    'r16'
    """
    alike = [one for one in said if one and plain(one) == plain(text)]
    for one in alike:
        if _CUT.search(text) and not _CUT.search(one):
            return one
    letters = said[1] if len(said) > 1 else ""
    more = len(_WORDS.findall(letters)) > len(_WORDS.findall(text))
    more |= letters.count(" & ") > text.count(" & ")
    more |= len(_COMPARED.findall(letters)) > len(_COMPARED.findall(text))
    return letters if more and letters in alike else None


def _is_unseen(text: str, said: Sequence[str]) -> bool:
    """Whether a text has more spaces than any reader of its letters saw.

    >>> _is_unseen("IFIT 1", ("IFIT1", "lFIT1", "IFIT1")), _is_unseen("A 1", ("A1", "", "A 1"))
    (True, False)
    """
    alike = [one for one in said if one and plain(one) == plain(text)]
    return bool(alike) and all(len(_places(one)) < len(_places(text)) for one in alike)


def _places(text: str) -> list[int]:
    """How many letters stand before each space."""
    parts = text.split()
    return [sum(map(len, parts[: i + 1])) for i in range(len(parts) - 1)]


def _is_usual(reading: Reading, axis: Sequence[Reading]) -> bool:
    """Whether other labels of the axis are built like this one, with its spaces."""
    form = _form(reading.text)
    if len(form) < 2:
        # One word is built like any other one.
        return False
    alike = sum(_form(one.text) == form for one in axis if one is not reading and not one.review)
    return alike >= max(_FEWEST, _SHARE * (len(axis) - 1))


def _form(text: str) -> str:
    """A text with its words and numbers made one letter and one digit each.

    >>> _form("Q4 2019"), _form("IL- 1β")
    ('a0 0', 'a- 0a')
    """
    return _DIGITS.sub("0", _LETTERS.sub("a", text))

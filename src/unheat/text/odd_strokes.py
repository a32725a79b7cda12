"""Letters that make no word and digits that make no number: all readers write a look-alike.

In many typefaces an "I" is drawn as an "l", and readers write the one that is usual within a word:
"Asynclterator". No ink tells, but no word has an "l" between these consonants. Nor does anything
tell an "O" from a nought in many typefaces, and "H20" is water, unless labels beside it are counted
so. A person is asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_BETWEEN = re.compile(
    # No word has an "l" between these; behind an "r" or a "w", as in "world" and "bowls", many do.
    r"(?<=[a-z][bcdfgkmnpstvxz])l(?=[bcdfgkmnpstvxz])"
    # "Index", "Info", "Int" and the like behind another word.
    r"|(?<=[a-z])l(?=n[dfp][a-z]|sl|dx)|(?<=[a-z])l(?=(?:mage|mport|nit|nt)(?![a-z]))"
)
_FIRST = re.compile(
    # Words that begin so have an "I": "Index", "Image", "Iron", "Island", "Ion activity", "Ionic".
    r"(?<![^\W_])l(?:n[dfpstv][a-z]{2}|ma[a-z]{2}|mp[aor][a-z]|r[aeo][a-z]|sl[a-z]|oni[csz]"
    r"|ons?(?= [a-z]{3}))"
)
_INNER, _WITHIN = re.compile(r"[a-z][A-Z]"), re.compile(r"(?<=[a-z])[Il](?=[a-z])")
_STROKES, _JOINED = str.maketrans("Ii|1", "llll"), 2
"""Letters of one stroke, and labels with a capital within that tell how others are written."""

_OXIDE = re.compile(
    r"(?:(?:H2|N2|K2|C|N|S)0[2-4]|(?:H2|N2|K2)0"
    r"|(?:Si|Ti|Zr|Ce|Mn|Sn|Ge|Mo|Ru|Hf|V2|Fe[23]|Al2|Cr2|Co3|In2|Ga2|Na2|Li2|P2|Cu|Zn|Mg|Ca|Ni)0[2-5]?)"
)
_LETTER, _DIGIT = re.compile(r"[^\W\d_]"), re.compile(r"\d")


def is_odd_word(text: str) -> bool:
    """Whether a text has an "l" where only an "I" that begins a word makes sense.

    >>> is_odd_word("Asynclterator"), is_odd_word("colorlndex"), is_odd_word("baselmage")
    (True, True, True)
    >>> is_odd_word("lon activity"), is_odd_word("Mean lndex"), is_odd_word("lron (mg)")
    (True, True, True)
    >>> is_odd_word("World girls"), is_odd_word("Vulnerable"), is_odd_word("Default")
    (False, False, False)
    >>> is_odd_word("lon"), is_odd_word("long run"), is_odd_word("lncRNA"), is_odd_word("lr")
    (False, False, False, False)
    """
    return _BETWEEN.search(text) is not None or _FIRST.search(text) is not None


def is_disputed_capital(text: str, said: Sequence[str], others: Sequence[str]) -> bool:
    """Whether readers dispute a stroke within a word where two ``others`` have capitals within.

    >>> is_disputed_capital("sortldx", ["sortldx", "sortIdx"], ["maxVal", "isOdd"])
    True
    >>> is_disputed_capital("sortldx", ["sortldx", "sortIdx"], ["maxVal", "odd"])
    False
    """
    if _WITHIN.search(text) is None or sum(map(bool, map(_INNER.search, others))) < _JOINED:
        return False
    own = text.translate(_STROKES)
    return any(one != text and one.translate(_STROKES) == own for one in said)


def is_counted_oxide(text: str, others: Sequence[str]) -> bool:
    """Whether a text is an oxide but for a nought, and none of the ``others`` is counted so.

    >>> is_counted_oxide("H20", ["CO2", "PM10"]), is_counted_oxide("C02", ["C01", "C03"])
    (True, False)
    """
    if _OXIDE.fullmatch(text) is None:
        return False
    return all(one == text or _form(one) != _form(text) for one in others)


def _form(text: str) -> str:
    """A text with its letters and digits made one of each kind.

    >>> _form("Fe203"), _form("C02")
    ('AA000', 'A00')
    """
    return _DIGIT.sub("0", _LETTER.sub("A", text))

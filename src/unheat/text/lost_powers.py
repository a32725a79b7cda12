"""Panels that print "3.4e-04": powers of ten whose "e" small print does not show.

In letters of five pixels an "e" is read as a nought, a point, another letter, or not at all, and
what is left looks like a plain number of another size: "2.00-03", "1.30.01". But no plain
number ends in a sign and two digits. Where most texts of a panel do, and some kept their "e",
all of them are powers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from unheat.model import Word

Words = Mapping[str, Word]

_KEPT = re.compile(r"[-+]?\d(?:[.,](?P<digits>\d+))?[eE](?P<sign>[-+])(?P<power>\d\d)")
_BROKEN = re.compile(r"[-+]?\d(?:[.,]?\d+)?\D{0,2}[-+]\d\d")
"""A mantissa, what may have been an "e", a sign and two digits."""

_LEAST, _MOST = 2, 0.5
"""So many texts of a reader must have kept their "e", and so large a share of them end in a sign
and two digits."""

_RESPELLED = 0.75
"""What a word is worth of which a character was put back."""


def with_lost_powers(readers: Sequence[Words]) -> list[Words]:
    """The words of a panel's readers, by their keys, with an "e" where most have lost it.

    >>> words = ["4.2e-02", "2.5e-05", "3.4-04", "2.00-03", "1.30.01", "6.1€-02", "0.25"]
    >>> told = {str(n): Word(text=t, confidence=0.9, engine="neural") for n, t in enumerate(words)}
    >>> [word.text for word in with_lost_powers([told])[0].values()][2:]
    ['3.4e-04', '2.0e-03', '1.3e-01', '6.1e-02', '0.25']
    """
    kept = [
        found
        for words in readers
        for word in words.values()
        if (found := _KEPT.fullmatch(_tight(word.text)))
    ]
    decimals = Counter(len(found["digits"] or "") for found in kept)
    if len(kept) < _LEAST or not any(_are_powers(words) for words in readers):
        return list(readers)
    places = decimals.most_common(1)[0][0]
    signs = {found["sign"] for found in kept}
    nought = all(found["power"][0] == "0" for found in kept)
    spelling = _spelling(places, nought=nought)
    sign = signs.pop() if len(signs) == 1 else ""
    return [
        {key: _respelled(word, spelling, sign) for key, word in words.items()} for words in readers
    ]


def _tight(text: str) -> str:
    return text.replace(" ", "").replace("\u2212", "-")


def _are_powers(words: Words) -> bool:
    """Whether most that a reader says ends in a sign and two digits."""
    texts = [_tight(word.text) for word in words.values()]
    ends = sum(_BROKEN.fullmatch(text) is not None for text in texts)
    return ends >= max(_LEAST, _MOST * len(texts))


def _spelling(places: int, *, nought: bool) -> re.Pattern[str]:
    """A number of ``places`` decimals, up to two characters that were an "e", and its power."""
    mantissa = rf"\d)[.,]?(?P<rest>\d{{{places}}}" if places else r"\d)(?P<rest>"
    power = r"0\d" if nought else r"\d\d"
    return re.compile(rf"(?P<first>[-+]?{mantissa}).{{0,2}}?(?P<sign>[-+]?)(?P<power>{power})")


def _respelled(word: Word, spelling: re.Pattern[str], usual: str) -> Word:
    text = _tight(word.text)
    if _KEPT.fullmatch(text):
        return word
    found = spelling.fullmatch(text)
    sign = found["sign"] or usual if found is not None else ""
    if found is None or not sign:
        return word
    mantissa = found["first"] + ("." + found["rest"] if found["rest"] else "")
    return replace(
        word,
        text=f"{mantissa}e{sign}{found['power']}",
        confidence=_RESPELLED * word.confidence,
    )

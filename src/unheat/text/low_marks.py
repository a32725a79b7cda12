"""Marks under letters that no reader saw: "Şubat" reaches lower than "Subat" does.

A cedilla, a comma or an ogonek is one piece with its letter, and readers know the plain word. But
no letter without a tail ends below the feet of the others, in any family: as many pieces of a word
hang there as it has letters with tails ("judet" has one, and "județ" two). In small print these
touch: there the same word of another text tells that one is missed ("județe" in the title).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

import numpy as np

from unheat.text.line_feet import TALL, feet_of, pieces_of
from unheat.text.reading import Reading, doubted
from unheat.text.sites import Sites

_PLAIN = re.compile(r"[A-IK-PR-Za-ehik-or-xz .\-]")
"""Letters that end on their line: some families let a "J", a "Q", an "f" or figures hang."""

_ABOVE = frozenset("\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030a\u030b\u030c")
"""Marks that stand over their letters."""

_LOWER, _LOWER_PX, _MOST_PX = 0.15, 1.5, 0.5
"""How much lower than the feet a mark reaches at least, as a share of a letter's height and in
pixels, and how far other letters do at most."""

_FEWEST, _MANY = 3, 0.75
"""Pieces with letters that tell where the feet are, and the share of them that end there."""

_RULE = 1.5
"""Marks are no longer than so many letter heights."""

_BELOW = frozenset("\u0323\u0326\u0327\u0328\u0331")
"""Marks that hang under their letters."""

_WORD, _ENDING = re.compile(r"[^\W\d_]{4,}"), 2
"""A word that is long enough to be known again, and letters that another form of it has more."""

_ROLES = ("row", "column", "row-title", "column-title", "title", "figure-title", "bar-label")


def with_low_marks(sites: Sites, readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """The readings, those up for review whose ink reaches lower than their text does."""
    result = dict(readings)
    sharp = not sites.layout.raster.lossy
    marked = marked_words([one.text for one in readings.values()])
    for site in sites.sites:
        one = readings.get(site.key)
        if site.role not in _ROLES or one is None or one.review or one.layer:
            continue
        if lacks_mark(one.text, marked) or (sharp and reaches_below(sites, one)):
            result[site.key] = doubted(one)
    return result


def marked_words(texts: Iterable[str]) -> frozenset[str]:
    """The words of texts, in small letters, that have a mark under a letter before their last.

    The last letters of words change with their case: "praca" and "pracą" stand in one text.
    """
    words = {word.lower() for text in texts for word in _WORD.findall(text)}
    return frozenset(
        word for word in words if _BELOW & set(unicodedata.normalize("NFD", word[:-1]))
    )


def lacks_mark(text: str, marked: frozenset[str]) -> bool:
    """Whether a word of a text is one of those that are ``marked``, or begins one that is little
    longer, but for the marks.

    >>> lacks_mark("judet", frozenset({"județe"})), lacks_mark("judet 1", frozenset({"județ"}))
    (True, True)
    >>> lacks_mark("județ", frozenset({"județe"})), lacks_mark("Stadt", frozenset({"città"}))
    (False, False)
    """
    if not marked:
        return False
    words = {word.lower() for word in _WORD.findall(text)}
    pairs = [(word, other) for word in words for other in marked]
    return any(
        len(word) <= len(other) <= len(word) + _ENDING
        and word != (begun := other[: len(word)])
        and _without_low(begun) == word
        for word, other in pairs
    )


def _without_low(word: str) -> str:
    """A word without the marks under its letters."""
    kept = (c for c in unicodedata.normalize("NFD", word) if c not in _BELOW)
    return unicodedata.normalize("NFC", "".join(kept))


def reaches_below(sites: Sites, reading: Reading) -> bool:
    """Whether more pieces of ink of a text on one line hang below the feet of its letters than it
    has characters that may hang."""
    extents = pieces_of(sites, reading)
    if extents is None or len(reading.text) < _FEWEST:
        return False
    hangers = _hangers(reading.text)
    size = reading.site.lines[0].size
    letters = extents[extents[:, 3] - extents[:, 1] > TALL * size]
    feet = feet_of(extents, size)
    if feet is None:
        return False
    least = max(_LOWER * size, _LOWER_PX)
    hang = letters[:, 3] - feet >= least
    # With tails or without: what stands on the line must tell where it lies.
    on_line = abs(letters[~hang if hangers else slice(None), 3] - feet) <= _MOST_PX
    if len(on_line) < _FEWEST or on_line.mean() < _MANY:
        return False
    # What is longer than a letter is a rule under the word.
    low = extents[(extents[:, 3] - extents[:, 1] <= TALL * size)]
    marks = (low[:, 3] - feet >= least) & (low[:, 2] - low[:, 0] <= _RULE * size)
    return bool(np.count_nonzero(hang) + np.count_nonzero(marks) > hangers)


def _hangers(text: str) -> int:
    """How many characters of a text may end below its line.

    >>> _hangers("Subat"), _hangers("judet"), _hangers("Příjmy"), _hangers("plăţi, in (1)")
    (0, 1, 2, 6)
    """
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if c not in _ABOVE)
    composed = unicodedata.normalize("NFC", bare)
    return sum(1 for c in composed if not _PLAIN.fullmatch(c))

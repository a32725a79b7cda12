"""Panels that print ranks, "1st", "2nd", "4th": what readers of numbers make of the letters.

An "s" of small print is a "5" to a reader that expects digits, and "15t" is then a number with a
unit, fifteen tonnes, of a panel that has no other. But the letters behind a rank follow from its
last digit, and none of the others is a unit.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from unheat.model import Word

Words = Mapping[str, Word]

_RANK = re.compile(r"\d*(?:(?<!1)(?:2nd|3rd)|1[123]th|[04-9]th)", re.IGNORECASE)
"""Ranks but for those that end in "st", which may be a weight."""

_FIRST = re.compile(r"(?P<tens>[2-9]?)[1Il|](?:st|[5$]t|s[l1]|5[l1])", re.IGNORECASE)
"""The first, the twenty-first: an "s" before a "t", and what small print makes of both."""

_LEAST, _SHARE = 3, 0.5
"""So many words of a reader, and so large a share of those that are no first ones, are ranks."""

_RESPELLED = 0.9
"""What a word is worth of which a letter was put right."""


def with_ordinals(readers: Sequence[Words]) -> list[Words]:
    """The words of a panel's readers, by their keys, with an "s" in the first ranks of many.

    >>> words = ["15t", "2nd", "4th", "3rd", "lst", "5th", "215t"]
    >>> told = {str(n): Word(text=t, confidence=0.9, engine="neural") for n, t in enumerate(words)}
    >>> [word.text for word in with_ordinals([told])[0].values()]
    ['1st', '2nd', '4th', '3rd', '1st', '5th', '21st']
    """
    if not any(_are_ranks(words) for words in readers):
        return list(readers)
    return [{key: _respelled(word) for key, word in words.items()} for words in readers]


def _are_ranks(words: Words) -> bool:
    texts = [text for word in words.values() if not _FIRST.fullmatch(text := _tight(word.text))]
    ranks = sum(_RANK.fullmatch(text) is not None for text in texts)
    return ranks >= max(_LEAST, _SHARE * len(texts))


def _respelled(word: Word) -> Word:
    found = _FIRST.fullmatch(_tight(word.text))
    if found is None:
        return word
    text = f"{found['tens']}1st"
    worth = 1.0 if text == word.text else _RESPELLED
    return replace(word, text=text, confidence=worth * word.confidence)


def _tight(text: str) -> str:
    return text.replace(" ", "")

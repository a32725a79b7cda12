"""What other readers say of a number that the panel's own reader has no doubt of.

They are lost in small print, and each of them takes one digit for another; a single one that says
something else says nothing. But all learned apart, and err apart. The same other digit in the same
place is what the ink looks like to both of two. The reader of numbers, where it is nearly sure, is
wrong next to never. And a last digit, of which colors tell nothing, has to look to somebody else
like what it was learned to be: of generated numbers that an own reader had no doubt of and colors
bore out, 1,178 were seconded so, and right; of the other 87 five were wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from unheat.model import Word
from unheat.text.candidates import respell
from unheat.text.joint import LIKELY
from unheat.text.numbers import even

_DIGITS = "0123456789"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clear:
    """A ``text`` of which the panel's own reader has no doubt; ``proved`` where the reader of
    numbers is nearly sure of it as well. Of thousands of such numbers none was misread."""

    text: str
    proved: bool = False


def clear_words(
    lines: Mapping[tuple[int, int], str],
    own: Mapping[str, str],
    engines: Sequence[Mapping[str, Word]],
    rivals: Mapping[str, Word],
) -> dict[tuple[int, int], Clear]:
    """Cell → its ``clear_word``, where there is one.

    ``lines`` are the keys of the cells' crops; by key, ``own`` is what the own reader has no doubt
    of, ``engines`` what others read, and ``rivals`` what may be instead of that.
    """
    found = {}
    for cell, key in lines.items():
        if key not in own:
            continue
        said = [words[key] for words in engines if key in words]
        word = clear_word(own[key], said, [rivals[key]] if key in rivals else [])
        if word is not None:
            found[cell] = word
    return found


def clear_word(text: str, words: Sequence[Word], rivals: Sequence[Word] = ()) -> Clear | None:
    """The own reader's ``text`` beside ``words``, one a reader; None where these object to it.

    ``rivals`` are what readers hold to be likeliest after their words.

    >>> said = [Word(text=t, confidence=0.4, engine=t) for t in ("34.0", "16.0", "36.8")]
    >>> [clear_word(text, said) is not None for text in ("36.3", "36.0", "38.8")]
    [False, True, False]
    """
    proved = any(_is_nearly_sure(word) for word in words)
    if proved and any(_is_nearly_sure(word) and _plain(word) != text for word in words):
        return None
    own = _digits(text)
    said = [_digits(word.text) for word in words]
    others = Counter(
        (place, digit)
        for digits in said
        if len(digits) == len(own)
        for place, digit in enumerate(digits)
        if digit != own[place]
    )
    seconded = [*said, *(_digits(word.text) for word in rivals)]
    if max(others.values(), default=0) > 1 or own[-1:] not in {one[-1:] for one in seconded}:
        return None
    return Clear(text=text, proved=proved)


def _is_nearly_sure(word: Word) -> bool:
    return word.engine == "numerals" and word.confidence >= LIKELY


def _plain(word: Word) -> str:
    return even(word.text).replace(" ", "")


def _digits(text: str) -> str:
    return "".join(sign for sign in respell(text) if sign in _DIGITS)

"""What other readers have against a number that the panel's own reader has no doubt of.

They are lost in small print, and each of them takes one digit for another; a single one says
nothing. But they learned apart, and err apart: the same other digit in the same place is what ink
looks like to both. And the reader of numbers, where it is nearly sure, is wrong next to never.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from unheat.model import Word
from unheat.text.candidates import respell
from unheat.text.joint import LIKELY
from unheat.text.numbers import even

_DIGITS = "0123456789"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clear:
    """A ``text`` of which the panel's own reader has no doubt; ``seconded`` where the reader of
    numbers is nearly sure of it as well. Of thousands of such numbers none was misread."""

    text: str
    seconded: bool = False


def clear_word(text: str, words: Sequence[Word]) -> Clear | None:
    """The own reader's ``text`` beside what others read, one of ``words`` a reader; None where
    they object to it."""
    if objected(text, words):
        return None
    return Clear(text=text, seconded=any(_nearly_sure(word) for word in words))


def _nearly_sure(word: Word) -> bool:
    return word.engine == "numerals" and word.confidence >= LIKELY


def objected(text: str, words: Sequence[Word]) -> bool:
    """Whether ``words``, one a reader, speak against a number that is read as ``text``.

    >>> said = [Word(text=t, confidence=0.4, engine=t) for t in ("34.0", "16.0", "36.8")]
    >>> objected("36.3", said), objected("36.3", said[1:]), objected("36.8", said[:1])
    (True, False, False)
    """
    others: Counter[tuple[int, str]] = Counter()
    for word in words:
        said = even(word.text).replace(" ", "")
        if _nearly_sure(word) and said != text:
            return True
        said = respell(word.text).replace(" ", "")
        if len(said) == len(text):
            others.update(
                (place, sign)
                for place, (sign, own) in enumerate(zip(said, text, strict=True))
                if sign != own and sign in _DIGITS and own in _DIGITS
            )
    return max(others.values(), default=0) > 1

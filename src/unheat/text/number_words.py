"""What the reader of numbers said of a panel's cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from unheat.model import Word
from unheat.text.numbers import printed_numbers

_ODD = frozenset("kKMBnNaA$°×⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
"""Signs of numbers that all cells of a panel have, or none."""

_LIKE_IT = str.maketrans({"B": "8", "$": "5", "⁰": "0", "°": "0"})

_FEW = 0.25
"""Share of the words up to which a sign is an odd one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """What the reader of numbers said, by crop key, and what else each of them may be.

    ``asked`` are the keys of all crops that it was shown, those among them that are no numbers.
    """

    words: Mapping[str, Word] = field(default_factory=dict)
    rivals: Mapping[str, Word] = field(default_factory=dict)
    asked: frozenset[str] = frozenset()

    @property
    def others(self) -> dict[str, Word]:
        """The words, and in the place of those that may be something else what that is."""
        return {**self.words, **self.rivals}

    def with_more(self, other: Numbers, keys: Collection[str]) -> Numbers:
        """These and those of the ``other`` that are of crops with these ``keys``."""
        words = {key: word for key, word in other.words.items() if key in keys}
        rivals = {key: word for key, word in other.rivals.items() if key in keys}
        return Numbers(
            words={**self.words, **words},
            rivals={**self.rivals, **rivals},
            asked=self.asked | other.asked.intersection(keys),
        )


NOT_ASKED = Numbers()


def line_of_value(lines: Sequence[str]) -> int | None:
    """Which line of a cell holds its value: the first one with a number."""
    return next((number for number, line in enumerate(lines) if printed_numbers(line)), None)


def without_odd_signs(numbers: Numbers) -> Numbers:
    """The same of one panel, with digits where a few words have a sign that looks like one.

    The reader of numbers sees each cell alone: "5B" may be five billions. Where hardly any other
    cell has such a sign, it is the digit like it.

    >>> words = {str(n): Word(text=t, confidence=0.9, engine="numerals", key=str(n))
    ...     for n, t in enumerate(["5B", "36", "41", "$7", "12"])}
    >>> rivals = {"0": Word(text="58", confidence=0.05, engine="numerals", key="0")}
    >>> told = without_odd_signs(Numbers(words=words, rivals=rivals))
    >>> [(word.text, round(word.confidence, 2)) for word in told.words.values()][::3], told.rivals
    ([('58', 0.95), ('57', 0.9)], {})
    """
    shown = Counter(sign for word in numbers.words.values() for sign in set(word.text) & _ODD)
    odd = {sign for sign, count in shown.items() if count <= _FEW * len(numbers.words)}
    if not odd:
        return numbers
    words, rivals = dict(numbers.words), dict(numbers.rivals)
    for key, word in numbers.words.items():
        if not odd & set(word.text):
            continue
        rival = rivals.pop(key, None)
        if rival is not None and not odd & set(rival.text):
            words[key] = replace(rival, confidence=word.confidence + rival.confidence)
        else:
            words[key] = replace(word, text=word.text.translate(_LIKE_IT))
    return replace(numbers, words=words, rivals=rivals)

"""What the reader of numbers said of a panel's cells."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from unheat.model import Word
from unheat.text.numbers import printed_numbers


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

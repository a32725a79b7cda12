"""Numbers with the letters of a comparison behind them: "25.7bc" is 25.7.

Means that share a letter do not differ significantly, says a table of an experiment. No other panel
ends nearly all of its numbers in small letters from the beginning of the alphabet, in their order,
and in several groups of them. A digit may be read as a letter and a letter as a digit ("18b" and
"186"): all numbers have as many decimals, and a cell without a letter is asked about where color
does not bear it out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from unheat.model import Reason, TextReading
from unheat.text.numbers import parse

Cell = tuple[int, int]

_LETTERED = re.compile(r"([-+\u2212]?\d*[.,]?\d+)\s?\^?([a-h]{1,4})")

_LEAST, _MANY = 5, 0.8
"""Cells with a number and letters, and their share of those with print, from which letters are
those of a comparison."""

_GROUPS = 2
"""Groups of letters that there are at least: means that all share one are not lettered."""

_SEVERAL = 0.5
"""Different numbers that there are at least, for each cell: "1a", "1b" and "2a" are names."""

_OF_WORDS = (Reason.NOT_A_NUMBER, Reason.UNREADABLE_INK)
"""What is said of a cell whose text is no number."""

_SURE = 0.9
"""Confidence of what has the decimals of all others."""


def compared(readings: Mapping[Cell, TextReading]) -> dict[Cell, TextReading]:
    """The readings, in a panel of lettered means with the numbers before the letters.

    >>> told = {(0, n): parse(raw) for n, raw in enumerate(["9.2a", "8.1ab", "7.0b", "7.4b", "2c"])}
    >>> [reading.value for reading in compared(told).values()]
    [9.2, 8.1, 7.0, 7.4, None]
    """
    result = dict(readings)
    said = {cell: one for cell, one in result.items() if one.raw and not one.missing}
    found = {
        cell: match
        for cell, one in said.items()
        if (match := _LETTERED.fullmatch(one.raw)) and _in_order(match[2])
    }
    groups = {match[2] for match in found.values()}
    if len(found) < max(_LEAST, _MANY * len(said)) or len(groups) < _GROUPS:
        return result
    if not any("a" in group for group in groups):
        return result
    numbers = {cell: parse(match[1]) for cell, match in found.items()}
    if len({one.value for one in numbers.values()}) < _SEVERAL * len(numbers):
        return result
    usual = Counter(one.quantum for one in numbers.values()).most_common(1)[0][0]
    for cell, one in said.items():
        number = numbers.get(cell)
        if number is not None and number.value is not None and number.quantum == usual:
            result[cell] = with_number(one, number)
        elif number is None and one.value is not None:
            # Its letter may have been read as a digit.
            result[cell] = with_digit_doubted(one)
    return result


def with_number(reading: TextReading, number: TextReading) -> TextReading:
    """What was read as words, with the value of the ``number`` in it: it is none for that alone."""
    return replace(
        reading,
        value=number.value,
        quantum=number.quantum,
        parts=number.parts,
        confidence=max(reading.confidence, min(_SURE, 2.0 * reading.confidence)),
        reasons=tuple(reason for reason in reading.reasons if reason not in _OF_WORDS),
    )


def with_digit_doubted(reading: TextReading) -> TextReading:
    """A number one of whose digits may be a letter that marks it."""
    return replace(
        reading,
        confidence=reading.confidence / 2,
        reasons=tuple(dict.fromkeys((*reading.reasons, Reason.DIGIT_IN_DOUBT))),
    )


def _in_order(letters: str) -> bool:
    """Whether letters are different ones in the order of the alphabet."""
    return list(letters) == sorted(set(letters))

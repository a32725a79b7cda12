"""Numbers with a word that grades them: "44.5 H" and "5.8 (mid)" are 44.5 and 5.8, "High 16" is 16.

Laboratories flag what is too high or too low, and risks are named and numbered at once. Words that
grade are few and come again and again; where they stand before the number or behind it without
brackets or a letter of their own, each stands for a range of numbers. What a table of names counts
("Room 12") does neither.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from itertools import pairwise

from unheat.model import TextReading
from unheat.text.compared import with_digit_doubted, with_number
from unheat.text.numbers import parse

Cell = tuple[int, int]

_NUMBER = r"(?P<number>[<>]?\s?[-+\u2212]?\s?\d[\d.,]*\s?%?)"
_BEHIND = re.compile(
    rf"{_NUMBER}\s?(?:[(\[]\s?(?P<inner>[^\W\d_]+)\s?[)\]]|(?P<flag>[A-Z]{{1,2}})"
    r"|(?<=\s)(?P<bare>[^\W\d_]{2,}))"
)
_BEFORE = re.compile(rf"(?P<bare>[^\W\d_]{{2,}}(?:\s[^\W\d_]{{2,}})?)[\s:]\s?[(\[]?{_NUMBER}[)\]]?")

_LEAST, _MANY, _MOST = 5, 0.5, 6
"""Cells with a number and a word, the share of the cells with print that have a number (names and
heads of a table may still be among these), and words that grade at most."""

_AGAIN = 2
"""Cells for each word that there are on an average at least."""

_LIKE_FLAGS = {"H": "4", "L": "14", "A": "4", "S": "58", "I": "1", "R": "2", "N": "4", "B": "8"}
"""Digits that a flag may be read as."""


def with_grades(readings: Mapping[Cell, TextReading]) -> dict[Cell, TextReading]:
    """The readings, in a panel of graded numbers with the numbers alone as their values.

    >>> said = ["3.3 L", "6.0", "44.5 H", "43.0H", "17.5 L", "6.64", "5.9 H"]
    >>> told = with_grades({(0, n): parse(raw) for n, raw in enumerate(said)})
    >>> [reading.value for reading in told.values()]
    [3.3, 6.0, 44.5, 43.0, 17.5, 6.64, 5.9]
    >>> [len(reading.reasons) for reading in told.values()]
    [0, 0, 0, 0, 0, 1, 0]
    """
    said = {cell: one for cell, one in readings.items() if one.raw and not one.missing}
    unread = {cell: one for cell, one in said.items() if one.value is None}
    found = {
        cell: match
        for cell, one in unread.items()
        if (match := _BEHIND.fullmatch(one.raw) or _BEFORE.fullmatch(one.raw))
    }
    numbers = {cell: parse(match["number"].strip()) for cell, match in found.items()}
    numbers = {cell: one for cell, one in numbers.items() if one.value is not None}
    words = {cell: _word(found[cell]) for cell in numbers}
    plain = [one for one in said.values() if one.value is not None]
    told = len(numbers) + len(plain)
    distinct = set(words.values())
    result = dict(readings)
    if len(numbers) < _LEAST or told < _MANY * len(said) or not 2 <= len(distinct) <= _MOST:
        return result
    if len(words) < _AGAIN * len(distinct):
        return result
    by_word: dict[str, list[float]] = {}
    for cell, one in numbers.items():
        if one.value is not None:
            by_word.setdefault(words[cell], []).append(one.value)
    if any(found[cell]["bare"] for cell in numbers) and not _parted(list(by_word.values())):
        return result
    for cell, number in numbers.items():
        result[cell] = with_number(said[cell], number)
    alike = "".join(_LIKE_FLAGS.get(word[0], "") for word in distinct if len(word) <= 2)
    places = Counter(_decimals(match["number"]) for match in found.values())
    usual = max(places, key=lambda count: (places[count], count))
    for cell, one in said.items():
        if one.value is None or cell in numbers or one.raw[-1] not in alike:
            continue
        if usual == 0 or _decimals(one.raw) > usual:
            # Its flag may have been read as a digit.
            result[cell] = with_digit_doubted(one)
    return result


def _word(match: re.Match[str]) -> str:
    """The word beside a number; a flag keeps its capitals, others differ in letters alone."""
    groups = match.groupdict()
    return groups.get("flag") or str(groups.get("inner") or groups["bare"]).lower()


def _decimals(number: str) -> int:
    return len(re.sub(r"[^\d.,]", "", number).replace(",", ".").partition(".")[2])


def _parted(held: list[list[float]]) -> bool:
    """Whether ranges of numbers, one for each word, follow each other and share an end at most."""
    ranges = sorted((min(numbers), max(numbers)) for numbers in held)
    return all(one[1] <= other[0] for one, other in pairwise(ranges))

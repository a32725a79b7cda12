"""Labels that letters number through: "Site A", "Site B", and so on, tell which one is due.

In many typefaces "I" and "l" are one drawing. Where all others of an axis end in letters that
follow each other the stroke between "H" and "J" is the letter that is due, in their case. Letters
that stand alone, small or on a slope, are read as all kinds of signs: those that follow each other
bear each other out, and tell what the ones in doubt between them are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from unheat.text.reading import Reading, changed, doubted

_FEWEST = 4
"""Labels that tell how the others follow."""

_STROKES = frozenset("Il|1")
"""Signs that are one drawing in many typefaces."""

_DOTTED = frozenset("ij")
"""Letters that are such a stroke to a reader who loses their dot."""

_MOST, _NEARLY_ALL = 0.55, 0.75
"""Share of single letters that follow each other by no chance, and that leave one in doubt nothing
else to be."""

_CONFIDENCE, _UNSHAKEN = 0.95, 0.9
"""Of a letter that is due, and of one that stands against the alphabet."""


def in_letter_order(readings: Sequence[Reading], places: Sequence[int]) -> list[Reading]:
    """The readings with the "I" or "l" that is due where another stroke was read.

    ``places`` are those of the rows or columns that the readings label. All other labels have to
    share what stands before the letter, its case and the order.
    """
    result = list(readings)
    told = Counter[tuple[str, bool, int, int]]()
    for reading, place in zip(readings, places, strict=True):
        stem, letter = reading.text[:-1], reading.text[-1:]
        if letter.isascii() and letter.isalpha() and letter not in _STROKES:
            for step in (1, -1):
                told[stem, letter.isupper(), step, ord(letter) - step * place] += 1
    if not told:
        return result
    (stem, _, step, start), count = told.most_common(1)[0]
    open_ones = [
        i
        for i, reading in enumerate(readings)
        if reading.text[:-1] == stem and reading.text[-1:] in _STROKES
    ]
    if count < _FEWEST or count + len(open_ones) < len(readings):
        return _single_letters(result, places)
    for i in open_ones:
        reading, due = readings[i], start + step * places[i]
        letter = chr(due) if 0 < due < 128 else ""
        if letter in ("I", "l") and letter != reading.text[-1] and not reading.layer:
            others = tuple(dict.fromkeys((reading.text, *reading.others)))
            result[i] = replace(reading, text=stem + letter, others=others)
        elif letter in _DOTTED and not reading.layer:
            # The stroke may be one: a dot is seen or not.
            result[i] = changed(reading, stem + letter, sure=False)
    return result


def alphabet_due(texts: Sequence[str], places: Sequence[int]) -> str | None:
    """The letters that are due at the ``places`` of single letters, None where most of the
    ``texts`` are not at theirs in the alphabet.

    >>> alphabet_due(["A", "B", "I", "D", "E"], range(5)), alphabet_due(["A", "C", "G"], range(3))
    ('ABCDE', None)
    """
    told = Counter[tuple[bool, int]]()
    for text, place in zip(texts, places, strict=True):
        if len(text) == 1 and text.isascii() and text.isalpha():
            told[text.isupper(), ord(text) - place] += 1
    if not told:
        return None
    (upper, start), count = told.most_common(1)[0]
    if start + min(places) < 0:  # a letter far down a long axis: what stands first is none
        return None
    due = "".join(chr(start + place) for place in places)
    letters = due.isascii() and due.isalpha() and (due.isupper() if upper else due.islower())
    return due if letters and count >= max(_FEWEST, _MOST * len(texts)) else None


def _single_letters(readings: list[Reading], places: Sequence[int]) -> list[Reading]:
    """The readings, of single letters in doubt those that the alphabet has due.

    Most of them are at their place in it, and all others are in doubt.
    """
    due = alphabet_due([one.text for one in readings], places)
    if due is None:
        return readings
    right = [one.text == letter for one, letter in zip(readings, due, strict=True)]
    if any(
        not good
        and (one.layer or len(one.text) > 1 or one.confidence >= _UNSHAKEN)
        and (one.layer or letter not in _DOTTED or one.text not in _STROKES)
        for one, letter, good in zip(readings, due, right, strict=True)
    ):
        return readings
    sure = sum(right) >= _NEARLY_ALL * len(readings)
    result = list(readings)
    for i, (one, letter, good) in enumerate(zip(readings, due, right, strict=True)):
        if one.layer or (good and not one.review):
            continue
        others = tuple(dict.fromkeys(text for text in (one.text, *one.others) if text != letter))
        if one.review and (good or sure or letter in one.others):
            settled = replace(one, review=False, reasons=(), confidence=_CONFIDENCE)
        else:
            settled = doubted(one)
        result[i] = replace(settled, text=letter, others=others)
    return result


def of_alphabet(readings: Sequence[Reading], places: Sequence[int]) -> list[bool]:
    """Which single letters most of an axis bear out that follow each other in the alphabet."""
    due = alphabet_due(["" if one.review else one.text for one in readings], places)
    if due is None:
        return [False] * len(readings)
    return [
        not one.review and one.text == letter for one, letter in zip(readings, due, strict=True)
    ]

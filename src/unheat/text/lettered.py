"""Labels that letters number through: "Site A", "Site B", and so on, tell which one is due.

In many typefaces "I" and "l" are one drawing. Where all others of an axis end in letters that
follow each other the stroke between "H" and "J" is the letter that is due, in their case.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from unheat.text.reading import Reading

_FEWEST = 4
"""Labels that tell how the others follow."""

_STROKES = frozenset("Il|1")
"""Signs that are one drawing in many typefaces."""


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
        return result
    for i in open_ones:
        reading, due = readings[i], start + step * places[i]
        letter = chr(due) if 0 < due < 128 else ""
        if letter in ("I", "l") and letter != reading.text[-1] and not reading.layer:
            others = tuple(dict.fromkeys((reading.text, *reading.others)))
            result[i] = replace(reading, text=stem + letter, others=others)
    return result

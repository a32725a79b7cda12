"""Labels that are built alike, of as many capitals, letters and digits in the same places."""

from __future__ import annotations

import re
from dataclasses import replace

from unheat.text.moulds import is_one_drawing, moulded, shape_of
from unheat.text.reading import Reading
from unheat.text.spelling import plain

_POINTED = re.compile(r"[-\u2212]?\d+\.\d+")
# From this confidence of the better reader on readers know a digit at the end.
_SURE = 0.9
# Below this one it guesses.
_GUESSED = 0.65


def built_alike(readings: list[Reading]) -> list[Reading]:
    """Labels built alike (A222, F226): a digit where all others have its twin letter is that.

    In many fonts "I" and "1" are one drawing, and only the other labels tell which.
    """
    shapes = [shape_of(reading.text) for reading in readings]
    common = max(set(shapes), key=lambda shape: (shapes.count(shape), shape), default="")
    if not common or shapes.count(common) < max(4, 0.6 * len(shapes)):
        return readings
    if not any(
        shape == common and not one.review for shape, one in zip(shapes, readings, strict=True)
    ):
        # What nobody is sure of tells nothing of others.
        return readings
    result = list(readings)
    for i, reading in enumerate(readings):
        if shapes[i] == common and not reading.review:
            continue
        found = {
            other
            for text in (reading.text, *reading.others)
            if (other := moulded(text, common)) is not None
        }
        if len(common) < 3 and _is_other(reading, common):
            continue
        if reading.proved and not reading.review and len(reading.text) != len(common):
            # Its ink has told how many letters it has: "V" among "Ca", "Ti" and "Mn".
            continue
        if len(found) == 1 and (shapes[i] != common or reading.review):
            text = found.pop()
            # A digit ends many a short name; alone among letters that stand alone it is none.
            now, then, words = plain(reading.text), plain(text), len(common) > 1
            if words and "9" not in common and not is_one_drawing(now, then, _seen(reading)):
                continue
            if _ends_in_a_digit(reading, then) or _lacks_its_point(reading.text, text):
                continue
            if _trades_places(now, then) and then not in _seen(reading):
                continue
            # What readers were not sure of is no surer for being as long as others: a digit
            # where all have one says more.
            told = len(common) > 2 and "9" in common and len(reading.spellings) > 1
            # A word as long as others is no surer for it where nobody read it.
            said = [plain(one) for one in reading.spellings]
            heard = (bool(reading.others) and (not said or plain(text) in said)) or told
            # Nor is one that the better reader guessed: readers at a loss make up a month.
            heard &= "9" in common or reading.second >= _GUESSED or not said
            if plain(text) != plain(reading.text) or (reading.review and heard):
                result[i] = replace(reading, text=text, review=False, reasons=(), confidence=0.9)
    return result


def _ends_in_a_digit(reading: Reading, other: str) -> bool:
    """Whether readers and ink agree on a digit at the end, and all before it stays.

    "IDH1" among "KRAS", "PTEN" and "EGFR" is a name with a number.
    """
    now = plain(reading.text)
    agreed = reading.proved and not reading.review and not reading.others
    return agreed and reading.second >= _SURE and now[-1:].isdecimal() and now[:-1] == other[:-1]


def _lacks_its_point(now: str, then: str) -> bool:
    """Whether a number with a point would lose it: readers lose points and invent none, so that all
    the others may have lost theirs.

    >>> _lacks_its_point("1.9", "19"), _lacks_its_point("S1.9", "S19")
    (True, False)
    """
    return _POINTED.fullmatch(now) is not None and now.replace(".", "") == then


def _trades_places(now: str, then: str) -> bool:
    """Whether one text has a letter for a digit of the other, and a digit for a letter of it: no
    typeface makes both alike at once. "N2O" among "CO2" and "CH4" is no "NZ0".
    """
    pairs = [(one, two) for one, two in zip(now, then, strict=False) if one != two]
    return any(one.isdecimal() and two.isalpha() for one, two in pairs) and any(
        one.isalpha() and two.isdecimal() for one, two in pairs
    )


def _seen(reading: Reading) -> list[str]:
    """What some reader made of a label."""
    return [plain(one) for one in (*reading.others, *reading.spellings)]


def _is_other(reading: Reading, shape: str) -> bool:
    """Whether a reader saw something in a short label that cannot be of this shape.

    A letter or two are too little of a pattern to overrule that; a stroke may be a letter.
    """
    if reading.second >= 0.9:
        return False
    texts = [text.replace("|", "I") for text in (reading.text, *reading.others)]
    return any(len(text) == len(shape) and moulded(text, shape) is None for text in texts)

"""Names in which all labels of an axis are written alike inside: what joins their words, what
parts their endings, and the case of a second letter that is one upright stroke.

The rule of an underscore is lost where cells begin right below the labels, and then readers see
a space. "Il17a" is "II17a" in typefaces that draw both letters as one stroke, and only the names of
the other genes say that a small letter is due. The point of "main.py" is a pixel of small print.
A person is asked about all of these.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from unheat.text.reading import Reading, asked
from unheat.text.stems_alike import stems_alike

_TWO_STROKES = re.compile(r"(?!Il)[Il]{2}(?=\d)")
_MIXED = re.compile(r"(?!Il)[Il]{2}(?=\d+[a-z])")
_ENDING = re.compile(r"(?<=\w)[.][a-z]{2,4}$")
"""What names of files end in."""

_LETTER_AND_DIGIT, _LETTER_AND_SHAPE = re.compile(r"[^\W\d_]\d"), re.compile(r"[^\W\d_][lIOo]")
_DIGITS = {"l": "1", "I": "1", "O": "0", "o": "0"}

_JOINED, _FEWEST = 2, 3
"""Labels with an underscore or a digit, and with a second letter, that tell how all are written."""


def joined_as_others(readings: Sequence[Reading]) -> list[Reading]:
    """The labels of one axis, inside and at their ends as the others are."""
    found = second_strokes(stems_alike(readings))
    return ends_in_digits(ends_alike(joined_alike(found)))


def joined_alike(readings: Sequence[Reading]) -> list[Reading]:
    """The labels of one axis, with underscores for spaces in doubt where no other has a space."""
    joined = sum("_" in one.text for one in readings)
    spaced = [one for one in readings if " " in one.text]
    if joined < max(_JOINED, len(spaced) + 1) or any("_" in one.text for one in spaced):
        return list(readings)
    return [
        asked(one, one.text.replace(" ", "_")) if " " in one.text and not one.layer else one
        for one in readings
    ]


def ends_alike(readings: Sequence[Reading]) -> list[Reading]:
    """The labels of one axis, with the mark before the ending that others have, where only that is
    missing: "mainpy" beside "utils.py" and "cli.py".
    """
    endings = {found[0] for one in readings if (found := _ENDING.search(one.text))}
    result = list(readings)
    for ending in sorted(endings):
        own = [number for number, one in enumerate(readings) if one.text.endswith(ending[1:])]
        for number in own if len(own) >= _FEWEST else ():
            one, stem = readings[number], readings[number].text.removesuffix(ending[1:])
            if not one.layer and stem[-1:].isalnum():
                result[number] = asked(one, stem + ending)
    return result


def ends_in_digits(readings: Sequence[Reading]) -> list[Reading]:
    """The labels of one axis, with a digit for a letter of its shape where all others are a letter
    and a digit: "ul" beside "u0" and "v1".
    """
    numbered = [bool(_LETTER_AND_DIGIT.fullmatch(one.text)) for one in readings]
    shaped = [bool(_LETTER_AND_SHAPE.fullmatch(one.text)) for one in readings]
    if sum(numbered) < _JOINED or not all(map(max, numbered, shaped)):
        return list(readings)
    return [
        asked(one, one.text[0] + _DIGITS[one.text[1]]) if shape and not one.layer else one
        for one, shape in zip(readings, shaped, strict=True)
    ]


def second_strokes(readings: Sequence[Reading]) -> list[Reading]:
    """The labels of one axis, a stroke behind their first capital in the case of the others'; what
    goes on in the other case is an abbreviation.

    Of two strokes before a digit ("Il6" among "Tnf4" and "Col3") the ink does not tell which is
    which, whatever a drawing of them says, and nobody counts on behind a Roman two. Where a small
    letter follows the digits ("Il17a") no other label is needed.
    """
    readings = [
        asked(one, "Il" + one.text[2:]) if _MIXED.match(one.text) and not one.layer else one
        for one in readings
    ]
    seconds = [
        one.text[1]
        for one in readings
        if one.text[:1].isupper() and one.text[1:2].isalpha() and one.text[1] not in "Il"
    ]
    small = all(letter.islower() for letter in seconds)
    if len(seconds) < _FEWEST or not (small or all(letter.isupper() for letter in seconds)):
        return list(readings)
    due, other = ("l", "I") if small else ("I", "l")
    return [
        asked(one, "Il" + one.text[2:])
        if small and _TWO_STROKES.match(one.text) and not one.layer
        else asked(one, one.text[0] + due + one.text[2:])
        if one.text[:1].isupper()
        and one.text[1:2] == other
        and not (one.layer or one.shown)
        and not any(letter.isupper() if small else letter.islower() for letter in one.text[2:])
        else one
        for one in readings
    ]

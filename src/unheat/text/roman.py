"""Roman numerals whose strokes readers take for small letters: "Ca ll" is "Ca II".

In most typefaces "I" and "l" are one drawing, which no ink tells apart. A word of several such
strokes is no other word; one stroke alone is a numeral where other labels of its axis end in one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from unheat.text.reading import Reading, doubted

# Who feels "Ill" is a word that a small one follows.
_STROKES = re.compile(r"(?<![^\W_])(?<!['\u2019])(?!Ill [a-z]{2})[Il]{2,3}(?![^\W_])")
# Types and phases are parted by a small letter behind their numeral: "Type IIa".
_PARTED = re.compile(r"(?<=[^\W\d_] )[Il]{2,3}(?=[a-d]$)")
# Nothing stands before it on an axis of numerals: "Ia" among "III" and "X".
_BEGUN = re.compile(r"[Il]{1,3}(?=[a-d]$)")
_LONE = re.compile(r"(?<=[^\W\d_] )l$")
# A numeral of other letters, or of several, ends a label.
_NUMERAL = re.compile(r"[^\W\d_] (?:I{2,3}|I?[VX]|[VX]{1,2}I{1,3}|XX?|XI?[VX])$")
_FEWEST = 2
_ALONE, _COUNTED, _HALF = re.compile("[IVX]{1,5}"), 3, 0.5
"""A label that is a numeral, and how many of an axis tell that all are: by number, and by share."""
_OF_TWO = re.compile("[IVX]{2,5}")
"""A numeral of several letters, as no name is."""


def in_numerals(readings: Sequence[Reading]) -> list[Reading]:
    """The labels of one axis with strokes that stand alone as the numerals that they are.

    A single one is up for review where no other label tells that it is one.
    """
    result = [_spelled(one, _STROKES.sub(_as_numeral, one.text)) for one in readings]
    capitals = sum(_ALONE.fullmatch(one.text) is not None for one in result)
    if capitals >= max(_COUNTED, _HALF * len(result)):
        # Small and large ones differ in nothing but their height.
        large = (_spelled(one, one.text.upper()) for one in result)
        result = [
            new if _ALONE.fullmatch(new.text) else one
            for one, new in zip(result, large, strict=True)
        ]
    among = sum(_OF_TWO.fullmatch(one.text) is not None for one in result)
    for i, reading in enumerate(result):
        begun = _BEGUN.match(reading.text)
        if begun is not None and "l" in begun[0] and among and not reading.layer:
            spelled = _spelled(reading, _BEGUN.sub(_as_numeral, reading.text))
            result[i] = spelled if among >= _COUNTED else doubted(spelled)
    told = sum(_NUMERAL.search(one.text) is not None for one in result) >= _FEWEST
    for i, reading in enumerate(result):
        parted = _PARTED.sub(_as_numeral, reading.text)
        if parted != reading.text and not reading.layer:
            result[i] = _spelled(reading, parted) if told else doubted(_spelled(reading, parted))
            continue
        text = _LONE.sub("I", reading.text)
        if text != reading.text and not reading.layer:
            asked = replace(reading, others=tuple(dict.fromkeys((*reading.others, text))))
            result[i] = _spelled(reading, text) if told else doubted(asked)
    return result


def _as_numeral(match: re.Match[str]) -> str:
    return "I" * len(match[0])


def _spelled(reading: Reading, text: str) -> Reading:
    if text == reading.text or reading.layer:
        return reading
    others = (reading.text, *(one for one in reading.others if one != text))
    return replace(reading, text=text, others=others)

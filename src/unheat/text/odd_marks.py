"""Marks of a label that the other labels of its axis show to be others.

Readers that do not know a sign write the one that is most like it, and nothing in one label alone
speaks against that: "Conv3x3" is a name, but beside "Conv1×1" its letter is the sign between
numbers. A raised plus is a star to them ("CD8* T"), a lowered 2 the point of a ratio ("H:O"),
and the quote that a word ends in is lost beside others that have both. A person is asked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from unheat.text.moulds import shape_of
from unheat.text.reading import Reading, changed, doubted

_TIMES, _LETTER = re.compile(r"\d ?×(?: ?\d|$)"), re.compile(r"(?<=\d)x(?=\d|$)")
# Cells are told by what their surface bears, "CD8⁺", and no name has a star in its middle there.
_STARRED = re.compile(r"(?<![^\W_])((?:CD|HLA-?DR|Ly|NK)\s?\d*[a-z]?)\*(?=[ /]|$)")
_LOWERED, _COLON = re.compile("[₀-₉]"), re.compile(r"(?<=[A-Z])[:±](?=[A-Z])")
_OPENED = re.compile(r"['\"‘“]")
_HALF_QUOTED = re.compile(r"['\"‘“][^'\"‘’“”]+$|[^'\"‘’“”]*[^\W\d_]{3,}['\"”]$")
_OPEN_QUOTE = re.compile(r"['\"‘“][^\W\d_]{2,}$")
# Of curly marks, whatever language they are in, there are two; one behind a number is a measure.
_CURLY = re.compile(r"(?<!\d)[“”„]")
_APOSTROPHE = re.compile("['’′]")
# "02" beside "CO2" is oxygen.
_OXIDE, _NOUGHT = re.compile(r"[A-Z]O(?:\d|x)?$"), re.compile(r"^0(?=[23]$)")
# A raised nought beside other powers of ten, and the brackets of what is called.
_RAISED, _OF_TEN = re.compile("10[⁻¹²³⁴-⁹]"), re.compile(r"^10[°º*'\"’]$")
_CALLED = re.compile(r"(?<=[^\W\d_])[0O]$")
# A bound is a digit more: "265 yrs" beside "45–64 yrs".
_BOUND, _COUNTS = re.compile(r"^2(?=(\d{1,3})(?![\d.,]))"), re.compile(r"\d+")
_RANGED = re.compile(r"^[<>≤≥]|\d ?[-\u2010-\u2015] ?\d")
# A digit on a slope is such a sign to readers, and beside other labels no sign alone is a name.
_NO_NAME = re.compile("[©®«»§¢£¥¬¤¶°¿¡]{1,2}")
_SEEN = 2
"""Labels in which a reader saw the sign between numbers, or behind one, where others saw an "x"."""

_FEWEST = 3
"""Labels at least that tell what all are made of."""


def odd_marks(readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """Those of the readings of one axis that change, all of them up for review."""
    own = {key: one for key, one in readings.items() if one.text and not one.layer}
    seen = sum(any(map(_TIMES.search, one.said)) for one in own.values())
    found: dict[str, Reading] = {}
    for key, reading in own.items():
        beside = [one.text for other, one in own.items() if other != key]
        text = _STARRED.sub(r"\1⁺", reading.text)
        if any(_TIMES.search(one) for one in beside):
            text = _LETTER.sub("×", text)
        if any(_LOWERED.search(one) for one in beside):
            text = _COLON.sub("₂", text)
        if any(map(_OXIDE.search, beside)):
            text = _NOUGHT.sub("O", text)
        if any(map(_RAISED.search, beside)):
            text = _OF_TEN.sub("10⁰", text)
        if sum(one.endswith("()") for one in beside) > 1:
            text = _CALLED.sub("()", text)
        text = _joined_alike(_bounded(text, beside), beside)
        if text != reading.text:
            found[key] = changed(reading, text, sure=False)
        elif not reading.review and (
            (seen >= _SEEN and _LETTER.search(reading.text))
            or (any(map(_OPENED.match, beside)) and _HALF_QUOTED.match(reading.text))
            or _OPEN_QUOTE.match(reading.text)
            or len(_CURLY.findall(reading.text)) % 2
            or _lost_an_apostrophe(reading.text, beside)
            or _lost_a_number(reading.text, beside)
            or (_NO_NAME.fullmatch(reading.text) and not all(map(_NO_NAME.fullmatch, beside)))
        ):
            found[key] = doubted(reading)
    return found


def _bounded(text: str, beside: list[str]) -> str:
    """The text with the sign of a bound for a 2 that makes its number longer than all of the ranges
    and bounds beside it.

    >>> _bounded("265 yrs", ["45-64 yrs", "18-44 yrs"]), _bounded("265", ["100-199", "200-264"])
    ('≥65 yrs', '265')
    """
    match = _BOUND.match(text)
    ranged = [one for one in beside if _RANGED.search(one)]
    if match is None or len(ranged) < max(2, len(beside) / 2):
        return text
    longest = max(len(count) for one in beside for count in _COUNTS.findall(one) or [""])
    return _BOUND.sub("≥", text) if len(match[1]) == longest else text


def _joined_alike(text: str, beside: list[str]) -> str:
    """The text with the underscores that labels of its form beside it have.

    >>> _joined_alike("en GB", ["pt_BR", "de_AT", "sr_Latn"]), _joined_alike("en GB", ["pt_BR"])
    ('en_GB', 'en GB')
    """
    joined = text.replace(" ", "_")
    drawn = [shape_of(one) for one in beside if "_" in one]
    return joined if len(drawn) > 1 and shape_of(joined) in drawn else text


def _lost_a_number(text: str, beside: list[str]) -> bool:
    """Whether all others are a number and a word like this one: "Feb" beside "05 Jan".

    >>> _lost_a_number("Feb", ["05 Jan", "12 Jan", "26 Jan"])
    True
    >>> _lost_a_number("Total", ["05 Jan", "12 Jan", "26 Jan"])
    False
    """
    forms = {shape_of(one) for one in beside}
    own = shape_of(text)
    return len(beside) >= _FEWEST and len(forms) == 1 and own in _words(forms.pop())


def _words(shape: str) -> set[str]:
    parts = shape.split()
    numbered = len(parts) > 1 and any("9" in part for part in parts)
    return {part for part in parts if part.isalpha()} if numbered else set()


def _lost_an_apostrophe(text: str, beside: Sequence[str]) -> bool:
    """Whether two others of one shape have an apostrophe more: "Q223" beside "Q1'23", "Q3'23"."""
    own = shape_of(text)
    marked = [one for one in beside if _APOSTROPHE.search(one)]
    return sum(shape_of(_APOSTROPHE.sub("", one)) == own for one in marked) > 1

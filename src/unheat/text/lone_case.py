"""Labels of one letter on which readers agree but for its case, settled by the heights of the axis.

A letter alone is "Ww" to one reader, "W" to another and "w" to the third, which all say the same:
a crop of one letter is read at any size. How tall it is beside the tall labels of its axis tells.
Where all labels are such letters some reach up or down further than an "x" if they are small
("y" and "k" beside "x" and "z"), and none does if they are capitals. Letters of one height have one
case: what is in doubt of one of them is so of the others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from unheat.medians import median
from unheat.model import Reason
from unheat.text.greek import GREEK, looks_alike
from unheat.text.lone_dots import without_lone_dots
from unheat.text.low_letters import with_low_letters
from unheat.text.reading import Reading, doubted
from unheat.text.sites import Sites
from unheat.text.spelling import EITHER_CASE

_LEVEL, _LONG = frozenset("acemnorsuvwxz"), frozenset("bdfhkpqyg")
"""Small letters as high as an "x", and those that reach up or down from it."""

_TOLD_LOW = frozenset("aemnr")
"""Small letters as high as an "x" that have another shape as capitals."""

_TALL = frozenset("bdfhklABDEFGHIJKLMNPRTY0123456789")
_BESIDE_TALL = _TALL | frozenset("acemnorsuvwxzitCOSUVWXZ=+-. ")
"""Signs of labels that are as tall as capitals, and others that such a label may have."""

_STROKES = frozenset("ijl")
_UNTOLD = _STROKES | frozenset("cosuvwxzkpy")
"""Letters whose shape leaves their case open where they stand alone, or which are strokes."""

_TURNED = frozenset("cuz")
"""Letters that are others on their side: an "n", a "c", an "N"."""

_SMALL, _CAPITAL, _CAPITAL_PX = 0.8, 0.93, 1.0
"""Height of a small letter as a share of the tall ones at most, and of a capital at least, or the
pixels by which it is lower."""

_LEAST_PX, _APART_PX = 8.0, 1.5
"""Tall letters of so many pixels tell, and by so many a small one is lower."""

_LEVEL_SHARE, _LEVEL_PX = 0.1, 1.0
"""Letters of one case differ in their heights by so large a share, or so many pixels, at most."""

_FEWEST, _MOST = 3, 0.6
"""Labels of one letter, as a number and a share of an axis, that are letters of an alphabet."""

_BELIEVED = 2
"""Letters of one height and case that tell the case of another one which is as high."""

_SECOND, _ALONE, _CONFIDENCE = 0.5, 0.8, 0.9
"""What the second reader is sure of at least, where the first one saw another letter, and how sure
a label is of which the ink tells the case."""

_GREEK_SURE = 0.85
"""What both trained readers are sure of at least where a Greek letter is a name."""

_OF_CASE = frozenset({Reason.READERS_DIFFER, Reason.LOW_CONFIDENCE})

_NUMBERS_AT = {"bar-label": "tick", "row-title": "row", "column-title": "column"}

_OTHER_NAME = {"row-title": "column-title", "column-title": "row-title"}
"""The names of both axes are set in one size."""

_HANGING = frozenset("gpqyPY")
"""Letters of which the small ones hang by as much as they are lower than the capitals."""


def with_lone_case(sites: Sites, readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """Readings with labels of one letter in the case that their axis tells, settled where nothing
    but that was disputed, and all in doubt whose case one of them leaves open."""
    result = dict(readings)
    for role, owner in sites.axes():
        axis = [readings[site.key] for site in sites.of(role, owner)]
        of_letters = _among_letters(axis)
        for one in axis:
            letter = _agreed(one)
            if letter is None:
                continue
            upper = of_letters
            if upper is None and letter in EITHER_CASE:
                upper = _beside(one, axis)
            if upper is not None and (one.review or one.text.isupper() != upper):
                result[one.site.key] = _settled(one, letter.upper() if upper else letter)
            elif upper is None and not one.review and _is_open_beside(one, axis):
                result[one.site.key] = doubted(one)
    return result


def with_lone_names(sites: Sites, readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """Readings with names of axes and bars settled that are one letter which is lower than the
    numbers that stand there, or than the name of the other axis: no name is set smaller than these,
    and it is a small one. So is an "r"
    that one reader took for a capital, a Greek one as well, and so are names that are one Greek
    letter to all readers which know some. In longer names too low letters are made small."""
    found = dict(readings)
    for name, numbers in _NUMBERS_AT.items():
        for site in sites.of(name):
            one = readings[site.key]
            if one.review and _is_greek(one):
                found[site.key] = _settled(one, one.text)
                continue
            letter = _agreed(one) or _low(one)
            on_its_side = one.turn % 180 != 0 and letter in _TURNED
            if letter not in EITHER_CASE | _TOLD_LOW or on_its_side or not one.review:
                continue
            beside = [readings[other.key] for other in sites.of(numbers, site.owner)]
            if numbers != "tick":
                beside += [readings[other.key] for other in sites.of("tick")]
            if letter is not None and _beside_tall(one, beside) is False:
                found[site.key] = _settled(one, letter)
            elif letter is not None and name in _OTHER_NAME:
                other = [readings[its.key] for its in sites.of(_OTHER_NAME[name], site.owner)]
                if _beside_tall(one, [_as_tall(its) for its in other]) is False:
                    found[site.key] = _settled(one, letter)
    return without_lone_dots(with_low_letters(sites, found))


def _as_tall(name: Reading) -> Reading:
    """The name of an axis, with that of a letter as tall as capitals where it is one letter which
    is as tall in both cases: a "y" hangs by as much as it is lower than a "Y"."""
    return replace(name, text="Y") if name.text in _HANGING else name


def _is_open_beside(reading: Reading, axis: Sequence[Reading]) -> bool:
    """Whether the case of a letter is open since that of another one as high as it is."""
    if reading.text not in EITHER_CASE:
        return False
    return any(Reason.LOW_CONFIDENCE in one.reasons for one in _level(reading, axis))


def _settled(reading: Reading, text: str) -> Reading:
    others = dict.fromkeys((reading.text, *reading.others))
    return replace(
        reading,
        text=text,
        others=tuple(said for said in others if said != text),
        review=False,
        reasons=(),
        confidence=max(reading.confidence, _CONFIDENCE),
    )


def _agreed(reading: Reading) -> str | None:
    """The letter of a label, a small one, in whose place readers saw it in either case, and of
    which nothing but its case may be in doubt; None of other labels. The first reader may have seen
    something else where the two that are trained agree and the second one is sure."""
    letter = _letter(reading.text)
    said = [_letter(one) for one in reading.said]
    if letter not in _UNTOLD - _STROKES or len(said) < _FEWEST or set(said[1:]) != {letter}:
        return None
    least = _SECOND if said[0] == letter else _ALONE
    plain = _is_plain(reading) and set(reading.reasons) <= _OF_CASE
    return letter if plain and reading.second >= least else None


def _low(reading: Reading) -> str | None:
    """The letter of a label that is a small one to the first reader and the second one, which are
    both sure, and a capital to the third; None of other labels."""
    text, said = reading.text, reading.said
    if text not in _TOLD_LOW or len(said) < _FEWEST or {said[0], said[2]} != {text}:
        return None
    sure = min(reading.first, reading.second) >= _ALONE and set(reading.reasons) <= _OF_CASE
    return text if sure and said[1].isupper() and _is_plain(reading) else None


def _is_greek(reading: Reading) -> bool:
    """Whether a label is a Greek letter to both trained readers, which are sure, and to the first
    one, which knows none, a letter that looks like it."""
    text, said = reading.text, reading.said
    if text not in GREEK or len(said) < _FEWEST or set(said[1:]) != {text}:
        return False
    plain = _is_plain(reading) and set(reading.reasons) <= _OF_CASE
    return plain and reading.both >= _GREEK_SURE and looks_alike(text, said[0])


def _letter(text: str) -> str | None:
    """The one letter that a text says, once or in both cases, as a small one.

    >>> _letter("WwW"), _letter("c"), _letter("AB"), _letter("7")
    ('w', 'c', None, None)
    """
    found = set(text.lower())
    return found.pop() if len(found) == 1 and text.isascii() and text.isalpha() else None


def _among_letters(axis: Sequence[Reading]) -> bool | None:
    """Whether the labels of an axis that are letters are capitals; None where they do not tell."""
    lone = [(letter, one) for one in axis if (letter := _letter(one.text)) and _is_plain(one)]
    if len(lone) < max(_FEWEST, _MOST * len(axis)):
        return None
    level, long = (
        [_height(one) for letter, one in lone if letter in kind] for kind in (_LEVEL, _LONG)
    )
    if not level or not long:
        return None
    upper = _is_capital(float(median(level)), float(median(long)))
    # Letters that have another shape as capitals are to say the same.
    cased = {one.text.isupper() for letter, one in lone if letter not in _UNTOLD}
    return None if upper is None or not cased <= {upper} else upper


def _beside(reading: Reading, axis: Sequence[Reading]) -> bool | None:
    """Whether a letter is a capital beside labels of its axis that are tall, or low for sure, or
    beside letters as high as itself where it alone is in dispute; None where none tells."""
    upper = _beside_tall(reading, axis)
    if upper is not None:
        return upper
    low = [_height(one) for one in axis if one.text in _TOLD_LOW and _is_sure(one)]
    if low and float(median(low)) >= _SMALL * _LEAST_PX:
        height, usual = _height(reading), float(median(low))
        if abs(height - usual) <= max(_LEVEL_SHARE * usual, _LEVEL_PX):
            return False
    level = _level(reading, axis)
    cases = {one.text.isupper() for one in level if not one.review}
    open_to = any(Reason.LOW_CONFIDENCE in one.reasons for one in (reading, *level))
    believed = sum(not one.review for one in level)
    if reading.review and not open_to and len(cases) == 1 and believed >= _BELIEVED:
        return cases.pop()
    return None


def _level(reading: Reading, axis: Sequence[Reading]) -> list[Reading]:
    """Other labels of the axis that are a letter of either case and as high as this one."""
    height = _height(reading)
    reach = max(_LEVEL_SHARE * height, _LEVEL_PX)
    lone = [one for one in axis if one is not reading and one.text in EITHER_CASE]
    return [one for one in lone if _is_plain(one) and abs(_height(one) - height) <= reach]


def _beside_tall(reading: Reading, beside: Sequence[Reading]) -> bool | None:
    """Whether a letter is as tall as labels that are as tall as capitals; None where there are
    none, or it is in between."""
    tall = [
        _height(one)
        for one in beside
        if one is not reading and _is_sure(one)
        if set(one.text) & _TALL and set(one.text) <= _BESIDE_TALL
    ]
    return _is_capital(_height(reading), float(median(tall))) if tall else None


def _is_capital(height: float, tall: float) -> bool | None:
    """Whether a letter is as high as tall ones, in pixels; None where it is neither so high nor
    as low as a small one, or where these are too low to tell."""
    if tall < _LEAST_PX:
        return None
    if height >= min(_CAPITAL * tall, tall - _CAPITAL_PX):
        return True
    return False if height <= min(_SMALL * tall, tall - _APART_PX) else None


def _is_sure(reading: Reading) -> bool:
    return not reading.review and _is_plain(reading)


def _is_plain(reading: Reading) -> bool:
    """Whether a label is one line, level or upright, that readers and not a page tell."""
    return len(reading.site.lines) == 1 and reading.turn % 90 == 0 and not reading.layer


def _height(reading: Reading) -> float:
    """How tall the ink of a level or upright label is, across its line, in pixels."""
    box = reading.site.box
    return box.width if reading.turn % 180 == 90 else box.height

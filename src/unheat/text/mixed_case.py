"""Letters that look alike in both cases, by the heights of the letters beside them: "Co₃O₄" that
readers take for "CO₃O₄".

A formula has no word that would tell. But where every letter of a name is one piece of ink, a small
"o" is three quarters as high as the capitals that it stands among.
"""

from __future__ import annotations

from collections.abc import Mapping

from unheat.text.lines import turned_extents
from unheat.text.reading import Reading, changed
from unheat.text.sites import Sites
from unheat.text.spelling import EITHER_CASE

_LOWER, _AS_HIGH = 0.85, 0.95
"""Share of the height of capitals that a small letter has at most, and a capital at least."""

_LOWER_PX = 1.5
"""So many pixels at least it is lower: heights are counted in whole ones."""

_FOOT = 0.12
"""Letters stand on one line to such a share of their height: what stands lower is a subscript."""

_IN_PIECES = frozenset('ijäöüÄÖÜ%:;=!?"≤≥±÷')
"""Signs of more than one piece of ink: these make up for letters that touch."""

_LONGEST = 8
"""Formulas are short; in longer names readers know the word, and letters touch."""

_LOW = frozenset("acemnorsuvwxz")


def with_mixed_case(sites: Sites, readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """Readings of labels with such letters in the case that their heights tell; those that nobody
    read so are asked about."""
    result = dict(readings)
    for role, number in sites.axes():
        for site in sites.of(role, number):
            one = readings[site.key]
            text = _told(sites, one)
            if text is not None and text != one.text:
                sure = text in one.said and not one.review
                result[site.key] = changed(one, text, sure=sure)
    return result


def _told(sites: Sites, reading: Reading) -> str | None:
    """The text in the cases that the ink tells, None where it tells none."""
    lines, text = reading.site.lines, reading.text
    if reading.layer or len(lines) != 1 or reading.turn % 90 or lines[0].angle != reading.turn:
        return None
    if len(text) > _LONGEST or not _IN_PIECES.isdisjoint(text):
        return None
    places = [place for place, char in enumerate(text) if not char.isspace()]
    extents = turned_extents(sites.glyphs, lines[0].glyphs, reading.turn)
    if len(extents) != len(places) or not any(text[place] in EITHER_CASE for place in places):
        return None
    extents = extents[extents[:, 0].argsort()]
    high = dict(zip(places, (extents[:, 3] - extents[:, 1]).tolist(), strict=True))
    foot = dict(zip(places, extents[:, 3].tolist(), strict=True))
    letters = [place for place in places if text[place].isascii() and text[place].isalpha()]
    capitals = [place for place in letters if text[place].isupper()]
    if not capitals:
        return None
    tallest = max(capitals, key=lambda place: high[place])
    tall, base = high[tallest], foot[tallest]
    on_line = [place for place in letters if abs(foot[place] - base) <= _FOOT * tall]
    low = [high[place] for place in on_line if text[place] in _LOW]
    told = list(text)
    for place in on_line:
        lower = high[place] <= min(_LOWER * tall, tall - _LOWER_PX)
        if text[place] not in EITHER_CASE:
            continue
        if text[place].isupper() and lower:
            told[place] = text[place].lower()
        elif text[place].islower() and high[place] >= _AS_HIGH * tall:
            beside = [one for one in low if one <= min(_LOWER * tall, tall - _LOWER_PX)]
            told[place] = text[place].upper() if beside else text[place]
    result = "".join(told)
    # A capital more than all readers saw is one that stands beside two letters which touch.
    more = sum(map(str.isupper, result)) > sum(map(str.isupper, text))
    return None if more and result not in reading.said else result

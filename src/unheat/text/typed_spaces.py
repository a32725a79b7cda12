"""Spaces of a typewriter: a place without a letter is one, and other blank is none.

Between narrow letters of one pitch there is as much blank as a space has elsewhere: "III" was
"I I I", and "log10(p)" two words. Where texts of a figure are set at one pitch the places of their
letters tell every space, and of how many letters the text is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import numpy as np

from unheat.medians import median
from unheat.text.reading import Reading, changed
from unheat.text.sites import Sites
from unheat.text.typewriter import pitch_of, places_of

_NAMES = ("row", "column")
_NO_WORDS = re.compile(r"[\d\s]+")
_LONG, _LETTERS, _FEWEST, _NEARLY, _LIKE = 5.0, 2, 3, 0.8, 0.06
"""How long labels are that tell the pitch of all, in letter heights, and how many letters they
have; how many tell it, and by what share of it they differ."""

_ON_ITS_HEAD = 180.0
"""A line that is read from top to foot lies on its head: its letters begin at the other end."""


def with_typed_spaces(sites: Sites, readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """Readings of one line with the spaces that their letters of one pitch leave."""
    result = dict(readings)
    typed = False
    for number in range(len(sites.layout.panels)):
        labels = [result[site.key] for role in _NAMES for site in sites.of(role, number)]
        pitch = _pitch(sites, labels)
        typed = typed or pitch is not None
        for one in labels if pitch is not None else []:
            result[one.site.key] = _spaced(sites, one, pitch)
    # By luck the letters of one line alone stand evenly, with a space between two of them.
    for key, one in result.items() if typed else ():
        if one.site.role not in (*_NAMES, "tick") and len(one.site.lines) == 1:
            result[key] = _spaced(sites, one, pitch_of(sites.glyphs, one.site.lines[0]))
    return result


def _pitch(sites: Sites, labels: Sequence[Reading]) -> float | None:
    """The pitch in which nearly all labels that are long enough to tell are set; None for none.

    Digits have one in most families, and the letters of one word stand evenly by luck: labels that
    differ in their digits alone, "Week 1" to "Week 8", tell no more than one of them does.
    """
    lines = {
        one.site.key: one.site.lines[0]
        for one in labels
        if len(one.site.lines) == 1 and sum(map(str.isalpha, one.text)) >= _LETTERS
    }
    long = {
        key: line
        for key, line in lines.items()
        if line.along[1] - line.along[0] >= _LONG * line.size
    }
    if len({_NO_WORDS.sub("", one.text) for one in labels if one.site.key in long}) < _FEWEST:
        return None
    told = [pitch for line in long.values() if (pitch := pitch_of(sites.glyphs, line)) is not None]
    if len(told) < max(_FEWEST, _NEARLY * len(long)):
        return None
    pitch = float(median(np.array(told)))
    return pitch if np.ptp(told) <= 2 * _LIKE * pitch else None


def _spaced(sites: Sites, reading: Reading, pitch: float | None) -> Reading:
    """A reading with its spaces where letters leave a place; as it is where these are others."""
    letters = reading.text.replace(" ", "")
    if pitch is None or reading.layer or len(reading.site.lines) != 1 or not letters:
        return reading
    places = places_of(sites.glyphs, reading.site.lines[0], pitch)
    if places is None or len(places) != len(letters) or np.diff(places).max(initial=1) > 2:
        return reading
    if (reading.turn - reading.site.lines[0].angle) % 360 == _ON_ITS_HEAD:
        places = places[-1] - places[::-1]
    gaps = np.diff(places, prepend=-1)
    text = "".join((" " if gap > 1 else "") + sign for gap, sign in zip(gaps, letters, strict=True))
    if text == reading.text:
        return reading
    return changed(reading, text, sure=not reading.review)

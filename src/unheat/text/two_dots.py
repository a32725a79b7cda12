"""Words that are written with marks over their letters as well as without, held against their ink.

Of "naive" and "naïve" readers see the commoner form in small print, both of them, and widths and
heights of letters do not tell either. The marks over the letters do, or nobody does. One reader may
take "Mär" for the month "Mar", and what it says is believed of months.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.text.equals import seen_by_two
from unheat.text.lines import turned_extents
from unheat.text.over_letters import has_lost_dots, one_dot_shows, shows_marks, with_dots
from unheat.text.raised import with_raised_capitals
from unheat.text.reading import Reading, doubted
from unheat.text.sites import Sites
from unheat.text.spelling import plain, unaccented

_ACCENTS = frozenset("\u0300\u0301\u0302\u0303\u0304\u0306\u030c")
"""Marks of one piece that may be wider than high."""

_ONE = re.compile(r"\b([Nn]a)[iîíì](ve(?:ly|ty)?)\b")


def with_both_forms(sites: Sites, readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """Readings whose words of two forms have as many dots as their ink, or are up for review.

    What a PDF says in its text is no reader's guess.
    """
    result = {
        key: _marked(sites, reading)
        if reading.layer or reading.review or two_dotted(reading.text) is None
        else _inked(sites, reading)
        for key, reading in readings.items()
    }
    return with_raised_capitals(sites, result)


def shows_more(sites: Sites, reading: Reading) -> bool:
    """Whether the ink of a text of one line has more marks over its letters than the text has."""
    extents = _extents(sites, reading)
    if extents is None:
        return False
    size, accents = reading.site.lines[0].size, _accents_seen(reading)
    return has_lost_dots(extents, size, reading.text, accents=accents)


def _accents_seen(reading: Reading) -> int:
    """How many letters have an accent, no two dots, in the text that both trained readers saw."""
    if not seen_by_two(reading, reading.text):
        return 0
    return sum(len(marks) > 1 and marks[1] in _ACCENTS for marks in map(_parted, reading.text))


def _parted(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)


def _marked(sites: Sites, reading: Reading) -> Reading:
    """The reading with the marks over letters that one of the readers saw where the ink has more
    than the text, up for review where none did.
    """
    if reading.layer or not shows_more(sites, reading):
        return reading
    text = reading.text
    for said in dict.fromkeys((*reading.spellings, *reading.others)):
        alike = said != text and unaccented(said) == unaccented(text)
        if alike and not shows_more(sites, replace(reading, text=said)):
            return replace(reading, text=said, others=(text, *reading.others))
    return doubted(reading)


def _extents(sites: Sites, reading: Reading) -> npt.NDArray[np.float64] | None:
    """The pieces of a text of one line in the direction that it runs; None for others."""
    line = reading.site.lines[0]
    if len(reading.site.lines) > 1 or reading.turn != line.angle or reading.turn % 90 != 0:
        return None
    return turned_extents(sites.glyphs, line.glyphs, reading.turn)


def two_dotted(text: str) -> str | None:
    """A text with a word that English writes in both forms, with two dots; None without one.

    >>> two_dotted("Naive Bayes"), two_dotted("Native")
    ('Naïve Bayes', None)
    """
    spelled = _ONE.sub(r"\1ï\2", text)
    return spelled if spelled != text else None


def _inked(sites: Sites, reading: Reading) -> Reading:
    lines, text = reading.site.lines, reading.text
    other = two_dotted(text) or text
    extents = _extents(sites, reading)
    # Two dots that a reader sees are seldom one.
    seen = plain(other) in map(plain, reading.said)
    if extents is None:
        sure = shows_marks(lines[0].size)
    elif with_dots(extents, lines[0].size, (text, other)) == other:
        return replace(reading, text=other, others=(text, *reading.others))
    else:
        # Letters that run into each other have their marks in one piece with them.
        sure = one_dot_shows(extents, lines[0].size, text)
    return reading if sure and not seen else doubted(replace(reading, others=(other,)))

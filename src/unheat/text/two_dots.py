"""Words that are written with one dot as well as with two, held against their ink.

Of "naive" and "naïve" readers see the commoner form in small print, both of them, and widths and
heights of letters do not tell either. The marks over the letters do, or nobody does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from unheat.text.lines import turned_extents
from unheat.text.marks import dots_show, one_dot_shows, with_dots
from unheat.text.reading import Reading, doubted
from unheat.text.sites import Sites

_ONE = re.compile(r"\b([Nn]a)i(ve(?:ly|ty)?)\b")


def with_both_forms(sites: Sites, readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """Readings whose words of two forms have as many dots as their ink, or are up for review.

    What a PDF says in its text is no reader's guess.
    """
    return {
        key: reading
        if reading.layer or reading.review or two_dotted(reading.text) is None
        else _inked(sites, reading)
        for key, reading in readings.items()
    }


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
    upright = len(lines) == 1 and reading.turn == lines[0].angle and reading.turn % 90 == 0
    if upright:
        extents = turned_extents(sites.glyphs, lines[0].glyphs, reading.turn)
        if with_dots(extents, lines[0].size, (text, other)) == other:
            return replace(reading, text=other, others=(text, *reading.others))
        if one_dot_shows(extents, lines[0].size, text):
            return reading
    # Letters that run into each other have their marks in one piece with them.
    return reading if dots_show(lines[0].size) else doubted(replace(reading, others=(other,)))

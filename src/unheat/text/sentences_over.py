"""A sentence over the columns is none's name: text of the page came between these and its heading.

A page with a table, as manuals and notebooks are, has a heading, a sentence or more that introduce
the table, and the table. The line next to the labels was then taken for the name of the columns,
and the heading beyond it for the title of the matrix, which heads all of the section. Where the
columns have no labels above them such a sentence is taken for the title itself; it tells that it
is none by the colon at its end.
"""

from __future__ import annotations

import re
from dataclasses import replace

from unheat.model import Reason
from unheat.text.reading import Reading
from unheat.text.sites import Sites

_SENTENCE = re.compile(r"[^\W\da-z](?:\S*\s+){7,}\S*\w{2}[.!?:]$")
"""Eight words and more with a capital at the start and a stop at the end."""

_LEADS_ON = re.compile(r"(?:\S+\s+){3,}\S+:$")
"""Four words and more with a colon at the end: what follows is what they speak of."""


def headings_of_text_doubted(sites: Sites, readings: dict[str, Reading]) -> dict[str, Reading]:
    """Readings, those of sentences over columns up for review, and of titles over these."""
    found = dict(readings)
    for site in sites.of("column-title"):
        if site.side != "top" or not _SENTENCE.match(readings[site.key].text):
            continue
        found[site.key] = _asked(found[site.key])
        for title in (*sites.of("title", site.owner), *sites.of("figure-title")):
            if title.box.y1 <= site.box.y0:
                found[title.key] = _asked(found[title.key])
    for title in (*sites.of("title"), *sites.of("figure-title")):
        if _LEADS_ON.match(found[title.key].text):
            found[title.key] = _asked(found[title.key])
    return found


def _asked(reading: Reading) -> Reading:
    reasons = tuple(dict.fromkeys((*reading.reasons, Reason.LABEL_PLACE)))
    return replace(reading, review=True, reasons=reasons)

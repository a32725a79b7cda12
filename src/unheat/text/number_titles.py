"""Titles that are a number and nothing else: the height of a bar, or a page, more often.

Panels of one figure may each be named by a year or a size, and a lone panel by a year. Another
number over a lone panel is in doubt.
"""

from __future__ import annotations

import re
from dataclasses import replace

from unheat.model import Reason
from unheat.text.reading import Reading
from unheat.text.sites import Sites

_NUMBER = re.compile(r"[-−+]?\d[\d.,]*\s?%?$")
_YEAR = re.compile(r"(1[89]|20)\d\d$")


def number_titles_doubted(sites: Sites, readings: dict[str, Reading]) -> dict[str, Reading]:
    """Readings, in which the title of a lone panel that is a number, and no year, is in doubt."""
    titles = [site for site in sites.sites if site.role in ("title", "figure-title")]
    if len(titles) != 1 or len(sites.layout.panels) > 1:
        return readings
    reading = readings[titles[0].key]
    if not _NUMBER.match(reading.text) or _YEAR.match(reading.text):
        return readings
    reasons = tuple(dict.fromkeys((*reading.reasons, Reason.LABEL_PLACE)))
    return readings | {reading.site.key: replace(reading, review=True, reasons=reasons)}

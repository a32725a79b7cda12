"""Marks under letters that no reader saw: "Şubat" reaches lower than "Subat" does.

A cedilla, a comma or an ogonek is one piece with its letter, and readers know the plain word. But
no letter without a tail ends below the feet of the others, in any family.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from unheat.text.line_feet import feet_of, pieces_of
from unheat.text.reading import Reading, doubted
from unheat.text.sites import Sites

_PLAIN = re.compile(r"[A-IK-PR-Za-ehik-or-xz .\-]{3,}")
"""Texts of letters that end on their line: some families let a "J", a "Q" or an "f" hang."""

_LOWER, _LOWER_PX, _MOST_PX = 0.15, 1.5, 0.5
"""How much lower than the feet a mark reaches at least, as a share of a letter's height and in
pixels, and how far other letters do at most."""

_FEWEST, _MANY = 3, 0.75
"""Pieces with letters that tell where the feet are, and the share of them that end there."""

_RULE = 1.5
"""Marks are no longer than so many letter heights."""

_ROLES = ("row", "column", "row-title", "column-title", "title", "figure-title", "bar-label")


def with_low_marks(sites: Sites, readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """The readings, those up for review whose ink reaches lower than their text does."""
    result = dict(readings)
    if sites.layout.raster.lossy:
        return result
    for site in sites.sites:
        one = readings.get(site.key)
        if site.role not in _ROLES or one is None or one.review or one.layer:
            continue
        if reaches_below(sites, one):
            result[site.key] = doubted(one)
    return result


def reaches_below(sites: Sites, reading: Reading) -> bool:
    """Whether a piece of ink of a plain text on one line hangs below the feet of the others."""
    extents = pieces_of(sites, reading) if _PLAIN.fullmatch(reading.text) else None
    if extents is None:
        return False
    size = reading.site.lines[0].size
    letters = extents[extents[:, 3] - extents[:, 1] > 0.45 * size]
    feet = feet_of(extents, size)
    if feet is None or len(letters) < _FEWEST:
        return False
    level = (abs(letters[:, 3] - feet) <= _MOST_PX).mean() >= _MANY
    # What is longer than a letter is a rule under the word.
    narrow = extents[extents[:, 2] - extents[:, 0] <= _RULE * size]
    below = max(float(letters[:, 3].max()), float(narrow[:, 3].max(initial=feet))) - feet
    return bool(level and below >= max(_LOWER * size, _LOWER_PX))

"""Titles that begin with a capital on which something stands that no reader saw: "Årstid".

A title has no others of its size beside it, but letters of its own: a small "d" is as high as a
capital or a little higher, and what begins clearly higher than all of them bears a mark.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from unheat.medians import median
from unheat.text.lines import turned_extents
from unheat.text.reading import Reading, doubted
from unheat.text.sites import Site, Sites

_ROLES = ("title", "figure-title", "row-title", "column-title", "bar-label")

_AS_HIGH = frozenset("bdfhkl")
"""Small letters that are as high as a capital, or a little higher."""

_HIGHER, _LEAST_PX = 1.12, 1.5
"""How much higher than these a capital with a mark is, as a share of their height and in pixels."""

_HIGHEST = 1.6
"""What stands higher than this is no mark over a letter."""


def with_crowned_titles(sites: Sites, readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """The readings, those titles up for review whose first capital reaches above their own tall
    letters though its text has no mark."""
    result = dict(readings)
    for site in sites.sites:
        reading = result.get(site.key)
        if site.role not in _ROLES or reading is None or reading.review or reading.layer:
            continue
        if is_crowned(sites, site, reading):
            result[site.key] = doubted(reading)
    return result


def is_crowned(sites: Sites, site: Site, reading: Reading) -> bool:
    """Whether the first letter of a title, a plain capital, stands out above its tall letters."""
    text, line = reading.text, site.lines[0]
    capital = text[:1].isascii() and text[:1].isupper()
    straight = len(site.lines) == 1 and reading.turn % 90 == 0 and line.angle % 90 == 0
    if not (capital and straight and _AS_HIGH & set(text[1:])):
        return False
    extents = turned_extents(sites.glyphs, line.glyphs, reading.turn)
    base = float(median(extents[:, 3]))
    on_line = extents[np.abs(extents[:, 3] - base) <= 1.0]
    if 2 * len(on_line) < len(extents):
        return False
    first = on_line[int(on_line[:, 0].argmin())]
    middle = (extents[:, 0] + extents[:, 2]) / 2.0
    own = (middle >= first[0]) & (middle <= first[2])
    if own.all() or first[0] > extents[~own, 0].min():
        return False
    crown = base - float(extents[own, 1].min())
    usual = base - float(extents[~own, 1].min())
    return max(_HIGHER * usual, usual + _LEAST_PX) <= crown <= _HIGHEST * usual

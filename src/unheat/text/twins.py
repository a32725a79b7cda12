"""Labels that stand on both axes of a square panel and that a reader read alike."""

from __future__ import annotations

from collections.abc import Mapping

from unheat.text.corroborate import Reading
from unheat.text.doubts import is_small
from unheat.text.sites import Sites
from unheat.text.spelling import plain

_PLAUSIBLE = 0.5
"""Confidence from which a reading is more than a guess."""


def twins(sites: Sites, readings: Mapping[str, Reading]) -> dict[str, str]:
    """Column label → row label of a square panel that the first reader read alike.

    Both stand at the same place of their axes, or at the same place from the other end:
    what a reader makes of small print may be one text for two labels.
    """
    found: dict[str, str] = {}
    for number, panel in enumerate(sites.layout.panels):
        count = panel.grid.n_rows
        if count != panel.grid.n_cols:
            continue
        rows = {site.index: site.key for site in sites.of("row", number)}
        for site in sites.of("column", number):
            own = readings[site.key]
            # A single letter is too little to tell that both are the same word, and so is
            # what the reader made of print that it could not read.
            if len(plain(own.text)) < 2 or own.confidence < _PLAUSIBLE or is_small(sites, site):
                continue
            for place in (site.index, count - 1 - site.index):
                other = readings.get(rows.get(place, ""))
                if other is None or other.confidence < _PLAUSIBLE:
                    continue
                if plain(other.text) == plain(own.text):
                    found[site.key] = other.site.key
    return found

"""Noughts in codes that are wider than the digits of their axis: an "O", as "7b5s8O2" has one.

Readers write what is usual between digits, and all of them alike. But in most typefaces an "O" is
wider by a third than a nought, which is as wide as the other digits. A person is asked.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from unheat.medians import median
from unheat.text.marked_noughts import marked_noughts
from unheat.text.reading import Reading, doubted
from unheat.text.sites import Site, Sites

_DIGITS = frozenset("2356789")
"""Digits that are as wide as a nought; a one is slim, and a four is wide in some faces."""

_FEWEST = 3
"""So many of them on an axis tell how wide digits are."""

_WIDER, _WIDER_PX = 1.2, 1.5
"""How much wider an "O" is at least, as a share and in pixels: boxes are known to a pixel."""

_IN_PIECES = frozenset('ij%:;=!?"≤≥±÷äöüÄÖÜ')


def wide_noughts(sites: Sites, readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """Readings of labels with letters in which a nought is wider than digits are, or has no mark
    within as others have, all doubted."""
    found = dict(marked_noughts(sites, readings))
    for role, number in sites.axes():
        widths = {
            site.key: _widths(sites, site, readings[site.key].text)
            for site in sites.of(role, number)
            if not readings[site.key].layer
        }
        digits = [wide for own in widths.values() for char, wide in own if char in _DIGITS]
        if len(digits) < _FEWEST:
            continue
        usual = float(median(digits))
        least = max(_WIDER * usual, usual + _WIDER_PX)
        for key, own in widths.items():
            lettered = any(char.isalpha() for char, _ in own)
            if lettered and any(char == "0" and wide >= least for char, wide in own):
                found[key] = doubted(readings[key])
    return found


def _widths(sites: Sites, site: Site, text: str) -> list[tuple[str, float]]:
    """(character, width in pixels) of a level label whose characters are one piece of ink each;
    none where they are not."""
    line, chars = site.lines[0], text.replace(" ", "")
    whole = len(line.glyphs) == len(chars) and not _IN_PIECES & set(chars)
    if len(site.lines) != 1 or line.angle != 0.0 or not whole:
        return []
    boxes = sites.glyphs.boxes[line.glyphs]
    order = np.argsort(boxes[:, 0], kind="stable")
    return list(zip(chars, (boxes[order, 2] - boxes[order, 0]).tolist(), strict=True))

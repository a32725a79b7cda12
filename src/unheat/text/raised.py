"""Capitals whose ink reaches higher than that of the other labels: "Ålesund" read as "Alesund".

In small print a ring or an accent is one piece with its capital, which no count of pieces tells.
But capitals of one type are of one height, and no higher than the stems of small letters: one with
a mark over it is higher than either.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from unheat.medians import median
from unheat.text.line_feet import TALL
from unheat.text.lines import turned_extents
from unheat.text.reading import Reading, doubted
from unheat.text.sites import Site, Sites
from unheat.text.spelling import unaccented

_BEARERS = frozenset("ACDEGILNORSTUYZ")
"""Capitals that bear marks in the languages of Europe."""

_HIGHER, _HIGHER_PX = 1.18, 1.5
"""With a mark a capital is so many times as high and so many pixels higher; round ones are not."""

_TALL = frozenset("bdfhklABDEFGHIKLMNPRTUXZ")
"""Letters that are as high as capitals at least."""

_OTHERS = 3
"""Labels that tell how high capitals are."""

_WIDE = 1.3
"""A piece that is longer than this, in its heights, may be several letters."""


def with_raised_capitals(sites: Sites, readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """Readings whose first letter is as high as it was read, beside those of other level labels and
    beside its own, others with the mark that one of the readers saw, or up for review. What a PDF
    says is no reader's guess.
    """
    result = dict(readings)
    owners = {(site.role, site.owner) for site in sites.sites if site.role in ("row", "column")}
    for role, owner in sorted(owners):
        sizes = {
            site.key: size
            for site in sites.of(role, owner)
            if (size := _size_of_capital(sites, site, readings[site.key])) is not None
        }
        for key, (height, width) in sizes.items():
            usual = [one for other, (one, _) in sizes.items() if other != key]
            alone = width <= _WIDE * height and readings[key].text[0] in _BEARERS
            if len(usual) < _OTHERS or not alone:
                continue
            least = float(median(np.array(usual)))
            if height >= max(_HIGHER * least, least + _HIGHER_PX):
                result[key] = _marked(readings[key])
    for key, reading in result.items():
        if not reading.review and _stands_over_its_own(sites, reading):
            result[key] = _marked(reading)
    return result


def _stands_over_its_own(sites: Sites, reading: Reading) -> bool:
    """Whether the capital that a text of one line begins with is higher than all that follows,
    among it letters as high as capitals are.
    """
    text, lines = reading.text, reading.site.lines
    one = len(lines) == 1 and reading.turn == lines[0].angle and reading.turn % 90 == 0
    if not one or reading.layer or text[:1] not in _BEARERS:
        return False
    pieces = turned_extents(sites.glyphs, lines[0].glyphs, reading.turn)
    first = pieces[pieces[:, 0].argmin()]
    over = (pieces[:, 0] < first[2]) & (pieces[:, 2] > first[0])
    if over.all() or first[2] - first[0] > _WIDE * (first[3] - first[1]):
        return False
    # What touches the capital is one with it, and so is the only tall letter of "Ulysses".
    share = (pieces[over, 2].max() - first[0]) / (pieces[:, 2].max() - first[0])
    if not any(letter in _TALL for letter in text[max(1, math.ceil(share * len(text))) :]):
        return False
    height = float(median(pieces[:, 3]) - pieces[~over, 1].min())
    higher = float(pieces[~over, 1].min() - pieces[over, 1].min())
    return higher >= max((_HIGHER - 1) * height, _HIGHER_PX)


def _size_of_capital(sites: Sites, site: Site, reading: Reading) -> tuple[float, float] | None:
    """(how high it stands over the base line, how wide it is) of the capital that a level label
    begins with, in pixels, and what is one piece with it; None for other labels.
    """
    text, line = reading.text, site.lines[0]
    level = len(site.lines) == 1 and line.angle == 0.0 and reading.turn == 0.0
    if not level or reading.layer or len(text) < _OTHERS or not ("A" <= text[0] <= "Z"):
        return None
    boxes = sites.glyphs.boxes[line.glyphs]
    first = boxes[boxes[:, 0].argmin()]
    over = (boxes[:, 0] < first[2]) & (boxes[:, 2] > first[0])
    top = float(boxes[over, 1].min())
    # Letters that touch one with a tail end with it: the base line is where any piece ends first.
    standing = boxes[boxes[:, 3] - boxes[:, 1] >= TALL * line.size, 3]
    base = min(float(median(boxes[:, 3])), float(standing.min(initial=np.inf)))
    height = base - top
    return height, float(first[2] - first[0])


def _marked(reading: Reading) -> Reading:
    for said in dict.fromkeys((*reading.spellings, *reading.others)):
        if said[:1] != reading.text[0] and unaccented(said) == reading.text:
            return replace(reading, text=said, others=(reading.text, *reading.others))
    return reading if reading.review else doubted(reading)

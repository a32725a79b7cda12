"""Beginnings of slanted labels that were left behind: of "Ep. 1", "Ep. 2" the numbers alone.

The ends of short slanted labels stand side by side on a level of their own, and pass for whole
labels. What is left of each then stands at one place beside all of them, at the side that they
slope down to; the words of a title, and company, stand beside a few, each elsewhere. A panel beside
it whose labels are the same ones, with nothing left beside any of them, tells that they are whole:
the title of a row of facets stands under the middle one alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from unheat.medians import median
from unheat.model import Axis, Reason
from unheat.text.doubted_places import label_doubted, places_doubted
from unheat.text.ink import FloatArray
from unheat.text.lost_second_lines import unread_or_title
from unheat.text.sites import Site, Sites

_ASIDE, _BEYOND = (0.4, 4.0), (0.1, 2.5)
"""Where the middle of a letter of such a beginning is, to the side of its label and beyond it, in
letter heights."""

_LETTER = 0.35, 2.0
"""A letter is so wide and high, in letter heights; two that touch are longer."""

_FEWEST, _MOST = 3, 0.6
"""Labels at least, and the share of them, that have one."""

_ALIKE = 0.5
"""Letter heights by which these are off one place."""

_SAME = 0.2
"""Letter heights by which the same labels differ in another panel."""

_DOUBTED = 0.6


def lost_starts_doubted(sites: Sites, axis: Axis, owner: int, own: Sequence[Site]) -> Axis:
    """The axis of columns with all of its level labels (``own``) and its title in doubt beside most
    of which letters that belong to no label, or to that title, stand at one place."""
    if len(own) < _FEWEST:
        return axis
    size = float(median([site.lines[0].size for site in own]))
    outward = -1.0 if axis.side == "top" else 1.0
    of_sides = _starts(sites, owner, own, size, outward)
    fewest = max(_FEWEST, _MOST * len(own))
    for starts in of_sides:
        # A title of many letters has one at any place, but ends before the outer labels.
        within = sum(start is not None for start in starts) >= _FEWEST
        if within and starts[0] is None and starts[-1] is None:
            return axis
    for starts in of_sides:
        places = np.array([start for start in starts if start is not None])
        if len(places) < fewest:
            continue
        off = np.abs(places - np.median(places, axis=0)).max(axis=1)
        if np.count_nonzero(off <= _ALIKE * size) < fewest:
            continue
        if _are_whole_beside(sites, owner, own, size, outward):
            return axis
        places_of = dict.fromkeys((site.index for site in own), Reason.LABEL_PLACE)
        axis = places_doubted(axis, places_of, _DOUBTED)
        title = axis.title
        if title is not None:
            title = label_doubted(title, Reason.LABEL_PLACE, _DOUBTED)
        return replace(axis, title=title)
    return axis


def _starts(
    sites: Sites, owner: int, own: Sequence[Site], size: float, outward: float
) -> list[list[FloatArray | None]]:
    """Where letters stand from each label of a panel, to its left and to its right."""
    boxes = sites.glyphs.boxes[unread_or_title(sites, owner)]
    sides = boxes[:, 2:] - boxes[:, :2]
    # Marks and rules are no letters.
    letters = (sides.min(axis=1) >= _LETTER[0] * size) & (sides.max(axis=1) <= _LETTER[1] * size)
    middles = (boxes[letters, :2] + boxes[letters, 2:]) / 2
    return [
        [_start(site, middles, size, sideways, outward) for site in own] for sideways in (-1.0, 1.0)
    ]


def _are_whole_beside(
    sites: Sites, owner: int, own: Sequence[Site], size: float, outward: float
) -> bool:
    """Whether a panel beside this one has labels of the same sizes on the same line, and no letter
    is left beside any of them."""
    for other in range(len(sites.layout.panels)):
        theirs = [site for site in sites.of("column", other) if site.lines[0].angle == 0.0]
        if other == owner or len(theirs) != len(own):
            continue
        alike = all(
            abs(one.box.width - two.box.width) <= _SAME * size
            and abs(one.box.y0 - two.box.y0) <= _SAME * size
            and abs(one.box.y1 - two.box.y1) <= _SAME * size
            for one, two in zip(own, theirs, strict=True)
        )
        if alike and not any(
            start is not None
            for starts in _starts(sites, other, theirs, size, outward)
            for start in starts
        ):
            return True
    return False


def _start(
    site: Site, middles: FloatArray, size: float, sideways: float, outward: float
) -> FloatArray | None:
    """Where letters stand from a label (2,): to its side and beyond it, None for none."""
    x, y = site.box.center
    aside = (middles[:, 0] - x) * sideways / size
    beyond = (middles[:, 1] - y) * outward / size
    near = (aside >= _ASIDE[0]) & (aside <= _ASIDE[1])
    near &= (beyond >= _BEYOND[0]) & (beyond <= _BEYOND[1])
    if not near.any():
        return None
    # Of two neighbors' beginnings the nearer one is its own.
    distance = np.hypot(aside, beyond)
    nearest = float(distance[near].min())
    own = near & (distance <= nearest + 1.0)
    result: FloatArray = (middles[own] - np.array([x, y])).mean(axis=0)
    return result

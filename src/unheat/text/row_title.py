"""The heading of a slide that shows panels beside each other: over the first, and of all of them.

A slide's heading begins at its margin, where it happens to stand over the panel at the left. It is
no title of that one where a rule under it runs on over all panels, or where it is set much larger
than all other print, begins before the labels and is not on the middle of its panel.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from unheat.channels import most
from unheat.model import Box
from unheat.model.geometry import surround
from unheat.text.page import Page
from unheat.text.pen_size import letter_height
from unheat.text.sites import Site

_MUCH_LARGER = 1.6
"""So many times as high as usual print are the letters of such a heading."""

_LEVEL = 0.5
"""Panels beside each other have so much of the lower one's height in common."""

_MIDDLE, _BEFORE = 1.5, 0.5
"""Titles of panels stand as near to their middle, and begin so far before other print of theirs at
most, in letter heights."""

_INK, _LONG = 24.0, 0.95
"""A rule differs from the page by so many levels, along this share of all panels together."""


def title_over_row(page: Page, boxes: Sequence[Box], sites: Sequence[Site]) -> Site | None:
    """The only title of panels (``boxes``) beside each other, where it heads them all."""
    titles = [site for site in sites if site.role == "title"]
    if len(boxes) < 2 or len(titles) != 1 or not are_in_row(boxes):
        return None
    (title,) = titles
    own, place = boxes[title.owner], title.box
    if title.owner != min(range(len(boxes)), key=lambda number: boxes[number].x0):
        return None
    if any(line.angle != 0.0 for line in title.lines) or place.y1 > min(box.y0 for box in boxes):
        return None
    if is_ruled_over(page, boxes, place):
        return title
    size = title.lines[0].size
    large = letter_height(page.glyphs, title.lines[0]) >= _MUCH_LARGER * page.size
    others = [site.box for site in sites if site is not title and site.owner == title.owner]
    first = surround([own, *others]).x0
    aside = abs(place.center[0] - own.center[0]) > _MIDDLE * size
    before = first - _BEFORE * size <= own.x0 - size and place.x0 <= first + _BEFORE * size
    return title if large and aside and before else None


def are_in_row(boxes: Sequence[Box]) -> bool:
    """Whether panels stand beside each other."""
    shared = min(box.y1 for box in boxes) - max(box.y0 for box in boxes)
    ordered = sorted(boxes, key=lambda box: box.x0)
    apart = all(one.x1 <= two.x0 for one, two in pairwise(ordered))
    return apart and shared >= _LEVEL * min(box.height for box in boxes)


def is_ruled_over(page: Page, boxes: Sequence[Box], heading: Box) -> bool:
    """Whether a level rule runs between a heading and the panels under it, over all of these."""
    together = surround(boxes)
    rgb = page.layout.raster.rgb
    under = rgb[int(heading.y1) : int(together.y0) - 1, int(together.x0) : int(together.x1)]
    if not under.size:
        return False
    ground = np.asarray(page.layout.background, dtype=np.float64)
    inked = most(np.abs(under.astype(np.float64) - ground)) >= _INK
    return bool((inked.mean(axis=1) >= _LONG).any())

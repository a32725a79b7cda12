"""Titles whose lines are set in two weights: the plain line under a bold one may be a subtitle."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from unheat.text.page import Page
from unheat.text.pen_size import stroke_of
from unheat.text.sites import Site

_HEADS = frozenset({"title", "figure-title"})

_WEIGHT = 1.1
"""Strokes of two lines of one title are as thick as each other to this: on drawings with titles of
several lines these differed by 4 % as a rule, and by 7 % at most."""


def of_two_weights(page: Page, sites: Sequence[Site]) -> set[str]:
    """Keys of the titles of which a lower line has thinner strokes than the one above it. Letters
    in small print are as high as each other whatever size they are set in."""
    return {
        site.key
        for site in sites
        if site.role in _HEADS
        and any(
            stroke_of(page.glyphs, above) > _WEIGHT * stroke_of(page.glyphs, below)
            for above, below in pairwise(site.lines)
        )
    }

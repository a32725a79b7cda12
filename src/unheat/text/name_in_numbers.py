"""Upright names of bars that stand so near to the numbers that their letters pass for some of them.

A name that a script turned the other way begins where its numbers end, and runs into those that are
wider. Its letters stand on each other, closer than lines of numbers do, at the outer side of these:
the name was lost there, and a person is asked. So was one whose letters stand on the lines of two
numbers, as the ends of these, and one of whose letters a codec joined to the number before it: that
one reaches out from among the others into the row of letters.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from unheat.medians import median
from unheat.model import Box
from unheat.model.geometry import surround
from unheat.text.lines import Line
from unheat.text.page import Page
from unheat.text.sites import Site

_LETTERS = 3
"""Letters that stand on each other, at least."""

_ALONE = 2
"""So many of these are no part of a number."""

_APART, _OVER = 0.6, 0.4
"""Letters of one name are so near to each other, in letter heights, and so far may they reach into
the numbers."""

_BEHIND, _NARROW, _FEW = 0.6, 2.0, 0.4
"""A turned name stands so far behind the numbers, in letter heights, is so wide at most, and is as
long as so many of them."""


def names_in_numbers(page: Page, sites: Sequence[Site]) -> list[tuple[str, int, Box]]:
    """(role, owner, box) of the names of upright bars whose letters stand among their numbers."""
    named = {(site.role, site.owner) for site in sites}
    result = []
    for number, bar in enumerate(page.layout.bars):
        ticks = [site.box for site in sites if site.role == "tick" and site.owner == number]
        if bar.orientation != "vertical" or ("bar-label", number) in named or not ticks:
            continue
        right = ticks[0].center[0] > bar.box.center[0]
        letters = _outside(ticks, page.size, right=right)
        if len(letters) < _LETTERS:
            lines = [site.lines for site in sites if site.role == "tick" and site.owner == number]
            letters = _behind(page, ticks, lines, right=right)
        if letters:
            result.append(("bar-label", number, surround(letters)))
    return result


def _behind(
    page: Page, ticks: Sequence[Box], lines: Sequence[Sequence[Line]], *, right: bool
) -> list[Box]:
    """The pieces of a few numbers that stand behind the end of all others, as far off their own
    digits as no space is wide, and over each other."""
    end = float(median([box.x1 if right else -box.x0 for box in ticks]))
    found, wide = list[Box](), 0
    for own in lines:
        boxes = page.glyphs.boxes[np.concatenate([line.glyphs for line in own])]
        near, far = (boxes[:, 0], boxes[:, 2]) if right else (-boxes[:, 2], -boxes[:, 0])
        behind = near >= end + _BEHIND * page.size
        apart = behind.any() and near[behind].min() - far[~behind].max(initial=-np.inf)
        if apart >= _BEHIND * page.size:
            found += [Box(*box) for box in boxes[behind].tolist()]
            wide += 1
    around = surround(found) if found else None
    few = wide <= _FEW * len(ticks)
    return found if around is not None and few and around.width <= _NARROW * page.size else []


def _outside(ticks: Sequence[Box], size: float, *, right: bool) -> list[Box]:
    """The longest row of boxes on each other that stand where the numbers of a bar end."""
    inner = np.array([box.x0 if right else -box.x1 for box in ticks])
    outer = np.array([box.x1 if right else -box.x0 for box in ticks])
    numbers = inner <= inner.min() + size
    end = float(median(outer[numbers]))
    first, last = end - _OVER * size, end + _OVER * size
    letters = inner > first
    if np.count_nonzero(letters) < _ALONE:
        return []
    # A number that holds one of the letters reaches into their row with its end.
    beyond = [
        (box, bool(alone)) if alone else (_end_of(box, end, right=right), False)
        for box, alone, far in zip(ticks, letters.tolist(), outer.tolist(), strict=True)
        if alone or far > last
    ]
    beyond.sort(key=lambda part: part[0].y0)
    best, row = beyond[:0], beyond[:1]
    for one, other in pairwise(beyond):
        row = [*row, other] if other[0].y0 - one[0].y1 <= _APART * size else [other]
        if sum(alone for _, alone in row) >= _ALONE:
            best = max(best, row, key=len)
    return [box for box, _ in best]


def _end_of(box: Box, end: float, *, right: bool) -> Box:
    """The part of a box beyond where numbers end (outwards counted, to the left below zero)."""
    return replace(box, x0=end) if right else replace(box, x1=-end)

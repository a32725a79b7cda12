"""Raised and lowered signs that pass for a line of their own: the "−1" of "kcal mol⁻¹".

Where type raises them far, or a line has few tall letters, they stand off the middle of the line
that they belong to. They stand in a blank of it, and within its height.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from unheat.text.ink import Glyphs
from unheat.text.lines import Line, join_lines, turned_extents
from unheat.text.sites import Site

_SMALLER = 0.8
"""Raised signs are smaller than what they stand at, by this share of its height at least."""

_BEHIND = 0.5
"""How far behind the last letter of a line they stand at most, in letter heights."""

_TOUCH_PX, _SLOPE = 1.0, 0.25
"""By so much the ink of two letters beside each other may overlap, with blur, and of slanted ones
that stand at two heights, in letter heights."""

_LONG = 1.5
"""A sign and a digit behind low letters are so long at most, in letter heights."""

_HALF = 0.6
"""Half of the height of a low letter, and what blur adds to it."""


def with_raised(glyphs: Glyphs, lines: list[Line]) -> list[Line]:
    """The lines, in their order, each with the raised and lowered signs that stand in its blanks.

    What two lines have room for belongs to neither for sure and stays by itself.
    """
    homes: dict[int, int] = {}
    for number, one in enumerate(lines):
        able = [k for k, other in enumerate(lines) if k != number and _has(glyphs, other, one)]
        if len(able) == 1:
            homes[number] = able[0]
    result = []
    for number, line in enumerate(lines):
        if number in homes and homes[number] not in homes:
            continue
        own = [lines[k] for k, home in homes.items() if home == number and number not in homes]
        result.append(join_lines(glyphs, [line, *own]) if own else line)
    return result


def signs_joined(glyphs: Glyphs, sites: Sequence[Site]) -> list[Site]:
    """The sites, each label of two lines that are its letters and its raised signs as one line."""
    result = []
    for site in sites:
        if site.role in ("row", "column") and len(site.lines) == 2:
            ordered = sorted(site.lines, key=lambda line: line.along)
            joined = with_raised(glyphs, ordered)
            site = replace(site, lines=tuple(joined)) if len(joined) == 1 else site
        result.append(site)
    return result


def _has(glyphs: Glyphs, base: Line, one: Line) -> bool:
    """Whether a line has room for another one as its raised or lowered signs."""
    height, tall = base.across[1] - base.across[0], one.across[1] - one.across[0]
    level = min(one.across[1], base.across[1]) - max(one.across[0], base.across[0])
    if one.angle != base.angle or level <= 0:
        return False
    # A raised digit, or a lowered letter with a foot, is as tall as low letters ("m s", "r") are
    # and stands behind them, half above or below.
    slope = max(_TOUCH_PX, _SLOPE * base.size)
    low = tall <= max(height / _SMALLER, base.size) and level <= _HALF * height
    low &= one.along[0] >= base.along[1] - slope
    if tall > _SMALLER * height and not low:
        return False
    reach = _BEHIND * base.size
    longest = max(height, _LONG * base.size) if low else height
    if one.along[0] < base.along[0] or one.along[1] > base.along[1] + reach + longest:
        return False
    if one.along[0] > base.along[1] + reach:
        return False
    letters, signs = (turned_extents(glyphs, it.glyphs, base.angle) for it in (base, one))
    shared = np.minimum(letters[:, None, 2], signs[None, :, 2]) - np.maximum(
        letters[:, None, 0], signs[None, :, 0]
    )
    return bool((shared <= (slope if low else _TOUCH_PX)).all())

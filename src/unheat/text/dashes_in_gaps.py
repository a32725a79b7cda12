"""An underscore of a label on a slope that lies among the letters of the next label.

Where such labels stand close, what hangs below one is as high as the tops of the next, and is
taken for a piece of that: "drift_1" is read as "drift 1".
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from unheat.text.ink import FloatArray
from unheat.text.lines import turned_extents
from unheat.text.page import Page
from unheat.text.sites import Site

_THIN, _SHORTEST, _LONGEST = 0.25, 0.4, 1.0
"""How thick an underscore is at most, and how long, in letter heights."""

_BELOW, _OFF = 0.35, 0.1
"""It begins so far below the letters before it and after it at most, and reaches so far under
them, in letter heights."""


def underscored(page: Page, sites: Sequence[Site]) -> set[str]:
    """Keys of the labels on a slope whose words may be joined by an underscore: all with a gap on
    an axis where a dash of another label lies right below one of these gaps."""
    result = set[str]()
    axes: dict[tuple[str, int], list[Site]] = {}
    for site in sites:
        if site.role in ("row", "column") and site.lines[0].angle % 90 != 0.0:
            axes.setdefault((site.role, site.owner), []).append(site)
    for labels in axes.values():
        spaced = [site for site in labels if len(_gaps(page, site))]
        if any(_is_dashed(page, site) for site in spaced):
            result.update(site.key for site in spaced)
    return result


def _gaps(page: Page, site: Site) -> FloatArray:
    """(n, 2) where the gaps between the words of a label begin and end along its line."""
    line = site.lines[0]
    extents = turned_extents(page.glyphs, line.glyphs, line.angle)
    extents = extents[np.argsort(extents[:, 0])]
    ends = np.maximum.accumulate(extents[:-1, 2])
    gaps: FloatArray = np.column_stack([ends, extents[1:, 0]])
    wide: FloatArray = gaps[gaps[:, 1] - gaps[:, 0] >= _SHORTEST * line.size]
    return wide


def _is_dashed(page: Page, site: Site) -> bool:
    """Whether a short dash that is another's lies right below one of the gaps of a label."""
    line = site.lines[0]
    x0, y0, x1, y1 = line.box.as_tuple()
    boxes, room = page.glyphs.boxes, line.size
    near = (boxes[:, 2] > x0 - room) & (boxes[:, 0] < x1 + room)
    near &= (boxes[:, 3] > y0 - room) & (boxes[:, 1] < y1 + room)
    others = np.setdiff1d(np.flatnonzero(near), line.glyphs)
    if not len(others):
        return False
    start, low, end, high = turned_extents(page.glyphs, others, line.angle).T
    long = end - start
    dash = (high - low <= _THIN * line.size) & (long >= _SHORTEST * line.size)
    dash &= (long <= _LONGEST * line.size) & (low >= line.across[1] - _OFF * line.size)
    dash &= low <= line.across[1] + _BELOW * line.size
    off = 2 * _OFF * line.size
    return any(
        bool((dash & (start >= first - off) & (end <= last + off)).any())
        for first, last in _gaps(page, site)
    )

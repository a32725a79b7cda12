"""Underscores of titles and names: they hang below their line, where letters do not reach."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from unheat.medians import median
from unheat.text.ink import IntArray
from unheat.text.lines import Line, join_lines, turned_extents
from unheat.text.page import Page
from unheat.text.sites import Site

_WIDE, _THIN, _BELOW = 1.2, 0.25, 0.4
"""An underscore is no wider than a letter, thin, and so far below the feet of letters at most, in
letter heights."""


def with_underscores_below(page: Page, sites: Sequence[Site]) -> list[Site]:
    """Sites with the underscores in the gaps of their lines, so that readers see them; claimed.

    Labels have theirs: they were looked for when their lines were put together.
    """
    sites = _handed_up(page, sites)
    # What was taken for a mark of an axis is none in the gap of a word.
    free = np.ones(len(page.glyphs), dtype=bool)
    for site in sites:
        for line in site.lines:
            free[line.glyphs] = False
    return [
        site
        if site.role in ("row", "column", "tick")
        else replace(site, lines=tuple(_with_underscores(page, free, line) for line in site.lines))
        for site in sites
    ]


def _handed_up(page: Page, sites: Sequence[Site]) -> list[Site]:
    """Sites of rows so close that underscores reach into the next line: each with its own.

    Where some do, others may have run together with letters of that line: labels of that axis
    whose ink reaches into the next one's are not sure.
    """
    result = list(sites)
    rows = [i for i, site in enumerate(sites) if site.role == "row" and site.lines]
    rows.sort(key=lambda i: (sites[i].owner, sites[i].side, sites[i].index))
    pairs = [(i, k) for i, k in pairwise(rows) if _follow(sites[i], sites[k])]
    tight: set[tuple[int, str]] = set()
    for i, k in pairs:
        above, below = result[i].lines[-1], result[k].lines[0]
        heads = np.zeros(len(page.glyphs), dtype=bool)
        heads[_at_head(page, below)] = True
        found = _in_gaps(page, heads, above)
        if not len(found):
            continue
        tight.add((sites[i].owner, sites[i].side))
        mine = join_lines(page.glyphs, [above, replace(above, glyphs=found)])
        rest = replace(below, glyphs=np.setdiff1d(below.glyphs, found))
        result[i] = replace(result[i], lines=(*result[i].lines[:-1], mine))
        rest = join_lines(page.glyphs, [rest])
        result[k] = replace(result[k], lines=(rest, *result[k].lines[1:]))
    for i, k in pairs:
        if (sites[i].owner, sites[i].side) in tight and result[i].box.y1 > result[k].box.y0:
            result[i], result[k] = replace(result[i], sure=False), replace(result[k], sure=False)
    return result


def _follow(site: Site, other: Site) -> bool:
    """Whether labels of one axis stand one under the other, in level lines."""
    same = (site.owner, site.side) == (other.owner, other.side) and site.index < other.index
    return same and site.lines[-1].angle == other.lines[0].angle == 0.0


def _at_head(page: Page, line: Line) -> IntArray:
    """Glyphs of a line that end above its small letters."""
    boxes = page.glyphs.boxes[line.glyphs]
    letters = boxes[boxes[:, 3] - boxes[:, 1] >= 0.5 * line.size]
    if not len(letters):
        return line.glyphs[:0]
    found: IntArray = line.glyphs[boxes[:, 3] <= float(median(letters[:, 1])) + 1.0]
    return found


def _with_underscores(page: Page, free: npt.NDArray[np.bool_], line: Line) -> Line:
    if line.angle != 0.0:
        return line
    found = _in_gaps(page, free, line)
    if not len(found):
        return line
    page.claim(found)
    free[found] = False
    extents = turned_extents(page.glyphs, found, 0.0)
    below = replace(
        line,
        glyphs=found,
        along=(float(extents[:, 0].min()), float(extents[:, 2].max())),
        across=(float(extents[:, 1].min()), float(extents[:, 3].max())),
    )
    return join_lines(page.glyphs, [line, below])


def _in_gaps(page: Page, free: npt.NDArray[np.bool_], line: Line) -> IntArray:
    """Free rules at the foot of a level line that no letter stands over."""
    own = page.glyphs.boxes[line.glyphs]
    feet = float(median(own[:, 3]))
    x0, y0, x1, y1 = page.glyphs.boxes.T
    rules = (
        free
        & (y1 - y0 <= max(_THIN * line.size, 3.0))
        & (x1 - x0 > y1 - y0)
        & (x1 - x0 <= _WIDE * line.size)
        & (y0 >= feet - 1.0)
        & (y0 <= feet + _BELOW * line.size)
        & (x0 >= line.along[0])
        & (x1 <= line.along[1])
    )
    index = np.flatnonzero(rules)
    over = [
        (np.minimum(own[:, 2], x1[i]) - np.maximum(own[:, 0], x0[i])).max() > 0.5 * (x1[i] - x0[i])
        for i in index.tolist()
    ]
    found: IntArray = index[~np.array(over, dtype=bool)]
    return found

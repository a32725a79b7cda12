"""The further lines of the name of a bar, outward from those that were found.

Plotting libraries set the lines of a long name on one middle, or flush, a fifth of the type apart.
A line of small letters alone ("score") leaves more blank to the next one than others do: where
they end is told from foot to foot.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from unheat.model import Bar, Box
from unheat.text.bar_headings import of_one_size, to_a_pixel
from unheat.text.bar_next_line import BETWEEN
from unheat.text.lines import Line, group_lines, turned_extents
from unheat.text.page import Page, grow
from unheat.text.raised_lines import with_raised

_LEADING, _HIGH = 1.9, 1.5
"""Distance of the feet of two lines of one name at most, in heights of tall letters, which are no
higher than this in letter heights."""

_MOST = 4
"""Lines of a name."""

_MIDDLE, _START = 0.5, 0.25
"""How well the lines of a name are set on one middle, or flush, in letter heights."""

_APART = 2.0
"""What is beyond a name is further off than its lines are from each other, by this."""


def wrapped(page: Page, bar: Bar, lines: list[Line], picture: Box) -> list[Line]:
    """Turned lines of a name, and with them those beside them that go on in it.

    Where a panel follows, what stands before it may be the title of its rows: lines of a name are
    nearer to each other than to what is beyond, and on one middle.
    """
    center = float(np.mean([one.center[0] for one in lines]))
    away = 1 if center > bar.box.center[0] else -1
    found = _outward(page, lines, 90.0, away, None, picture)
    if len(found) > len(lines) and _is_near_to_more(page, bar, found, away):
        found = _outward(page, lines, 90.0, away, BETWEEN, picture)
    return sorted(found, key=lambda line: line.center[0])


def _is_near_to_more(page: Page, bar: Bar, lines: list[Line], away: int) -> bool:
    """Whether turned lines have a panel beyond them, or print nearly as near as each other."""
    spans = sorted(line.across for line in lines)
    blank = max(after[0] - before[1] for before, after in pairwise(spans))
    free = page.free.copy()
    for line in lines:
        free[line.glyphs] = False
    panels = [panel.grid.box.as_tuple() for panel in page.layout.panels]
    boxes = np.array([*page.glyphs.boxes[free], *panels])
    reach = np.full(len(boxes), _APART * max(blank, 1.0))
    reach[len(boxes) - len(panels) :] = np.inf
    level = (boxes[:, 3] > bar.box.y0) & (boxes[:, 1] < bar.box.y1)
    gaps = boxes[:, 0] - spans[-1][1] if away > 0 else spans[0][0] - boxes[:, 2]
    return bool((level & (gaps >= 0.0) & (gaps < reach)).any())


def with_more_lines(
    page: Page, bar: Bar, place: str, lines: list[Line], picture: Box
) -> list[Line]:
    """Level lines of a name over or under a bar ("top", "bottom"), and those beyond that go on.

    Over a level bar that stands under a panel is what belongs to the panel, and under a single line
    another text, unless both are on the middle of the bar and of one size.
    """
    panels = [panel.grid.box for panel in page.layout.panels]
    over = any(panel.x0 < bar.box.x1 and bar.box.x0 < panel.x1 for panel in panels)
    if not lines or (place == "top" and over and bar.orientation == "horizontal"):
        return lines
    away = -1 if place == "top" else 1
    kept = list(lines)
    for one in _outward(page, lines, 0.0, away, None, picture)[len(lines) :]:
        outer = kept[-1] if place == "bottom" else min(kept, key=lambda line: line.center[1])
        blank = max(0.0, (one.box.y0 - outer.box.y1) if away > 0 else (outer.box.y0 - one.box.y1))
        beyond = [
            panel.y0 - one.box.y1 if away > 0 else one.box.y0 - panel.y1
            for panel in panels
            if panel.x0 < one.box.x1 and one.box.x0 < panel.x1
        ]
        if any(0.0 <= gap <= _APART * blank for gap in beyond):
            break
        if not of_one_size(page, [outer], [one], place):
            break
        if place == "bottom" and len(kept) == 1 and not _are_alike(page, bar, outer, one):
            break
        kept.append(one)
    return sorted(kept, key=lambda line: line.center[1])


def _outward(
    page: Page, lines: list[Line], angle: float, away: int, reach: float | None, picture: Box
) -> list[Line]:
    """``lines`` and those that follow them outward (``away`` 1: right or down, -1: left or up), one
    at a time; ``reach`` is the blank between two at most in letter heights, None: as leading tells.
    """
    extents = turned_extents(page.glyphs, np.arange(len(page.glyphs)), angle)
    found = list(lines)
    free = page.free.copy()
    for line in lines:
        free[line.glyphs] = False
    side = 1 if away > 0 else 0
    while len(found) < _MOST:
        outer = max(found, key=lambda line: away * line.across[side])
        size, tall = outer.size, max(page.size, *(_tall(line) for line in found))
        blank = extents[:, 1] - outer.across[1] if away > 0 else outer.across[0] - extents[:, 3]
        room = reach * size if reach is not None else tall
        level = (extents[:, 2] > outer.along[0]) & (extents[:, 0] < outer.along[1])
        seeds = np.flatnonzero(free & level & (blank >= -1.0) & (blank <= room))
        if not len(seeds):
            break
        gaps = (0.3 * size, 1.0 * size) if angle else (1.2 * size, 0.15 * size)
        index = grow(page, seeds, *gaps, picture)
        index = index[free[index]]
        more = with_raised(
            page.glyphs, group_lines(page.glyphs, index, angle, page.glyphs.text_size(index))
        )
        one = min(more, key=lambda line: away * line.across[side])
        if not _goes_on(outer, one, tall, _MIDDLE if reach is None else _START):
            break
        found.append(one)
        free[one.glyphs] = False
    return found


def _are_alike(page: Page, bar: Bar, one: Line, two: Line) -> bool:
    """Whether two lines are set on the middle of a bar, and as large as each other to a pixel."""
    middle = bar.box.center[0]
    off = max(abs(line.center[0] - middle) / line.size for line in (one, two))
    return off <= _START and to_a_pixel(page, one, two)


def _tall(line: Line) -> float:
    return min(line.across[1] - line.across[0], _HIGH * line.size)


def _goes_on(outer: Line, one: Line, tall: float, middle: float) -> bool:
    """Whether a line is set as the next one of a name: as near, and on the same ``middle``, to so
    many letter heights, or flush."""
    feet = [abs(one.across[k] - outer.across[k]) for k in (0, 1)]
    # Ink does not tell whether turned print runs up or down, and which side its feet are.
    foot = min(feet) if outer.angle else feet[1]
    if foot > _LEADING * max(tall, _tall(one)):
        return False
    size = max(outer.size, one.size)
    middles = (sum(line.along) / 2 for line in (outer, one))
    off = abs(next(middles) - next(middles))
    flush = not outer.angle and abs(one.along[0] - outer.along[0]) <= _START * size
    return off <= middle * size or flush

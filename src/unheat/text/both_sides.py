"""The two sides of one axis: labels stand at one of them, titles at either."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np

from unheat.medians import median
from unheat.model import Box, PanelLayout
from unheat.text.align import NOTHING
from unheat.text.axes import Side, read_side
from unheat.text.page import Page, free_depth, whole
from unheat.text.picture_edge import is_cut_along
from unheat.text.value_marks import are_values

_FLUSH = 0.25
"""Share of a cell by which a track ends beside the cells at most, and stands off them."""

_WORD = 1.5
"""Ink of a word is so wide at least, in letter heights."""

_SEVERAL = 6
"""Columns on all of which words of a title stand by no chance: on all of four they did."""

_WITHIN = 0.4
"""Letters of one word stand no further apart than that, in letter heights, and labels do."""

_LARGER = 1.2
"""Titles are so many times as large as labels, and labels as large on both sides."""

_SIGN = 0.6
"""A sign alone is so wide and so high at least, in letter heights."""


def both_sides(page: Page, panel: PanelLayout, usual: str, other: str) -> tuple[Side, Side]:
    """Both sides of one axis; labels stay where more of them stand, if in doubt at the usual."""
    depths = {side: free_depth(page, panel, side) for side in (usual, other)}
    one = read_side(page, panel, usual, depths[usual])
    two = read_side(page, panel, other, depths[other])
    upright = usual in ("left", "right")
    if not (one.labels.count or two.labels.count):
        return _over_tracks(page, panel, one), _over_tracks(page, panel, two)
    if are_values(one.labels, page.size, upright=upright):
        one = _again(page, panel, one, depths[usual])
    if are_values(two.labels, page.size, upright=upright):
        two = _again(page, panel, two, depths[other])
    full = two.labels.count == one.labels.count == panel.grid.n_cols and not upright
    if two.labels.count > one.labels.count or (full and _is_named(page, panel, one)):
        full = full and not _is_larger(one, two) and not _cuts_words(one, two)
        return _unless_twice(page, panel, one, depths[usual], full=full), two
    full = full and not _is_larger(two, one) and not _cuts_words(two, one)
    return one, _unless_twice(page, panel, two, depths[other], full=full)


def _is_larger(one: Side, two: Side) -> bool:
    """Whether what stands on one side is set larger than the labels of the other one: letters of a
    title that is as wide as the cells stand on each of their columns."""
    sizes = [
        float(median([line.size for group in side.labels.places.values() for line in group]))
        for side in (one, two)
    ]
    return sizes[0] >= _LARGER * sizes[1]


def _cuts_words(one: Side, two: Side) -> bool:
    """Whether what stands on the columns on one side is pieces of words, which labels of the other
    side that stand as close to each other are not: a title may be as wide as the cells."""
    gaps = [_gaps(side) for side in (one, two)]
    return any(gap <= _WITHIN < gaps[1].get(place, np.inf) - gap for place, gap in gaps[0].items())


def _gaps(side: Side) -> dict[int, float]:
    """How far each label along the columns stands off the next one, in letter heights, by place;
    none of a slanted one."""
    if side.angle % 180 != 0:
        return {}
    places = sorted(side.labels.places)
    ends = {}
    for place in places:
        lines = side.labels.places[place]
        box, size = lines[0].box, lines[0].size
        for line in lines[1:]:
            box = box.union(line.box)
        ends[place] = box, size
    return {
        here: (ends[there][0].x0 - ends[here][0].x1) / ends[here][1]
        for here, there in pairwise(places)
        if there == here + 1
    }


def _unless_twice(page: Page, panel: PanelLayout, side: Side, depth: float, *, full: bool) -> Side:
    """A side whose labels are not wanted, without them where each column has one on both sides
    (``full``): no words of a title stand on all of several columns. Else read for titles, as what
    the edge of the picture cut along is: nothing of it tells that it is the labels once more.
    """
    groups = side.labels.places.values()
    cut = any(is_cut_along(page, line) for group in groups for line in group)
    if full and side.labels.count >= _SEVERAL and not cut:
        return replace(side, labels=NOTHING)
    return _again(page, panel, side, depth)


def _over_tracks(page: Page, panel: PanelLayout, side: Side) -> Side:
    """A side without labels, or with those that stand beyond tracks of annotation along its cells:
    one for each line. Of what stands there alone, names of groups, none is known to be a title.
    """
    own = whole(panel.grid.box, panel.frame)
    tracks = _tracks(page, panel, side.side)
    if not tracks:
        return side
    for track in tracks:
        own = own.union(track)
    before = page.free.copy()
    outer = replace(panel, frame=own)
    found = read_side(page, outer, side.side, free_depth(page, outer, side.side))
    count = panel.grid.n_rows if side.side in ("left", "right") else panel.grid.n_cols
    if found.labels.count == count:
        return found if side.title is None else replace(found, title=side.title)
    page.free[:] = before
    return side


def _tracks(page: Page, panel: PanelLayout, side: str) -> list[Box]:
    """Strips as long as the cells beside them, one beside the other, no thicker than a cell."""
    upright = side in ("left", "right")
    own = whole(panel.grid.box, panel.frame)
    grid = panel.grid
    along, across = grid.cell_height, grid.cell_width
    own, along, across = (own, along, across) if upright else (own.transposed(), across, along)
    strips = [box if upright else box.transposed() for box in page.layout.furniture]
    found: list[Box] = []
    for strip in sorted(strips, key=lambda box: abs(box.center[0] - own.center[0])):
        flush = max(abs(strip.y0 - own.y0), abs(strip.y1 - own.y1)) <= _FLUSH * along
        off = own.x0 - strip.x1 if side in ("left", "top") else strip.x0 - own.x1
        if flush and strip.width <= across and -1.0 <= off <= _FLUSH * across:
            own = own.union(strip)
            found.append(strip if upright else strip.transposed())
    return found


def _is_named(page: Page, panel: PanelLayout, side: Side) -> bool:
    """Whether a word stands at the left of the cells on the level of labels below them: these are
    one more row of a table then, its totals, and the names of its columns stand over them.
    """
    lines = [line for group in side.labels.places.values() for line in group]
    size = float(np.median([line.size for line in lines]))
    middle = float(np.median([line.center[1] for line in lines]))
    own = panel.grid.box
    x, y = page.glyphs.centers.T
    level = page.free & (np.abs(y - middle) <= size / 2) & (x < own.x0)
    # Labels of outer columns hang out over them, by less than a word.
    own_glyphs = np.concatenate([line.glyphs for line in lines])
    level[own_glyphs] = False
    ends = page.glyphs.boxes[level]
    wide, tall = ends[:, 2] - ends[:, 0], ends[:, 3] - ends[:, 1]
    # A sign alone is one of sums.
    named = float(wide.sum()) >= _WORD * size or bool(
        (np.minimum(wide, tall) >= _SIGN * size).any()
    )
    return named and side.angle == 0.0


def _again(page: Page, panel: PanelLayout, side: Side, depth: float) -> Side:
    """A side whose labels are not wanted, read once more for titles only."""
    if not side.labels.count:
        return side
    page.free[side.labels.glyphs] = True
    if side.title is not None:
        page.free[side.title.glyphs] = True
    return read_side(page, panel, side.side, depth, labels=False)

"""Second lines of level column labels that were not found, since they run into each other.

Of "Ischaemic heart disease" and "Knee osteoarthritis" on two lines each, the second ones overlap
and fall into parts that are no labels. The first ones stand on their columns and seem whole. Print
close under them tells: parts of it stand on the middles of neighboring columns, or one does and the
others are under all other labels, as words of a name of all columns hardly do. So does print that
begins, ends or has its middle where the label next to it has, close to it: tables set their heads
in several lines by a side of their columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from unheat.medians import median
from unheat.model import Axis, Reason
from unheat.text.doubted_places import label_doubted, places_doubted
from unheat.text.ink import FloatArray, IntArray
from unheat.text.lines import Line, group_lines, split_line
from unheat.text.page import side_view, whole
from unheat.text.sites import Site, Sites

_NEXT = 0.9
"""The next line of a label is no further off, in letter heights."""

_REACH = 2.0
"""And all of its letters begin so near, in letter heights."""

_OFF, _OFF_PX = 0.2, 0.75
"""So far is a part from the middle of its column, in letter heights or in pixels."""

_WORDS, _LETTERS = 0.8, 2
"""Words of one label stand so near to each other, in letter heights, and hold so many letters."""

_FLUSH, _TITLE = 0.3, 0.3
"""So far is a line off the begin, end or middle of the label that it belongs to, and so near to it
is what passed for the title of the axis, in letter heights."""

_AS_NEAR = 0.2
"""Letter heights by which lines of labels stand nearer to or further from each other."""

_FEWEST = 3
"""So many labels have print under each by no chance."""

_DOUBTED = 0.6


def second_lines_doubted(sites: Sites, axis: Axis, owner: int, own: Sequence[Site]) -> Axis:
    """The axis of columns, all of its level labels (``own``) in doubt where parts of another line
    of labels stand under them."""
    if len(own) < 2:
        return axis
    panel = sites.layout.panels[owner]
    centers = panel.grid.column_centers()
    axis = places_doubted(axis, dict.fromkeys(_taken(own, centers), Reason.LABEL_PLACE), _DOUBTED)
    cells = whole(panel.grid.box, panel.frame)
    size = float(median([site.lines[0].size for site in own]))
    boxes = np.array([site.box.as_tuple() for site in own])
    foot = float(median(side_view(boxes, cells, axis.side)[:, 1]))
    index = unread_or_title(sites, owner)
    view = side_view(sites.glyphs.boxes[index], cells, axis.side)
    near = (view[:, 0] > foot - _OFF * size) & (view[:, 0] < foot + _REACH * size)
    near &= (view[:, 3] > cells.x0) & (view[:, 2] < cells.x1)
    named = {site.index for site in own}
    cut = _goes_on_flush(sites, axis.side, own, index)
    cut |= {place for site in sites.of("title", owner) for place in _flush_parts(sites, site, own)}
    if cut:
        axis = places_doubted(axis, dict.fromkeys(cut, Reason.LOW_CONFIDENCE), _DOUBTED)
        if axis.title is not None and axis.title.turn == 0.0:
            # It may be what the lines go on in.
            axis = replace(axis, title=label_doubted(axis.title, Reason.LABEL_PLACE, _DOUBTED))
    for line in group_lines(sites.glyphs, index[near], 0.0, size):
        extents = np.array([line.box.as_tuple()])
        if side_view(extents, cells, axis.side)[0, 0] - foot > _NEXT * size:
            continue
        parts, on = _on_columns(sites, line, centers)
        on = [place for place in on if place in named]
        beside = any(two == one + 1 for one, two in pairwise(on))
        if beside or (on and len(parts) > 1 and _is_under_all(parts, centers[sorted(named)])):
            return places_doubted(axis, dict.fromkeys(named, Reason.LOW_CONFIDENCE), _DOUBTED)
    return axis


def unread_or_title(sites: Sites, owner: int) -> IntArray:
    """The glyphs that belong to no text, or to what passed for the title of the columns."""
    names = [line.glyphs for site in sites.of("column-title", owner) for line in site.lines]
    return np.unique(np.concatenate([np.flatnonzero(sites.unread()), *names]))


def _flush_parts(sites: Sites, title: Site, own: Sequence[Site]) -> set[int]:
    """The columns with level labels next to which parts of what passed for a title are flush with
    them, where these are several."""
    if title.lines[0].angle != 0.0 or len(own) < 2:
        return set()
    glyphs = np.concatenate([line.glyphs for line in title.lines])
    found = _goes_on_flush(sites, "top", own, glyphs)
    return found if len(found) > 1 else set()


def _goes_on_flush(sites: Sites, side: str, own: Sequence[Site], index: IntArray) -> set[int]:
    """The columns of level labels next to which print of these glyphs stands that is flush with
    them, as near as lines of wrapped labels are to each other, and no wider than their columns."""
    if not len(index):
        return set()
    size = float(median([line.size for site in own for line in site.lines]))
    gaps = [
        max(one.box.y0, two.box.y0) - min(one.box.y1, two.box.y1)
        for site in own
        for one, two in pairwise(site.lines)
    ]
    usual = max(gaps) + _AS_NEAR * size if gaps else None
    titles = [line.glyphs for site in sites.of("column-title", own[0].owner) for line in site.lines]
    titled = np.concatenate([index[:0], *titles])
    wide = sites.layout.panels[own[0].owner].grid.cell_width
    above = side == "top"
    found: set[int] = set()
    for line in group_lines(sites.glyphs, index, 0.0, size):
        for part in split_line(sites.glyphs, line, max(1.0, _WORDS * size)):
            near = _TITLE if np.isin(part.glyphs, titled).all() else _NEXT
            near = near * size if usual is None else usual
            for site in own:
                box = site.box
                gap = box.y0 - part.box.y1 if above else part.box.y0 - box.y1
                off = (
                    abs(part.box.x0 - box.x0),
                    abs(part.box.x1 - box.x1),
                    abs(part.box.center[0] - box.center[0]),
                )
                flush = len(part.glyphs) >= _LETTERS and min(off) <= _FLUSH * size
                # Letters that hang below a line reach towards the next one.
                if flush and -_AS_NEAR * size <= gap <= near and part.box.width <= wide:
                    found.add(site.index)
    return found


def _taken(own: Sequence[Site], centers: FloatArray) -> set[int]:
    """The columns of labels a further line of which reaches over the middles of others, and these:
    it may hold the second lines of both."""
    middles = {site.index: float(centers[site.index]) for site in own}
    found: set[int] = set()
    for site in own:
        for line in site.lines[1:]:
            over = {i for i, at in middles.items() if line.box.x0 < at < line.box.x1}
            found |= over | {site.index} if over - {site.index} else set()
    return found


def holds_labels(sites: Sites, site: Site) -> bool:
    """Whether a title over a panel without labels of columns is labels that run into each other:
    several parts of one of its lines stand on the middles of columns; or those of one over labels
    are flush with these."""
    if site.role != "title" or site.lines[0].angle != 0.0:
        return False
    own = sites.of("column", site.owner)
    if own:
        level = [one for one in own if one.lines[0].angle == 0.0 and one.side == "top"]
        return bool(_flush_parts(sites, site, level))
    centers = sites.layout.panels[site.owner].grid.column_centers()
    return any(len(_on_columns(sites, line, centers)[1]) > 1 for line in site.lines)


def _on_columns(sites: Sites, line: Line, centers: FloatArray) -> tuple[list[Line], list[int]]:
    """The parts of a line, and the columns that have one on their middles, in order."""
    parts = split_line(sites.glyphs, line, max(1.0, _WORDS * line.size))
    middles = [part.center[0] for part in parts if len(part.glyphs) >= _LETTERS]
    places = [int(np.abs(centers - middle).argmin()) for middle in middles]
    most = max(_OFF * line.size, _OFF_PX)
    pairs = zip(places, middles, strict=True)
    return parts, sorted(place for place, middle in pairs if abs(centers[place] - middle) <= most)


def _is_under_all(parts: Sequence[Line], middles: FloatArray) -> bool:
    """Whether there is print under the middles of all labels, where these are several."""
    ends = np.array([part.along for part in parts])
    under = (ends[:, :1] <= middles) & (ends[:, 1:] >= middles)
    return len(middles) >= _FEWEST and bool(under.any(axis=0).all())

"""What several panels share: one title of an axis for all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from unheat.model import Box, Grid
from unheat.model.geometry import surround
from unheat.text.headline import level_lines
from unheat.text.ink import IntArray
from unheat.text.lent import same_places
from unheat.text.lines import Line, group_lines, measure_angle, split_line
from unheat.text.page import Page, bands, drawn_about, grow, side_view, whole
from unheat.text.sites import Site

# A title stands no further off the labels than this, in its letter heights; captions do.
_CLOSE = 1.5

# Lines on one middle are no further off it than this, in letter heights.
_OFF = 0.25

# How far from the cells, and how far beyond their labels, one title for several panels stands, in
# letter heights.
_FAR, _NEAR = 12.0, 4.0


def with_shared_titles(page: Page, sites: Sequence[Site]) -> list[Site]:
    """Sites, and the titles that panels share in the place of what stands beyond these."""
    shared = shared_titles(page, sites)
    places = {(site.role, site.owner) for site in shared}
    return [site for site in sites if (site.role, site.owner) not in places] + shared


def shared_titles(page: Page, sites: Sequence[Site]) -> list[Site]:
    """Axis titles that are set once, in the middle of several panels, for each of them.

    Where one panel has a title of its own that is a caption, since it stands beyond a line in the
    middle of all of them, that line is its title as well.
    """
    panels = page.layout.panels
    result: list[Site] = []
    for role, side, label in (("column-title", "bottom", "row"), ("row-title", "left", "column")):
        owners = {site.owner for site in sites if site.role == label}
        named = {site.owner: site for site in sites if site.role == role}
        for group in _rows_of_panels([panel.grid for panel in panels], label):
            # Panels that share their labels are facets of one plot, and share a title too.
            if len(group) < 2 or len(owners & set(group)) >= len(group):
                continue
            boxes = [whole(panels[i].grid.box, panels[i].frame) for i in group]
            together = boxes[0]
            for box in boxes[1:]:
                together = together.union(box)
            given = [named[i] for i in group if i in named]
            title = given[0] if len(given) == 1 and _is_central(given[0], together, side) else None
            if not given:
                # Long labels put the title far from the cells, but not from themselves.
                own = [site.box for site in sites if site.owner in group and site.side == side]
                view = side_view(
                    np.array([box.as_tuple() for box in own]).reshape(-1, 4), together, side
                )
                reach = max(_FAR, float(view[:, 1].max(initial=0.0)) / page.size + _NEAR)
                title = _search(page, together, side, role, group[0], reach)
            elif title is None and len(given) == 1:
                title = _before(page, given[0], together, side)
                named = {i: site for i, site in named.items() if title is None or i not in group}
            level = {} if title is None or given else _level_with(page, title, group)
            if title is not None:
                # Where others stand level with it, each is the title of the panel that it heads.
                result += [
                    replace(title, owner=i, lines=(level.get(i, title.lines[0]),))
                    for i in group
                    if i not in named and (i in level or not level)
                ]
        taken = {site.owner for site in result if site.role == role}
        rows = [set(group) for group in _rows_of_panels([panel.grid for panel in panels], label)]
        for row in [*_framed_alike(page, side), *(rows if not _unnamed_below(page, sites) else [])]:
            # Facets with scales of their own have labels of their own, and one title under all.
            free = len(row) > 1 and row <= owners and not row & (set(named) | taken)
            title = _close_under(page, sites, row, side, role) if free else None
            if title is not None:
                result += [replace(title, owner=i) for i in sorted(row)]
                result += _of_the_first(sites, row, role)
                taken |= row
    return result


def _before(page: Page, given: Site, together: Box, side: str) -> Site | None:
    """The free line in the middle of panels that stands between these and a ``given`` title."""
    edge = float(side_view(np.array([given.box.as_tuple()]), together, side)[0, 0])
    free = page.free.copy()
    title = _search(page, together, side, given.role, given.owner, edge / page.size)
    if title is None:
        return None
    if float(side_view(np.array([title.box.as_tuple()]), together, side)[0, 1]) > edge:
        page.free[:] = free
        return None
    return title


def _level_with(page: Page, title: Site, group: Sequence[int]) -> dict[int, Line]:
    """Panel → the line of it, if free lines level with a title stand in the middles of all panels
    but that which has the title in its own; they are claimed. Empty where they do not.
    """
    line = title.lines[0]
    middles = {i: page.layout.panels[i].grid.box.center[0] for i in group}
    own = [i for i, middle in middles.items() if abs(middle - line.center[0]) <= line.size]
    boxes = page.glyphs.boxes
    middle = (boxes[:, 1] + boxes[:, 3]) / 2
    level = np.flatnonzero(page.free & (middle > line.box.y0) & (middle < line.box.y1))
    if line.angle != 0.0 or not own or not len(level):
        return {}
    found = {own[0]: line}
    for whole_line in group_lines(page.glyphs, level, 0.0, line.size):
        for part in split_line(page.glyphs, whole_line, 1.6 * line.size):
            near = [i for i in group if abs(middles[i] - part.center[0]) <= line.size]
            found |= dict.fromkeys(near, part)
    if len(found) < len(group):
        return {}
    for part in found.values():
        page.claim(part.glyphs)
    return found


def _unnamed_below(page: Page, sites: Sequence[Site]) -> bool:
    """Whether a level bar under the panels has no name: what stands over it may be that."""
    named = {site.owner for site in sites if site.role == "bar-label"}
    low = max((panel.grid.box.y1 for panel in page.layout.panels), default=0.0)
    bars = enumerate(page.layout.bars)
    return any(number not in named and bar.box.y0 >= low for number, bar in bars)


def _of_the_first(sites: Sequence[Site], row: set[int], role: str) -> list[Site]:
    """The title of the other axis for the facets of one plot, where one of them alone has it."""
    other = "row-title" if role == "column-title" else "column-title"
    titles = [site for site in sites if site.role == other and site.owner in row]
    if len(titles) != 1:
        return []
    return [replace(titles[0], owner=i) for i in sorted(row - {titles[0].owner})]


def _framed_alike(page: Page, side: str) -> list[set[int]]:
    """Panels in a row (side "bottom") or column whose drawn frames begin and end together."""
    edges = (1, 3) if side == "bottom" else (0, 2)
    groups: dict[tuple[int, ...], set[int]] = {}
    for i, panel in enumerate(page.layout.panels):
        own = whole(panel.grid.box, panel.frame)
        frame = drawn_about(page, own)
        if frame != own:
            key = tuple(round(frame.as_tuple()[edge]) for edge in edges)
            groups.setdefault(key, set()).add(i)
    return list(groups.values())


def _close_under(
    page: Page, sites: Sequence[Site], group: set[int], side: str, role: str
) -> Site | None:
    """The free line in the middle of panels that stands as close to their labels as titles do."""
    label = "column" if side == "bottom" else "row"
    boxes = [whole(page.layout.panels[i].grid.box, page.layout.panels[i].frame) for i in group]
    boxes = [drawn_about(page, box) for box in boxes]
    together = boxes[0]
    for box in boxes[1:]:
        together = together.union(box)
    labels = [site for site in sites if site.role == label and site.owner in group]
    if {site.owner for site in labels} != group:
        return None
    edges = np.array([site.box.as_tuple() for site in labels])
    reached = float(side_view(edges, together, side)[:, 1].max())
    free = page.free.copy()
    title = _search(page, together, side, role, min(group), _FAR)
    if title is None:
        return None
    near = float(side_view(np.array([title.box.as_tuple()]), together, side)[0, 0])
    if near - reached > _CLOSE * title.lines[0].size:
        page.free[:] = free
        return None
    return title


def _rows_of_panels(grids: Sequence[Grid], label: str) -> list[list[int]]:
    """Panels that stand on the same rows (label "row") or columns."""
    groups: list[list[int]] = []
    for i, grid in enumerate(grids):
        for group in groups:
            if same_places(grids[group[0]], grid, "rows" if label == "row" else "columns"):
                group.append(i)
                break
        else:
            groups.append([i])
    return groups


def _is_central(site: Site, together: Box, side: str) -> bool:
    axis = 0 if side == "bottom" else 1
    length = together.width if axis == 0 else together.height
    return abs(site.box.center[axis] - together.center[axis]) < 0.05 * length


def _search(
    page: Page, together: Box, side: str, role: str, owner: int, reach: float
) -> Site | None:
    """A single free line in the middle of one side of all panels together, no further off than
    ``reach`` letter heights, and not beyond other panels.
    """
    view = side_view(page.glyphs.boxes, together, side)
    axis = 0 if side == "bottom" else 1
    middle = together.center[axis]
    others = np.array([panel.grid.box.as_tuple() for panel in page.layout.panels])
    wall = side_view(others, together, side)
    low, high = (together.x0, together.x1) if axis == 0 else (together.y0, together.y1)
    wall = wall[(wall[:, 0] >= 0) & (wall[:, 2] < high) & (wall[:, 3] > low), 0]
    limit = min(reach * page.size, float(wall.min(initial=np.inf)))
    near = (view[:, 0] >= -1) & (view[:, 0] <= limit)
    index: IntArray = np.flatnonzero(
        page.free
        & near
        & (view[:, 2] - 6 * page.size <= middle)
        & (view[:, 3] >= middle - 6 * page.size)
    )
    for band in bands(view[index], index, max(1.5, 0.22 * page.size))[:1]:
        size = page.glyphs.text_size(band)
        angle = measure_angle(page.glyphs, band)
        height, width = page.glyphs.labels.shape
        gap = (size, 0.3 * size) if angle == 0.0 else (0.3 * size, size)
        text = grow(page, band, *gap, Box(0, 0, width, height))
        lines = group_lines(page.glyphs, text, angle, size)
        if len(lines) != 1 or len(split_line(page.glyphs, lines[0], 1.6 * size)) != 1:
            return None
        if angle != (0.0 if side == "bottom" else 90.0):
            return None
        turns = (0.0,) if angle == 0.0 else (90.0, 270.0)
        site = Site(role=role, owner=owner, index=0, lines=(lines[0],), turns=turns, side=side)
        if _is_central(site, together, side) or _is_central_on_page(page, site, axis):
            page.claim(lines[0].glyphs)
            return site
    return None


def _is_central_on_page(page: Page, site: Site, axis: int) -> bool:
    """Whether a line has the middle of all that is drawn, or of a line over all panels: a bar
    beside them moves these off the middle of the figure, on which its titles are set.
    """
    line, boxes = site.lines[0], page.glyphs.boxes
    panels = [panel.grid.box for panel in page.layout.panels]
    bars = [bar.box for bar in page.layout.bars]
    drawn = np.array([*(box.as_tuple() for box in (*panels, *bars)), *map(tuple, boxes)])
    middles = [(drawn[:, axis].min() + drawn[:, axis + 2].max()) / 2]
    if axis == 0:
        middles += [one.center[0] for one in level_lines(page, surround(panels))]
    return any(abs(line.center[axis] - middle) <= _OFF * line.size for middle in middles)

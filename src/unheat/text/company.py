"""Print of other charts that stand beside the heatmaps of a figure: it names no heatmap.

Figures of papers have line charts, bar charts and schemes beside their heatmaps. A chart is known
by a drawing far larger than print that touches no panel and no bar: its frame or its curves. What
is inside it is its own, and so are the numbers next to its sides and what is set on its middle:
close over it, below its numbers or turned at its left.
"""

from __future__ import annotations

import numpy as np

from unheat.channels import most
from unheat.model import Box
from unheat.text.ink import IntArray
from unheat.text.lines import Line, group_lines, split_line
from unheat.text.page import Page, bands, blank_between, free_beside, grow, side_view, whole
from unheat.text.sites import Site

# Letter heights: a title is so near over its chart; numbers of ticks and a title have this room.
_NEAR, _ROOM = 1.8, 7.0
# Middles of a title and its chart are so near to each other, in letter heights.
_ASIDE = 1.0
# A tree or a chart of the rows stands so near to the cells, in letter heights.
_CLOSE = 4.0
# The pen of a frame, what differs from the page by it, and how much of a side it covers.
_PEN_PX, _DRAWN, _UNBROKEN = 3, 24.0, 0.97
# Blank between two bands of print, in letter heights, and words of one line.
_BLANK, _WORDS = 0.22, 1.5


def company(page: Page) -> IntArray:
    """Glyphs inside other charts, of the numbers at their axes, and of all their titles."""
    found: list[IntArray] = []
    others = [whole(panel.grid.box, panel.frame) for panel in page.layout.panels]
    others += [bar.box for bar in page.layout.bars]
    own = _charts_of_lines(page)
    panels = others[: len(page.layout.panels)]
    # What stands over such a chart of the columns may as well be the title of both.
    page.charts = [box for box in own if any(box.y1 <= panel.center[1] for panel in panels)]
    for chart in charts_of(page) + own:
        found.append(_inside(page, chart))
        for side in ("bottom", "left"):
            found.append(_numbers(page, chart, side, others))
        for side in ("top", "bottom", "left"):
            line = _title(page, chart, side)
            if side == "top" and chart in page.charts:
                continue
            if line is not None and all(
                blank_between(line.box, chart) < blank_between(line.box, box) for box in others
            ):
                found.append(line.glyphs)
    return np.concatenate(found) if found else np.zeros(0, dtype=np.int64)


def charts_of(page: Page) -> list[Box]:
    """Drawings that are no part of a heatmap, neither its frame nor a tree or chart at its side."""
    own = [whole(panel.grid.box, panel.frame) for panel in page.layout.panels]
    taken = [*own, *(bar.box for bar in page.layout.bars), *page.layout.furniture]
    drawings = [Box(*box) for box in page.glyphs.drawings.tolist()]
    return [
        box
        for box in drawings
        if not any(box.intersection(other) > 0 for other in taken)
        and not any(_is_at_side(box, other, _CLOSE * page.size) for other in own)
        and not any(other is not box and _holds(other, box) for other in drawings)
    ]


def _charts_of_lines(page: Page) -> list[Box]:
    """Framed charts at the sides of a panel that show something else of each row or column.

    Names stand in no frame of their own, nor on an axis with numbers; the strip over a facet has
    none beside it.
    """
    panels = [whole(panel.grid.box, panel.frame) for panel in page.layout.panels]
    others = [*panels, *(bar.box for bar in page.layout.bars)]

    def is_chart(box: Box, panel: Box) -> bool:
        if not _is_at_side(box, panel, _CLOSE * page.size):
            return False
        rows = min(box.y1, panel.y1) - max(box.y0, panel.y0) > 0.9 * box.height
        columns = min(box.x1, panel.x1) - max(box.x0, panel.x0) > 0.9 * box.width
        if rows and _is_framed(page, box, panel, 0):
            return len(_numbers(page, box, "bottom", others)) > 0
        if columns and _is_framed(page, box, panel, 1):
            numbers = _numbers(page, box, "left", others)
            return len(group_lines(page.glyphs, numbers, 0.0, page.size)) > 1
        return False

    return [
        box
        for box in (Box(*corners) for corners in page.glyphs.drawings.tolist())
        if not any(box.intersection(other) > 0 for other in others)
        and any(is_chart(box, panel) for panel in panels)
    ]


def _is_framed(page: Page, box: Box, panel: Box, axis: int) -> bool:
    """Whether lines are drawn at both ends of a box along ``axis`` (0: x), as long as the panel.

    Tick marks, no longer than letters are high, stand out from them and are of the same drawing.
    """
    rgb, ground = page.layout.raster.rgb, np.array(page.layout.background)
    rgb = rgb if axis == 0 else rgb.swapaxes(0, 1)
    first, last = box.as_tuple()[axis], box.as_tuple()[axis + 2]
    low, high = panel.as_tuple()[1 - axis], panel.as_tuple()[3 - axis]
    room = _PEN_PX + round(page.size)
    for edge, step in ((round(first), 1), (round(last) - 1, -1)):
        pixels = [min(max(edge + step * k, 0), rgb.shape[1] - 1) for k in range(room)]
        off = most(np.abs(rgb[max(int(low), 0) : int(high), pixels].astype(float) - ground))
        drawn = [
            (off[:, k : k + _PEN_PX].max(axis=1) > _DRAWN).mean() if len(off) else 0.0
            for k in range(room - _PEN_PX + 1)
        ]
        if max(drawn) < _UNBROKEN:
            return False
    return True


def _is_at_side(box: Box, panel: Box, near: float) -> bool:
    """Whether a drawing at a panel shares its extent: a tree, or bars of its rows or columns.

    Charts that only stand in one row or column of a figure have numbers and names between them.
    """
    across = min(box.x1, panel.x1) - max(box.x0, panel.x0)
    down = min(box.y1, panel.y1) - max(box.y0, panel.y0)
    shares = (across / min(box.width, panel.width), down / min(box.height, panel.height))
    over, beside = -down <= near, -across <= near
    return (shares[0] > 0.9 and over) or (shares[1] > 0.9 and beside)


def _holds(other: Box, box: Box) -> bool:
    return other.area > box.area and other.intersection(box) >= 0.9 * box.area


def _inside(page: Page, chart: Box) -> IntArray:
    x, y = page.glyphs.centers.T
    inside = (x > chart.x0) & (x < chart.x1) & (y > chart.y0) & (y < chart.y1)
    return np.flatnonzero(page.free & inside)


def _numbers(page: Page, chart: Box, side: str, others: list[Box]) -> IntArray:
    """The band of print next to a side of a chart, nearer to it than to all others."""
    index = free_beside(page, chart, side, _ROOM * page.size, 0.0)
    view = side_view(page.glyphs.boxes[index], chart, side)
    for band in bands(view, index, max(1.5, _BLANK * page.size))[:1]:
        boxes = page.glyphs.boxes[band]
        box = Box(*boxes[:, :2].min(axis=0).tolist(), *boxes[:, 2:].max(axis=0).tolist())
        away = blank_between(box, chart)
        if away <= page.size and all(away < blank_between(box, other) for other in others):
            return band
    return index[:0]


def _title(page: Page, chart: Box, side: str) -> Line | None:
    """The line on one side of a chart that is set on its middle."""
    axis = 1 if side == "left" else 0
    index = free_beside(page, chart, side, _ROOM * page.size, 0.0)
    height, width = page.glyphs.labels.shape
    view = side_view(page.glyphs.boxes[index], chart, side)
    for band in bands(view, index, max(1.5, _BLANK * page.size)):
        near = float(side_view(page.glyphs.boxes[band], chart, side)[:, 0].min())
        if side == "top" and near > _NEAR * page.size:
            break
        angle = 90.0 if side == "left" else 0.0
        size = page.glyphs.text_size(band)
        room = (_WORDS * size, 0.1 * size) if axis == 0 else (0.1 * size, _WORDS * size)
        whole_band = grow(page, band, *room, Box(0, 0, width, height))
        lines = group_lines(page.glyphs, whole_band, angle, size)
        if len(lines) != 1 or len(split_line(page.glyphs, lines[0], _WORDS * size)) != 1:
            continue
        line = lines[0]
        long = line.box.height if axis == 1 else line.box.width
        aside = abs(line.center[axis] - chart.center[axis])
        if long < 2.0 * size or aside > _ASIDE * size:
            continue
        if side != "left" or _is_nearer(page, line, chart):
            return line
    return None


def _is_nearer(page: Page, line: Line, chart: Box) -> bool:
    """Whether a turned line has less blank towards the chart at its right than behind it.

    Between a bar and a chart it may be the name of either; both are set close to their numbers.
    """
    panels = [panel.grid.box.as_tuple() for panel in page.layout.panels]
    solid = [*panels, *(bar.box.as_tuple() for bar in page.layout.bars), chart.as_tuple()]
    others = np.setdiff1d(np.arange(len(page.glyphs)), line.glyphs)
    boxes = np.concatenate([page.glyphs.boxes[others], np.reshape(solid, (-1, 4))])
    level = (boxes[:, 3] > chart.y0) & (boxes[:, 1] < chart.y1)
    after = boxes[level & (boxes[:, 0] >= line.box.x1 - 1), 0].min(initial=np.inf) - line.box.x1
    before = line.box.x0 - boxes[level & (boxes[:, 2] <= line.box.x0 + 1), 2].max(initial=-np.inf)
    return bool(after < before)


def is_over_chart(page: Page, site: Site) -> bool:
    """Whether a title stands close over a framed chart of the columns, which it may name alone."""
    return site.role in ("title", "figure-title") and any(
        0.0 <= chart.y0 - site.box.y1 <= _NEAR * page.size
        and min(site.box.x1, chart.x1) > max(site.box.x0, chart.x0)
        for chart in page.charts
    )

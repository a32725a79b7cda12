"""Strips of facets below each other: names of panels, upright at the side without labels.

Where labels of rows stand on one side, and upright print on the other one of every panel of a
column, that names panels; their rows may have a title beside the labels as well. So does what
stands upright beyond the titles of the rows of all panels.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from unheat.model import Box
from unheat.text.lines import Line, group_lines
from unheat.text.page import Page
from unheat.text.sites import PanelTexts, Site

_BEYOND = 4.0
"""Heights of its letters within which a name stands beyond the title of the rows."""


def named_by_strips(
    page: Page, sites: Sequence[Site], far: Mapping[int, Line], boxes: Sequence[Box]
) -> list[Site]:
    """The sites with strips as titles of their panels, where all panels of a column have one.

    ``far`` is what stands upright at the far side of each panel, by its number; ``boxes`` are those
    of all panels. Panels that have titles keep them. The strips are claimed.
    """
    if len(boxes) < 2:
        return list(sites)
    titles = [site for site in sites if site.role == "title"]
    outer = {} if far else _beyond_titles(page, sites, boxes)
    far = far or outer
    first = min(range(len(boxes)), key=lambda number: boxes[number].y0)
    over = titles[0] if len(titles) == 1 and outer and titles[0].owner == first else None
    if not far or len(titles) > (over is not None):
        return list(sites)
    far = far if outer else {**_in_line(page, far, boxes), **far}
    lines = [far[number] for number in sorted(far)]
    if len(lines) < len(boxes):
        return list(sites)
    size = max(line.size for line in lines)
    for middles in ([box.center[0] for box in boxes], [line.center[0] for line in lines]):
        if max(middles) - min(middles) > size:
            return list(sites)
    if not all(box.y0 <= line.center[1] <= box.y1 for box, line in zip(boxes, lines, strict=True)):
        return list(sites)
    if over is not None:
        # All panels have names of their own: what stands over the first one is the figure's title.
        page.free[np.concatenate([line.glyphs for line in over.lines])] = True
        sites = [site for site in sites if site is not over]
    strips = []
    for number, line in enumerate(lines):
        page.claim(line.glyphs)
        strips.append(
            Site(
                role="title",
                owner=number,
                index=0,
                lines=(line,),
                turns=(90.0, 270.0) if line.angle == 90.0 else (line.angle,),
                side="left" if outer else "right",
            )
        )
    return [*(site for site in sites if not _is_strip(site, far)), *strips]


def _beyond_titles(page: Page, sites: Sequence[Site], boxes: Sequence[Box]) -> dict[int, Line]:
    """The one upright line left of the title of the rows of each panel, set on the middle of the
    cells, by number of panel; empty where any panel has none.
    """
    titles = {site.owner: site.lines[0] for site in sites if site.role == "row-title"}
    x0, y0, x1, y1 = page.glyphs.boxes.T
    found = {}
    for number, box in enumerate(boxes):
        title = titles.get(number)
        if title is None or title.angle != 90.0 or title.box.x1 > box.x0:
            return {}
        inside = page.free & (x1 <= title.box.x0) & (y0 >= box.y0) & (y1 <= box.y1)
        inside &= x0 >= title.box.x0 - _BEYOND * title.size
        lines = group_lines(page.glyphs, np.flatnonzero(inside), 90.0, title.size)
        if len(lines) != 1 or abs(lines[0].center[1] - box.center[1]) > title.size:
            return {}
        found[number] = lines[0]
    return found


def _in_line(page: Page, far: Mapping[int, Line], boxes: Sequence[Box]) -> dict[int, Line]:
    """What stands at the other panels where ``far`` stands, by their number, one line each.

    The rim of a strip that a codec has torn off it hides the name of its panel: it is wider.
    """
    strips = list(far.values())
    size = max(line.size for line in strips)
    left, right = min(line.box.x0 for line in strips), max(line.box.x1 for line in strips)
    x0, y0, x1, y1 = page.glyphs.boxes.T
    level = page.free & (x0 >= left - 1) & (x1 <= right + 1)
    found = {}
    for number, box in enumerate(boxes):
        inside = np.flatnonzero(level & (y0 >= box.y0) & (y1 <= box.y1))
        lines = group_lines(page.glyphs, inside, strips[0].angle, size)
        if number not in far and len(lines) == 1:
            found[number] = lines[0]
    return found


def _is_strip(site: Site, far: Mapping[int, Line]) -> bool:
    strip = far.get(site.owner) if site.role == "row-title" else None
    return strip is not None and site.lines[0].box.intersection(strip.box) > 0.0


def without_equal_strips(panels: Sequence[PanelTexts]) -> tuple[PanelTexts, ...]:
    """The panels with upright titles that all say the same as titles of their rows: those name no
    panel.
    """
    titles = [panel.title for panel in panels]
    upright = all(title is not None and title.turn in (90.0, 270.0) for title in titles)
    said = {title.text for title in titles if title is not None}
    if len(panels) < 2 or not upright or len(said) > 1:
        return tuple(panels)
    return tuple(
        replace(panel, title=None, rows=replace(panel.rows, title=panel.rows.title or panel.title))
        for panel in panels
    )

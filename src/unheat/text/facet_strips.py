"""Strips of facets below each other: names of panels, upright at the side without labels.

Where labels of rows stand on one side, and upright print on the other one of every panel of a
column, that names panels; their rows may have a title beside the labels as well.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from unheat.model import Box
from unheat.text.lines import Line, group_lines
from unheat.text.page import Page
from unheat.text.sites import PanelTexts, Site


def named_by_strips(
    page: Page, sites: Sequence[Site], far: Mapping[int, Line], boxes: Sequence[Box]
) -> list[Site]:
    """The sites with strips as titles of their panels, where all panels of a column have one.

    ``far`` is what stands upright at the far side of each panel, by its number; ``boxes`` are those
    of all panels. Panels that have titles keep them. The strips are claimed.
    """
    if len(boxes) < 2 or not far or any(site.role == "title" for site in sites):
        return list(sites)
    far = {**_in_line(page, far, boxes), **far}
    lines = [far[number] for number in sorted(far)]
    if len(lines) < len(boxes):
        return list(sites)
    size = max(line.size for line in lines)
    for middles in ([box.center[0] for box in boxes], [line.center[0] for line in lines]):
        if max(middles) - min(middles) > size:
            return list(sites)
    if not all(box.y0 <= line.center[1] <= box.y1 for box, line in zip(boxes, lines, strict=True)):
        return list(sites)
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
                side="right",
            )
        )
    return [*(site for site in sites if not _is_strip(site, far)), *strips]


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

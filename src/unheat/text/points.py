"""Labels that are nothing but a full stop: tokens of a text have them, and readers lose them.

A single small piece of ink in the place of a label that is missing, as far from the cells
as others are, is that label; standing low, it needs no reader to tell what it is.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from unheat.text.align import Aligned
from unheat.text.ink import FloatArray
from unheat.text.lines import group_lines
from unheat.text.page import Page
from unheat.text.reading import Reading
from unheat.text.sites import Site, Sites

# A full stop is no larger than this, in letter heights, and about as wide as it is high.
_LARGEST, _SQUARE = 0.4, 1.6
# Least share of places with a label, for one that is missing to be looked for.
_MOST = 0.75
# How far from where the others end or stand a point is found, in letter heights.
_ENDS = 0.35
# How far below the middle of a line a full stop stands, in letter heights.
_LOW = 0.2


def with_points(page: Page, labels: Aligned, axis: int, centers: FloatArray) -> Aligned:
    """Labels (rows for axis 1) with the points that stand where some are missing."""
    empty = [place for place in range(len(centers)) if place not in labels.places]
    if not empty or labels.count < max(2.0, _MOST * len(centers)):
        return labels
    lines = [line for group in labels.places.values() for line in group]
    angle, size = lines[0].angle, lines[0].size
    boxes = page.glyphs.boxes
    sides = boxes[:, 2:] - boxes[:, :2]
    small = page.free & (sides.max(axis=1) <= _LARGEST * size)
    small &= sides.max(axis=1) <= np.maximum(2.0, _SQUARE * sides.min(axis=1))
    # Labels that run away from the cells end alike, others stand on one base line; so does a
    # point.
    middle = page.glyphs.centers
    across = 1 - axis
    starts = [(line.box.x0, line.box.y0)[across] for line in lines]
    stops = [(line.box.x1, line.box.y1)[across] for line in lines]
    away = (angle == 0.0) == (axis == 1)
    if away and np.ptp(starts) < np.ptp(stops):
        off = boxes[:, across] - float(np.median(starts))
    else:
        off = boxes[:, 2 + across] - float(np.median(stops))
    small &= np.abs(off) <= _ENDS * size
    places = dict(labels.places)
    for place in empty:
        near = small & (np.abs(middle[:, axis] - centers[place]) <= 0.8 * size)
        index = np.flatnonzero(near)
        if len(index) == 1 and angle % 90 == 0:
            places[place] = group_lines(page.glyphs, index, angle, size)
    return Aligned(places=dict(sorted(places.items())), offset=labels.offset, spread=labels.spread)


def spelled_points(sites: Sites, readings: dict[str, Reading]) -> dict[str, Reading]:
    """Readings of labels that are a small low piece of ink, which is a full stop."""
    result = dict(readings)
    for number in range(len(sites.layout.panels)):
        for role in ("row", "column"):
            group = sites.of(role, number)
            for site in group:
                reading = readings[site.key]
                if not reading.layer and _is_point(sites, site, group):
                    result[site.key] = replace(
                        reading, text=".", others=(), review=False, reasons=(), confidence=0.95
                    )
    return result


def _is_point(sites: Sites, site: Site, group: list[Site]) -> bool:
    if len(site.lines) != 1 or len(site.lines[0].glyphs) != 1:
        return False
    line = site.lines[0]
    wide, high = line.along[1] - line.along[0], line.across[1] - line.across[0]
    if max(wide, high) > min(_LARGEST * line.size, max(2.0, _SQUARE * min(wide, high))):
        return False
    if line.angle % 90 != 0:
        return False
    axis = 1 if site.role == "row" else 0
    grid = sites.layout.panels[site.owner].grid
    centers = grid.row_centers() if axis else grid.column_centers()
    # Level labels of rows stand each at its row; all others share one base line.
    along_rows = (line.angle == 0.0) == (axis == 1)

    def height(one: Site) -> float:
        middle = sum(one.lines[0].across) / 2
        return middle - float(centers[one.index]) if along_rows else middle

    others = [
        height(one)
        for one in group
        if one is not site and len(one.lines) == 1 and len(one.lines[0].glyphs) > 1
    ]
    return len(others) >= 2 and height(site) - float(np.median(others)) >= _LOW * line.size

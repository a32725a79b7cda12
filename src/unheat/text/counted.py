"""Numbers beside a panel that are no names of its cells but the scale of what was counted."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np

from unheat.text.reading import Reading
from unheat.text.sites import Site, Sites

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?$")
# How far, in cells, numbers of a scale stand now here, now there beside their cells, and how
# closely they follow it.
_ASTRAY, _CLOSE = 0.3, 0.1


def without_scales(sites: Sites, readings: dict[str, Reading]) -> dict[str, Reading]:
    """Readings without the numbers of scales: cells that were counted have no names."""
    result = dict(readings)
    for number in range(len(sites.layout.panels)):
        for role in ("row", "column"):
            group = sites.of(role, number)
            if _is_scale(sites, group, readings):
                result |= {
                    site.key: replace(readings[site.key], text="", review=False, reasons=())
                    for site in group
                }
    return result


def _is_scale(sites: Sites, group: list[Site], readings: dict[str, Reading]) -> bool:
    """Whether numbers rise evenly with their places and stand anywhere beside the cells.

    Names of cells all stand alike.
    """
    texts = [readings[site.key].text for site in group]
    if len(group) < 3 or not all(_NUMBER.match(text) for text in texts):
        return False
    axis = 1 if group[0].role == "row" else 0
    grid = sites.layout.panels[group[0].owner].grid
    centers = grid.row_centers() if axis else grid.column_centers()
    cell = grid.cell_height if axis else grid.cell_width
    places = np.array([site.box.center[axis] for site in group])
    numbers = np.array([float(text) for text in texts])
    away = (places - centers[[site.index for site in group]]) / cell
    if np.ptp(away) < max(_ASTRAY, 2.0 / cell) or np.ptp(numbers) == 0:
        return False
    slope, start = np.polyfit(numbers, places, 1)
    return bool(np.abs(places - start - slope * numbers).max() <= max(1.5, _CLOSE * cell))

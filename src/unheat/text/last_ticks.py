"""Level names below or above bars that may be the last labels of columns beside them.

A bar stands close to its panel, and what is written at the last border of this hangs over to the
bar: "12:00" below both is in line with the other times, and on the end of the cells.
"""

from __future__ import annotations

from collections.abc import Mapping

from unheat.model import Box
from unheat.text.reading import Reading, doubted
from unheat.text.sites import Site, Sites

_ON_END = 0.35
"""How far the middle of a label stands off the end of the cells at most, in letter heights."""

_NEAR = 3.0
"""Labels stand no further off the cells, in letter heights."""

_LEVEL = 0.5
"""Share of the lower of two that stand on one line, which they share."""

_DOUBTED = 0.6


def last_ticks_doubted(sites: Sites, readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """The readings, names of bars in doubt that stand where a label at the end of a panel does."""
    result = dict(readings)
    for site in sites.sites:
        read = result.get(site.key)
        if read is None or read.review or site.role != "bar-label" or site.turns != (0.0,):
            continue
        if any(_is_at_end(sites, site, panel.grid.box) for panel in sites.layout.panels):
            result[site.key] = doubted(read, _DOUBTED)
    return result


def _is_at_end(sites: Sites, site: Site, own: Box) -> bool:
    """Whether a level text stands on the first or last border of a panel (``own``), right below or
    above it, and print in line with it under its columns."""
    box, size = site.box, site.lines[0].size
    if min(abs(box.center[0] - end) for end in (own.x0, own.x1)) > _ON_END * size:
        return False
    if not 0 <= max(box.y0 - own.y1, own.y0 - box.y1) <= _NEAR * size:
        return False
    boxes = sites.glyphs.boxes
    shared = (boxes[:, [3]].clip(max=box.y1) - boxes[:, [1]].clip(min=box.y0))[:, 0]
    level = shared >= _LEVEL * (boxes[:, 3] - boxes[:, 1]).clip(min=0.5 * size, max=box.height)
    under = (boxes[:, 0] > own.x0 + size) & (boxes[:, 2] < own.x1 - size)
    apart = (boxes[:, 2] < box.x0 - size) | (boxes[:, 0] > box.x1 + size)
    return bool((level & under & apart).any())

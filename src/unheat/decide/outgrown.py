"""Panels that are a small part of what was drawn: their bar is far longer than they are.

A bar is as long as its axes or shorter, and where it has a size of its own hardly longer than
these. Beside one that is several times as long as the panels that share it the others, or most of
the cells, were not found.
"""

from __future__ import annotations

from functools import reduce

from unheat.model import Box, Layout, PanelLayout

_LONGER = 2.0
"""So many times as long as its panels no bar is drawn: of 155 the longest was 1.6 times."""


def is_outgrown(layout: Layout, panel: PanelLayout) -> bool:
    """Whether the bar of a panel is far longer than all panels that share it, in either direction,
    with the frames about their cells."""
    if panel.bar is None:
        return False
    sharing = [one for one in layout.panels if one.bar == panel.bar]
    whole = reduce(Box.union, [box for one in sharing for box in (one.grid.box, one.frame)])
    return layout.bars[panel.bar].length > _LONGER * max(whole.width, whole.height)

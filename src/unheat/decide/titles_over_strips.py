"""Titles over a strip that is no heatmap, which stands on one: they are the heatmap's.

A strip of the groups' colors between a tree and its matrix may be taken for a panel until its
colors are read, and what is written over both goes to the nearer one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from unheat.model import Panel

_NEAR = 0.5
"""Share of a row of the matrix up to which a strip stands off it."""

_HIGHEST = 1.5
"""Rows of the matrix that a strip is high at most."""


def with_titles_over_strips(panels: Sequence[Panel], kept: Sequence[Panel]) -> list[Panel]:
    """``kept`` ones of ``panels``; those without a title have that of a strip on them that went."""
    gone = [panel for panel in panels if not any(panel is one for one in kept)]
    return [_with_title_over(panel, gone) for panel in kept]


def _with_title_over(panel: Panel, gone: Sequence[Panel]) -> Panel:
    box, row = panel.box, panel.box.height / panel.cells.shape[0]
    for strip in gone:
        own, title = strip.box, strip.title
        if panel.title is not None or title is None or title.box is None:
            continue
        within = own.x0 >= box.x0 - row and own.x1 <= box.x1 + row
        near = 0.0 <= box.y0 - own.y1 <= _NEAR * row and own.height <= _HIGHEST * row
        if within and near and title.box.y1 <= own.y0:
            return replace(panel, title=title)
    return panel

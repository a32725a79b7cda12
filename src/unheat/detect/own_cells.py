"""Whether a bar is made of a panel's own cells."""

from __future__ import annotations

from collections.abc import Sequence

from unheat.detect.rivals import FoundPanel
from unheat.medians import median
from unheat.model import Bar, Box

_MOST = 0.5
"""Share of a bar that lies in a panel of which it is made."""

_CROSSED = 0.2
"""Share of a strip in a panel out of which it leads, over cells and the page beside these."""

_WHOLE = 0.9
"""Share of a cell's width and height that is a whole one."""


def is_outside(bar: Bar, found: Sequence[FoundPanel]) -> bool:
    """Whether a bar is none of the panels' own cells, and holds none of them either.

    Pale cells in a row and the page beyond them are one smooth strip behind a codec.
    """
    return not any(_is_made_of(bar.box, panel) for panel in found)


def _is_made_of(box: Box, panel: FoundPanel) -> bool:
    within = box.intersection(panel.box) / max(box.area, 1e-9)
    if within < _CROSSED or within >= _MOST:
        return within >= _MOST
    own = panel.box
    width = min(box.x1, own.x1) - max(box.x0, own.x0)
    height = min(box.y1, own.y1) - max(box.y0, own.y0)
    cells = [float(median([end - start for start, end in spans])) for spans in _spans(panel)]
    return height >= _WHOLE * cells[0] and width >= _WHOLE * cells[1]


def _spans(panel: FoundPanel) -> tuple[tuple[tuple[float, float], ...], ...]:
    return panel.rows, panel.columns

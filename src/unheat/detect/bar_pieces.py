"""Panels that are a piece of a bar: its steps, or what stands about one end of it."""

from __future__ import annotations

from collections.abc import Sequence

from unheat.model import Bar, PanelLayout
from unheat.model.geometry import Box

# A line of cells lies in a bar with so much of it.
_WITHIN = 0.9
# A panel cuts a bar where it holds so much of its breadth and of its length, and lacks as much.
_BREADTH, _PART = 0.5, 0.2


def without_pieces_of_bars(
    bars: Sequence[Bar], panels: tuple[PanelLayout, ...]
) -> tuple[PanelLayout, ...]:
    """The panels without lines of cells that are the steps of a bar with marks by which another
    panel is read, and without what cuts across such a bar beside a larger panel."""
    read = {panel.bar for panel in panels if min(panel.grid.shape) > 1}
    boxes = [
        bar.box for index, bar in enumerate(bars) if index in read and len(bar.tick_positions) > 1
    ]
    largest = max((panel.grid.box.area for panel in panels), default=0.0)
    return tuple(
        panel for panel in panels if not any(_is_piece(panel, box, largest) for box in boxes)
    )


def _is_piece(panel: PanelLayout, bar: Box, largest: float) -> bool:
    box = panel.grid.box
    if min(panel.grid.shape) == 1 and box.intersection(bar) >= _WITHIN * max(box.area, 1e-9):
        return True
    return box.area < largest / 2 and _cuts(box, bar)


def _cuts(box: Box, bar: Box) -> bool:
    """Whether a bar begins in a box and goes on beyond it."""
    shared = (
        min(box.x1, bar.x1) - max(box.x0, bar.x0),
        min(box.y1, bar.y1) - max(box.y0, bar.y0),
    )
    sizes = bar.width, bar.height
    if bar.height > bar.width:
        shared, sizes = shared[::-1], sizes[::-1]
    along, across = shared[0] / sizes[0], shared[1] / sizes[1]
    return across >= _BREADTH and _PART <= along <= 1.0 - _PART

"""What stands beside the cells and is drawn like them: side strips, keys, marginal bars."""

from __future__ import annotations

from unheat.detect.rivals import FoundPanel
from unheat.model import Box


def part_company(found: list[FoundPanel]) -> tuple[list[FoundPanel], list[Box]]:
    """Panels, and the boxes of strips that only accompany one.

    A strip has one or few lines along a panel's side, the panel's own count and extent
    along it, and lies nearer to it than its cells are large: it annotates the panel.
    """
    panels, strips = [], []
    for panel in found:
        if any(_accompanies(panel, other) for other in found if other is not panel):
            strips.append(panel.box)
        else:
            panels.append(panel)
    return panels, strips


def _accompanies(strip: FoundPanel, panel: FoundPanel) -> bool:
    rows, columns = strip.shape
    box, other = strip.box, panel.box
    if box.area >= 0.5 * other.area:
        return False
    if columns <= 3 and panel.shape[1] > columns:
        same = min(box.y1, other.y1) - max(box.y0, other.y0) >= 0.9 * other.height
        gap = max(other.x0 - box.x1, box.x0 - other.x1)
        return same and box.height <= 1.1 * other.height and gap <= 0.15 * other.width
    if rows <= 3 and panel.shape[0] > rows:
        same = min(box.x1, other.x1) - max(box.x0, other.x0) >= 0.9 * other.width
        gap = max(other.y0 - box.y1, box.y0 - other.y1)
        return same and box.width <= 1.1 * other.width and gap <= 0.15 * other.height
    return False

"""Titles: the print over a panel, and the print over several panels.

A title is the block of lines nearest above a panel that is set over it; text further up
the page, or set differently, belongs to somebody else.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from unheat.model import Box, PanelLayout
from unheat.text.ink import IntArray
from unheat.text.lines import Line, group_lines, measure_angle
from unheat.text.page import Page, bands, grow, side_view, whole


def title_block(page: Page, panel: PanelLayout, rest: Sequence[IntArray]) -> list[Line]:
    """The lines of the block nearest above, from top to bottom; empty where there is none."""
    width = page.glyphs.labels.shape[1]
    own = whole(panel.grid.box, panel.frame)
    lines: list[Line] = []
    first_plate = None
    for band in rest:
        band = band[page.free[band]]
        if not len(band):
            continue
        size = page.glyphs.text_size(band)
        if measure_angle(page.glyphs, band) != 0.0:
            break
        plate = np.bincount(page.glyphs.plate[band] + 1).argmax() - 1
        if lines and plate != first_plate:
            break
        first_plate = plate
        above = Box(0, 0, width, own.y0)
        index = grow(page, band, 1.2 * size, 0.1 * size, above)
        index = index[page.glyphs.plate[index] == plate]
        found = group_lines(page.glyphs, index, 0.0, size)
        if len(found) != 1:
            found = [max(found, key=lambda line: len(line.glyphs))]
        line = found[0]
        if lines and not _same_block(lines[0], line):
            break
        if not lines and own.y0 - line.box.y1 > 12 * line.size:
            break
        lines.insert(0, line)
        if len(lines) == 4:
            break
    return lines


def _same_block(below: Line, above: Line) -> bool:
    gap = below.box.y0 - above.box.y1
    return gap <= 1.1 * max(below.size, above.size) and (0.7 <= below.size / above.size <= 1.45)


def spans_panels(line: Line, own: Box, boxes: Sequence[Box]) -> bool:
    """Whether a line is set over several panels rather than over this one."""
    together = own
    for box in boxes:
        together = together.union(box)
    if len(boxes) < 2 or together.width < 1.3 * own.width:
        return False
    middle = line.center[0]
    return abs(middle - together.center[0]) < abs(middle - own.center[0])


def figure_title_block(page: Page, boxes: Sequence[Box]) -> list[Line]:
    """The block of free lines nearest above all panels that is set over them together."""
    together = boxes[0]
    for box in boxes[1:]:
        together = together.union(box)
    width = page.glyphs.labels.shape[1]
    view = side_view(page.glyphs.boxes, together, "top")
    index = np.flatnonzero(
        page.free & (view[:, 0] >= -1) & (view[:, 2] < together.x1) & (view[:, 3] > together.x0)
    )
    lines: list[Line] = []
    for band in bands(view[index], index, 1.5):
        size = page.glyphs.text_size(band)
        around = Box(0, 0, width, together.y0)
        text = grow(page, band, 1.2 * size, 0.1 * size, around)
        found = group_lines(page.glyphs, text, 0.0, size)
        if len(found) != 1 or measure_angle(page.glyphs, band) != 0.0:
            break
        line = found[0]
        if lines and not _same_block(lines[0], line):
            break
        set_over = (
            abs(line.center[0] - together.center[0]) < 0.12 * together.width
            or abs(line.box.x0 - together.x0) < 2 * size
        )
        if not set_over or together.y0 - line.box.y1 > 8 * size:
            break
        lines.insert(0, line)
    if len(lines) > 3:
        return []
    for line in lines:
        page.claim(line.glyphs)
    return lines

"""Panels side by side, which share what stands on the middle of them all."""

from __future__ import annotations

from dataclasses import replace

from unheat.model import Bar, Box
from unheat.model.geometry import surround
from unheat.text.lines import Line
from unheat.text.page import Page


def row_over(page: Page, bar: Bar, line: Line) -> Box | None:
    """The box about the panels side by side over a bar, with the labels below them, of which a
    ``line`` between these and the bar may name all columns; None where fewer than two stand there.

    Each of them has labels: those that such a title is beyond.
    """
    boxes = [panel.grid.box for panel in page.layout.panels if panel.grid.box.y1 <= line.box.y0]
    nearest = max(boxes, key=lambda box: box.y1, default=None)
    if nearest is None or bar.box.y0 < line.box.y1:
        return None
    row = [box for box in boxes if box.y0 < nearest.center[1] < box.y1]
    printed = page.glyphs.boxes
    x = (printed[:, 0] + printed[:, 2]) / 2
    above = printed[:, 3] <= line.box.y0
    own = [printed[above & (printed[:, 1] > b.y1) & (x > b.x0) & (x < b.x1)] for b in row]
    if len(row) < 2 or not all(map(len, own)):
        return None
    together = surround(row)
    return replace(together, y1=max(float(labels[:, 3].max()) for labels in own))

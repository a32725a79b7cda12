"""What several panels share is drawn once: labels and titles in one place belong to the nearest.

The record gives every panel of a row of facets the labels that stand at its end, with the boxes
in which they stand. Drawn at each of them they would lie on top of each other, or over cells.
"""

from __future__ import annotations

import math
from dataclasses import replace

from unheat.model import Axis, Box, Figure, Panel


def drawn_once(figure: Figure) -> Figure:
    """The figure with each axis title, and the labels of each axis, at one panel alone.

    Labels that are drawn elsewhere are lent (``Axis.lent``), their boxes stay.
    """
    panels = list(figure.panels)
    for name in ("rows", "columns"):
        titles: dict[Box, list[int]] = {}
        labels: dict[Box, list[int]] = {}
        for i, panel in enumerate(panels):
            axis = _axis(panel, name)
            if axis.title is not None and axis.title.box is not None:
                titles.setdefault(axis.title.box, []).append(i)
            around = _around_labels(axis)
            if around is not None:
                labels.setdefault(around, []).append(i)
        for i in _not_nearest(labels, panels):
            axis = _axis(panels[i], name)
            lent = replace(axis, labels=(None,) * len(axis.labels), lent=axis.labels)
            panels[i] = _with_axis(panels[i], name, lent)
        for i in _not_nearest(titles, panels):
            panels[i] = _with_axis(panels[i], name, replace(_axis(panels[i], name), title=None))
    return replace(figure, panels=tuple(panels))


def alone(figure: Figure, index: int) -> Panel:
    """A panel as it is drawn by itself: labels that stand beside another one come to it."""
    panel, once = figure.panels[index], drawn_once(figure).panels[index]
    for name in ("rows", "columns"):
        axis, own = _axis(panel, name), _axis(once, name)
        if any(axis.labels) and not any(own.labels):
            axis = replace(axis, boxes=(None,) * len(axis.labels))
        if axis.title is not None and own.title is None:
            axis = replace(axis, title=replace(axis.title, box=None))
        panel = _with_axis(panel, name, axis)
    return panel


def _not_nearest(shared: dict[Box, list[int]], panels: list[Panel]) -> list[int]:
    """The panels that share a box with one whose middle is nearer to it."""
    far = []
    for box, sharing in shared.items():
        nearest = min(sharing, key=lambda i: _gap(panels[i].grid.box, box))
        far += [i for i in sharing if i != nearest]
    return far


def _around_labels(axis: Axis) -> Box | None:
    boxes = [box for box in axis.boxes if box is not None and box.area > 0]
    if not boxes or not any(axis.labels):
        return None
    around = boxes[0]
    for box in boxes[1:]:
        around = around.union(box)
    return around


def _axis(panel: Panel, name: str) -> Axis:
    return panel.rows if name == "rows" else panel.columns


def _with_axis(panel: Panel, name: str, axis: Axis) -> Panel:
    return replace(panel, rows=axis) if name == "rows" else replace(panel, columns=axis)


def _gap(box: Box, other: Box) -> float:
    """Distance between the middles of two boxes."""
    x, y = box.center
    return math.hypot(x - other.center[0], y - other.center[1])

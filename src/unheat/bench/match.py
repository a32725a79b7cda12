"""Which panel that was read is which panel of the truth."""

from __future__ import annotations

from collections.abc import Sequence

from unheat.bench.truth import PanelTruth
from unheat.model import Box, Figure, Panel

# Two boxes that share less than this are different places, not one place measured badly.
_SAME_PLACE = 0.1


def match(
    figure: Figure, truths: Sequence[PanelTruth], size: tuple[float, float]
) -> tuple[tuple[Panel | None, ...], tuple[Panel, ...]]:
    """Pair panels with the truth: (one panel or None per truth, panels that are invented).

    ``size`` is the (width, height) that truth boxes are measured in; boxes that were read
    are scaled to it. Boxes that overlap most are paired first; then truths without a box
    take what is left, in order.
    """
    boxes = [_source_box(panel, figure, size) for panel in figure.panels]
    pairs: dict[int, int] = {}
    overlaps = sorted(
        (
            (truth.box.iou(box), -i, -j)
            for i, truth in enumerate(truths)
            if truth.box is not None
            for j, box in enumerate(boxes)
        ),
        reverse=True,
    )
    for overlap, i, j in overlaps:
        if overlap > _SAME_PLACE and -i not in pairs and -j not in pairs.values():
            pairs[-i] = -j
    left = [j for j in range(len(boxes)) if j not in pairs.values()]
    for i, truth in enumerate(truths):
        if truth.box is None and left:
            pairs[i] = left.pop(0)
    found = tuple(figure.panels[pairs[i]] if i in pairs else None for i in range(len(truths)))
    return found, tuple(figure.panels[j] for j in left)


def _source_box(panel: Panel, figure: Figure, size: tuple[float, float]) -> Box:
    """The box of a panel's cells in truth pixels."""
    box = panel.grid.box
    corners = [(box.x0, box.y0), (box.x1, box.y0), (box.x0, box.y1), (box.x1, box.y1)]
    xy = panel.grid.to_source(corners)
    width, height = figure.provenance.size
    xy = xy * (size[0] / width, size[1] / height)
    (x0, y0), (x1, y1) = xy.min(axis=0), xy.max(axis=0)
    return Box(float(x0), float(y0), float(x1), float(y1))

"""Labels that ran into their neighbors: what one lost, the other may have got."""

from __future__ import annotations

from dataclasses import replace

from unheat.model import Axis, Reason
from unheat.text.sites import Sites

# Share of a column that a label may reach into by chance.
_REACH = 0.1
_DOUBTED = 0.6


def crowded(sites: Sites, axis: Axis, owner: int, role: str) -> Axis:
    """An axis with those level labels doubted that reach into a column whose label is missing.

    Letters of overlapping labels are one piece of ink, and are given to one of them.
    """
    if role != "column" or None not in axis.labels:
        return axis
    spans = sites.layout.panels[owner].grid.column_spans
    doubted = set[int]()
    for site in sites.of(role, owner):
        if site.lines[0].angle != 0.0:
            continue
        for beside in {site.index - 1, site.index + 1} & set(range(len(spans))):
            start, end = spans[beside]
            over = min(site.box.x1, end) - max(site.box.x0, start)
            if axis.labels[beside] is None and over > _REACH * (end - start):
                doubted.add(site.index)
    if not doubted:
        return axis
    reasons = axis.reasons or tuple(() for _ in axis.labels)
    return replace(
        axis,
        review=tuple(one or i in doubted for i, one in enumerate(axis.review)),
        confidence=tuple(
            min(one, _DOUBTED) if i in doubted else one for i, one in enumerate(axis.confidence)
        ),
        reasons=tuple(
            tuple(dict.fromkeys((*one, Reason.LOW_CONFIDENCE))) if i in doubted else one
            for i, one in enumerate(reasons)
        ),
    )

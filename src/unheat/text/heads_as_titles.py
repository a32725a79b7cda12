"""Heads over facets of one column, which could be the name of that column as well.

Facets of one plot are set alike. Where one of them has a title and, at its foot, the name of its
column, what stands over the others as high as that title is theirs: all share the names at the
foot.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from unheat.model import Axis, Grid, Label
from unheat.text.sites import PanelTexts

_SAME_SIZE = 0.05
"""Share of a side by which facets differ at most."""

_LEVEL = 0.3
"""Share of a line's height by which heads differ in how high they stand over their cells: a "g"
hangs below it."""


def with_heads_as_titles(
    panels: Sequence[PanelTexts], grids: Sequence[Grid]
) -> tuple[PanelTexts, ...]:
    """The panels with the head over a single column as title where a sister has both."""
    return tuple(
        _titled(panel)
        if any(_is_headed_like(i, j, panels, grids) for j in range(len(panels)))
        else panel
        for i, panel in enumerate(panels)
    )


def _is_headed_like(i: int, j: int, panels: Sequence[PanelTexts], grids: Sequence[Grid]) -> bool:
    """Whether panel ``j`` has a title where ``i`` has its column's label, and its own below."""
    mine, its, box, other = panels[i], panels[j], grids[i].box, grids[j].box
    if i == j or mine.title is not None or its.title is None or its.title.box is None:
        return False
    head = _only(mine.columns, "top")
    if head is None or head.box is None or _only(its.columns, "bottom") is None:
        return False
    sizes = ((box.width, other.width), (box.height, other.height))
    same = all(abs(one - two) <= _SAME_SIZE * two for one, two in sizes)
    off = (box.y0 - head.box.center[1]) - (other.y0 - its.title.box.center[1])
    return same and abs(off) <= _LEVEL * its.title.box.height


def _only(axis: Axis, side: str) -> Label | None:
    """The label of an axis with a single line, where it is level or not and stands on ``side``."""
    if len(axis.labels) != 1 or axis.labels[0] is None or axis.side != side:
        return None
    return Label(
        text=axis.labels[0],
        confidence=axis.confidence[0],
        box=axis.boxes[0] if axis.boxes else None,
        turn=axis.turn,
        review=axis.review[0],
        reasons=axis.reasons[0] if axis.reasons else (),
    )


def _titled(panel: PanelTexts) -> PanelTexts:
    axis = panel.columns
    blank = replace(
        axis,
        labels=(None,),
        confidence=(0.0,),
        review=(False,),
        reasons=((),) if axis.reasons else (),
        boxes=(None,) if axis.boxes else (),
        side="bottom",
        quantity=None,
    )
    return replace(panel, title=_only(axis, "top"), columns=blank)

"""Whose the texts between two panels are, one over the other, as panels like these tell.

Panels of one size on a page are set alike: what stands under the last ones and over the first ones
belongs to them alone, and says how far their labels and titles reach. Where the texts between two
of them are the same lines at the same distances, they part there, however wide the blanks are.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from unheat.model import Box
from unheat.text.ink import FloatArray
from unheat.text.page import BLANK, Page, side_view

_SAME = 0.03
"""Share of their size by which panels that are alike differ: a codec smears thin frames."""

_OFF = 0.35
"""Letter heights by which lines at one distance differ: some have no letters with a tail."""

_WIDER = 2.0
"""So many times as wide as the blanks before it is one before what is of the whole figure."""

_Runs = list[tuple[float, float]]


def sister_gaps(page: Page, boxes: Sequence[Box]) -> dict[tuple[Box, str], float]:
    """How far below and above panels (their ``whole`` boxes) the texts are theirs, where sisters
    that have nothing below or above them tell."""
    found: dict[tuple[Box, str], float] = {}
    for upper in boxes:
        lower = _next_below(upper, boxes)
        if lower is None or not _are_alike(upper, lower):
            continue
        limit = lower.y0 - upper.y1
        alike = [box for box in boxes if _are_alike(upper, box)]
        feet = [_runs(page, box, "bottom") for box in alike if _is_outer(box, boxes, "bottom")]
        heads = [_runs(page, box, "top") for box in alike if _is_outer(box, boxes, "top")]
        cut = _parting(_runs(page, upper, "bottom", limit), limit, feet, heads, _OFF * page.size)
        if cut is not None:
            found[upper, "bottom"], found[lower, "top"] = cut, limit - cut
    return found


def _next_below(own: Box, boxes: Sequence[Box]) -> Box | None:
    """The panel under another one, next to it, if it has the same columns."""
    below = [box for box in boxes if box.y0 >= own.y1 and box.x0 < own.x1 and box.x1 > own.x0]
    return min(below, key=lambda box: box.y0, default=None)


def _are_alike(one: Box, other: Box) -> bool:
    off = max(abs(one.width - other.width), abs(one.height - other.height))
    return off <= max(_SAME * max(one.width, one.height), 1.5)


def _is_outer(own: Box, boxes: Sequence[Box], side: str) -> bool:
    """Whether no panel stands beyond this side of a panel."""
    view = side_view(np.array([box.as_tuple() for box in boxes]), own, side)
    beyond = (view[:, 0] >= -1.0) & (view[:, 2] < own.x1) & (view[:, 3] > own.x0)
    return not beyond.any()


def _runs(page: Page, own: Box, side: str, limit: float = np.inf) -> _Runs:
    """Where print begins and ends beyond a side of a panel, line by line, nearest first."""
    view = side_view(page.glyphs.boxes[page.free], own, side)
    middle = (view[:, 2] + view[:, 3]) / 2
    beside = (view[:, 0] >= -1.0) & (view[:, 1] <= limit) & (middle >= own.x0) & (middle <= own.x1)
    edges: FloatArray = view[beside, :2]
    runs: _Runs = []
    for near, far in edges[np.argsort(edges[:, 0])].tolist():
        if runs and near - runs[-1][1] <= BLANK * page.size:
            runs[-1] = runs[-1][0], max(runs[-1][1], far)
        else:
            runs.append((near, far))
    return runs


def _parting(
    between: _Runs, limit: float, feet: Sequence[_Runs], heads: Sequence[_Runs], off: float
) -> float | None:
    """The middle of the one blank between two panels up to which lines are those at the feet of
    others, and from which on those over their heads; None where there is none, or several.
    """
    cuts = []
    for number in range(1, len(between)):
        below, above = between[:number], between[number:]
        turned = [(limit - far, limit - near) for near, far in reversed(above)]
        if _begins_so(below, feet, off) and _begins_so(turned, heads, off):
            cuts.append((below[-1][1] + above[0][0]) / 2)
    return cuts[0] if len(cuts) == 1 else None


def _begins_so(runs: _Runs, known: Sequence[_Runs], off: float) -> bool:
    """Whether lines are all of those that stand at a panel which has nothing beyond them, but for
    what stands further from these than they from the panel: the title of the figure."""
    return any(
        _own(other, len(runs))
        and np.abs(np.array(runs) - np.array(other[: len(runs)])).max() <= off
        for other in known
    )


def _own(runs: _Runs, count: int) -> bool:
    """Whether a panel's own lines are the first ``count`` of these: all, or those before a blank
    that is wider than all before it."""
    if len(runs) <= count:
        return len(runs) == count
    ends = [0.0, *(far for _, far in runs)]
    blanks = [near - end for (near, _), end in zip(runs, ends, strict=False)]
    return blanks[count] > _WIDER * max(blanks[:count])

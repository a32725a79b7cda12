"""Which flat rectangles of a picture make one table: those that touch, and groups that rules part.

In print a rule between groups of rows has white above and below it, and so has one between groups
of columns: the groups touch no more. They are one table where they begin and end at the same lines
and stand closer than another line of cells would need.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]

RULE_PX = 6
"""Rules of a table are so broad."""
GAP = 0.8
"""Groups stand so far apart at most, in lines of cells."""
FEWEST = 4
"""Rectangles of a table, or of a group, at least."""
_EVEN_PX = 2


def groups_of(boxes: IntArray) -> list[IntArray]:
    """Numbers of the rectangles (n, 4) x0, y0, x1, y1 of each table: side by side or on each other,
    or in groups that go on in each other.
    """
    x0, y0, x1, y1 = boxes.T
    beside = _near(x0, x1) & (_shared(y0, y1) > 0)
    below = _near(y0, y1) & (_shared(x0, x1) > 0)
    touching = beside | below
    group = np.arange(len(boxes))
    while True:
        lowest = np.where(touching, group[None, :], len(boxes)).min(axis=1)
        joined = np.minimum(group, lowest)
        if np.array_equal(joined, group):
            break
        group = joined
    groups = [np.flatnonzero(group == number) for number in np.unique(group)]
    groups = [members for members in groups if len(members) >= FEWEST]
    for axis in (1, 0):
        groups = _gone_on(boxes, groups, axis)
    return groups


def _gone_on(boxes: IntArray, groups: list[IntArray], axis: int) -> list[IntArray]:
    """The groups, those made one that follow each other along an axis (1: downwards)."""
    result: list[IntArray] = []
    for members in sorted(groups, key=lambda one: int(boxes[one, axis].min())):
        before = next((one for one in result if _goes_on(boxes, one, members, axis)), None)
        if before is None:
            result.append(members)
        else:
            result = [one for one in result if one is not before]
            result.append(np.concatenate([before, members]))
    return result


def _goes_on(boxes: IntArray, one: IntArray, two: IntArray, axis: int) -> bool:
    across = 1 - axis
    ends = [(boxes[group, across].min(), boxes[group, across + 2].max()) for group in (one, two)]
    if max(abs(a - b) for a, b in zip(*ends, strict=True)) > _EVEN_PX:
        return False
    gap = boxes[two, axis].min() - boxes[one, axis + 2].max()
    smallest = min(
        float((boxes[group, axis + 2] - boxes[group, axis]).min()) for group in (one, two)
    )
    return bool(0 <= gap <= GAP * smallest)


def _near(low: IntArray, high: IntArray) -> BoolArray:
    """(n, n): which rectangles begin where others end, a rule apart at most."""
    gap = np.maximum(low[:, None] - high[None, :], low[None, :] - high[:, None])
    near: BoolArray = (gap >= -1) & (gap <= RULE_PX)
    return near


def _shared(low: IntArray, high: IntArray) -> IntArray:
    """(n, n): along how many pixels rectangles stand beside each other."""
    ends = np.minimum(high[:, None], high[None, :])
    shared: IntArray = ends - np.maximum(low[:, None], low[None, :])
    return shared

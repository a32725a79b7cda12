"""Rectangles that stand together as the keys of one legend do."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from unheat.detect.legend_frames import SAME, SAME_PX
from unheat.detect.legend_steps import TOUCHING_PX
from unheat.model import Box

_COMPANY = 2
"""So many rectangles beside a stack of them are cells like these."""


def groups_of(boxes: Sequence[Box]) -> list[list[int]]:
    """Rectangles of one size: those of a column, of a row, and of rows below each other."""
    found: list[list[int]] = []
    for first, box in enumerate(boxes):
        alike = [
            index
            for index, other in enumerate(boxes)
            if abs(other.width - box.width) <= max(SAME_PX, SAME * box.width)
            and abs(other.height - box.height) <= max(SAME_PX, SAME * box.height)
        ]
        column = [index for index in alike if abs(boxes[index].x0 - box.x0) <= SAME_PX]
        row = [index for index in alike if abs(boxes[index].y0 - box.y0) <= SAME_PX]
        found += [column, _run(boxes, column, first), row]
        found += [_stack(boxes, first, upright=upright) for upright in (True, False)]
        if min(len(column), len(row)) > 1:
            found.append(_block(boxes, alike, column, row))
    return found


def _run(boxes: Sequence[Box], column: list[int], first: int) -> list[int]:
    """The part of a column that goes on from key to key in equal steps about one of them.

    Legends below each other have their keys in one column.
    """
    ordered = sorted(column, key=lambda index: boxes[index].y0)
    at = ordered.index(first)
    steps = [boxes[b].y0 - boxes[a].y0 for a, b in pairwise(ordered)]
    near = steps[max(0, at - 1) : at + 1]
    if not near:
        return ordered
    usual = min(near)
    low = high = at
    slack = max(SAME_PX, SAME * usual)
    while low > 0 and abs(steps[low - 1] - usual) <= slack:
        low -= 1
    while high < len(steps) and abs(steps[high] - usual) <= slack:
        high += 1
    return ordered[low : high + 1]


def _stack(boxes: Sequence[Box], first: int, *, upright: bool) -> list[int]:
    """Rectangles of one breadth, as long as they please, that touch each other from one on.

    None where the row begins before it, or where others stand beside it: cells do.
    """
    turned = [box if upright else box.transposed() for box in boxes]
    own, found = turned[first], [first]
    last = own
    for index in sorted(range(len(boxes)), key=lambda index: turned[index].y0):
        box = turned[index]
        if abs(box.x0 - own.x0) > 1.0 or abs(box.x1 - own.x1) > 1.0:
            continue
        if abs(box.y0 - last.y1) <= TOUCHING_PX:
            found.append(index)
            last = box
        elif abs(box.y1 - own.y0) <= TOUCHING_PX:
            return []
    whole = own.union(last)
    room = Box(whole.x0 - own.width, whole.y0, whole.x1 + own.width, whole.y1)
    beside = sum(box.intersection(room) > 0 for box in turned) - len(found)
    return found if beside < _COMPANY else []


def _block(
    boxes: Sequence[Box], alike: Sequence[int], column: Sequence[int], row: Sequence[int]
) -> list[int]:
    """Rectangles at the nodes of the rows and columns that one of them stands in."""
    tops = [boxes[index].y0 for index in column]
    lefts = [boxes[index].x0 for index in row]
    return [
        index
        for index in alike
        if min(abs(boxes[index].y0 - top) for top in tops) <= SAME_PX
        and min(abs(boxes[index].x0 - left) for left in lefts) <= SAME_PX
    ]

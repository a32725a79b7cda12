"""Rules of dots between the rows of a table: no dot of them is print.

The dots are evenly spaced along one line, closer than lines of print are, and nothing else stands
on that line between them: points of numbers have digits beside them, those of turned ones stand
as far apart as the numbers do, and of an ellipsis there are three. They are all alike and filled,
as the letters of a word are not, however small it is beside the drawings of a page.
"""

from __future__ import annotations

import numpy as np

from unheat.medians import median
from unheat.text.ink import FloatArray, IntArray
from unheat.text.page import Page

_FEWEST = 6
"""Dots of the shortest rule."""

_DOT, _ROUND = 0.4, 1.7
"""Size of print that a dot is at most, and how many times as long it is one way as the other."""

_DISC = 0.9 * np.pi / 4
"""Share of its box that a dot fills, less what is smeared."""

_ALIKE_PX = 2.0
"""By so many pixels the dots of one rule differ in size at most."""

_LEVEL_PX, _EVEN_PX = 1.0, 1.5
"""Dots stand on their line, and are apart alike, to so many pixels."""


def dotted_rules(page: Page) -> IntArray:
    """The glyphs that are dots of level or upright rules."""
    sides = page.glyphs.boxes[:, 2:] - page.glyphs.boxes[:, :2]
    high = _print_height(page)
    small = (sides.max(axis=1) <= _DOT * high) & (
        sides.max(axis=1) <= _ROUND * np.maximum(sides.min(axis=1), 1.0)
    )
    dots = np.flatnonzero(small)
    if len(dots) < _FEWEST:
        return dots[:0]
    found = [
        rule
        for axis in (0, 1)
        for rule in _rules(page.glyphs.boxes, dots, axis, high)
        if _are_dots(page, rule)
    ]
    return np.unique(np.concatenate([*found, dots[:0]]))


def _are_dots(page: Page, rule: IntArray) -> bool:
    """Whether pieces of ink are alike and filled."""
    sides = page.glyphs.boxes[rule, 2:] - page.glyphs.boxes[rule, :2]
    filled = float(median(page.glyphs.area[rule] / sides.prod(axis=1)))
    return filled >= _DISC and float(np.ptp(sides, axis=0).max()) <= _ALIKE_PX


def _print_height(page: Page) -> float:
    """The height of the pieces that hold the middle of all ink: dots are many, and hold little."""
    if not len(page.glyphs):
        return 0.0
    order = np.argsort(page.glyphs.height)
    ink = np.cumsum(page.glyphs.area[order])
    return float(page.glyphs.height[order[np.searchsorted(ink, ink[-1] / 2)]])


def _rules(boxes: FloatArray, dots: IntArray, axis: int, high: float) -> list[IntArray]:
    """The runs of dots that go along an axis (0 x, 1 y), closer than print is ``high``, and stand
    alone on their line.
    """
    middles = (boxes[:, :2] + boxes[:, 2:]) / 2
    across = middles[dots, 1 - axis]
    order = dots[np.argsort(across, kind="stable")]
    lines = np.split(order, np.flatnonzero(np.diff(np.sort(across)) > _LEVEL_PX) + 1)
    rules = []
    for line in lines:
        if len(line) < _FEWEST or np.ptp(middles[line, 1 - axis]) > 2 * _LEVEL_PX:
            continue
        line = line[np.argsort(middles[line, axis])]
        steps = np.diff(middles[line, axis])
        usual = float(median(steps))
        even = (np.abs(steps - usual) <= _EVEN_PX) & (steps < high)
        runs = np.split(line, np.flatnonzero(~even) + 1)
        rules += [
            run
            for run in runs
            if len(run) >= _FEWEST
            and _is_alone(boxes, run, axis)
            and not _end_words(boxes, run, axis)
        ]
    return rules


def _is_alone(boxes: FloatArray, run: IntArray, axis: int) -> bool:
    """Whether nothing but its dots stands on the line of a run."""
    start, end = boxes[run, axis].min(), boxes[run, axis + 2].max()
    level = float(median((boxes[run, 1 - axis] + boxes[run, 3 - axis]) / 2))
    on_line = (boxes[:, 1 - axis] < level) & (boxes[:, 3 - axis] > level)
    between = on_line & (boxes[:, axis + 2] > start) & (boxes[:, axis] < end)
    return bool(between.sum() == len(run))


def _end_words(boxes: FloatArray, run: IntArray, axis: int) -> bool:
    """Whether half of its dots stand as close beside other print as letters of a word do: the last
    digits of the numbers of a bar stand one under the other, far apart.
    """
    others = np.setdiff1d(np.arange(len(boxes)), run)
    beside = 0
    for dot in boxes[run]:
        along = (boxes[others, axis + 2] > dot[axis]) & (boxes[others, axis] < dot[axis + 2])
        near = np.maximum(
            boxes[others, 1 - axis] - dot[3 - axis], dot[1 - axis] - boxes[others, 3 - axis]
        )
        beside += bool((along & (near <= (dot[2:] - dot[:2]).max())).any())
    return 2 * beside >= len(run)

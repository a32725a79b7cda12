"""Halves of a bar whose middle has the color of the page: one bar.

A diverging map runs through white or a pale gray. On a sheet that is no whiter, as in a photograph,
a bar stops looking like one there, and what is left are two that lie on one line and touch, one of
which goes on with the color with which the other one ends.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np
import numpy.typing as npt

from unheat.medians import median
from unheat.model import Bar

Pixels = npt.NDArray[np.uint8]

_ASIDE_PX, _GAP_PX, _ASIDE = 2.0, 3.0, 0.15
"""How far off the sides of one half those of the other are, in pixels and in breadths, and how far
from each other they end."""

_NEAR_PX, _ALIKE = 3, 24.0
"""So many pixels before their ends the colors of both halves differ by so many levels at most."""


def halves_joined(rgb: Pixels, bars: Sequence[Bar]) -> tuple[Bar, ...]:
    """The ``bars`` on a picture (h, w, 3) with those that are halves of one as one."""
    left = list(bars)
    while (pair := next(_pairs(rgb, left), None)) is not None:
        one, two = pair
        at = left.index(one)
        left = [bar for bar in left if bar is not one and bar is not two]
        left.insert(at, _whole(one, two))
    return tuple(left)


def _pairs(rgb: Pixels, bars: Sequence[Bar]) -> Iterator[tuple[Bar, Bar]]:
    for pair in combinations(bars, 2):
        one, two = sorted(pair, key=lambda bar: bar.ends[0])
        if _are_halves(rgb, one, two):
            yield one, two


def _are_halves(rgb: Pixels, one: Bar, two: Bar) -> bool:
    """Whether a bar goes on where another one above it, or left of it, ends."""
    plain = not any(bar.keys or bar.segments or bar.swatches for bar in (one, two))
    if one.orientation != two.orientation or not plain or one.extends_end or two.extends_start:
        return False
    upright = one.orientation == "vertical"
    first, second = (bar.box if upright else bar.box.transposed() for bar in (one, two))
    aside = max(abs(first.x0 - second.x0), abs(first.x1 - second.x1))
    breadth = min(first.width, second.width)
    if aside > max(_ASIDE_PX, _ASIDE * breadth) or abs(second.y0 - first.y1) > _GAP_PX:
        return False
    picture = rgb if upright else rgb.transpose(1, 0, 2)
    low, high = sorted((round(first.x0 + breadth / 4), round(first.x1 - breadth / 4)))
    ends = [
        picture[max(at, 0) : max(at, 0) + 1, low:high].reshape(-1, 3).astype(np.float64)
        for at in (round(first.y1) - _NEAR_PX, round(second.y0) + _NEAR_PX)
    ]
    if not all(end.size for end in ends):
        return False
    colors = [median(end, along_first=True) for end in ends]
    return bool(np.abs(colors[0] - colors[1]).max() <= _ALIKE)


def _whole(one: Bar, two: Bar) -> Bar:
    """Both halves as one bar; marks that do not stand on one side were none."""
    sides = {bar.tick_side for bar in (one, two) if bar.tick_positions}
    marks = (*one.tick_positions, *two.tick_positions) if len(sides) == 1 else ()
    return replace(
        one,
        box=one.box.union(two.box),
        tick_positions=tuple(sorted(marks)),
        tick_side=sides.pop() if len(sides) == 1 else None,
        extends_end=two.extends_end,
        slack=(one.slack[0], two.slack[1]),
    )

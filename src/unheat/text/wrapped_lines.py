"""Further lines of labels of which some are wrapped into more lines than others."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from unheat.medians import median
from unheat.model import Box
from unheat.text.align import Aligned
from unheat.text.ink import FloatArray
from unheat.text.lines import Line

_NEXT = 1.5
"""Words of neighboring columns are nearer to each other than this, in columns."""

_MIDDLE = 0.03
"""How far words are off the middles of their columns, in columns; or a pixel."""

_SET = 0.3
"""How far a title is off the middle of all columns at most, in columns."""

_ENDS = 0.25
"""An axis and a title at its end are flush to so many letter heights; or two pixels."""

_LEADING = 1.25
"""Feet of lines differ by this share of their distance where a letter hangs below."""


def stand_apart(middles: FloatArray, centers: FloatArray, pitch: float) -> bool:
    """Whether two words and more beyond labels stand in columns that are no neighbors, or just on
    the middles of theirs: words of a title do neither.
    """
    apart = len(middles) > 1 and bool((np.diff(np.sort(middles)) > _NEXT * pitch).all())
    return apart or are_on_middles(middles, centers, pitch)


def are_on_middles(middles: FloatArray, centers: FloatArray, pitch: float) -> bool:
    """Whether two words and more stand on the middles of columns, as words of a title hardly do
    that is not set on the middle of all columns.

    >>> columns = np.array([10.0, 20.0, 30.0])
    >>> are_on_middles(np.array([20.1, 30.0]), columns, 10.0)
    True
    >>> are_on_middles(np.array([22.0, 30.0]), columns, 10.0)
    False
    >>> are_on_middles(np.array([10.0, 30.0]), columns, 10.0)
    False
    """
    if len(middles) < 2 or abs(np.ptp(middles) / 2 + middles.min() - centers.mean()) < _SET * pitch:
        return False
    off = np.abs(middles[:, None] - centers[None, :]).min(axis=1)
    return bool((off <= max(_MIDDLE * pitch, 1.0)).all())


def room_of(labels: Aligned, pitch: float) -> float:
    """The widest that a further line of these labels is: as far as they stand apart, in pixels.
    Where every third column has a label each has the room of three."""
    steps = np.diff(sorted(labels.places))
    return pitch * float(steps.min()) if steps.size else pitch


def ends_with_axis(parts: list[Line], axis: int, own: Box, centers: FloatArray) -> bool:
    """Whether a lone line under an outermost label is the title of the axis, set at its end: it
    ends where the axis of ``own`` does and is off the middle of the label's column, on which every
    line of a wrapped label stands.
    """
    if len(parts) != 1 or len(centers) < 2:
        return False
    (line,) = parts
    low, high = (own.x0, own.x1) if axis == 0 else (own.y0, own.y1)
    ends = (line.box.x0, line.box.x1) if axis == 0 else (line.box.y0, line.box.y1)
    outer = float(np.abs(centers[[0, -1]] - line.center[axis]).min())
    pitch = float(median(np.abs(np.diff(centers))))
    flush = min(abs(ends[0] - low), abs(ends[1] - high)) <= max(_ENDS * line.size, 2.0)
    return flush and outer > max(_MIDDLE * pitch, 1.5)


def keeps_leading(labels: Aligned, before: Line, further: Line) -> bool:
    """Whether a further line is as far from the one before it as the lines of labels are, from foot
    to foot; small letters alone leave more blank than others. No where no label has two lines.
    """
    steps = [
        abs(after.across[1] - one.across[1])
        for lines in labels.places.values()
        for one, after in pairwise(lines)
    ]
    step = abs(further.across[1] - before.across[1])
    return bool(steps) and step <= _LEADING * float(median(steps))

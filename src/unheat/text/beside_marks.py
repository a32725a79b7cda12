"""Upright labels that stand beside their tick marks, as those of scripts that align them by a side.

``rotation=90, ha="right"`` sets labels so that their right side is on the mark. Where columns are
as narrow as letters are high, the middle of such a label is nearer to the column before its own,
and only its mark tells which one that is.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from unheat.medians import median
from unheat.text.align import Aligned
from unheat.text.fine_ticks import points_of
from unheat.text.ink import FloatArray
from unheat.text.lines import Line

_FEWEST = 3
"""So many labels are off their marks alike by no chance."""

_STROKE = 0.5
"""Widest mark, in letter heights."""

_LEAST, _MOST = 0.3, 1.3
"""Letter heights by which labels are off their marks where these and no others are their own."""

_EVEN, _EVEN_PX = 0.3, 1.5
"""Letter heights, or pixels, by which they differ in that."""

_IN_MIDDLE = 0.2
"""Shares of a column by which the mark of one stands off its middle."""


def beside_marks(
    labels: Aligned, lines: Sequence[Line], marks: FloatArray, centers: FloatArray
) -> Aligned:
    """``labels``, or where each of the ``lines`` has one mark in the middle of a column and all are
    off their marks by the same, these at the columns of their marks.

    marks: (n, 4) boxes of the tick marks of this side.
    """
    if len(lines) < _FEWEST or len(centers) < 2:
        return labels
    order = sorted(lines, key=lambda line: line.center[0])
    size = float(median([line.size for line in order]))
    pitch = float(centers[1] - centers[0])
    if sum(line.box.height > line.box.width for line in order) < len(order):
        return labels
    points = np.sort(points_of(marks, 0, _STROKE * size))
    points = points[(points > centers[0] - pitch / 2) & (points < centers[-1] + pitch / 2)]
    middles = np.array([line.center[0] for line in order])
    # The first label may stand outside of the cells, where nobody looks for it, or the last one.
    fits = [
        some
        for some in (points, points[1:], points[:-1])
        if len(some) == len(order) and _are_set_by(middles, some, centers, size)
    ]
    if len(fits) != 1:
        return labels
    places = np.abs(fits[0][:, None] - centers[None, :]).argmin(axis=1).tolist()
    found = {place: [line] for place, line in zip(places, order, strict=True)}
    return Aligned(places=found, offset=0.0, spread=0.0)


def _are_set_by(middles: FloatArray, points: FloatArray, centers: FloatArray, size: float) -> bool:
    """Whether the ``middles`` of labels are all off the ``points`` of marks alike, which stand in
    the middles of columns."""
    off = middles - points
    nearest = np.abs(points[:, None] - centers[None, :])
    places = nearest.argmin(axis=1)
    return bool(
        _LEAST * size <= abs(float(median(off))) <= _MOST * size
        and np.ptp(off) <= max(_EVEN * size, _EVEN_PX)
        and nearest.min(axis=1).max() <= _IN_MIDDLE * float(centers[1] - centers[0])
        and len(set(places.tolist())) == len(places)
    )

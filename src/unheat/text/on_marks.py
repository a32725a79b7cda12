"""Labels of columns that stand on tick marks, and not on the middles of their columns.

The numbers of an axis that is a quantity stand where they are: 50 lies between a column at 30 and
one at 60. Their marks tell that they are labels, as no word of a title has one of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from unheat.text.align import SET_BY_ENDS, Aligned
from unheat.text.fine_ticks import is_narrow, points_of
from unheat.text.ink import FloatArray
from unheat.text.lines import Line

_FEWEST = 3
"""So many texts stand on a mark each by no chance."""

_NEAR = 0.35
"""Letter heights by which the middle of a label stands off its mark at most."""

_EVEN_PX = 1.5
"""Steps of marks of one axis differ by so many pixels."""


def on_marks(
    labels: Aligned, parts: Sequence[Line], marks: FloatArray, axis: int, centers: FloatArray
) -> Aligned:
    """``labels``, or where these are off their columns and each of ``parts`` has a tick mark of its
    own, those: at the columns that are nearest to their marks.

    marks: (n, 4) boxes of tick marks of this side. All of them have a text, or those that have one
    are even: beside minor ones.
    """
    points = np.append(points_of(marks, axis), _in_corners(marks, axis, centers))
    if labels.spread < SET_BY_ENDS or len(parts) < _FEWEST or len(points) < len(parts):
        return labels
    middles = np.array([part.center[axis] for part in parts])
    gaps = np.abs(middles[:, None] - points[None, :])
    taken = gaps.argmin(axis=1)
    near = gaps.min(axis=1) <= _NEAR * np.array([part.size for part in parts])
    if not near.all() or len(np.unique(taken)) < len(parts):
        return labels
    if len(points) > len(parts) and np.ptp(np.diff(np.sort(points[taken]))) > _EVEN_PX:
        return labels
    places = [int(np.abs(centers - point).argmin()) for point in points[taken].tolist()]
    if len(set(places)) < len(places):
        return labels
    found = {place: [part] for place, part in zip(places, parts, strict=True)}
    return Aligned(places=dict(sorted(found.items())), offset=0.0, spread=0.0)


def _in_corners(marks: FloatArray, axis: int, centers: FloatArray) -> list[float]:
    """The ends of the cells at which a mark stands that is as wide as the corner of a frame."""
    if len(centers) < 2:
        return []
    half = float(centers[1] - centers[0]) / 2
    ends = float(centers[0]) - half, float(centers[-1]) + half
    wide = marks[~is_narrow(marks, axis)]
    return [end for end in ends if ((wide[:, axis] <= end) & (end <= wide[:, axis + 2])).any()]

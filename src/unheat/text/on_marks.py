"""Labels of columns that stand on tick marks, and not on the middles of their columns.

The numbers of an axis that is a quantity stand where they are: 50 lies between a column at 30 and
one at 60. Their marks tell that they are labels, as no word of a title has one of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from unheat.text.align import SET_BY_ENDS, Aligned
from unheat.text.beside_marks import beside_marks
from unheat.text.fine_ticks import points_of
from unheat.text.ink import BoolArray, FloatArray
from unheat.text.lines import Line

_FEWEST = 3
"""So many texts stand on a mark each by no chance."""

_NEAR = 0.35
"""Letter heights by which the middle of a label stands off its mark at most."""

_STROKE = 0.5
"""Widest mark, in letter heights: a codec smears them."""

_ON_BOUND = 0.1
"""Share of a cell by which a number stands off a bound where no mark tells."""

_HANGING = 0.8
"""Letter heights from the end of the cells at which a label begins that hangs out beyond it."""

_CORNER_PX = 3.0
"""So near to the end of the cells a mark is the one in the corner of the frame."""

_EVEN_PX, _UNEVEN = 1.5, 0.15
"""Steps of marks of one axis differ by so many pixels; those of months by so much of one."""


def on_marks(
    labels: Aligned, parts: Sequence[Line], marks: FloatArray, axis: int, centers: FloatArray
) -> Aligned:
    """``labels``, or where these are off their columns and each of ``parts`` has a tick mark of its
    own, those: at the columns that are nearest to their marks.

    marks: (n, 4) boxes of tick marks of this side. All of them have a text, or those that have one
    are even: beside minor ones. At the ends of the cells the corner of the frame is one.
    """
    aside = beside_marks(labels, parts, marks, centers) if axis == 0 else labels
    if aside is not labels:
        return aside
    # Two words about a mark between two columns may stand on the middles of these.
    cut = labels.spread < SET_BY_ENDS and labels.count > len(parts)
    set_well = labels.spread < SET_BY_ENDS and not cut
    if set_well or len(parts) < _FEWEST or len(centers) < 2:
        return labels
    middles = np.array([part.center[axis] for part in parts])
    sizes = np.array([part.size for part in parts])
    ends, near = _ends(centers), _NEAR * sizes
    points = points_of(marks, axis, _STROKE * float(sizes.min()))
    points = points[(points > ends[0] - _CORNER_PX) & (points < ends[1] + _CORNER_PX)]
    marked = len(points)
    if cut:
        return _joined(labels, parts, middles, points, centers)
    if marked:
        bare = np.abs(ends[:, None] - points[None, :]).min(axis=1) > _CORNER_PX
        points = np.append(points, ends[bare])
    elif np.abs(np.array([middles.min(), middles.max()]) - ends).max() <= near.min():
        # Without marks even numbers from one end of the cells to the other stand on their bounds.
        points = np.append(centers - float(centers[0] - ends[0]), ends[1])
        near = np.minimum(near, max(_EVEN_PX, _ON_BOUND * float(centers[1] - centers[0])))
    if len(points) < len(parts):
        return labels
    hanging, seen = _hanging(parts, axis, ends), middles
    inner = np.abs(ends[:, None] - points[None, :]).min(axis=0, initial=np.inf) > _CORNER_PX
    if hanging.sum() == len(parts) - np.count_nonzero(inner):
        # What hangs out beyond the cells was not seen whole: its mark is the corner.
        middles = np.where(hanging, ends[np.abs(middles[:, None] - ends).argmin(axis=1)], middles)
    else:
        hanging[:] = False
    gaps = np.abs(middles[:, None] - points[None, :])
    taken = gaps.argmin(axis=1)
    if (gaps.min(axis=1) > near).any() or len(np.unique(taken)) < len(parts):
        return labels
    # Beside minor marks those with a text are even, and so is one in the corner; months differ.
    steps = np.diff(np.sort(points[taken]))
    slack = _UNEVEN * float(np.median(steps)) if hanging.any() else _EVEN_PX
    # No words of a title are turned one by one: where all marks have one of these, what stands off
    # a corner as they do off theirs has its own mark there.
    alike = np.ptp(seen - points[taken]) <= _EVEN_PX and np.count_nonzero(taken < marked) == marked
    alike = alike and all(part.angle % 180 == 90 for part in parts)
    if np.ptp(steps) > slack and (marked > len(parts) or taken.max() >= marked) and not alike:
        return labels
    places = [int(np.abs(centers - point).argmin()) for point in points[taken].tolist()]
    if len(set(places)) < len(places):
        return labels
    found = {place: [part] for place, part in zip(places, parts, strict=True)}
    return Aligned(places=dict(sorted(found.items())), offset=0.0, spread=0.0)


def _joined(
    labels: Aligned,
    parts: Sequence[Line],
    middles: FloatArray,
    points: FloatArray,
    centers: FloatArray,
) -> Aligned:
    """The ``parts`` where each has one of the marks (m,) ``points`` of its own, or no mark is seen,
    their words stand on two columns side by side and more, no column between two parts has any,
    and the parts are as far apart. What hangs out beyond the cells was not seen whole.
    """
    ends, size = _ends(centers), parts[0].size
    low, high = min(part.along[0] for part in parts), max(part.along[1] for part in parts)
    inner = np.array([low < part.along[0] or low > ends[0] + size for part in parts])
    inner &= np.array([part.along[1] < high or high < ends[1] - size for part in parts])
    own = np.sort(middles[inner])
    if len(own) < 2 or np.ptp(np.diff(own)) > _EVEN_PX:
        return labels
    if len(points):
        # Numbers of two digits are as near to each other as words, and most have a mark each.
        words = np.array([sum(lines[0].along) / 2 for lines in labels.places.values()])
        gaps, apart = (np.abs(some[:, None] - points[None, :]).min(axis=1) for some in (own, words))
        if (gaps > _NEAR * size).any() or np.count_nonzero(apart <= _NEAR * size) > len(parts):
            return labels
    else:
        steps = np.diff(sorted(labels.places))
        if labels.count < 2 * len(parts) or int((steps > 1).sum()) != len(parts) - 1:
            return labels
    places = [int(np.abs(centers - middle).argmin()) for middle in middles.tolist()]
    if len(set(places)) < len(places):
        return labels
    found = {place: [part] for place, part in zip(places, parts, strict=True)}
    return Aligned(places=dict(sorted(found.items())), offset=0.0, spread=0.0)


def _hanging(parts: Sequence[Line], axis: int, ends: FloatArray) -> BoolArray:
    """(n,) which of columns' ``parts`` begin or end where the cells do: they may go on beyond."""
    sides = np.array([(part.box.x0 - ends[0], ends[1] - part.box.x1) for part in parts])
    size = np.array([part.size for part in parts])
    return np.asarray((axis == 0) & (sides.min(axis=1) < _HANGING * size))


def _ends(centers: FloatArray) -> FloatArray:
    """(2,) where the cells with these ``centers`` begin and end."""
    half = float(centers[1] - centers[0]) / 2
    return np.array([float(centers[0]) - half, float(centers[-1]) + half])

"""Labels of a few rows among hundreds: which row is told by the tick mark, and not by the letters.

Where rows are a pixel or two high, the middle of a label stands beside its row by one or two of
them, and so do all labels of one font. Tick marks are set to the pixel.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.model import Box
from unheat.text.align import Aligned, pitch_of
from unheat.text.ink import FloatArray
from unheat.text.lines import Line

FINE_PX = 8.0
"""Rows and columns below this are smaller than letters, and labels stand beside them by chance."""

_MARK_PX = 4.0
"""A mark of one or two pixels with its blurred rims; what is wider tells no pixel."""

_NEAR = 0.5
"""Letter heights by which a label stands off its mark at most."""


_FAR = 1.2
"""Letter heights by which the near end of a slanted one does."""

_EVEN, _UNEVEN, _JITTER = 3, 0.15, 2.0
"""Labels that show whether they stand evenly: by so much of a step, or so many rows, months differ
and marks are off."""

_BEYOND_PX = (2, 3)
"""Lines of pixels beyond the cells in which marks are seen: past the pen of the frame, and nearer
than any letter."""

_DRAWN = 40.0
"""Levels by which a mark differs from the page."""


def marks_beside(
    rgb: npt.NDArray[np.uint8], own: Box, side: str, background: tuple[float, float, float]
) -> FloatArray:
    """(n, 4) boxes of the tick marks that touch the frame about ``own`` at this side.

    Where the pen is thick it joins all marks of a side to one drawing, which no letter is.
    """
    beyond = {
        "left": [round(own.x0) - 1 - off for off in _BEYOND_PX],
        "right": [round(own.x1) + off for off in _BEYOND_PX],
        "top": [round(own.y0) - 1 - off for off in _BEYOND_PX],
        "bottom": [round(own.y1) + off for off in _BEYOND_PX],
    }[side]
    upright = side in ("left", "right")
    picture = rgb if upright else rgb.swapaxes(0, 1)
    if min(beyond) < 0 or max(beyond) >= picture.shape[1]:
        return np.zeros((0, 4))
    off = most(np.abs(picture[:, beyond].astype(float) - np.asarray(background))).min(axis=1)
    drawn = np.concatenate([[False], off > _DRAWN, [False]])
    edges = np.flatnonzero(drawn[1:] != drawn[:-1])
    runs = edges.reshape(-1, 2)
    # A pen that is no whole pixels wide is blurred on one side: its middle is that of its ink.
    middles = [float(np.average(np.arange(a, b) + 0.5, weights=off[a:b])) for a, b in runs.tolist()]
    halves = (runs[:, 1] - runs[:, 0]) / 2
    low, high = np.array(middles) - halves, np.array(middles) + halves
    near, far = float(min(beyond)), float(max(beyond) + 1)
    ends = np.full(len(runs), near), np.full(len(runs), far)
    columns = (ends[0], low, ends[1], high) if upright else (low, ends[0], high, ends[1])
    return np.stack(columns, axis=1)


def at_ticks(labels: Aligned, marks: FloatArray, axis: int, centers: FloatArray) -> Aligned:
    """``labels`` at the rows that their tick marks point to, themselves where marks do not tell.

    marks: (n, 4) boxes of tick marks of this side. ``axis`` is 1 for rows, 0 for columns.
    """
    pitch = pitch_of(centers, FINE_PX)
    if pitch >= FINE_PX or not labels.count:
        return labels
    points = points_of(marks, axis)
    if not points.size:
        return labels
    places: dict[int, list[Line]] = {}
    for lines in labels.places.values():
        middle = float(np.mean([line.center[axis] for line in lines]))
        mark = float(points[np.abs(points - middle).argmin()])
        if abs(mark - middle) > _NEAR * lines[0].size:
            return labels
        # Of marks on the borders of single pixels all are of the lines after them, or before.
        place = math.floor((mark - centers[0]) / pitch + 0.5 + 1e-6)
        places[min(max(place, 0), len(centers) - 1)] = lines
    return _placed(labels, places)


def points_of(marks: FloatArray, axis: int, widest: float = _MARK_PX) -> FloatArray:
    """(m,): where tick marks (n, 4) point to, along rows (``axis`` 1) or columns (0); those that
    are too wide to point anywhere, ``widest`` pixels or so many as a mark has with its blurred
    rims, whichever is more, are left out."""
    low, high = marks[:, axis], marks[:, axis + 2]
    points: FloatArray = ((low + high) / 2)[high - low <= max(_MARK_PX, widest)]
    return points


def in_step(
    found: tuple[Aligned, float] | None, centers: FloatArray, marks: FloatArray, axis: int
) -> tuple[Aligned, float] | None:
    """Labels with their angle, None where they are out of step (see ``are_in_step``)."""
    told = found is not None and are_in_step(found[0], centers, marks, axis)
    return found if told else None


def are_in_step(labels: Aligned, centers: FloatArray, marks: FloatArray, axis: int) -> bool:
    """Whether labels of fine rows stand evenly, or each at a mark of its own: whatever is printed
    stands beside some of hundreds of rows. Labels of wider rows, and fewer than three, are not
    asked.

    marks: (n, 4) boxes of tick marks of this side. ``axis`` is 1 for rows, 0 for columns.
    """
    if pitch_of(centers, FINE_PX) >= FINE_PX or labels.spread == 0.0 or labels.count < _EVEN:
        return True
    steps = np.diff(sorted(labels.places))
    even = np.ptp(steps) <= max(_UNEVEN * float(np.median(steps)), _JITTER)
    return bool(even) or _are_at_marks(labels, points_of(marks, axis), axis)


def _are_at_marks(labels: Aligned, points: FloatArray, axis: int) -> bool:
    """Whether most marks have a label, whose middle or near end stands off its mark as those of all
    others do: months are of many lengths."""
    if not len(points) or 2 * labels.count < len(points):
        return False
    lines = [group[0] for group in labels.places.values()]
    size = lines[0].size
    boxes = np.array([(line.box.x0, line.box.y0, line.box.x1, line.box.y1) for line in lines])
    low, high = boxes[:, axis], boxes[:, axis + 2]
    for places in ((low + high) / 2, high, low) if axis == 0 else ((low + high) / 2,):
        nearest = np.abs(places[:, None] - points).argmin(axis=1)
        off = places - points[nearest]
        alone = len(set(nearest.tolist())) == len(lines)
        if alone and np.ptp(off) <= _NEAR * size and np.abs(off).max() <= _FAR * size:
            return True
    return False


def _placed(labels: Aligned, places: Mapping[int, list[Line]]) -> Aligned:
    """The labels at other places, unless two of them were at one."""
    if len(places) != labels.count:
        return labels
    return Aligned(places=dict(sorted(places.items())), offset=0.0, spread=0.0)

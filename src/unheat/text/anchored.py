"""By which point slanted labels stand at their columns: their middle, their beginning or their end.

Labels of one length stand as evenly by any of these. Every second hour, set by its middle ("00:00"
at 45 degrees, as scripts leave it), may then end nearer to the next column than its middle is to
its own; but no tick mark stands there.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from unheat.medians import median
from unheat.text.ink import FloatArray, IntArray
from unheat.text.lines import Line

_FEWEST = 3
"""So many tick marks show that there are any."""

_AT_MARK = 0.25
"""Share of the pitch by which a column stands off a mark of its own at most."""

_SHIFT = 0.2
"""What a common distance from the columns weighs beside how far labels differ in it."""


def anchors(lines: Sequence[Line], axis: int) -> list[FloatArray]:
    """Where the lines stand along the axis: by their middle, and if slanted by their ends."""
    middle = np.array([line.center[axis] for line in lines])
    if lines[0].angle % 90 == 0:
        return [middle]
    turn = np.deg2rad(lines[0].angle)
    direction = np.array([np.cos(turn), -np.sin(turn)])[axis]
    normal = np.array([np.sin(turn), np.cos(turn)])[axis]
    result = [middle]
    for end in (0, 1):
        ends = [line.along[end] * direction + np.mean(line.across) * normal for line in lines]
        result.append(np.array(ends))
    return result


def unmarked(places: Sequence[int], points: FloatArray, centers: FloatArray, pitch: float) -> int:
    """How many of these columns have no mark at one of the ``points``; 0 where none are drawn."""
    if len(points) < _FEWEST or not len(places):
        return 0
    off = np.abs(centers[np.array(places)][:, None] - points[None, :]).min(axis=1)
    return int((off > _AT_MARK * pitch).sum())


def misfit(rest: FloatArray, shift: float) -> float:
    """How badly labels stand that deviate by ``rest`` from their columns after a common ``shift``,
    both as shares of the pitch."""
    common = float(median(rest)) if len(rest) else 0.0
    spread = float(np.sqrt(np.mean((rest - common) ** 2))) if len(rest) else np.inf
    return spread + _SHIFT * abs(shift + common)


def is_off(lines: Sequence[Line], axis: int, off: FloatArray) -> bool:
    """Whether slanted lines stand further from their columns than labels do that are set on them.

    By whichever point a label is set, that is no further from its column than half the label and a
    letter: one "Q" over the border of two broad columns, which may be slanted, names neither.
    ``off`` (n,) is how far each stands from its column, in pixels.
    """
    long = [(line.box.width, line.box.height)[axis] / 2.0 + line.size for line in lines]
    return bool(len(off)) and float(median(np.abs(off))) > float(median(np.array(long)))


def is_between(lines: Sequence[Line], axis: int, centers: FloatArray) -> bool:
    """Whether a lone line stands nearer to the border of two rows or columns than to either."""
    if len(lines) != 1 or len(centers) != 2:
        return False
    off = abs(lines[0].center[axis] - float(centers.mean()))
    return off < abs(float(centers[1] - centers[0])) / 4.0


def strays(nearest: IntArray, rest: FloatArray) -> set[int]:
    """Slanted lines beside a place that another one meets: names of a strip next to the cells."""
    found = set()
    for i, place in enumerate(nearest):
        best = np.abs(rest[nearest == place]).min()
        if best < 0.15 and abs(rest[i]) > 0.3:
            found.add(i)
    return found

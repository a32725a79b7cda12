"""Where along a bar its numbers point: at their marks, or at their own middles."""

from __future__ import annotations

import numpy as np

from unheat.medians import median
from unheat.model import Bar
from unheat.text.ink import FloatArray
from unheat.text.lines import Line

_SISTERS, _ALIKE_PX = 2, 1.0
"""So many numbers at least, off their marks by the same to within a pixel, tell how texts stand."""

_MOST = 2
"""Where a bar has more marks than so many for a number, not all of them have one."""


def trusted_marks(bar: Bar, ticks: list[Line], axis: int) -> FloatArray:
    """The marks of a bar, none where most of its texts have no mark: dust of a lossy picture."""
    marks = np.array(bar.tick_positions, dtype=np.float64)
    if not len(marks) or not ticks:
        return marks
    middles = np.array([line.center[axis] for line in ticks])
    sizes = np.array([line.size for line in ticks])
    near = np.abs(middles[:, None] - marks[None, :]).min(axis=1) <= 0.6 * sizes
    return marks if near.mean() >= 0.5 else marks[:0]


def tick_positions(marks: FloatArray, ticks: list[Line], axis: int) -> list[tuple[float, Line]]:
    """Where along the bar each tick text points, with the text: at its mark, or at its middle.

    Texts with raised digits stand off their marks, all by as much; so does one whose mark is
    hidden, at the end of a bar whose marks reach into it.
    """
    found = [(tick_position(marks, line, axis), line) for line in ticks]
    offs = [place - line.center[axis] for place, line in found if place != line.center[axis]]
    # Among many marks the nearest one may be a minor one.
    alike = len(offs) >= _SISTERS and len(marks) <= _MOST * len(ticks)
    alike = alike and max(offs) - min(offs) <= _ALIKE_PX
    off = float(median(offs)) if alike else 0.0
    if abs(off) <= _ALIKE_PX:
        return found
    return [
        (line.center[axis] + off if place == line.center[axis] else place, line)
        for place, line in found
    ]


def tick_position(marks: FloatArray, line: Line, axis: int) -> float:
    """Where along the bar a tick text points: at its mark, or at its own middle."""
    middle = line.center[axis]
    if len(marks):
        nearest = float(marks[np.abs(marks - middle).argmin()])
        if abs(nearest - middle) <= 0.6 * line.size:
            return nearest
    return middle

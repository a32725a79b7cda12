"""Minor marks of a logarithmic bar, which need no reading: each step between numbers is a decade.

Between two powers of ten marks stand at 2, 3, … 9 times the lower one, each closer to the last
than the one before. Where the room between every two numbers is marked so, the scale is
logarithmic, one decade a step, and rises towards where they crowd, however small its digits are.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.decide.ticks import TickLine
from unheat.medians import median
from unheat.model import Bar, Raster

FloatArray = npt.NDArray[np.float64]

_LEAST_STEPS = 2
"""Fewer steps between numbers may be marked so by chance."""

_ROOM_PX = 16.0
"""In a smaller step the marks at 2 to 9 run together."""

_REACH = 4
"""Minor marks are at least one pixel long, and begin within so many of the bar."""

_APART_PX = 2
"""The long marks at the ends of a step reach so many pixels into it."""

_MARK_PX = 0.6
"""Half the breadth of a mark as it is drawn, a standard deviation."""

_LIKE, _EACH = 0.6, 0.4
"""Correlation with the marks of a decade, of half of the steps and of every one. Steps with other
marks, or none, come to 0.2 at most."""

_NEAR = 0.1
"""Two numbers are a decade apart to within so much of one."""

_EVEN = 0.05
"""Marks of decades are as far apart as others to within so much of their step."""


def marks_agree(raster: Raster, bar: Bar, line: TickLine) -> bool | None:
    """Whether a line has the decades that the minor marks of ``bar`` tell; None where none tell.

    It has to be logarithmic, to rise towards where the marks crowd, and to have one decade a step.
    """
    marks = _all_marks(np.sort(np.asarray(bar.tick_positions, dtype=np.float64)))
    if len(marks) <= _LEAST_STEPS or np.diff(marks).min() < _ROOM_PX:
        return None
    rises = _rise(raster, bar, marks)
    if rises == 0:
        return None
    steps = np.diff(marks) / bar.length
    even = np.abs(steps - abs(line.slope)).max() < _NEAR * abs(line.slope)
    return line.norm.kind == "log" and bool(np.sign(line.slope) == rises) and bool(even)


def _rise(raster: Raster, bar: Bar, marks: FloatArray) -> int:
    """1 where every step between ``marks`` is a decade that rises along the bar (upwards, to the
    right), -1 where it falls, 0 where the minor marks do not tell."""
    for line in _beside(raster, bar):
        away = np.abs(line - median(line))
        for upwards in (False, True):
            like = [_likeness(away, *step, upwards=upwards) for step in _pairs(marks)]
            if min(like) >= _EACH and float(median(np.array(like))) >= _LIKE:
                # Pixels count downwards in a bar that stands.
                return 1 if upwards == (bar.orientation == "horizontal") else -1
    return 0


def _all_marks(marks: FloatArray) -> FloatArray:
    """The marks (n,) with those that were not found among them, where the others are even.

    A mark that touches its number is none by itself; the minor ones about its place still tell.
    """
    if len(marks) <= _LEAST_STEPS:
        return marks
    gaps = np.diff(marks)
    step = float(gaps.min())
    times = np.rint(gaps / step)
    found = times == 1
    if found.all() or found.sum() < _LEAST_STEPS:
        return marks
    step = float(gaps[found].mean())
    if np.abs(gaps / step - times).max() > _EVEN:
        return marks
    parts = [
        np.linspace(low, high, int(count), endpoint=False)
        for low, high, count in zip(marks[:-1], marks[1:], times, strict=True)
    ]
    return np.append(np.concatenate(parts), marks[-1])


def _pairs(marks: FloatArray) -> list[tuple[float, float]]:
    return list(zip(marks[:-1].tolist(), marks[1:].tolist(), strict=True))


def _beside(raster: Raster, bar: Bar) -> list[FloatArray]:
    """Gray values (n,) along the bar, one line for each pixel of distance from its side."""
    standing = bar.orientation == "vertical"
    near, far = (bar.box.x0, bar.box.x1) if standing else (bar.box.y0, bar.box.y1)
    extent = raster.width if standing else raster.height
    if bar.tick_side in ("right", "bottom"):
        places = [int(np.ceil(far - 0.2)) + k for k in range(1, _REACH + 1)]
    else:
        places = [int(np.floor(near + 0.2)) - 1 - k for k in range(1, _REACH + 1)]
    lines = (
        raster.rgb[:, place] if standing else raster.rgb[place]
        for place in places
        if 0 <= place < extent
    )
    return [line.astype(np.float64).mean(axis=1) for line in lines]


def _likeness(away: FloatArray, low: float, high: float, *, upwards: bool) -> float:
    """Correlation of what stands out between two marks with the marks of one decade."""
    first, last = int(np.ceil(low)) + _APART_PX, int(np.floor(high)) - _APART_PX
    seen = away[max(first, 0) : last]
    logs = np.log10(np.arange(2, 10)) * (high - low)
    due = low + logs if upwards else high - logs
    at = np.arange(max(first, 0), max(first, 0) + len(seen)) + 0.5
    drawn = np.exp(-0.5 * ((at[:, None] - due[None, :]) / _MARK_PX) ** 2).sum(axis=1)
    seen, drawn = seen - seen.mean(), drawn - drawn.mean()
    size = float(np.sqrt((seen**2).sum() * (drawn**2).sum()))
    return float((seen * drawn).sum()) / size if size > 0 else 0.0

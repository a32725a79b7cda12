"""Marks of a color bar's ticks, whatever a codec made of them, and numbers that they ran into.

All marks of one bar begin at one line and are of one length. A mark that ripples have made as
thick as it is long is still one, and a number that begins where the marks begin has one before
it. Left there, it is read as a minus sign, and a bar from 0 to 1 as one from −1 to 0.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.medians import median
from unheat.model import Bar
from unheat.text.cutting import part_at
from unheat.text.ink import FloatArray, IntArray
from unheat.text.lines import Line
from unheat.text.page import Page, side_view

BoolArray = npt.NDArray[np.bool_]

_AT_MARK_PX, _SAME_PX = 1.5, 1.0
_THICK = 0.65
"""Share of the size of print that the line of a mark is thick at most."""

_SMEAR_PX = 2.0
"""So much thicker a codec makes a line, a pixel to each side."""

_LEAST = 2
"""Marks that tell where all of them begin and end."""

_LETTER = 0.5
"""What is left of a number beyond its mark is at least so long, as a share of the size of print."""

_HANGING, _LEVEL = 0.5, 0.25
"""Letter heights by which a number hangs over the end of an upright bar where that has a mark, by
what its typeface has for tails, and where it has none. A bar without any mark may be a slider, of
which the handle that a number stands at is as white as the page.
"""

_OF_STEP = 0.15
"""A number stands at a step's middle or bound to within so much of the step."""

_TOWARDS_HIGH = ("right", "bottom")


def hanging(bar: Bar, size: float) -> float:
    """How far beyond its ends the numbers of an upright bar may have their middles, in pixels."""
    ends = (bar.box.y0, bar.box.y1)
    marked = any(abs(mark - end) <= _AT_MARK_PX for mark in bar.tick_positions for end in ends)
    return max(2.0, (_HANGING if marked or not bar.tick_positions else _LEVEL) * size)


def at_marks(page: Page, index: IntArray, bar: Bar, side: str) -> BoolArray:
    """(n,) which glyphs are marks that the bar has been found to have, however thick."""
    marks = _due(bar)
    if not len(marks) or not len(index):
        return np.zeros(len(index), dtype=bool)
    view = side_view(page.glyphs.boxes[index], bar.box, side)
    length, width = view[:, 1] - view[:, 0], view[:, 3] - view[:, 2]
    middle = (view[:, 2] + view[:, 3]) / 2
    near = np.abs(middle[:, None] - marks[None, :]).min(axis=1) <= _AT_MARK_PX
    # A number whose small digits have grown together is as long, and as tall as print is.
    near &= view[:, 0] <= 3.5
    thick = max(2.0, _THICK * page.size) + (_SMEAR_PX if page.layout.raster.lossy else 0.0)
    found: BoolArray = near & (width <= thick) & (length >= 1.8 * width)
    if np.count_nonzero(found) < _LEAST:
        # The frame takes some of each, and a blur makes the rest as thick as it is long.
        short = near & ~found & (width <= thick)
        same = short & _are_alike(view, short) if short.any() else short
        return found | same if np.count_nonzero(same) >= _LEAST else found
    found |= near & _are_alike(view, found) & (width <= np.maximum(length, thick))
    return found


def parted_from_marks(page: Page, index: IntArray, bar: Bar, side: str) -> IntArray:
    """``index`` (n,) of the ink on one side of a bar, with marks and the numbers behind parted."""
    found = at_marks(page, index, bar, side)
    if np.count_nonzero(found) < _LEAST:
        return index
    view = side_view(page.glyphs.boxes[index], bar.box, side)
    begin, end = _extent(view, found)
    marks = _due(bar)
    beside = (view[:, 2] <= marks[:, None]) & (marks[:, None] <= view[:, 3])
    joined = ~found & beside.any(axis=0) & (np.abs(view[:, 0] - begin) <= _SAME_PX)
    joined &= view[:, 1] >= end + _LETTER * page.size
    axis = 0 if side in ("left", "right") else 1
    outwards = side in _TOWARDS_HIGH
    starts = page.glyphs.boxes[index[found]][:, axis if outwards else axis + 2]
    length = max(1, round(end - begin))
    edge = round(median(starts)) + (length if outwards else -length)
    thick = max(4.0, _THICK * page.size)
    cut = [number for number in index[joined].tolist() if _is_stem(page, number, edge, side, thick)]
    if not cut:
        return index
    return np.concatenate([index, part_at(page, np.array(cut), edge, axis)])


def _due(bar: Bar) -> FloatArray:
    """Where marks of a bar are due: where it has been found to have some, and on from there to its
    ends in the same even steps."""
    marks = np.sort(np.array(bar.tick_positions, dtype=np.float64))
    steps = np.diff(marks)
    if len(steps) < _LEAST or np.ptp(steps) > _AT_MARK_PX:
        return marks
    step = float(steps.mean())
    low, high = bar.ends
    before = int((marks[0] - low + _AT_MARK_PX) // step)
    beyond = int((high + _AT_MARK_PX - marks[-1]) // step)
    early = marks[0] - step * np.arange(before, 0, -1)
    return np.concatenate([early, marks, marks[-1] + step * np.arange(1, beyond + 1)])


def _are_alike(view: FloatArray, told: BoolArray) -> BoolArray:
    """(n,) which pieces begin and end, off their bar, where those that are ``told`` do."""
    begin, end = _extent(view, told)
    same: BoolArray = np.abs(view[:, 0] - begin) <= _SAME_PX
    same &= np.abs(view[:, 1] - end) <= _SAME_PX
    return same


def _extent(view: FloatArray, found: BoolArray) -> tuple[float, float]:
    """Where marks begin and end, off their bar."""
    return float(median(view[found, 0])), float(median(view[found, 1]))


def _is_stem(page: Page, number: int, edge: int, side: str, thick: float) -> bool:
    """Whether the ink of a piece before an edge is a thin line, with ink beyond it."""
    x0, y0 = page.glyphs.boxes[number, :2].astype(int)
    ink = page.glyphs.ink_of(number)
    if side in ("top", "bottom"):
        ink, x0 = ink.T, y0
    inner, outer = ink[:, : edge - x0], ink[:, edge - x0 :]
    if side not in _TOWARDS_HIGH:
        inner, outer = outer, inner
    lines = np.flatnonzero(inner.any(axis=1))
    return bool(len(lines) and outer.any() and np.ptp(lines) + 1 <= thick)


def at_steps(bar: Bar, lines: list[Line]) -> bool:
    """Whether lines beside an upright bar of steps stand at these: digits of a close column.

    One digit above the other looks like a turned word.
    """
    if len(lines) < 3 or len(bar.segments) < 4:
        return False
    edges = np.sort(np.array(bar.segments, dtype=np.float64))
    step = float(median(np.diff(edges)))
    middles = np.array([line.center[1] for line in lines])
    for due in (edges, (edges[:-1] + edges[1:]) / 2):
        off = np.abs(middles[:, None] - due[None, :]).min(axis=1)
        inside = (middles > edges[0] - step / 4) & (middles < edges[-1] + step / 4)
        if inside.sum() >= 3 and (off[inside] <= _OF_STEP * step).all():
            return True
    return False

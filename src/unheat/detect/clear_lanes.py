"""Cells that their print fills but for a line of pixels above it, or one below.

In tables of many numbers a cell is little higher than its digits and hardly wider than they are. No
sample of its middle tells its color then, and its corners hold the first and last stroke. What
is left free is a lane over the print or under it, from side to side; in a drawing that no codec
went over that has the one color of its cell, and so has what shows between the strokes.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.places import places_in
from unheat.medians import median, median_level
from unheat.model.geometry import Span

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]

_LINES = 3
"""Lines of pixels next to either border among which a lane is looked for: the first may be half
of the border where its place is known to a pixel alone."""

_ACROSS, _DOWN = np.linspace(0.1, 0.9, 17), np.linspace(0.08, 0.92, 9)
_EVEN, _SHARE = 0.9, 1 / 3
"""Share of a line of pixels that has one color, as a stroke may touch it, and of the whole cell:
print that leaves less of it than that nobody could read."""

_BORDER_PX = 2.0
"""So near to its border a low cell may have the color of that, or of a line that is drawn there."""

_STROKE, _FEWEST = 7, 4
"""Points in a row, of those across a cell, that a stroke covers: a digit of two, and no part of a
bar or of another cell; and lines of cells, at least."""


def clear_lanes(
    rgb: npt.NDArray[np.uint8],
    row_spans: tuple[Span, ...],
    column_spans: tuple[Span, ...],
    tolerance: float,
) -> tuple[FloatArray, BoolArray]:
    """(r, c, 3) color of a lane above print, or below it, and (r, c) where a cell has one that
    runs from side to side, a third of the cell has its color, to ``tolerance`` levels, and nothing
    else of it has one color over more than a stroke.

    Of a few lines of cells none is told: bars of a chart and keys of a legend come in few.
    """
    height, width = (
        float(median([end - start for start, end in spans])) for spans in (row_spans, column_spans)
    )
    # Cells of a few pixels hold no print.
    tiny = min(height, width) <= 2 * _BORDER_PX
    if min(len(row_spans), len(column_spans)) < _FEWEST or tiny:
        shape = len(row_spans), len(column_spans)
        return np.zeros((*shape, 3)), np.zeros(shape, dtype=bool)
    inward = np.arange(_LINES)
    # Pixels that a border goes through are of both cells.
    above = np.ceil([start for start, _ in row_spans]).astype(np.intp)[:, None] + inward
    below = np.floor([end for _, end in row_spans]).astype(np.intp)[:, None] - 1 - inward
    ys = np.clip(np.concatenate([above, below], axis=1), 0, rgb.shape[0] - 1)
    xs = places_in(column_spans, rgb.shape[1], _ACROSS)
    lines = rgb[ys[:, None, :, None], xs[None, :, None, :]]
    color = median_level(lines, axis=3)
    even = (most(np.abs(lines - color[:, :, :, None])) <= tolerance).mean(axis=3) >= _EVEN
    rows = places_in(row_spans, rgb.shape[0], _DOWN)
    block = rgb[rows[:, None, :, None], xs[None, :, None, :]]
    points = block.reshape(len(row_spans), len(column_spans), 1, -1, 3)
    share = (most(np.abs(points - color[:, :, :, None])) <= tolerance).mean(axis=3) * even
    best = share.argmax(axis=2)
    found = np.take_along_axis(color, best[:, :, None, None], axis=2)[:, :, 0]
    # Strokes leave no stretch of another color; parts of a bar, of keys and of two cells do.
    other = most(np.abs(block - found[:, :, None, None])) > tolerance
    same = most(np.abs(np.diff(block.astype(np.int16), axis=3))) <= tolerance
    inner = np.minimum(_DOWN, 1.0 - _DOWN) * height >= _BORDER_PX
    stretch = _longest(other[:, :, inner], same[:, :, inner])
    clear: BoolArray = (share.max(axis=2) >= _SHARE) & (stretch <= _STROKE)
    return found, clear


def _longest(other: BoolArray, same: BoolArray) -> npt.NDArray[np.intp]:
    """(r, c): the longest run of points (r, c, lines, points) that are not the fill and have one
    color, where ``same`` (r, c, lines, points - 1) tells which are like the one before."""
    run = other[..., 0].astype(np.intp)
    longest = run.copy()
    for point in range(1, other.shape[3]):
        run = (run * same[..., point - 1] + 1) * other[..., point]
        np.maximum(longest, run, out=longest)
    result: npt.NDArray[np.intp] = longest.max(axis=2)
    return result

"""Two columns of one table in the same colors, which pass for one that prints two numbers a cell.

Where a count and its share are shaded alike no border stands between them. But the numbers of every
row stand on both sides of one lane that is broader than any space, and so do the names over them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.components import stretches
from unheat.medians import median
from unheat.model import CellPixels, Layout, PanelLayout, Reason
from unheat.model.geometry import Span

BoolArray = npt.NDArray[np.bool_]

_INK = 64.0
"""Levels by which a pixel of print stands off its ground."""

_FEWEST = 3
"""Rows that are printed on both sides of a lane, at least."""

_LANE, _SPACE = 1.5, 0.8
"""A lane between numbers is so broad at least, in heights of these, and what it has in common with
the blank between two names; typewriters leave hardly more than one height between two words."""

_DIGIT = 0.5
"""Width of a digit at least, in its heights."""

_RULED = 0.8
"""Share of a line of pixels that a rule covers, and no print."""

_REACH, _LINE = 4.0, 0.5
"""Names of columns stand so near over the cells, and are so high, in heights of the numbers."""

_INSET_PX = 2


@dataclass(frozen=True, slots=True)
class _Print:
    """Where the rows of one column are printed, from ``start`` on, a line of pixels each."""

    start: int
    inked: BoolArray
    height: float


def columns_halved(layout: Layout, pixels: tuple[CellPixels, ...]) -> Layout | None:
    """The layout with a column for every line of numbers that has a name, in doubt where two lines
    share one; None where there is nothing new to tell."""
    panels = [_halved(layout, panel, own) for panel, own in zip(layout.panels, pixels, strict=True)]
    if all(panel is old for panel, old in zip(panels, layout.panels, strict=True)):
        return None
    return replace(layout, panels=tuple(panels))


def _halved(layout: Layout, panel: PanelLayout, pixels: CellPixels) -> PanelLayout:
    grid = panel.grid
    if panel.bar is not None or grid.n_rows < _FEWEST or pixels.rgb.shape[:2] != grid.shape:
        return panel
    spans: list[Span] = []
    unsure = False
    for column, (x0, x1) in enumerate(grid.column_spans):
        found = _printed(layout, panel, pixels, column)
        lanes = [] if found is None else list(_lanes(found))
        cuts = [] if found is None else _cuts(layout, panel, found, lanes)
        unsure |= len(cuts) < len(lanes)
        ends = [x0, *cuts, x1]
        spans += pairwise(ends)
    if len(spans) > grid.n_cols:
        panel = replace(panel, grid=replace(grid, column_spans=tuple(spans)), cells=None)
    # Told again, nothing is new.
    unsure &= Reason.GRID_AMBIGUOUS not in panel.reasons
    return panel.doubted(Reason.GRID_AMBIGUOUS) if unsure else panel


def _printed(layout: Layout, panel: PanelLayout, pixels: CellPixels, column: int) -> _Print | None:
    """Where the cells of a column are printed, None where few are."""
    x0, x1 = (round(end) for end in panel.grid.column_spans[column])
    x0, x1 = x0 + _INSET_PX, x1 - _INSET_PX
    lines, heights = [], []
    for row, (y0, y1) in enumerate(panel.grid.row_spans):
        fill = pixels.rgb[row, column]
        inner = layout.raster.rgb[round(y0) + _INSET_PX : round(y1) - _INSET_PX, x0:x1]
        if not inner.size or np.isnan(fill).any():
            continue
        drawn = most(np.abs(inner.astype(np.float64) - fill)) > _INK
        drawn &= drawn.mean(axis=1, keepdims=True) < _RULED
        if drawn.any():
            lines.append(drawn.any(axis=0))
            heights.append(_length(np.asarray(drawn.any(axis=1))))
    if len(lines) < _FEWEST:
        return None
    return _Print(start=x0, inked=np.array(lines), height=float(median(np.array(heights))))


def _lanes(found: _Print) -> Iterator[tuple[int, int]]:
    """(start, end) of all lanes between the numbers of a column, each of them as wide as one digit
    at least in most rows, where no row is printed on one side alone."""
    for first, last in stretches(np.asarray(~found.inked.any(axis=0))):
        sides = [found.inked[:, :first], found.inked[:, last:]]
        if last - first < _LANE * found.height or not all(side.any(axis=1).all() for side in sides):
            continue
        wide = [median(np.array([_length(np.asarray(line)) for line in side])) for side in sides]
        if min(wide) >= _DIGIT * found.height:
            yield first, last


def _cuts(
    layout: Layout, panel: PanelLayout, found: _Print, lanes: list[tuple[int, int]]
) -> list[float]:
    """The middles of all lanes that part the names over the numbers as well."""
    cuts: list[float] = []
    if not lanes:
        return cuts
    named = _names(layout, panel, found)
    for first, last in lanes:
        for start, end in stretches(~named):
            low, high = max(start, first), min(end, last)
            parted = named[:start].any() and named[end:].any()
            if parted and high - low >= _SPACE * found.height:
                cuts.append(found.start + (low + high) / 2.0)
                break
    return cuts


def _names(layout: Layout, panel: PanelLayout, found: _Print) -> BoolArray:
    """Where the nearest line of print over a column is inked; nowhere if there is none."""
    width = found.inked.shape[1]
    foot = round(panel.grid.box.y0)
    head = max(foot - round(_REACH * found.height), 0)
    strip = layout.raster.rgb[head:foot, found.start : found.start + width].astype(np.float64)
    blank = np.zeros(width, dtype=bool)
    if not strip.size:
        return blank
    # A heading stands on a ground of its own, and rules go from end to end.
    drawn = most(np.abs(strip - np.median(strip, axis=1, keepdims=True))) > _INK
    for first, last in reversed(stretches(np.asarray(drawn.any(axis=1)))):
        if last - first >= _LINE * found.height:
            return np.asarray(drawn[first:last].any(axis=0))
    return blank


def _length(line: npt.NDArray[np.generic]) -> int:
    inked = np.flatnonzero(line)
    return int(inked[-1] - inked[0]) + 1

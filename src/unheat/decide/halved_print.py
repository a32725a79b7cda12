"""Heat maps whose axes end in the middles of their outer rows: the numbers there stand across the
edge, one half of them on the cell and the other one on the page.

A release of matplotlib drew all of them so, since a heat map's limits became those of its ticks;
print is not clipped as cells are. In the picture that is read instead the rows are whole: cells go
on in their colors by the half that is missing, the outer halves of the numbers stand on them, and
what is above and below the panel has moved away. What stands beside it, labels of the outer rows
and a bar, stays where it is. Print as pale as the page has lost its outer half.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.components import components
from unheat.decide.whole_rows import Whole
from unheat.medians import median
from unheat.model import Box, Grid, Layout
from unheat.model.geometry import Span

Pixels = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float64]

_HALF = 0.1
"""Outer rows are half as high as the others to this share of these."""

_ALIKE = 6.0
"""Levels (0–255) by which two halves of one cell differ at most."""

_SMALLEST_PX, _FEWEST = 8, 2
"""Halves of smaller cells hold no print that could be read; and so many cells of an outer row have
print across its edge at least."""

_INKED, _FIRM, _FAINT = 40.0, 0.5, 0.2
"""Levels by which ink differs from its ground at least; coverage that is no rim of it; the rim."""

_RIM = np.ones((3, 3), dtype=np.uint8)

_DEEP_PX, _DEEP = 2, 0.45
"""Half of a number is so high at least, in pixels, and at most in shares of the half of a cell."""

_HIGHER_PX = 3
"""The outer half may be so much higher than the inner one: a number stands by its base line."""

_WHOLE, _FRAME_PX, _MARK_PX = 0.9, 3, 2
"""A line of the frame covers so much of the side of a cell and is so thick at most, and so is a
tick mark beyond it."""

_THICKEST_PX = 3
"""A tick mark that points into a cell is so thick at most, with its rims."""

_GAP_PX = 6
"""Letters of one word are less far apart."""

_MARKED = 0.8
"""Share of the cells of a side beyond which tick marks of one length stand."""


@dataclass(frozen=True, slots=True)
class _Cut:
    """Print across the edge of one cell: columns [x0, x1) of the cell, the colors (3,) of its fill
    and its pen, rows of the frame within it, the coverage (h, x1 - x0) beyond the edge, and
    whether all of it within is one stroke in the middle, as thin as a tick mark."""

    x0: int
    x1: int
    fill: Floats
    pen: Floats
    framed: int
    beyond: Floats
    is_mark: bool


def with_whole_rows(layout: Layout) -> Whole | None:
    """The picture whose outer rows are whole, None where print stands across no edges of them.

    One panel alone is completed: about several there is no telling what belongs to which.
    """
    if len(layout.panels) != 1:
        return None
    grid, page = layout.panels[0].grid, np.array(layout.background)
    rgb = layout.raster.rgb
    found = _halves(rgb, grid)
    if found is None:
        return None
    halves, n_rows = found
    spans = grid.column_spans
    top, bottom = round(grid.row_spans[0][0]), round(grid.row_spans[-1][1])
    views = (rgb, top), (rgb[::-1], len(rgb) - bottom)
    cuts = [
        [_cell(view, edge, room, span, page) for span in spans]
        for (view, edge), room in zip(views, halves, strict=True)
    ]
    if any(sum(cut is not None for cut in side) < max(_FEWEST, len(spans) / 2) for side in cuts):
        return None
    # Tick marks that point into the cells. The heads of digits are wider, or their feet.
    if all(cut.is_mark for side in cuts for cut in side if cut is not None):
        return None
    sides = round(spans[0][0]), round(spans[-1][1])
    (upper, above), (lower, below) = (
        _completed(view[: edge + room], edge, sides, side, page)
        for (view, edge), room, side in zip(views, halves, cuts, strict=True)
    )
    inner = rgb[top + halves[0] : bottom - halves[1]]
    whole = np.concatenate([upper, inner, lower[::-1]])
    lost = []
    for cells, row in ((above, top), (below, bottom + halves[0])):
        start = float(row)
        for span, is_lost in zip(spans, cells, strict=True):
            if is_lost:
                lost.append(Box(span[0], start, span[1], start + halves[0]))
    raster = replace(layout.raster, rgb=np.ascontiguousarray(whole), jpeg=None, words=())
    shape = (n_rows, grid.n_cols)
    sideways = len(spans) > _FEWEST and _are_cut(_sizes(spans))
    return Whole(raster, shape, *halves, tuple(lost), sideways, grid.transform)


def _halves(rgb: Pixels, grid: Grid) -> tuple[tuple[int, int], int] | None:
    """How high the halves of the first and the last row are in pixels, and how many rows there are;
    None where these are whole.

    Rows are halved at both ends. Two rows may both be halves, and where all rows are as high, those
    between the outer ones are halves too if each two have the same colors.
    """
    sizes, n_rows = _sizes(grid.row_spans), grid.n_rows
    if sizes.min() < _SMALLEST_PX:
        return None
    inner = n_rows - 2
    if np.abs(sizes / float(median(sizes)) - 1.0).max() <= _HALF:
        halved = inner == 0 or (inner % 2 == 0 and _paired(rgb, grid))
        n_rows -= inner // 2
    else:
        halved = inner > 0 and _are_cut(sizes)
    return ((round(float(sizes[0])), round(float(sizes[-1]))), n_rows) if halved else None


def _sizes(spans: Sequence[Span]) -> Floats:
    return np.diff(np.array(spans)).ravel()


def _are_cut(sizes: Floats) -> bool:
    """Whether both outer lines are half as wide as those between them."""
    return bool(np.abs(sizes[[0, -1]] / float(median(sizes[1:-1])) - 0.5).max() <= _HALF)


def _paired(rgb: Pixels, grid: Grid) -> bool:
    """Whether all rows but the outer ones are halves of rows: each two have the same colors."""
    at = [round(start + 0.25 * (end - start)) for start, end in grid.row_spans[1:-1:2]]
    to = [round(start + 0.75 * (end - start)) for start, end in grid.row_spans[2:-1:2]]
    across = [round(start + 0.15 * (end - start)) for start, end in grid.column_spans]
    off = most(np.abs(rgb[np.ix_(at, across)].astype(int) - rgb[np.ix_(to, across)].astype(int)))
    return bool((off <= _ALIKE).all())


def _cell(view: Pixels, edge: int, room: int, span: Span, page: Floats) -> _Cut | None:
    """The print across the edge of one cell that begins at row ``edge``, None where none does."""
    x0, x1 = int(np.ceil(span[0])) + 1, int(span[1]) - 1
    if x1 - x0 < _SMALLEST_PX:
        return None
    inside = view[edge : edge + room, x0:x1].astype(float)
    fill = np.asarray(median(inside[room // 2 : room - 1].reshape(-1, 3), along_first=True))
    away = most(np.abs(inside - fill))
    inked = away > _INKED
    framed = int(np.argmin(inked.mean(axis=1) >= _WHOLE))
    rows = np.asarray(inked.any(axis=1))
    rows[:framed] = True
    depth = room if rows.all() else int(np.argmin(rows))
    if depth - framed < _DEEP_PX or depth > _DEEP * room or framed > _FRAME_PX:
        return None
    high = depth + _HIGHER_PX
    if edge < high:
        return None
    part = away[framed:depth]
    pen = np.asarray(median(inside[framed:depth][part >= 0.9 * part.max()], along_first=True))
    course = pen - page
    outside = view[edge - high : edge, x0:x1].astype(float)
    beyond = np.clip((outside - page) @ course / max(float(course @ course), 1.0), 0.0, 1.0)
    if np.abs(course).max() <= _INKED:
        beyond[:] = 0.0  # Print as pale as the page is lost on it.
    # A line of the frame may lie beyond the edge as well.
    lines = beyond.mean(axis=1) >= _WHOLE
    beyond[lines] = 0.0
    # A title may stand right above: of what is higher that alone belongs here which hangs together.
    found = components(beyond > _FAINT)
    low = found.labels[-1 - int(lines.sum())]
    touching = np.isin(found.labels, low[low > 0]).astype(np.uint8)
    touching[_HIGHER_PX:] = 1
    columns = np.flatnonzero(inked[framed:depth].any(axis=0))
    off_middle = abs(float(columns[0] + columns[-1] + 1 - (x1 - x0)) / 2)
    is_mark = columns[-1] - columns[0] < _THICKEST_PX and off_middle <= _MARK_PX
    return _Cut(x0, x1, fill, pen, framed, beyond * cv2.dilate(touching, _RIM), bool(is_mark))


def _completed(
    view: Pixels, edge: int, sides: tuple[int, int], cuts: Sequence[_Cut | None], page: Floats
) -> tuple[Pixels, list[bool]]:
    """The rows ``view`` before and within the half of an outer row with the other half between
    them, and which cells have lost half of their print."""
    room, width = len(view) - edge, view.shape[1]
    left, right = sides
    whole = np.empty((len(view) + room, width, 3), dtype=np.uint8)
    whole[:] = np.round(page).astype(np.uint8)
    whole[edge + room :] = view[edge:]
    whole[:edge, left:right] = view[:edge, left:right]
    whole[edge : edge + room, left:right] = view[edge + (3 * room) // 4, left:right]
    for first, last in ((0, left), (right, width)):
        start = _above(view[:edge, first:last], page)
        whole[:start, first:last] = view[:start, first:last]
        whole[room + start : room + edge, first:last] = view[start:edge, first:last]
    beyond = _without_marks([cut.beyond for cut in cuts if cut is not None])
    lost = []
    for cut in cuts:
        if cut is None:
            lost.append(False)
            continue
        outer = beyond.pop(0)
        columns, high = np.s_[cut.x0 : cut.x1], len(outer)
        own = cut.fill + outer[..., None] * (cut.pen - cut.fill)
        whole[edge + room - high : edge + room, columns] = np.round(own).astype(np.uint8)
        whole[edge - high : edge, columns][cut.beyond > 0.0] = np.round(page).astype(np.uint8)
        if cut.framed:
            whole[edge + room : edge + room + cut.framed, columns] = whole[
                edge + room + cut.framed, columns
            ]
        lost.append(bool((outer >= _FIRM).any(axis=0).sum() <= _MARK_PX))
        if lost[-1]:
            whole[edge + room - high : edge + room + high, columns] = np.round(cut.fill)
    return whole, lost


def _above(margin: Pixels, page: Floats) -> int:
    """The row of pixels above which a margin beside the panel moves with what is above it: in the
    nearest gap of print that is wider than one between two letters."""
    inked = np.asarray((most(np.abs(margin.astype(float) - page)) > _INKED).any(axis=1))
    for row in range(len(inked) - _GAP_PX, 0, -1):
        if not inked[row : row + _GAP_PX].any():
            return row + _GAP_PX // 2
    return 0


def _without_marks(beyond: Sequence[Floats]) -> list[Floats]:
    """Coverage beyond the edge of each cell without the tick marks of the columns: thin strokes in
    the middles of most cells, all of one length. Print beside one goes on through it."""
    lengths = []
    for part in beyond:
        middle = part.shape[1] // 2
        strongest = part[::-1, middle - _MARK_PX : middle + _MARK_PX].max(axis=1)
        short = np.flatnonzero(strongest < _FIRM)
        lengths.append(int(short[0]) if len(short) else len(part))
    usual = int(median(lengths))
    marked = usual >= _DEEP_PX and np.mean(np.abs(np.array(lengths) - usual) <= 1) >= _MARKED
    if not marked:
        return list(beyond)
    result = []
    for part in beyond:
        clean, middle = part.copy(), part.shape[1] // 2
        rows = np.s_[len(part) - usual - 1 :]
        sides = part[rows, middle - _MARK_PX - 1], part[rows, middle + _MARK_PX]
        clean[rows, middle - _MARK_PX : middle + _MARK_PX] = np.minimum(*sides)[:, None]
        result.append(clean)
    return result

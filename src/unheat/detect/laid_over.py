"""Boxes that a viewer laid over a figure: what it says of the cell under the pointer, a caption.

They hide whole cells, which pass for masked ones then, and parts of others, whose numbers are read
as far as they are seen. Such a box has one color and straight sides, which do not lie where cells
end, and runs on over borders of theirs, or from the page into a color bar.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from unheat.channels import Codes, coded, most, uncoded
from unheat.components import components
from unheat.detect.levels import has_color
from unheat.medians import median
from unheat.model import Bar, Box, Grid

Pixels = npt.NDArray[np.uint8]

_LEAST_PX, _LEAST_CELLS = 120, 0.3
"""Pixels, and cells, that the ground of such a box fills at least."""

_SIDES_PX = (24, 10)
"""Least width and height: it holds print."""

_FILLED = 0.5
"""Share of a box that its ground fills, between its letters."""

_STRAIGHT = 0.6
"""Share of its outermost lines that has its color: corners may be round."""

_PART = (0.06, 0.8)
"""Share of a cell that a box covers which ends within it; the upper one of what cells mostly show
of their own color."""

_WITHIN_PX, _WITHIN = 2.5, 0.08
"""How far off a border a side stands that ends within a cell: in pixels, and in cells."""

_LEVELS, _OUT_PX = 4.0, 2
"""Levels of 255 by which what lies beyond a side within cells differs from the box, so many pixels
off: cells of nearly one color that a codec made one in part end where its blocks do."""

_MOST_COLORS = 16
"""Colors that fill parts of cells, of which boxes are sought."""

_SMEARED, _RIM_PX = 16.0, 2
"""Levels by which a codec moves the pixels of one ground, away from letters and this far, in
pixels, from its sides."""

_RING_PX, _RING = 3, 6
"""Pixels about a bar that are looked at, and how many of a color on end may be a box's."""


def laid_over_cells(rgb: Pixels, grid: Grid) -> list[Box]:
    """Boxes on ``rgb`` (h, w, 3) over cells of ``grid``, whose sides are no borders of cells."""
    if grid.cell_width < 4.0 or grid.cell_height < 4.0:
        return []
    rows, columns = _edges(grid.row_spans), _edges(grid.column_spans)
    area = grid.cell_width * grid.cell_height
    return [
        box
        for color in _in_parts(rgb, rows, columns, area)
        for box in _boxes(_has(rgb, color), max(_LEAST_PX, _LEAST_CELLS * area))
        if _runs_over(box, rows, columns) and _is_seen(rgb, box, rows, columns)
    ]


def laid_over_smeared(
    rgb: Pixels, grid: Grid, colors: Sequence[npt.NDArray[np.float64]]
) -> list[Box]:
    """The same behind a codec, which leaves no ground its one color: boxes about in one of the
    ``colors`` (3,), those of cells that pass for missing.
    """
    if grid.cell_width < 4.0 or grid.cell_height < 4.0:
        return []
    rows, columns = _edges(grid.row_spans), _edges(grid.column_spans)
    least = max(_LEAST_PX, _LEAST_CELLS * grid.cell_width * grid.cell_height)
    kept: list[npt.NDArray[np.float64]] = []
    for color in colors:
        if all(np.abs(color - one).max() > _SMEARED for one in kept):
            kept.append(color)
    return [
        box
        for color in kept[:_MOST_COLORS]
        for box in _boxes(has_color(rgb, color.tolist(), _SMEARED), least, _RIM_PX)
        if _runs_over(box, rows, columns) and _is_seen(rgb, box, rows, columns)
    ]


def laid_over_bar(rgb: Pixels, bar: Bar) -> list[Box]:
    """Boxes on ``rgb`` (h, w, 3) that come from beside a bar and end on it, or where it begins."""
    box, (height, width) = bar.box, rgb.shape[:2]
    y0, x0 = max(int(box.y0) - _RING_PX, 0), max(int(box.x0) - _RING_PX, 0)
    y1, x1 = min(int(box.y1) + _RING_PX + 1, height), min(int(box.x1) + _RING_PX + 1, width)
    ring = rgb[[y0, y1 - 1], x0:x1], rgb[y0:y1, [x0, x1 - 1]].swapaxes(0, 1)
    about = [coded(side) for sides in ring for side in sides]
    colors, counts = np.unique(np.concatenate(about), return_counts=True)
    page = colors[np.argmax(counts)]
    found = []
    for color in sorted({one for side in about for one in _at_length(side)} - {page})[
        :_MOST_COLORS
    ]:
        for one in _boxes(_has(rgb, color), _LEAST_PX):
            upright = bar.orientation == "vertical"
            own, other = (box, one) if upright else (box.transposed(), one.transposed())
            wider = other.x0 < own.x0 - _WITHIN_PX or other.x1 > own.x1 + _WITHIN_PX
            across = min(other.x1, own.x1) - max(other.x0, own.x0) > 0.5 * own.width
            whole = other.y0 <= own.y0 + _WITHIN_PX and other.y1 >= own.y1 - _WITHIN_PX
            if wider and across and not whole and one.padded(_RING_PX).intersection(box) > 0.0:
                found.append(one)
    return found


def _has(rgb: Pixels, color: int) -> npt.NDArray[np.bool_]:
    """(h, w): pixels of exactly that color, given as its number."""
    return has_color(rgb, uncoded(color), 0.0)


def _at_length(line: Codes) -> list[int]:
    """The colors that a line (n,) has over several pixels on end: a tick crosses it, no more."""
    begins = np.flatnonzero(np.diff(line, prepend=-1))
    lengths = np.diff(begins, append=len(line))
    return [int(color) for color in line[begins[lengths >= _RING]]]


def _edges(spans: tuple[tuple[float, float], ...]) -> npt.NDArray[np.float64]:
    """The borders of n lines of cells, (n + 1,), in the middle of the gaps between them."""
    ends = np.array(spans, dtype=np.float64)
    return np.concatenate([ends[:1, 0], (ends[:-1, 1] + ends[1:, 0]) / 2.0, ends[-1:, 1]])


def _in_parts(
    rgb: Pixels, rows: npt.NDArray[np.float64], columns: npt.NDArray[np.float64], area: float
) -> list[int]:
    """The colors that fill several cells, some of these in part: what does so most comes first."""
    step = 2 if area >= 256.0 else 1
    y = np.arange(max(round(rows[0]), 0), min(round(rows[-1]), rgb.shape[0]), step)
    x = np.arange(max(round(columns[0]), 0), min(round(columns[-1]), rgb.shape[1]), step)
    if not len(y) or not len(x):
        return []
    seen = coded(rgb[y[0] : y[-1] + 1 : step, x[0] : x[-1] + 1 : step])
    at = np.clip(np.searchsorted(rows, y + 0.5) - 1, 0, len(rows) - 2)[:, None] * (len(columns) - 1)
    at = at + np.clip(np.searchsorted(columns, x + 0.5) - 1, 0, len(columns) - 2)
    kept, counts = np.unique((at.ravel() << 24) | seen.ravel(), return_counts=True)
    shares, colors, cell = counts * step * step / area, kept & 0xFFFFFF, kept >> 24
    largest = np.zeros((len(rows) - 1) * (len(columns) - 1))
    np.maximum.at(largest, cell, shares)
    named, place = np.unique(colors, return_inverse=True)
    total = np.bincount(place, shares)
    partly = (shares > _PART[0]) & (shares < _PART[1] * float(median(largest)))
    parts = np.bincount(place, shares * partly)
    lot = (total >= max(_LEAST_CELLS, _LEAST_PX / area)) & (np.bincount(place) > 1)
    asked = np.flatnonzero(lot & (parts > 0.0))
    order = asked[np.argsort(-parts[asked], kind="stable")]
    return [int(named[i]) for i in order[:_MOST_COLORS]]


def _boxes(mask: npt.NDArray[np.bool_], least: float, rim: int = 0) -> Iterator[Box]:
    """The pieces of ``mask`` (h, w) that are the ground of a box of ``least`` pixels at least.

    Of its sides so many lines of pixels, the ``rim``, tell nothing.
    """
    if np.count_nonzero(mask) < least:
        return
    pieces = components(mask, 4)
    for piece in np.flatnonzero(pieces.areas >= least):
        x, y, width, height = pieces.boxes[piece].tolist()
        if piece == 0 or width < _SIDES_PX[0] or height < _SIDES_PX[1]:
            continue
        own = pieces.labels[y : y + height, x : x + width] == piece
        # What has nothing written on it, nor a hole in it, may be a cell or a band.
        if not _FILLED <= own.mean() < 1.0:
            continue
        sides = own[rim], own[-1 - rim], own[:, rim], own[:, -1 - rim]
        if min(side.mean() for side in sides) >= _STRAIGHT:
            yield Box(float(x), float(y), float(x + width), float(y + height))


def _runs_over(box: Box, rows: npt.NDArray[np.float64], columns: npt.NDArray[np.float64]) -> bool:
    """Whether a box lies over a border of cells, and ends within cells."""
    within = over = False
    sides = ((box.y0, box.y1, rows), (box.x0, box.x1, columns))
    if any(max(low, edges[0]) >= min(high, edges[-1]) for low, high, edges in sides):
        return False
    for low, high, edges in sides:
        reach = max(_WITHIN_PX, _WITHIN * float(np.diff(edges).mean()))
        inner = [at for at in (low, high) if edges[0] < at < edges[-1]]
        within |= any(bool(np.abs(edges - at).min() > reach) for at in inner)
        over |= bool(((edges > low + reach) & (edges < high - reach)).any())
    return within and over


def _is_seen(
    rgb: Pixels, box: Box, rows: npt.NDArray[np.float64], columns: npt.NDArray[np.float64]
) -> bool:
    """Whether a side of a box that ends within cells is one where colors step."""
    ys, xs = box.pixels(rgb.shape)
    own = median(rgb[ys, xs].reshape(-1, 3).astype(np.float64), along_first=True)
    for low, high, edges, upright in (
        (box.y0, box.y1, rows, False),
        (box.x0, box.x1, columns, True),
    ):
        reach = max(_WITHIN_PX, _WITHIN * float(np.diff(edges).mean()))
        for at, out in ((low, low - 1 - _OUT_PX), (high, high + _OUT_PX)):
            if not edges[0] < at < edges[-1] or np.abs(edges - at).min() <= reach:
                continue
            line = round(min(max(out, 0), rgb.shape[1 if upright else 0] - 1))
            beyond = rgb[ys, line] if upright else rgb[line, xs]
            steps = most(np.abs(beyond.astype(np.float64) - own))
            if float(median(steps)) >= _LEVELS:
                return True
    return False

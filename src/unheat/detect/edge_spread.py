"""Small cells of a picture that was resized: colors free of what their neighbors mixed into them.

A resizer makes every pixel a mean of what lies within a pixel or two of it, so that of cells that
are less than three pixels wide no pixel may have the own color. How much of a cell is in a pixel
depends on how far its borders are alone: the edge spread function, which the borders of the matrix
tell themselves (as the slanted edge of ISO 12233 does), since hundreds of them lie at every part
of a pixel. The colors of the cells and that function are found in turn, each by least squares from
the other.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.blend_looks import alike_in_cells
from unheat.model import Grid

Floats = npt.NDArray[np.float64]
Levels = npt.NDArray[np.uint8]
Ints = npt.NDArray[np.int64]

NARROWEST_PX, WIDEST_PX = 1.8, 3.5
"""Fewer pixels to a cell tell too little, and wider cells have two pixels of their own."""

_FEWEST = 20
"""Cells along an axis, by whose borders the function is told."""

_INSIDE_PX = 1.0
"""A frame reaches so far into the outermost cells."""

_KNOTS = np.linspace(0.0, 2.0, 9)
"""Distances from a border, in pixels, between which the function is a straight line."""

_SMOOTH = 1e-4
"""Weight of the bends of the function, beside what the pixels say."""

_ROUNDS, _MOST_LINES = 8, 40

_EXPLAINED = 2.0
"""Levels that are left of a picture that is such means, mostly a half."""

_ALIKE = 0.8
"""Share of the pixels that lie in one cell side by side from which they are as they were drawn."""

_OWN = 0.02
"""Part of others in a pixel up to which it is the cell's own: the function is known no better."""

_BASE, _OFTEN = 0.7, 1.5
"""Standard error in levels at least, and as a multiple of what is left of pixels."""

_PART, _MOST_PART, _HALF = 0.1, 0.5, 0.5
"""Of what the pixel in the middle differs so much is doubtful too where no more than rounding is
left of pixels, half a level, and so much at most where more is: a smear that reaches further than
the function is known is taken for paler cells."""

_AT_RIM, _WITH_OUTER_PX = 3.0, 3.0
"""The pen of a frame is in the outermost cells too, where these have no two pixels that tell how
much of it is (``detect/outer_pixels``)."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Unspread:
    """``rgb`` (R, C, 3) of the cells, and by how many levels that may be off, ``error`` (R, C),
    NaN where the pixel in the middle is the cell's own."""

    rgb: Floats
    error: Floats


def unspread(rgb: Levels, grid: Grid, rows: Ints, cols: Ints) -> Unspread | None:
    """The cells of a grid of a resized picture (H, W, 3); None where they are not such means.

    ``rows`` (R,) and ``cols`` (C,) are pixels in their middles, which may be their own.
    """
    ys, xs = _edges(grid.row_spans), _edges(grid.column_spans)
    if ys is None or xs is None:
        return None
    y0, y1 = int(np.ceil(ys[0] + _INSIDE_PX)), int(np.floor(ys[-1] - _INSIDE_PX))
    x0, x1 = int(np.ceil(xs[0] + _INSIDE_PX)), int(np.floor(xs[-1] - _INSIDE_PX))
    seen = rgb[y0:y1, x0:x1]
    periods = grid.cell_height, grid.cell_width
    if min(seen.shape[:2]) < _FEWEST or max(alike_in_cells(seen, periods)) >= _ALIKE:
        return None
    part = seen.astype(np.float64)
    height, width, channels = part.shape
    along = _mixture(_some(part.transpose(1, 0, 2)), x0, xs)
    down = _mixture(_some(part), y0, ys)
    if along is None or down is None:
        return None
    lines = np.linalg.lstsq(along[0], part.transpose(1, 0, 2).reshape(width, -1), rcond=None)[0]
    lines = lines.reshape(len(xs) - 1, height, channels).transpose(1, 0, 2)
    cells = np.linalg.lstsq(down[0], lines.reshape(height, -1), rcond=None)[0]
    fill = cells.reshape(len(ys) - 1, len(xs) - 1, channels).clip(0.0, 255.0)
    middle = rgb[rows][:, cols].astype(np.float64)
    scatter = max(along[1], down[1])
    doubtful = float(np.clip(_PART * (scatter / _HALF) ** 2, _PART, _MOST_PART))
    error = max(_BASE, _OFTEN * scatter) + doubtful * most(np.abs(fill - middle))
    if max(_mixed(along[0], cols - x0), _mixed(down[0], rows - y0)) <= _OWN:
        fill[1:-1, 1:-1], error[1:-1, 1:-1] = middle[1:-1, 1:-1], np.nan
    for side, spans in ((error, grid.row_spans), (error.T, grid.column_spans)):
        if float(np.median(np.diff(spans))) < _WITH_OUTER_PX:
            side[[0, -1]] *= _AT_RIM
    return Unspread(rgb=fill, error=error)


def _edges(spans: tuple[tuple[float, float], ...]) -> Floats | None:
    """(n + 1,) borders of cells that touch, None where they are too few, too large or too small."""
    edges = np.array([start for start, _ in spans] + [spans[-1][1]])
    sizes = np.array([end - start for start, end in spans])
    if len(spans) < _FEWEST or float(np.abs(np.diff(edges) - sizes).max()) > 0.01:
        return None
    return edges if NARROWEST_PX <= float(np.median(sizes)) < WIDEST_PX else None


def _some(lines: Floats) -> Floats:
    """(n, k) of lines side by side (n, m, 3), no more than tell the function."""
    step = max(1, lines.shape[1] // _MOST_LINES)
    return lines[:, ::step].reshape(len(lines), -1)


def _mixture(lines: Floats, first: int, edges: Floats) -> tuple[Floats, float] | None:
    """(m, n) parts that cells between ``edges`` (n + 1,) have in pixels from ``first`` on, of which
    lines (m, k) are known, and the levels that are left of these; None where no such parts explain
    them."""
    half = np.clip(_KNOTS, 0.0, 0.5)
    middles = first + np.arange(len(lines)) + np.float64(0.5)
    index = np.arange(1, len(edges) - 1) - (len(edges) - 1) / 2
    for turn in range(_ROUNDS + 1):
        far = middles[:, None] - edges[None, 1:-1]
        beyond = 0.5 + np.sign(far) * np.interp(np.abs(far), _KNOTS, half)
        parts = np.empty((len(lines), len(edges) - 1))
        parts[:, 0], parts[:, -1] = 1.0 - beyond[:, 0], beyond[:, -1]
        parts[:, 1:-1] = beyond[:, :-1] - beyond[:, 1:]
        cells = np.linalg.lstsq(parts, lines, rcond=None)[0]
        rest = parts @ cells - lines
        if turn == _ROUNDS:
            break
        steps = np.diff(cells, axis=0)
        slopes = np.gradient(half, _KNOTS)
        steep = np.interp(np.abs(far), _KNOTS, slopes, right=0.0)
        known = [(hat @ steps).ravel() for hat in _hats(far)]
        # The cells as a whole may lie a bit aside, and be a bit wider.
        known += [-(steep @ steps).ravel(), -((steep * index) @ steps).ravel()]
        change = _fit(np.stack(known, axis=1), -rest.ravel(), half)
        half = half + change[0]
        edges = edges + change[1] + change[2] * (np.arange(len(edges)) - (len(edges) - 1) / 2)
    spare = max(len(lines) - cells.shape[0], 1)
    scatter = float(np.sqrt((rest**2).sum(axis=0).mean() / spare))
    return (parts, scatter) if scatter <= _EXPLAINED else None


def _mixed(parts: Floats, middles: Ints) -> float:
    """By how much any pixel in the middle of a cell is not the cell's alone, but for the outermost
    ones."""
    cells = np.arange(1, parts.shape[1] - 1)
    return float(np.abs(parts[middles[1:-1], cells] - 1.0).max())


def _hats(far: Floats) -> list[Floats]:
    """For each knot but the first and the last what it adds to the share beyond borders that are
    ``far`` (m, n) from pixels."""
    units = np.eye(len(_KNOTS))[1:-1]
    return [np.sign(far) * np.interp(np.abs(far), _KNOTS, unit) for unit in units]


def _fit(known: Floats, wanted: Floats, half: Floats) -> tuple[Floats, float, float]:
    """By how much the function at its knots (k,), the place and the period change."""
    bends = np.diff(np.eye(len(_KNOTS)), 2, axis=0)
    squares = known.T @ known
    weight = _SMOOTH * float(np.trace(squares)) / len(squares)
    target = known.T @ wanted
    inner = slice(1, -1)
    count = len(_KNOTS) - 2
    squares[:count, :count] += weight * (bends.T @ bends)[inner, inner]
    target[:count] -= weight * (bends.T @ bends @ half)[inner]
    squares += 1e-9 * float(np.trace(squares)) * np.eye(len(squares))
    answer = np.linalg.solve(squares, target)
    change = np.zeros(len(_KNOTS))
    change[inner] = answer[:count]
    return change, float(answer[-2]), float(answer[-1])

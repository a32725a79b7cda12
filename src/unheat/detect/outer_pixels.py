"""The outermost cells of a picture that was resized, where cells are a few pixels wide.

A resizer mixes the pixel of a cell that is next to the frame with the frame's pen, and the one
that is next to another cell with that, so that none of three is the cell's own. How much of what
is in them is the same all along a side, and many lines of cells cross it: the parts are what makes
the one pixel and the next cell give the other pixel, by least squares.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from unheat.model import Grid

Floats = npt.NDArray[np.float64]
Levels = npt.NDArray[np.uint8]
Ints = npt.NDArray[np.int64]

_NARROWEST_PX, _WIDEST_PX = 3.0, 5.0
"""Cells that have two whole pixels mostly, and such as have one of their own in the middle."""

_WHOLE = 0.1
"""Share of a pixel by which it may lie outside of its cell."""

_LINES = 12
"""Lines of cells that tell five numbers by three channels each."""

_ROUNDED = 1.5
"""Levels that are left of a picture without noise, each pixel of which was rounded."""

_UNMIXED = 0.01
"""A part of the next cell that makes a level of a strong contrast at most."""

_MOST = 0.5
"""Of a pixel inside of a cell the next one has less than half."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Side:
    """A side of the cells along x: its two innermost whole pixels, ``outer`` and ``inner``, the
    index of its ``cell`` and of the ``next`` one, and what makes ``inner``: ``of_outer`` times the
    outer one, ``of_next`` times the next cell, and ``constant`` (3,) of the pen."""

    outer: int
    inner: int
    cell: int
    next: int
    of_outer: float
    of_next: float
    constant: Floats

    def own(self, lines: Levels | Floats, cells: Floats) -> Floats:
        """(h, 3) what the outermost cell has; lines: (h, w, 3), cells: (h, n, 3)."""
        inner = lines[:, self.inner].astype(np.float64)
        if abs(self.of_next) <= _UNMIXED:
            return inner
        outer = lines[:, self.outer].astype(np.float64)
        by_outer = self.of_outer * outer + self.constant
        by_inner = inner - self.of_next * cells[:, self.next]
        mean = (by_outer + by_inner) / 2 / (1.0 - self.of_next)
        return np.asarray(mean.clip(0.0, 255.0))


def without_mixture(rgb: Levels, grid: Grid, rows: Ints, cols: Ints, fill: Floats) -> Floats:
    """``fill`` (R, C, 3) with the own colors of the outermost cells where these are mixed.

    ``rows`` (R,) and ``cols`` (C,) are pixels in the middle of the cells.
    """
    across = _sides(rgb[rows], grid.column_spans, fill)
    fill = _unmixed(rgb[rows], fill, across)
    lines = rgb[:, cols].swapaxes(0, 1)
    turned = fill.swapaxes(0, 1)
    for side in _sides(lines, grid.row_spans, turned):
        # Corners are mixed both ways: their pixels are freed of the columns' parts first.
        pair = rgb[[side.outer, side.inner]]
        cells = pair[:, cols].astype(np.float64)
        cells = _unmixed(pair, cells, across).swapaxes(0, 1)
        moved = replace(side, outer=0, inner=1)
        turned[:, side.cell] = moved.own(cells, turned)
    return fill


def _unmixed(lines: Levels | Floats, cells: Floats, sides: list[_Side]) -> Floats:
    """Cells (h, n, 3) of lines (h, w, 3) with the own colors of those at the ``sides``."""
    cells = cells.copy()
    for side in sides:
        cells[:, side.cell] = side.own(lines, cells)
    return cells


def _sides(lines: Levels, spans: tuple[tuple[float, float], ...], cells: Floats) -> list[_Side]:
    """Sides at which cells along x are mixed; lines: (h, w, 3), cells: (h, n, 3)."""
    count = len(spans)
    if len(lines) < _LINES or count < 4:
        return []
    sides = []
    for cell, following, backwards in ((0, 1, False), (count - 1, count - 2, True)):
        start, end = spans[cell]
        if not _NARROWEST_PX <= end - start < _WIDEST_PX:
            continue
        whole = range(int(np.ceil(start - _WHOLE)), int(np.floor(end + _WHOLE)))
        if len(whole) < 2 or whole[0] < 0 or whole[-1] >= lines.shape[1]:
            continue
        inner, outer = (whole[0], whole[1]) if backwards else (whole[-1], whole[-2])
        found = _parts(
            lines[:, inner].astype(float), lines[:, outer].astype(float), cells[:, following]
        )
        if found is not None:
            of_outer, of_next, constant = found
            sides.append(
                _Side(
                    outer=outer,
                    inner=inner,
                    cell=cell,
                    next=following,
                    of_outer=of_outer,
                    of_next=of_next,
                    constant=constant,
                )
            )
    return sides


def _parts(inner: Floats, outer: Floats, following: Floats) -> tuple[float, float, Floats] | None:
    """By what the outer pixels and the next cells, each (h, 3), make the inner ones, and what is
    left of the pen, (3,); None where they do not."""
    height = len(inner)
    constants = np.tile(np.eye(3), (height, 1))
    known = np.column_stack([outer.ravel(), following.ravel(), constants])
    wanted = inner.ravel()
    kept = np.ones(len(wanted), dtype=bool)
    for _ in range(2):
        answer = np.linalg.lstsq(known[kept], wanted[kept], rcond=None)[0]
        rest = np.abs(known @ answer - wanted)
        kept = rest <= 3.0 * max(float(np.median(rest)), _ROUNDED)
    of_outer, of_next, constant = float(answer[0]), float(answer[1]), answer[2:].astype(np.float64)
    if float(np.median(rest)) > _ROUNDED or abs(of_next) >= _MOST or of_outer <= _MOST:
        return None
    return of_outer, of_next, np.asarray(constant)

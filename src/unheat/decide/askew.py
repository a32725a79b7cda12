"""A panel that was set straight in the picture of its file: which pixels each cell covers there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from unheat.decide.codec_blocks import BLOCK
from unheat.model import Grid

FloatArray = npt.NDArray[np.float64]
Index = npt.NDArray[np.intp]

_TOUCH_PX = 0.5
"""Cells farther apart have lines between them."""

_PARTS = 4
"""A pixel is looked at in so many parts each way."""

_STRIP_PX = 0.25
"""How far beside a border it is looked at for what it does where it moves."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Askew:
    """A part of the file's picture from pixel (x, y), ``shape`` (height, width), in whole blocks of
    chroma, and where the parts of its pixels lie in the picture that was set straight: (n,) each,
    with the number of the pixel that they are parts of."""

    x: int
    y: int
    shape: tuple[int, int]
    across: FloatArray
    down: FloatArray
    pixel: Index

    def cover(self, rows: FloatArray, columns: FloatArray) -> Any:
        """Sparse (pixels, cells): which share of each pixel every cell covers."""
        cells = (len(rows) - 1) * (len(columns) - 1)
        cell, inside = self._cells(rows, columns)
        return self._sparse(np.full(inside.sum(), 1.0), inside, cell[inside], cells)

    def pulls(self, rows: FloatArray, columns: FloatArray, levels: FloatArray) -> Any:
        """Sparse (pixels, inner rows' and columns' borders): how much lighter each pixel is where
        a border is a pixel farther on; ``levels`` (R, C)."""
        from scipy import sparse

        cell, inside = self._cells(rows, columns)
        row, column = np.divmod(cell, levels.shape[1])
        parts = []
        for edges, at, other in ((rows, self.down, column), (columns, self.across, row)):
            contrasts = -np.diff(levels if edges is rows else levels.T, axis=0) / (2 * _STRIP_PX)
            nearest = np.clip(np.searchsorted(edges, at), 1, len(edges) - 1)
            nearest -= at - edges[nearest - 1] < edges[nearest] - at
            inner = (nearest > 0) & (nearest < len(edges) - 1) & inside
            inner &= np.abs(at - edges[nearest]) < _STRIP_PX
            border = nearest[inner] - 1
            steps = contrasts[border, other[inner]]
            parts.append(self._sparse(steps, inner, border, len(edges) - 2))
        return sparse.hstack(parts).tocsr()

    def _cells(self, rows: FloatArray, columns: FloatArray) -> tuple[Index, npt.NDArray[np.bool_]]:
        row = np.searchsorted(rows, self.down, side="right") - 1
        column = np.searchsorted(columns, self.across, side="right") - 1
        inside = (row >= 0) & (row < len(rows) - 1) & (column >= 0) & (column < len(columns) - 1)
        return row * (len(columns) - 1) + column, inside

    def _sparse(
        self, values: FloatArray, some: npt.NDArray[np.bool_], number: Index, count: int
    ) -> Any:
        from scipy import sparse

        height, width = self.shape
        return sparse.coo_array(
            (values / _PARTS**2, (self.pixel[some], number)), shape=(height * width, count)
        ).tocsr()


def askew_in(grid: Grid, shape: tuple[int, ...]) -> Askew | None:
    """The part of the file's picture, ``shape`` (h, w), that holds the grid's panel and a block
    about it; None where it lies outside."""
    whole, box = np.array(grid.transform), grid.box
    x0, y0, x1, y1 = box.x0 - BLOCK, box.y0 - BLOCK, box.x1 + BLOCK, box.y1 + BLOCK
    corners = np.array([[x0, y0], [x1, y0], [x0, y1], [x1, y1]])
    placed = _through(whole, corners[:, 0], corners[:, 1])
    block = 2 * BLOCK
    low = [max(0, int(np.floor(axis.min() / block)) * block) for axis in placed]
    high = [
        min(int(np.ceil(axis.max() / block)) * block, size // block * block)
        for axis, size in zip(placed, (shape[1], shape[0]), strict=True)
    ]
    width, height = (end - start for start, end in zip(low, high, strict=True))
    if min(width, height) <= 0:
        return None
    x = low[0] + (np.arange(width * _PARTS) + 0.5) / _PARTS
    y = low[1] + (np.arange(height * _PARTS) + 0.5) / _PARTS
    across, down = _through(np.linalg.inv(whole), *(axis.ravel() for axis in np.meshgrid(x, y)))
    line, place = np.divmod(np.arange(across.size), width * _PARTS)
    pixel = line // _PARTS * width + place // _PARTS
    return Askew(x=low[0], y=low[1], shape=(height, width), across=across, down=down, pixel=pixel)


def _through(matrix: FloatArray, x: FloatArray, y: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Places (n,) each through a homography (3, 3)."""
    u, v, w = matrix @ np.stack([x, y, np.ones_like(x)])
    return u / w, v / w


def edges_of(spans: tuple[tuple[float, float], ...]) -> FloatArray | None:
    """(n + 1,): borders of cells that touch; None where they do not."""
    ends = np.array(spans)
    if float(np.abs(ends[1:, 0] - ends[:-1, 1]).max()) > _TOUCH_PX:
        return None
    inner = (ends[1:, 0] + ends[:-1, 1]) / 2
    return np.concatenate([ends[:1, 0], inner, ends[-1:, 1]])

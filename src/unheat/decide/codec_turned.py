"""Colors of small cells from the blocks of a JPEG that was set straight since.

A scan stands a little askew in its file, and its blocks lie askew in the panel: what a cell puts
into one is no product of rows and columns. Here it is drawn, pixel by pixel, through the transform
that leads to the file, as sharp as explains most, and the colors follow by least squares as in
``codec_fit``. Borders are moved on the way: who drew the cells had whole pixels of his own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from unheat.decide.codec_blocks import BLOCK, COSINES, DRAWN, KEPT, MIDDLE
from unheat.decide.codec_cells import told_by_blocks
from unheat.decide.codec_fit import level_error
from unheat.load.planes import Plane, planes_of
from unheat.medians import median
from unheat.model import CellPixels, Grid, Raster

FloatArray = npt.NDArray[np.float64]
Index = npt.NDArray[np.intp]

_TO_CODEC = np.array(
    [[0.299, 0.587, 0.114], [-0.168736, -0.331264, 0.5], [0.5, -0.418688, -0.081312]]
)
_ZERO = np.array([0.0, 128.0, 128.0])
_PER_LEVEL = np.array([0.5, 0.25, 0.25])

_LEAST_PX, _MOST_PX, _MOST_CELLS = 4.0, 2.0 * BLOCK, 2000
"""Smaller cells have too few coefficients of their own, larger ones have their own chroma in
pixels, and more cells take long."""

_TOUCH_PX = 0.5
"""Cells farther apart have lines between them."""

_PARTS = 4
"""A pixel is looked at in so many parts each way."""

_BLURS = (0.0, 0.5, 0.8, 1.2)
"""Standard deviations in pixels of the blur that a picture may have had before it was coded."""

_ROUNDS, _STRIP_PX, _STIFF_PX, _FARTHEST_PX = 3, 0.25, 0.3, 0.5
"""Times that borders are moved; how far beside one it is looked at, how far it may be off, and how
far it is moved at once at most."""

_OUTSIDE = 0.02
"""Share of a pixel that may be none of the cells'."""

_NONE = 1e-9

_STRANGE = 8.0
"""Misfit from which something else is in the blocks, print or a gradient."""


def is_coded(raster: Raster) -> bool:
    """Whether the picture has its pixels from a JPEG, as they are or set straight."""
    return raster.jpeg is not None or raster.jpeg_askew is not None


def told_by_file(
    raster: Raster, grid: Grid, pixels: CellPixels, background: tuple[float, float, float]
) -> CellPixels | None:
    """The cells with colors from the blocks of the picture's file, upright in it or askew; None
    where these tell nothing of them."""
    if raster.jpeg_askew is not None:
        return told_by_turned_blocks(raster.jpeg_askew, grid, pixels)
    return told_by_blocks(raster, grid, pixels, background)


def told_by_turned_blocks(data: bytes, grid: Grid, pixels: CellPixels) -> CellPixels | None:
    """The cells with colors from the blocks of the file ``data`` to which the grid's transform
    leads, and with their errors; None where these blocks tell nothing of them."""
    size, shape = min(grid.cell_width, grid.cell_height), pixels.rgb.shape
    if not _LEAST_PX <= size < _MOST_PX or min(grid.shape) < 2:
        return None
    if pixels.blank.size > _MOST_CELLS or not np.isfinite(pixels.rgb).all():
        return None
    planes = planes_of(data)
    rows, columns = _edges(grid.row_spans), _edges(grid.column_spans)
    if planes is None or rows is None or columns is None:
        return None
    seen = (pixels.rgb @ _TO_CODEC.T + _ZERO).reshape(-1, 3)
    askew = _askew(grid, planes[0].levels.shape)
    if askew is None:
        return None
    luma = [_Blocks(planes[0], askew, blur) for blur in _BLURS]
    cover = askew.cover(rows, columns)
    sharp = min(luma, key=lambda blocks: blocks.solved(cover, seen[:, 0]).misfit)
    rows, columns = _moved(sharp, rows, columns, seen[:, 0])
    cover = askew.cover(rows, columns)
    told = [
        _Blocks(plane, askew, sharp.blur).solved(cover, seen[:, component], errors=True)
        for component, plane in enumerate(planes)
    ]
    if max(one.misfit for one in told) > _STRANGE:
        return None
    levels = np.stack([one.levels for one in told], axis=-1)
    errors = np.stack([one.errors for one in told], axis=-1) * _PER_LEVEL
    # Of cells at the rim no whole block tells anything, and pixels have a share of the frame.
    known = np.isfinite(errors)
    errors = np.where(known, errors, _PER_LEVEL * seen.std(axis=0))
    levels = np.where(known, levels, seen)
    rgb = np.clip((levels - _ZERO) @ np.linalg.inv(_TO_CODEC).T, 0.0, 255.0)
    return replace(
        pixels,
        rgb=rgb.reshape(shape),
        error=errors.max(axis=-1).reshape(shape[:2]),
        errors=errors.reshape(shape),
    )


def _edges(spans: tuple[tuple[float, float], ...]) -> FloatArray | None:
    """(n + 1,): borders of cells that touch; None where they do not."""
    ends = np.array(spans)
    if float(np.abs(ends[1:, 0] - ends[:-1, 1]).max()) > _TOUCH_PX:
        return None
    inner = (ends[1:, 0] + ends[:-1, 1]) / 2
    return np.concatenate([ends[:1, 0], inner, ends[-1:, 1]])


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Askew:
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


def _askew(grid: Grid, shape: tuple[int, ...]) -> _Askew | None:
    whole, box = np.array(grid.transform), grid.box
    corners = np.array([[box.x0, box.y0], [box.x1, box.y0], [box.x0, box.y1], [box.x1, box.y1]])
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
    return _Askew(x=low[0], y=low[1], shape=(height, width), across=across, down=down, pixel=pixel)


def _through(matrix: FloatArray, x: FloatArray, y: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Places (n,) each through a homography (3, 3)."""
    u, v, w = matrix @ np.stack([x, y, np.ones_like(x)])
    return u / w, v / w


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Told:
    """``levels`` (n,) of the cells in one component, their ``errors``, and the ``misfit``."""

    levels: FloatArray
    errors: FloatArray
    misfit: float


def _moved(
    blocks: _Blocks, rows: FloatArray, columns: FloatArray, seen: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """The borders under which levels explain most, from where they were seen."""
    askew, shape = blocks.askew, (len(rows) - 1, len(columns) - 1)
    found = blocks.solved(askew.cover(rows, columns), seen)
    for _ in range(_ROUNDS):
        pulls = askew.pulls(rows, columns, found.levels.reshape(shape))
        shift = blocks.shifts(askew.cover(rows, columns), pulls, found.levels)
        moved_rows, moved_columns = rows.copy(), columns.copy()
        moved_rows[1:-1] += shift[: len(rows) - 2]
        moved_columns[1:-1] += shift[len(rows) - 2 :]
        if min(np.diff(moved_rows).min(), np.diff(moved_columns).min()) <= 1.0:
            break
        again = blocks.solved(askew.cover(moved_rows, moved_columns), seen)
        if again.misfit >= found.misfit:
            break
        found, rows, columns = again, moved_rows, moved_columns
    return rows, columns


class _Blocks:
    """The coefficients of a plane's blocks that hold nothing but cells."""

    def __init__(self, plane: Plane, askew: _Askew, blur: float) -> None:
        from scipy import sparse

        self.plane, self.askew, self.blur = plane, askew, blur
        height, width = askew.shape
        self.spread = sparse.csr_array(
            sparse.kron(_spread(height, blur, plane.pitch), _spread(width, blur, plane.pitch))
        )

    @cached_property
    def levels(self) -> FloatArray:
        pitch = self.plane.pitch
        height, width = (side // pitch for side in self.askew.shape)
        x, y = self.askew.x // pitch, self.askew.y // pitch
        return self.plane.levels[y : y + height, x : x + width].astype(np.float64) - MIDDLE

    def _drawn(self, cover: Any) -> tuple[Any, FloatArray, FloatArray]:
        """What cells put into the coefficients, sparse; these, and their steps."""
        from scipy import sparse

        shown = self.spread @ cover
        down, across = (side // BLOCK for side in self.levels.shape)
        whole = np.asarray(shown.sum(axis=1)).reshape(down, BLOCK, across, BLOCK)
        inside = whole.min(axis=(1, 3)) >= 1.0 - _OUTSIDE
        kept = np.repeat(np.repeat(inside, KEPT, axis=0), KEPT, axis=1).ravel()
        self.transform = sparse.csr_array(
            sparse.kron(
                sparse.kron(sparse.eye_array(down), sparse.csr_array(COSINES)),
                sparse.kron(sparse.eye_array(across), sparse.csr_array(COSINES)),
            )
        )[kept]
        steps = np.tile(self.plane.table[:KEPT, :KEPT], (down, across)).ravel()[kept]
        told = self.transform @ self.levels.ravel()
        return sparse.csr_array(self.transform @ shown), np.rint(told / steps) * steps, steps

    def solved(self, cover: Any, seen: FloatArray, *, errors: bool = False) -> _Told:
        """Levels (n,) that explain the blocks, ``seen`` in the pixels beforehand; with their
        ``errors`` if these are wanted."""
        from scipy import sparse
        from scipy.sparse.linalg import splu

        drawn, told, steps = self._drawn(cover)
        weights = 1.0 / (steps**2 / 12.0 + DRAWN**2)
        # Nothing is known beforehand but how far all of them differ.
        free = 1.0 / max(float(seen.std()), 1.0) ** 2
        normal = drawn.T @ sparse.diags_array(weights) @ drawn + free * sparse.eye_array(len(seen))
        solver = splu(sparse.csc_array(normal))
        before = seen - MIDDLE
        found = before + solver.solve(drawn.T @ (weights * (told - drawn @ before)))
        left = told - drawn @ found
        telling = (told != 0) | (np.abs(told - left) > steps / 2)
        squared = np.where(telling, left**2 * weights, 0.0)
        misfit = float(squared.sum() / max(telling.sum(), 1))
        levels = found + MIDDLE
        if not errors:
            return _Told(levels=levels, errors=np.full(len(seen), np.nan), misfit=misfit)
        variance = solver.solve(np.eye(len(seen))).diagonal()
        # What is left unexplained about a cell is about that cell.
        share = abs(drawn)
        near = (share.T @ squared) / np.maximum(share.T @ telling.astype(float), _NONE)
        worse = np.sqrt(np.maximum(near / max(misfit, 1.0), 1.0))
        error = worse * level_error(np.sqrt(variance), misfit)
        # How much of a cell lies in the blocks: its share of their means.
        whole = np.asarray(share.sum(axis=0)).ravel()
        error[whole < median(whole) / 2] = np.inf
        return _Told(levels=levels, errors=error, misfit=misfit)

    def shifts(self, cover: Any, pulls: Any, levels: FloatArray) -> FloatArray:
        """(n,): by how much borders are to move, in pixels, for what is left unexplained."""
        drawn, told, steps = self._drawn(cover)
        weights = 1.0 / (steps**2 / 12.0 + DRAWN**2)
        left = told - drawn @ (levels - MIDDLE)
        slopes = (self.transform @ (self.spread @ pulls)).toarray()
        normal = slopes.T @ (weights[:, None] * slopes)
        normal += np.eye(len(normal)) / _STIFF_PX**2
        shift = np.linalg.solve(normal, slopes.T @ (weights * left))
        return np.asarray(np.clip(shift, -_FARTHEST_PX, _FARTHEST_PX))


def _spread(count: int, blur: float, pitch: int) -> Any:
    """Sparse (count / pitch, count): pixels after a blur, and the mean of each ``pitch`` of
    them."""
    from scipy import ndimage, sparse

    lines = np.eye(count)
    if blur > 0.0:
        lines = ndimage.gaussian_filter1d(lines, blur, axis=0, mode="nearest", truncate=3.0)
    return sparse.csr_array(lines.reshape(-1, pitch, count).mean(axis=1))

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

from unheat.decide.askew import Askew, askew_in, edges_of
from unheat.decide.codec_blocks import (
    BLOCK,
    COSINES,
    DRAWN,
    KEPT,
    MIDDLE,
    PER_LEVEL,
    TO_CODEC,
    ZERO,
)
from unheat.decide.codec_cells import told_by_blocks
from unheat.decide.codec_fit import level_error
from unheat.decide.codec_rim import INNER, looseness, with_lines
from unheat.load.planes import Plane, planes_of
from unheat.medians import median
from unheat.model import CellPixels, Grid, Raster

FloatArray = npt.NDArray[np.float64]

_LEAST_PX, _MOST_PX, _MOST_CELLS = 4.0, 2.0 * BLOCK, 2000
"""Smaller cells have too few coefficients of their own, larger ones have their own chroma in
pixels, and more cells take long."""

_BLURS = (0.0, 0.3, 0.5, 0.8, 1.2)
"""Standard deviations in pixels of the blur that a picture may have had before it was coded."""

_ROUNDS, _STIFF_PX, _FARTHEST_PX = 3, 0.3, 0.5
"""Times that borders are moved, how far one may be off, and how far it is moved at once at most."""

_OUTSIDE = 0.02
"""Share of a pixel that may be none of the cells'."""

_NONE = 1e-9

_STRANGE, _WORSE = 8.0, 4.0
"""Misfit from which something else is in the blocks, print or a gradient; of one cell in as many
times that of the others."""


def is_coded(raster: Raster) -> bool:
    """Whether the picture has its pixels from a JPEG, as they are or set straight."""
    return raster.jpeg is not None or raster.jpeg_askew is not None


def told_by_file(
    raster: Raster, grid: Grid, pixels: CellPixels, background: tuple[float, float, float]
) -> CellPixels | None:
    """The cells with colors from the blocks of the picture's file, upright in it or askew; None
    where these tell nothing of them."""
    if raster.jpeg_askew is not None:
        return told_by_turned_blocks(raster.jpeg_askew, grid, pixels, background)
    return told_by_blocks(raster, grid, pixels, background)


def told_by_turned_blocks(
    data: bytes, grid: Grid, pixels: CellPixels, background: tuple[float, float, float]
) -> CellPixels | None:
    """The cells with colors from the blocks of the file ``data`` to which the grid's transform
    leads, and with their errors; None where these blocks tell nothing of them."""
    size, shape = min(grid.cell_width, grid.cell_height), pixels.rgb.shape
    if not _LEAST_PX <= size < _MOST_PX or min(grid.shape) < 2:
        return None
    if pixels.blank.size > _MOST_CELLS or not np.isfinite(pixels.rgb).all():
        return None
    planes = planes_of(data)
    rows, columns = edges_of(grid.row_spans), edges_of(grid.column_spans)
    if planes is None or rows is None or columns is None:
        return None
    seen = (pixels.rgb @ TO_CODEC.T + ZERO).reshape(-1, 3)
    askew = askew_in(grid, planes[0].levels.shape)
    if askew is None:
        return None
    luma = [_Blocks(planes[0], askew, blur) for blur in _BLURS]
    cover = askew.cover(rows, columns)
    # Nothing is known beforehand but how far all of them differ.
    free = np.full(len(seen), max(float(seen[:, 0].std()), 1.0))
    tried = [(blocks, blocks.solved(cover, seen[:, 0], free)) for blocks in luma]
    sharp, found = min(tried, key=lambda pair: pair[1].misfit)
    rows, columns = _moved(sharp, found, rows, columns, seen[:, 0], free)
    rows, columns = _with_lines(rows), _with_lines(columns)
    cover = askew.cover(rows, columns)
    page = np.asarray(background) @ TO_CODEC.T + ZERO
    around = (len(rows) - 1, len(columns) - 1)
    told = []
    for component, plane in enumerate(planes):
        blocks = _Blocks(plane, askew, sharp.blur)
        known = np.full(around, page[component]) if component else blocks.means(cover, around)
        known[INNER] = seen[:, component].reshape(shape[:2])
        loose = looseness(around, float(seen[:, component].std()), chroma=component > 0)
        told.append(blocks.told(cover, known.ravel(), loose.ravel(), around))
    misfit = max(float(median(near.ravel())) for _, _, near in told)
    if misfit > _STRANGE:
        return None
    levels, errors, _ = (np.stack(parts, axis=-1) for parts in zip(*told, strict=True))
    errors = errors * PER_LEVEL
    # What no block tells a part of the frame may have made.
    by_blocks = np.isfinite(errors)
    errors = np.where(by_blocks, errors, PER_LEVEL * seen.std(axis=0))
    levels = np.where(by_blocks, levels, seen.reshape(shape))
    rgb = np.clip((levels - ZERO) @ np.linalg.inv(TO_CODEC).T, 0.0, 255.0)
    return replace(
        pixels,
        rgb=rgb.reshape(shape),
        error=errors.max(axis=-1).reshape(shape[:2]),
        errors=errors.reshape(shape),
    )


def _with_lines(edges: FloatArray) -> FloatArray:
    """Borders of cells and of lines about all of them."""
    spans = with_lines(np.stack([edges[:-1], edges[1:]], axis=-1))
    return np.append(spans[:, 0], spans[-1, 1])


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Told:
    """``levels`` (n,) of the cells in one component, and the ``misfit``.

    left, weights, telling: of each coefficient what is left unexplained, its weight, and whether it
    tells something. pixels, cells: what these put into the coefficients, sparse. solver: of the
    equations.
    """

    levels: FloatArray
    misfit: float
    left: FloatArray
    weights: FloatArray
    telling: npt.NDArray[np.bool_]
    pixels: Any
    cells: Any
    solver: Any


def _moved(
    blocks: _Blocks,
    found: _Told,
    rows: FloatArray,
    columns: FloatArray,
    seen: FloatArray,
    free: FloatArray,
) -> tuple[FloatArray, FloatArray]:
    """The borders under which levels explain most, from where they were seen and ``found``."""
    askew, shape = blocks.askew, (len(rows) - 1, len(columns) - 1)
    for _ in range(_ROUNDS):
        shift = blocks.shifts(found, askew.pulls(rows, columns, found.levels.reshape(shape)))
        moved_rows, moved_columns = rows.copy(), columns.copy()
        moved_rows[1:-1] += shift[: len(rows) - 2]
        moved_columns[1:-1] += shift[len(rows) - 2 :]
        if min(np.diff(moved_rows).min(), np.diff(moved_columns).min()) <= 1.0:
            break
        again = blocks.solved(askew.cover(moved_rows, moved_columns), seen, free)
        if again.misfit >= found.misfit:
            break
        found, rows, columns = again, moved_rows, moved_columns
    return rows, columns


class _Blocks:
    """The coefficients of a plane's blocks that hold nothing but cells."""

    def __init__(self, plane: Plane, askew: Askew, blur: float) -> None:
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

    def _drawn(self, cover: Any) -> tuple[Any, Any, FloatArray, FloatArray]:
        """What pixels and what cells put into the coefficients, sparse; these, and their
        steps."""
        from scipy import sparse

        shown = self.spread @ cover
        down, across = (side // BLOCK for side in self.levels.shape)
        whole = np.asarray(shown.sum(axis=1)).reshape(down, BLOCK, across, BLOCK)
        inside = whole.min(axis=(1, 3)) >= 1.0 - _OUTSIDE
        kept = np.repeat(np.repeat(inside, KEPT, axis=0), KEPT, axis=1).ravel()
        pixels = sparse.csr_array(
            sparse.kron(
                sparse.kron(sparse.eye_array(down), sparse.csr_array(COSINES)),
                sparse.kron(sparse.eye_array(across), sparse.csr_array(COSINES)),
            )
        )[kept]
        steps = np.tile(self.plane.table[:KEPT, :KEPT], (down, across)).ravel()[kept]
        told = pixels @ self.levels.ravel()
        cells = sparse.csr_array(pixels @ shown)
        return pixels, cells, np.rint(told / steps) * steps, steps

    def means(self, cover: Any, shape: tuple[int, int]) -> FloatArray:
        """(R, C): mean levels of the pixels that cells cover, the page's where they cover none."""
        covered = np.asarray(cover.sum(axis=0)).ravel()
        levels = (cover.T @ self.levels.ravel()) / np.maximum(covered, _NONE)
        outside = float(np.max(levels, initial=0.0, where=covered > 0))
        return (np.where(covered > 0, levels, outside) + MIDDLE).reshape(shape)

    def solved(self, cover: Any, seen: FloatArray, free: FloatArray) -> _Told:
        """Levels (n,) that explain the blocks, ``seen`` in the pixels beforehand, which may be
        ``free`` (n,) levels off."""
        from scipy import sparse
        from scipy.sparse.linalg import splu

        pixels, cells, told, steps = self._drawn(cover)
        weights = 1.0 / (steps**2 / 12.0 + DRAWN**2)
        normal = cells.T @ sparse.diags_array(weights) @ cells + sparse.diags_array(free**-2.0)
        solver = splu(sparse.csc_array(normal))
        before = seen - MIDDLE
        found = before + solver.solve(cells.T @ (weights * (told - cells @ before)))
        left = told - cells @ found
        telling = (told != 0) | (np.abs(told - left) > steps / 2)
        squared = np.where(telling, left**2 * weights, 0.0)
        return _Told(
            levels=found + MIDDLE,
            misfit=float(squared.sum() / max(telling.sum(), 1)),
            left=left,
            weights=weights,
            telling=telling,
            pixels=pixels,
            cells=cells,
            solver=solver,
        )

    def told(
        self, cover: Any, known: FloatArray, free: FloatArray, shape: tuple[int, int]
    ) -> tuple[FloatArray, FloatArray, FloatArray]:
        """Levels of the cells among cells and lines, their errors, infinite where no block tells
        them, and the misfit about each."""
        found = self.solved(cover, known, free)
        variance = found.solver.solve(np.eye(len(known))).diagonal()
        # What is left unexplained about a cell is about that cell.
        share = abs(found.cells)
        squared = np.where(found.telling, found.left**2 * found.weights, 0.0)
        near = (share.T @ squared) / np.maximum(share.T @ found.telling.astype(float), _NONE)
        levels, variance, near, whole = (
            part.reshape(shape)[INNER]
            for part in (found.levels, variance, near, np.asarray(share.sum(axis=0)))
        )
        usual = max(float(median(near.ravel())), 1.0)
        # What is drawn a little otherwise is alike in coefficients that lie together, and does not
        # average out as their rounding does: errors grow as the misfit, not as its root.
        errors = level_error(np.sqrt(variance) * np.maximum(near, usual), 1.0)
        # How much of a cell lies in the blocks: its share of their means.
        errors[(whole < median(whole.ravel()) / 2) | (near > _WORSE * usual)] = np.inf
        return levels, errors, near

    def shifts(self, found: _Told, pulls: Any) -> FloatArray:
        """(n,): by how much borders are to move, in pixels, for what is left unexplained."""
        slopes = (found.pixels @ (self.spread @ pulls)).toarray()
        normal = slopes.T @ (found.weights[:, None] * slopes)
        normal += np.eye(len(normal)) / _STIFF_PX**2
        shift = np.linalg.solve(normal, slopes.T @ (found.weights * found.left))
        return np.asarray(np.clip(shift, -_FARTHEST_PX, _FARTHEST_PX))


def _spread(count: int, blur: float, pitch: int) -> Any:
    """Sparse (count / pitch, count): pixels after a blur, and the mean of each ``pitch`` of
    them."""
    from scipy import ndimage, sparse

    lines = np.eye(count)
    if blur > 0.0:
        lines = ndimage.gaussian_filter1d(lines, blur, axis=0, mode="nearest", truncate=3.0)
    return sparse.csr_array(lines.reshape(-1, pitch, count).mean(axis=1))

"""What a lattice of flat cells makes of a codec's blocks, and which cells make what is there.

What cells of one color with straight borders put into a block is linear in their colors,
and a product of what they do along rows and along columns; so colors are found by least
squares over all coefficients at once, in which a step q stands for an error of q / √12. Blocks
that lie across borders round other numbers than those within a cell do, and so tell more.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from unheat.decide.codec_blocks import (
    BLOCK,
    COSINES,
    DRAWN,
    KEPT,
    MIDDLE,
    Blocks,
    Coefficients,
)

FloatArray = npt.NDArray[np.float64]
Index = npt.NDArray[np.intp]

_ROUNDED = 1.0 / np.sqrt(12.0)
"""Scatter of a level that was rounded before a codec saw it."""

FREE = 5.0
"""How far, in levels, a cell's color may be off what its pixels show, where blocks are smaller."""

_MANY = 20
"""Coefficients that tell how far others like them are off."""

_ITERATIONS, _DONE = 40, 1e-4
_STIFF = 0.02
_HALF = 0.5
_FARTHEST_PX = 0.5


class Placed:
    """Cells at ``rows`` and ``columns`` (spans in pixels) in front of lines of one level.

    Their levels may be ``free`` levels off what their pixels show, one number or (R, C).
    """

    def __init__(
        self,
        held: Coefficients,
        rows: FloatArray,
        columns: FloatArray,
        line: float,
        free: float | FloatArray = FREE,
    ) -> None:
        self.held, self.line, self.free = held, line, free
        self.rows, self.columns = rows, columns
        self.down, self.across = held.rows.seen(rows), held.columns.seen(columns)
        ones = COSINES.sum(axis=1)
        ground = np.multiply.outer(np.tile(ones, len(held.rows.opens)), ones)
        self._ground = (line - MIDDLE) * np.tile(ground, (1, len(held.columns.opens)))

    def _shown(self, levels: FloatArray) -> FloatArray:
        return np.asarray((self.across @ (self.down @ levels).T).T)

    def _gathered(self, told: FloatArray) -> FloatArray:
        return np.asarray((self.across.T @ (self.down.T @ told).T).T)

    def _weighed(self, told: FloatArray) -> FloatArray:
        return np.asarray(
            (told.reshape(self.held.kept.shape) * self.held.weights).reshape(told.shape)
        )

    def left(self, levels: FloatArray) -> FloatArray:
        """What cells of ``levels`` (R, C) leave unexplained of the coefficients, as a matrix."""
        shape = self._ground.shape
        return np.asarray(
            self.held.kept.reshape(shape) - self._ground - self._shown(levels - self.line)
        )

    def solved(self, seen: FloatArray) -> FloatArray:
        """Levels (R, C) that explain the coefficients best, near those ``seen`` in the pixels.

        By conjugate gradients with the diagonal for a preconditioner.
        """
        loose = 1.0 / np.square(self.free)
        wanting = self._gathered(self._weighed(self.left(seen)))
        weights = self.held.weights.reshape(self._ground.shape)
        diagonal = (self.across.power(2).T @ (self.down.power(2).T @ weights).T).T + loose
        moved = np.zeros_like(seen)
        scaled = wanting / diagonal
        way, size = scaled, float((wanting * scaled).sum())
        enough = _DONE * size
        for _ in range(_ITERATIONS):
            if size <= enough:
                break
            met = self._gathered(self._weighed(self._shown(way))) + loose * way
            step = size / float((way * met).sum())
            moved, wanting = moved + step * way, wanting - step * met
            scaled = wanting / diagonal
            before, size = size, float((wanting * scaled).sum())
            way = scaled + size / before * way
        return seen + moved

    def misfit(self, levels: FloatArray) -> tuple[float, FloatArray]:
        """Mean squared error over what steps explain, 1 where that is all, over the coefficients
        that tell something (others are nought in any case), and the same about each cell (R, C)."""
        left, telling = self._told(levels)
        squared = np.where(telling, left**2 * self.held.weights, 0.0).sum(axis=(1, 3))
        count = telling.sum(axis=(1, 3)).astype(np.float64)
        # The first coefficient is the mean: which cells a block shows anything of.
        rows, columns = (abs(seen[::KEPT]) > 1e-6 for seen in (self.down, self.across))
        near, all_near = (columns.T @ (rows.T @ part).T for part in (squared, count))
        whole = float(squared.sum() / max(count.sum(), 1.0))
        return whole, np.asarray((near / np.maximum(all_near, 1.0)).T)

    def weighed(self, levels: FloatArray) -> Placed:
        """The same with weights that know how well ``levels`` explain each sort of block."""
        left, telling = self._told(levels)
        more = np.where(telling, left**2 - self.held.steps[:, None, :] ** 2 / 12.0, 0.0)
        drawn = np.full((2, 2, KEPT, KEPT), DRAWN**2)
        for row, column in np.ndindex(2, 2):
            rows = self.held.rows.parted == bool(row)
            columns = self.held.columns.parted == bool(column)
            count = telling[rows][:, :, columns].sum(axis=(0, 2))
            mean = more[rows][:, :, columns].sum(axis=(0, 2)) / np.maximum(count, 1)
            sure = count >= _MANY
            drawn[row, column, sure] = np.maximum(mean[sure], DRAWN**2)
        return Placed(self.held.drawn_off(drawn), self.rows, self.columns, self.line, self.free)

    def _told(self, levels: FloatArray) -> tuple[FloatArray, npt.NDArray[np.bool_]]:
        """What ``levels`` leave unexplained, as ``kept``, and where that tells something: where
        file or levels have more than what rounds to nought."""
        left = self.left(levels).reshape(self.held.kept.shape)
        half = self.held.steps[:, None, :] / 2
        return left, (self.held.kept != 0) | (np.abs(self.held.kept - left) > half)

    def errors(self) -> FloatArray:
        """(R, C): standard errors of the levels, those of neighbors being unknown as well."""
        height = float(np.median(np.diff(self.rows.mean(axis=1))))
        width = float(np.median(np.diff(self.columns.mean(axis=1))))
        reach = reach_of(min(height, width), self.held.rows.pitch)
        down, across = (
            np.stack([_bands(seen, reach, blocks.parted == kind) for kind in (False, True)])
            for seen, blocks in ((self.down, self.held.rows), (self.across, self.held.columns))
        )
        near = np.einsum("pquv,puia,qvjb->ijab", self.held.sorts, down, across, optimize=True)
        shape, span = near.shape[:2], 2 * reach + 1
        padded = np.pad(near, ((reach, reach), (reach, reach), (0, 0), (0, 0)))
        normal = np.zeros((*shape, span**2, span**2))
        places = [(a, b) for a in range(span) for b in range(span)]
        for row, (a, b) in enumerate(places):
            for column, (c, d) in enumerate(places):
                if abs(c - a) <= reach and abs(d - b) <= reach:
                    normal[:, :, row, column] = padded[
                        a : a + shape[0], b : b + shape[1], c - a + reach, d - b + reach
                    ]
            normal[:, :, row, row] += 1.0 / np.square(self.free)
        middle = span**2 // 2
        variance = np.linalg.inv(normal)[:, :, middle, middle]
        # Beside cells much smaller than most a block reaches farther than is looked at.
        return np.asarray(np.sqrt(np.where(variance > 0.0, variance, np.inf)))

    def exact_errors(self, some: npt.NDArray[np.bool_]) -> FloatArray:
        """(R, C): the same of ``some`` cells, all others of whatever size being unknown; NaN
        elsewhere."""
        from scipy import sparse
        from scipy.sparse.linalg import splu

        shown = sparse.csr_array(sparse.kron(self.down, self.across))
        weights = sparse.diags_array(self.held.weights.ravel())
        free = np.broadcast_to(1.0 / np.square(self.free), some.shape).ravel()
        normal = shown.T @ weights @ shown + sparse.diags_array(free)
        wanted = np.flatnonzero(some)
        units = np.zeros((some.size, len(wanted)))
        units[wanted, np.arange(len(wanted))] = 1.0
        solved = splu(sparse.csc_array(normal)).solve(units)
        errors = np.full(some.size, np.nan)
        errors[wanted] = np.sqrt(solved[wanted, np.arange(len(wanted))])
        return errors.reshape(some.shape)

    def hardly_seen(self) -> npt.NDArray[np.bool_]:
        """(R, C): cells of which less than half, or half a block, lies in the blocks.

        Of such a sliver a border that is a little off makes much more than of a cell.
        """
        shares = []
        for spans, blocks in ((self.rows, self.held.rows), (self.columns, self.held.columns)):
            first, last = (at * BLOCK * blocks.pitch for at in (blocks.first, blocks.last))
            inside = np.clip(spans, first, last)
            enough = np.minimum(spans[:, 1] - spans[:, 0], BLOCK)
            shares.append((inside[:, 1] - inside[:, 0]) / enough)
        return np.asarray(np.minimum(shares[0][:, None], shares[1]) < _HALF)

    def moved(self, levels: FloatArray, *, lined: bool) -> tuple[FloatArray, FloatArray]:
        """Spans of rows and columns whose borders stand where what is left tells them to.

        Cells with lines between them have borders of their own; others share them.
        """
        left, weights = self._weighed(self.left(levels)), self.held.sorts[0, 1]
        columns = _shifted(
            self.columns, self.held.columns, self.down, levels - self.line, left, weights,
            lined=lined,
        )  # fmt: skip
        rows = _shifted(
            self.rows, self.held.rows, self.across, levels.T - self.line, left.T,
            weights.T, lined=lined,
        )  # fmt: skip
        return rows, columns


def reach_of(cell_px: float, pitch: int) -> int:
    """How many cells away a block reaches that touches a cell of so many pixels, at most."""
    return int(np.ceil(BLOCK * pitch / cell_px))


def level_error(error: FloatArray, misfit: float) -> FloatArray:
    """Standard error of levels whose coefficients are explained no better than ``misfit``."""
    return np.asarray(np.hypot(error * np.sqrt(max(misfit, 1.0)), _ROUNDED))


def _bands(seen: Any, reach: int, kept: npt.NDArray[np.bool_]) -> FloatArray:
    """(KEPT, n, 2 · reach + 1): for each wave, products of cells with their neighbors, summed
    over the groups of blocks that are ``kept``."""
    count = seen.shape[1]
    bands = np.zeros((KEPT, count, 2 * reach + 1))
    for wave in range(KEPT):
        part = seen[wave::KEPT][np.flatnonzero(kept)]
        products = part.T @ part
        for away in range(-reach, reach + 1):
            line = products.diagonal(away)
            first = max(-away, 0)
            bands[wave, first : first + len(line), away + reach] = line
    return bands


def _shifted(
    spans: FloatArray,
    blocks: Blocks,
    other: Any,
    contrast: FloatArray,
    left: FloatArray,
    weights: FloatArray,
    *,
    lined: bool,
) -> FloatArray:
    """``spans`` (n, 2) of the cells along one axis, the inner borders moved by least squares.

    other: what cells do along the other axis. contrast: (m, n) cells less the lines. left:
    (m blocks, n blocks) what is unexplained, weighed.
    """
    shown = other @ contrast
    ends, opens = spans[:-1, 1] / blocks.pitch, spans[1:, 0] / blocks.pitch
    parted = left.reshape(len(left), len(blocks.opens), KEPT)

    def waves(at: FloatArray) -> tuple[Index, FloatArray]:
        # The level in which the cover changes, and what one level more of it does to its block.
        level = np.floor(at).astype(np.intp)
        block = np.searchsorted(blocks.starts, level, side="right") - 1
        inside = level - blocks.starts[np.maximum(block, 0)]
        known = (block >= 0) & (inside < BLOCK)
        told = COSINES[:, np.clip(inside, 0, BLOCK - 1)].T * known[:, None]
        return np.maximum(block, 0), told

    def pull(amount: FloatArray, block: Index, told: FloatArray) -> FloatArray:
        return np.asarray(np.einsum("rj,rjv,jv->j", amount, parted[:, block], told, optimize=True))

    def stiffness(a: FloatArray, b: FloatArray, told: FloatArray) -> FloatArray:
        both = (a * b).reshape(-1, KEPT, a.shape[1]).sum(axis=0)
        return np.asarray(np.einsum("uj,uv,jv->j", both, weights, told))

    moved = spans.copy()
    if not lined:
        step = shown[:, :-1] - shown[:, 1:]
        # A border at a whole pixel may move either way.
        sides = [waves(ends - 0.25), waves(ends + 0.25)]
        force = sum((pull(step, *side) for side in sides), np.zeros(len(ends)))
        held = sum((stiffness(step, step, told**2) for _, told in sides), np.zeros(len(ends)))
        shift = np.where(held > 0, force / np.where(held > 0, held, 1.0), 0.0) * blocks.pitch
        shift = np.clip(shift, -_FARTHEST_PX, _FARTHEST_PX)
        moved[:-1, 1] += shift
        moved[1:, 0] += shift
        return moved
    before, after = shown[:, :-1], -shown[:, 1:]
    (block, told), (block_after, told_after) = waves(ends), waves(opens - 1e-9)
    force, force_after = pull(before, block, told), pull(after, block_after, told_after)
    held = stiffness(before, before, told**2)
    held_after = stiffness(after, after, told_after**2)
    both = stiffness(before, after, told * told_after) * (block == block_after)
    loose = 1e-9 + _STIFF * (held + held_after)
    held, held_after = held + loose, held_after + loose
    area = held * held_after - both**2
    end = (held_after * force - both * force_after) / area * blocks.pitch
    open_ = (held * force_after - both * force) / area * blocks.pitch
    moved[:-1, 1] += np.clip(end, -_FARTHEST_PX, _FARTHEST_PX)
    moved[1:, 0] += np.clip(open_, -_FARTHEST_PX, _FARTHEST_PX)
    return moved

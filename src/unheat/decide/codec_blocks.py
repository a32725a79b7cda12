"""The blocks of a codec that lie in a lattice of cells, and what a file holds of them.

A JPEG keeps the cosine coefficients of blocks of 8 × 8 pixels, each rounded to a step of its own.
Blocks within one cell all hold the same, and count as one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from unheat.load.planes import Plane
from unheat.load.traces import cosines

FloatArray = npt.NDArray[np.float64]
Index = npt.NDArray[np.intp]

BLOCK = 8
KEPT = 5
"""Coefficients each way that are looked at: of finer ones nearly nothing is kept."""

MIDDLE = 128.0
"""Level that a codec takes off before it transforms."""

TO_CODEC = np.array(
    [[0.299, 0.587, 0.114], [-0.168736, -0.331264, 0.5], [0.5, -0.418688, -0.081312]]
)
ZERO = np.array([0.0, 128.0, 128.0])
"""Levels of lightness and both chromas from sRGB 0–255, as ITU-R BT.601 has them in JFIF."""

PER_LEVEL = np.array([0.5, 0.25, 0.25])
"""Lab units a level of each component, as in the space that codecs are read in."""

DRAWN = 1.0
"""How far a drawing may be off flat cells with straight borders, in coefficients."""

_RIM_PX = 3.0
"""Frames of axes lie over the outer borders of a panel."""

LOOSE_PX, HELD_PX = 2.0, 0.6
"""By so much borders may still move, before and after they were fitted, while blocks count as
lying within a cell."""


COSINES = cosines()[:KEPT]
"""(KEPT, 8): rows of the cosine transform."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Blocks:
    """The blocks along one axis, those that lie within one cell put together.

    first, last: whole blocks from one to before the other. opens: where each group begins
    among them. counts: its blocks. parted: whether a border runs through it. pitch: pixels a
    level of the plane.
    """

    first: int
    last: int
    opens: Index
    counts: Index
    parted: npt.NDArray[np.bool_]
    pitch: int

    @property
    def starts(self) -> Index:
        """First level of each group's first block."""
        return np.asarray((self.first + self.opens) * BLOCK)

    def seen(self, spans: FloatArray) -> Any:
        """Sparse (groups · KEPT, cells): what each cell of ``spans`` (n, 2) puts into them."""
        # Slow to start, and needed for few pictures.
        from scipy import sparse

        edges = spans / self.pitch
        levels = (self.starts[:, None] + np.arange(BLOCK)).ravel()
        covered = np.minimum(edges[:, 1:], levels + 1) - np.maximum(edges[:, :1], levels)
        parts = np.clip(covered, 0.0, 1.0).reshape(len(spans), len(self.opens), BLOCK)
        told = np.einsum("uy,cby->buc", COSINES, parts, optimize=True)
        return sparse.csr_array(told.reshape(-1, len(spans)))


def blocks_along(
    spans: FloatArray, levels: int, pitch: int, loose: float, *, whole: bool = True
) -> Blocks | None:
    """The blocks of a plane of so many levels that hold nothing but cells of ``spans`` (n, 2),
    whose borders may be ``loose`` pixels off; all that touch one, if they need not be ``whole``."""
    edges = spans / pitch
    rim = _RIM_PX / pitch if whole else 0.0
    ends = (edges[0, 0] + rim) / BLOCK, (edges[-1, 1] - rim) / BLOCK
    inward, outward = int(np.ceil(ends[0])), int(np.floor(ends[1]))
    first = max(inward if whole else int(np.floor(ends[0])), 0)
    last = min(outward if whole else int(np.ceil(ends[1])), levels // BLOCK)
    if last - first < 2:
        return None
    starts = np.arange(first, last) * float(BLOCK)
    loose = loose / pitch
    cell = np.searchsorted(edges[:, 0] + loose, starts, side="right") - 1
    within = (cell >= 0) & (starts + BLOCK <= edges[np.maximum(cell, 0), 1] - loose)
    again = np.concatenate([[False], within[1:] & within[:-1] & (cell[1:] == cell[:-1])])
    opens = np.flatnonzero(~again)
    counts = np.diff(np.append(opens, last - first))
    return Blocks(
        first=first, last=last, opens=opens, counts=counts, parted=~within[opens], pitch=pitch
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Coefficients:
    """What a file holds of one plane's blocks: ``kept`` (rows, KEPT, columns, KEPT), the mean
    over blocks that lie in the same cells, their steps (KEPT, KEPT) and weights, as ``kept``.

    sorts: (2, 2, KEPT, KEPT) the weights in blocks that no border of rows runs through and in
    others, and so for columns.
    """

    kept: FloatArray
    steps: FloatArray
    rows: Blocks
    columns: Blocks
    sorts: FloatArray
    weights: FloatArray

    def drawn_off(self, drawn: FloatArray) -> Coefficients:
        """With the weights where so much variance, like ``sorts``, is of what is drawn otherwise
        than cells and lines are held to be."""
        sorts = 1.0 / (self.steps**2 / 12.0 + drawn)
        rows, columns = self.rows.parted.astype(np.intp), self.columns.parted.astype(np.intp)
        weights = sorts[rows[:, None], columns[None, :]].transpose(0, 2, 1, 3)
        return replace(self, sorts=sorts, weights=np.ascontiguousarray(weights))


def coefficients(
    plane: Plane,
    rows: FloatArray,
    columns: FloatArray,
    *,
    loose: float = HELD_PX,
    whole: bool = True,
) -> Coefficients | None:
    """Of the blocks that hold nothing but cells with these spans, (n, 2) in pixels each; of all
    that touch these, if they need not be ``whole``."""
    down = blocks_along(rows, plane.levels.shape[0], plane.pitch, loose, whole=whole)
    across = blocks_along(columns, plane.levels.shape[1], plane.pitch, loose, whole=whole)
    if down is None or across is None:
        return None
    part = plane.levels[
        down.first * BLOCK : down.last * BLOCK, across.first * BLOCK : across.last * BLOCK
    ]
    tiles = (part - MIDDLE).reshape(down.last - down.first, BLOCK, across.last - across.first, -1)
    told = np.einsum("ui,aibj,vj->aubv", COSINES, tiles, COSINES, optimize=True)
    steps = plane.table[:KEPT, :KEPT]
    # Levels were rounded once more on their way out of the file; the steps tell what it holds.
    told = np.rint(told / steps[:, None, :]) * steps[:, None, :]
    told = np.add.reduceat(told, down.opens, axis=0) / down.counts[:, None, None, None]
    told = np.add.reduceat(told, across.opens, axis=2) / across.counts[:, None]
    none = np.zeros((2, 2, KEPT, KEPT))
    held = Coefficients(kept=told, steps=steps, rows=down, columns=across, sorts=none, weights=none)
    return held.drawn_off(none + DRAWN**2)

"""Colors of small cells at the rim of a panel, whose blocks of a codec hold more than cells.

Blocks that lie across a panel's outer border hold its frame and the page as well. Of chroma, where
page and frame have none, these are a ground of one level. In lightness they are told apart as
lines along the border that may have any level beside any cell, as the marks of ticks do. What
else stands there, print or a bar, is left unexplained, and cells beside it are not told.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import numpy.typing as npt

from unheat.decide.codec_blocks import BLOCK, coefficients
from unheat.decide.codec_fit import Placed, level_error
from unheat.load.planes import Plane

FloatArray = npt.NDArray[np.float64]

_LINES = (1.0, 0.0, -1.0, -2.0)
"""Where lines along a border begin, in pixels from it to the inside: a frame is one or two pixels
wide, and half of it lies over the cells."""

INNER = slice(len(_LINES), -len(_LINES)), slice(len(_LINES), -len(_LINES))
"""The cells among cells and lines."""

_LOOSE, _SURE = 20.0, 1.0
"""Levels that such a line may be off what its pixels show, and that chroma may be off none."""


def told_at_rim(
    plane: Plane,
    rows: FloatArray,
    columns: FloatArray,
    line: float,
    seen: FloatArray,
    free: float,
    at_rim: npt.NDArray[np.bool_],
    *,
    chroma: bool,
) -> tuple[FloatArray, FloatArray, FloatArray] | None:
    """Levels (R, C) of one component, their errors, and the misfit about each cell, from all
    blocks that touch the panel, infinite errors but ``at_rim`` (R, C); None where there are none.

    ``rows`` and ``columns`` are spans in pixels, ``line`` the level of what is no cell, ``seen``
    (R, C) what pixels show and ``free`` how far cells may be off that. What is no cell has that
    level where the component is a ``chroma``.
    """
    rows, columns = with_lines(rows), with_lines(columns)
    around = np.full((len(rows), len(columns)), line)
    if not chroma:
        around = _means(plane.levels, rows, columns)
    loose = looseness(around.shape, free, chroma=chroma)
    around[INNER] = seen
    seen = around
    held = coefficients(plane, rows, columns, whole=False)
    if held is None:
        return None
    placed = Placed(held, rows, columns, line, loose)
    solved = placed.solved(seen)
    near = placed.misfit(solved)[1]
    placed = placed.weighed(solved)
    solved = placed.solved(seen)
    rim = np.zeros(around.shape, dtype=bool)
    rim[INNER] = at_rim
    error = placed.exact_errors(rim)
    errors = np.where(rim, level_error(error, placed.misfit(solved)[0]), np.inf)
    return solved[INNER], errors[INNER], near[INNER]


def looseness(shape: tuple[int, ...], free: float, *, chroma: bool) -> FloatArray:
    """(R, C) by how many levels cells with lines about them may be off what is known of them;
    ``free`` is that of the cells."""
    loose = np.full(shape, _SURE if chroma else _LOOSE)
    if chroma:
        # Who has the outermost pixel of a cell is not known: the frame has no chroma.
        outermost = slice(len(_LINES) - 1, 1 - len(_LINES))
        loose[outermost, outermost] = free
    loose[INNER] = free
    return loose


def with_lines(spans: FloatArray) -> FloatArray:
    """Spans (n, 2) with lines before and after them; the outermost cells are so much smaller."""
    inside = _LINES[0]
    first, last = spans[0, 0], spans[-1, 1]
    before = [(first + to, first + at) for at, to in pairwise(_LINES)]
    after = [(last - at, last - to) for at, to in pairwise(_LINES)]
    page = -_LINES[-1]
    before.append((first - page - BLOCK, first - page))
    after.append((last + page, last + page + BLOCK))
    cells = spans.copy()
    cells[0, 0] += inside
    cells[-1, 1] -= inside
    return np.concatenate([np.array(before[::-1]), cells, np.array(after)])


def _means(levels: npt.NDArray[np.uint8], rows: FloatArray, columns: FloatArray) -> FloatArray:
    """(R, C): mean levels (h, w) of the boxes of spans in pixels; the nearest where there are
    none."""
    down, across = _shares(rows, levels.shape[0]), _shares(columns, levels.shape[1])
    return np.asarray(down @ levels.astype(np.float64) @ across.T)


def _shares(spans: FloatArray, count: int) -> FloatArray:
    """(n, count): how much of each span, (n, 2), every pixel makes up."""
    held = np.clip(spans, 0.0, float(count))
    held[:, 1] = np.maximum(held[:, 1], held[:, 0])
    pixels = np.arange(count)
    covered = np.minimum(held[:, 1:], pixels + 1) - np.maximum(held[:, :1], pixels)
    covered = np.clip(covered, 0.0, 1.0)
    bare = covered.sum(axis=1) == 0
    nearest = np.clip(held[bare, 0].astype(np.intp), 0, count - 1)
    covered[bare, nearest] = 1.0
    return np.asarray(covered / covered.sum(axis=1, keepdims=True))

"""The stairs of a triangle: each line of cells is one shorter than the one before it.

The last step is one cell, and in a matrix of distances it has the color of the page. Then no
color shows it, but where cells have outlines it has one too, on all four of its sides, and no
header or axis has an outline about the one place where the next step is due.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from unheat.channels import least, most
from unheat.detect.grid import GridFit
from unheat.model.geometry import Span

BoolArray = npt.NDArray[np.bool_]
FloatArray = npt.NDArray[np.float64]

_SEEN = 32.0
"""Levels of 255 by which an outline differs from the page in some channel."""

_FEWEST = 3
"""Lines of fewer cells make no stairs."""

_MOST = 0.5
"""Share of a cell that its fill takes at least, beside print."""

_NEAR_PX = 2.0
_ALL = 0.95
"""Share of the places along a side that its line takes."""


def step_on(before: BoolArray, filled: BoolArray) -> int | None:
    """Which cell of a line comes first where it is one cell shorter than the one ``before`` it,
    with page beyond: the stairs of a triangle, whose cells may be of one color and end nowhere.
    """
    for turned in (False, True):
        one, other = (before[::-1], filled[::-1]) if turned else (before, filled)
        # A run of cells up to the far end of both lines.
        runs = bool(one[-1] and other[-1]) and all(
            np.count_nonzero(np.diff(line.astype(np.int8))) == 1 for line in (one, other)
        )
        if runs and one.sum() - other.sum() == 1:
            first = int(other.argmax())
            return len(other) - 1 - first if turned else first
    return None


def boxed_step(
    rgb: npt.NDArray[np.uint8], fit: GridFit, axis: int, at_end: bool, page: npt.ArrayLike
) -> bool:
    """Whether outlines show the next step of stairs beyond the first or the last row (``axis``
    0) or column of a grid: as many cells as are due there, each with a line on all four sides.

    ``page`` (k, 3) are the colors of what stands about the cells.
    """
    lattice, across = fit.along(axis), fit.along(1 - axis)
    if across.n < _FEWEST:
        return False
    picture = rgb if axis == 0 else rgb.transpose(1, 0, 2)
    plain = np.atleast_2d(np.asarray(page, dtype=float))
    last = lattice.spans()[-1 if at_end else 0]
    following = lattice.longer(1, at_end=at_end).spans()[-1 if at_end else 0]
    # Where no outline shows the next step, nobody asks for the last one.
    other = _boxed(picture, following, across.spans(), plain)
    if not other.any() or step_on(_boxed(picture, last, across.spans(), plain), other) is None:
        return False
    steps = [cell for cell, boxed in zip(across.spans(), other, strict=True) if boxed]
    return all(_is_plain(picture, following, cell, plain) for cell in steps)


def _is_plain(picture: npt.NDArray[np.uint8], line: Span, cell: Span, page: FloatArray) -> bool:
    """Whether most of a cell has the color of the page: there may be print in it."""
    ys, xs = (slice(int(span[0]) + 1, max(int(span[1]), 0)) for span in (line, cell))
    part = picture[ys, xs].astype(float)
    off = np.abs(part[:, :, None] - page).max(axis=3).min(axis=2)
    return bool(part.size) and float((off <= _SEEN).mean()) > _MOST


def _boxed(
    picture: npt.NDArray[np.uint8], line: Span, cells: Sequence[Span], page: FloatArray
) -> BoolArray:
    """(n,) whether lines run along the four sides of each cell of a line, two pixels to either
    side of them. The sides that all cells have on one line of the picture are looked at first.
    """
    boxed = np.ones(len(cells), dtype=bool)
    for place in line:
        boxed &= _have_lines(picture, place, cells, page)
        if not boxed.any():
            return boxed
    turned = picture.transpose(1, 0, 2)
    for number in np.flatnonzero(boxed).tolist():
        boxed[number] = all(_have_lines(turned, place, [line], page)[0] for place in cells[number])
    return boxed


def _have_lines(
    picture: npt.NDArray[np.uint8], place: float, cells: Sequence[Span], page: FloatArray
) -> BoolArray:
    """(n,) whether a line runs along each cell in one of the rows near a ``place``."""
    near = slice(max(int(place - _NEAR_PX), 0), max(int(np.ceil(place + _NEAR_PX)), 0))
    width = picture.shape[1]
    along = [
        slice(max(int(start) + 1, 0), max(int(np.ceil(end)) - 1, 0)).indices(width)[:2]
        for start, end in cells
    ]
    first, last = min(start for start, _ in along), max(end for _, end in along)
    part = picture[near, first:last].astype(float)
    if not part.size:
        return np.zeros(len(cells), dtype=bool)
    off = least(np.stack([most(np.abs(part - color)) for color in page], axis=-1))
    drawn = np.zeros((len(off), off.shape[1] + 1), dtype=np.int64)
    np.cumsum(off > _SEEN, axis=1, out=drawn[:, 1:])
    starts, ends = np.maximum(np.array(along).T - first, 0)
    ends = np.maximum(ends, starts)
    share = (drawn[:, ends] - drawn[:, starts]).max(axis=0) / np.maximum(ends - starts, 1)
    result: BoolArray = share >= _ALL
    return result

"""One frame about groups of cells: they are one matrix, whatever parts them.

A broad line in the page's color parts the groups of a matrix as the page parts panels, and under
heads of their own the groups may have the same labels again. But panels have a frame each or none,
and no frame runs on over the page between two of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.model import Grid, Layout
from unheat.model.geometry import Span

_NONE = 8.0
"""Levels of 255 by which what parts the groups differs from the page at most."""

_FRAME, _FRAMED = 3, 64.0
"""A frame runs so many pixels beside the cells at most, and differs so much from the page."""

_MOST = 0.8
"""Share of the pixels between two groups that have the page's color."""


def lines_seen(
    layout: Layout, grid: Grid, *, columns: bool
) -> tuple[npt.NDArray[np.uint8], tuple[Span, ...], Span]:
    """The picture (H, W, 3) with the lines of an axis side by side, their spans, and the one
    across, in pixels."""
    rgb, box = layout.raster.rgb, grid.box
    if columns:
        return rgb, grid.column_spans, (box.y0, box.y1)
    turned = np.ascontiguousarray(rgb.transpose(1, 0, 2))
    return turned, grid.row_spans, (box.x0, box.x1)


def in_one_frame(
    picture: npt.NDArray[np.uint8],
    spans: Sequence[Span],
    across: tuple[float, float],
    starts: Iterable[int],
    background: tuple[float, float, float],
) -> bool:
    """Whether the page's color parts the groups of columns that begin at ``starts``, and lines at
    both ends of the cells cross it and half of the cells on both sides: facets have a frame each
    or none.
    """
    first, last = round(across[0]), round(across[1])
    if first < _FRAME or last + _FRAME > len(picture):
        return False
    around = picture[first - _FRAME : last + _FRAME].astype(np.float32)
    off = most(np.abs(around - np.array(background, dtype=np.float32)))
    for place in starts:
        before, after = spans[place - 1], spans[place]
        x0, x1 = (round(sum(span) / 2) for span in (before, after))
        middle = round((before[1] + after[0]) / 2)
        gap = off[2 * _FRAME : -2 * _FRAME, middle - 1 : middle + 2]
        if not gap.size or (gap.min(axis=1) > _NONE).mean() > 1 - _MOST:
            return False
        for rows in (slice(0, _FRAME + 2), slice(-_FRAME - 2, None)):
            line = off[rows, x0:x1] > _FRAMED
            if not line.all(axis=1).any():
                return False
    return True

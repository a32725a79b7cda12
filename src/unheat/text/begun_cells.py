"""Labels at the borders where their cells begin: one for each cell, and a tick mark over each.

Scripts that draw a matrix with ``pcolor`` set ticks at 0, 1, 2 ...: there cells begin, and their
middles are half a cell on. As many marks as cells, on all borders but the last (or the first, where
rows are counted upward), name the cells in their order. To the middles such labels are as near on
one side as on the other. Where no marks are drawn the labels themselves must stand on the borders.
"""

from __future__ import annotations

import numpy as np

from unheat.model import Box, Grid
from unheat.text.fine_ticks import FINE_PX, points_of
from unheat.text.ink import FloatArray, IntArray
from unheat.text.page import Page, free_beside, side_view
from unheat.text.spans import joined_spans

_FEWEST = 3
"""So many marks, each on a border, stand there by no chance."""

_ON, _ON_PX = 0.08, 1.5
"""How far a mark is off its border, as a share of a cell or in pixels."""

_NEARER = 0.6
"""Letters under the marks are so much nearer to these than to the middles of cells: those of names
that fill their cells are not, wherever they stand."""

_HANG, _EVENLY, _LEAST = 1.1, 0.7, 1 / 3
"""Slanted names end so many letter heights beside their marks at most, all as far as the others to
so many, and by less than such a share of a cell."""

_SET_ON, _SET_ON_CELL = 0.4, 0.2
"""Letter heights, and shares of a cell, by which the middle of a label is off its border: that of
letters with tails is lower."""

_WHOLE = 1.2
"""Letter heights between two letters of one label at most, spaces included."""

_NEXT = 0.5
"""Letters next to the marks are hardly further out than the nearest, in letter heights: of slanted
names these are the last ones."""

_MARKED = 0.75
"""Share of the marks that have letters; a crowded axis leaves some out."""


def where_cells_begin(
    page: Page,
    grid: Grid,
    own: Box,
    side: str,
    limit: float,
    index: IntArray,
    marks: FloatArray,
) -> tuple[IntArray, FloatArray]:
    """The glyphs ``index`` beside a side of ``own``, and where its labels stand (n,): at the
    middles of the cells, or on the borders where these begin: ``marks`` (m, 4) are boxes of the
    marks beside them. That at a corner is one with the frame, so that glyphs do not show it.

    The outermost of these labels hangs out beyond the cells, and is taken in.
    """
    axis = 1 if side in ("left", "right") else 0
    centers = grid.row_centers() if axis == 1 else grid.column_centers()
    spans = np.array(grid.row_spans if axis == 1 else grid.column_spans, dtype=float)
    pitch = float(np.diff(spans[:, 0]).mean()) if len(spans) > 1 else 0.0
    if len(centers) < _FEWEST or pitch < FINE_PX or not len(index):
        return index, centers
    points = np.sort(points_of(marks, axis))
    borders, slack = np.append(spans[:, 0], spans[-1, 1]), max(_ON * pitch, _ON_PX)
    points = points[(points >= borders[0] - slack) & (points <= borders[-1] + slack)]
    if len(points) not in (0, len(centers)):
        return index, centers
    for begun in (borders[:-1], borders[1:]):
        if len(points) and np.abs(points - begun).max() > slack:
            continue
        # Of a row's label no more hangs out than half a line.
        further = free_beside(page, own, side, limit, pitch / 2) if axis == 0 else index[:0]
        beside = np.union1d(index, further)
        view = side_view(page.glyphs.boxes[beside], own, side)
        along, size = view[:, 2:].mean(axis=1), page.glyphs.text_size(index)
        mark = np.abs(along[:, None] - begun[None, :]).argmin(axis=1)
        marked = np.unique(mark)
        if len(marked) < _MARKED * len(begun):
            continue
        near = float(np.median([view[mark == number, 0].min() for number in marked]))
        # At the corner the other axis has its first label, which stands closer to this side.
        corner = (view[:, 0] < near - _NEXT * size) & ((along < borders[0]) | (along > borders[-1]))
        first = ~corner & (view[:, 0] <= near + _NEXT * size)
        letters = along[first]
        if not len(points):
            told = _are_set_on(view[first, 2:], mark[first], begun, size)
        else:
            told = _are_nearer(letters, begun, centers) or _hang(letters, mark[first], begun, size)
        if told:
            return beside[~corner], points if len(points) else begun
    return index, centers


def _are_set_on(spans: FloatArray, mark: IntArray, begun: FloatArray, size: float) -> bool:
    """Whether the letters next to the cells, at ``spans`` (n, 2), are one label for each of these
    borders, numbered by ``mark`` (n,), and it stands on their middle: no tick marks show that.

    Halves of the labels of two cells reach as far from the border between these, in two pieces.
    """
    if len(np.unique(mark)) < len(begun):
        return False
    labels = [joined_spans(spans[mark == one], _WHOLE * size) for one in range(len(begun))]
    if any(len(label) > 1 for label in labels):
        return False
    ends = np.array([label[0] for label in labels])
    slack = min(_SET_ON * size, _SET_ON_CELL * float(np.diff(begun).mean()))
    return float(np.abs(np.mean(ends, axis=1) - begun).max()) <= slack


def _are_nearer(along: FloatArray, begun: FloatArray, centers: FloatArray) -> bool:
    """Whether letters at ``along`` (n,), next to the cells, stand about the borders where these
    begin, and not about their middles."""
    away = np.abs(along[:, None] - begun[None, :]).min(axis=1)
    others = np.abs(along[:, None] - centers[None, :]).min(axis=1)
    return float(away.mean()) <= _NEARER * float(others.mean())


def _hang(along: FloatArray, mark: IntArray, begun: FloatArray, size: float) -> bool:
    """Whether letters at ``along`` (n,) end slanted names that hang at their marks, each of the
    same one of ``begun`` (m,), numbered by ``mark`` (n,): a little to one side, and all alike."""
    off = np.array([np.mean(along[mark == one] - begun[one]) for one in np.unique(mark)])
    middle = abs(float(np.median(off)))
    pitch = float(np.diff(begun).mean())
    return float(np.ptp(off)) <= _EVENLY * size and middle <= min(_HANG * size, _LEAST * pitch)

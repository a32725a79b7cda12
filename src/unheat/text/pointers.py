"""Tick marks told by what they point at: one stands in the middle of each row or column.

A codec blurs marks until they are as wide as long, leaves remains of a frame before them, and
joins some to their labels; but it moves none of them, and no letters are of one size and as
far from the cells in all rows.
"""

from __future__ import annotations

import numpy as np

from unheat.medians import median
from unheat.model import Box
from unheat.text.cutting import part_at
from unheat.text.ink import BoolArray, FloatArray, IntArray
from unheat.text.page import Page, side_view
from unheat.text.side_marks import LETTER

# How far off the middle of its row a mark stands, and how much marks of one axis differ, in pixels.
_OFF_PX, _DIFFER_PX = 1.5, 1.5
# Longest and thickest mark, in letter heights, and the least thickness that is no mark's.
_LONG, _THICK, _THICK_PX = 0.75, 0.5, 4.0
# How far from the cells marks begin, in letter heights and at least, and what stands before them.
_CLOSE, _CLOSE_PX, _TOUCHING_PX = 0.6, 5.0, 3.5
# A stroke fills its box, however blurred it is. Digits leave a third: labels of one digit are no
# marks where they are much smaller than the text of their page.
_FILLED = 0.75
# The share of rows or columns that are pointed at, and least number of marks that stand alone.
_MOST, _LEAST = 0.6, 3
# Marks that stand before every row, all alike, may be so long and so far off, in letter heights.
_LONGER, _FURTHER = 1.5, 3.0


def pointing(
    page: Page, index: IntArray, own: Box, side: str, centers: FloatArray
) -> tuple[IntArray, BoolArray]:
    """``index`` (n,) with labels cut from their marks, and which of it are marks that point at
    ``centers`` or stand before the ends of these.

    On the other sides the sign of a negative number points at its row too.
    """
    nothing = np.zeros(len(index), dtype=bool)
    if side not in ("left", "bottom") or len(centers) < _LEAST:
        return index, nothing
    view = side_view(page.glyphs.boxes[index], own, side)
    length, width = view[:, 1] - view[:, 0], view[:, 3] - view[:, 2]
    away = np.abs(view[:, 2:].mean(axis=1)[:, None] - centers[None, :])
    filled = page.glyphs.area[index] / np.maximum(length * width, 1.0)
    each = _one_each(view, away, page.size)
    each &= each.any() and median(filled[each]) >= _FILLED
    if each.any():
        return index, each
    marks = (away.min(axis=1) <= _OFF_PX) & (length <= _LONG * page.size)
    marks &= width <= max(_THICK_PX, _THICK * page.size)
    if not marks.any() or median(filled[marks]) < _FILLED:
        return index, nothing
    near, far = median(view[marks, :2], along_first=True)
    marks &= (np.abs(view[:, :2] - (near, far)) <= _DIFFER_PX).all(axis=1)
    if near > max(_CLOSE_PX, _CLOSE * page.size):
        return index, nothing
    before = (view[:, 1] <= far + 0.5) & (view[:, 0] <= _TOUCHING_PX)
    joined = ~marks & ~before & (np.abs(view[:, 0] - near) <= _DIFFER_PX)
    over = (view[:, 2, None] <= centers + _OFF_PX) & (view[:, 3, None] >= centers - _OFF_PX)
    pointed = over[marks | before | joined].any(axis=0)
    letters = ~marks & ~before & ~joined
    if marks.sum() < _LEAST or pointed.sum() < _MOST * len(centers) or not letters.any():
        return index, nothing
    if np.percentile(view[letters, 0], 5) < far - 1.0:
        return index, nothing
    # Only what reaches across the ends of the marks has a mark and a letter in it: ink that
    # ends there, as a short stroke of a letter does, has nothing to cut off.
    axis = 0 if side == "left" else 1
    cut = round(own.x0 - far if side == "left" else own.y1 + far)
    boxes = page.glyphs.boxes[index]
    joined &= over.any(axis=1) & (boxes[:, axis] < cut) & (boxes[:, axis + 2] > cut)
    if joined.any():
        fresh = part_at(page, index[joined], cut, axis=axis)
        # The upper and left halves are new: marks below the cells, labels to the left of them.
        index = np.concatenate([index, fresh])
        halves = np.full(len(fresh), side != "left")
        marks = np.concatenate([marks | (joined & (side == "left")), halves])
        before = np.pad(before, (0, len(fresh)))
    return index, marks | before


def _one_each(view: FloatArray, away: FloatArray, size: float) -> BoolArray:
    """(n,) marks of one size and place that stand before every row, between cells and letters.

    Dashes of labels do not come in every row, at one distance and as the first thing in each.
    """
    nothing = np.zeros(len(view), dtype=bool)
    length, width = view[:, 1] - view[:, 0], view[:, 3] - view[:, 2]
    thin = (width <= max(_THICK_PX, _THICK * size)) & (length > width)
    able = thin & (length <= _LONGER * size) & (view[:, 0] <= _FURTHER * size)
    able &= away.min(axis=1) <= _OFF_PX
    if not able.any():
        return nothing
    near, far = median(view[able, :2], along_first=True)
    able &= (np.abs(view[:, :2] - (near, far)) <= _DIFFER_PX).all(axis=1)
    rows = away[able].argmin(axis=1)
    single = len(rows) == away.shape[1] == len(np.unique(rows))
    letters = view[~able]
    if not single or not len(letters) or letters[:, 0].min() < far:
        return nothing
    # What is as high as letters, and not much higher than broad, may be a digit each.
    long, broad = median(length[able]), median(width[able])
    return nothing if long >= LETTER * size and broad > _THICK * long else able

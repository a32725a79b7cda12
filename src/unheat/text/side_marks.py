"""Tick marks on a side of a panel or a bar, told from the letters that stand there as well."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.model import Box
from unheat.text.ink import FloatArray, IntArray
from unheat.text.letters_at_cells import begins_word, ends_line
from unheat.text.page import Page, bands, side_view

# Marks that touch the cells stand no further off than their rims.
_TOUCHING_PX = 2.0
# A mark as high as letters fills so much of its box.
_FILLED = 0.8
# Marks with remains of the frame begin so near, print is so far beyond them in letter heights, and
# they hold at most so much ink, as a share of the square of their length, or of the box of several.
_FOOT_PX, _OFF, _STEM, _SPARSE = 2.5, 0.6, 0.45, 0.25
# No letter is as small as this, in letter heights.
_SPECK = 0.25
# What is so high, in letter heights, may be a letter, and what is so low is none.
LETTER, _LOW = 0.8, 0.65
# So many marks that end alike do so by no chance.
_SEVERAL = 3


def tick_marks(page: Page, index: IntArray, own: Box, side: str) -> npt.NDArray[np.bool_]:
    """(n,) which of these glyphs are tick marks of this side.

    Thin straight pieces that point outwards and lie between the panel and the first
    letters: an "l" under the cells points outwards too, but stands among other letters.
    """
    view = side_view(page.glyphs.boxes[index], own, side)
    length, width = view[:, 1] - view[:, 0], view[:, 3] - view[:, 2]
    # A mark that touches its panel keeps a faint foot of the frame, one pixel on either side.
    foot = 2.0 * ((view[:, 0] <= _TOUCHING_PX) & (width <= 4.0))
    full = page.glyphs.area[index] >= 0.6 * length * np.maximum(width - foot, 1.0)
    # A mark of one pixel is three wide with its anti-aliased rims, and may be as short.
    thin = (width <= 4.0) | (width <= 0.6 * length)
    # Small letters that have grown together to a word are as high as letters, and leave holes.
    thin &= (width < LETTER * page.size) | (page.glyphs.area[index] >= _FILLED * length * width)
    # Long marks are thick too.
    stout = np.maximum(max(4.0, 0.5 * page.size), 0.4 * length)
    mark = full & thin & (width <= stout) & (length <= 2.5 * page.size)
    # What touches the edge and is lower than a letter is a mark with a piece of the frame.
    ends = ends_line(view, page.size) if side == "left" else np.zeros(len(view), dtype=bool)
    lettered = begins_word(view, page.size) | ends
    # A narrow digit that stands off the edge is as high as letters are.
    foot_px = np.where(width < LETTER * page.size, 2.0, 1.0)
    mark |= (view[:, 0] <= foot_px) & (length <= _LOW * page.size) & ~lettered
    # A point at the end of a turned label is as small as a short mark, but stands off. Smeared
    # digits are as broad, and as high as letters: a mark of that height touches the cells.
    near = np.where(length < LETTER * page.size, 3.0, _TOUCHING_PX)
    mark &= (length >= 1.5 * width) | (view[:, 0] <= near)
    # A minus sign beside a bar lies as a mark does; marks touch what they mark.
    close = 3.5 if side in ("left", "right") else 5.0
    share = 0.3 if side in ("left", "right") else 0.8
    mark &= view[:, 0] <= max(close, share * page.size)
    if mark.any():
        mark &= view[:, 0] <= np.percentile(view[mark, 0], 10) + 2.0
        # A codec frays some of them: what begins and ends where the others do at the cells is one,
        # as broad as it may have grown where it is lower than letters and the others are several.
        off = np.abs(view[:, :2] - np.median(view[mark, :2], axis=0)).max(axis=1)
        slim = (width <= 0.6 * length) | ((length <= _LOW * page.size) & (mark.sum() >= _SEVERAL))
        mark |= (off <= 1.0) & (view[:, 0] <= _TOUCHING_PX) & slim
    tall = _tall_marks(view, page.glyphs.area[index], page.size) & ~ends
    if mark.all() or not mark.any():
        return mark | tall
    start, end = (own.y0, own.y1) if side in ("left", "right") else (own.x0, own.x1)
    middle = (view[:, 2] + view[:, 3]) / 2
    rest = ~mark & (middle >= start) & (middle <= end)
    # Specks that a codec leaves between marks and letters are neither.
    seen = rest & (np.maximum(length, width) > _SPECK * page.size)
    letters = view[seen if seen.any() else rest, 0]
    if not len(letters):
        return mark | tall
    result: npt.NDArray[np.bool_] = mark & (view[:, 1] <= np.percentile(letters, 5) + 1.0)
    return result | tall | (_mark_band(view, page.size) & ~ends)


def _mark_band(view: FloatArray, size: float) -> npt.NDArray[np.bool_]:
    """Marks that have grown together, or have remains of the frame: a band of its own.

    It touches the panel or bar, is lower than a letter, and has print beyond it.
    """
    every = np.arange(len(view))
    found = bands(view, every, 1.0)
    result = np.zeros(len(view), dtype=bool)
    if len(found) > 1:
        first = view[found[0]]
        result[found[0]] = first[:, 0].min() <= 3.5 and first[:, 1].max() <= 3.5 + _LOW * size
    return result


def _tall_marks(view: FloatArray, area: FloatArray, size: float) -> npt.NDArray[np.bool_]:
    """Marks as high as letters, with remains of the frame at their feet: a band of its own.

    All touch the panel or bar, end alike, far from the print beyond, and are thin for their
    length, whatever box they fill; shorter pieces are marks between them and scraps of the frame.
    """
    found = bands(view, np.arange(len(view)), 1.0)
    result = np.zeros(len(view), dtype=bool)
    if len(found) > 1:
        first, length = view[found[0]], np.ptp(view[found[0], :2], axis=1)
        near, far = float(first[:, 0].max()), float(first[:, 1].max())
        wide = np.maximum(_STEM * length, _SPARSE * np.ptp(first[:, 2:], axis=1))
        thin = (area[found[0]] <= wide * length)[first[:, 1] >= far - 1.0]
        blank = float(view[found[1], 0].min()) - far
        stand = near <= _FOOT_PX and length.max() <= size and blank >= _OFF * size
        result[found[0]] = stand and bool(thin.all())
    return result

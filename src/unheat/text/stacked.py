"""Numbers of one or two digits that run upwards: nothing but their second digits tells that. And
names beside rows whose letters stand one over the other, however far apart."""

from __future__ import annotations

import numpy as np

from unheat.text.directions import are_double
from unheat.text.ink import FloatArray, Glyphs, IntArray

# Lines of text stand further apart than digits of a number, in letter heights: the leading is
# over half of one, digits are set at most this far from each other.
_APART = 0.4
# A piece so broad, in letter heights, is more than one letter, and no bracket about turned ones.
_WORD = 2.0
# Higher pieces are letters, in letter heights, and thicker ones than this share of their length no
# strokes; longer ones are several letters.
_LETTER, _THICK, _LONG = 0.5, 0.3, 1.6
# Columns with two pieces over each other, at least.
_FEWEST = 2


def stacked(glyphs: Glyphs, index: IntArray) -> float:
    """90 where pieces (n,) stand over each other as close as digits do, otherwise 0.

    None of them may stand beside another one as close as they do, nor be a level word whose
    letters touch. Strokes of "=" stand over each other in level print.
    """
    size = glyphs.text_size(index)
    boxes = glyphs.boxes[index]
    boxes = boxes[~are_double(boxes, size)]
    if ((boxes[:, 2] - boxes[:, 0]) >= _WORD * size).any():
        return 0.0
    over = _gaps(boxes, 1)
    beside = _gaps(boxes, 0)
    stands = len(over) >= _FEWEST and over.max() <= _APART * size
    return 90.0 if stands and beside.min(initial=np.inf) > over.max() else 0.0


def stand_over_each_other(glyphs: Glyphs, index: IntArray, centers: FloatArray) -> bool:
    """Whether the letters of each name beside the rows at ``centers`` stand one over the other, and
    no piece beside another one: the name runs upwards. Level names have letters side by side, and
    those of a single letter have no other over it.

    The spaces that formulas have about "=" are too wide for neighbors to tell.
    """
    boxes = glyphs.boxes[index]
    size = glyphs.text_size(index)
    sides = boxes[:, 2:] - boxes[:, :2]
    if len(centers) < _FEWEST or (sides.max(axis=1) > _LONG * size).any():
        return False
    if len(_gaps(boxes[~are_double(boxes, size)], 0)):
        return False
    thick = (sides.max(axis=1) >= _LETTER * size) & (sides.min(axis=1) > _THICK * sides.max(axis=1))
    middles = (boxes[thick, 1] + boxes[thick, 3]) / 2
    rows = np.abs(middles[:, None] - centers).argmin(axis=1)
    letters = np.bincount(rows, minlength=len(centers))
    return bool((letters > 0).sum() >= _FEWEST and letters[letters > 0].min() > 1)


def _gaps(
    boxes: np.ndarray[tuple[int, int], np.dtype[np.float64]], axis: int
) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Distances along ``axis`` to the next piece that covers half of a piece's other side."""
    low, high = boxes[:, axis], boxes[:, axis + 2]
    start, end = boxes[:, 1 - axis], boxes[:, 3 - axis]
    shared = np.minimum(end[:, None], end[None]) - np.maximum(start[:, None], start[None])
    level = shared >= 0.5 * np.minimum(end - start, (end - start)[:, None])
    gap = low[None] - high[:, None]
    gap = np.where(level & (gap > -1.0), gap, np.inf).min(axis=1)
    found: np.ndarray[tuple[int], np.dtype[np.float64]] = gap[np.isfinite(gap)]
    return found

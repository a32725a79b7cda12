"""The rows of a printed table, of equal heights, by the rectangles of one color that a codec left.

Cells that are alike run into each other and others break up about their print, so that what is left
may not touch anywhere. But each piece that is as broad as a cell begins and ends at borders of
rows, and lines of print are set at one distance: most pieces agree on it.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import numpy.typing as npt

from unheat.model.geometry import Span

IntArray = npt.NDArray[np.int64]
FloatArray = npt.NDArray[np.float64]

_FEWEST, _MOST = 3, 60
# Rectangles that agree, and the share of all of them: letters with a hole are rectangles as well.
_PIECES, _AGREE = 8, 0.6
# A codec moves borders by so much; rows are as high as their pieces, or a rule and a rim more.
_OFF_PX, _RULE_PX, _STEP_PX = 2.5, 4.0, 0.25
# By chance an end is near a border in so many of all places at most.
_BY_CHANCE = 0.4


def even_rows(boxes: IntArray) -> tuple[Span, ...] | None:
    """Rows of one height, in pixels, at which most of the rectangles (n, 4), x0, y0, x1, y1, begin
    and end; None where they agree on none.
    """
    if len(boxes) < _PIECES:
        return None
    ends = boxes[:, [1, 3]].astype(np.float64)
    best: tuple[float, FloatArray, FloatArray] | None = None
    for height in np.unique(ends[:, 1] - ends[:, 0]):
        if _BY_CHANCE * height < 2 * _OFF_PX:
            continue
        starts = np.unique(ends[np.abs(ends[:, 1] - ends[:, 0] - height) <= 1.0, 0])
        for pitch in np.arange(height - 1.0, height + _RULE_PX, _STEP_PX):
            for start in starts:
                lines = (ends - start) / pitch
                off = np.abs(lines - np.round(lines)).max(axis=1) * pitch
                agree = (off <= _OFF_PX) & (np.diff(np.round(lines), axis=1)[:, 0] > 0)
                # Among as many, those that agree the best.
                score = float(np.count_nonzero(agree) - off[agree].sum() / (_OFF_PX * len(ends)))
                if best is None or score > best[0]:
                    best = score, np.round(lines[agree]), ends[agree]
    if best is None or len(best[2]) < max(_PIECES, _AGREE * len(boxes)):
        return None
    _, lines, seen = best
    first, last = int(lines.min()), int(lines.max())
    if not _FEWEST <= last - first <= _MOST:
        return None
    pitch, start = np.polyfit(lines.ravel(), seen.ravel(), 1)
    borders = [float(start + pitch * line) for line in range(first, last + 1)]
    return tuple(pairwise(borders))

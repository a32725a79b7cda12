"""Pieces of ink that two texts share, cut in two.

The name over a colour bar may stand so low that its letters run into the number at the
bar's upper end. The other numbers tell how high that number is, and so where it begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from unheat.text.ink import Glyphs, IntArray
from unheat.text.lines import Line
from unheat.text.page import Page

# In heights of a number: how far a piece must reach over it, and no further than a line.
_OVER, _MOST = 0.4, 3.0


def part_from_top(page: Page, ticks: Sequence[Line]) -> bool:
    """Cut what reaches from above into the uppermost of the numbers of an upright bar.

    ``ticks`` are the lines of its numbers, in any order. True where something was cut;
    the pieces above are new glyphs of the page.
    """
    if len(ticks) < 3:
        return False
    first, *others = sorted(ticks, key=lambda line: line.center[1])
    height = float(np.median([line.box.height for line in others]))
    top = round(first.box.y1 - height)
    left = min(line.box.x0 for line in others) - height
    right = max(line.box.x1 for line in others) + height
    x0, y0, x1, y1 = page.glyphs.boxes.T
    shared = (
        (x1 > left)
        & (x0 < right)
        & (y0 <= top - _OVER * height)
        & (y1 >= top + 0.5 * height)
        & (y1 <= first.box.y1 + 1)
        & (y1 - y0 <= _MOST * height)
    )
    index = np.flatnonzero(shared)
    if not len(index):
        return False
    page.glyphs = cut_at_row(page.glyphs, index, top)
    page.free = np.concatenate([page.free, page.free[index]])
    return True


def cut_at_row(glyphs: Glyphs, index: IntArray, row: int) -> Glyphs:
    """Glyphs with each of ``index`` cut over a row of pixels; the upper halves come last."""
    labels = glyphs.labels.copy()
    fresh = int(labels.max()) + 1 + np.arange(len(index))
    boxes, area = glyphs.boxes.copy(), glyphs.area.copy()
    upper_boxes, upper_area = boxes[index].copy(), area[index].copy()
    for number, (old, new) in enumerate(zip(index, fresh, strict=True)):
        x0, y0, x1, y1 = glyphs.boxes[old].astype(int)
        region = labels[y0:y1, x0:x1]
        own = region == glyphs.label[old]
        upper, lower = own.copy(), own.copy()
        upper[row - y0 :], lower[: row - y0] = False, False
        region[upper] = new
        boxes[old], area[old] = _extent(lower, x0, y0), lower.sum()
        upper_boxes[number], upper_area[number] = _extent(upper, x0, y0), upper.sum()
    boxes = np.concatenate([boxes, upper_boxes])
    sides = boxes[:, 2:] - boxes[:, :2]
    height = np.concatenate([glyphs.height, glyphs.height[index]])
    cut = np.concatenate([index, np.arange(len(glyphs), len(boxes))])
    height[cut] = np.minimum(sides.max(axis=1), 1.25 * sides.min(axis=1))[cut]
    slope = np.concatenate([glyphs.slope, glyphs.slope[index]])
    slope[cut] = np.nan
    return replace(
        glyphs,
        boxes=boxes,
        area=np.concatenate([area, upper_area]),
        ground=np.concatenate([glyphs.ground, glyphs.ground[index]]),
        plate=np.concatenate([glyphs.plate, glyphs.plate[index]]),
        label=np.concatenate([glyphs.label, fresh]),
        height=height,
        slope=slope,
        labels=labels,
    )


def _extent(mask: np.ndarray[tuple[int, int], np.dtype[np.bool_]], x0: int, y0: int) -> list[int]:
    rows, cols = np.nonzero(mask)
    return [x0 + cols.min(), y0 + rows.min(), x0 + cols.max() + 1, y0 + rows.max() + 1]

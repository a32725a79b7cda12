"""Pieces of ink that two texts share, cut in two.

The name over a colour bar may stand so low that its letters run into the number at the
bar's upper end. The other numbers tell how high that number is, and so where it begins.
Labels may be set so close that a "y" runs into the label below; rows tell where that begins.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from unheat.medians import median
from unheat.text.cutting import part_at
from unheat.text.ink import FloatArray, Glyphs, IntArray
from unheat.text.lines import Line, evident_angle
from unheat.text.overlapping import part_rows
from unheat.text.page import Page
from unheat.text.sites import Site

# In heights of a number: how far a piece must reach over it, and no further than a line.
_OVER, _MOST = 0.4, 3.0
# In letter heights: how far a piece reaches into the place of each of two labels, how long one
# may be that is no drawing, and how far from the middle between the labels it is cut.
_EACH, _LONGEST, _NEAR = 0.5, 6.0, 0.4
# What is no higher than this, in letter heights, is one letter, on the border of two rows.
_ONE = 1.45
# Rows nearer to each other than this, in letter heights, have no label each.
_LEGIBLE = 0.6
_TOUCHING_PX = 1.0  # Parts of one piece stand no further apart.
# The share of rows that share ink with the next one where all are set too close.
_MANY = 0.3


def part_from_top(page: Page, ticks: Sequence[Line]) -> bool:
    """Cut what reaches from above into the uppermost of the numbers of an upright bar.

    ``ticks`` are the lines of its numbers, in any order. True where something was cut;
    the pieces above are new glyphs of the page.
    """
    if len(ticks) < 3:
        return False
    first, *others = sorted(ticks, key=lambda line: line.center[1])
    height = float(median([line.box.height for line in others]))
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
    part_at(page, index, top)
    return True


def part_labels(page: Page, index: IntArray, centers: FloatArray) -> IntArray:
    """``index`` (n,) of a band of ink with the letters parted that belong to two labels.

    ``centers`` are those of the rows that the labels stand at. Print that runs along the side is
    left as it is; what was parted is noted down.
    """
    size = page.glyphs.text_size(index)
    if len(centers) > 1 and float(median(np.diff(centers))) < _LEGIBLE * size:
        # Labels of such rows cannot stand at each of them, and no two of them touch.
        return index
    edges = (centers[1:] + centers[:-1]) / 2
    over = np.array([_reaching(page.glyphs, index, edge, size) for edge in edges])
    if not over.any():
        return index
    # Letters that have run together across labels look as if all ran along the side.
    if evident_angle(page.glyphs, index[~over.any(axis=0)]) != 0.0:
        return part_rows(page, index, centers)
    if over.any(axis=1).mean() >= _MANY:
        parted = part_rows(page, index, centers)
        if len(parted) > len(index):
            return parted
    for edge in edges.tolist():
        both = index[_reaching(page.glyphs, index, edge, size)]
        for number in both.tolist():
            cut = _thinnest(page.glyphs, number, edge, _NEAR * size)
            fresh = part_at(page, np.array([number]), cut)
            page.parted |= {number, *fresh.tolist()}
            index = np.concatenate([index, fresh])
    return index


def _reaching(glyphs: Glyphs, index: IntArray, edge: float, size: float) -> npt.NDArray[np.bool_]:
    """(n,) which pieces reach well over an edge to both sides, and are neither single letters nor
    drawings."""
    boxes = glyphs.boxes[index]
    least = np.minimum(edge - boxes[:, 1], boxes[:, 3] - edge)
    several = boxes[:, 3] - boxes[:, 1] > _ONE * size
    result: npt.NDArray[np.bool_] = (
        (least >= _EACH * size) & several & (glyphs.extent[index] <= _LONGEST * size)
    )
    return result


def _thinnest(glyphs: Glyphs, number: int, edge: float, near: float) -> int:
    """The row of pixels near an edge at which a piece has the least ink to be cut through."""
    y0 = int(glyphs.boxes[number, 1])
    counts = glyphs.ink_of(number).sum(axis=1)
    tried = range(max(1, round(edge - near) - y0), min(len(counts), round(edge + near) - y0))
    best = min(
        tried,
        key=lambda at: (counts[at] + counts[at - 1], abs(y0 + at - edge)),
        default=round(edge) - y0,
    )
    return int(y0 + best)


def shares_ink(page: Page, site: Site) -> bool:
    """Whether ink of a text was cut from that of another one. Of letters of a turned title that
    were cut at the borders of rows both parts are its own."""
    own = {int(glyph) for line in site.lines for glyph in line.glyphs}
    mine, rest = sorted(own & page.parted), sorted(page.parted - own)
    if not mine or not rest:
        return False
    one, two = page.glyphs.boxes[mine], page.glyphs.boxes[rest]
    gaps = np.maximum(one[:, None, :2] - two[None, :, 2:], two[None, :, :2] - one[:, None, 2:])
    return bool((gaps.max(axis=2) <= _TOUCHING_PX).any())

"""Labels of columns of one, two and more lines that share their middles, as the headers of tables
are set: a label of one line stands beside the blank of its neighbors, halfway between their lines.

No line of print holds such labels, and no blank parts one line from the next.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from unheat.medians import median
from unheat.model import Box
from unheat.text.align import Aligned
from unheat.text.ink import FloatArray, Glyphs, IntArray
from unheat.text.lines import Line, evident_angle, group_lines
from unheat.text.page import bands, side_view
from unheat.text.peel import peel

_LETTER = 0.45
"""Lower pieces of ink are dots and hyphens, which stand on no line; in letter heights."""

_STEP = 0.25
"""How far the middles of labels are off each other at most, as a share of the distance between two
lines: where labels share their first or last line it is a half."""

_LEADING = (1.0, 2.5)
"""The distance from one line to the next, in letter heights."""

_WORD = 1.2
"""Most lines are longer than this, in letter heights: letters one below the other are turned."""

_MOST = 4
"""Lines that a label has at most."""

_OFF, _OFF_PX, _HANGING = 0.05, 1.5, 0.25
"""How far lines are off the middle of their column, in columns, or pixels; outer ones inwards."""


def middled(glyphs: Glyphs, index: IntArray, centers: FloatArray) -> Aligned | None:
    """Glyphs (n,) over or under columns (m,) as labels of one line and of more that share their
    middles, one for every column; None where they are none.
    """
    if len(centers) < 3 or len(index) < len(centers) or evident_angle(glyphs, index) != 0.0:
        return None
    blocks = _blocks(glyphs, index, centers)
    if blocks is None:
        return None
    size, pitch = glyphs.text_size(index), float(median(np.diff(centers)))
    places = {place: _lines(glyphs, block, size) for place, block in enumerate(blocks)}
    if not _share_middles(glyphs, list(places.values()), size):
        return None
    allowed = max(_OFF * pitch, _OFF_PX)
    # Of the outer labels what hangs out beyond the cells was not looked for here.
    low, high = np.full(len(centers), -allowed), np.full(len(centers), allowed)
    high[0], low[-1] = _HANGING * pitch, -_HANGING * pitch
    off = [
        (line.center[0] - centers[place], low[place], high[place])
        for place, lines in places.items()
        for line in lines
    ]
    if not all(least <= one <= most for one, least, most in off):
        return None
    return Aligned(
        places=places, offset=0.0, spread=float(np.std([one for one, *_ in off])) / pitch
    )


def peeled(
    glyphs: Glyphs, index: IntArray, own: Box, side: str, size: float, centers: FloatArray
) -> tuple[IntArray, list[IntArray]]:
    """As ``peel``, but first lines of labels that share their middles are no titles over them."""
    if side in ("left", "right"):
        return index, []
    inner = bands(side_view(glyphs.boxes[index], own, side), index, max(1.5, 0.22 * size))
    if inner and middled(glyphs, inner[0], centers) is not None:
        return index, []
    return peel(glyphs, index, own, side, size)


def _blocks(glyphs: Glyphs, index: IntArray, centers: FloatArray) -> list[IntArray] | None:
    """The glyphs of every column, parted in the widest blanks between the middles of two."""
    boxes = glyphs.boxes[index]
    order = np.argsort(boxes[:, 0], kind="stable")
    start, end = boxes[order, 0], np.maximum.accumulate(boxes[order, 2])
    cuts = [-np.inf]
    for low, high in pairwise(centers.tolist()):
        inside = (end[:-1] > low) & (start[1:] < high) & (start[1:] > end[:-1])
        if not inside.any():
            return None
        widest = int(np.argmax(np.where(inside, start[1:] - end[:-1], 0.0)))
        cuts.append(float(start[1:][widest] + end[:-1][widest]) / 2)
    column = np.searchsorted(cuts, glyphs.centers[index, 0]) - 1
    blocks = [index[column == place] for place in range(len(centers))]
    return blocks if all(map(len, blocks)) else None


def _lines(glyphs: Glyphs, block: IntArray, size: float) -> list[Line]:
    lines = group_lines(glyphs, block, 0.0, size)
    return sorted(lines, key=lambda line: _foot(glyphs, line))


def _foot(glyphs: Glyphs, line: Line) -> float:
    """Where most letters of a line stand."""
    boxes = glyphs.boxes[line.glyphs]
    tall = boxes[:, 3] - boxes[:, 1] >= _LETTER * line.size
    return float(median(boxes[tall if tall.any() else ~tall, 3]))


def _share_middles(glyphs: Glyphs, blocks: list[list[Line]], size: float) -> bool:
    """Whether blocks of unequal counts of lines are as far apart in their lines as each other, and
    have their middles at one height.
    """
    counts = {len(lines) for lines in blocks}
    if len(counts) < 2 or max(counts) > _MOST:
        return False
    feet = [np.array([_foot(glyphs, line) for line in lines]) for lines in blocks]
    steps = np.concatenate([np.diff(each) for each in feet])
    leading = float(median(steps))
    low, high = _LEADING
    if not low * size <= leading <= high * size or np.ptp(steps) > 2 * _STEP * leading:
        return False
    middles = np.array([(each[0] + each[-1]) / 2 for each in feet])
    long = np.array([line.along[1] - line.along[0] for lines in blocks for line in lines])
    return bool(np.ptp(middles) <= _STEP * leading and median(long) > _WORD * size)

"""Letters that gaps set apart from their labels: they look like a column of print of its own."""

from __future__ import annotations

import numpy as np

from unheat.text.align import Aligned, are_letters
from unheat.text.ink import IntArray
from unheat.text.joined_titles import is_joined_word
from unheat.text.page import Page

# How far off the middle of a label its letters stand, as a stop on the base line does, how far from
# one another, since letters of a monospaced family keep their distance, and how tall one is at
# most; in letter heights.
_IN_LINE, _BESIDE, _TALLEST = 0.5, 0.7, 1.6
# How wide gaps between letters of a word are at most, and how far a dot stands over letters that
# have none, and how wide an "i" is, in letter heights.
_BETWEEN, _NARROW = 0.5, 0.5
# A dot or an accent is no larger than that, and stands over letters by less than its own height.
_DOT = 0.35
# What reaches into a line by no more of its height stands between lines.
_OFF = 0.2
_WITH_A_DOT = 2
# Labels that places bear out: so many, as near to them in shares of the pitch; and the share of all
# places that the letters of one word never take.
_FEWEST, _RIGHT_AT, _MOST = 3, 0.12, 0.5


def are_long(labels: Aligned, size: float) -> bool:
    """Whether most labels are higher than one letter, whose height is ``size``, as upright words
    whose letters touch are."""
    high = [
        any(line.box.height > _TALLEST * size for line in one) for one in labels.places.values()
    ]
    return sum(high) > 0.5 * len(high)


def are_set_turned(labels: Aligned, count: int) -> bool:
    """Whether the ``count`` rows or columns bear out that labels are turned otherwise than their
    ink says: three and more stand right at them. The letters of a word ("Show" over narrow columns)
    may do so by chance, one at each of a few columns side by side.
    """
    if labels.count < _FEWEST or labels.spread >= _RIGHT_AT:
        return False
    side_by_side = max(labels.places) - min(labels.places) < labels.count
    return not (side_by_side and are_letters(labels) and labels.count < _MOST * count)


def begins(page: Page, band: IntArray, labels: Aligned, axis: int) -> bool:
    """Letters in line with labels: some to each of them, which a gap sets apart ("ID1", "ID2",
    or the words of "Month 1", "Month 2"), or as close to theirs as letters of one word are.

    ``axis`` is 1 beside rows and 0 beside columns.
    """
    middle, boxes = page.glyphs.centers[:, axis], page.glyphs.boxes
    lines = [line for lines in labels.places.values() for line in lines]
    apart, named = [], set[int]()
    for glyph in band.tolist():
        off = [abs(middle[glyph] - line.center[axis]) / line.size for line in lines]
        line = lines[int(np.argmin(off))]
        named.add(int(np.argmin(off)))
        low, high = (line.box.as_tuple()[edge] for edge in (1 - axis, 3 - axis))
        near, far = boxes[glyph, [1 - axis, 3 - axis]]
        tall = boxes[glyph, 2 + axis] - boxes[glyph, axis]
        dot = (boxes[glyph, 2:] - boxes[glyph, :2]).max() <= _DOT * line.size
        room = tall / line.size if dot else 0.0
        if min(off) - room >= _IN_LINE or tall > _TALLEST * line.size:
            return False
        apart.append(max(low - far, near - high) / line.size)
    return len(named) >= labels.count or max(apart) <= _BESIDE


def is_letter(page: Page, band: IntArray, labels: Aligned, axis: int) -> bool:
    """A letter of one label, set apart by a gap no wider than those between letters: the dot
    of an "i" stands over its stem as letters of turned print do over one another.
    """
    boxes = page.glyphs.boxes[band]
    across = 1 - axis
    wide = float(boxes[:, across + 2].max() - boxes[:, across].min())
    for line in (line for lines in labels.places.values() for line in lines):
        # Letters of turned print are as wide, across their line, as others are tall.
        if wide > _NARROW * line.size:
            continue
        start, end = (line.box.as_tuple()[edge] for edge in (axis, axis + 2))
        low, high = (line.box.as_tuple()[edge] for edge in (across, across + 2))
        gap = max(low - boxes[:, across + 2].max(), boxes[:, across].min() - high)
        middles = (boxes[:, axis] + boxes[:, axis + 2]) / 2
        room = _BETWEEN * line.size
        within = (start - room <= middles) & (middles <= end + room)
        if gap <= room and within.all():
            return True
    return False


def off_lines(page: Page, band: IntArray, labels: Aligned, axis: int) -> bool:
    """Whether a letter alone beyond labels stands between their lines: it is the name of the rows,
    and part of no label. Labels are level lines where ``axis`` is 1. So is a turned word of joined
    letters, wherever it stands.
    """
    if axis != 1 or not labels.count or len(band) > _WITH_A_DOT:
        return False
    if is_joined_word(page, band, labels.glyphs):
        return True
    boxes = page.glyphs.boxes[band]
    lines = [line for lines in labels.places.values() for line in lines]
    if any(line.angle != 0.0 for line in lines):
        return False
    edges = np.array([[line.box.y0, line.box.y1] for line in lines])
    shared = np.minimum(boxes[:, None, 3], edges[:, 1]) - np.maximum(boxes[:, None, 1], edges[:, 0])
    tall = (boxes[:, 3] - boxes[:, 1])[:, None]
    return bool((shared <= _OFF * tall).all())

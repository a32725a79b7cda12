"""Numbers beside an upright bar that are turned, as R sets those of a vertical axis.

Their digits stand on each other's heads, so they look like the letters of one turned name; but
each number stands at a mark of the bar, and a name does not.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from unheat.medians import median
from unheat.model import Bar
from unheat.text.ink import FloatArray, IntArray
from unheat.text.lines import Line, group_lines, join_lines
from unheat.text.page import Page, side_view

_AT_MARK = 0.35
"""The middle of a number is so far from its mark at most, in letter heights."""

_LYING = 1.0
"""Digits are no wider than they are tall: turned ones reach further off the bar than along it."""

_TALL = 0.75
"""Digits are all of one height; points and signs are less high than this share of it."""

_SAME = 0.12
"""Digits of one height end on two lines, to within this share of it, or a pixel and a half."""

_LETTER_GAP = 0.6
"""Digits of one number are less far apart, in letter heights."""

_TWO = 1.5
"""Two digits are longer than one by this, even if one of them is a narrow "1"."""

_FEWEST = 2


def turned_numbers(page: Page, bar: Bar, side: str, index: IntArray) -> list[Line]:
    """The turned numbers (their lines at 90 degrees) of an upright bar, in the order of the
    picture; none where what stands nearest to the bar is anything else.

    index: (n,) free glyphs on that side, marks left out.
    """
    marks = np.sort(np.array(bar.tick_positions, dtype=np.float64))
    if len(marks) < _FEWEST or not len(index):
        return []
    view = side_view(page.glyphs.boxes[index], bar.box, side)
    long = view[:, 1] - view[:, 0]
    first = view[:, 0] <= view[:, 0].min() + median(long)
    height = float(median(long[first & (long >= _TALL * median(long[first]))]))
    nearest = view[first, 0].min()
    band = (view[:, 0] >= nearest - 1) & (view[:, 1] <= nearest + 1.3 * height)
    further = view[~band]
    index, view, long = index[band], view[band], long[band]
    if not len(index):
        return []
    order = np.argsort(view[:, 2])
    index, view, long = index[order], view[order], long[order]
    words = _words(view, height)
    digits = long >= _TALL * height
    slack = max(1.5, _SAME * height)
    if not digits.any() or max(np.ptp(view[digits, 0]), np.ptp(view[digits, 1])) > 2 * slack:
        return []
    several = [word for word in words if np.count_nonzero(digits[word]) > 1]
    lying = [i for word in several for i in word if digits[i]]
    if not lying or median(view[lying, 3] - view[lying, 2]) > _LYING * height:
        return []
    # As long as one digit is what a codec left of a level number, in two pieces at one place.
    alone = [_length(view[word]) for word in words if np.count_nonzero(digits[word]) == 1]
    if alone and median([_length(view[word]) for word in several]) < _TWO * median(alone):
        return []
    middles = np.array([(view[word, 2].min() + view[word, 3].max()) / 2 for word in words])
    off = np.abs(middles[:, None] - marks)
    at = off.argmin(axis=1)
    # A renderer leaves out numbers that would run into others, but not most of them.
    enough = len(words) >= max(_FEWEST, len(marks) / 2) and len(set(at.tolist())) == len(words)
    if not enough or off.min(axis=1).max() > max(1.5, _AT_MARK * height):
        return []
    if sum(_goes_on(view[word], further, height) for word in words) > len(words) / 2:
        return []
    lines = []
    for word in words:
        parts = group_lines(page.glyphs, index[word], 90.0, height)
        lines.append(parts[0] if len(parts) == 1 else join_lines(page.glyphs, parts))
    return lines


def _length(word: FloatArray) -> float:
    """How long a word is along the bar, by the extents (n, 4) of its glyphs."""
    return float(word[:, 3].max() - word[:, 2].min())


def _goes_on(word: FloatArray, further: FloatArray, height: float) -> bool:
    """Whether a glyph beyond those of a word stands right behind it, on its level: level numbers
    run away from the bar, of which these are the first signs ("≥" is two of them).
    """
    gap = further[:, 0] - word[:, 1].max()
    level = (further[:, 2] < word[:, 3].max()) & (further[:, 3] > word[:, 2].min())
    return bool((level & (gap <= _LETTER_GAP * height)).any())


def _words(view: FloatArray, height: float) -> list[list[int]]:
    """Glyphs in the order in which they stand along the bar, parted at the wider gaps."""
    words: list[list[int]] = [[0]]
    reach = view[0, 3]
    for _, number in pairwise(range(len(view))):
        if view[number, 2] - reach > _LETTER_GAP * height:
            words.append([])
        words[-1].append(number)
        reach = max(reach, view[number, 3])
    return words

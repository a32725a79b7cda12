"""How large print is of which most letters are bare stems: "III", "II" and "I" in a plain face.

The height of a letter is told from its longer side where it is not much longer than the other one,
since print may be turned, and a stem alone could be a dash of it or a line of a drawing. Beside
the cells of a figure it is no smaller than other print because of that.
"""

from __future__ import annotations

from unheat.medians import median
from unheat.text.ink import IntArray
from unheat.text.page import Page

_STEM = 3.0
"""A stem is so many times as long as wide at least."""

_MOST = 0.5
"""Share of the pieces of print from which on its usual height is that of stems."""


def size_of(page: Page, index: IntArray) -> float:
    """The usual height of letters (n,) in pixels, with that of bare stems where most of them are
    some; these are no larger than what is usual in the figure.
    """
    size = page.glyphs.text_size(index)
    sides = page.glyphs.boxes[index, 2:] - page.glyphs.boxes[index, :2]
    long = sides.max(axis=1)
    stems = long >= _STEM * sides.min(axis=1)
    if not len(index) or stems.mean() <= _MOST:
        return size
    return max(size, min(float(median(long[stems])), page.size))

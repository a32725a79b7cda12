"""How two lines are set to each other: as lines of one title, or as a subtitle under its title."""

from __future__ import annotations

import numpy as np

from unheat.model import Box
from unheat.text.ink import FloatArray, Glyphs
from unheat.text.lines import Line
from unheat.text.page import Page
from unheat.text.pen_size import (
    ALIKE,
    BOLD,
    is_bold_beside,
    is_larger,
    is_set_larger,
    letter_height,
    stroke_of,
)

# Tall letters are higher than small ones by more than this.
_TALL = 1.15
# A subtitle is so near to its title, in its letter heights.
UNDER = 1.5
# Heights of letters are known to a pixel each.
_PIXEL = 1.0


def is_set_under(page: Page, below: Line, above: Line) -> bool:
    """Whether a line is the subtitle of the title above it: close under that and flush with it,
    and set smaller by more than heights are known to, or no larger and in plain type under bold.
    """
    close = below.box.y0 - above.box.y1 <= UNDER * letter_height(page.glyphs, above)
    if not close or not flush(below, above):
        return False
    return is_larger(page, above, below) or is_bold_over(page, above, below)


def is_bold_over(page: Page, above: Line, below: Line) -> bool:
    """Whether one line is set in bold and another one, no larger, in plain type."""
    low, high = letter_height(page.glyphs, below), letter_height(page.glyphs, above)
    thick, thin = stroke_of(page.glyphs, above), stroke_of(page.glyphs, below)
    return low <= high and is_bold_beside(thick, thin)


def flush(one: Line, two: Line) -> bool:
    """Whether two lines begin, end or have their middle at one place."""
    slack = 0.5 * max(one.size, two.size)
    ends = ((line.box.x0, line.center[0], line.box.x1) for line in (one, two))
    return any(abs(first - second) <= slack for first, second in zip(*ends, strict=True))


def is_subtitle(page: Page, below: Line, above: Line) -> bool:
    """Whether a line is set smaller or lighter than the one above it, as in no title."""
    low, high = letter_height(page.glyphs, below), letter_height(page.glyphs, above)
    if high < ALIKE * low:
        bold = stroke_of(page.glyphs, above) >= BOLD * stroke_of(page.glyphs, below)
        return (bold and high >= low - 0.5) or is_set_larger(page, above, below)
    # A line of small letters alone is lower too, and no higher than those of the other one.
    small = [float(np.percentile(_letters(page.glyphs, line), 20)) for line in (below, above)]
    lower = low >= _TALL * small[0] or low < small[1] - 1.0 or low > small[1] + 1.0
    smeared = page.layout.raster.lossy and high <= low + _PIXEL
    return lower and (not smeared or is_set_larger(page, above, below))


def _letters(glyphs: Glyphs, line: Line) -> FloatArray:
    """(n,) heights of a level line's letters, without points and dashes."""
    heights = np.diff(glyphs.boxes[line.glyphs][:, [1, 3]])[:, 0]
    letters: FloatArray = heights[heights >= 0.45 * heights.max()]
    return letters


def same_block(below: Line, above: Line) -> bool:
    """Whether two lines stand as close and are set as alike as lines of one title."""
    near = below.box.y0 - above.box.y1 <= 1.1 * max(below.size, above.size)
    return near and 0.7 <= below.size / above.size <= 1.45


def stands_close(below: Line, above: Line) -> bool:
    """Whether a line stands as close over another one as a title over its subtitle, flush with it:
    what leaves it out of the title leaves that in doubt.
    """
    off = below.box.y0 - above.box.y1
    return 0.0 < off <= UNDER * above.size and flush(below, above)


def is_set_over(line: Line, own: Box) -> bool:
    """Whether a line is centred on a box, or flush with its left side."""
    return (
        abs(line.center[0] - own.center[0]) <= line.size or abs(line.box.x0 - own.x0) <= line.size
    )

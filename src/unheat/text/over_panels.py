"""Is a line over one panel of several, or over all of them?"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from unheat.model import Box
from unheat.model.geometry import surround
from unheat.text.lines import Line
from unheat.text.page import Page
from unheat.text.pen_size import letter_height

# Lines of one text stand so close, and one on the middle of another so near to it, in letter
# heights; a title is set no smaller than its subtitle.
_CLOSE, _ON_MIDDLE, _AS_TALL, _WORD = 1.1, 0.5, 0.8, 2.0
# The heading of a page is so many times as high as the title of what the page shows, and may be
# from this on.
_MUCH_LARGER, _LARGER = 1.6, 1.2


def spans_panels(line: Line, own: Box, boxes: Sequence[Box]) -> bool:
    """Whether a line is set over several panels rather than over this one.

    Panels that end above the line are none of them.
    """
    boxes = [box for box in boxes if box.y1 > line.box.y0]
    together = surround([own, *boxes])
    if len(boxes) < 2 or together.width < 1.3 * own.width:
        return False
    middle = line.center[0]
    off = abs(middle - own.center[0])
    # What begins where a later panel does and ends over it is set on that, however short it is.
    begins = abs(line.box.x0 - own.x0) <= line.size < own.x0 - together.x0
    if begins and line.box.x1 <= own.x1 and abs(middle - together.center[0]) > line.size:
        return False
    return off > line.size and abs(middle - together.center[0]) < off


def heads_the_page(page: Page, line: Line, below: Line, own: Box, *, may: bool = False) -> bool:
    """Whether a line far over the one ``below`` is the heading of a page at whose side the panel
    ``own`` stands, or ``may`` be: much larger, and set neither over the cells nor flush with them.
    """
    height = letter_height(page.glyphs, line)
    larger = height >= (_LARGER if may else _MUCH_LARGER) * letter_height(page.glyphs, below)
    away = below.box.y0 - line.box.y1 >= height
    beside = max(line.box.x0 - own.x0, line.center[0] - own.center[0]) < -line.size
    return larger and away and beside


def below_others(line: Line, boxes: Sequence[Box]) -> bool:
    """Whether a panel ends above a line: no title of the whole figure stands under one."""
    return any(box.y1 <= line.box.y0 for box in boxes)


def is_of_one(line: Line, own: Box, together: Box) -> bool:
    """Whether a line is set on the middle of one panel, or no wider than that and over it, and not
    as titles are set over all ``together``: on their middle, or flush with the first.
    """
    within = own.x0 - line.size <= line.box.x0 and line.box.x1 <= own.x1 + line.size
    within |= abs(line.center[0] - own.center[0]) <= line.size
    middle = abs(line.center[0] - together.center[0]) <= line.size
    return within and not middle and abs(line.box.x0 - together.x0) > line.size


def is_over_titles(
    page: Page, own: Box, boxes: Sequence[Box], block: Sequence[Line], line: Line
) -> bool:
    """Whether print stands over other panels of the row as high as a block does, and none as high
    as the line over that: what is centered over the middle one of three names them all, and so does
    what is within its ends, but neither on the middle of the block nor flush with it.
    """
    if not block or (is_of_one(line, own, surround(boxes)) and _is_in_line(block[-1], line)):
        return False
    middles = page.glyphs.centers[:, 1]
    beside = [box for box in boxes if box is not own and abs(box.y0 - own.y0) <= line.size]
    over = [np.abs(page.glyphs.centers[:, 0] - box.center[0]) < box.width / 2 for box in beside]
    own_x = np.abs(page.glyphs.centers[:, 0] - own.center[0]) < own.width / 2
    low, high = (np.abs(middles - one.center[1]) < one.size / 2 for one in (block[-1], line))
    return any((at & ~own_x & low).any() and not (at & ~own_x & high).any() for at in over)


def _is_in_line(below: Line, above: Line) -> bool:
    """Whether two lines have one middle or begin together, as those of one text do."""
    aside = min(abs(above.box.x0 - below.box.x0), abs(above.center[0] - below.center[0]))
    return aside <= above.size


def is_lone_head(page: Page, below: Line, above: Line) -> bool:
    """Whether a letter alone, or a word of one piece, is the title over its subtitle: close over
    that on its middle, in a figure of one panel. Letters of panels begin where these do.
    """
    close = below.box.y0 - above.box.y1 <= _CLOSE * max(below.size, above.box.height)
    middle = abs(below.center[0] - above.center[0]) <= _ON_MIDDLE * below.size
    # A word in one piece may have small letters alone.
    least = _AS_TALL if above.box.width < _WORD * above.box.height else _ON_MIDDLE
    large = above.box.height >= least * letter_height(page.glyphs, below)
    aside = above.box.x0 - below.box.x0 > below.size
    return len(page.layout.panels) == 1 and close and middle and large and aside

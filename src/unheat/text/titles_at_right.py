"""Titles that end where the cells of their panels end, as loc="right" sets them.

What stands at the right over one panel may be a remark. Where each of several panels has a line
there, all as far over the cells and of one size, they are the titles of the panels, unless they say
the same everywhere: so do remarks, as on a unit.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from unheat.model import Box
from unheat.text.card_titles import card_titles
from unheat.text.headline import is_on_bar, is_text
from unheat.text.lines import Line, group_lines, split_line
from unheat.text.page import Page, bands
from unheat.text.pen_size import is_larger, letter_height

_FLUSH, _FLUSH_PX = 0.35, 2.0
"""They end where the cells or their frame do to this, in letter heights or in pixels."""

_NEAR = 2.0
"""They stand so near over the cells, in their letter heights."""

_LEVEL = 0.5
"""All are as far over their cells, to this share of a letter's height."""

_WORDS = 1.6
"""Words of one text are closer, in letter heights."""

_AS_LARGE = 0.95
"""Titles are no smaller than most print, but for the pixel that heights are known to."""

_LETTER = 0.5
"""What is lower than all of this, as a share of the height of usual print, is no line of it."""

_OTHER = 0.5
"""Texts of one width to so many letter heights may be the same one."""


def set_titles(page: Page, boxes: Sequence[Box]) -> dict[int, Line]:
    """Panel → its title, where all panels have theirs on cards or at their right ends."""
    return card_titles(page, boxes) or titles_at_right(page, boxes)


def titles_at_right(page: Page, boxes: Sequence[Box]) -> dict[int, Line]:
    """Panel → the title that ends at the right end of its cells, for all panels (``boxes``) or for
    none. The titles are claimed.
    """
    if len(boxes) < 2:
        return {}
    found: dict[int, Line] = {}
    for number, box in enumerate(boxes):
        over = _over(page, box)
        if over is None:
            return {}
        found[number] = over
    lines = list(found.values())
    size = max(line.size for line in lines)
    away = [box.y0 - line.box.y1 for box, line in zip(boxes, lines, strict=True)]
    if len({line.box.as_tuple() for line in lines}) < len(lines) or any(
        is_larger(page, one, other) for one in lines for other in lines
    ):
        return {}
    # Tails hang below some lines and not below others.
    if max(away) - min(away) > _LEVEL * size or not _differ(lines):
        return {}
    for line in lines:
        page.claim(line.glyphs)
    return found


def _over(page: Page, box: Box) -> Line | None:
    """The lone line over a panel's box that begins right of its middle and ends where it ends."""
    glyphs = page.glyphs
    near = (_NEAR + 1.0) * 3.0 * page.size
    middle = (glyphs.boxes[:, 0] + glyphs.boxes[:, 2]) / 2
    above = (glyphs.boxes[:, 3] <= box.y0 + 1.0) & (glyphs.boxes[:, 3] >= box.y0 - near)
    over = above & (middle > box.x0) & (middle < box.x1 + page.size)
    index = np.flatnonzero(page.free & over)
    found = bands(box.y0 - glyphs.boxes[index][:, [3, 1]], index, 1.0)
    # Of a line that a codec or a turn has blurred specks may be left.
    letters = [one for one in found if glyphs.height[one].max() >= _LETTER * page.size]
    if not letters:
        return None
    band = letters[0]
    size = glyphs.text_size(band)
    lines = group_lines(glyphs, band, 0.0, size)
    if len(lines) != 1 or len(split_line(glyphs, lines[0], _WORDS * size)) != 1:
        return None
    (line,) = lines
    height = letter_height(glyphs, line)
    flush = abs(line.box.x1 - box.x1) <= max(_FLUSH * height, _FLUSH_PX)
    if not flush or line.box.x0 < box.center[0] or box.y0 - line.box.y1 > _NEAR * height:
        return None
    usual = height >= _AS_LARGE * page.size and is_text(glyphs, line, page.size)
    return line if usual and not is_on_bar(page, line) else None


def _differ(lines: Sequence[Line]) -> bool:
    """Whether not all lines may say the same: of one width, and of as many pieces of ink."""
    widths = [line.box.width for line in lines]
    pieces = {len(line.glyphs) for line in lines}
    return len(pieces) > 1 or max(widths) - min(widths) > _OTHER * max(line.size for line in lines)

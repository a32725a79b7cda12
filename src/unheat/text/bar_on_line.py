"""Names on the line of a level bar, before it or behind it, and short level ones beside an upright
one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from unheat.model import Bar, Box
from unheat.text.bar_numbers import beside
from unheat.text.ink import Glyphs, IntArray
from unheat.text.lines import Line, evident_angle, group_lines
from unheat.text.page import Page, bands, grow, side_view
from unheat.text.typewriter import with_words

_REACH = 3.5
"""How far off the end of its bar such a name stands at most, in letter heights."""

_LINE, _LONGEST = 1.5, 8.0
"""How high and how long a short level name beside an upright bar is at most, in letter heights."""

_STEM = 0.7
"""A lone letter with a stem is as tall as this at least, in letter heights; "r" is the lowest."""

_ARM = 1.4
"""So many times as broad as its stem such a letter is in one line of its pixels at least."""

_LEADING, _FLUSH = 0.9, 0.3
"""How far lines of one name are apart at most, and how much they are set in, in letter heights."""


def name_on_its_line(
    page: Page, bar: Bar, size: float, picture: Box, ends: Sequence[Line] = ()
) -> list[Line] | None:
    """A name on the line of a level bar: before it, as ggplot2 writes it, or else behind it.

    ``ends`` are its numbers where they stand at its ends on the same line, between it and its name.
    """
    before = _at_end(page, bar, "left", size, picture, ends)
    if before:
        return before
    behind = _at_end(page, bar, "right", size, picture, ends)
    if len(behind) != 1 or not _level(behind[0].box, bar.box):
        return None
    # What stands before the next legend, or before a panel, is theirs.
    others = [panel.grid.box for panel in page.layout.panels] + [
        one.box for one in page.layout.bars
    ]
    after = [one for one in others if one.x0 >= bar.box.x1]
    return None if any(_level(one, bar.box) for one in after) else behind


def level_name(page: Page, bar: Bar, band: IntArray, picture: Box) -> Line | None:
    """A short level line beyond the numbers of an upright bar, on its middle: a unit, a symbol."""
    boxes = page.glyphs.boxes[band]
    low, high = boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)
    middle = float(low[1] + high[1]) / 2
    flat = (high - low)[1] <= _LINE * page.size and (high - low)[0] <= _LONGEST * page.size
    if not flat or abs(middle - bar.box.center[1]) > page.size:
        return None
    index = grow(page, band, 0.6 * page.size, 0.0, picture)
    if len(index) < 2 or evident_angle(page.glyphs, index) != 0.0:
        return None
    lines = group_lines(page.glyphs, index, 0.0, page.glyphs.text_size(index))
    return lines[0] if len(lines) == 1 else None


def _level(one: Box, other: Box) -> bool:
    """Whether the middle of the lower of two boxes stands beside the other one."""
    low, high = sorted((one, other), key=lambda box: box.height)
    return high.y0 <= low.center[1] <= high.y1


def _at_end(
    page: Page, bar: Bar, place: str, size: float, picture: Box, ends: Sequence[Line]
) -> list[Line]:
    """The one line that stands close to the left or right end of a level bar, or to its number; or
    the lines of one text, which begin at one place. Empty where there is no such thing.
    """
    index = beside(page, bar, place, 1.0 * size)
    if not len(index):
        return []
    numbers = np.array([line.box.as_tuple() for line in ends]).reshape(-1, 4)
    start = float(side_view(numbers, bar.box, place)[:, 1].max(initial=0.0))
    near = side_view(page.glyphs.boxes[index], bar.box, place)
    found = bands(near, index, 1.2 * size)
    # What is left of a mark at the end of the bar stands before its name.
    lettered = [one for one in found if (page.glyphs.height[one] >= 0.5 * size).any()]
    band = (lettered or found)[0]
    reach = _REACH * max(size, page.glyphs.text_size(band))
    if side_view(page.glyphs.boxes[band], bar.box, place)[:, 0].min() - start > reach:
        return []
    whole = with_words(page, band, size, picture)
    lines = group_lines(page.glyphs, whole, 0.0, page.glyphs.text_size(whole))
    lines = [line for line in lines if has_letters(page, line, size)]
    if len(lines) == 1 and place == "left":
        lines = _with_the_rest(page, lines[0], size, picture)
    return lines if len(lines) == 1 or _are_one_text(lines) else []


def _with_the_rest(page: Page, line: Line, size: float, picture: Box) -> list[Line]:
    """A line, and with it the one that goes on under it or begins over it."""
    whole = grow(page, line.glyphs, 1.2 * size, _LEADING * size, picture)
    lines = group_lines(page.glyphs, whole, 0.0, page.glyphs.text_size(whole))
    return lines if _are_one_text(lines) else [line]


def _are_one_text(lines: Sequence[Line]) -> bool:
    """Whether two lines begin at one place, one close under the other."""
    if len(lines) != 2:
        return False
    over, under = sorted(lines, key=lambda line: line.box.y0)
    size = max(over.size, under.size)
    flush = abs(over.box.x0 - under.box.x0) <= _FLUSH * size
    return flush and under.box.y0 - over.box.y1 <= _LEADING * size


def has_letters(page: Page, line: Line, size: float) -> bool:
    """Whether a line is more than the remains of a tick mark or a frame."""
    tall = bool((page.glyphs.height[line.glyphs] >= 0.5 * size).any())
    return tall or _is_narrow_letter(page.glyphs, line, size)


def _is_narrow_letter(glyphs: Glyphs, line: Line, size: float) -> bool:
    """Whether a line is one upright letter with an arm ("r", "t", "f"): narrower than letters are,
    which what is left of a mark is too, but that is as broad all along.
    """
    if len(line.glyphs) != 1:
        return False
    ink = glyphs.ink_of(int(line.glyphs[0]))
    if ink.shape[0] < max(_STEM * size, 1.5 * ink.shape[1]):
        return False
    across = ink.sum(axis=1)
    return bool(across.max() >= _ARM * np.median(across))

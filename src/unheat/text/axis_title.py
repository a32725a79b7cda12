"""The title of an axis: one line of print beyond the labels, centered on its side."""

from __future__ import annotations

import numpy as np

from unheat.medians import median
from unheat.model import Box
from unheat.text.align import Aligned
from unheat.text.ink import FloatArray, IntArray
from unheat.text.joined_titles import is_joined_word
from unheat.text.lines import (
    Line,
    evident_angle,
    group_lines,
    join_lines,
    measure_angle,
    split_line,
)
from unheat.text.one_a_row import stands_row_by_row
from unheat.text.page import Page, gap_between, grow, side_view
from unheat.text.peel import is_sign
from unheat.text.raised_lines import with_raised
from unheat.text.running_text import LONG
from unheat.text.sites import Site
from unheat.text.track_names import names_strip

# How far beyond the labels a title stands, in letter heights: any, and one that is turned and
# set on the middle of its axis.
_NEAR, _FAR = 4.0, 12.0
_WORDS = 1.5
# The same in heights of a capital: of a word in small letters these are a third higher.
_WORDS_TALL, _TALL = 1.2, 1.6
# Print of so much of the height of other print is smaller, whatever the rounding to pixels.
_SMALLER = 0.9
# A line with its marks and tails is no higher than this, in letter heights, and a word so many
# times as long as that.
_LINE, _LONGER, _LETTERS = 2.2, 2.5, 3
_PAIR, _INDEX, _HANGS = 2, 0.75, 1.2
"""A letter and its index, how high this is beside that at most, and both together."""
_CLOSE = 0.25
"""Letters of one word are so near to each other, as a share of the height of their line."""
_THICK = 5.0
"""Letters are so many times as high as those of most print at most; a frame is higher."""
_MIDDLE = 0.5
"""Middles of lines of one text are so near to each other, in letter heights."""


def find_title(
    page: Page,
    own: Box,
    side: str,
    found: list[IntArray],
    labels: Aligned,
    centers: FloatArray,
) -> tuple[Line | None, list[IntArray]]:
    """The nearest band that is one line centered on a side of ``own``, and what is left.

    ``found`` holds the glyphs of each band beyond ``labels``, outwards; ``centers`` (N,) are the
    middles of the cells along this side, in pixels. A title is claimed.
    """
    axis = 1 if side in ("left", "right") else 0
    start, end = (own.y0, own.y1) if axis == 1 else (own.x0, own.x1)
    height, width = page.glyphs.labels.shape
    picture = Box(0, 0, width, height)
    for number, band in enumerate(found[:2]):
        size = page.glyphs.text_size(band)
        joined = axis == 1 and is_joined_word(page, band, labels.glyphs)
        sign = not joined and is_sign(page.glyphs, band, labels.glyphs, own, side)
        angle = 90.0 if joined else 0.0 if sign else _angle(page, band)
        if angle % 90 != 0 or (axis == 0 and angle != 0.0):
            continue
        # So far are the words of a typewriter apart.
        space = _space(page, band, size)
        room = (space, 0.3 * size) if angle == 0.0 else (0.3 * size, space)
        index = grow(page, band, *room, picture)
        if sign and axis == 1 and evident_angle(page.glyphs, index) == 90.0:
            # An underscore that hangs out of a turned title is nearest to the cells.
            sign, angle, size = False, 90.0, page.glyphs.text_size(index)
            space = _space(page, index, size)
            index = grow(page, index, 0.3 * size, space, picture)
        # A frame beside the cells reaches to the labels below them.
        index = index[side_view(page.glyphs.boxes[index], own, side)[:, 0] >= -size]
        lines = with_raised(page.glyphs, group_lines(page.glyphs, index, angle, size))
        if len(lines) > 1 and side != "top" and _are_stacked(lines, axis):
            # A title of several lines; the nearest one leads to the others. Over the cells
            # several lines are the title of the panel.
            lines = [min(lines, key=lambda line: _away(line.box, own, side))]
        # Where no labels were found short ones on a slope may stand in each other so.
        level = angle == 0.0 and labels.count > 0 and len(lines) > 1
        if sign or (level and _is_one_line(lines, size)):
            lines = [join_lines(page.glyphs, lines)]
        if len(lines) != 1 or len(split_line(page.glyphs, lines[0], space + 0.1 * size)) != 1:
            continue
        line = lines[0]
        if np.subtract(*line.across[::-1]) > _THICK * page.size:
            continue
        turned = axis == 1 and angle == 90.0
        if turned and stands_row_by_row(page.glyphs.boxes[line.glyphs], centers):
            continue
        if names_strip(page, line):
            continue
        middle = line.center[axis]
        # Level print further off may be anything; what is turned to read along the rows can
        # only be their title.
        far = turned and abs(middle - (start + end) / 2) <= size
        # What heads a row of panels is set larger, and stands as much further off.
        reach = _FAR * max(page.size, size) if far else _NEAR * page.size
        if labels.count and gap_between(page, own, side, labels.glyphs, band) > reach:
            break
        # Nothing but a title is turned beside level labels; it may stand off the middle.
        slack = 0.5 if turned and labels.count else 0.12
        if abs(middle - (start + end) / 2) > max(slack * (end - start), 1.5 * size):
            continue
        if axis == 1 and angle == 0.0 and line.box.width > 12 * size:
            continue
        if side == "bottom" and _is_caption(line, end - start, labels):
            continue
        page.claim(line.glyphs)
        return line, [other for i, other in enumerate(found) if i != number]
    return None, found


def _space(page: Page, index: IntArray, size: float) -> float:
    """How far words of a line may stand apart, in pixels."""
    high = page.glyphs.height[index]
    letters = high[high <= _TALL * size]
    return max(_WORDS * size, _WORDS_TALL * float(letters.max(initial=0.0)))


def _angle(page: Page, band: IntArray) -> float:
    """How a band runs, in degrees: what is far longer than a line is high runs along it.

    A mark on a letter, a raised sign and brackets lead astray what is told from few letters.
    """
    boxes = page.glyphs.boxes[band]
    width, height = boxes[:, 2:].max(axis=0) - boxes[:, :2].min(axis=0)
    line = _LINE * page.glyphs.text_size(band)
    long = max(width, height) >= _LONGER * min(width, height)
    # A bracket or an "l" is long by itself.
    if len(band) >= _LETTERS and long and min(width, height) <= line:
        return 0.0 if width > height else 90.0
    angle = measure_angle(page.glyphs, band)
    size = page.glyphs.text_size(band)
    return 0.0 if _is_too_low(angle, float(width), float(height), size) else angle


def _is_too_low(angle: float, width: float, height: float, size: float) -> bool:
    """Whether a box is too low for a line of letters of a ``size`` that fills its width on a slope:
    an index leads from its letter down, and another one up again.

    >>> _is_too_low(-27.0, 39.0, 17.0, 10.0), _is_too_low(-27.0, 39.0, 26.0, 10.0)
    (True, False)
    """
    if angle % 90 == 0.0 or width <= height:
        return False
    turn = np.radians(abs(angle))
    rise = (width - size * np.sin(turn)) * np.tan(turn) + size * np.cos(turn)
    return bool(rise > height + size / 2)


def is_level(page: Page, band: IntArray) -> bool:
    """Whether a band over cells runs level: a letter and its index do, whatever the way from one to
    the other is.
    """
    boxes = page.glyphs.boxes[band]
    heights = boxes[:, 3] - boxes[:, 1]
    whole = float(boxes[:, 3].max() - boxes[:, 1].min())
    indexed = len(band) == _PAIR and heights.min() <= _INDEX * heights.max()
    one_line = whole <= _HANGS * float(heights.max())
    return bool((indexed or _is_word(boxes)) and one_line) or _angle(page, band) == 0.0


def _is_word(boxes: FloatArray) -> bool:
    """Whether pieces of ink stand side by side as close as letters, and are together longer than
    high: letters that are all upright strokes ("Skill") lean along none of them. Names that are
    turned stand each in a column of their own, further apart.

    >>> skill = [[0, 0, 23, 18], [24, 0, 29, 4], [24, 6, 29, 18], [30, 0, 35, 18], [36, 0, 41, 18]]
    >>> _is_word(np.array(skill, float)), _is_word(np.array(skill, float)[:, [1, 0, 3, 2]])
    (True, False)
    """
    order = boxes[np.argsort(boxes[:, 0])]
    blank = order[1:, 0] - np.maximum.accumulate(order[:, 2])[:-1]
    width, height = boxes[:, 2:].max(axis=0) - boxes[:, :2].min(axis=0)
    close = len(boxes) >= _LETTERS and float(blank.max()) <= _CLOSE * float(height)
    return bool(close and width > height)


def _is_caption(line: Line, width: float, labels: Aligned) -> bool:
    """Whether a line below the labels is longer than the cells are wide and set smaller than the
    labels: nobody sets the title of an axis so, but the sentence under a figure.
    """
    sizes = [label.size for lines in labels.places.values() for label in lines]
    if line.box.width <= width or not sizes:
        return False
    return line.size <= _SMALLER * float(median(sizes))


def may_be_caption(site: Site) -> bool:
    """Whether the title under the columns is as long as a line of text: it may as well be the
    sentence under the figure.
    """
    if site.role != "column-title" or site.side != "bottom" or len(site.lines) > 1:
        return False
    line = site.lines[0]
    return line.box.width > LONG * line.size


def _are_stacked(lines: list[Line], axis: int) -> bool:
    """Whether lines have one middle: those of one text, or of a title and a caption."""
    size = max(line.size for line in lines)
    middles = [line.center[axis] for line in lines]
    return max(middles) - min(middles) <= _MIDDLE * size


def _is_one_line(lines: list[Line], size: float) -> bool:
    """Whether level lines are the letters and the raised or lowered signs of one: they stand in
    each other, and together they are no higher than a line with its tails.
    """
    starts, ends = zip(*((line.box.y0, line.box.y1) for line in lines), strict=True)
    return bool(max(starts) < min(ends) and max(ends) - min(starts) <= _LINE * size)


def _away(box: Box, own: Box, side: str) -> float:
    return float(side_view(np.array([box.as_tuple()]), own, side)[0, 0])

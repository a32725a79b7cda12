"""A title that does not stand next to its panel: beyond a bar, a legend or a dendrogram.

What stands highest over a figure and is set over it as a title is set, in its middle or
flush with its left side, is its title, whatever stands in between.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from unheat.medians import median
from unheat.model import Bar, Box
from unheat.text.far_apart import are_row, head_equal_parts, head_whole_columns
from unheat.text.ink import Glyphs
from unheat.text.lines import Line, evident_angle, group_lines, split_line
from unheat.text.page import Page, bands, side_view
from unheat.text.pen_size import is_larger, letter_height, may_head
from unheat.text.running_text import is_running_text
from unheat.text.set_together import flush, is_set_under, is_subtitle, same_block
from unheat.text.track_names import names_track

# A word of three letters is so long, in letter heights; print fills less of its box.
_WORD, _FILLED, _DRAWN, _LETTER = 2.0, 0.75, 0.28, 0.6
# Titles are larger than what is usual by this where nothing else tells them from a name of a bar.
_LARGE = 1.4
# How much larger than usual a title at the margin is, and how far beyond the labels that begins, in
# letter heights.
_LARGER, _MARGIN = 1.2, 3.0
# A line over a title and its figure stands so near to it, in its own letter heights, and so near to
# the middle of the figure, as a share of that.
_NEAR, _ASIDE = 6.0, 0.12

# Texts that stand in a row are so far apart, in letter heights.
_APART = 4.5

# The name of a level bar stands so near to it, in letter heights, and over its numbers.
_ON_BAR = 3.0, 4.0
# So many digits are the numbers of a bar.
_DIGITS = 2

# Numbers stand so near to the marks of a bar, in letter heights.
_NUMBERS = 1.5

# So many lines, level to this share of their letters, make a row of ticks.
_SEVERAL, _LEVEL = 4, 0.3


def headline(page: Page, over: Box, around: Box, labels: Sequence[Box] = ()) -> list[Line]:
    """The lines of the block nearest above ``over`` that is set over it, from the top down.

    ``over`` holds the cells of the figure and ``around`` its labels and bars as well: a line
    may be set over either. Between level ``labels`` over the cells stand headings of other
    columns. The lines are claimed.
    """
    top = min((box.y0 for box in labels), default=np.inf)
    found = [line for line in level_lines(page, over) if not is_on_bar(page, line)]
    found = [line for line in found if line.center[1] <= top]
    found.sort(key=lambda line: (-line.box.y1, line.box.x0))
    starts = [
        line
        for line in found
        if _set_over(line, over, around) or _begins_beside(page, line, over, around)
    ]
    if not starts or (len(page.layout.panels) > 1 and stands_in_row(page, starts[0])):
        return []
    block = [starts[0]]
    for line in found[found.index(starts[0]) + 1 :]:
        if is_set_under(page, block[-1], line) or may_head(page, block[-1], line):
            block = [line]
        elif len(block) < 4 and same_block(block[-1], line) and flush(block[-1], line):
            block = [] if is_subtitle(page, block[-1], line) else block
            block.append(line)
    if any(_runs_on(page, line, around) for line in block):
        return []
    if is_running_text(block, around) or _heads_between(page, found, block[0], over):
        return []
    for line in block:
        page.claim(line.glyphs)
    return block[::-1]


def _runs_on(page: Page, line: Line, around: Box) -> bool:
    """Whether a line of usual print begins before the figure and ends beyond it: text of the page.

    So long a title is set larger than labels.
    """
    before, after = around.x0 - line.box.x0, line.box.x1 - around.x1
    usual = letter_height(page.glyphs, line) < _LARGER * page.size
    return usual and min(before, after) > _MARGIN * line.size


def _heads_between(page: Page, found: Sequence[Line], line: Line, over: Box) -> bool:
    """Whether a larger line stands between a line and the figure, not over it: one of those
    ``found`` or a heading of running text. What is further up belongs to another part of the page.
    """
    headings = [
        part
        for band in bands(page.glyphs.boxes[page.text][:, [1, 3]], page.text, 1.0)
        for part in group_lines(page.glyphs, band, 0.0, page.glyphs.text_size(band))
    ]
    return any(
        line.box.y1 <= other.box.y0 and other.box.y1 <= over.y0 and is_larger(page, other, line)
        for other in [*found, *headings]
    )


def masthead(page: Page, title: Sequence[Line], around: Box) -> list[Line]:
    """A larger line over the title of the only panel, set on the middle of the whole figure.

    A title stands over its cells, and bar and labels move the middle of the figure away from
    them. What is not larger may be text of the page. The line is claimed.
    """
    own = title[0]
    lines = [line for line in level_lines(page, own.box) if not is_on_bar(page, line)]
    lines.sort(key=lambda line: -line.box.y1)
    for line in lines[:1]:
        beside = [one for one in lines[1:] if one.box.y1 > line.box.y0]
        within = around.x0 - line.size <= line.box.x0 and line.box.x1 <= around.x1 + line.size
        off = abs(line.center[0] - around.center[0])
        near = own.box.y0 - line.box.y1 <= _NEAR * line.size
        if beside or not (within and near) or off > _ASIDE * around.width:
            break
        if is_larger(page, line, own):
            page.claim(line.glyphs)
            return [line]
    return []


def level_lines(page: Page, over: Box) -> list[Line]:
    """Free lines of level print above a box, each of three letters at least.

    What stands in one row at even steps is the numbers of an axis, and no title; nor is the name
    of a track over the cells.
    """
    lines = lines_over(page, over)
    return [
        line
        for line in lines
        if is_text(page.glyphs, line, page.size)
        and not _is_in_step(line, lines)
        and not names_track(page, line)
    ]


def _is_in_step(line: Line, lines: Sequence[Line]) -> bool:
    """Whether a line is one of several short ones that stand level, as far from each other."""
    level = [one for one in lines if abs(one.center[1] - line.center[1]) <= _LEVEL * line.size]
    if len(level) < _SEVERAL:
        return False
    steps = np.diff(sorted(one.center[0] for one in level))
    even = np.ptp(steps) <= 0.5 * line.size
    return bool(even and max(one.box.width for one in level) <= 0.7 * float(median(steps)))


def lines_over(page: Page, over: Box) -> list[Line]:
    """Free lines of level print above a box, whatever they are, parted at wide gaps."""
    view = side_view(page.glyphs.boxes, over, "top")
    index = np.flatnonzero(page.free & (view[:, 0] >= -1))
    boxes = [over, *(panel.grid.box for panel in page.layout.panels)]
    low, high = min(box.x0 for box in boxes), max(box.x1 for box in boxes)
    lines = []
    for band in bands(view[index], index, 1.0):
        size = page.glyphs.text_size(band)
        for line in group_lines(page.glyphs, band, 0.0, size):
            parts = split_line(page.glyphs, line, 1.6 * size)
            # Names of columns that were not made out are no title, nor is what heads their rows.
            heads = [part for part in parts if low <= part.center[0] <= high]
            lines += [] if are_row(heads) or _head_groups(page, heads) else parts
    return lines


def _head_groups(page: Page, parts: Sequence[Line]) -> bool:
    """Whether words of one line far apart name groups of the columns of a panel."""
    words = len(parts) > 1 and all(is_text(page.glyphs, part, page.size) for part in parts)
    grids = [panel.grid for panel in page.layout.panels]
    return words and any(
        head_equal_parts(parts, grid.box) or head_whole_columns(parts, grid) for grid in grids
    )


def stands_in_row(page: Page, line: Line) -> bool:
    """Whether other texts stand level with a line, far from it and set as large: headings of the
    parts of a page, each over its own.
    """
    boxes, width = page.glyphs.boxes, page.glyphs.labels.shape[1]
    middle = (boxes[:, 1] + boxes[:, 3]) / 2
    level = np.flatnonzero(page.free & (middle > line.box.y0) & (middle < line.box.y1))
    apart = _APART * line.size
    for side in ((0.0, line.box.x0 - apart), (line.box.x1 + apart, float(width))):
        beside = level[(boxes[level, 0] >= side[0]) & (boxes[level, 2] <= side[1])]
        for other in group_lines(page.glyphs, beside, 0.0, line.size) if len(beside) else []:
            for part in split_line(page.glyphs, other, _APART * line.size):
                if is_text(page.glyphs, part, page.size) and not (
                    is_larger(page, line, part) or is_larger(page, part, line)
                ):
                    return True
    return False


def is_text(glyphs: Glyphs, line: Line, usual: float) -> bool:
    """Whether a line is a word at least, in letters of about the figure's usual size.

    Letters that touch are one piece, which is longer than a letter and no filled block.
    """
    height = glyphs.height[line.glyphs]
    letters = line.glyphs[(height >= 0.6 * usual) & (height <= 3.0 * usual)]
    sides = glyphs.boxes[letters, 2:] - glyphs.boxes[letters, :2]
    several = sides[:, int(line.angle == 90.0)] // (_LETTER * line.size)
    share = glyphs.area[letters] / sides.prod(axis=1)
    # Of a box there is an outline alone.
    several = np.where(share >= _DRAWN, several, sides[:, int(line.angle == 90.0)] // line.size)
    open_ink = share <= _FILLED
    count = np.where(open_ink, np.maximum(several, 1), 1).sum()
    long = max(line.box.width, line.box.height) >= _WORD * line.size
    return bool(count >= 3 and long and evident_angle(glyphs, line.glyphs) == line.angle)


def _set_over(line: Line, over: Box, around: Box) -> bool:
    near = 1.5 * line.size
    return any(
        abs(line.center[0] - box.center[0]) <= near or abs(line.box.x0 - box.x0) <= near
        for box in (over, around)
    )


def _begins_beside(page: Page, line: Line, over: Box, around: Box) -> bool:
    """Whether a line of large print begins over the labels at the left: so do titles that are set
    at the margin of a figure or of a card, flush with nothing.
    """
    large = letter_height(page.glyphs, line) >= _LARGER * page.size
    return large and around.x0 - _MARGIN * line.size <= line.box.x0 <= over.x0


def is_on_bar(page: Page, line: Line) -> bool:
    """Whether a line stands on a bar rather than over the figure: a heading of its legend, which
    is hardly larger than other print.
    """
    sizes = page.bar_sizes or [page.size] * len(page.layout.bars)
    return any(
        letter_height(page.glyphs, line) < _LARGE * size
        and abs(line.center[0] - bar.box.center[0]) <= line.size
        and -1.0 <= bar.box.y0 - line.box.y1 <= _ON_BAR[_has_between(page, line, bar)] * line.size
        for bar, size in zip(page.layout.bars, sizes, strict=True)
    ) or any(_is_under_marks(line, bar) for bar in page.layout.bars)


def _has_between(page: Page, line: Line, bar: Bar) -> bool:
    """Whether print stands between a line and a bar under it, nearer to the line than its marks."""
    boxes = page.glyphs.boxes
    middle = (line.box.y1 + bar.box.y0) / 2
    between = (boxes[:, 1] >= line.box.y1) & (boxes[:, 3] <= middle)
    along = (boxes[:, 0] < bar.box.x1) & (boxes[:, 2] > bar.box.x0)
    return bool((between & along).sum() >= _DIGITS)


def _is_under_marks(line: Line, bar: Bar) -> bool:
    """Whether a line stands next below the marks of a level bar: its numbers, run together."""
    off = line.box.y0 - bar.box.y1
    along = bar.box.x0 <= line.center[0] <= bar.box.x1
    return bar.tick_side == "bottom" and along and -1.0 <= off <= _NUMBERS * line.size

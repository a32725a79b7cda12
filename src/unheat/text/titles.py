"""Titles: the print over a panel, and the print over several panels.

What stands over the cells is, from the inside out: labels, the title of the columns where
the labels stand there, the panel's title, the title of several panels. A block is lines
close over each other, set alike; text further up the page belongs to somebody else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from unheat.medians import median
from unheat.model import Box, Grid, PanelLayout
from unheat.text.axes import Side
from unheat.text.axis_title import is_level
from unheat.text.far_apart import of_one_text
from unheat.text.ink import Glyphs, IntArray
from unheat.text.lines import Line, group_lines
from unheat.text.outgrown_names import outgrows_names
from unheat.text.over_panels import heads_the_page, is_lone_head, is_over_titles, spans_panels
from unheat.text.over_some_cells import without_remark
from unheat.text.page import Page, grow, whole
from unheat.text.pen_size import (
    ALIKE,
    BOLDER,
    are_alike,
    is_bold_beside,
    is_larger,
    letter_height,
    may_be_of_one_size,
    may_head,
    stroke_of,
)
from unheat.text.running_text import is_running_text
from unheat.text.set_together import (
    UNDER,
    flush,
    is_bold_over,
    is_set_over,
    is_set_under,
    is_subtitle,
    same_block,
    stands_close,
)
from unheat.text.subtitles import is_one_title, is_other_size_under, is_surely_under, may_go_on
from unheat.text.titles_in_row import own_title

# The title of an axis is a word or two: so long at most, in letter heights.
_NAME = 12.0
# Words of one line stand so close, in letter heights; those of a typewriter the furthest apart.
WORDS = 1.5
# Of the rim of a box so much is drawn at least: three sides of it.
_PAINTED = 0.75
# Tables leave so much room at the sides of their cells, in letter heights.
_PADDING = 2.0
# What ends where cells end is so near to that place, in letter heights.
_FLUSH = 0.25
# Heights of letters are known to a pixel each.
_PIXEL = 1.0


def over_cells(
    page: Page,
    panel: PanelLayout,
    top: Side,
    *,
    named: bool,
    row_title: Line | None,
    beside: Sequence[Side] = (),
) -> tuple[Side, list[Line], bool]:
    """(the top side with its axis title or without, the panel's title, whether that is sure).

    ``named`` says that the columns have a title elsewhere, ``row_title`` is that of the
    rows, whose labels stand on the sides ``beside`` the cells. The title is its lines from top
    to bottom; all that is given out is claimed.
    """
    if top.title is not None:
        page.free[top.title.glyphs] = True
        top = replace(top, title=None, rest=[top.title.glyphs, *top.rest])
    own = whole(panel.grid.box, panel.frame)
    lines = _stack(page, own, panel.grid, top.rest)
    lines = [line for line in lines if not _is_among(line, top)]
    # A title hangs over the middle or begins at the left; at the right end is company, or a title
    # where nothing else is.
    company = lines[:1]
    while lines and lines[0].box.x0 >= own.center[0]:
        lines.pop(0)
    lines = without_remark(lines, own)
    sure = True
    if not lines and company and _ends_with(page, company[0], top, own):
        lines, sure = company, False
    boxes = [whole(one.grid.box, one.frame) for one in page.layout.panels]
    # A title over several panels is none of this one, and leaves the line below it alone.
    heads = lines[:1] + [
        line
        for line in lines[1:]
        if not (spans_panels(line, own, boxes) or heads_the_page(page, line, lines[0], own))
    ]
    caption = bool(lines and top.labels.count) and _is_caption(lines[0], own, beside)
    if caption:
        # It may be the subtitle of the title over it.
        lines = lines[: 2 if len(lines) > 1 and is_set_under(page, *lines[:2]) else 1]
    elif (
        lines
        and top.labels.count
        and not _is_aside(lines[0], own)
        and _names_columns(page, heads, top, own, row_title, named=named)
    ):
        page.claim(lines[0].glyphs)
        # Without a title of the rows in its size a lone line may be either; a long one a subtitle.
        short = lines[0].box.width <= _NAME * lines[0].size
        as_rows = row_title is not None and may_be_of_one_size(page.glyphs, lines[0], row_title)
        sure = len(heads) > 1 and not may_go_on(page, heads[0], heads[1]) and (short or as_rows)
        sure |= as_rows and short
        sure &= not any(heads_the_page(page, one, lines[0], own, may=True) for one in lines[1:])
        top = replace(top, title=lines.pop(0), rest=[])
    elif len(lines) == 1 and top.labels.count and not named:
        # Nothing but a title's size tells it from the name of the columns.
        if row_title is None:
            sure = not _could_name(page, lines[0], top, own) or outgrows_names(page, lines[0])
        else:
            sure = not _as_large(page, lines[0], row_title)
    reached = own.y0
    for line in (*_label_lines(top), *([] if top.title is None else [top.title])):
        reached = min(reached, line.box.y0)
    block = _block(page, own, lines)
    if block and reached - block[0].box.y1 > 12 * block[0].size and not is_set_over(block[0], own):
        block = []
    for line in block:
        page.claim(line.glyphs)
    if is_running_text(block, own):
        block = []
    sure = sure and not any(may_head(page, block[-1], line) for line in lines if block)
    sure = sure and not any(stands_close(block[-1], line) for line in heads if block)
    if block and all(line is not lines[0] for line in block):
        sure = sure and is_surely_under(page, lines[0], block[0])
    if len(block) > 1 and top.labels.count and top.title is None and row_title is not None:
        # Its last line may as well be the title of the columns.
        alike = all(are_alike(page.glyphs, block[0], line) for line in block[1:])
        sure = sure and (named or (alike and not _as_large(page, block[0], row_title)))
    return top, block[::-1], sure


def _is_caption(line: Line, own: Box, beside: Sequence[Side]) -> bool:
    """Whether a line is set on the middle of a table with its row labels, not on the cells'."""
    labels = [label.box for side in beside for label in _label_lines(side)]
    x0 = min([own.x0, *(box.x0 for box in labels)])
    x1 = max([own.x1, *(box.x1 for box in labels)])
    off = abs(line.center[0] - (x0 + x1) / 2)
    return off <= line.size and off < 0.5 * (abs(line.center[0] - own.center[0]) - line.size)


def _is_aside(line: Line, own: Box) -> bool:
    """Whether a line begins over the row labels and has its middle left of the cells' middle: so do
    headings of tables, and names of columns do not.
    """
    return line.box.x0 < own.x0 - line.size and line.center[0] < own.center[0] - line.size


def _is_among(line: Line, top: Side) -> bool:
    """Whether a line stands beside level labels, not over them: a heading of the row labels."""
    labels = _label_lines(top) if top.angle == 0.0 else []
    return bool(labels) and line.center[1] > min(label.box.y0 for label in labels)


def _stack(page: Page, own: Box, grid: Grid, rest: Sequence[IntArray]) -> list[Line]:
    """The level lines in these bands over a panel, on one ground, nearest first."""
    above = Box(0, 0, page.glyphs.labels.shape[1], own.y0)
    boxes = [whole(panel.grid.box, panel.frame) for panel in page.layout.panels]
    lines: list[Line] = []
    used = np.zeros(0, dtype=np.int64)
    first_plate = None
    for band in rest:
        band = np.setdiff1d(band[page.free[band]], used)
        if not len(band):
            continue
        size = page.glyphs.text_size(band)
        if not is_level(page, band):
            continue
        plate = np.bincount(page.glyphs.plate[band] + 1).argmax() - 1
        if lines and plate != first_plate:
            break
        first_plate = plate
        index = grow(page, band, WORDS * size, 0.1 * size, above)
        index = np.setdiff1d(index[page.glyphs.plate[index] == plate], used)
        found = group_lines(page.glyphs, index, 0.0, size)[::-1]
        found = [line for line in found if not _is_painted(page.glyphs, line)]
        lines += [own_title(page, line, own, boxes) for line in found]
        used = np.concatenate([used, index])
    # Words far apart may tie lines of two bands together: what counts is where they stand.
    return of_one_text(page, sorted(lines, key=lambda line: -line.center[1]), own, grid)


def _is_painted(glyphs: Glyphs, line: Line) -> bool:
    """Whether a line is boxes filled with a color, as a strip of annotation has, and no print.

    Where a box was taken for the ground of print its rim is what is left.
    """
    for number, (x0, y0, x1, y1) in zip(
        glyphs.label[line.glyphs], glyphs.boxes[line.glyphs].astype(int), strict=True
    ):
        ink = glyphs.labels[y0:y1, x0:x1] == number
        rim = np.concatenate([ink[0], ink[-1], ink[:, 0], ink[:, -1]])
        if x1 - x0 < y1 - y0 or rim.mean() < _PAINTED:
            return False
    return True


def _block(page: Page, own: Box, lines: Sequence[Line]) -> list[Line]:
    """The first of these lines over ``own`` and what is set in one block with it, four at most.

    A subtitle, set smaller under its title, is no part of it, nor is a letter alone that does not
    head it: that names columns further up. The title of a panel is no subtitle of one over several.
    """
    boxes, block = [whole(one.grid.box, one.frame) for one in page.layout.panels], list(lines[:1])
    for line in lines[1:4]:
        over_titles = is_over_titles(page, own, boxes, block, line)
        spans = over_titles or spans_panels(line, own, boxes)
        if not spans and (
            is_set_under(page, block[-1], line)
            or _is_titled(page, block[-1], line, own)
            or is_other_size_under(page, block[-1], line)
        ):
            block = [line]
            continue
        together = is_one_title(page, block[-1], line)
        if not (together if len(line.glyphs) > 1 else is_lone_head(page, block[-1], line)):
            break
        if over_titles and not spans_panels(line, own, boxes):
            # It begins or ends with the title of this panel by chance, and is none of it.
            break
        if is_subtitle(page, block[-1], line) and not spans:
            block = []
        block.append(line)
    return block


def _is_titled(page: Page, below: Line, above: Line, own: Box) -> bool:
    """Whether a line close over another one is the title of the same cells: larger or bolder, and
    on their middle where the subtitle is flush with them, or the other way round.
    """
    close = below.box.y0 - above.box.y1 <= UNDER * letter_height(page.glyphs, above)
    over = is_set_over(below, own) and is_set_over(above, own)
    return close and over and (is_larger(page, above, below) or is_bold_over(page, above, below))


def _ends_with(page: Page, line: Line, top: Side, own: Box) -> bool:
    """Whether a line over cells ends where they end, and is set larger than their labels."""
    labels = [letter_height(page.glyphs, label) for label in _label_lines(top)]
    larger = line.size >= ALIKE * page.size
    if labels:
        larger = letter_height(page.glyphs, line) >= ALIKE * float(median(labels))
    return larger and abs(line.box.x1 - own.x1) <= _FLUSH * line.size


def _names_columns(
    page: Page,
    lines: Sequence[Line],
    top: Side,
    own: Box,
    row_title: Line | None,
    *,
    named: bool,
) -> bool:
    """Whether the line over labels is their title, not the panel's.

    It is set as the title of the rows is, or no larger and bolder than the labels; over the cells,
    not the whole figure; and smaller or lighter than what stands over it. Where another line
    could name the columns too (``named``), only the first holds.
    """
    height, stroke = letter_height(page.glyphs, lines[0]), stroke_of(page.glyphs, lines[0])
    rows = None if row_title is None else letter_height(page.glyphs, row_title)
    if len(lines) > 1:
        # Names of columns are set over the columns and as those of the rows, a subtitle under
        # its title.
        off = abs(lines[0].center[0] - own.center[0])
        begins = abs(lines[0].box.x0 - lines[1].box.x0)
        aside = off > min(lines[0].size, begins + 1.0)
        thick = stroke if row_title is None else stroke_of(page.glyphs, row_title)
        other = max(stroke, thick) >= BOLDER * min(stroke, thick)
        if (aside or other) and is_set_under(page, lines[0], lines[1]):
            return False
        # A headline of the table under one of the page.
        over = is_bold_over(page, lines[0], lines[1]) and not is_larger(page, lines[1], lines[0])
        if over and _is_heavy(page, lines[0], top):
            return False
        higher = letter_height(page.glyphs, lines[1])
        lighter = stroke * BOLDER <= stroke_of(page.glyphs, lines[1])
        apart = not (same_block(lines[0], lines[1]) and flush(lines[0], lines[1]))
        as_rows = (
            rows is not None
            and max(height, rows) < ALIKE * min(height, rows)
            and (apart or height < higher)
        )
        return as_rows or (not named and (apart or lighter or height * ALIKE <= higher))
    if named or not (is_set_over(lines[0], own) or _begins_within(page, lines[0], top, own)):
        return False
    if row_title is not None and are_alike(page.glyphs, lines[0], row_title):
        # Titles of both axes are set alike, whatever the labels are.
        return True
    labels = _label_lines(top)
    usual = float(median([letter_height(page.glyphs, line) for line in labels]))
    thick = float(median([stroke_of(page.glyphs, line) for line in labels]))
    return height <= ALIKE * max(usual, rows or 0.0) and stroke < BOLDER * thick


def _begins_within(page: Page, line: Line, top: Side, own: Box) -> bool:
    """Whether a line set as the labels below it begins in the first cell, off its side by the room
    that tables leave there: it heads the columns of a table, as a title does not.
    """
    first = own.x0 + own.width / max(len(top.labels.places), 1)
    alike = [are_alike(page.glyphs, line, label) for label in _label_lines(top)]
    padded = own.x0 <= line.box.x0 <= min(first, own.x0 + _PADDING * line.size)
    return padded and 2 * sum(alike) > len(alike)


def _as_large(page: Page, line: Line, other: Line) -> bool:
    """Whether two lines may be set in one size and weight; turned letters are snapped to pixels
    otherwise than level ones."""
    heights = letter_height(page.glyphs, line), letter_height(page.glyphs, other)
    strokes = stroke_of(page.glyphs, line), stroke_of(page.glyphs, other)
    near = max(heights) <= max(ALIKE * min(heights), min(heights) + _PIXEL)
    return near and max(strokes) < BOLDER * min(strokes)


def _is_heavy(page: Page, line: Line, top: Side) -> bool:
    """Whether a line over labels is set in bold and they are not, and no smaller."""
    labels = _label_lines(top)
    plain = float(median([stroke_of(page.glyphs, label) for label in labels]))
    usual = float(median([letter_height(page.glyphs, label) for label in labels]))
    bold = is_bold_beside(stroke_of(page.glyphs, line), plain)
    return bold and letter_height(page.glyphs, line) >= usual


def _could_name(page: Page, line: Line, top: Side, own: Box) -> bool:
    """Whether a lone line over labels is set much as they are: nothing tells it from a title."""
    if abs(line.center[0] - own.center[0]) > line.size:
        return False
    labels = _label_lines(top)
    usual = float(median([letter_height(page.glyphs, label) for label in labels]))
    thick = float(median([stroke_of(page.glyphs, label) for label in labels]))
    alike = letter_height(page.glyphs, line) <= ALIKE**3 * usual
    return alike and stroke_of(page.glyphs, line) < BOLDER * thick


def _label_lines(top: Side) -> list[Line]:
    return [line for lines in top.labels.places.values() for line in lines]

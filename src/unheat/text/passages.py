"""Running text on the page of a figure: captions and paragraphs, which belong to no panel.

A figure cut out of a page brings lines of it along. They are known by their make-up: lines
much longer than a title, without the gaps that part one label from the next, set flush
left one under the other, above or below everything that is a figure.
"""

from __future__ import annotations

import numpy as np

from unheat.model import Box
from unheat.text.ink import FloatArray, IntArray
from unheat.text.line_numbers import line_numbers
from unheat.text.lines import Line, evident_angle, group_lines, split_line
from unheat.text.page import Page, bands, side_view
from unheat.text.pen_size import is_larger, letter_height
from unheat.text.running_text import LONG, MARGIN, is_head, is_passage
from unheat.text.set_together import is_set_under

# Lines that begin so near to each other begin at one margin, in letter heights.
_FLUSH = 0.5
# Blank between columns of a page at least, in letter heights.
_COLUMNS = 1.3
# Blank between lines of one text at most, in letter heights.
_LEADING = 1.4
# The number of a page has so many digits at most, whose heights differ by so many pixels.
_DIGITS, _EVEN = 4, 2.0
# The first line of a paragraph is indented by so many letter heights at most.
_INDENT = 4.0
# A line of text has so many letters at least.
_PARTED = 10
# Letters of one text are so even in height, between its lines.
_ONE_SIZE = 0.1
# What stands so far off on one line is another text, in letter heights.
_ASIDE = 6.0
# So many lines that begin at one place make a column of text.
_ROWS = 4


def passages(page: Page, boxes: list[Box]) -> IntArray:
    """Glyphs of all lines of running text above and below the figure's ``boxes``."""
    if not boxes:
        return np.zeros(0, dtype=np.int64)
    together = boxes[0]
    for box in boxes[1:]:
        together = together.union(box)
    page.claim(line_numbers(page, together))
    found: list[IntArray] = []
    margins: list[float] = []
    written: list[Line] = []
    others: list[list[Line]] = []
    for side in ("top", "bottom"):
        index = _beyond(page, together, side)
        view = side_view(page.glyphs.boxes, together, side)
        lines = [
            line
            for band in bands(view[index], index, 1.0)
            for line in _lines(page, band)
            if len(line.glyphs) >= 3
        ]
        lines = _with_parted(page, lines, view, index)
        lines += _in_columns(page, lines, view, index)
        texts: list[list[Line]] = []
        for block in _blocks(lines):
            others.append(block)
            if side == "top" and is_head(block, together):
                continue
            if len(block) in (2, 3) and is_set_under(page, block[-1], block[-2]):
                # A title and its subtitle, under the number of the figure or nothing: running text
                # is set in one size and weight.
                continue
            if len(block) > 1 and is_larger(page, block[0], block[1]):
                # A headline over a text is none of its lines; over one line it is a title.
                block = block[1:]
            if is_passage(block, together) and _runs_level(page, block):
                found += [line.glyphs for line in block]
                margins += [line.box.x0 for line in block]
                texts.append(block)
                written += block
                others.pop()
        found += _beyond_texts(page, texts, together, side)
    found += [line.glyphs for block in others if _goes_on(page, block, written) for line in block]
    found += _running_head(page, together, written)
    found += _at_margins(page, together, margins)
    found += _indented(page, together, found)
    return np.unique(np.concatenate(found)) if found else np.zeros(0, dtype=np.int64)


def _beyond(page: Page, together: Box, side: str) -> IntArray:
    """Free glyphs over or under the figure."""
    view = side_view(page.glyphs.boxes, together, side)
    return np.flatnonzero(page.free & (view[:, 0] >= -1))


def _beyond_texts(page: Page, texts: list[list[Line]], together: Box, side: str) -> list[IntArray]:
    """Lines on the far side of running text, as seen from the figure: they are of the page, unless
    one is larger, and heads text and figure together.
    """
    if not texts:
        return []
    boxes = page.glyphs.boxes
    if side == "top":
        near = max(texts, key=lambda block: block[0].box.y0)[0]
        index = np.flatnonzero(page.free & (boxes[:, 3] <= near.box.y0))
    else:
        near = min(texts, key=lambda block: block[-1].box.y1)[-1]
        index = np.flatnonzero(page.free & (boxes[:, 1] >= near.box.y1))
    view = side_view(boxes, together, side)
    return [
        line.glyphs
        for band in bands(view[index], index, 1.0)
        for line in _set_apart(page, band)
        if not is_larger(page, line, near)
    ]


def _goes_on(page: Page, block: list[Line], written: list[Line]) -> bool:
    """Whether several lines beyond the figure go on in the text that is ``written``: they begin at
    its margin and are set in its size. A narrow column has lines that are no longer than titles.
    """
    if len(block) < 2:
        return False
    return any(
        all(
            abs(line.box.x0 - one.box.x0) <= _FLUSH * one.size
            and abs(letter_height(page.glyphs, line) - letter_height(page.glyphs, one))
            <= _ONE_SIZE * letter_height(page.glyphs, one)
            for line in block
        )
        for one in written
    )


def _running_head(page: Page, together: Box, written: list[Line]) -> list[IntArray]:
    """The line at the head of a page of text that is ``written``, in which the number of the page
    stands at the margin: nothing is over it, and it is no title of the figure.
    """
    index = _beyond(page, together, "top")
    if not written or not len(index):
        return []
    band = bands(side_view(page.glyphs.boxes, together, "top")[index], index, 1.0)[-1]
    size = page.glyphs.text_size(band)
    lines = group_lines(page.glyphs, band, 0.0, size)
    parts = sorted(
        (part for line in lines for part in split_line(page.glyphs, line, 1.6 * size)),
        key=lambda part: part.box.x0,
    )
    if len(parts) < 2 or is_larger(page, max(parts, key=lambda part: part.box.width), written[0]):
        return []
    first, last = min(one.box.x0 for one in written), max(one.box.x1 for one in written)
    near = MARGIN * size
    at_right = abs(parts[-1].box.x1 - last) <= near and parts[-1].box.x0 > together.x1
    # At the left a single letter names a panel.
    at_left = abs(parts[0].box.x0 - first) <= near and parts[0].box.x1 < together.x0
    right = at_right and _is_number(page, parts[-1], least=1)
    left = at_left and _is_number(page, parts[0], least=2)
    return [band] if right or left else []


def _is_number(page: Page, part: Line, *, least: int) -> bool:
    """Whether a few letters are all as high as each other, as the digits of a page's number are."""
    height = page.glyphs.height[part.glyphs]
    return least <= len(height) <= _DIGITS and bool(np.ptp(height) <= _EVEN)


def _at_margins(page: Page, together: Box, margins: list[float]) -> list[IntArray]:
    """Lines that begin where running text does, left of all that the figure has beside its cells:
    headings of the page, and lines of programs. What is set on the middle of the figure is its own,
    and so is what stands close over a bar.
    """
    if not margins:
        return []
    boxes = page.glyphs.boxes
    beside = page.free & (boxes[:, 3] > together.y0) & (boxes[:, 1] < together.y1)
    first = min(together.x0, float(boxes[beside, 0].min(initial=together.x0)))
    found = []
    for side in ("top", "bottom"):
        index = _beyond(page, together, side)
        view = side_view(boxes, together, side)
        for band in bands(view[index], index, 1.0):
            size = page.glyphs.text_size(band)
            for line in group_lines(page.glyphs, band, 0.0, size):
                off = min(abs(line.box.x0 - margin) for margin in margins)
                outside = line.box.x0 < first - line.size
                central = abs(line.center[0] - together.center[0]) <= line.size
                its_own = central or _heads_a_bar(page, line)
                if off <= _FLUSH * line.size and outside and not its_own:
                    found.append(line.glyphs)
    found += _run_on(page, together, found, first)
    # A listing has a ground of its own, and lines in it that are indented.
    plates = {int(plate) for index in found for plate in page.glyphs.plate[index] if plate >= 0}
    own = np.isin(page.glyphs.plate, sorted(plates))
    outer = (boxes[:, 3] <= together.y0) | (boxes[:, 1] >= together.y1)
    return [*found, np.flatnonzero(page.free & own & outer)]


def _heads_a_bar(page: Page, line: Line) -> bool:
    """Whether a line stands as close over a bar as its name does, with nothing between them."""
    return any(
        line.box.x0 < bar.box.x1
        and bar.box.x0 < line.box.x1
        and -1.0 <= bar.box.y0 - line.box.y1 <= _LEADING * line.size
        for bar in page.layout.bars
    )


def _run_on(page: Page, together: Box, found: list[IntArray], first: float) -> list[IntArray]:
    """Indented lines close under those that were ``found`` over the figure, which begin left of its
    ``first`` print as well: a program goes on in them."""
    boxes = page.glyphs.boxes
    index = _beyond(page, together, "top")
    ends = {float(boxes[one, 3].max()) for one in found}
    result = []
    for band in bands(side_view(boxes, together, "top")[index], index, 1.0)[::-1]:
        if any(np.isin(band, one).any() for one in found):
            continue
        size = page.glyphs.text_size(band)
        for line in group_lines(page.glyphs, band, 0.0, size):
            # A title may stand level with a link at the margin of a page, far off it.
            for part in split_line(page.glyphs, line, _ASIDE * size):
                box = part.box
                central = abs(box.center[0] - together.center[0]) <= size
                under = any(0.0 <= box.y0 - end <= _LEADING * size for end in ends)
                if under and box.x0 < first - size and not central:
                    result.append(part.glyphs)
                    ends.add(float(box.y1))
    return result


def _indented(page: Page, together: Box, found: list[IntArray]) -> list[IntArray]:
    """Lines over the figure and close over text that was ``found``: its first ones, which are
    indented, or run into the next column of the page. A larger one heads text and figure.
    """
    text = np.unique(np.concatenate(found)) if found else np.zeros(0, dtype=np.int64)
    index = np.setdiff1d(_beyond(page, together, "top"), text)
    view = side_view(page.glyphs.boxes, together, "top")
    result = []
    for band in bands(view[index], index, 1.0):
        size = page.glyphs.text_size(band)
        for line in _set_apart(page, band):
            boxes = page.glyphs.boxes[text]
            close = (boxes[:, 1] >= line.center[1]) & (boxes[:, 3] <= together.y0)
            close &= boxes[:, 1] <= line.box.y1 + _LEADING * size
            close &= (boxes[:, 2] > line.box.x0) & (boxes[:, 0] < line.box.x1)
            if not close.any():
                continue
            next_lines = group_lines(page.glyphs, text[close], 0.0, size)[:1]
            if any(
                one.box.width >= LONG * size and not is_larger(page, line, one)
                for one in next_lines
            ):
                result.append(line.glyphs)
    return result


def _runs_level(page: Page, block: list[Line]) -> bool:
    """Labels set upwards make lines of their first letters, of their second, and so on."""
    index = np.concatenate([line.glyphs for line in block])
    return evident_angle(page.glyphs, index) == 0.0


def _set_apart(page: Page, band: IntArray) -> list[Line]:
    """The band's lines in each column: a title may stand level with a line of the next one."""
    size = page.glyphs.text_size(band)
    lines = group_lines(page.glyphs, band, 0.0, size)
    return [part for line in lines for part in split_line(page.glyphs, line, _COLUMNS * size)]


def _lines(page: Page, band: IntArray) -> list[Line]:
    """The band's lines of which no gap is wider than between words."""
    size = page.glyphs.text_size(band)
    lines = group_lines(page.glyphs, band, 0.0, size)
    return [line for line in lines if len(split_line(page.glyphs, line, 1.3 * size)) == 1]


def _in_columns(page: Page, lines: list[Line], view: FloatArray, index: IntArray) -> list[Line]:
    """The lines of text that is set in columns, beside those that are known to be ``lines``.

    A blank parts each row of print, as it may part one justified line, but the lines after it
    begin at one place, one under the other.
    """
    known = {int(glyph) for line in lines for glyph in line.glyphs}
    rows: list[list[Line]] = []
    for band in bands(view[index], index, 1.0):
        if len(band) < 2 * _PARTED or known & set(band.tolist()):
            continue
        size = page.glyphs.text_size(band)
        for line in group_lines(page.glyphs, band, 0.0, size):
            parts = split_line(page.glyphs, line, 1.3 * size)
            if len(parts) > 1 and sum(part.box.width >= LONG * size for part in parts) > 1:
                rows.append(parts)
    begins = np.array([part.box.x0 for parts in rows for part in parts[1:]])
    return [
        part
        for parts in rows
        if any((np.abs(begins - one.box.x0) <= _FLUSH * one.size).sum() >= _ROWS for one in parts)
        for part in parts
    ]


def _with_parted(page: Page, lines: list[Line], view: FloatArray, index: IntArray) -> list[Line]:
    """Lines, and between them those that a wide blank parts: justified text has some after stops.

    Such a line begins and ends where the ones next to it do. Rows of labels stand over one
    another, too, but between them there is no line in one piece.
    """
    known = {int(glyph) for line in lines for glyph in line.glyphs}
    result = list(lines)
    for band in bands(view[index], index, 1.0):
        if len(band) < _PARTED or known & set(band.tolist()):
            continue
        found = group_lines(page.glyphs, band, 0.0, page.glyphs.text_size(band))
        if len(found) == 1 and any(_justified(found[0], line) for line in lines):
            result.append(found[0])
    return result


def _justified(line: Line, other: Line) -> bool:
    """Whether a line begins and ends with another one that is the next above or below it."""
    off = max(abs(line.box.x0 - other.box.x0), abs(line.box.x1 - other.box.x1))
    blank = max(line.box.y0 - other.box.y1, other.box.y0 - line.box.y1)
    long = line.box.width >= LONG * line.size
    return long and off <= _FLUSH * line.size and blank <= _LEADING * line.size


def _blocks(lines: list[Line]) -> list[list[Line]]:
    """Lines set flush left in one size, one close under the other."""
    blocks: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.box.y0):
        for block in blocks:
            above = block[-1]
            size = max(line.size, above.size)
            # The first line of a paragraph is indented, and full.
            indent = above.box.x0 - line.box.x0 if len(block) == 1 else 0.0
            indented = 0.0 < indent <= _INDENT * size and line.box.x1 <= above.box.x1 + _FLUSH
            if (
                (indented or abs(line.box.x0 - above.box.x0) <= 1.0 * size)
                and line.box.y0 - above.box.y1 <= _LEADING * size
                and min(line.size, above.size) >= 0.75 * size
            ):
                block.append(line)
                break
        else:
            blocks.append([line])
    return blocks

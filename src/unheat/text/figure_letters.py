"""The letters of the figures on one page: "a", "(b)". Each stands over the top left of its figure.

So they part the page: what stands under a letter and right of it, as far as to the next ones,
belongs to its figure, whatever is nearer.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from unheat.model import Box
from unheat.text.ink import FloatArray
from unheat.text.lines import Line, group_lines, split_line
from unheat.text.page import Page, bands, blank_between, blanks_between
from unheat.text.sites import Site

_TAG = 2.2
"""The letter of a figure, with its brackets, is shorter than so many of its heights."""

_LEAST_PX = 5.0
"""And so high."""

_ALONE = 1.6
"""Blank beside a lone letter in its line, in letter heights."""

_NEAR = 0.4
"""And about it on every side, in its own height."""

_RISE = 1.0
"""Letters of a title on its line rise over that of a figure by less, in its height."""

_WORDS, _BEFORE = 0.3, 12.0
"""Least blank between words, and most between a letter and its title, in letter heights."""

_LETTER = 1.5
"""A letter with its brackets is no wider than this, in its height, where it may be a short name."""

_EVEN = 0.08
"""Capitals and digits end alike to this share of their height; a bracket ends lower by a fifth."""

_LABEL = 2.0
"""Names of columns stand so near over the cells, in their heights."""

_IN_LINE, _ONE_SIZE = 0.5, 1.6
"""Letters stand level or one under the other to this share of their height, and are of one size:
"b" is taller than "a" by less."""


def with_letters(page: Page, boxes: Sequence[Box]) -> None:
    """Note the letters of a page's figures, and what they leave each of its panels (``boxes``).

    The letters are claimed: none of them is a title.
    """
    letters = figure_letters(page, boxes)
    for letter in letters:
        page.claim(letter.glyphs)
    page.letters = [letter.box for letter in letters]
    height, width = page.glyphs.labels.shape
    all_of_it = Box(0.0, 0.0, float(width), float(height))
    page.rooms = {box.as_tuple(): room_of(box, page.letters, all_of_it) for box in boxes}


def figure_letters(page: Page, boxes: Sequence[Box]) -> list[Line]:
    """Lone letters of one size that stand in a row or a column, one over each of several panels.

    ``boxes`` are those of the panels. Of labels of rows and columns several are one panel's.
    """
    if len(boxes) < 2:
        return []
    low = max(box.y0 for box in boxes)
    index = np.flatnonzero(page.free & (page.glyphs.boxes[:, 3] <= low))
    short, lone = list[Line](), list[tuple[Line, int]]()
    for band in bands(page.glyphs.boxes[index][:, [1, 3]], index, 1.0):
        size = page.glyphs.text_size(band)
        for line in group_lines(page.glyphs, band, 0.0, size):
            for part in split_line(page.glyphs, line, _ALONE * size):
                if part.box.height < _LEAST_PX or part.box.width > _TAG * part.box.height:
                    continue
                short.append(part)
                if _is_alone(page, part):
                    owner = _stands_over(part.box, boxes)
                    named = owner is not None and _is_short_name(page, part, boxes[owner])
                    lone += [] if owner is None or named else [(part, owner)]
    return _one_each(
        [
            (one, owner)
            for one, owner in lone
            if not _is_label(one, short, boxes[owner])
            and not any(_is_label(one, short, box) for box in boxes if box.y1 <= one.box.y0)
        ]
    )


def _is_short_name(page: Page, part: Line, own: Box) -> bool:
    """Whether a text on the middle of its panel is wider than a letter with its brackets ("low"),
    one sign without any ("2" is the name of a panel as likely as its number), two of which the
    second is neither a bracket nor a point ("Q1"), or more on one line ("Oil"): brackets
    reach below it.
    """
    centered = abs(part.center[0] - own.center[0]) <= 0.5 * part.box.height
    wide = part.box.width > _LETTER * part.box.height
    letters = _are_two_letters(page, part) or _are_on_one_line(page.glyphs.boxes[part.glyphs])
    return centered and (wide or len(part.glyphs) == 1 or letters)


def _are_on_one_line(boxes: FloatArray) -> bool:
    """Whether three signs or more end on one line: brackets end lower than what they hold.

    >>> oil = [[0, 1, 15, 18], [18, 0, 20, 4], [18, 5, 20, 18], [24, 0, 26, 18]]
    >>> bracketed = [[0, 0, 5, 18], [7, 4, 15, 14], [17, 0, 22, 18]]
    >>> _are_on_one_line(np.array(oil, float)), _are_on_one_line(np.array(bracketed, float))
    (True, False)
    """
    height = float(boxes[:, 3].max() - boxes[:, 1].min())
    # The dot of an "i" stands over its stroke.
    feet = [box[3] for box in boxes if not any(_is_over(box, other) for other in boxes)]
    return len(feet) > 2 and float(np.ptp(feet)) <= max(1.0, _EVEN * height)


def _is_over(box: FloatArray, other: FloatArray) -> bool:
    """Whether a piece of ink stands over another one of the same sign."""
    return bool(box[3] <= other[1] and box[0] < other[2] and other[0] < box[2])


def _are_two_letters(page: Page, part: Line) -> bool:
    """Whether a text is two signs of which the second is as high as the first and reaches no
    deeper: a bracket does beside any letter, and a point is low.
    """
    boxes = page.glyphs.boxes[part.glyphs]
    if len(boxes) != 2:
        return False
    first, second = boxes[np.argsort(boxes[:, 0])]
    deeper = float(second[3] - first[3])
    higher = float(first[1] - second[1])
    slack = max(1.0, _EVEN * part.box.height)
    return deeper <= slack and abs(higher) <= slack


def title_over(number: int, lines: Sequence[Line], boxes: Sequence[Box], *, sure: bool) -> Site:
    """The lines as the title of panel ``number``; one sign over one of several may be its letter,
    and is asked about."""
    sign = len(boxes) > 1 and sum(len(line.glyphs) for line in lines) == 1
    return Site(role="title", owner=number, index=0, lines=tuple(lines), sure=sure and not sign)


def _is_label(letter: Line, short: Sequence[Line], own: Box) -> bool:
    """Whether a letter next over the cells ``own``, or under them, has others as short beside it
    there: the names of columns, which stand one below the other on a page with several panels.
    """
    apart = max(own.y0 - letter.box.y1, letter.box.y0 - own.y1)
    near = apart <= _LABEL * letter.box.height
    return near and any(
        one is not letter
        and own.x0 <= one.center[0] <= own.x1
        and _are_in_line(letter.box, one.box, 0)
        for one in short
    )


def _one_each(lone: Sequence[tuple[Line, int]]) -> list[Line]:
    """The letters of those with the numbers of their panels that stand in line, one a panel.

    The longest lines count first: of those that differ a shorter one stands there by chance.
    """
    lines = [
        [(one, owner) for one, owner in lone if _are_in_line(letter.box, one.box, axis)]
        for letter, _ in lone
        for axis in (0, 1)
    ]
    lines.sort(key=len, reverse=True)
    found: dict[int, Line] = {}
    for line in lines:
        owners = {owner for _, owner in line}
        alone = 1 < len(line) == len(owners)
        if alone and all(found.get(owner, one) is one for one, owner in line):
            found |= {owner: one for one, owner in line}
    return list(found.values())


def _is_alone(page: Page, part: Line) -> bool:
    """Whether no other print stands as near to a letter as lines of one text do."""
    others = np.setdiff1d(np.arange(len(page.glyphs)), part.glyphs)
    blanks = blanks_between(page.glyphs.boxes[others], part.box)
    return bool(blanks.min(initial=np.inf) >= _NEAR * part.box.height)


def room_of(own: Box, letters: Sequence[Box], page: Box) -> Box:
    """The part of a page in which a panel stands: from the letter of its figure to the next.

    A small "a" is lower than the capitals of a title that is set on its line.
    """
    before = [box for box in letters if box.x0 <= own.center[0] and box.y0 <= own.center[1]]
    if not before:
        return page
    tag = max(before, key=lambda box: (box.y0, box.x0))
    right = [
        box.x0
        for box in letters
        if box.x0 > tag.x1 and abs(box.y1 - tag.y1) <= _IN_LINE * max(box.height, tag.height)
    ]
    x1 = min(right, default=page.x1)
    below = [box.y0 for box in letters if box.y0 > tag.y1 and tag.x0 - tag.height <= box.x0 < x1]
    top = max(page.y0, tag.y0 - _RISE * tag.height)
    room = Box(page.x0, top, x1, min(below, default=page.y1))
    return room if room.intersection(own) >= own.area else page


def _stands_over(tag: Box, boxes: Sequence[Box]) -> int | None:
    """The panel that a letter stands over, or left of and higher; None where it stands beside the
    cells of the nearest one, as labels of rows do.
    """
    nearest = min(range(len(boxes)), key=lambda number: blank_between(tag, boxes[number]))
    if boxes[nearest].y0 < tag.center[1] < boxes[nearest].y1:
        return None
    under = [
        number
        for number, box in enumerate(boxes)
        if box.y0 >= tag.center[1] and box.x1 > tag.x0 and box.center[0] > tag.x0
    ]
    return min(
        under,
        key=lambda number: (boxes[number].y0 - tag.y1) + abs(boxes[number].x0 - tag.x0),
        default=None,
    )


def _are_in_line(one: Box, two: Box, axis: int) -> bool:
    """Whether two letters of one size stand level (axis 0), or one under the other (axis 1)."""
    if max(one.height, two.height) > _ONE_SIZE * min(one.height, two.height):
        return False
    off = one.y1 - two.y1 if axis == 0 else one.x0 - two.x0
    return abs(off) <= _IN_LINE * max(one.height, two.height)


def begins_with_letter(page: Page, site: Site) -> bool:
    """Whether a title of a panel without a letter begins with a lone one, on a page of which other
    panels have theirs: over a narrow figure letter and title run together.
    """
    if site.role != "title" or not page.letters:
        return False
    line = site.lines[0]
    boxes = page.glyphs.boxes[line.glyphs]
    boxes = boxes[np.argsort(boxes[:, 0])]
    sizes = [box.height for box in page.letters]
    first = float(boxes[0, 3] - boxes[0, 1])
    if len(boxes) < 3 or not min(sizes) / _ONE_SIZE <= first <= max(sizes) * _ONE_SIZE:
        return False
    level = [box for box in page.letters if box.y0 < line.box.y1 and box.y1 > line.box.y0]
    lettered = any(0.0 <= line.box.x0 - box.x1 <= _BEFORE * line.size for box in level)
    return not lettered and bool(boxes[1, 0] - boxes[0, 2] >= _WORDS * line.size)

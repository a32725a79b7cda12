"""What is set over or under a bar like a name of it and is none: titles, subtitles, credits."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from unheat.medians import median
from unheat.model import Bar, Box
from unheat.text.bar_neighbors import is_named, names_another, rivals
from unheat.text.ink import IntArray
from unheat.text.lines import Line, split_line
from unheat.text.page import Page, grow
from unheat.text.pen_size import is_bold_beside, letter_height, stroke_of
from unheat.text.set_together import flush, is_subtitle

_SMALLER, _LARGE = 1.2, 1.5
"""Numbers are larger than a note by this, and a title over a bar is larger than its numbers."""

_SIGNS = 0.55
"""Signs between letters are lower than this share of the tallest one."""

_ONE_SIZE = 1.1
"""Sizes that differ by less than this share are one size."""

_BOLD = 1.5
"""Strokes of larger bold print are so many times as thick as those of other print."""

_HEIGHT_PX = 1.0
"""Heights of letters are known to a pixel."""

_BESIDE_PX = 3.0
"""Letters begin so near to where their line does: room at their sides, and the pen of a frame."""

_FLAT = 0.2
"""An underscore is flatter than this, in letter heights, and twice as long at least; the base line
is so near over it."""

_REACH, _HIGH, _ON = 3.0, 6.0, 0.3
"""Names stand so near to a bar, those set on its middle so near over it, in letter heights, and
these so near to the middle."""

_FAR = 2.0
"""Blank that words of one name never have between them, in letter heights."""

_T = 1.3
"""A "t" is no higher than this, in heights of small letters; ascenders and capitals are."""

_FAR_OVER, _FAR_UNDER = 4.0, 2.0
"""What stands so many times further over a panel, or under one, than it is from a bar is the
bar's, however large it is."""


def is_small_print(page: Page, line: Line, ticks: list[Line]) -> bool:
    """Whether a line is set smaller than the numbers of a bar: a note or a credit, no name."""
    if not ticks or line.angle != 0.0:
        return False
    sides = page.glyphs.boxes[:, 3] - page.glyphs.boxes[:, 1]
    usual = float(median([sides[tick.glyphs].max() for tick in ticks]))
    height = float(sides[line.glyphs].max())
    # Small letters are no lower than this share of tall ones; dashes and arrows are.
    low = float(np.percentile(sides[line.glyphs][sides[line.glyphs] > _SIGNS * height], 20))
    # Small letters alone ("z-score") are lower than numbers of their size.
    return height >= _SMALLER * low and usual >= max(_SMALLER * height, height + 1.5)


def is_over_middle(bar: Bar, line: Line, place: str) -> bool:
    """Whether a line over an upright bar is set on its middle, as names are, however small, and
    neither notes nor credits.
    """
    upright = bar.orientation == "vertical" and place == "top"
    return upright and abs(line.center[0] - bar.box.center[0]) <= _ON * line.size


def is_on_middle_alone(bar: Bar, line: Line, panels: Sequence[Box]) -> bool:
    """Whether a line between a level bar and ``panels`` is set on the middle of the bar, and on no
    middle nor left end of a panel: titles are set on one of these.
    """
    middle = line.box.center[0]
    if abs(middle - bar.box.center[0]) > _HEIGHT_PX:
        return False
    return all(
        abs(middle - panel.center[0]) > line.size and abs(line.box.x0 - panel.x0) > _BESIDE_PX
        for panel in panels
    )


def reach_over(page: Page, bar: Bar, place: str, band: IntArray, size: float) -> float:
    """How far from a bar its name stands at most, in letter heights: higher over one if it is set
    on its middle, which nothing else is. A level bar may share its middle with a panel.
    """
    if place != "top":
        return _REACH
    line = grow(page, band, 1.2 * size, 0.15 * size, Box(0, 0, *page.glyphs.labels.shape[::-1]))
    boxes = page.glyphs.boxes[line]
    middle = float(boxes[:, 0].min() + boxes[:, 2].max()) / 2
    if bar.orientation == "horizontal" and any(
        panel.grid.box.x0 < middle < panel.grid.box.x1 for panel in page.layout.panels
    ):
        return _REACH
    return _HIGH if abs(middle - bar.box.center[0]) <= _ON * size else _REACH


def of_one_size(page: Page, lines: list[Line], more: list[Line], place: str) -> list[Line]:
    """Those of the next lines that go on with a name, from the bar on.

    What is set larger over it, or not flush with it, is a title: lines of one name are alike.
    """
    if place != "top":
        return more
    kept: list[Line] = []
    for line in sorted(more, key=lambda line: -line.center[1]):
        below = [*lines, *kept]
        if below and not flush(below[-1], line):
            break
        if below and is_subtitle(page, below[-1], line) and not to_a_pixel(page, below[-1], line):
            break
        if below and is_bold_beside(*(stroke_of(page.glyphs, one) for one in (below[-1], line))):
            # A plain line over a bold name is another text: the subtitle of the figure.
            break
        kept.append(line)
    return kept


def to_a_pixel(page: Page, one: Line, two: Line) -> bool:
    """Whether tall and small letters of two lines are as high as each other to a pixel.

    In small print that is a seventh of a letter, and the dot of an "i" is no ascender. A line
    with nothing higher than a "t" ("contacts") tells of its size by its small letters alone.
    """
    sides = page.glyphs.boxes[:, 3] - page.glyphs.boxes[:, 1]
    heights = [np.sort(sides[line.glyphs]) for line in (one, two)]
    letters = [one[one >= 0.45 * one[-1]] for one in heights]
    tall = abs(letters[0][-1] - letters[1][-1])
    lows = [float(np.percentile(one, 20)) for one in letters]
    small = abs(lows[0] - lows[1])
    if any(one[-1] <= _T * low for one, low in zip(letters, lows, strict=True)):
        return small < _HEIGHT_PX
    return bool(max(tall, small) <= _HEIGHT_PX)


def is_headline(page: Page, bar: Bar, line: Line, ticks: list[Line]) -> bool:
    """Whether a line over a level bar is a title of a panel under both: it is set much larger
    than the numbers of the bar, or begins where the panel does, and the bar does not. Over a
    legend of keys it is larger than their names, and the first line of the figure.
    """
    panels = [one.grid.box for one in page.layout.panels if bar.box.y1 <= one.grid.box.y0]
    if bar.orientation == "vertical" or not panels:
        return False
    usual = [letter_height(page.glyphs, tick) for tick in ticks]
    height = letter_height(page.glyphs, line) - _HEIGHT_PX
    large = bool(usual) and height >= _LARGE * float(median(usual))
    # A name of a bar is set like its numbers, a little larger or bold; a title is both.
    if usual and height >= _SMALLER * float(median(usual)):
        strokes = [stroke_of(page.glyphs, tick) for tick in ticks]
        large = large or stroke_of(page.glyphs, line) >= _BOLD * float(median(strokes))
    off = abs(line.box.x0 - bar.box.x0)
    near = min(2.0, 0.25 * off)
    flush_with = any(abs(line.box.x0 - panel.x0) <= near for panel in panels)
    if bar.swatches and height >= _SMALLER * float(median(usual)) and off > line.size:
        # Charts of web pages have title, legend and plot one under the other, on one middle.
        centers = [bar.box.center[0], *(panel.center[0] for panel in panels)]
        above = page.free & (page.glyphs.boxes[:, 3] <= line.box.y0)
        on_one = any(abs(line.center[0] - center) <= line.size for center in centers)
        large = large or (on_one and not above.any())
    return large or (flush_with and off > 0.5 * line.size)


def is_large_at_panel(
    size: float, ticks_size: float | None, away: float, near: float, place: str
) -> bool:
    """Whether print beside a level bar is larger than its numbers, and no further from a panel on
    its other side (``away``, px) than such a one is that stands ``near`` px off the bar.

    Under a panel it would be the title of its columns, which is on their middle and asked about
    where the bar has it.
    """
    far = _FAR_UNDER if place == "top" else _FAR_OVER
    return ticks_size is not None and size > 1.12 * ticks_size and away < far * near


def may_be_a_title(page: Page, bar: Bar, side: str, name: list[Line], ticks: list[Line]) -> bool:
    """Whether the name of a level bar may as well be the title of a panel or of its columns.

    It stands between the two, and the bar's own numbers part it from the bar, or it is set on
    the middle of both and the columns have no other title; or it stands over both, and is set
    larger than the numbers, though not as surely as a title; or it is one for each of several
    panels over the bar. Over an upright bar the first of several lines may be the subtitle of the
    figure where one more stands over it as near and begins where it does.
    """
    if not name:
        return False
    if bar.orientation == "vertical":
        return _begins_under_title(page, name)
    line = name[0]
    if _is_larger_on_top(page, bar, line, ticks) or _is_one_each(page, line):
        return True
    over = line.center[1] < bar.box.y0 if side == "top" else line.center[1] > bar.box.y1
    if over:
        return bool(rivals(page, bar, line, side))
    under = [
        panel
        for panel in rivals(page, bar, line, "top")
        if line.center[1] < bar.box.y0 and abs(panel.center[0] - line.center[0]) <= line.size
    ]
    return any(not is_named(page, panel, line, "top") for panel in under)


def _begins_under_title(page: Page, name: list[Line]) -> bool:
    """Whether a free line of print begins where level lines of a name do, and is no further from
    the first than that is from the second.
    """
    if len(name) < 2 or any(line.angle != 0.0 for line in name):
        return False
    first, second = sorted(name, key=lambda line: line.center[1])[:2]
    boxes = page.glyphs.boxes[page.free]
    gap = first.box.y0 - boxes[:, 3]
    begins = np.abs(boxes[:, 0] - first.box.x0) <= 0.5 * first.size
    letters = boxes[:, 3] - boxes[:, 1] >= 0.45 * first.size
    near = (gap >= 0) & (gap <= max(second.box.y0 - first.box.y1, 0.0) + _HEIGHT_PX)
    return bool((begins & letters & near).any())


def _is_one_each(page: Page, line: Line) -> bool:
    """Whether a line falls into texts far apart, each on the middle of another panel over it."""
    return _one_on_each(page, line, [one for one in _panels(page) if one.y1 <= line.box.y0])


def names_others(page: Page, bar: Bar, line: Line, place: str) -> bool:
    """Whether a line over or under a bar is that of others: of another bar, of columns, or the
    titles of panels side by side, which share the bar over them.
    """
    return names_another(page, bar, line, place) or _titles_each(page, bar, line)


def _titles_each(page: Page, bar: Bar, line: Line) -> bool:
    """Whether a line under a level bar has one text on the middle of each panel below it."""
    if bar.orientation == "vertical" or line.box.y0 < bar.box.y1:
        return False
    return _one_on_each(page, line, [one for one in _panels(page) if one.y0 >= line.box.y1])


def _panels(page: Page) -> list[Box]:
    return [one.grid.box for one in page.layout.panels]


def _one_on_each(page: Page, line: Line, boxes: Sequence[Box]) -> bool:
    """Whether the texts of a line, far apart, stand each on the middle of another box."""
    parts = split_line(page.glyphs, line, _FAR * line.size)
    middles = {box.center[0] for box in boxes}
    on = [
        {middle for middle in middles if abs(middle - part.center[0]) <= line.size}
        for part in parts
    ]
    return len(parts) > 1 and all(on) and len(set.union(*on)) == len(parts)


def _is_larger_on_top(page: Page, bar: Bar, line: Line, ticks: list[Line]) -> bool:
    """Whether a line over a bar and a panel is larger than the numbers, and nothing is over it."""
    panels = [one for one in page.layout.panels if bar.box.y1 <= one.grid.box.y0]
    above = page.glyphs.boxes[:, 3] <= line.box.y0
    if not (ticks and panels) or line.box.y1 > bar.box.y0 or above.any():
        return False
    usual = float(median([letter_height(page.glyphs, tick) for tick in ticks]))
    return letter_height(page.glyphs, line) - _HEIGHT_PX >= _ONE_SIZE * usual


def over_underscores(page: Page, index: IntArray, size: float) -> IntArray:
    """Free letters right behind an underscore among these: they stand over it, not level with it,
    and so it parts a name ("n_reads") for whoever follows level letters.
    """
    boxes = page.glyphs.boxes
    own = boxes[index]
    flat = (own[:, 3] - own[:, 1] <= _FLAT * size) & (own[:, 2] - own[:, 0] >= 2 * _FLAT * size)
    found = np.zeros(len(boxes), dtype=bool)
    for _, top, right, _ in own[flat & (own[:, 1] >= median(own[:, 3]) - 1.0)]:
        behind = np.abs(boxes[:, 0] - right) <= 2 * _FLAT * size
        found |= behind & (boxes[:, 3] <= top + 1.0) & (boxes[:, 3] >= top - 2 * _FLAT * size)
    found[index] = False
    return np.flatnonzero(found & page.free)

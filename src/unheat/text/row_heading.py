"""The heading of a column of row labels: the name of the rows where tables have it.

It stands over the labels of the rows, flush with them or on their middle, and over no column
of cells. On the line of the column labels it may be the name of these as well, as in the corner of
a table; a person is asked. On the line of the name of the columns it can be that of the rows alone.
Where the columns have their labels below the cells, charts set the name
of an upright axis level over its labels; it is no further from these than they are from each other,
and longer than the letter of a figure.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from unheat.medians import median
from unheat.model import Box, Grid
from unheat.text.axes import Side
from unheat.text.heading_aligned import is_set_as_names
from unheat.text.headline import lines_over
from unheat.text.ink import Glyphs
from unheat.text.lines import Line, join_lines, split_line
from unheat.text.page import Page, whole
from unheat.text.pen_size import letter_height
from unheat.text.sites import Site

# How far over the first label it stands at most, in distances between labels: on the line of the
# column labels, with a line between.
_REACH = 3.0
# Heights that differ by less than this share are of one size; without tall letters words are low.
_ALIKE, _LOWER = 1.25, 1.5
# Blank between two lines of one heading at most, in letter heights.
_CLOSE = 0.9
# Room before the names of rows in their column, in letter heights.
_ROOM = 1.5
# Words of one heading stand nearer than this, in letter heights, and so many pieces of print under
# others tell of another column.
_WORDS, _COLUMN = 0.55, 3
# Heights of small print are whole pixels: half of one is no other size.
_HALF_PX = 0.5
# What is no higher than the labels of the columns shares so many letter heights with them.
_SHARED = 0.3
# A rule is so many times as long as it is thick, at least; the longest dash is shorter.
_FLAT = 12.0
# A word is so many letter heights long at least, and one that is no letter of a figure in brackets.
_WORD, _LONG = 1.5, 2.0
# Letters, and the blank between lines of heads, are higher or lower than this share of a word.
_HALF = 0.5


def heading_sites(
    page: Page, number: int, side: Side, top: Side, *, named: bool = True
) -> list[Site]:
    """The name of the rows where it heads the column of their labels, and over that the name of
    the columns where these have no other (``named``): on their line, as tables of data frames do.
    """
    panel = page.layout.panels[number]
    found = row_heading(page, whole(panel.grid.box, panel.frame), side, top)
    if found is None:
        return []
    line, sure = found
    turns = (0.0,)
    other = None if not sure else _beside(page, line, side, top)
    # Lines of one heading stand as close as those of a text, rows of a table do not.
    wrapped = other is not None and line.box.y0 - other.box.y1 <= _CLOSE * letter_height(
        page.glyphs, line
    )
    columns = None if named or top.title is not None or wrapped else other
    if other is not None and (wrapped or columns is not None):
        page.claim(other.glyphs)
    sites = [
        Site(
            role="row-title",
            owner=number,
            index=0,
            lines=(other, line) if wrapped and other is not None else (line,),
            turns=turns,
            side="top",
            sure=sure or _is_set_as_names(panel.grid, line, side, top),
        )
    ]
    if columns is not None:
        lines = (columns,)
        sites.append(
            Site(role="column-title", owner=number, index=0, lines=lines, turns=turns, side="top")
        )
    return sites


def _is_set_as_names(grid: Grid, line: Line, side: Side, top: Side) -> bool:
    """Whether a heading on the line of single column labels is set as the names under it are."""
    if side.side != "left" or side.angle != 0.0 or top.angle != 0.0:
        return False
    places = top.labels.places
    heads = [(own[0].box, grid.column_spans[at]) for at, own in places.items() if len(own) == 1]
    names = [own[0].box for own in side.labels.places.values() if len(own) == 1]
    level = len(heads) == len(places) and _is_level(line, [box for box, _ in heads])
    return level and is_set_as_names(line.box, names, heads, line.size)


def rows_headed_by(page: Page, sites: Sequence[Site], title: Site) -> list[int]:
    """The panel whose rows a title may name that is not sure or stands on the line of the column
    labels, as tables of data frames have it: it stands over their labels, before the cells, and
    they have no name. Empty where there is none."""
    if title.role != "title" or (title.sure and not is_among_heads(page.glyphs, sites, title)):
        return []
    own = [site for site in sites if site.owner == title.owner]
    if any(site.role == "row-title" for site in own):
        return []
    cells = whole(page.layout.panels[title.owner].grid.box, page.layout.panels[title.owner].frame)
    labels = [site.box for site in own if (site.role, site.side) == ("row", "left")]
    under = [box for box in labels if box.x0 < title.box.x1 and box.x1 > title.box.x0]
    before = title.box.x1 <= cells.x0 and title.box.y1 <= min((box.y0 for box in labels), default=0)
    return [title.owner] if before and len(under) == len(labels) else []


def is_among_heads(glyphs: Glyphs, sites: Sequence[Site], title: Site) -> bool:
    """Whether a title of a panel stands before its column labels, on their line or between it and
    names of their groups: in the header of a table, as what heads the names of its rows does."""
    heads = [
        site.box
        for site in sites
        if (site.role, site.side, site.owner) == ("column", "top", title.owner)
    ]
    if title.role != "title" or len(heads) < 2:
        return False
    before = title.box.x1 <= min(box.x0 for box in heads)
    return before and (_is_level(title.box, heads) or _is_between(glyphs, title.box, heads))


def _is_between(glyphs: Glyphs, title: Box, heads: list[Box]) -> bool:
    """Whether print over the labels of the columns begins higher than the middle of a title before
    them and ends close to its upper edge: the title stands in the middle of two lines of heads."""
    x0, y0, x1, y1 = glyphs.boxes.T
    over = (x1 > min(box.x0 for box in heads)) & (x0 < max(box.x1 for box in heads))
    over &= y1 <= min(box.y0 for box in heads)
    # A rule over all of the table is no print.
    letters = over & (y1 - y0 >= _HALF * title.height) & (x1 - x0 < _FLAT * (y1 - y0))
    close = (y0 < title.center[1]) & (y1 >= title.y0 - _HALF * title.height)
    return bool((letters & close).any())


def _beside(page: Page, heading: Line, side: Side, top: Side) -> Line | None:
    """The word on the line of the column labels that stands over the name of the rows, flush with
    their labels or with it.
    """
    labels = [line.box for lines in side.labels.places.values() for line in lines]
    heads = [line.box for lines in top.labels.places.values() for line in lines]
    low, high = min(box.x0 for box in labels), max(box.x1 for box in labels)
    line = _over(page, min(low, heading.box.x0), max(high, heading.box.x1), heading.box.y0)
    if line is None or not _is_word(line):
        return None
    level = _is_level(line, heads)
    ends = min(
        abs(line.box.x1 - max(high, heading.box.x1)), abs(line.box.x0 - min(low, heading.box.x0))
    )
    heights = [letter_height(page.glyphs, one) for one in (line, heading)]
    if not level or ends > 0.5 * line.size or max(heights) > _LOWER * min(heights):
        return None
    return line


def row_heading(page: Page, own: Box, side: Side, top: Side) -> tuple[Line, bool] | None:
    """(heading, whether it can name nothing else) over the labels of rows ``side``; claimed.

    ``own`` is the box of the cells and ``top`` what stands over them.
    """
    places = sorted(side.labels.places)
    labels = [line for place in places for line in side.labels.places[place]]
    heads = [line.box for lines in top.labels.places.values() for line in lines]
    if side.angle != 0.0 or len(places) < 2:
        return None
    first = min(line.box.y0 for line in labels)
    tops = [line.center[1] for line in labels]
    pitch = (max(tops) - min(tops)) / (len(places) - 1)
    low, high = min(line.box.x0 for line in labels), max(line.box.x1 for line in labels)
    line = _over(page, low, high, first)
    if line is None and side.side == "left" and high < own.x0:
        line = _over(page, low, own.x0, first)
    if line is not None and side.side == "left":
        line = _of_column(page, line, own, low)
    if line is None or not (_is_word(line) or _is_level(line, heads)):
        return None
    size = max(line.size, labels[0].size)
    apart = line.box.x1 <= own.x0 if side.side == "left" else line.box.x0 >= own.x1
    flush = min(
        abs(line.box.x0 - low),
        abs(line.box.x1 - high),
        abs(line.center[0] - (low + high) / 2),
    )
    # In the header of a table it may begin and end where the column of names does, beyond the
    # longest one, by the room that cells leave about their text.
    corner = side.side == "left" and line.box.x0 >= low - _ROOM * size and _is_level(line, heads)
    # Over labels that end at their marks it may be set on anything between their ends.
    inside = not heads and line.box.x0 >= low and line.box.x1 <= high
    in_column = flush <= 0.5 * size or inside or (corner and _is_word(line))
    room = _REACH * max(pitch, 2 * size) if heads else max(pitch, 2 * size)
    # At the right stand the names of strips of colors over the cells.
    if not heads and side.side == "right":
        return None
    if not apart or not in_column or first - line.box.y1 > room:
        return None
    # Higher than the labels of the columns stand titles; headers of one table share a line, each
    # set in its own type, and so do the names of both axes.
    level = top.title is not None and _share_line(page, line, top.title)
    over = bool(heads) and line.box.y1 - _SHARED * size <= min(box.y0 for box in heads)
    if over and not (level and flush <= 0.5 * size):
        return None
    usual = float(median([letter_height(page.glyphs, label) for label in labels]))
    height = letter_height(page.glyphs, line)
    alike = height <= _ALIKE * usual + _HALF_PX and usual <= _LOWER * height
    # Bold letters of small print touch, and one piece reaches from the tall ones to those that
    # hang: as it does in another head on its line.
    if not alike and not any(_reach_alike(line.box, head) for head in heads):
        return None
    page.claim(line.glyphs)
    long = bool(heads) or line.box.width >= _LONG * line.size
    return line, long and (over or all(line.box.y0 >= box.y1 for box in heads))


def _reach_alike(one: Box, other: Box) -> bool:
    """Whether two words on one line reach as high and as low."""
    return abs(one.y0 - other.y0) <= _HALF_PX and abs(one.y1 - other.y1) <= _HALF_PX


def _of_column(page: Page, line: Line, own: Box, low: float) -> Line:
    """A line over a column of labels that begins at ``low``, without words at its left that stand
    over another column of print beside the cells (``own``)."""
    if line.box.x0 >= low - _ROOM * line.size:
        return line
    boxes = page.glyphs.boxes
    level = page.free & (boxes[:, 1] > line.box.y1) & (page.glyphs.centers[:, 1] < own.y1)
    words = split_line(page.glyphs, line, _WORDS * line.size)
    kept = []
    for word in words:
        under = level & (boxes[:, 2] > word.box.x0) & (boxes[:, 0] < word.box.x1)
        under &= boxes[:, 2] < low
        if word.box.x1 > low or np.count_nonzero(under) < _COLUMN:
            kept.append(word)
    if not kept or len(kept) == len(words):
        return line
    return join_lines(page.glyphs, kept)


def _share_line(page: Page, line: Line, other: Line) -> bool:
    """Whether two level lines stand side by side in one size of type."""
    heights = [letter_height(page.glyphs, one) for one in (line, other)]
    off = abs(line.center[1] - other.center[1])
    return off <= _SHARED * min(heights) and max(heights) <= _ALIKE * min(heights)


def _is_word(line: Line) -> bool:
    """Whether a line may be a word. Letters of small print touch: it may be one piece."""
    return line.box.width >= _WORD * line.size


def _is_level(line: Line | Box, heads: list[Box]) -> bool:
    """Whether a line stands beside the labels of the columns: a letter there is a name, too."""
    return bool(heads) and min(box.y0 for box in heads) <= line.center[1] <= max(
        box.y1 for box in heads
    )


def _over(page: Page, low: float, high: float, first: float) -> Line | None:
    """The nearest free level line over a column of labels. The dot of an i that touches no stem,
    in small italics, is a piece of the first label and stands no higher than that. The rule under
    the header of a table, which a blur makes as thick as print, is no line."""
    lines = [
        line
        for line in lines_over(page, Box(low, first, high, first + 1))
        if line.box.x1 > low
        and line.box.x0 < high
        and line.box.y0 < first
        and not _is_rule(page, line)
    ]
    return max(lines, key=lambda line: line.box.y1, default=None)


def _is_rule(page: Page, line: Line) -> bool:
    """Whether all pieces of a line are flat strokes, each longer than a dash."""
    if line.box.width < _FLAT * line.box.height:
        return False
    boxes = page.glyphs.boxes[line.glyphs]
    return bool((boxes[:, 2] - boxes[:, 0] >= _FLAT * (boxes[:, 3] - boxes[:, 1])).all())

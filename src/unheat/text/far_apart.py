"""Level print over a panel that is several texts: figures of a dashboard, months of a calendar.

Words of one title stand close. What stands further apart than any words, on one line, are texts
of their own: of two the one that is set over the panel may be its title, three are a row.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from unheat.medians import median
from unheat.model import Box, Grid
from unheat.text.ink import Glyphs
from unheat.text.lines import Line, group_lines, split_line
from unheat.text.page import Page, side_view
from unheat.text.sites import Site, Sites

_APART = 3.0
"""Texts of a row are further apart than any words, in letter heights."""

_ROW, _TEXT = 3, 4
"""So many texts make a row, and so many pieces of ink a text."""

_LETTER, _NEAR, _WORD = 0.5, 3.0, 1.2
"""In letter heights: how high letters are at least, how near the cells a row of names begins,
and how wide one of them is."""


_WIDEST = 1.8
"""Times as wide as it is high is no single letter."""

_BETWEEN = 1.2
"""Words of one text are closer, in letter heights."""

_BELOW = 4.0
"""Labels begin so near under the cells, in letter heights."""

_AT_BORDER_PX = 2.0
"""A rule between cells stands so close to their border."""

_STROKE = 0.25
"""An upright stroke is no wider than this share of its height."""


def of_one_text(page: Page, lines: Sequence[Line], own: Box, grid: Grid) -> list[Line]:
    """The lines (nearest first) that may be a title of the panel ``own`` with these cells, without
    what is a text of its own. What stands above the letters of a sheet is its window, and is
    claimed.
    """
    result = []
    for line in lines:
        parts = split_line(page.glyphs, line, _APART * line.size)
        if _is_part_of_row(page, line, lines):
            continue
        if len(parts) == 1:
            result.append(line)
        elif len(parts) >= _ROW and all(map(_is_rule, parts)):
            # Upright rules between groups of columns reach above the names of these.
            continue
        elif len(parts) >= _ROW and all(len(part.glyphs) == 1 for part in parts):
            if _stand_below_too(page, parts, own) or all(map(_is_word, parts)):
                continue
            above = page.glyphs.boxes[:, 3] <= line.box.y1
            page.claim(np.flatnonzero(page.free & above))
            return [one for one in result if one.box.y0 >= line.box.y1]
        elif len(parts) == _ROW and median([len(part.glyphs) for part in parts]) < _ROW:
            # Ink that a codec has eaten is no row of texts: of a title it leaves a few pieces.
            result.append(line)
        elif len(parts) < _ROW:
            over = [part for part in parts if _is_set_over(part, own)]
            # Of two that are both, nothing tells; neither is, if they are texts and no fragments.
            whole = all(len(part.glyphs) >= _TEXT for part in parts)
            high = all(part.box.height >= _LETTER * page.size for part in parts)
            if (whole or high) and _head_groups(parts, own, grid):
                continue
            if over or not whole or _is_set_over(line, own):
                result.append(over[0] if len(over) == 1 else line)
    return result


def _stand_below_too(page: Page, parts: Sequence[Line], own: Box) -> bool:
    """Whether each of these letters has a label under the cells ``own`` at its place: names of
    columns that are drawn on both sides, and no letters of a sheet.
    """
    boxes, size = page.glyphs.boxes, max(part.size for part in parts)
    below = ~page.free & (boxes[:, 1] >= own.y1) & (boxes[:, 1] <= own.y1 + _BELOW * size)
    middles = page.glyphs.centers[below, 0]
    return all(
        bool(len(middles)) and np.abs(middles - part.center[0]).min() <= 0.5 * size
        for part in parts
    )


def _is_part_of_row(page: Page, line: Line, lines: Sequence[Line]) -> bool:
    """Whether a line is a row of texts together with other lines that stand on its level, as names
    of groups of columns are of which one was taken for a title of its own.
    """
    level = [one for one in lines if abs(one.center[1] - line.center[1]) <= _LETTER * line.size]
    parts = [part for one in level for part in split_line(page.glyphs, one, _APART * line.size)]
    parts.sort(key=lambda part: part.box.x0)
    return len(level) > 1 and are_row(parts) and all(len(part.glyphs) >= _ROW for part in parts)


def _is_rule(part: Line) -> bool:
    """Whether a piece of a line is one upright stroke, as no letters of a sheet all are."""
    return len(part.glyphs) == 1 and part.box.width <= _STROKE * part.box.height


def _is_word(part: Line) -> bool:
    """Whether a piece of ink is wider than any letter: bold figures of a year that touch."""
    return part.box.width > _WIDEST * part.box.height


def are_row(parts: Sequence[Line]) -> bool:
    """Whether pieces of one line, from left to right, are three texts or more, far apart."""
    gaps = [two.box.x0 - one.box.x1 for one, two in pairwise(parts)]
    size = max((part.size for part in parts), default=0.0)
    return len(parts) >= _ROW and min(gaps) >= _APART * size


def has_company(page: Page, line: Line, own: Box, boxes: Sequence[Box]) -> bool:
    """Whether print stands on the level of a line over other panels than ``own``, apart from it:
    what is set over all of them is alone there, titles of each are not.
    """
    x, y = page.glyphs.centers.T
    level = np.abs(y - line.center[1]) <= 0.5 * line.size
    level &= page.glyphs.height >= _LETTER * line.size
    apart = np.maximum(line.box.x0 - x, x - line.box.x1) > _APART * line.size
    return any(
        (level & apart & (x > box.x0 - box.width / 2) & (x < box.x1)).sum() >= _ROW
        for box in boxes
        if box != own and min(box.y1, own.y1) > max(box.y0, own.y0)
    )


def names_run_together(sites: Sites, owner: int, role: str) -> bool:
    """Whether print runs along rows or columns that have no labels: labels that touch and look like
    a title, or names of several columns each, as those of months over weeks.
    """
    grid = sites.layout.panels[owner].grid
    along = int(role == "row")
    centers = grid.row_centers() if along else grid.column_centers()
    if len(centers) < 3:
        return False
    title = [line for site in sites.of(f"{role}-title", owner) for line in site.lines]
    boxes = [line.box.as_tuple() for line in title]
    if any(box[along] < centers[0] and box[along + 2] > centers[-1] for box in boxes):
        return True
    if along:
        return False
    glyphs = sites.glyphs
    if any(name_each(glyphs, site.lines[-1], grid) for site in sites.of("title", owner)):
        return True
    free = sites.unread()
    size = glyphs.text_size()
    letters = free & (glyphs.height >= _LETTER * size) & (glyphs.height <= 2.0 * size)
    for side in ("bottom", "top"):
        view = side_view(glyphs.boxes, grid.box, side)
        near = letters & (view[:, 0] >= 0) & (view[:, 0] <= _NEAR * size)
        index = np.flatnonzero(near & (view[:, 2] >= grid.box.x0) & (view[:, 3] <= grid.box.x1))
        for line in group_lines(glyphs, index, 0.0, size):
            parts = split_line(glyphs, line, _APART * line.size)
            wide = [part.box.width >= _WORD * part.size for part in parts]
            if sum(wide) >= _ROW and line.box.width >= 0.5 * grid.box.width:
                return True
    return False


def name_each(glyphs: Glyphs, line: Line, grid: Grid) -> bool:
    """Whether a line has a text over each column, as far apart as no words are: names that lean
    from the middles of cells which only nearly are of one width. The rules of a sheet between them,
    at the borders of its cells, are none.
    """
    borders = np.array(grid.column_spans).ravel()
    parts = [
        part
        for part in split_line(glyphs, line, _BETWEEN * line.size)
        if not (_is_rule(part) and np.abs(borders - part.center[0]).min() <= _AT_BORDER_PX)
    ]
    parts.sort(key=lambda part: part.center[0])
    return len(parts) == grid.n_cols and all(
        start <= part.center[0] <= end
        for part, (start, end) in zip(parts, grid.column_spans, strict=True)
    )


def may_be_names(sites: Sites, site: Site) -> bool:
    """Whether a title has a text over each of several columns that have no labels: it is these."""
    if site.role != "title" or sites.of("column", site.owner):
        return False
    grid = sites.layout.panels[site.owner].grid
    return grid.n_cols >= _ROW and any(name_each(sites.glyphs, one, grid) for one in site.lines)


def head_equal_parts(parts: Sequence[Line], own: Box) -> bool:
    """Whether each text stands on the middle of one of as many equal parts of the panel, or begins
    where they do: they name groups of its columns.
    """
    wide = own.width / len(parts)
    starts = [own.x0 + number * wide for number in range(len(parts))]
    order = sorted(parts, key=lambda part: part.center[0])
    off = [part.center[0] - start - wide / 2 for part, start in zip(order, starts, strict=True)]
    in_by = [part.box.x0 - start for part, start in zip(order, starts, strict=True)]
    size = min(part.size for part in parts)
    begins = max(in_by) - min(in_by) <= size / 2 and 0.0 <= min(in_by) <= 2 * size
    return max(map(abs, off)) <= size or (len(parts) > 1 and begins)


def head_whole_columns(parts: Sequence[Line], grid: Grid) -> bool:
    """Whether each text stands on the middle of a run of whole columns, and these runs, side by
    side, are all columns of a panel: names of groups of several sizes.

    The middles tell where each run ends: as far behind its name as it began before it.
    """
    box, size = grid.box, min((part.size for part in parts), default=0.0)
    borders = np.array([end for _, end in grid.column_spans])
    reached = box.x0
    for part in sorted(parts, key=lambda part: part.center[0]):
        end = 2 * part.center[0] - reached
        near = float(borders[np.abs(borders - end).argmin()])
        if near <= reached or abs(near - end) > size:
            return False
        reached = near
    return len(parts) > 1 and reached >= box.x1 - 1.0


def _head_groups(parts: Sequence[Line], own: Box, grid: Grid) -> bool:
    """Whether several texts are names of groups of columns, of one size or of several."""
    return len(parts) > 1 and (head_equal_parts(parts, own) or head_whole_columns(parts, grid))


def is_in_pieces(glyphs: Glyphs, line: Line) -> bool:
    """Whether a line is several texts, further apart than any words, all as high as letters."""
    parts = split_line(glyphs, line, _APART * line.size)
    return len(parts) > 1 and all(part.box.height >= _LETTER * line.size for part in parts)


def _is_set_over(line: Line, own: Box) -> bool:
    """Whether a line begins where the panel does, or has its middle."""
    off = min(abs(line.box.x0 - own.x0), abs(line.center[0] - own.center[0]))
    return off <= line.size

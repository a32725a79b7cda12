"""Texts whose ends are in doubt: cut by the edge of the picture, or going on in other ink."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from unheat.text.dashes_in_gaps import underscored
from unheat.text.ink import FloatArray
from unheat.text.letter_names import NAMES
from unheat.text.lines import Line, turned, turned_extents
from unheat.text.nameless_bars import is_right_on_bar
from unheat.text.page import Page
from unheat.text.picture_edge import ends_at_edge, loses_heads
from unheat.text.sites import Site
from unheat.text.slanted_rest import with_rest_in_line

# Blank between an edge that cuts labels and the first letter that it has left of one, at most.
_CUT, _CUT_MOST = 0.4, 1.2
# Heights of a letter and of the gap after it, at least and at most, in letter heights.
_LETTER, _LETTER_GAP = 0.5, 0.4
# Blank before a word of the same line, or of a heading after its number, in letter heights.
_WORD_GAP = 3.0
# Between two words of a title, in letter heights, and between those of a typewriter.
_SPACE, _TYPED = 1.0, 2.0
# Ink of a letter, as a share of the square of its height.
_OF_LETTER = 0.1
# A line runs through so much of what is looked at, or ends in it.
_RULED = 0.75
# Labels that have ink beside them by no chance.
_SEVERAL = 2
# Letters that were joined are looked for so far off, stand off their line by so much in letter
# heights, and so much of their ink lies on it.
_JOINED, _OFF_LINE, _ON_LINE = 8.0, 0.3, 0.9
# Blank under a line that goes on, and between lines of a block, in letter heights; letters of a
# word, and how high such a letter and what touches it are.
_LEADING, _BLOCK, _WORD, _TALL = 0.8, 1.5, 2, 2.5
_PIXEL = 1.0  # Ends of lines are known to that.
_STRAIGHT = (0.0, 90.0, -90.0)
_LABELS = ("row", "column")
_TITLES = ("title", "figure-title", "rows", "columns")


def cut_labels(page: Page, sites: Sequence[Site]) -> set[str]:
    """Keys of labels that the edge of the picture cuts.

    Where it cuts one of an axis, it may have cut others between two letters, or within the word
    before: what is left of this stands a space off.
    """
    found = set[str]()
    for role, owner in sorted({(site.role, site.owner) for site in sites if site.role in _LABELS}):
        group = [site for site in sites if (site.role, site.owner) == (role, owner)]
        cut = [any(ends_at_edge(page, line) for line in site.lines) for site in group]
        if any(cut):
            # Where it cuts most of an axis, it may take a dash as well, and the gaps around it.
            most = sum(cut) >= len(cut) / 2
            reach = _CUT_MOST if most else _CUT
            found |= {
                site.key
                for site in group
                for line in site.lines
                if ends_at_edge(page, line, slack=max(1.0, reach * line.size), beside=_SPACE)
                or (most and _reaches_edge(page, line))
            }
    return found


def _reaches_edge(page: Page, line: Line) -> bool:
    """Whether a slanted line reaches the edge of the picture: by the corner of a letter, which is
    all that is seen there where the edge goes between this and the one before.
    """
    height, width = page.glyphs.labels.shape
    box = line.box
    room = min(box.x0, box.y0, width - box.x1, height - box.y1)
    return line.angle % 90 != 0 and room < _PIXEL


def cut_apart(page: Page, sites: Sequence[Site]) -> set[str]:
    """Keys of level row labels several of which have ink beside them, as near as their own letters
    are, that belongs to nothing: a title that ran into them hides where they begin. And those on a
    slope that such ink goes on with.
    """
    found = with_rest_in_line(page, sites) | underscored(page, sites)
    free = page.glyphs.boxes[np.flatnonzero(page.free)]
    for owner in sorted({site.owner for site in sites if site.role == "row"}):
        group = [site for site in sites if (site.role, site.owner) == ("row", owner)]
        level = [line for site in group for line in site.lines if line.angle == 0.0]
        count = 0
        for line in level:
            low, high = line.box.y0, line.box.y1
            shared = np.minimum(free[:, 3], high) - np.maximum(free[:, 1], low)
            gap = np.maximum(free[:, 0] - line.box.x1, line.box.x0 - free[:, 2])
            letter = (shared >= 0.6 * (high - low)) & (free[:, 3] - free[:, 1] <= 2.0 * line.size)
            count += bool((letter & (gap >= -1.0) & (gap <= _LETTER_GAP * line.size)).any())
        if count >= _SEVERAL:
            found |= {site.key for site in group}
    return found


def goes_on(page: Page, site: Site, sites: Sequence[Site] = ()) -> bool:
    """Whether a title may go on: ink that is not its own stands as close to its ends as letters
    do, or nobody's ink as close to that of a panel as words do, or that of a slanted label of
    these ``sites``, which a word of a title lies in line with, or that of a mark of a bar, or a
    line ends at the edge of the picture, or at a bar that may lie over the rest of it, or at
    cells, on which the rest of the name of a bar may lie that is not on its middle. So may what
    was centered before the picture was cut between two letters.
    The running head of a page is no title.
    """
    if site.role in _LABELS or site.role == "tick":
        return False
    own = np.concatenate([line.glyphs for line in site.lines])
    others = np.setdiff1d(np.arange(len(page.glyphs)), own)
    boxes = page.glyphs.boxes[others]
    over = page.layout.bars if site.role in _TITLES else ()
    bars = [bar.box.as_tuple() for bar in over]
    if site.role == "bar-label" and not is_right_on_bar(page, site):
        bars += [panel.grid.box.as_tuple() for panel in page.layout.panels]
    boxes = np.concatenate([boxes, np.reshape(bars, (-1, 4))])
    # A letter that touches the bar is lost with it.
    reach = np.repeat([_LETTER_GAP, _LETTER_GAP + _LETTER], [len(others), len(bars)])
    if site.role == "title":
        # Words on its line that belong to nothing: of a sentence or a heading it is but a part.
        reach[: len(others)][page.free[others]] = _WORD_GAP
        lines = [line for one in sites if one.role in _LABELS for line in one.lines]
        parts = [line.glyphs for line in lines if line.angle % 90 != 0.0]
        # Words under a bar that stand beside its marks were taken for the text of one.
        parts += [line.glyphs for one in sites if one.role == "tick" for line in one.lines]
        taken = np.isin(others, np.concatenate([own[:0], *parts]))
        reach[: len(others)][taken] = _SPACE
    elif site.role in NAMES:
        # A unit in brackets that stands too far off for a word of the name.
        reach[: len(others)][page.free[others]] = _TYPED
    if site.role == "bar-label" and _goes_on_above(page, site):
        return True
    if site.role == "title" and _stands_under_print(page, site):
        return True
    for line in site.lines:
        if ends_at_edge(page, line) or loses_heads(page, line) or _is_running_head(page, line):
            return True
        if site.role in _TITLES and _lost_an_end(page, site, line):
            return True
        if line.angle in _STRAIGHT and _hangs_on(page, line):
            return True
        along, across = ((0, 2), (1, 3)) if line.angle == 0.0 else ((1, 3), (0, 2))
        low, high = (line.box.as_tuple()[edge] for edge in across)
        shared = np.minimum(boxes[:, across[1]], high) - np.maximum(boxes[:, across[0]], low)
        start, end = (line.box.as_tuple()[edge] for edge in along)
        gap = np.maximum(boxes[:, along[0]] - end, start - boxes[:, along[1]])
        tall = boxes[:, across[1]] - boxes[:, across[0]] >= 0.5 * line.size
        if (tall & (shared >= 0.6 * (high - low)) & (gap >= -2) & (gap <= reach * line.size)).any():
            return True
    return False


def _goes_on_above(page: Page, site: Site) -> bool:
    """Whether letters that belong to nothing stand over a level name of a bar as near as a line of
    it would, and on its middle: print that lies over them may hide that they are one.
    """
    line = min(site.lines, key=lambda line: line.box.y0)
    over = _free_over(page, line, -_LETTER_GAP, _LEADING)
    over = over[np.minimum(over[:, 2], line.box.x1) > np.maximum(over[:, 0], line.box.x0)]
    if len(over) < _WORD or (over[:, 1] >= line.box.y0).any():
        return False
    return _is_on_middle(over, line)


def _stands_under_print(page: Page, site: Site) -> bool:
    """Whether print that belongs to nothing stands over a level title, as near as a line of one
    block would and on the same middle: it may be the title, and this its last line, or the name of
    what stands below. In small print the letters of a word touch.
    """
    line = min(site.lines, key=lambda line: line.box.y0)
    over = _free_over(page, line, 0.0, _BLOCK)
    if not len(over) or np.ptp(over[:, [0, 2]]) < _WORD * line.size:
        return False
    return _is_on_middle(over, line)


def _free_over(page: Page, line: Line, least: float, most: float) -> FloatArray:
    """(n, 4) boxes of free print as high as letters whose foot is ``least`` to ``most`` letter
    heights over a level line; none over another one."""
    boxes = page.glyphs.boxes[page.free & (line.angle == 0.0)]
    gap, tall = line.box.y0 - boxes[:, 3], boxes[:, 3] - boxes[:, 1]
    near = (gap >= least * line.size) & (gap <= most * line.size)
    found: FloatArray = boxes[near & (tall >= _LETTER * line.size) & (tall <= _TALL * line.size)]
    return found


def _is_on_middle(boxes: FloatArray, line: Line) -> bool:
    """Whether boxes (n, 4) together have their middle over that of a line."""
    middle = (boxes[:, 0].min() + boxes[:, 2].max()) / 2
    return bool(abs(middle - line.center[0]) <= line.size)


def _lost_an_end(page: Page, site: Site, line: Line) -> bool:
    """Whether a level title ends a letter's gap before the side of the picture, and would stand in
    the middle of its panel, or of all, if it went on there.
    """
    boxes = [panel.grid.box for panel in page.layout.panels]
    if line.angle != 0.0 or not boxes:
        return False
    own = boxes if site.role != "title" else [boxes[site.owner]]
    middle = (min(box.x0 for box in own) + max(box.x1 for box in own)) / 2
    before, after = middle - line.box.x0, line.box.x1 - middle
    close = _LETTER_GAP * line.size
    cut = {
        "end": page.layout.raster.rgb.shape[1] - line.box.x1 <= close,
        "start": line.box.x0 <= close,
    }
    shorter = "end" if after < before else "start"
    return cut[shorter] and not all(cut.values()) and abs(after - before) >= _LETTER * line.size


def _is_running_head(page: Page, line: Line) -> bool:
    """Whether a line is the first of a page of a PDF, with more on it that belongs to nothing: its
    number. The heading of a chapter runs on from page to page, whatever these show.
    """
    if page.layout.raster.page is None or line.angle != 0.0:
        return False
    others = np.setdiff1d(np.arange(len(page.glyphs)), line.glyphs)
    boxes, free = page.glyphs.boxes[others], page.free[others]
    shared = np.minimum(boxes[:, 3], line.box.y1) - np.maximum(boxes[:, 1], line.box.y0)
    letters = (boxes[:, 3] - boxes[:, 1]) >= _LETTER * line.size
    beside = letters & free & (shared >= _LETTER * line.size)
    above = letters & (boxes[:, 3] <= line.box.y0)
    return bool(beside.any()) and not above.any()


def _hangs_on(page: Page, line: Line) -> bool:
    """Whether a level or upright line may go on in letters that hang on a rule, a frame or a tree:
    beside its ends stands ink that is of no letter and more than lines that run through there.
    """
    reach = round((_LETTER_GAP + _LETTER) * line.size)
    labels = page.glyphs.labels
    x0, y0, x1, y1 = (round(edge) for edge in line.box.as_tuple())
    if line.angle != 0.0:
        labels, (x0, y0, x1, y1) = labels.T, (y0, x0, y1, x1)
    for start, end in ((max(0, x0 - reach), x0), (x1, x1 + reach)):
        margin = round(_LETTER * line.size)
        part = labels[max(0, y0 - margin) : y1 + margin, start:end]
        ink = (part > 0) & ~np.isin(part, page.glyphs.label)
        if not ink.any():
            continue
        across, down = (ink.mean(axis=axis) >= _RULED for axis in (1, 0))
        ink = ink & ~down[None, :] & ~across[:, None]
        if ink.sum() >= _OF_LETTER * line.size**2:
            return True
    return False


def runs_on(page: Page, site: Site) -> bool:
    """Whether a slanted label goes on in ink that another text took, a level title that crosses
    its end, or that nothing did. One letter more or less makes another word.
    """
    if site.role not in _LABELS or site.lines[0].angle % 90 == 0.0:
        return False
    own = np.concatenate([line.glyphs for line in site.lines])
    others = np.setdiff1d(np.arange(len(page.glyphs)), own)
    near = site.box.padded(site.lines[0].size).as_tuple()
    boxes = page.glyphs.boxes[others]
    close = (boxes[:, :2] < near[2:]).all(axis=1) & (boxes[:, 2:] > near[:2]).all(axis=1)
    # Of what was cut apart nothing may be left under its old number.
    others = np.array([other for other in others[close] if _is_left(page, other)], dtype=np.int64)
    for line in site.lines if len(others) else ():
        along0, across0, along1, across1 = turned_extents(page.glyphs, others, line.angle).T
        middle = (across0 + across1) / 2
        inside = (middle > line.across[0]) & (middle < line.across[1])
        # Letters of labels that ran together are one piece, which is as high as both.
        inside |= (across0 <= line.across[0] + _PIXEL) & (across1 >= line.across[1] - _PIXEL)
        gap = np.maximum(along0 - line.along[1], line.along[0] - along1)
        letters = page.glyphs.height[others] >= _LETTER * line.size
        # A mark that no reader knows parts a letter that was left from its word: "5′-UTR".
        reach = np.where(page.free[others], _SPACE, _LETTER_GAP) * line.size
        near = (gap > -_LETTER * line.size) & (gap <= reach)
        if (inside & near & letters).any():
            return True
    return any(_runs_into_ink(page, line) for line in site.lines)


def _runs_into_ink(page: Page, line: Line) -> bool:
    """Whether the ends of a slanted line meet ink on it that is no letter: a codec joins letters,
    and what is one large piece then was left out.
    """
    x0, y0, x1, y1 = (round(edge) for edge in line.box.padded(_JOINED * line.size).as_tuple())
    x0, y0 = max(x0, 0), max(y0, 0)
    part = page.glyphs.labels[y0:y1, x0:x1]
    rows, cols = np.nonzero((part > 0) & ~np.isin(part, page.glyphs.label))
    pieces = part[rows, cols]
    along, across = turned(np.column_stack([cols + x0 + 0.5, rows + y0 + 0.5]), line.angle).T
    low, high = line.across
    for piece in np.unique(pieces):
        own = pieces == piece
        on_line = (across[own] > low - _OFF_LINE * line.size) & (
            across[own] < high + _OFF_LINE * line.size
        )
        gap = max(along[own].min() - line.along[1], line.along[0] - along[own].max())
        tall = np.ptp(across[own]) >= _LETTER * line.size
        if tall and on_line.mean() >= _ON_LINE and abs(gap) <= _LETTER_GAP * line.size:
            return True
    return False


def _is_left(page: Page, glyph: int) -> bool:
    return bool(page.glyphs.ink_of(glyph).any())

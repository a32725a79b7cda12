"""Which ink beside a bar is its numbers: not its marks, not its turned label, no legend.

Numbers begin at one distance from their bar and stand apart from each other; the letters of
a turned label stand on each other's heads. What begins beyond the last number's end is
another thing's.
"""

from __future__ import annotations

import re

import numpy as np

from unheat.medians import median
from unheat.model import Bar, Box
from unheat.text.ink import FloatArray, Glyphs, IntArray
from unheat.text.lines import Line, group_lines, ink_points, join_lines, split_line
from unheat.text.number_format import SUPERSCRIPTS
from unheat.text.own_points import without_point
from unheat.text.page import Page, free_beside, reach, side_view
from unheat.text.past_corners import past_corners

_MARK_PX, _SIGN_GAP = 3.5, 0.3
"""So near to its bar a mark begins, and so near to its number a sign ends, in letter heights."""

_CLOSE = 0.5
"""A panel nearer to a bar than so much of the bar's length is the one that it faces."""

_RAISED_GAP = 0.35
"""An exponent follows its base within so many heights of the base."""

_RAISED_HEIGHT = 0.95
"""Small print is about 0.7 as tall; its smoothed rims are not."""

_SMALL_PRINT = 0.85
"""Exponents are 0.7 as tall as their base; blur and rims add a little."""

_LOW = 0.5
"""A dash is less than half as high as it is wide."""

_HIGHER, _OFF_FOOT = 0.1, 0.2
"""Shares of the height of a base by which its exponent rises over it and stands off its foot."""

_WHOLE = 0.6
"""Letters are at least so much as long as the longer ones of their line; points are not."""

_FLAT_POWER = re.compile(r"10([-\u2212]?\d{1,2})")

_TIMES_TEN_DEGREES = re.compile(r"(.*[×x]\s?10)[°ºo]")
"""A raised nought, since nobody multiplies by degrees."""

_WORD_GAP = 0.95
"""Blank of so many letter heights parts a number from what stands beyond it."""

_SPECK_PX = 2.0
"""No letter is smaller than this on both sides."""

_STUCK_PX = 3.0
"""Ink so near to the end of a bar is its frame."""


def beside(page: Page, bar: Bar, side: str, slack: float) -> IntArray:
    """Free glyphs on one side of a bar, up to the next thing, ``slack`` beyond its ends."""
    limit = reach(page, bar.box, side)
    found = free_beside(page, bar.box, side, limit, slack)
    return without_point(page, bar, side, past_corners(page, bar, side, limit, slack, found))


def far_end(page: Page, bar: Bar, side: str, ticks: list[Line]) -> float:
    """How far numbers reach from the side of a bar that they stand on, in pixels."""
    boxes = np.array([line.box.as_tuple() for line in ticks])
    return float(side_view(boxes, bar.box, side)[:, 1].max()) if len(boxes) else 0.0


def beyond_ends(page: Page, bar: Bar, side: str, ticks: list[Line]) -> list[Line]:
    """Texts in step with the numbers of a bar, one beyond either end; they are claimed.

    A bar whose end has gone unseen prints numbers where it seems to be over.
    """
    axis = 1 if bar.orientation == "vertical" else 0
    middles = np.sort([line.center[axis] for line in ticks])
    if len(middles) < 3:
        return []
    step = float(median(np.diff(middles)))
    view = side_view(page.glyphs.boxes, bar.box, side)
    band = side_view(np.array([line.box.as_tuple() for line in ticks]), bar.box, side)
    size = float(median(band[:, 1] - band[:, 0] if axis == 0 else [t.box.height for t in ticks]))
    level = (view[:, 0] >= band[:, 0].min() - 0.5 * size) & (
        view[:, 1] <= band[:, 1].max() + (0.5 if axis == 0 else 2.0) * size
    )
    low, high = (bar.box.y0, bar.box.y1) if axis == 1 else (bar.box.x0, bar.box.x1)
    found: list[Line] = []
    for last, way in ((middles[0], -1.0), (middles[-1], 1.0)):
        due = last + way * step
        if low <= due <= high:
            continue
        near = np.abs((view[:, 2] + view[:, 3]) / 2 - due) <= min(0.45 * step, 3.0 * size)
        index = np.flatnonzero(page.free & level & near)
        if not len(index):
            continue
        lines = group_lines(page.glyphs, index, 0.0, page.glyphs.text_size(index))
        alike = [line for line in lines if 0.7 * size <= line.box.height <= 1.3 * size]
        in_step = [line for line in alike if abs(line.center[axis] - due) <= 0.1 * step]
        if len(in_step) != 1 or len(lines) != 1 or _beside_another(page, bar, side, in_step[0]):
            continue
        if not _goes_on(page, in_step[0], size, bar):
            page.claim(in_step[0].glyphs)
            found += in_step
    return found


def _beside_another(page: Page, bar: Bar, side: str, line: Line) -> bool:
    """Whether a text stands beside another bar and as near to it as to this one: bars of panels
    under each other may be as far apart as their numbers are."""
    axis, size = (1 if bar.orientation == "vertical" else 0), line.box.height
    own = np.array([line.box.as_tuple()])
    near = float(side_view(own, bar.box, side)[0, 0])
    for other in page.layout.bars:
        low, high = (other.box.as_tuple()[edge] for edge in (axis, axis + 2))
        level = other is not bar and low - size <= line.center[axis] <= high + size
        if level and -size <= float(side_view(own, other.box, side)[0, 0]) <= near + size:
            return True
    return False


def _goes_on(page: Page, line: Line, size: float, bar: Bar) -> bool:
    """Whether more words follow a text on its line, before or behind: it is part of a name."""
    boxes, box = page.glyphs.boxes, line.box
    others = np.setdiff1d(np.flatnonzero(page.free), line.glyphs)
    x0, y0, x1, y1 = boxes[others].T
    gap = np.maximum(x0 - box.x1, box.x0 - x1)
    shared = np.minimum(y1, box.y1) - np.maximum(y0, box.y0)
    near = _WORD_GAP * max(size, line.box.height)
    # What is much higher than print, or stuck to the end of the bar, is its own, or its frame's.
    stuck = [Box(*other).padded(_STUCK_PX).intersection(bar.box) > 0.0 for other in boxes[others]]
    letters = (shared >= 0.5 * size) & (y1 - y0 <= 2.0 * size) & ~np.array(stuck, dtype=bool)
    return bool((letters & (gap > -1.0) & (gap <= near)).any())


def faces_panel(page: Page, bar: Bar, side: str) -> bool:
    """Whether an upright bar has cells close beyond this side: print between is their labels."""
    if bar.orientation != "vertical":
        return False
    boxes = [panel.grid.box.as_tuple() for panel in page.layout.panels]
    if not boxes:
        return False
    view = side_view(np.array(boxes), bar.box, side)
    beside = (view[:, 2] < bar.box.y1) & (view[:, 3] > bar.box.y0) & (view[:, 0] > -1.0)
    return bool(beside.any()) and float(view[beside, 0].min()) <= _CLOSE * bar.length


def in_rows(view: FloatArray, inner: IntArray, outer: IntArray) -> bool:
    """Whether all glyphs of an outer band stand on the lines of an inner one, several of them.

    Of "-2.5" nothing but the sign may stand in the inner one: its line is as high as digits are.
    """
    # The flag of a thin digit may be a speck of its own.
    sides = view[outer, 1::2] - view[outer, ::2]
    whole = outer[sides.max(axis=1) > _SPECK_PX]
    outer = whole if len(whole) > 1 else outer
    middles = (view[outer, 2] + view[outer, 3]) / 2
    top, bottom = view[inner, 2], view[inner, 3]
    tall = float((view[outer, 3] - view[outer, 2]).max(initial=0.0))
    wide = view[inner, 1] - view[inner, 0]
    flat = bottom - top < _LOW * np.minimum(tall, wide)
    room = np.where(flat, (tall - (bottom - top)) / 2, 0.0) + 1.0
    on = (top - room <= middles[:, None]) & (middles[:, None] <= bottom + room)
    return len(outer) > 1 and bool(on.any(axis=1).all())


def are_signs(page: Page, bar: Bar, side: str, flat: IntArray, numbers: IntArray) -> bool:
    """Whether the ``flat`` pieces at the right of an upright bar are the signs of the ``numbers``
    beyond them, all of which are negative: off the bar, each of them close before one and level
    with it, as no mark of a tick is.
    """
    view = side_view(page.glyphs.boxes, bar.box, side)
    if side != "right" or view[flat, 0].min() <= _MARK_PX:
        return False
    middles = (view[flat, 2] + view[flat, 3])[:, None] / 2
    gaps = view[numbers, 0] - view[flat, 1][:, None]
    level = (view[numbers, 2] < middles) & (middles < view[numbers, 3])
    close = (gaps >= -1.0) & (gaps <= _SIGN_GAP * page.size)
    return bool((level & close).any(axis=1).all())


def with_raised(page: Page, index: IntArray, wider: IntArray) -> IntArray:
    """The glyphs with raised digits that look over the end of the bar: the 2 of 10².

    ``wider`` are the glyphs beside a longer piece of the bar. A raised digit is small, stands
    close behind a glyph of the bar's own and reaches down beside it.
    """
    boxes = page.glyphs.boxes
    found = list(index)
    for glyph in sorted(set(wider.tolist()) - set(index.tolist())):
        x0, y0, x1, y1 = boxes[glyph]
        own = boxes[found] if found else np.empty((0, 4))
        gap, tall = x0 - own[:, 2], own[:, 3] - own[:, 1]
        beside = np.minimum(own[:, 3], y1) - np.maximum(own[:, 1], y0)
        near = (gap > -1.0) & (gap <= 0.35 * tall) & (beside >= 0.1 * tall)
        if (near & (y1 - y0 <= _RAISED_HEIGHT * tall) & (x1 - x0 <= tall)).any():
            found.append(glyph)
    result: IntArray = np.array(sorted(found), dtype=index.dtype)
    return result


def with_exponents(glyphs: Glyphs, lines: list[Line]) -> list[Line]:
    """The lines with raised small print joined to what it stands behind: 10 and -3 to 10⁻³.

    Under a level bar the exponents of all numbers make a line of their own. Lines that are not
    level stay as they are.
    """
    if any(line.angle != 0.0 for line in lines):
        return lines
    result = list(lines)
    for raised in sorted(lines, key=lambda line: line.box.y0):
        bases = [line for line in result if line is not raised]
        base = next((line for line in bases if _is_raised(glyphs, raised, line)), None)
        if base is not None:
            result = [line for line in result if line is not raised and line is not base]
            result.append(join_lines(glyphs, [base, raised]))
    return sorted(result, key=lambda line: line.center[1])


def _is_raised(glyphs: Glyphs, raised: Line, base: Line) -> bool:
    """Whether all parts of a line stand raised and close behind parts of another."""
    if raised.box.y0 >= base.box.y0 or raised.box.y1 > base.box.y1 - 0.25 * base.box.height:
        return False
    if raised.box.y1 < base.box.y0:
        return False
    own = np.array([one.box.as_tuple() for one in split_line(glyphs, base, 0.6 * base.size)])
    tall = own[:, 3] - own[:, 1]
    for part in split_line(glyphs, raised, 0.6 * raised.size):
        gap = part.box.x0 - own[:, 2]
        low = part.box.height <= _RAISED_HEIGHT * tall
        beside = part.box.y1 - own[:, 1] >= 0.1 * tall
        if not (low & beside & (np.abs(gap) <= _RAISED_GAP * tall)).any():
            return False
    return True


def unraised(glyphs: Glyphs, index: IntArray) -> IntArray:
    """The glyphs without small print that stands raised behind others: 10 of 10⁻³.

    An exponent rises from its base, and looks slanted in a number that is level.
    """
    boxes = glyphs.boxes[index]
    order = np.argsort(boxes[:, 0], kind="stable").tolist()
    tall, bottom = boxes[:, 3] - boxes[:, 1], boxes[:, 3]
    base = np.arange(len(index))  # of small print what it is raised from, of others themselves
    for place, own in enumerate(order):
        for ahead in reversed(order[:place]):
            foot = base[ahead]
            gap = boxes[own, 0] - boxes[ahead, 2]
            if (
                -1.0 < gap <= _RAISED_GAP * tall[foot]
                and tall[own] <= _SMALL_PRINT * tall[foot]
                and boxes[foot, 1] - 0.5 * tall[foot] <= boxes[own, 1]
                and boxes[foot, 1] < bottom[own] <= bottom[foot] - 0.25 * tall[foot]
            ):
                base[own] = foot
                break
    kept: IntArray = index[base == np.arange(len(index))]
    return kept


def as_power(glyphs: Glyphs, line: Line, text: str) -> str:
    """A power of ten whose exponent was read as digits of its own size: "103" for 10³.

    Its ink tells: what stands raised behind the base is small print.
    """
    if told := _TIMES_TEN_DEGREES.fullmatch(text):
        return f"{told[1]}⁰"
    read = _FLAT_POWER.fullmatch(text)
    if read is None:
        return text
    small = len(unraised(glyphs, line.glyphs)) < len(line.glyphs)
    return "10" + read[1].translate(SUPERSCRIPTS) if small or ends_higher(glyphs, line) else text


def ends_higher(glyphs: Glyphs, line: Line) -> bool:
    """Whether the end of a line's ink rises over its first half and stands off the foot of it.

    Where a blurred exponent has grown together with its base no piece is raised by itself.
    """
    points = np.concatenate([ink_points(glyphs, int(number)) for number in line.glyphs])
    x, y = points[:, 0], points[:, 1]
    width = float(np.ptp(x))
    first, last = y[x <= x.min() + width / 2], y[x >= x.max() - width / 5]
    tall = float(np.ptp(first)) + 1.0
    return bool(
        first.min() - last.min() >= _HIGHER * tall and first.max() - last.max() >= _OFF_FOOT * tall
    )


def whole_letters(glyphs: Glyphs, index: IntArray) -> IntArray:
    """The glyphs without exponents, signs and points: those that tell how a line runs.

    A sign stands above the foot of its line and a point stands on it; between digits they
    look like a slant.
    """
    index = unraised(glyphs, index)
    sides = glyphs.boxes[index, 2:] - glyphs.boxes[index, :2]
    longer = sides.max(axis=1, initial=0.0)
    tall = longer >= _WHOLE * np.percentile(longer, 70) if len(index) else longer > 0
    return np.asarray(index[tall & (sides[:, 1] >= _LOW * sides[:, 0])])


def unstacked(page: Page, index: IntArray, size: float) -> IntArray:
    """The glyphs without another close above or below: no letters of a turned label."""
    boxes = page.glyphs.boxes[index]
    x0, y0, x1, y1 = boxes.T
    shared = np.minimum(x1[:, None], x1) - np.maximum(x0[:, None], x0)
    narrow = np.minimum((x1 - x0)[:, None], x1 - x0)
    gap = np.maximum(y0[:, None], y0) - np.minimum(y1[:, None], y1)
    stacked = (shared > 0.5 * narrow) & (gap > -0.2 * size) & (gap <= 0.6 * size)
    # The dot in a zero stands neither above nor below it.
    within = (y0[:, None] >= y0) & (y1[:, None] <= y1)
    stacked &= ~(within | within.T)
    np.fill_diagonal(stacked, val=False)
    return np.asarray(index[~stacked.any(axis=1)])


def nearest_numbers(page: Page, bar: Bar, side: str, lines: list[Line]) -> list[Line]:
    """Of lines beside an upright bar the parts that are its numbers."""
    parts = [split_line(page.glyphs, line, _WORD_GAP * line.size) for line in lines]
    pieces = [piece for part in parts for piece in part]
    if len(pieces) < 2:
        return pieces
    view = side_view(np.array([piece.box.as_tuple() for piece in pieces]), bar.box, side)
    size = float(median([piece.size for piece in pieces]))
    first = view[:, 0] <= view[:, 0].min() + size
    # Numbers that end alike begin where they please, but not beyond the end of the longest.
    reach = float(view[first, 1].max())
    near = iter((view[:, 0] < reach).tolist())
    # A lost point leaves a gap like a space, but no number has another one beside it.
    kept = [[piece for piece in part if next(near)] for part in parts]
    return [join_lines(page.glyphs, part) if len(part) > 1 else part[0] for part in kept if part]


def matched(page: Page, bar: Bar, lines: list[Line]) -> int:
    """How many of the bar's marks have a text of their own, that is no dust."""
    lines = [line for line in lines if line.box.height >= 0.5 * page.size]
    if not lines or not bar.tick_positions:
        return 0
    axis = 1 if bar.orientation == "vertical" else 0
    middles: FloatArray = np.array([line.center[axis] for line in lines])
    slack = 0.6 * np.array([line.size for line in lines])
    marks = np.array(bar.tick_positions, dtype=np.float64)
    hit = np.abs(marks[:, None] - middles[None, :]) <= slack[None, :]
    return int(hit.any(axis=1).sum())

"""What is printed at a colour bar: the numbers at its ticks, its label, its offset."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from unheat.medians import median
from unheat.model import Bar
from unheat.text.align import align_along
from unheat.text.bar_at_ends import is_over_an_end, reach_both_ends, texts_at_ends
from unheat.text.bar_bands import band_gap, first_band
from unheat.text.bar_headings import may_be_a_title
from unheat.text.bar_marks import at_marks, hanging, parted_from_marks
from unheat.text.bar_names import find_name, find_offset, is_thin
from unheat.text.bar_neighbors import names_axis
from unheat.text.bar_numbers import (
    beside,
    beyond_ends,
    faces_panel,
    matched,
    nearest_numbers,
    unstacked,
    with_raised,
)
from unheat.text.bar_places import tick_positions, trusted_marks
from unheat.text.close_numbers import in_step
from unheat.text.ink import IntArray
from unheat.text.lines import Line, split_line
from unheat.text.name_at_middle import without_name
from unheat.text.page import Page, bands, side_view, whole
from unheat.text.parting import part_from_top
from unheat.text.side_marks import tick_marks
from unheat.text.sites import Site
from unheat.text.turned_numbers import turned_numbers
from unheat.text.turns import runs_upright

BoolArray = npt.NDArray[np.bool_]

_OFF = 1.5
"""The numbers of a bar stand no further off it, in letter heights, where a panel is nearer."""

_SAME_HEIGHT = 0.5
"""Share of the height of two pieces of a row, at least, that is common to them."""

_GAP_PX = 0.5
"""Two numbers are further apart than letters of one word are by more than this."""

_LETTERS = 3
"""A turned word of fewer letters cannot be told from numbers."""

_BRACKETS = 2.5
"""A turned name with brackets and raised signs is so wide at most, in letter heights."""

_OPPOSITE = {"left": "right", "right": "left", "top": "bottom", "bottom": "top"}

_SEVERAL, _MARKS = 2, 3
"""Numbers beside a bar that tell its scale; marks at each of which no text stands by chance."""


def bar_sites(page: Page, number: int, bar: Bar) -> list[Site]:
    """Ticks and label of one bar; their ink is claimed."""
    upright = bar.orientation == "vertical"
    best = _numbers(page, bar)
    if best is not None and upright and part_from_top(page, best[1]):
        best = _numbers(page, bar)
    if best is None:
        return []
    side, ticks, rest = best
    # One text beside a bar with one at each end is no number: the name of an axis, or its own.
    ends = texts_at_ends(page, bar) if len(ticks) < _SEVERAL else None
    ticks = ticks if ends is None else []
    for line in ends or ticks:
        page.claim(line.glyphs)
    more = beyond_ends(page, bar, side, ticks)
    other = _ticks(page, bar, _OPPOSITE[side])[1] if upright else []
    named = find_name(page, bar, side, ticks, rest, other, ends or ()) or []
    label = [line for line in named if not is_thin(page, line)]
    for line in label:
        page.claim(line.glyphs)
    label, offset = find_offset(page, bar, side, ticks, label)
    for line in offset:
        page.claim(line.glyphs)
    axis = 1 if upright else 0
    marks = trusted_marks(bar, ticks, axis)
    if ticks:
        near = beside(page, bar, side, max(2.0, 0.25 * page.size))
        page.claim(near[_are_marks(page, bar, side, near)])
        ticks = [*ticks, *more]
    placed = tick_positions(marks, ticks, axis)
    if ends is not None:
        placed = list(zip(bar.ends, ends, strict=True))
    placed.sort(key=lambda tick: tick[1].center[axis])
    sites = [
        Site(
            role="tick",
            owner=number,
            index=i,
            lines=(line,),
            turns=(90.0, 270.0) if line.angle == 90.0 else (0.0,),
            side=side,
            position=position,
        )
        for i, (position, line) in enumerate(placed)
    ]
    if label:
        page.bar_names += label
        turns = (90.0, 270.0) if label[0].angle == 90.0 else (label[0].angle,)
        sites.append(
            Site(
                role="bar-label",
                owner=number,
                index=0,
                lines=tuple(label),
                turns=turns,
                sure=not may_be_a_title(page, bar, side, label, ticks),
            )
        )
    if offset:
        sites.append(Site(role="bar-offset", owner=number, index=0, lines=tuple(offset)))
    return sites


def _numbers(page: Page, bar: Bar) -> tuple[str, list[Line], list[IntArray]] | None:
    """The side that a bar has its numbers on, their lines, and the bands beyond them."""
    upright = bar.orientation == "vertical"
    sides = ("right", "left") if upright else ("bottom", "top")
    if bar.tick_side in sides:
        sides = (bar.tick_side, _OPPOSITE[bar.tick_side])
    best: tuple[str, list[Line], list[IntArray]] | None = None
    for side in sides:
        ticks, rest = _ticks(page, bar, side)
        # Print on both sides: numbers stand at their marks, close to their bar, and come in
        # twos at least.
        if best is None or _likeness(page, bar, side, ticks) > _likeness(
            page, bar, best[0], best[1]
        ):
            best = (side, ticks, rest)
        if (
            side == bar.tick_side
            and len(ticks) > 1
            and not faces_panel(page, bar, side)
            and 2 * matched(page, bar, ticks) >= max(1, len(bar.tick_positions))
        ):
            # The words of a heading stand at some marks; numbers stand at each, one and no more.
            facing = _OPPOSITE[side]
            other, beyond = ([], []) if upright else _ticks(page, bar, facing)
            if _at_each_mark(page, bar, other) and not _at_each_mark(page, bar, ticks):
                best = (facing, other, beyond)
            break
    return best


def _at_each_mark(page: Page, bar: Bar, ticks: list[Line]) -> bool:
    """Whether a text stands at each of three marks and more, and one at most at none: a white
    mark does not show where a bar is white. Without marks the bounds of steps are some.
    """
    inner = tuple(at for at in bar.segments if at not in bar.ends)
    marked = bar if bar.tick_positions else replace(bar, tick_positions=inner)
    count = len(marked.tick_positions)
    return count >= _MARKS and matched(page, marked, ticks) == count >= len(ticks) - 1


def _likeness(
    page: Page, bar: Bar, side: str, ticks: list[Line]
) -> tuple[bool, bool, int, bool, float]:
    # Between a panel and its bar numbers stand at the marks that point there, each of them.
    pointed = side == bar.tick_side and _at_each_mark(page, bar, ticks)
    # Numbers stand at each bound of the steps of a level bar, and the words of its title do not.
    bounded = not bar.tick_positions and bar.orientation == "horizontal"
    pointed |= bounded and _at_each_mark(page, bar, ticks)
    return (
        len(ticks) > 1,
        pointed or not faces_panel(page, bar, side),
        max(matched(page, bar, ticks), int(bounded and pointed)),
        bar.orientation == "horizontal" and reach_both_ends(bar, ticks),
        -_near(bar, side, ticks),
    )


def _ticks(page: Page, bar: Bar, side: str) -> tuple[list[Line], list[IntArray]]:
    """Tick texts on one side, and the bands further out."""
    upright = bar.orientation == "vertical"
    slack = hanging(bar, page.size) if upright else 3.0 * page.size
    index = beside(page, bar, side, slack)
    if not len(index):
        return [], []
    if upright:
        index = with_raised(page, index, beside(page, bar, side, page.size))
    index = parted_from_marks(page, index, bar, side)
    index = index[~_are_marks(page, bar, side, index)]
    if not len(index):
        return [], []
    size = page.glyphs.text_size(index)
    if turned := turned_numbers(page, bar, side, index) if upright else []:
        rest = np.setdiff1d(index, np.concatenate([line.glyphs for line in turned]))
        view = side_view(page.glyphs.boxes[rest], bar.box, side)
        return turned, bands(view, rest, band_gap(size, upright=True)) if len(rest) else []
    lines, found = first_band(page, bar, side, index, size)
    single = unstacked(page, index, size) if upright else index
    held = np.setdiff1d(found[0], single) if found else single[:0]
    if upright and (len(lines) < 2 or _hold_a_name(page, held, size)):
        # A turned label that reaches into the numbers hides them.
        apart, _ = first_band(page, bar, side, single, size)
        whole = len(lines) > 1 and matched(page, bar, apart) >= max(2, matched(page, bar, lines))
        if len(apart) > max(1, len(lines)) or whole:
            lines = apart
            mine = np.concatenate([line.glyphs for line in lines])
            rest = np.setdiff1d(index, mine)
            view = side_view(page.glyphs.boxes[rest], bar.box, side)
            found = [mine, *bands(view, rest, band_gap(size, upright=True))]
    if not lines:
        return [], found
    if upright:
        lines, name = without_name(page, bar, side, lines)
        numbers = nearest_numbers(page, bar, side, lines)
        kept = np.concatenate([line.glyphs for line in numbers])
        own = np.concatenate([name, *(line.glyphs for line in lines)])
        aside = np.setdiff1d(own, kept)
        # Beside one of the numbers, beyond the ends of all, stands a name that is not turned.
        return numbers, [*([aside] if len(aside) else []), *found[1:]]
    # A number points at the bar; what stands beside it is its name, and so is what stands
    # beyond the numbers and reaches into their band with its tails.
    # An end that was smeared may lie further out than it was seen.
    low = bar.box.x0 - 0.5 * size - bar.slack[0]
    high = bar.box.x1 + 0.5 * size + bar.slack[1]
    lines = [line for line in lines if line.box.x1 > low and line.box.x0 < high]
    lines.sort(key=lambda line: abs(line.center[1] - bar.box.center[1]))
    if lines and (_are_labels(page, bar, side, lines[0]) or names_axis(page, bar, lines[0], side)):
        return [], found
    # A row that sinks a little falls into lines of its own.
    level = [line for line in lines if _shares(line, lines[0])]
    beyond = [line.glyphs for line in lines if line not in level]
    parts = [part for line in level for part in _apart(page, bar, line)]
    inner = [part for part in parts if low <= part.center[0] <= high]
    ticks = [part for part in parts if part in inner or is_over_an_end(bar, part, inner)]
    if len(ticks) == 1 and abs(ticks[0].center[0] - bar.box.center[0]) < size:
        return [], found
    return ticks, [*beyond, *found[1:]]


def _shares(line: Line, other: Line) -> bool:
    """Whether a line stands beside another one: most of their heights are the same."""
    shared = min(line.box.y1, other.box.y1) - max(line.box.y0, other.box.y0)
    return shared >= _SAME_HEIGHT * max(line.box.height, other.box.height)


def _are_labels(page: Page, bar: Bar, side: str, line: Line) -> bool:
    """Whether print over or under a level bar stands off it, and nearer to a panel beyond."""
    near = float(side_view(np.array([line.box.as_tuple()]), bar.box, side)[0, 0])
    panels = [whole(panel.grid.box, panel.frame) for panel in page.layout.panels]
    gaps = [
        panel.y0 - line.box.y1 if side == "bottom" else line.box.y0 - panel.y1
        for panel in panels
        if panel.x0 < line.center[0] < panel.x1
    ]
    beyond = min((gap for gap in gaps if gap > -1.0), default=np.inf)
    return near > _OFF * line.size and beyond < near


def _hold_a_name(page: Page, stacked: IntArray, size: float) -> bool:
    """Whether glyphs that stand on each other's heads are the letters of one turned word: the two
    pieces of "≥" at one end of a bar and of "≤" at the other one are none.
    """
    for run in bands(page.glyphs.boxes[stacked][:, [1, 3]], stacked, size):
        boxes = page.glyphs.boxes[run]
        narrow = boxes[:, 2].max() - boxes[:, 0].min() <= _BRACKETS * size
        if len(run) >= _LETTERS and narrow and runs_upright(page.glyphs, run):
            return True
    return False


def _are_marks(page: Page, bar: Bar, side: str, index: IntArray) -> BoolArray:
    """(n,) which glyphs beside a bar are marks of its ticks."""
    if not len(index):
        return np.zeros(0, dtype=bool)
    return tick_marks(page, index, bar.box, side) | at_marks(page, index, bar, side)


def _apart(page: Page, bar: Bar, line: Line) -> list[Line]:
    """The numbers under a horizontal bar, cut at its tick marks where they are known."""
    parts = split_line(page.glyphs, line, 0.8 * line.size)
    # The numbers of a bar of steps stand at the bounds of these.
    marks = np.array(sorted(bar.tick_positions or bar.segments))
    if len(marks) > len(parts):
        aligned = align_along(page.glyphs, line, 0, marks, bar.length)
        # Marks that join what stands apart are none of these numbers'.
        found = [group[0] for group in aligned.places.values()]
        # Marks that fall into a word cut it where its letters stand as close as others, and are
        # some of many: numbers that run into each other stand at most of them.
        gaps = [two.box.x0 - one.box.x1 for one, two in pairwise(found)]
        close = min(gaps, default=0.0) <= _letter_gap(page, found) + _GAP_PX
        if len(found) > len(parts) and (close or 2 * len(found) < len(marks)):
            return parts
        if aligned.spread < 0.2 and len(found) >= max(2, len(parts)):
            return found
    # Of numbers as close as words the shortest one stands apart.
    return max(parts, in_step(page, bar, line), key=len) if len(parts) <= 2 else parts


def _letter_gap(page: Page, lines: Sequence[Line]) -> float:
    """Blank between two letters of lines, in pixels, as a rule."""
    gaps: list[float] = []
    for line in lines:
        boxes = page.glyphs.boxes[line.glyphs]
        boxes = boxes[np.argsort(boxes[:, 0])]
        gaps += (boxes[1:, 0] - boxes[:-1, 2]).tolist()
    return float(median(gaps)) if gaps else 0.0


def _near(bar: Bar, side: str, ticks: list[Line]) -> float:
    boxes = np.array([line.box.as_tuple() for line in ticks])
    return float(side_view(boxes, bar.box, side)[:, 0].min()) if len(boxes) else np.inf

"""Letters that nothing has claimed: beside the labels of an axis, and short names.

Where the labels of an axis stand, print is theirs. A letter that is left there belongs to a label
that was not found, or is a part of one that was; either way somebody has to look. The same holds
for one to three letters alone where an axis or a bar has its name.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from unheat.model import Axis, Box, Reason
from unheat.model.geometry import surround
from unheat.text.doubted_places import places_doubted
from unheat.text.free_lines import holds_block
from unheat.text.ink import FloatArray, IntArray
from unheat.text.lines import Line, group_lines, split_line
from unheat.text.page import Page, blank_between, side_view, whole
from unheat.text.sites import Site, Sites

# A letter is so high at least and at most, and so thick, in letter heights; and so many pixels
# high: of less print nobody reads anything.
_LEAST, _MOST, _THIN = 0.45, 3.0, 0.08
_LEAST_PX = 4.0
# Letters of a name that is no word, and how thick it is in letter heights: a stroke is a tick mark.
_SHORT, _STROKE = 3, 0.3
# Numbers of a bar, one of which has a sign so far behind it, in heights of its line.
_NUMBERS, _BEHIND = 3, 0.4
# How far off its bar such a name stands, and off the labels of its axis, in letter heights.
_NEAR, _BEYOND = 1.5, 3.0
# The same of a figure with one panel, of what stands on the middle of the bar or the axis.
_ALONG, _FAR, _ON_MIDDLE = 6.0, 12.0, 0.5
# Words of one label stand so near to each other, in heights of their line.
_WORDS = 0.6
# Words of a typewriter stand so near, level to this; and so many labels that go on are no accident.
_TYPED, _LEVEL, _MOSTLY = 1.5, 0.5, 0.75
# What part of a line of a label stands over another row, and of how many labels at most.
_OVER, _FEW = 0.5, 0.2
# Letters of two texts that run into each other are one piece, so large at most in letter heights
# and with so much ink in its box: more than lines of a drawing that meet, and less than a swatch.
# A label beside such a piece is cut, and one that holds it so many times as high as the others.
_CLUMP, _LEAST_INK, _MOST_INK, _CLUMPED = 6.0, 0.2, 0.7, 2.0
# And how far off the end of its axis where it is set flush with that.
_FLUSH = 0.5


def letters_left(page: Page, sites: Sequence[Site]) -> IntArray:
    """Glyphs (n,) that may be letters and that no text has claimed."""
    boxes = page.glyphs.boxes
    sides = boxes[:, 2:] - boxes[:, :2]
    longer, shorter = sides.max(axis=1), sides.min(axis=1)
    kept = page.free & (longer >= max(_LEAST_PX, _LEAST * page.size))
    kept &= (longer <= _MOST * page.size) & (shorter >= _THIN * page.size)
    for site in sites:
        for line in site.lines:
            kept[line.glyphs] = False
    return np.flatnonzero(kept)


def clumps_left(page: Page, sites: Sequence[Site]) -> IntArray:
    """Glyphs (n,) that no text has claimed and that may be letters of two texts which run into
    each other: larger than a letter, and right beside a level label."""
    boxes = page.glyphs.boxes
    sides = boxes[:, 2:] - boxes[:, :2]
    kept = page.free & (sides.min(axis=1) >= page.size)
    kept &= (sides.max(axis=1) <= _CLUMP * page.size) & (sides.max(axis=1) >= 2.0 * page.size)
    inked = page.glyphs.area / np.maximum(sides.prod(axis=1), 1.0)
    kept &= (inked >= _LEAST_INK) & (inked <= _MOST_INK)
    beside = np.zeros(len(boxes), dtype=bool)
    for site in sites:
        for line in site.lines:
            kept[line.glyphs] = False
        if site.role == "row" and site.lines[0].angle == 0.0:
            box = site.box
            level = (boxes[:, 1] < box.center[1]) & (boxes[:, 3] > box.center[1])
            away = np.maximum(box.x0 - boxes[:, 2], boxes[:, 0] - box.x1)
            beside |= level & (np.abs(away) <= _WORDS * box.height)
    return np.flatnonzero(kept & beside)


def _run_into(cells: Box, labels: Sequence[Site], size: float) -> list[Box]:
    """The place of a turned title that runs into level labels of rows about the middle of their
    axis, which are much higher than the others by it."""
    level = [site for site in labels if site.lines[0].angle == 0.0]
    if len(level) < _NUMBERS:
        return []
    usual = float(np.median([site.box.height for site in level]))
    high = [
        site.box
        for site in level
        if site.box.height >= _CLUMPED * usual
        # Letters of a turned line are lines of one letter each to one who looks for level ones.
        and (len(site.lines) == 1 or sum(len(line.glyphs) == 1 for line in site.lines) > 1)
    ]
    if not high or len(high) > _FEW * len(level) + 1:
        return []
    place = surround(high)
    return [place] if abs(place.center[1] - cells.center[1]) <= _BEYOND * size else []


def short_names(page: Page, sites: Sequence[Site]) -> list[tuple[str, int, Box]]:
    """(role, owner, box) of one to three letters in the place of a name that was not found: on the
    middle of an axis beyond its labels, flush with the end that it points to, or at a bar."""
    named = {(site.role, site.owner) for site in sites}
    left = letters_left(page, sites)
    alone = len(page.layout.panels) == 1
    result = []
    for number, bar in enumerate(page.layout.bars):
        numbers = [site for site in sites if site.role == "tick" and site.owner == number]
        ticks = [site.box for site in numbers]
        near = [bar.box, *ticks]
        signs = _alone(page, left)
        signs += _behind_one(page, numbers) if bar.orientation == "vertical" else []
        for box in signs if ("bar-label", number) not in named and ticks else []:
            along = abs(box.center[1] - bar.box.center[1]) <= _ON_MIDDLE * page.size
            reach = _ALONG if alone and along and bar.orientation == "vertical" else _NEAR
            if min(blank_between(box, one) for one in near) <= reach * page.size:
                result.append(("bar-label", number, box))
    for number, panel in enumerate(page.layout.panels):
        cells = whole(panel.grid.box, panel.frame)
        for role, axis in (("row", 1), ("column", 0)):
            labels = [site for site in sites if (site.role, site.owner) == (role, number)]
            if (f"{role}-title", number) in named or not labels:
                continue
            if role == "row":
                runs = _run_into(cells, labels, page.size)
                result += [("row-title", number, box) for box in runs]
            around = surround([cells, *(site.box for site in labels)])
            for box in _alone(page, left):
                off = abs(box.center[axis] - cells.center[axis])
                end = abs(box.x1 - cells.x1) if role == "column" else abs(box.y0 - cells.y0)
                far = blank_between(box, around)
                set_on = off <= page.size or end <= _FLUSH * page.size
                reach = _FAR if alone and off <= _ON_MIDDLE * page.size else _BEYOND
                if set_on and 0.0 < far <= reach * page.size:
                    result.append((f"{role}-title", number, box))
    return result


def _alone(page: Page, left: IntArray) -> list[Box]:
    """Boxes of one to three letters that stand apart from all other print that is left.

    A lone stroke is a tick mark, and a block a key.
    """
    found = []
    for angle in (0.0, 90.0) if len(left) else ():
        lines = group_lines(page.glyphs, left, angle, page.size)
        parts = [part for line in lines for part in split_line(page.glyphs, line, page.size)]
        # What has one piece alone is the same both ways, and letters side by side stand level.
        found += [part for part in parts if angle == 0.0 or _is_upright(page, left, part)]
    found = [part for part in found if not holds_block(page.glyphs, part.glyphs, page.size)]
    boxes = [part.box for part in found if len(part.glyphs) <= _SHORT]
    return [box for box in boxes if min(box.width, box.height) >= _STROKE * page.size]


def _behind_one(page: Page, numbers: Sequence[Site]) -> list[Box]:
    """The place of a sign level with one number of an upright bar, further from it than letters of
    any other number stand apart: it may be the name of the bar, which nothing else tells from it.
    """
    found = []
    for site in numbers:
        (line,) = site.lines[:1]
        parts = split_line(page.glyphs, line, _BEHIND * line.size)
        if len(parts) > 1:
            found.append(parts[-1] if site.side == "right" else parts[0])
    if len(numbers) < _NUMBERS or len(found) != 1 or len(found[0].glyphs) != 1:
        return []
    box = found[0].box
    # A digit behind a point that was lost ends where those of the other numbers do.
    side = numbers[0].side
    ends = [getattr(site.box, "x1" if side == "right" else "x0") for site in numbers]
    own = box.x1 if side == "right" else box.x0
    level = sum(abs(end - own) <= 1.0 for end in ends)
    return [] if level > len(numbers) / 2 + 1 else [box]


def _is_upright(page: Page, left: IntArray, part: Line) -> bool:
    """Whether several letters of a turned line have no others to their left or right."""
    if len(part.glyphs) < 2 or part.box.height < part.box.width:
        return False
    boxes = page.glyphs.boxes[np.setdiff1d(left, part.glyphs)]
    box = part.box
    level = (boxes[:, 1] < box.y1) & (boxes[:, 3] > box.y0)
    apart = np.maximum(boxes[:, 0] - box.x1, box.x0 - boxes[:, 2])
    return not bool((level & (apart < page.size)).any())


def with_letters_left(sites: Sites, axis: Axis, owner: int, role: str) -> Axis:
    """An axis with the places in doubt beside which letters are left, where its labels stand."""
    if not any(axis.boxes):
        return axis
    centers, pitch = _lines(sites, owner, role)
    if _has_more_labels(sites, axis, owner, role):
        return _doubted(axis, set(range(len(axis.labels))))
    if role == "row":
        axis = _doubted(axis, _reach_out(sites, axis, owner), Reason.LABEL_PLACE)
        axis = _doubted(axis, _go_on_at_a_bar(sites, axis))
    if not len(sites.left):
        return axis
    across = _in_band(sites, axis, owner, sites.left)
    across = across[(across > centers[0] - pitch / 2) & (across < centers[-1] + pitch / 2)]
    places = {int(np.abs(centers - place).argmin()) for place in across}
    places |= _goes_on(sites, axis)
    if places and axis.turn % 90 != 0:
        # A label on a slope ends at its place, and its letters stand beside others.
        places |= {place for place, label in enumerate(axis.labels) if not label}
    return _doubted(axis, places)


def _lines(sites: Sites, owner: int, role: str) -> tuple[FloatArray, float]:
    """Middles (n,) of the rows or columns of a panel, and how far apart they are, in pixels."""
    grid = sites.layout.panels[owner].grid
    if role == "row":
        return grid.row_centers(), grid.cell_height
    return grid.column_centers(), grid.cell_width


def _has_more_labels(sites: Sites, axis: Axis, owner: int, role: str) -> bool:
    """Whether as much ink as the labels of an axis have stands among them and names nothing.

    An axis has no more labels than lines: of eight years under two columns six stood at none.
    """
    own = np.concatenate([line.glyphs for site in sites.of(role, owner) for line in site.lines])
    named = np.concatenate([line.glyphs for site in sites.sites for line in site.lines])
    boxes, heights = sites.glyphs.boxes, sites.glyphs.height
    rest = np.setdiff1d(np.arange(len(boxes)), named)
    rest = rest[heights[rest] >= _LEAST * np.median(heights[own])]
    level = rest[_is_in_band(sites, axis, owner, rest)]
    middles = sites.glyphs.centers[level, 1 if role == "row" else 0]
    centers, pitch = _lines(sites, owner, role)
    beside = (middles > centers[0] - pitch / 2) & (middles < centers[-1] + pitch / 2)
    area = sites.glyphs.area
    return len(own) > _SHORT and bool(area[level[beside]].sum() >= area[own].sum())


def _in_band(sites: Sites, axis: Axis, owner: int, index: IntArray) -> FloatArray:
    """Places (n,) along an axis of those letters of ``index`` that stand where its labels do."""
    level = index[_is_in_band(sites, axis, owner, index)]
    found: FloatArray = sites.glyphs.centers[level, 1 if axis.side in ("left", "right") else 0]
    return found


def _is_in_band(sites: Sites, axis: Axis, owner: int, index: IntArray) -> npt.NDArray[np.bool_]:
    """Which letters (n,) of ``index`` stand as far off the cells as the labels of an axis."""
    panel = sites.layout.panels[owner]
    cells = whole(panel.grid.box, panel.frame)
    own = np.array([box.as_tuple() for box in axis.boxes if box is not None])
    band = side_view(np.reshape(own, (-1, 4)), cells, axis.side)
    letters = side_view(sites.glyphs.boxes[index], cells, axis.side)
    middle = (letters[:, 0] + letters[:, 1]) / 2
    result: npt.NDArray[np.bool_] = (middle > band[:, 0].min()) & (middle < band[:, 1].max())
    return result


def _goes_on(sites: Sites, axis: Axis) -> set[int]:
    """Places whose level label stands in one line with letters that are left, as near as words do:
    what stands over a single column may be the middle of a longer text."""
    left = sites.glyphs.boxes[sites.left]
    middles = (left[:, 1] + left[:, 3]) / 2
    found = set()
    for place, box in enumerate(axis.boxes):
        if box is None or axis.turn != 0.0:
            continue
        level = (middles > box.y0) & (middles < box.y1)
        away = np.maximum(box.x0 - left[:, 2], left[:, 0] - box.x1)
        if (level & (away > 0.0) & (away <= _WORDS * box.height)).any():
            found.add(place)
    return found


def _go_on_at_a_bar(sites: Sites, axis: Axis) -> set[int]:
    """Rows whose level label has a number of a bar right behind it, if most have one: these are the
    second words of the labels, and the bar has its numbers elsewhere.
    """
    ticks = np.array([site.box.as_tuple() for site in sites.of("tick")]).reshape(-1, 4)
    found = set()
    for place, box in enumerate(axis.boxes):
        if box is None or axis.turn != 0.0:
            continue
        level = np.abs((ticks[:, 1] + ticks[:, 3]) / 2 - box.center[1]) <= _LEVEL * box.height
        away = ticks[:, 0] - box.x1
        if (level & (away > 0.0) & (away <= _TYPED * box.height)).any():
            found.add(place)
    return found if len(found) >= max(2.0, _MOSTLY * len(axis.labels)) else set()


def _reach_out(sites: Sites, axis: Axis, owner: int) -> set[int]:
    """Rows whose level label reaches over the next ones by half a line, where few labels do, and
    more on one side than on the other.

    The head of a strip over the first row was taken for the first line of its label.
    """
    spans = sites.layout.panels[owner].grid.row_spans

    def over(place: int, site: Site) -> tuple[float, float]:
        return spans[place][0] - site.box.y0, site.box.y1 - spans[place][1]

    level = {site.index: site for site in sites.of("row", owner) if site.lines[0].angle == 0.0}
    found = {
        place
        for place, site in level.items()
        if len(site.lines) > 1
        and min(max(over(place, site)), abs(float(np.diff(over(place, site))[0])))
        > _OVER * site.lines[0].size
    }
    return found if len(found) <= max(1.0, _FEW * len(axis.labels)) else set()


def _doubted(axis: Axis, places: set[int], reason: Reason = Reason.LABEL_MISSING) -> Axis:
    return places_doubted(axis, dict.fromkeys(places, reason), 0.5)

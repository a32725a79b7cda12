"""What is printed at a colour bar: the numbers at its ticks, its label, its offset."""

from __future__ import annotations

import numpy as np

from unheat.model import Bar, Box
from unheat.text.align import align_along
from unheat.text.bar_numbers import (
    at_marks,
    faces_panel,
    in_rows,
    matched,
    nearest_numbers,
    tick_position,
    trusted_marks,
    unstacked,
    with_exponents,
    with_raised,
)
from unheat.text.ink import IntArray
from unheat.text.lines import Line, evident_angle, group_lines, measure_angle, split_line
from unheat.text.page import Page, bands, grow, reach, side_view, tick_marks, whole
from unheat.text.sites import Site

_OPPOSITE = {"left": "right", "right": "left", "top": "bottom", "bottom": "top"}


def bar_sites(page: Page, number: int, bar: Bar) -> list[Site]:
    """Ticks and label of one bar; their ink is claimed."""
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
            and 2 * matched(page, bar, ticks) >= len(bar.tick_positions)
        ):
            break
    if best is None:
        return []
    side, ticks, rest = best
    for line in ticks:
        page.claim(line.glyphs)
    axis = 1 if upright else 0
    marks = trusted_marks(bar, ticks, axis)
    sites = [
        Site(
            role="tick",
            owner=number,
            index=i,
            lines=(line,),
            side=side,
            position=tick_position(marks, line, axis),
        )
        for i, line in enumerate(sorted(ticks, key=lambda line: line.center[axis]))
    ]
    label = _label(page, bar, side, ticks, rest)
    if label is not None:
        for line in label:
            page.claim(line.glyphs)
        turns = (90.0, 270.0) if label[0].angle == 90.0 else (label[0].angle,)
        sites.append(Site(role="bar-label", owner=number, index=0, lines=tuple(label), turns=turns))
    return sites


def _likeness(page: Page, bar: Bar, side: str, ticks: list[Line]) -> tuple[bool, bool, int, float]:
    return (
        len(ticks) > 1,
        not faces_panel(page, bar, side),
        matched(page, bar, ticks),
        -_near(bar, side, ticks),
    )


def _beside(page: Page, bar: Bar, side: str, slack: float) -> IntArray:
    limit = reach(page, bar.box, side)
    view = side_view(page.glyphs.boxes, bar.box, side)
    upright = side in ("left", "right")
    start, end = (bar.box.y0, bar.box.y1) if upright else (bar.box.x0, bar.box.x1)
    middle = (view[:, 2] + view[:, 3]) / 2
    return np.flatnonzero(
        page.free
        & (view[:, 0] >= -1.5)
        & (view[:, 1] <= limit + 1)
        & (middle >= start - slack)
        & (middle <= end + slack)
    )


def _ticks(page: Page, bar: Bar, side: str) -> tuple[list[Line], list[IntArray]]:
    """Tick texts on one side, and the bands further out."""
    upright = bar.orientation == "vertical"
    slack = max(2.0, 0.25 * page.size) if upright else 3.0 * page.size
    index = _beside(page, bar, side, slack)
    if not len(index):
        return [], []
    if upright:
        index = with_raised(page, index, _beside(page, bar, side, page.size))
    index = index[~(tick_marks(page, index, bar.box, side) | at_marks(page, index, bar, side))]
    if not len(index):
        return [], []
    size = page.glyphs.text_size(index)
    lines, found = _first_band(page, bar, side, index, size)
    if upright and len(lines) < 2:
        # A turned label that reaches into the numbers hides them.
        apart, _ = _first_band(page, bar, side, unstacked(page, index, size), size)
        if len(apart) > max(1, len(lines)):
            lines = apart
            mine = np.concatenate([line.glyphs for line in lines])
            rest = np.setdiff1d(index, mine)
            view = side_view(page.glyphs.boxes[rest], bar.box, side)
            found = [mine, *bands(view, rest, _band_gap(size, upright=True))]
    if not lines:
        return [], found
    if upright:
        return nearest_numbers(page, bar, side, lines), found[1:]
    # A number points at the bar; what stands beside it is its name, and so is what stands
    # beyond the numbers and reaches into their band with its tails.
    low, high = bar.box.x0 - 0.5 * size, bar.box.x1 + 0.5 * size
    lines = [line for line in lines if line.box.x1 > low and line.box.x0 < high]
    lines.sort(key=lambda line: abs(line.center[1] - bar.box.center[1]))
    beyond = [line.glyphs for line in lines[1:]]
    ticks = [part for line in lines[:1] for part in _apart(page, bar, line)]
    ticks = [part for part in ticks if low <= part.center[0] <= high]
    if len(ticks) == 1 and abs(ticks[0].center[0] - bar.box.center[0]) < size:
        return [], found
    return ticks, [*beyond, *found[1:]]


def _first_band(
    page: Page, bar: Bar, side: str, index: IntArray, size: float
) -> tuple[list[Line], list[IntArray]]:
    """Lines of the band next to the bar, none where it is no print along it; all bands."""
    if not len(index):
        return [], []
    upright = bar.orientation == "vertical"
    gap = _band_gap(size, upright=upright)
    found = bands(side_view(page.glyphs.boxes[index], bar.box, side), index, gap)
    while upright and len(found) > 1 and _goes_on(page, bar, side, found[0], found[1], size):
        found[:2] = [np.concatenate(found[:2])]
    first = found[0]
    far = side_view(page.glyphs.boxes[first], bar.box, side)[:, 0].min() > 6 * size
    if far or measure_angle(page.glyphs, first) != 0.0:
        return [], found
    lines = group_lines(page.glyphs, first, 0.0, page.glyphs.text_size(first))
    return with_exponents(page.glyphs, lines), found


def _band_gap(size: float, *, upright: bool) -> float:
    return max(1.2, (0.1 if upright else 0.22) * size)


def _goes_on(
    page: Page, bar: Bar, side: str, inner: IntArray, outer: IntArray, size: float
) -> bool:
    """Whether the next band holds more of the same numbers ("1 000") and no turned label."""
    view = side_view(page.glyphs.boxes, bar.box, side)
    gap = view[outer, 0].min() - view[inner, 1].max()
    # A unit on the line of its number may stand further off ("10 ms").
    limit = 0.9 if in_rows(view, inner, outer) else 0.6
    return bool(gap <= limit * size) and evident_angle(page.glyphs, outer) in (0.0, None)


def _apart(page: Page, bar: Bar, line: Line) -> list[Line]:
    """The numbers under a horizontal bar, cut at its tick marks where they are known."""
    parts = split_line(page.glyphs, line, 0.8 * line.size)
    marks = np.array(sorted(bar.tick_positions))
    if len(marks) > len(parts):
        aligned = align_along(page.glyphs, line, 0, marks, bar.length)
        if aligned.spread < 0.2:
            return [group[0] for group in aligned.places.values()]
    return parts


def _label(
    page: Page, bar: Bar, side: str, ticks: list[Line], rest: list[IntArray]
) -> list[Line] | None:
    """The bar's label: turned beside the ticks, or a heading above, below or beside it."""
    upright = bar.orientation == "vertical"
    size = ticks[0].size if ticks else page.size
    height, width = page.glyphs.labels.shape
    picture = Box(0, 0, width, height)
    if upright:
        other = _ticks(page, bar, _OPPOSITE[side])[1]
        reached = _far(page, bar, side, ticks)
        for found, place, start in ((rest, side, reached), (other, _OPPOSITE[side], 0.0)):
            for band in found[:1]:
                near = side_view(page.glyphs.boxes[band], bar.box, place)[:, 0].min()
                if near - start > 3 * size or not _is_turned(page, bar, band):
                    continue
                if place != side and near - start > _beyond(page, bar, band, place):
                    continue
                index = grow(page, band, 0.3 * size, 1.0 * size, picture)
                lines = group_lines(page.glyphs, index, 90.0, page.glyphs.text_size(index))
                if len(lines) <= 2:
                    return lines
    places = ("top", "bottom") if upright else (side, _OPPOSITE[side])
    for place in places:
        lines = _heading(page, bar, place, size, ticks, picture)
        if lines:
            return lines
    return None if upright else _lead(page, bar, size, picture)


def _is_turned(page: Page, bar: Bar, band: IntArray) -> bool:
    """Whether a band beside an upright bar is a turned label; a lone letter is if centred."""
    angle = evident_angle(page.glyphs, band)
    if angle is None:
        middle = float(np.median(page.glyphs.centers[band, 1]))
        return len(band) <= 2 and abs(middle - bar.box.center[1]) < 0.05 * bar.length + 2
    return angle == 90.0


def _beyond(page: Page, bar: Bar, band: IntArray, place: str) -> float:
    """Blank between a band beside a bar and the next print or panel further out, in pixels.

    Between a bar and a panel a name belongs to what it is nearer to.
    """
    far = side_view(page.glyphs.boxes[band], bar.box, place)[:, 1].max()
    others = np.setdiff1d(np.arange(len(page.glyphs)), band)
    panels = [whole(panel.grid.box, panel.frame).as_tuple() for panel in page.layout.panels]
    boxes = np.concatenate([page.glyphs.boxes[others], np.reshape(panels, (-1, 4))])
    view = side_view(boxes, bar.box, place)
    upright = place in ("left", "right")
    start, end = (bar.box.y0, bar.box.y1) if upright else (bar.box.x0, bar.box.x1)
    further = (view[:, 0] >= far) & (view[:, 3] > start) & (view[:, 2] < end)
    return float(view[further, 0].min(initial=np.inf) - far)


def _near(bar: Bar, side: str, ticks: list[Line]) -> float:
    boxes = np.array([line.box.as_tuple() for line in ticks])
    return float(side_view(boxes, bar.box, side)[:, 0].min()) if len(boxes) else np.inf


def _far(page: Page, bar: Bar, side: str, ticks: list[Line]) -> float:
    boxes = np.array([line.box.as_tuple() for line in ticks])
    return float(side_view(boxes, bar.box, side)[:, 1].max()) if len(boxes) else 0.0


def _heading(
    page: Page, bar: Bar, place: str, size: float, ticks: list[Line], picture: Box
) -> list[Line]:
    """One or two lines above or below the bar, close to it."""
    index = _beside(page, bar, place, 1.5 * size)
    if not len(index):
        return []
    start = max(0.0, _far(page, bar, place, ticks)) if bar.orientation == "horizontal" else 0.0
    found = bands(side_view(page.glyphs.boxes[index], bar.box, place), index, 0.22 * size)
    lines: list[Line] = []
    for band in found[:2]:
        view = side_view(page.glyphs.boxes[band], bar.box, place)
        if view[:, 0].min() < start - 1:
            continue
        if view[:, 0].min() - start > (3.0 if not lines else 0.9) * size:
            break
        if measure_angle(page.glyphs, band) != 0.0:
            break
        whole = grow(page, band, 1.2 * size, 0.15 * size, picture)
        whole = np.setdiff1d(whole, np.concatenate([whole[:0], *(line.glyphs for line in lines)]))
        found_lines = group_lines(page.glyphs, whole, 0.0, page.glyphs.text_size(whole))
        found_lines = [line for line in found_lines if _has_letters(page, line, size)]
        if not found_lines:
            continue
        if not all(
            _belongs(page, bar, line, place, start, ticks[0].size if ticks else None)
            for line in found_lines
        ):
            break
        lines += found_lines
        start = float(view[:, 1].max())
    return sorted(lines, key=lambda line: line.center[1])


def _has_letters(page: Page, line: Line, size: float) -> bool:
    """Whether a line is more than the remains of a tick mark or a frame."""
    return bool((page.glyphs.height[line.glyphs] >= 0.5 * size).any())


def _belongs(
    page: Page, bar: Bar, line: Line, place: str, start: float, ticks_size: float | None
) -> bool:
    """Whether a line over or under a bar is set on the bar, not on a panel beyond it."""
    size, box = line.size, line.box
    set_on = (
        abs(box.center[0] - bar.box.center[0]) <= max(2 * size, 0.1 * bar.box.width)
        or abs(box.x0 - bar.box.x0) <= 1.5 * size
        or abs(box.x1 - bar.box.x1) <= 1.5 * size
    )
    panels = [panel.grid.box for panel in page.layout.panels]
    over = [panel for panel in panels if panel.x0 < box.center[0] < panel.x1]
    if bar.orientation == "vertical":
        # A title reaches from its panel to over the bar beside it.
        return set_on and not over
    facing = [panel for panel in over if _could_name(line, panel, place)]
    # Between a bar and a panel a line may be either's: a title is nearer to its panel, or
    # is set larger than the numbers of the bar and does not hug it.
    near = float(side_view(np.array([box.as_tuple()]), bar.box, place)[0, 0]) - start
    beyond = _beyond(page, bar, line.glyphs, place)
    larger = ticks_size is not None and size > 1.12 * ticks_size and beyond < 4 * near
    named = any(_is_named(page, panel, line, place) for panel in facing)
    return set_on and not (facing and (larger or (beyond < 1.6 * near and not named)))


def _could_name(line: Line, panel: Box, place: str) -> bool:
    """Whether a line between a bar and a panel beyond it stands where a panel has a title.

    The title of its columns is centred under it, its own title may be flush with its left.
    """
    box = line.box
    centred = abs(box.center[0] - panel.center[0]) <= max(2 * line.size, 0.1 * panel.width)
    if place == "top":
        return panel.y1 <= box.y0 and centred
    return panel.y0 >= box.y1 and (centred or abs(box.x0 - panel.x0) <= 2 * line.size)


def _is_named(page: Page, panel: Box, line: Line, place: str) -> bool:
    """Whether a title of its own stands on a panel next to a line that faces it."""
    view = side_view(page.glyphs.boxes, line.box, place)
    limit = panel.y0 - line.box.y1 if place == "bottom" else line.box.y0 - panel.y1
    between = (view[:, 0] >= 0) & (view[:, 1] <= limit + 1)
    index = np.flatnonzero(between & (view[:, 2] < panel.x1) & (view[:, 3] > panel.x0))
    for band in bands(view[index], index, 1.2)[:1]:
        size = page.glyphs.text_size(band)
        lines = group_lines(page.glyphs, band, 0.0, size)
        whole_line = len(lines) == 1 and len(split_line(page.glyphs, lines[0], 1.2 * size)) == 1
        off = abs(lines[0].center[0] - panel.center[0])
        return whole_line and off <= size and evident_angle(page.glyphs, band) == 0.0
    return False


def _lead(page: Page, bar: Bar, size: float, picture: Box) -> list[Line] | None:
    """A name to the left of a horizontal bar, as ggplot2 writes it."""
    index = _beside(page, bar, "left", 1.0 * size)
    if not len(index):
        return None
    near = side_view(page.glyphs.boxes[index], bar.box, "left")
    band = bands(near, index, 1.2 * size)[0]
    if side_view(page.glyphs.boxes[band], bar.box, "left")[:, 0].min() > 2.5 * size:
        return None
    whole = grow(page, band, 1.2 * size, 0.15 * size, picture)
    lines = group_lines(page.glyphs, whole, 0.0, page.glyphs.text_size(whole))
    lines = [line for line in lines if _has_letters(page, line, size)]
    return lines if len(lines) == 1 else None

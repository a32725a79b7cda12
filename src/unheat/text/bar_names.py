"""The name of a color bar: turned beside its numbers, or a heading above, below or beside it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from unheat.model import Bar, Box
from unheat.text.bar_bands import without_specks
from unheat.text.bar_between_numbers import begins_past
from unheat.text.bar_headings import (
    is_headline,
    is_large_at_panel,
    is_on_middle_alone,
    is_over_middle,
    is_small_print,
    names_others,
    of_one_size,
    over_underscores,
    reach_over,
)
from unheat.text.bar_neighbors import (
    beyond,
    is_named,
    is_nearer_to_bar,
    labels_rows,
    level_with,
    lies_over,
    names_rows,
    on_one_ground,
    rivals,
)
from unheat.text.bar_next_line import line_over, next_line
from unheat.text.bar_numbers import beside, far_end
from unheat.text.bar_on_line import has_letters, level_name, name_on_its_line
from unheat.text.bar_turned import is_turned, turned_reach
from unheat.text.bar_wrapped import with_more_lines, wrapped
from unheat.text.factor_in_line import parted_factor
from unheat.text.ink import IntArray
from unheat.text.lines import Line, group_lines, join_lines, measure_angle, split_line
from unheat.text.next_legend import stands_on_key
from unheat.text.page import Page, bands, grow, side_view
from unheat.text.raised_lines import with_raised
from unheat.text.small_parts import with_small_parts
from unheat.text.typewriter import are_words, with_words

_OFFSET, _APART = 12.0, 1.6
"""The longest that an offset is, in letter heights: "×10⁻¹²+1.0132×10⁵", and blank that no text
has within it."""

_FLUSH_END = 0.5
"""So near to the right side of its bar an offset ends, in letter heights."""

_LINE = 1.5
"""A line is no higher than this, in letter heights."""

_END = 0.2
"""Share of a level bar under whose end an offset stands."""

_HEADINGS, _WORDS = 0.8, 0.3
"""How far headings of two legends are apart at least, and words, in letter heights."""

_LOW = 0.6
"""What is lower than so much of the height of a letter is none."""

_LEADING, _FLUSH = 1.9, 0.25
"""Distance of the feet of two lines of one name at most, in heights of tall letters, and how well
they begin at one place, in letter heights."""

_THIN = 0.3
"""So many letter heights print is high at least: small letters without a stem are half as high."""

_OPPOSITE = {"left": "right", "right": "left", "top": "bottom", "bottom": "top"}


def find_name(
    page: Page,
    bar: Bar,
    side: str,
    ticks: list[Line],
    rest: list[IntArray],
    other: list[IntArray],
    ends: Sequence[Line] = (),
) -> list[Line] | None:
    """The lines of the name of a bar whose numbers (``ticks``) stand on one side, or None.

    ``rest`` are bands of ink beyond the numbers, ``other`` those on the opposite side; ``ends``
    are its numbers where they stand beyond its two ends.
    """
    upright = bar.orientation == "vertical"
    size = ticks[0].size if ticks else page.size
    height, width = page.glyphs.labels.shape
    picture = Box(0, 0, width, height)
    if upright:
        reached = far_end(page, bar, side, ticks)
        for found, place, start in ((rest, side, reached), (other, _OPPOSITE[side], 0.0)):
            for specked in found[:1]:
                band = without_specks(page, specked, size)
                near = side_view(page.glyphs.boxes[band], bar.box, place)[:, 0].min()
                level = level_name(page, bar, band, picture)
                if level is not None and place == side and near - start <= _OFFSET * size:
                    return [level]
                far = near - start > turned_reach(page, bar, band, size, picture)
                if far or not is_turned(page, bar, band):
                    continue
                if not on_one_ground(page, band, ticks):
                    continue
                if place != side and near - start > beyond(page, bar, band, place):
                    continue
                index = grow(page, band, 0.3 * size, 1.0 * size, picture)
                if names_rows(page, bar, index, place, near - start):
                    continue
                lines = group_lines(page.glyphs, index, 90.0, page.glyphs.text_size(index))
                if labels_rows(page, bar, lines, place):
                    continue
                lines = with_raised(page.glyphs, lines)
                if len(lines) in (1, 2) and not all(is_thin(page, line) for line in lines):
                    return wrapped(page, bar, lines, picture)
    places = ("top", "bottom") if upright else (side, _OPPOSITE[side])
    headings = [_heading(page, bar, place, size, ticks, picture) for place in places]
    if upright and all(len(lines) == 1 for lines in headings):
        # A word at each end says what more and less are; neither is the name.
        for lines in headings:
            page.claim(lines[0].glyphs)
        return None
    for lines in headings:
        if lines:
            return lines
    return None if upright else name_on_its_line(page, bar, size, picture, ends)


def is_thin(page: Page, line: Line) -> bool:
    """Whether a line is too thin for a name: dashes at the rim of a picture, a speck, or what a
    codec left of the edge of a panel."""
    return line.across[1] - line.across[0] < _THIN * page.size


def find_offset(
    page: Page, bar: Bar, side: str, ticks: list[Line], name: list[Line]
) -> tuple[list[Line], list[Line]]:
    """(name, offset): what may be a common factor of the numbers of a bar that has a name.

    A turned name leaves room over the bar for one short text; in a line under or over a level
    bar it stands at the right end, apart from the name. Without a name what stands in the
    place of one is read as if it were one.
    """
    if not name and bar.orientation == "horizontal":
        return name, _under_the_end(page, bar, side, ticks)
    size = ticks[0].size if ticks else page.size
    height, width = page.glyphs.labels.shape
    if bar.orientation == "vertical":
        if name and name[0].angle != 90.0:
            return name, []
        # What stands over a nameless bar, and over no panel, was taken for its name.
        return name, _over(page, bar, size, Box(0, 0, width, height)) if ticks else []
    return parted_factor(page.glyphs, bar, name, size)


def _over(page: Page, bar: Bar, size: float, picture: Box) -> list[Line]:
    """One short text close over an upright bar; an exponent in it stands higher than the rest."""
    index = beside(page, bar, "top", 1.5 * size)
    away = side_view(page.glyphs.boxes[index], bar.box, "top")[:, 0]
    # What touches the bar is its frame.
    index = index[(away >= 1.5) & (away <= 2.5 * size)]
    if not len(index):
        return []
    index = with_words(page, grow(page, index, 1.0 * size, 0.0, picture), size, picture)
    boxes = page.glyphs.boxes[index]
    low, high = boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)
    if (high - low)[0] > _OFFSET * size or (high - low)[1] > 2.2 * size:
        return []
    # A long one ends with its bar, and begins over the last part of the panel beside it.
    ends = abs(float(high[0]) - bar.box.x1) <= _FLUSH_END * size
    for panel in level_with(page, bar, float(low[0] + high[0]) / 2):
        if not ends or panel.x1 > bar.box.x0 or float(low[0]) < panel.center[0]:
            return []
    return [join_lines(page.glyphs, group_lines(page.glyphs, index, 0.0, size))]


def _under_the_end(page: Page, bar: Bar, side: str, ticks: list[Line]) -> list[Line]:
    """One short text beyond the numbers of a level bar, at or past its right end."""
    if not ticks:
        return []
    size, start = ticks[0].size, far_end(page, bar, side, ticks)
    index = beside(page, bar, side, _OFFSET * size)
    view = side_view(page.glyphs.boxes[index], bar.box, side)
    index = index[(view[:, 0] >= start - 1) & (view[:, 0] <= start + 3 * size)]
    if not len(index):
        return []
    boxes = page.glyphs.boxes[index]
    low, high = boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)
    short = (high - low)[0] <= _OFFSET * size and (high - low)[1] <= 2.2 * size
    if not short or (low + high)[0] / 2 < bar.box.x1 - _END * bar.length:
        return []
    line = join_lines(page.glyphs, group_lines(page.glyphs, index, 0.0, size))
    near = float(view[view[:, 0] >= start - 1, 0].min()) - start
    away = beyond(page, bar, line.glyphs, side, (line.box.x0, line.box.x1))
    # Labels of columns beyond a bar are several short texts, and nearer to their cells.
    several = len(split_line(page.glyphs, line, _APART * size)) > 1
    return [] if several or away < near or rivals(page, bar, line, side) else [line]


def _heading(
    page: Page, bar: Bar, place: str, size: float, ticks: list[Line], picture: Box
) -> list[Line]:
    """One or two lines above or below the bar, close to it."""
    index = beside(page, bar, place, 1.5 * size)
    if not len(index):
        return []
    start = max(0.0, far_end(page, bar, place, ticks)) if bar.orientation == "horizontal" else 0.0
    found = bands(side_view(page.glyphs.boxes[index], bar.box, place), index, 0.22 * size)
    views = [side_view(page.glyphs.boxes[band], bar.box, place) for band in found]
    # Tick marks between bar and numbers make a band of their own. But over a bar, and between it
    # and cells below, a second line off its numbers may as well be a title.
    below = all(panel.grid.box.y1 <= bar.box.y0 for panel in page.layout.panels)
    outer = [
        (band, view)
        for number, (band, view) in enumerate(zip(found, views, strict=True))
        if begins_past(view, bar, ticks, place, start)
        and (number < 2 or (place == "bottom" and below))
    ]
    lines: list[Line] = []
    for band, view in outer[:2]:
        reach = 0.9 if lines else reach_over(page, bar, place, band, size)
        far = view[:, 0].min() - start > reach * size
        if far and not (lines and _is_leaded(page, bar, place, lines, band, picture)):
            break
        # A raised sign before a letter ("°C") looks steep, and is no higher than a line.
        low = float(view[:, 1].max() - view[:, 0].min()) <= _LINE * size
        if not low and measure_angle(page.glyphs, band) != 0.0:
            break
        whole = with_words(page, band, size, picture)
        while len(more := over_underscores(page, whole, size)):
            whole = with_words(page, np.union1d(whole, more), size, picture)
        whole = np.setdiff1d(whole, np.concatenate([whole[:0], *(line.glyphs for line in lines)]))
        found_lines = group_lines(page.glyphs, whole, 0.0, page.glyphs.text_size(whole))
        found_lines = [
            _of_this_bar(page, bar, line)
            for line in with_raised(page.glyphs, found_lines)
            if has_letters(page, line, size)
            and not lies_over(bar, line, lossy=page.layout.raster.lossy)
            and not names_others(page, bar, line, place)
        ]
        if not found_lines:
            continue
        if all(
            is_small_print(page, line, ticks) and not is_over_middle(bar, line, place)
            for line in found_lines
        ):
            break
        if place == "top" and any(is_headline(page, bar, line, ticks) for line in found_lines):
            break
        count, found_lines = len(found_lines), of_one_size(page, lines, found_lines, place)
        beyond_it = next_line(page, bar, place, found_lines, picture) if not lines else []
        if not all(
            _belongs(page, bar, line, place, start, ticks[0].size if ticks else None, beyond_it)
            for line in found_lines
        ):
            break
        lines += found_lines
        if len(found_lines) < count:
            break
        # Letters over the bar itself may be low ones; the line is as high as its tallest.
        reached = side_view(np.array([line.box.as_tuple() for line in lines]), bar.box, place)
        start = float(reached[:, 1].max())
    if len(lines) == 1 and place == "top":
        lines += line_over(page, bar, lines[0], picture)
    lines = sorted(lines, key=lambda line: line.center[1])
    return with_more_lines(page, bar, place, lines, picture)


def _is_leaded(
    page: Page, bar: Bar, place: str, lines: list[Line], band: IntArray, picture: Box
) -> bool:
    """Whether a band begins where a line over an upright bar does, and stands over it as lines of
    one text do: from foot to foot. Above small letters alone there is more blank.
    """
    if bar.orientation == "horizontal" or place != "top":
        return False
    line = lines[-1]
    boxes = page.glyphs.boxes[grow(page, band, 1.2 * line.size, 0.15 * line.size, picture)]
    height = float(boxes[:, 3].max() - boxes[:, 1].min())
    off = float(line.box.y1 - boxes[:, 3].max())
    flush = abs(float(boxes[:, 0].min()) - line.box.x0) <= _FLUSH * line.size
    return flush and off <= _LEADING * min(max(height, line.box.height), _LINE * line.size)


def _of_this_bar(page: Page, bar: Bar, line: Line) -> Line:
    """A heading without that of the next legend, which stands level with it.

    Headings begin where their legends do, and are further apart than words are, or each on its
    own keys.
    """
    # Over an underscore, which hangs below its line and is no part of it yet, is no gap.
    whole = with_small_parts(page.glyphs, line, page.free.copy())
    parts = split_line(page.glyphs, whole, _HEADINGS * line.size)
    if len(parts) > 1 and are_words(page.glyphs, whole, *parts[:2]):
        return line
    flush = abs(parts[0].box.x0 - bar.box.x0) <= line.size
    if len(parts) == 1:
        words = split_line(page.glyphs, whole, _WORDS * line.size)
        keyed = [k for k, word in enumerate(words) if k and stands_on_key(page, word)]
        parts = [join_lines(page.glyphs, words[: keyed[0]]), *words[keyed[0] :]] if keyed else parts
    # An arrow behind a name is no heading.
    parts = [one for k, one in enumerate(parts) if not k or one.box.height >= _LOW * line.size]
    beyond = len(parts) > 1 and parts[1].box.x0 >= bar.box.x1 + line.size
    return parts[0] if bar.orientation == "vertical" and flush and beyond else line


def _belongs(
    page: Page,
    bar: Bar,
    line: Line,
    place: str,
    start: float,
    ticks_size: float | None,
    more: list[Line],
) -> bool:
    """Whether a line over or under a bar is set on the bar, not on a panel beyond it.

    ``more`` are lines further out that go on with its text.
    """
    size, box = line.size, line.box
    set_on = (
        abs(box.center[0] - bar.box.center[0]) <= max(2 * size, 0.1 * bar.box.width)
        or abs(box.x0 - bar.box.x0) <= 1.5 * size
        or abs(box.x1 - bar.box.x1) <= 1.5 * size
    )
    if bar.orientation == "vertical":
        # A title reaches from its panel to over the bar beside it.
        panels = level_with(page, bar, box.center[0], place)
        return set_on and (not panels or is_nearer_to_bar(page, bar, line, place, panels))
    panels = rivals(page, bar, line, place)
    # Between a bar and a panel a line may be either's: a title is nearer to its panel, or larger.
    near = float(side_view(np.array([box.as_tuple()]), bar.box, place)[0, 0]) - start
    text = np.concatenate([line.glyphs, *(one.glyphs for one in more)])
    away = beyond(page, bar, text, place)
    # The title of panels side by side stands under the gap between their labels.
    away = min([away, *(box.y0 - panel.y1 for panel in panels if place == "top")])
    larger = is_large_at_panel(size, ticks_size, away, near, place)
    named = any(is_named(page, panel, line, place) for panel in panels)
    if not larger and is_on_middle_alone(bar, line, panels):
        return True
    return set_on and not (panels and (larger or (away < 1.6 * near and not named)))

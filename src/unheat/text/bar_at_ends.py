"""Bars that print two texts beyond their ends, along the ramp, and none beside it: 0 ▬▬▬ 100.

What stands there tells the ends themselves, whatever the middles of the texts are. And bars that
print two below, flush with their ends.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from unheat.model import Bar, Box
from unheat.text.bar_numbers import beside
from unheat.text.lines import Line, group_lines, split_line
from unheat.text.page import Page, bands, grow, side_view

# In letter heights: how far off its end such a text stands, how long it is at most, and how far
# its middle is off the middle of the bar.
_GAP, _LONGEST, _OFF = 2.5, 8.0, 0.6
# Both stand about as far off their ends: one of two gaps is so many times the other at most.
_UNEVEN = 2.5
# The least and the greatest number.
_TWO = 2
_IN_STEP = 0.1
"""A number is in step with the others to such a share of their step."""


def texts_at_ends(page: Page, bar: Bar) -> tuple[Line, Line] | None:
    """The texts beyond the first and the last end of a bar along its axis, None without both."""
    sides = ("top", "bottom") if bar.orientation == "vertical" else ("left", "right")
    first, last = (_text_at(page, bar, side) for side in sides)
    if first is None or last is None:
        return None
    gaps = [
        max(_gap(bar, line, side), 1.0) for line, side in zip((first, last), sides, strict=True)
    ]
    alike = max(gaps) <= _UNEVEN * min(gaps) or max(gaps) <= 0.5 * first.size + min(gaps)
    return (first, last) if alike else None


def _text_at(page: Page, bar: Bar, side: str) -> Line | None:
    """The one short line right beyond an end, on the middle of the bar."""
    index = beside(page, bar, side, page.size)
    if not len(index):
        return None
    view = side_view(page.glyphs.boxes[index], bar.box, side)
    upright = side in ("top", "bottom")
    size = page.glyphs.text_size(index)
    band = bands(view, index, (0.3 if upright else 1.0) * size)[0]
    height, width = page.glyphs.labels.shape
    band = grow(page, band, 0.8 * size, 0.1 * size, Box(0, 0, width, height))
    lines = group_lines(page.glyphs, band, 0.0, size)
    if len(lines) != 1 or len(split_line(page.glyphs, lines[0], 1.6 * size)) != 1:
        return None
    line = lines[0]
    axis = 0 if upright else 1
    off = abs(line.center[axis] - bar.box.center[axis])
    near = -1.0 <= _gap(bar, line, side) <= _GAP * line.size
    short = line.box.width <= _LONGEST * line.size and line.size >= 0.5 * page.size
    return line if near and short and off <= _OFF * line.size + 1.0 else None


def _gap(bar: Bar, line: Line, side: str) -> float:
    return float(side_view(np.array([line.box.as_tuple()]), bar.box, side)[0, 0])


def reach_both_ends(bar: Bar, ticks: Sequence[Line]) -> bool:
    """Whether texts over or under a level bar begin at its one end and stop at the other, as the
    least and the greatest number of a legend do: words of its name are only as long as they are.
    """
    if len(ticks) < _TWO:
        return False
    first = min(ticks, key=lambda line: line.center[0])
    last = max(ticks, key=lambda line: line.center[0])
    begins = min(abs(x - bar.box.x0) for x in (first.box.x0, first.center[0]))
    stops = min(abs(x - bar.box.x1) for x in (last.box.x1, last.center[0]))
    return max(begins / first.size, stops / last.size) <= 1.0


def is_over_an_end(bar: Bar, part: Line, ticks: Sequence[Line]) -> bool:
    """Whether a text under a level bar reaches over one of its ends and stands one step further out
    than the outermost of two numbers and more: a number of that bar, which ends later than it was
    seen where it fades into the page.
    """
    middles = sorted(tick.center[0] for tick in ticks)
    over = min(part.box.x1, bar.box.x1) > max(part.box.x0, bar.box.x0)
    if len(middles) < _TWO or not over:
        return False
    step = (middles[-1] - middles[0]) / (len(middles) - 1)
    beyond = max(middles[0] - part.center[0], part.center[0] - middles[-1])
    return abs(beyond - step) <= _IN_STEP * step

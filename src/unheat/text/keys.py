"""The texts of a legend: one beside each key, and the name over or before all of them."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from unheat.model import Bar, Box
from unheat.text.bar_names import find_name
from unheat.text.ink import IntArray
from unheat.text.lines import Line, group_lines, split_line
from unheat.text.page import Page, side_view
from unheat.text.picture_edge import ends_at_edge
from unheat.text.side_marks import tick_marks
from unheat.text.sites import Site

_NEAR, _WORDS = 3.0, 1.6
"""Letter heights from a key to its text at most, and between two words of one text."""

_TALL = 2.5
"""Letter heights from which ink is no letter: frames of legends and keys."""

_MOST_LINES = 3

_LEVEL_PX = 2.0
"""Keys that differ by no more stand at one place along the legend."""

_ASIDE = 0.3
"""Texts further off the middles of their keys, in keys, name what is between two of them."""

_CUT = 0.4
"""The edge of the picture cuts between two letters, too: so far, in letter heights, from a text."""


def key_sites(page: Page, number: int, bar: Bar) -> list[Site]:
    """Texts of the keys of a legend, by the number of the key, and its name; they are claimed."""
    found = {side: _texts(page, bar, side) for side in ("right", "left", "bottom", "top")}
    side = max(found, key=lambda name: len(found[name]))
    texts = found[side]
    for lines in texts.values():
        for line in lines:
            page.claim(line.glyphs)
    between = _stand_between(bar, texts, side)
    sites = [
        Site(
            role="key",
            owner=number,
            index=index,
            lines=tuple(lines),
            side=side,
            sure=not between
            and not any(ends_at_edge(page, line, slack=_CUT * line.size) for line in lines),
        )
        for index, lines in sorted(texts.items())
    ]
    if not sites:
        return []
    around = bar.box
    for site in sites:
        around = around.union(site.box)
    ticks = [line for lines in texts.values() for line in lines]
    name = find_name(page, replace(bar, box=around), "right", ticks, [], [])
    if bar.orientation == "horizontal":
        name = find_name(page, replace(bar, box=around), "bottom", ticks, [], [])
    if name:
        for line in name:
            page.claim(line.glyphs)
        sites.append(Site(role="bar-label", owner=number, index=0, lines=tuple(name)))
    return sites


def _texts(page: Page, bar: Bar, side: str) -> dict[int, list[Line]]:
    """Key → the lines of its text on one side of it, for all keys that have one."""
    upright = side in ("right", "left")
    axis = 1 if upright else 0
    centers = sorted({round(box.center[axis]) for box in bar.swatches})
    apart = [b - a for a, b in pairwise(centers) if b - a > _LEVEL_PX]
    letters = np.flatnonzero(page.free & (page.glyphs.height <= _TALL * page.size))
    letters = letters[~_marks(page, bar, side, letters)]
    result = {}
    for index, key in enumerate(bar.swatches):
        breadth = key.height if upright else key.width
        half = min(apart) / 2 if apart else max(0.5 * breadth, page.size)
        view = side_view(page.glyphs.boxes[letters], key, side)
        middle = (view[:, 2] + view[:, 3]) / 2
        level = np.abs(middle - key.center[axis]) <= half
        limit = _next_key(bar, key, side)
        beside = letters[level & (view[:, 0] >= -1.0) & (view[:, 1] <= limit)]
        lines = _lines(page, key, side, beside)
        if lines:
            result[index] = lines
    return result


def _stand_between(bar: Bar, texts: dict[int, list[Line]], side: str) -> bool:
    """Whether most texts stand where two keys meet: bounds of a bar of steps, no names of these."""
    axis = 1 if side in ("right", "left") else 0
    along = [box.center[axis] for box in bar.swatches]
    # Keys in two columns stand at one height, two and two.
    apart = [abs(b - a) for a, b in pairwise(along) if abs(b - a) > _LEVEL_PX]
    if bar.orientation != ("vertical" if axis else "horizontal") or not apart or not texts:
        return False
    off = []
    for index, lines in texts.items():
        middle = float(np.mean([line.center[axis] for line in lines]))
        off.append(abs(middle - along[index]) / min(apart))
    return bool(np.mean(np.array(off) > _ASIDE) > 0.5)


def _marks(page: Page, bar: Bar, side: str, index: IntArray) -> npt.NDArray[np.bool_]:
    """(n,) which glyphs are the marks of keys that touch each other, as those of a bar."""
    view = side_view(page.glyphs.boxes[index], bar.box, side)
    found = np.zeros(len(index), dtype=bool)
    near = (view[:, 0] >= -1.0) & (view[:, 0] <= _NEAR * page.size)
    if bar.orientation == ("vertical" if side in ("right", "left") else "horizontal"):
        found[near] = tick_marks(page, index[near], bar.box, side)
    return found


def _next_key(bar: Bar, key: Box, side: str) -> float:
    """Pixels to the next key on this side."""
    others = [box.as_tuple() for box in bar.swatches if box != key]
    boxes = np.array(others, dtype=np.float64)
    view = side_view(boxes, key, side)
    upright = side in ("right", "left")
    low, high = (key.y0, key.y1) if upright else (key.x0, key.x1)
    ahead = (view[:, 0] >= 0) & (view[:, 2] < high) & (view[:, 3] > low)
    return float(view[ahead, 0].min(initial=np.inf))


def _lines(page: Page, key: Box, side: str, index: IntArray) -> list[Line]:
    """The lines among letters beside a key that begin at it, from top to bottom."""
    if not len(index):
        return []
    size = page.glyphs.text_size(index)
    found = []
    for line in group_lines(page.glyphs, index, 0.0, size):
        parts = split_line(page.glyphs, line, _WORDS * size)
        gaps = [_gap(key, part, side) for part in parts]
        if min(gaps) <= _NEAR * size:
            found.append(parts[int(np.argmin(gaps))])
    found.sort(key=lambda line: line.center[1])
    return found if len(found) <= _MOST_LINES else []


def _gap(key: Box, line: Line, side: str) -> float:
    return float(side_view(np.array([line.box.as_tuple()]), key, side)[0, 0])

"""Whether the line under a title is set smaller beyond doubt, and is no second line of it.

Heights of letters are those of pieces of ink. A resizer lets letters run into each other, and
pieces are as high as the highest and lowest of several letters. Where the ink of a line begins
and ends, row by row, does not hang on how it falls apart.
"""

from __future__ import annotations

import numpy as np

from unheat.channels import most
from unheat.medians import median
from unheat.text.ink import FloatArray
from unheat.text.lines import Line
from unheat.text.page import Page
from unheat.text.pen_size import is_bold_beside, letter_height, stroke_of
from unheat.text.set_together import flush, same_block, stands_close

_SMALLER = 1.18
"""Small letters of a title are so many times as high as those of a subtitle. What letters a line
has, capitals, digits and brackets, moves the height by which they are judged by less."""

_LARGER = 1.4
"""The title of a figure is so many times as high as that of its panel at most."""

_PALER, _FULL = 0.65, 90.0
"""Contrast of a subtitle in a paler color, as a share of its title's, and the percentile of letters
by which it is told: thin strokes of small print are paler than their color, but not all of them."""

_CAPITALS = 0.85
"""Rows with much ink are so high a share of the tallest letters where a line has capitals alone."""

_DENSE, _HALF = 0.6, 0.5
"""Shares of the fullest row that rows through small letters hold at least, and of these at which
their band begins and ends."""

_FULLEST = 3
"""Rows that tell how full the fullest is."""


def is_surely_under(page: Page, below: Line, above: Line) -> bool:
    """Whether the level line ``below`` is the subtitle of the title ``above`` beyond doubt. Hardly
    smaller and on its middle it may be the panel's, under the figure's, and no smaller the title's
    second line.
    """
    low, high = (letter_height(page.glyphs, line) for line in (below, above))
    if high > _LARGER * low:
        return True
    return abs(below.box.x0 - above.box.x0) <= low and _is_set_smaller(page, below, above)


def is_other_size_under(page: Page, below: Line, above: Line) -> bool:
    """Whether the line ``below`` is the subtitle of the title ``above`` though heights of pieces
    hardly differ: words that a blur made one piece each are as high as their letters hang.
    """
    apart = not same_block(below, above)
    return apart and stands_close(below, above) and is_surely_under(page, below, above)


def may_go_on(page: Page, below: Line, above: Line) -> bool:
    """Whether a line may be the second one of the line over it: close to it, no smaller and no
    larger, and as heavy."""
    unlike = _is_set_smaller(page, below, above) or _is_set_smaller(page, above, below)
    return stands_close(below, above) and not unlike


def is_one_title(page: Page, below: Line, above: Line) -> bool:
    """Whether two lines are set as those of one title, the first of which may be in capitals: these
    are half as high again as the small letters below them, by which sizes of lines are told."""
    if same_block(below, above):
        return flush(below, above)
    return may_go_on(page, below, above) and _is_in_capitals(page, above)


def is_set_paler(page: Page, below: Line, above: Line) -> bool:
    """Whether the line ``below`` is printed in a clearly paler color than the title ``above``, as
    charts of the web set subtitles, on whatever middle."""
    return _contrast(page, below) <= _PALER * _contrast(page, above)


def _contrast(page: Page, line: Line) -> float:
    """How far the strokes of a line are from their ground, in levels of 255."""
    rgb = page.layout.raster.rgb
    found = []
    for number in line.glyphs.tolist():
        x0, y0, x1, y1 = page.glyphs.boxes[number].astype(int)
        part = rgb[y0:y1, x0:x1].astype(np.float64)
        found.append(float(most(np.abs(part - page.glyphs.ground[number])).max(initial=0.0)))
    return float(np.percentile(found, _FULL))


def _is_set_smaller(page: Page, below: Line, above: Line) -> bool:
    strokes = stroke_of(page.glyphs, above), stroke_of(page.glyphs, below)
    if is_bold_beside(*strokes):
        return True
    if _is_in_capitals(page, above):
        # It has no small letters, and those of the line below are held against nothing.
        low, high = (letter_height(page.glyphs, line) for line in (below, above))
        return high >= _SMALLER * low
    return _band(page, above) >= _SMALLER * _band(page, below)


def _is_in_capitals(page: Page, line: Line) -> bool:
    return _band(page, line) >= _CAPITALS * letter_height(page.glyphs, line)


def _band(page: Page, line: Line) -> float:
    """How high the small letters of a level line are, in pixels, by the ink of its rows."""
    box = line.box
    rgb = page.layout.raster.rgb
    rows = slice(max(int(box.y0) - 2, 0), int(box.y1) + 3)
    part = rgb[rows, max(int(box.x0) - 1, 0) : int(box.x1) + 2].astype(np.float64)
    ink: FloatArray = most(np.abs(part - page.glyphs.ground[line.glyphs[0]])).sum(axis=1)
    full = float(np.sort(ink)[-_FULLEST:].mean())
    half = _HALF * float(median(ink[ink >= _DENSE * full]))
    middle = int(np.argmax(ink))
    return _reach(ink[middle::-1], half) + _reach(ink[middle:], half)


def _reach(ink: FloatArray, half: float) -> float:
    """Rows from the first of ``ink`` (n,) to where it falls below ``half``, to a part of one."""
    falls = np.flatnonzero(ink < half)
    if not len(falls):
        return float(len(ink))
    end = int(falls[0])
    return end - float((half - ink[end]) / (ink[end - 1] - ink[end]))

"""Lines of print that belongs to nothing: what a title may be that was not found.

Words are told by their letters. But a codec or a blur joins these, or breaks them: two or three
long pieces are no letters, and of broken ones no neighbor says which way they run. What is as thick
as a line of print and far longer, and has more ink in some places along it than in others, is print
as well: that is enough to ask a person, not to tell what it says.
"""

from __future__ import annotations

import numpy as np

from unheat.text.headline import is_text
from unheat.text.ink import Glyphs, IntArray
from unheat.text.lines import Line, group_lines, split_line
from unheat.text.page import Page, bands
from unheat.text.picture_edge import cut_at_edge
from unheat.text.track_names import names_strip

_WORDS = 1.6
"""Words of a line stand so near to each other, in letter heights."""

_THIN, _THICK = 0.6, 2.2
"""How thick a line of print is, with its marks and tails, in letter heights."""

_LONGER, _WORD = 2.5, 2.0
"""A word is so many times as long as it is thick, and so long in letter heights."""

_NEXT = 0.8
"""Blank between words, in thicknesses of their line: numbers in a column stand farther apart."""

_INK_LEAST, _INK_MOST = 0.15, 0.9
"""Share of its box that print fills: less is a curve, more a block."""

_BLOCK = 0.7
"""A block is so thick as a share of the line: strokes are thinner."""

_FRAME = 2.0
"""What is so wide and high, in heights of most letters, is none."""

_VARIES = 0.3
"""How much the share of ink differs along a word at least: a rule and a frame are alike from end to
end."""


def free_lines(page: Page) -> list[Line]:
    """Words of free ink, level and upright, and what the edge of the picture has left of some."""
    index = np.flatnonzero(page.free)
    result = []
    for angle, edges in ((0.0, [1, 3]), (90.0, [0, 2])):
        for band in bands(page.glyphs.boxes[index][:, edges], index, 1.0):
            size = page.glyphs.text_size(band)
            for line in group_lines(page.glyphs, band, angle, size):
                parts = split_line(page.glyphs, line, _WORDS * size)
                # A name may be set smaller than most of a figure's print.
                usual = min(page.size, size)
                words = [part for part in parts if is_text(page.glyphs, part, usual)]
                words = words or [part for part in parts if is_slim(page.glyphs, part, page.size)]
                if angle:
                    words = [part for part in words if not _has_key(page, part)]
                result += [part for part in words if not names_strip(page, part)]
    for side, angle in (("top", 0.0), ("bottom", 0.0), ("left", 90.0), ("right", 90.0)):
        pieces = cut_at_edge(page, side)
        if len(pieces):
            result += group_lines(page.glyphs, pieces, angle, page.size)
    return result


def is_slim(glyphs: Glyphs, line: Line, size: float) -> bool:
    """Whether a level or upright line has the shape of a word in print of about its own size, or of
    the ``size`` of other print in pixels, whatever its pieces are.
    """
    least, most = sorted((size, line.size))
    upright = line.angle == 90.0
    x0, y0, x1, y1 = (round(edge) for edge in line.box.as_tuple())
    thick, long = (x1 - x0, y1 - y0) if upright else (y1 - y0, x1 - x0)
    if not _THIN * least <= thick <= _THICK * most or long < max(_LONGER * thick, _WORD * least):
        return False
    if holds_block(glyphs, line.glyphs, _BLOCK * thick):
        return False
    ink = np.isin(glyphs.labels[y0:y1, x0:x1], glyphs.label[line.glyphs])
    along = ink.mean(axis=1 if upright else 0)
    inked = np.flatnonzero(along)
    if len(inked) < 2 or float(np.diff(inked).max()) > _NEXT * thick:
        return False
    return bool(_INK_LEAST <= ink.mean() <= _INK_MOST and np.ptp(along) >= _VARIES)


def holds_block(glyphs: Glyphs, index: IntArray, thick: float) -> bool:
    """Whether a full block that is ``thick`` pixels wide and high at least is among pieces: the
    keys of a legend are squares of one color.
    """
    boxes = glyphs.boxes[index]
    sides = boxes[:, 2:] - boxes[:, :2]
    solid = glyphs.area[index] >= _INK_MOST * sides.prod(axis=1)
    return bool((solid & (sides.min(axis=1) >= thick)).any())


def _has_key(page: Page, line: Line) -> bool:
    """Whether an upright line is as wide as a block in it, or as the frame about some: it runs
    so for the sake of that."""
    sides = page.glyphs.boxes[line.glyphs, 2:] - page.glyphs.boxes[line.glyphs, :2]
    framed = float(sides.min(axis=1).max()) >= _FRAME * page.size
    return framed or holds_block(page.glyphs, line.glyphs, _BLOCK * line.box.width)

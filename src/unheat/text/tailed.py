"""Letters with a mark below the line that no reader saw: "Częstochowa" read as "Czestochowa".

The tails of "ę", "ș" and "ç" are a few pixels that readers of other languages leave out, all of
them alike. But a letter ends on the base line of its label, and what reaches below it is read as
one that does, or is more than was read. The bar of a "Đ" juts out before the middle of
its stem: no "D" has that.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from unheat.medians import median
from unheat.text.ink import Glyphs
from unheat.text.lines import Line
from unheat.text.reading import Reading, doubted
from unheat.text.sites import Sites
from unheat.text.spelling import unaccented

_HANGING = frozenset("gjpqyQJf,;()[]{}|/\\_@$&§ßµμηρφχψζξβ\u0327\u0328\u0326\u0323'\"3456790")
"""Signs and marks that may hang below the line, old figures and the "f" of some italics among them,
or that are read of pieces which do."""

_BELOW, _BELOW_PX = 0.14, 1.7
"""A tail reaches below the base line by so much of the height of its label's letters at least, and
so many pixels: round letters hang by less."""

_ON_LINE, _ON_LINE_PX, _MOST = 0.06, 1.2, 0.5
"""Pieces that end so near to the base line stand on it, and most of a label do."""

_BETWEEN = frozenset(" .,;:'\u2019()/-")
_GREEK = re.compile("[\u0370-\u03ff]")
"""A name is of Latin letters and these signs: lowered digits hang as well, and some Greek ones."""

_SPECK = 3
"""Pixels of ink that are more than a speck."""

_FEWEST = 3
"""Pieces of ink that tell a base line."""

_BAR_FROM, _BAR_TO = 0.3, 0.7
"""Where the bar of a capital crosses its stem, in its height from the top."""

_STEM_FROM, _STEM_TO = 0.2, 0.8
"""Where its stem is told, beyond serifs and bar."""

_JUTS, _JUTS_PX = 0.1, 1.5
"""A bar reaches before its stem by so much of the height at least, and so many pixels."""

_WIDE = 1.3
"""A piece that is longer than this, in its heights, may be several letters."""

_SMALLEST = 8.0
"""Pixels of height from which on a bar before a stem is told from what a codec left."""


def with_tails(sites: Sites, readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """Readings of level labels up for review in which more pieces of ink hang below the line than
    signs that may, or that begin with a "D" that has a bar; with the mark, where one reader saw it.
    """
    result = dict(readings)
    for key, reading in readings.items():
        site = reading.site
        if site.role not in ("row", "column") or len(site.lines) != 1 or reading.review:
            continue
        if reading.layer or site.lines[0].angle or reading.turn or not reading.text:
            continue
        line = site.lines[0]
        if _hangs(sites.glyphs, line, reading.text):
            result[key] = _with_mark(reading)
        elif _is_barred_capital(sites.glyphs, line, reading.text):
            result[key] = doubted(reading)
    return result


def _with_mark(reading: Reading) -> Reading:
    """A reading in doubt, as the reader has it that saw a mark below a letter."""
    text = reading.text
    for said in dict.fromkeys((*reading.spellings, *reading.others, *reading.said)):
        if unaccented(said) == unaccented(text) and _may_hang(said) > _may_hang(text):
            others = (text, *(one for one in reading.others if one != said))
            return doubted(replace(reading, text=said, others=others))
    return doubted(reading)


def _may_hang(text: str) -> int:
    """How many signs of a text may hang below the line.

    >>> _may_hang("Czestochowa"), _may_hang("Częstochowa"), _may_hang("Muğla")
    (0, 1, 1)
    """
    split = (set(unicodedata.normalize("NFD", sign)) for sign in text)
    return sum(bool(parts & _HANGING) for parts in split)


def _hangs(glyphs: Glyphs, line: Line, text: str) -> bool:
    boxes = glyphs.boxes[line.glyphs]
    name = all(sign.isalpha() or sign in _BETWEEN for sign in text) and not _GREEK.search(text)
    if len(boxes) < _FEWEST or not name:
        return False
    feet = boxes[:, 3]
    base = float(median(feet))
    high = base - float(boxes[:, 1].min())
    if (np.abs(feet - base) <= max(_ON_LINE * high, _ON_LINE_PX)).mean() < _MOST:
        return False
    inked = glyphs.area[line.glyphs] >= _SPECK
    hanging = int((inked & (feet - base >= max(_BELOW * high, _BELOW_PX))).sum())
    return hanging > _may_hang(text)


def _is_barred_capital(glyphs: Glyphs, line: Line, text: str) -> bool:
    if text[:1] != "D":
        return False
    index = line.glyphs
    number = int(index[int(np.argmin(glyphs.boxes[index, 0]))])
    x0, y0, x1, y1 = glyphs.boxes[number].astype(int)
    if y1 - y0 < _SMALLEST or x1 - x0 > _WIDE * (y1 - y0):
        return False
    ink = glyphs.ink_of(number)
    if not ink.any(axis=1).all():
        return False
    starts, high = ink.argmax(axis=1), y1 - y0
    # Between its serifs a stem runs straight, upright or leaning.
    ends = [round(_STEM_FROM * high), round(_STEM_TO * high)]
    rows = np.arange(round(_BAR_FROM * high), round(_BAR_TO * high))
    juts = np.interp(rows, ends, starts[ends]) - starts[rows]
    return bool(juts.max() >= max(_JUTS * high, _JUTS_PX))

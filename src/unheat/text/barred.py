"""Noughts with a stroke from side to side: readers of Latin print write "01" for "θ1"."""

from __future__ import annotations

import re

import numpy as np

from unheat.text.reading import Reading
from unheat.text.sites import Site, Sites

_NOUGHT = re.compile(r"[0O]\W?\d{1,2}")
"""A nought before the number of a symbol."""

_SMALLEST = 7.0
"""Pixels of height from which on a stroke is told from the sides of a letter."""

_WIDE = 0.7
"""Width of a nought as a share of its height."""

_STROKE, _OPEN = 0.85, 0.75
"""Share of its width that the stroke of a theta covers, and most of what the rows above and below
it do, which are two sides with nothing between them."""


def is_barred(sites: Sites, site: Site, reading: Reading) -> bool:
    """Whether a label is a nought and a number, and its nought has a stroke in the middle."""
    line = site.lines[0]
    if not _NOUGHT.fullmatch(reading.text) or (reading.turn, line.angle) != (0.0, 0.0):
        return False
    boxes = sites.glyphs.boxes[line.glyphs]
    number = line.glyphs[int(np.argmin(boxes[:, 0]))]
    ink = sites.glyphs.ink_of(number)
    if len(ink) < _SMALLEST:
        return False
    # The digit may touch the nought.
    rows = ink[:, : round(_WIDE * len(ink))].mean(axis=1)
    third, high = len(rows) // 3, len(rows)
    middle = rows[third : high - third].max()
    beside = min(rows[high // 5 : high // 2].min(), rows[high // 2 : high - high // 5].min())
    return bool(middle >= _STROKE and beside <= _OPEN)

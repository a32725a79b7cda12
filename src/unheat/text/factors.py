"""Factors at the ends of bars ("1e3", "×10⁻³") that readers spell differently and mean alike.

Every value of a panel rests on such a factor, and so all of them were in doubt where one reader
took its "1" for an "l", or its small raised "−3" for a "7". The first is no other factor, and the
ink shows the second: so many signs stand raised, and the first of them is a dash.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from unheat.text.ink import Glyphs
from unheat.text.lines import Line
from unheat.text.offsets import offset_in_place, offset_text
from unheat.text.reading import OF_READERS, Reading
from unheat.text.sites import Sites

_LEAST_PX, _LEVEL_PX = 9.0, 7.5
"""Letters that are smaller are misread alike; without raised digits, in a clean picture, those."""

_READERS, _MOST = 3, 2
"""So many readers were asked; so many of them read what the ink shows."""

_DASH, _SMALL, _RAISED = 1.8, (0.45, 0.88), 0.12
"""A dash is so many times as long as thick, raised digits have such a share of the height of the
others, and stand so far above their feet."""

_RAISED_POWER = re.compile(r"×10\^(-?\d{1,2})")

_BELIEVED = 0.9


def with_factors(sites: Sites, readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """The readings, without doubt about factors that all readers mean, or most and the ink."""
    found = dict(readings)
    for key, one in readings.items():
        told = factor_of(sites, one) if one.review else None
        if told is not None:
            sure = max(one.confidence, _BELIEVED)
            found[key] = replace(one, text=told, review=False, reasons=(), confidence=sure)
    return found


def factor_of(sites: Sites, reading: Reading) -> str | None:
    """The factor at a bar that all readers mean, or most of them and the ink; None for any other
    text."""
    role, lines = reading.site.role, reading.site.lines
    if role not in ("bar-offset", "bar-label") or reading.turn != 0.0:
        return None
    if len(lines) != 1 or not OF_READERS.issuperset(reading.reasons):
        return None
    meant = offset_in_place if role == "bar-offset" else offset_text
    told = [meant(text) for text in reading.said if text]
    if meant(reading.text) is None or len(told) < _READERS:
        return None
    ((most, alike),) = Counter(told).most_common(1)
    if most is None or alike < _MOST:
        return None
    if lines[0].size < _LEAST_PX:
        level = lines[0].size >= _LEVEL_PX and not sites.layout.raster.lossy
        return most if level and alike == len(told) and "^" not in most else None
    return most if alike == len(told) or _is_drawn(sites.glyphs, lines[0], most) else None


def _is_drawn(glyphs: Glyphs, line: Line, offset: str) -> bool:
    """Whether the ink has as many raised signs as the exponent of ``offset``, and its dash."""
    power = _RAISED_POWER.fullmatch(offset)
    boxes = glyphs.boxes[line.glyphs]
    boxes = boxes[np.argsort(boxes[:, 0])]
    count = 0 if power is None else len(power[1])
    if power is None or len(boxes) != 3 + count:
        return False
    height = boxes[:, 3] - boxes[:, 1]
    foot, tall = float(boxes[1:3, 3].max()), float(height[1:3].max())
    raised, own = boxes[3:], height[3:]
    dash = bool(raised[0, 2] - raised[0, 0] >= _DASH * own[0])
    digits = slice(1, None) if dash else slice(0, None)
    small = (own[digits] >= _SMALL[0] * tall) & (own[digits] <= _SMALL[1] * tall)
    over = foot - raised[:, 3] >= _RAISED * tall
    return dash == power[1].startswith("-") and bool(small.all() and over.all())

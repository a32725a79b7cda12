"""Numbers under a level bar that stand as close as words do: their even steps part them."""

from __future__ import annotations

import numpy as np

from unheat.model import Bar
from unheat.text.lines import Line, split_line, turned_extents
from unheat.text.page import Page

_FEWEST = 3
"""Texts of which two distances can be alike."""

_EVEN_PX, _EVEN = 1.5, 0.04
"""Middles of numbers are off even steps by no more than so many pixels, or so much of a step."""

_ALONG = 0.6
"""Share of the bar that its numbers reach over."""


def in_step(page: Page, bar: Bar, line: Line) -> list[Line]:
    """The texts of a line whose middles stand in even steps along the bar, cut at its widest gaps
    that make such; the line alone where none do.
    """
    extents = turned_extents(page.glyphs, line.glyphs, line.angle)
    extents = extents[np.argsort(extents[:, 0], kind="stable")]
    gaps = extents[1:, 0] - np.maximum.accumulate(extents[:, 2])[:-1]
    for gap in np.unique(gaps[gaps >= 1.0])[::-1].tolist():
        parts = split_line(page.glyphs, line, gap - 0.5)
        if len(parts) < _FEWEST:
            continue
        middles = np.array([part.center[0] for part in parts])
        step, start = np.polyfit(np.arange(len(parts)), middles, 1)
        off = np.abs(middles - start - step * np.arange(len(parts))).max()
        wide = max(part.box.width for part in parts)
        even = off <= max(_EVEN_PX, _EVEN * step) and wide < step
        if even and np.ptp(middles) >= _ALONG * bar.length:
            return parts
    return [line]

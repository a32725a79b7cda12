"""A strip of the page right through the cells of one even lattice: panels beside each other.

Behind a codec a lattice of equal cells may go through the gap between two facets, and its cells
take a part of the page each. A line that somebody drew over cells in the page's color moves none
of their borders; a gap moves all those beside it towards its own side.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from unheat.decide.sides import Rgb, both_ways, off_page
from unheat.medians import median
from unheat.model import IDENTITY, Layout, PanelLayout
from unheat.model.geometry import Span

_PAGE, _THROUGH = 24.0, 0.97
"""Levels of 255 up to which a codec leaves the page's color, and share of a line that has it."""

_WIDER_PX, _WINDOW = 4.0, 0.25
"""Pixels by which the page is wider than the lattice's gap, and how far from a border it is looked
for, in cells."""

_MOVED_PX, _SEARCHED = 1.5, 0.12
"""Pixels that the borders on both sides of a gap are off at least, and how far from where they are
due they are looked for, in cells."""


def holds_page(layout: Layout, panel: PanelLayout) -> bool:
    """Whether a strip of page parts a panel's cells at a border, and moves those beside it."""
    grid = panel.grid
    return grid.transform == IDENTITY and any(
        _is_parted(picture[:, max(round(places[0][0]), 0) : round(places[-1][1])], lines, layout)
        for picture, lines, places in both_ways(layout.raster.rgb, grid)
    )


def _is_parted(picture: Rgb, lines: Sequence[Span], layout: Layout) -> bool:
    """Whether the page runs through a picture (height, width, 3) between two of its ``lines``, and
    the borders before and behind it stand further off than they are due."""
    borders = [(a[1] + b[0]) / 2 for a, b in pairwise(lines)]
    gaps = [b[0] - a[1] for a, b in pairwise(lines)]
    size = lines[0][1] - lines[0][0]
    wide = [
        _page_at(picture, border, size, layout) - gap >= _WIDER_PX
        for border, gap in zip(borders, gaps, strict=True)
    ]
    # Squares that are sized by value have the page about every one of them.
    if 2 * sum(wide) > len(wide):
        return False
    for k in range(1, len(borders) - 1):
        if not wide[k]:
            continue
        before, behind = (_moved(picture, borders[at], size) for at in (k - 1, k + 1))
        if before <= -_MOVED_PX and behind >= _MOVED_PX:
            return True
    return False


def _page_at(picture: Rgb, border: float, size: float, layout: Layout) -> int:
    """How many lines of pixels about a ``border`` are page from end to end; 0 where cells of such
    ``size`` are all page on one side of it."""
    low, high = round(border - _WINDOW * size), round(border + _WINDOW * size) + 1
    off = off_page(picture[max(low, 0) : high], layout.background)
    blank = (off <= _PAGE).mean(axis=1) >= _THROUGH
    if not blank.any() or blank[0] or blank[-1]:
        return 0
    return int(blank.sum())


def _moved(picture: Rgb, border: float, size: float) -> float:
    """Pixels by which the colors change behind a ``border`` (before it, if negative)."""
    reach = max(round(_SEARCHED * size), 2)
    low = max(round(border) - reach - 1, 0)
    seen = picture[low : round(border) + reach + 2].astype(np.float64)
    steps: npt.NDArray[np.float64] = np.abs(np.diff(seen, axis=0)).mean(axis=(1, 2))
    steps = np.maximum(steps - 2 * float(median(steps)), 0.0)
    if not steps.any():
        return 0.0
    middles = low + 1 + np.arange(len(steps))
    return float((steps * middles).sum() / steps.sum() - border)

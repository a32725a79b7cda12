"""Panels above or beside each other that were taken for the blocks of one matrix.

Blocks of a matrix stand apart by a gap that is empty, or holds the head of a group. Between panels
stand the labels of the one and the title of the next: several lines of print.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from unheat.components import stretches
from unheat.decide.sides import Rgb, gaps_of, off_page
from unheat.model import Layout, PanelLayout

_INK = 60.0
"""Levels of 255 by which print is off the page."""

_EDGE_PX, _LINE_PX = 3, 4
"""Pixels at both ends of a gap that its cells may be smeared over, and the lowest line of print."""

_LINES, _MOST = 2, 0.5
"""Lines of print that no head has, and the share of the gaps that hold so many."""


def are_panels_apart(layout: Layout, panel: PanelLayout) -> bool:
    """Whether most gaps of a panel hold several lines of print."""
    return any(
        _are_apart(gaps, layout.background) for gaps in gaps_of(layout.raster.rgb, panel.grid)
    )


def _are_apart(gaps: Sequence[tuple[float, Rgb]], page: tuple[float, float, float]) -> bool:
    """Whether most of the ``gaps`` hold several lines of print."""
    held = []
    for _, pixels in gaps:
        gap = pixels[_EDGE_PX:-_EDGE_PX]
        if len(gap) >= _LINES * _LINE_PX:
            inked = np.asarray((off_page(gap, page) > _INK).any(axis=1))
            print_lines = [b - a for a, b in stretches(inked) if b - a >= _LINE_PX]
            held.append(len(print_lines) >= _LINES)
    return len(held) > 0 and float(np.mean(held)) > _MOST

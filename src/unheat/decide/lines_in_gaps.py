"""Panels above or beside each other that were taken for the blocks of one matrix.

Blocks of a matrix stand apart by a gap that is empty, or holds the head of a group. Between panels
stand the labels of the one and the title of the next: several lines of print.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.components import stretches
from unheat.decide.sides import Rgb, Spans, both_ways
from unheat.model import Layout, PanelLayout
from unheat.model.geometry import Span

_INK = 60.0
"""Levels of 255 by which print is off the page."""

_EDGE_PX, _LINE_PX = 3, 4
"""Pixels at both ends of a gap that its cells may be smeared over, and the lowest line of print."""

_LINES, _MOST = 2, 0.5
"""Lines of print that no head has, and the share of the gaps that hold so many."""


def are_panels_apart(layout: Layout, panel: PanelLayout) -> bool:
    """Whether most gaps of a panel hold several lines of print."""
    page = np.asarray(layout.background, dtype=np.int16)
    return any(
        _are_apart(picture, lines, (places[0][0], places[-1][1]), page)
        for picture, lines, places in both_ways(layout.raster.rgb, panel.grid)
    )


def _are_apart(picture: Rgb, lines: Spans, across: Span, page: npt.NDArray[np.int16]) -> bool:
    """Whether most gaps between ``lines``, from top to foot, hold several lines of print."""
    x0, x1 = max(round(across[0]), 0), round(across[1])
    held = []
    for (_, end), (start, _) in pairwise(lines):
        first, last = round(end) + _EDGE_PX, round(start) - _EDGE_PX
        if last - first >= _LINES * _LINE_PX:
            gap = picture[first:last, x0:x1].astype(np.int16)
            inked = np.asarray((most(np.abs(gap - page)) > _INK).any(axis=1))
            print_lines = [b - a for a, b in stretches(inked) if b - a >= _LINE_PX]
            held.append(len(print_lines) >= _LINES)
    return len(held) > 0 and float(np.mean(held)) > _MOST

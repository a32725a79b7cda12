"""Panels in frames that touch each other, taken for the blocks of one matrix.

Blocks of a matrix stand apart by a gap that is empty from top to foot. Panels whose cells stand off
their frames have the line of a frame in it, with the page on both sides of that line.
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

_INK, _PAGE = 60.0, 16.0
"""Levels of 255 by which a line is off the page at least, and what is page at most."""

_WIDER_PX = 3.0
"""Pixels by which a gap between blocks is wider than the narrowest one between cells."""

_THROUGH, _MOST = 0.95, 0.5
"""Share of the height that a line runs through, and of the gaps that hold one."""


def are_walled_apart(layout: Layout, panel: PanelLayout) -> bool:
    """Whether a line with the page on both sides of it runs through most gaps between blocks."""
    page = np.asarray(layout.background, dtype=np.int16)
    return any(
        _are_walled(picture, lines, (places[0][0], places[-1][1]), page)
        for picture, lines, places in both_ways(layout.raster.rgb, panel.grid)
    )


def _are_walled(picture: Rgb, lines: Spans, across: Span, page: npt.NDArray[np.int16]) -> bool:
    """Whether most wide gaps between ``lines``, from top to foot, hold the line of a frame."""
    x0, x1 = max(round(across[0]), 0), round(across[1])
    gaps = [(end, start) for (_, end), (start, _) in pairwise(lines)]
    usual = min((start - end for end, start in gaps), default=0.0)
    wide = [(end, start) for end, start in gaps if start - end >= usual + _WIDER_PX]
    walls = 0
    for end, start in wide:
        off = most(np.abs(picture[round(end) : round(start), x0:x1].astype(np.int16) - page))
        is_line = (off > _INK).mean(axis=1) >= _THROUGH
        is_page = (off <= _PAGE).mean(axis=1) >= _THROUGH
        walls += any(
            is_page[:first].any() and is_page[last:].any() for first, last in stretches(is_line)
        )
    return len(wide) > 0 and walls > _MOST * len(wide)

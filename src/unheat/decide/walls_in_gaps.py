"""Panels in frames that touch each other, taken for the blocks of one matrix.

Blocks of a matrix stand apart by a gap that is empty from top to foot. Panels whose cells stand off
their frames have the line of a frame in it, with the page on both sides of that line.
"""

from __future__ import annotations

from collections.abc import Sequence

from unheat.components import stretches
from unheat.decide.sides import Rgb, gaps_of, off_page
from unheat.model import Layout, PanelLayout

_INK, _PAGE = 60.0, 16.0
"""Levels of 255 by which a line is off the page at least, and what is page at most."""

_WIDER_PX = 3.0
"""Pixels by which a gap between blocks is wider than the narrowest one between cells."""

_THROUGH, _MOST = 0.95, 0.5
"""Share of the height that a line runs through, and of the gaps that hold one."""


def are_walled_apart(layout: Layout, panel: PanelLayout) -> bool:
    """Whether a line with the page on both sides of it runs through most gaps between blocks."""
    return any(
        _are_walled(gaps, layout.background) for gaps in gaps_of(layout.raster.rgb, panel.grid)
    )


def _are_walled(gaps: Sequence[tuple[float, Rgb]], page: tuple[float, float, float]) -> bool:
    """Whether most of the wide ``gaps`` hold the line of a frame."""
    usual = min((height for height, _ in gaps), default=0.0)
    wide = [pixels for height, pixels in gaps if height >= usual + _WIDER_PX]
    walls = 0
    for pixels in wide:
        off = off_page(pixels, page)
        is_line = (off > _INK).mean(axis=1) >= _THROUGH
        is_page = (off <= _PAGE).mean(axis=1) >= _THROUGH
        walls += any(
            is_page[:first].any() and is_page[last:].any() for first, last in stretches(is_line)
        )
    return len(wide) > 0 and walls > _MOST * len(wide)

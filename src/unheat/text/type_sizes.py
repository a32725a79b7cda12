"""How large the print about each panel is: figures on one page are set in types of their own."""

from __future__ import annotations

import numpy as np

from unheat.model import Layout
from unheat.text.ink import FloatArray, IntArray
from unheat.text.page import Page, blanks_between, whole

_FEW = 6
"""So few letters tell no size of their own."""


def type_sizes(page: Page) -> tuple[list[float], list[float]]:
    """Typical height of a letter, in pixels, about every panel and about every color bar.

    A letter counts for the panel that it, or a bar of which, it stands nearest to; a bar that
    several panels share has the print of all of them. Where few letters stand there it is the
    page's own.
    """
    layout = page.layout
    free = np.flatnonzero(page.free)
    if len(layout.panels) < 2 or not len(free):
        return [page.size] * len(layout.panels), [page.size] * len(layout.bars)
    nearest = _nearest(page.glyphs.boxes[free], layout)
    of_panel = [free[nearest == number] for number in range(len(layout.panels))]
    of_bar = [
        np.concatenate(
            [of_panel[i] for i, panel in enumerate(layout.panels) if panel.bar == number]
            or [free[:0]]
        )
        for number in range(len(layout.bars))
    ]
    return [_size(page, index) for index in of_panel], [_size(page, index) for index in of_bar]


def _nearest(boxes: FloatArray, layout: Layout) -> IntArray:
    """(n,) number of the panel that every box (n, 4) stands nearest to."""
    away = np.full((len(layout.panels), len(boxes)), np.inf)
    for number, panel in enumerate(layout.panels):
        own = [whole(panel.grid.box, panel.frame)]
        own += [] if panel.bar is None else [layout.bars[panel.bar].box]
        for box in own:
            away[number] = np.minimum(away[number], blanks_between(boxes, box))
    result: IntArray = away.argmin(axis=0)
    return result


def _size(page: Page, index: IntArray) -> float:
    enough = (page.glyphs.height[index] >= 3).sum() >= _FEW
    return page.glyphs.text_size(index) if enough else page.size

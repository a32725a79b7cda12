"""Captions with letters under the panels of several rows: "(a) Spring" is not the title of what
stands under it, although that is nearer to it.

Panels whose own captions stand below them show how the page sets these.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from unheat.model import Box, Label
from unheat.text.captions import LETTERED
from unheat.text.sites import Sites, Texts


def with_captions_below(sites: Sites, texts: Texts) -> Texts:
    """Texts with captions given to the panels that they stand under.

    Where a panel has one caption over it and one under it in the place of a title of its columns,
    the lower one is its own, and the other is that of the panel above, if that has no title.
    """
    cells = [panel.grid.box for panel in sites.layout.panels]
    if (moved := _all_below(texts, cells)) is not None:
        return moved
    panels = list(texts.panels)
    for number, panel in enumerate(texts.panels):
        over, under = panel.title, panel.columns.title
        if not (_is_caption(over) and _is_caption(under) and _is_under(under, cells[number])):
            continue
        columns = replace(panel.columns, title=None)
        panels[number] = replace(panel, title=under, columns=columns)
        above = _above(over, cells)
        if above is not None and texts.panels[above].title is None:
            panels[above] = replace(panels[above], title=over)
    return replace(texts, panels=tuple(panels))


def _all_below(texts: Texts, cells: Sequence[Box]) -> Texts | None:
    """Texts with every caption given to the panel above it, where the lowest ones stand under their
    panels and no panel that has none above it has one over it; None elsewhere.
    """
    own: dict[int, Label] = {}
    headed = []
    for number, panel in enumerate(texts.panels):
        under, over = panel.columns.title, panel.title
        if under is not None and _is_caption(under) and _is_under(under, cells[number]):
            own[number] = under
        if over is not None and _is_caption(over) and not _is_under(over, cells[number]):
            headed.append((number, over))
    lowest, given = set(own), dict(own)
    for _, over in headed:
        above = _above(over, cells)
        if above is None or above in given:
            return None
        given[above] = over
    if not lowest or not headed:
        return None
    panels = list(texts.panels)
    for number, _ in headed:
        panels[number] = replace(panels[number], title=None)
    for number, title in given.items():
        panels[number] = replace(panels[number], title=title)
    for number, panel in enumerate(panels):
        unread = panel.columns.title
        if number in lowest:
            panels[number] = replace(panel, columns=replace(panel.columns, title=None))
        elif number not in given and unread is not None and not unread.text:
            # What is asked about there is its caption.
            columns = replace(panel.columns, title=None)
            panels[number] = replace(panel, title=unread, columns=columns)
    return replace(texts, panels=tuple(panels))


def _is_caption(label: Label | None) -> bool:
    return label is not None and LETTERED.match(label.text) is not None


def _is_under(label: Label | None, cells: Box) -> bool:
    return label is not None and label.box is not None and label.box.y0 >= cells.y1


def _above(label: Label | None, cells: Sequence[Box]) -> int | None:
    """The panel nearest above a label that stands under its columns."""
    if label is None or label.box is None:
        return None
    box = label.box
    over = [
        (box.y0 - one.y1, number)
        for number, one in enumerate(cells)
        if one.y1 <= box.y0 and one.x0 <= box.center[0] <= one.x1
    ]
    return min(over)[1] if over else None

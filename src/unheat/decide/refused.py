"""Print that a panel took which turned out to be no heatmap.

The lines of a chart under a matrix may look like cells until they are read. Such a panel takes the
print above it for its title, and the title of the columns over it is lost without a trace; and a
number of its axis may stand where several panels have their title. Boxes beside the cells may hold
the names of these. Then the page is read again without it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from unheat.decide.refuse import believed
from unheat.decide.strips_of_names import holds_names, laid_on_page
from unheat.model import Box, Label, Layout, Panel


def without_refused(layout: Layout, panels: Sequence[Panel], title: Label | None) -> Layout | None:
    """The layout without the panels that are no heatmaps, where one of them holds print that lies
    between it and one that is, or the names of one, or where the ``title`` of several panels was
    read and there is but one; else None.

    ``panels`` are those of the layout after everything was read, in its order.
    """
    kept = believed(panels)
    dropped = refused(panels)
    alone = title is not None and len(kept) == 1 and bool(dropped)
    strips = [one for one in dropped if any(holds_names(one, other) for other in kept)]
    taken = any(_has_taken(one, other) for one in dropped for other in kept)
    if not (alone or strips or taken):
        return None
    some = [
        place
        for place, panel in zip(layout.panels, panels, strict=True)
        if any(panel is one for one in kept)
    ]
    raster = laid_on_page(layout.raster, layout.background, strips, kept)
    return replace(layout, raster=raster, panels=tuple(some))


def refused(panels: Sequence[Panel]) -> list[Panel]:
    """The panels that are no heatmaps."""
    kept = believed(panels)
    return [one for one in panels if not any(one is other for other in kept)]


def _has_taken(other: Panel, kept: Panel) -> bool:
    """Whether a text of ``other``, no heatmap, stands where ``kept`` beside it has none."""
    texts = (other.title, other.columns.title)
    if other.box.y0 >= kept.box.y1:
        return kept.columns.title is None and _between(texts, kept.box, other.box)
    if kept.box.y0 >= other.box.y1:
        return kept.title is None and _between(texts, other.box, kept.box)
    return False


def _between(texts: Sequence[Label | None], upper: Box, lower: Box) -> bool:
    """Whether one of the texts stands under ``upper`` and over ``lower``."""
    for text in texts:
        box = None if text is None else text.box
        if box is None or not (upper.y1 <= box.y0 and box.y1 <= lower.y0):
            continue
        if all(one.x0 <= box.center[0] <= one.x1 for one in (upper, lower)):
            return True
    return False

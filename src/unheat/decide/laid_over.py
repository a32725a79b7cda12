"""What boxes hide that a viewer laid over a figure: cells, labels and the ends of a bar.

A cell under one passes for masked, or shows a number of the box, or what is left of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.decide.hearing import asked
from unheat.decide.scale_doubts import doubted_scale
from unheat.detect.covered_ends import has_covered_end
from unheat.detect.foreign_strokes import struck_over
from unheat.detect.laid_over import laid_over_bar, laid_over_cells, laid_over_smeared
from unheat.detect.two_toned import two_toned
from unheat.detect.uneven_masks import uneven_masks
from unheat.medians import median
from unheat.model import Axis, Box, Grid, Label, Layout, Panel, Reason, Status
from unheat.text.doubted_places import label_doubted, places_doubted

_PAGE = 12.0
"""Levels of 255 by which a box is in the color of the page, as a part of which is masked is."""

_WITHIN = 0.5
"""Share of a box that lies within company of the cells which it is."""

_RIM_PX = 1.0
"""What the line about a box takes."""


def laid_over_doubted(layout: Layout, panels: Sequence[Panel]) -> list[Panel]:
    """The panels with a doubt on all that a box lies over.

    Behind a codec no box keeps its one color, and its own blocks have one: cells that pass for
    missing tell which colors boxes may have.
    """
    panels = [_with_glare(layout, _with_bar_end(layout, panel)) for panel in panels]
    lossy = layout.raster.lossy
    rgb, page = layout.raster.rgb, np.asarray(layout.background)
    over = [
        box
        for panel in panels
        for box in (
            laid_over_smeared(rgb, panel.grid, _missing_colors(panel, page))
            if lossy
            else laid_over_cells(rgb, panel.grid)
        )
        # The band of a heading between rows lies over none.
        if all(known.intersection(box) <= _WITHIN * box.area for known in layout.furniture)
    ]
    found = []
    for panel in panels:
        grid, cells = panel.grid, panel.cells
        boxes: list[Box] = []
        for box in over:
            under = grid.overlapped(box.padded(_RIM_PX))
            color = rgb[round(box.y0) : round(box.y1), round(box.x0) : round(box.x1)]
            pages = np.abs(median(color.reshape(-1, 3), along_first=True) - page).max() <= _PAGE
            if not pages or np.not_equal(cells.status, Status.EMPTY)[under].any():
                boxes.append(box.padded(_RIM_PX))
                cells = asked(cells, under, (Reason.UNREADABLE_INK,))
        scale = panel.scale
        if not lossy:
            unsure = ~np.isin(cells.status, (Status.AGREED, Status.REPAIRED))
            hidden = two_toned(rgb, grid, unsure)
            hidden |= struck_over(rgb, grid, cells.rgb, cells.text.astype(bool))
            cells = asked(cells, hidden & ~cells.review, (Reason.UNREADABLE_INK,))
            if scale is not None and scale.origin == "colorbar" and _bar_is_under(layout, panel):
                scale = doubted_scale(scale, Reason.BAR_END)
        doubts = panel.reasons
        if any(_reaches_out(box, panel.grid) for box in boxes):
            doubts = tuple(dict.fromkeys((*doubts, Reason.GRID_AMBIGUOUS)))
        found.append(
            replace(
                panel,
                review=panel.review or doubts != panel.reasons,
                reasons=doubts,
                cells=cells,
                scale=scale,
                title=_label(panel.title, boxes),
                rows=_axis(panel.rows, boxes),
                columns=_axis(panel.columns, boxes),
            )
        )
    return found


def _missing_colors(panel: Panel, page: npt.NDArray[np.float64]) -> list[npt.NDArray[np.float64]]:
    """The colors (3,) of cells that pass for missing and do not show the page."""
    colors = panel.cells.rgb[np.equal(panel.cells.status, Status.EMPTY)]
    known = np.isfinite(colors).all(axis=-1)
    return [color for color in colors[known] if np.abs(color - page).max() > _PAGE]


def _with_glare(layout: Layout, panel: Panel) -> Panel:
    """The panel with a doubt on cells that pass for missing and do not show the page alone."""
    cells = panel.cells
    missing = np.equal(cells.status, Status.EMPTY) & ~cells.text.astype(bool) & ~cells.review
    uneven = uneven_masks(layout.raster.rgb, panel.grid, missing)
    return replace(panel, cells=asked(cells, uneven, (Reason.AMBIGUOUS_COLOR,)))


def _with_bar_end(layout: Layout, panel: Panel) -> Panel:
    """The panel with a doubt on the scale of a bar one of whose ends something opaque hides."""
    scale = panel.scale
    if scale is None or scale.origin != "colorbar" or scale.box is None:
        return panel
    own = [bar for bar in layout.bars if not bar.keys and bar.box.intersection(scale.box) > 0.0]
    others = [one.grid.box.union(one.frame) for one in layout.panels]
    others += [bar.box for bar in layout.bars if not any(bar is one for one in own)]
    others += layout.furniture
    rgb, page = layout.raster.rgb, layout.background
    if not any(has_covered_end(rgb, bar, page, others) for bar in own):
        return panel
    return replace(panel, scale=doubted_scale(scale, Reason.BAR_END))


def _reaches_out(box: Box, grid: Grid) -> bool:
    """Whether a box lies over an end of the cells: it may pass for a line more, or hide one."""
    over, cells = grid.overlapped(box), grid.box
    return bool(
        (over[0].any() and box.y0 < cells.y0)
        or (over[-1].any() and box.y1 > cells.y1)
        or (over[:, 0].any() and box.x0 < cells.x0)
        or (over[:, -1].any() and box.x1 > cells.x1)
    )


def _bar_is_under(layout: Layout, panel: Panel) -> bool:
    """Whether a box ends on the bar of a panel, or where that begins."""
    own = None if panel.scale is None else panel.scale.box
    return own is not None and any(
        laid_over_bar(layout.raster.rgb, bar)
        for bar in layout.bars
        if not bar.keys and bar.box.intersection(own) > 0.0
    )


def _label(label: Label | None, boxes: Sequence[Box]) -> Label | None:
    if label is None or label.box is None or not _is_under(label.box, boxes):
        return label
    return label_doubted(label, Reason.UNREADABLE_INK)


def _axis(axis: Axis, boxes: Sequence[Box]) -> Axis:
    """The axis with a doubt on the labels that a box lies over."""
    under = [place for place, box in enumerate(axis.boxes) if box and _is_under(box, boxes)]
    axis = replace(axis, title=_label(axis.title, boxes))
    return places_doubted(axis, dict.fromkeys(under, Reason.UNREADABLE_INK), 1.0)


def _is_under(box: Box, boxes: Sequence[Box]) -> bool:
    return any(box.padded(_RIM_PX).intersection(one) > 0.0 for one in boxes)

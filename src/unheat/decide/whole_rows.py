"""What was read of a picture whose halved outer rows were made whole, as it is told of this one.

What stands above and below the panel moved by the halves that were added, what stands beside it did
not (``halved_print``).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from unheat.decide.hearing import asked
from unheat.model import Axis, Box, Figure, Label, Panel, Raster, Reason
from unheat.model.geometry import IDENTITY
from unheat.text.doubted_places import panel_doubted, places_doubted


@dataclass(frozen=True, slots=True)
class Whole:
    """The picture with whole rows, the shape that its cells have, the rows of pixels that were
    added in the first and in the last row of cells, and the boxes in it of the cells whose print
    has lost its outer half; ``cut_sideways`` where the outer columns are cut in half as well, and
    stay so. ``transform`` is the way from the picture as it is to its source."""

    raster: Raster
    shape: tuple[int, int]
    added: int
    added_below: int
    lost: tuple[Box, ...]
    cut_sideways: bool = False
    transform: tuple[tuple[float, ...], ...] = IDENTITY


def told_of_whole_rows(figure: Figure, whole: Whole, source: Raster) -> Figure:
    """What was read of the picture with whole rows, in pixels of the one as it is, with a doubt on
    the cells whose print has lost a half; ``source`` is the picture that was loaded."""
    panels = []
    for panel in figure.panels:
        if panel.cells.shape != whole.shape:
            panel = panel_doubted(panel, Reason.GRID_AMBIGUOUS)
        under = np.zeros(panel.grid.shape, dtype=bool)
        for box in whole.lost:
            under |= panel.grid.overlapped(box.padded(-0.25 * min(box.width, box.height)))
        if whole.cut_sideways:
            # Halves of numbers stand among the labels of the rows, and those of the outer columns
            # beside their cells.
            under[:, [0, -1]] = True
            panel = replace(panel, rows=_doubted(panel.rows), columns=_doubted(panel.columns))
        cells = asked(panel.cells, under, (Reason.UNREADABLE_INK,))
        panels.append(_in_source(replace(panel, cells=cells), whole))
    top = figure.panels[0].grid.box
    note = "the outer rows are cut in half: they were read with the halves that are missing"
    return replace(
        figure,
        provenance=replace(figure.provenance, size=(source.width, source.height)),
        title=_label_in_source(figure.title, top, whole),
        panels=tuple(panels),
        notes=(*figure.notes, note),
    )


def _doubted(axis: Axis) -> Axis:
    """The axis, all of its labels in doubt."""
    places = dict.fromkeys(range(len(axis.labels)), Reason.LABEL_PLACE)
    return places_doubted(axis, places, 0.5)


def _in_source(panel: Panel, whole: Whole) -> Panel:
    """A panel of the picture with whole rows, in pixels of the one as it is."""
    cells, added = panel.grid.box, whole.added
    spans = [(start - added, end - added) for start, end in panel.grid.row_spans]
    spans[0] = spans[0][0] + added, spans[0][1]
    spans[-1] = spans[-1][0], spans[-1][1] - whole.added_below
    scale = panel.scale
    if scale is not None:
        box = None if scale.box is None else _box_in_source(scale.box, cells, whole)
        scale = replace(scale, box=box, label=_label_in_source(scale.label, cells, whole))
    return replace(
        panel,
        box=_box_in_source(panel.box, cells, whole),
        grid=replace(panel.grid, row_spans=tuple(spans), transform=whole.transform),
        title=_label_in_source(panel.title, cells, whole),
        rows=_axis_in_source(panel.rows, cells, whole),
        columns=_axis_in_source(panel.columns, cells, whole),
        scale=scale,
    )


def _axis_in_source(axis: Axis, cells: Box, whole: Whole) -> Axis:
    boxes = (None if box is None else _box_in_source(box, cells, whole) for box in axis.boxes)
    title = _label_in_source(axis.title, cells, whole)
    quantity = axis.quantity
    if quantity is not None:
        quantity = quantity.moved(lambda box: _box_in_source(box, cells, whole))
    return replace(axis, title=title, boxes=tuple(boxes), quantity=quantity)


def _label_in_source(label: Label | None, cells: Box, whole: Whole) -> Label | None:
    if label is None or label.box is None:
        return label
    return replace(label, box=_box_in_source(label.box, cells, whole))


def _box_in_source(box: Box, cells: Box, whole: Whole) -> Box:
    """Edges above the whole ``cells`` have stayed, those below moved twice, all others once."""

    def moved(y: float) -> float:
        if y <= cells.y0:
            return y
        if y >= cells.y1:
            return y - whole.added - whole.added_below
        return min(max(y - whole.added, cells.y0), cells.y1 - whole.added - whole.added_below)

    middle = box.center[1]
    if cells.y0 < middle < cells.y1 and box.height < cells.height / 2:
        return replace(box, y0=box.y0 - whole.added, y1=box.y1 - whole.added)
    return replace(box, y0=moved(box.y0), y1=moved(box.y1))

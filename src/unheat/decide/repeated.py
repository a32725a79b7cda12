"""Facets so close to each other that their cells were taken for one lattice.

A gap of a few pixels does not show in an even lattice. That the same labels stand in the same order
on both sides of it does: one matrix seldom names its columns twice, and where what parts the two is
wider than what parts other cells, each side is a panel of its own.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from unheat.detect.narrow_gaps import pieces_between_strips
from unheat.detect.regions import background_tolerance
from unheat.model import Axis, Layout, PanelLayout, Reason
from unheat.text.labels import Texts


def facets_told(layout: Layout, texts: Texts) -> Layout | None:
    """The layout with panels in pieces that have the same labels each; None where no panel has."""
    panels: list[PanelLayout] = []
    for panel, said in zip(layout.panels, texts.panels, strict=True):
        pieces = _pieces(layout, panel, said.columns, columns=True)
        panels += pieces or _pieces(layout, panel, said.rows, columns=False) or [panel]
    if len(panels) == len(layout.panels):
        return None
    return replace(layout, panels=tuple(panels))


def _pieces(layout: Layout, panel: PanelLayout, axis: Axis, *, columns: bool) -> list[PanelLayout]:
    labels = axis.labels
    period = next((n for n in range(2, len(labels) // 2 + 1) if _repeat(labels, n)), 0)
    if not period or Reason.HINTED in panel.reasons:
        return []
    rgb, box = layout.raster.rgb, panel.grid.box
    near = background_tolerance(rgb, layout.background, lossy=layout.raster.lossy)
    if columns:
        picture, spans, across = rgb, panel.grid.column_spans, (box.y0, box.y1)
    else:
        picture, spans, across = (
            np.ascontiguousarray(rgb.transpose(1, 0, 2)),
            panel.grid.row_spans,
            (box.x0, box.x1),
        )
    pieces = pieces_between_strips(picture, spans, across, max(near, 4.0))
    if not pieces or len(pieces[0]) % period:
        return []
    found = []
    for piece in pieces:
        name = "column_spans" if columns else "row_spans"
        grid = replace(panel.grid, **{name: piece})
        found.append(replace(panel, grid=grid, frame=grid.box))
    return found


def _repeat(labels: tuple[str | None, ...], period: int) -> bool:
    """Whether labels, all of them read and ``period`` of them unlike, come again in order."""
    first = labels[:period]
    if len(labels) % period or None in first or len(set(first)) < period:
        return False
    return labels == first * (len(labels) // period)

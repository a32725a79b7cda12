"""Panels between which the marks of their own axes stand are not the groups of one matrix."""

from __future__ import annotations

from unheat.detect.own_axes import have_own_axes
from unheat.detect.regions import background_tolerance
from unheat.model import Grid, Layout


def have_axes_between(layout: Layout, one: Grid, other: Grid, *, columns: bool) -> bool:
    """Whether tick marks stand in the gap between two grids side by side (``columns``), or between
    two of which one is below the other."""
    rgb = layout.raster.rgb
    near = background_tolerance(rgb, layout.background, lossy=layout.raster.lossy)
    spans = [grid.column_spans if columns else grid.row_spans for grid in (one, other)]
    before, after = sorted(spans, key=lambda lines: lines[0][0])
    lines = one.row_spans if columns else one.column_spans
    gap = (before[-1][1], after[0][0])
    return gap[0] < gap[1] and have_own_axes(rgb, int(columns), gap, lines, near)

"""Names that stand in boxes beside the cells, gray in turns, taken for a panel of their own.

Such a strip is no heatmap: it holds words and no scale tells of it. Its boxes stand one beside
each row, or one over or under each column, of a panel which then has no name there, without a
trace. With the page in place of the boxes, and their print on it, they are names like any others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from unheat.model import Axis, Panel, Raster
from unheat.model.geometry import Span

_OFF_LINE = 0.25
"""Share of a line of cells by which the box that holds its name may be off it at either side."""

_MIDDLE = 127.5
"""Level from which on a page is light, and print on it dark."""

_RIM_PX = 2
"""Pixels at the rim of a box in which a resizer mixed it with the page."""


def holds_names(strip: Panel, kept: Panel) -> bool:
    """Whether ``strip``, no heatmap, is a line of boxes with a text in most, one in line with each
    row or each column of ``kept``, none of which has a name."""
    texts = [bool(text) for text in strip.cells.text.ravel()]
    if 1 not in strip.cells.text.shape or len(texts) < 2 or 2 * sum(texts) <= len(texts):
        return False
    boxes, its = strip.grid, kept.grid
    if boxes.shape[1] == 1:
        return _is_nameless(kept.rows) and _in_line(boxes.row_spans, its.row_spans)
    return _is_nameless(kept.columns) and _in_line(boxes.column_spans, its.column_spans)


def laid_on_page(
    raster: Raster,
    background: tuple[float, float, float],
    strips: Sequence[Panel],
    kept: Sequence[Panel],
) -> Raster:
    """The picture with the page in place of the boxes of each strip and their print on it, and the
    cells of ``kept`` as they are."""
    if not strips:
        return raster
    page = np.asarray(background, dtype=float)
    rgb = raster.rgb.copy()
    for strip in strips:
        rgb[strip.grid.box.padded(_RIM_PX).pixels(rgb.shape)] = np.round(page)
        for row, (y0, y1) in enumerate(strip.grid.row_spans):
            for col, (x0, x1) in enumerate(strip.grid.column_spans):
                inner = (
                    slice(max(round(y0), 0) + _RIM_PX, round(y1) - _RIM_PX),
                    slice(max(round(x0), 0) + _RIM_PX, round(x1) - _RIM_PX),
                )
                step = raster.rgb[inner].astype(float) - strip.cells.rgb[row, col]
                # Print goes where the page has room for it: white on black becomes black on white.
                lighter = bool(step.size) and step.max() > -step.min()
                turned = -1.0 if lighter == (page.mean() > _MIDDLE) else 1.0
                rgb[inner] = np.clip(np.round(page + turned * step), 0, 255).astype(np.uint8)
    for panel in kept:
        own = panel.grid.box.pixels(rgb.shape)
        rgb[own] = raster.rgb[own]
    return replace(raster, rgb=rgb)


def _is_nameless(axis: Axis) -> bool:
    return not any(axis.labels) and not any(axis.lent)


def _in_line(boxes: Sequence[Span], lines: Sequence[Span]) -> bool:
    """Whether there is one box for each line, beside it."""
    if len(boxes) != len(lines):
        return False
    return all(
        max(abs(box[0] - line[0]), abs(box[1] - line[1])) <= _OFF_LINE * (line[1] - line[0])
        for box, line in zip(boxes, lines, strict=True)
    )

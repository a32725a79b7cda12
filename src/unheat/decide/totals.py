"""Totals of a table that stand on the page beside its colored cells: they are no colors.

A sheet rules the sums of its rows and columns like the cells themselves, as its last or its first
line. Where the cells are colored throughout, and that line is not and holds the sums of the others,
or their means, the colors end before it. A cell in the color of the page that holds no number is
one that was left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.decide.erased import erased
from unheat.decide.named_cells import cut
from unheat.model import Box, CellPixels, Layout, PanelLayout

Readings = npt.NDArray[Any]
Floats = npt.NDArray[np.float64]

_ONE_COLOR = 8.0
"""Levels within which a cell has the color of the page."""

_FEWEST, _KEPT = 3, 0.8
"""Sums that tell, and their share of a line: readers take some digits for others."""


def totals_parted(
    layout: Layout, cells: Sequence[Readings], pixels: Sequence[CellPixels]
) -> Layout | None:
    """The layout with panels cut to their colors; None where none ends in totals."""
    panels = tuple(
        _parted(panel, readings, own.rgb, layout.background)
        for panel, readings, own in zip(layout.panels, cells, pixels, strict=True)
    )
    if all(cut_panel is panel for cut_panel, panel in zip(panels, layout.panels, strict=True)):
        return None
    raster = layout.raster
    for old, new in zip(layout.panels, panels, strict=True):
        # Those below and beyond the cells are in nobody's way.
        box, left = old.grid.box, new.grid.box
        if left.y0 > box.y0:
            line = Box(box.x0, box.y0, box.x1, left.y0)
            raster = erased(raster, layout.background, line, "left")
        if left.x0 > box.x0:
            line = Box(box.x0, left.y0, left.x0, box.y1)
            raster = erased(raster, layout.background, line, "top")
    return replace(layout, panels=panels, raster=raster)


def _parted(
    panel: PanelLayout, readings: Readings, rgb: Floats, page: tuple[float, float, float]
) -> PanelLayout:
    values = values_of(readings)
    plain = most(np.abs(rgb - np.asarray(page))) <= _ONE_COLOR
    rows, cols = _body(plain), _body(plain.T)
    pale = plain[rows, cols]
    if min(pale.shape) < _FEWEST or (pale & np.isfinite(values[rows, cols])).any():
        return panel
    rows = _without_totals(values[:, cols].T, rows)
    cols = _without_totals(values[rows], cols)
    if (rows, cols) == (_all(len(plain)), _all(plain.shape[1])):
        return panel
    return cut(panel, rows, cols)


def _all(count: int) -> slice:
    return slice(0, count)


def _body(plain: npt.NDArray[np.bool_]) -> slice:
    """The rows of ``plain`` (R, C) without a first and a last one all of which is plain."""
    return slice(int(plain[0].all()), len(plain) - int(plain[-1].all()))


def _without_totals(values: Floats, body: slice) -> slice:
    """What is left of the places along the second axis of ``values`` (R, C): those outside of
    ``body`` go where they hold totals of it.
    """
    count = values.shape[1]
    parts = values[:, body]
    first = body.start > 0 and _are_totals(parts, values[:, 0])
    last = body.stop < count and _are_totals(parts, values[:, -1])
    return slice(int(first), count - int(last))


def values_of(readings: Readings) -> Floats:
    """(R, C) numbers that were read, NaN where none was."""
    found = [np.nan if one is None or one.value is None else one.value for one in readings.ravel()]
    return np.array(found, dtype=float).reshape(readings.shape)


def _are_totals(parts: Floats, totals: Floats) -> bool:
    """Whether ``totals`` (R,) are the sums of ``parts`` (R, C), or their means as these are rounded
    where they are printed. What is NaN among the parts is none.
    """
    known = np.isfinite(totals) & np.isfinite(parts).any(axis=1)
    if known.sum() < max(_FEWEST, _KEPT * len(totals)):
        return False
    parts, totals = parts[known], totals[known]
    step = 10.0 ** -max(_places(totals), _places(parts[np.isfinite(parts)]))
    for due in (np.nansum(parts, axis=1), np.nanmean(parts, axis=1)):
        slack = 0.5 * step * (parts.shape[1] if step < 1.0 else 1.0)
        if (np.abs(due - totals) <= slack).mean() >= _KEPT:
            return True
    return False


def _places(values: Floats) -> int:
    """Decimals of the numbers, three at most."""
    return next((n for n in range(3) if np.allclose(values, np.round(values, n), atol=1e-9)), 3)

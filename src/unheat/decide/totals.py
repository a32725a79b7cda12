"""Totals of a table that stand on the page beside its colored cells: they are no colors.

A sheet rules the sums of its rows and columns like the cells themselves. Where these are colored
throughout, and the last line is not and holds the sums of the others, or their means, the colors
end before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.decide.named_cells import cut
from unheat.model import CellPixels, Layout, PanelLayout

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
    return replace(layout, panels=panels)


def _parted(
    panel: PanelLayout, readings: Readings, rgb: Floats, page: tuple[float, float, float]
) -> PanelLayout:
    values = values_of(readings)
    plain = most(np.abs(rgb - np.asarray(page))) <= _ONE_COLOR
    below, beyond = bool(plain[-1].all()), bool(plain[:, -1].all())
    body = slice(0, len(plain) - below), slice(0, plain.shape[1] - beyond)
    if not (below or beyond) or min(plain[body].shape, default=0) < _FEWEST or plain[body].any():
        return panel
    below = below and _are_totals(values[:, body[1]].T)
    beyond = beyond and _are_totals(values[body[0]])
    if not (below or beyond):
        return panel
    rows, columns = panel.grid.shape
    return cut(panel, slice(0, rows - below), slice(0, columns - beyond))


def values_of(readings: Readings) -> Floats:
    """(R, C) numbers that were read, NaN where none was."""
    found = [np.nan if one is None or one.value is None else one.value for one in readings.ravel()]
    return np.array(found, dtype=float).reshape(readings.shape)


def _are_totals(values: Floats) -> bool:
    """Whether the last number of each row is the sum of the others, or their mean as it is rounded
    where it is printed.
    """
    whole = values[np.isfinite(values).all(axis=1)]
    if len(whole) < max(_FEWEST, _KEPT * len(values)):
        return False
    parts, last = whole[:, :-1], whole[:, -1]
    step = 10.0 ** -max(_places(last), _places(parts.ravel()))
    for due in (parts.sum(axis=1), parts.mean(axis=1)):
        slack = 0.5 * step * (parts.shape[1] if step < 1.0 else 1.0)
        if (np.abs(due - last) <= slack).mean() >= _KEPT:
            return True
    return False


def _places(values: Floats) -> int:
    """Decimals of the numbers, three at most."""
    return next((n for n in range(3) if np.allclose(values, np.round(values, n), atol=1e-9)), 3)

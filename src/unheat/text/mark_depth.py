"""How far the tick marks of a panel reach, where a frame has swallowed them.

Marks that touch a pen are one drawing with it and no glyphs. The page behind them then seems as
wide as the blank before the labels of the next panel and their own marks together, and labels that
stand before their marks went to the panel on the other side of the blank.
"""

from __future__ import annotations

import numpy as np

from unheat.channels import most
from unheat.medians import median
from unheat.model import Box, Raster

_FEWEST = 2
"""Marks of a side at least: one stroke may be anything."""

_MOST_PX = 24
"""Marks are no longer than this in figures whose print is read."""

_PEN_PX = 2
"""So many pixels beyond the cells may be the pen of their frame."""

_LEAST_PX = 4
"""What leaves it by less than this are its own blurred corners."""

_THICK = 0.6
"""Share of its length that a mark is thick at most; what is thicker may be print."""

_ALIKE_PX = 1.5
"""Marks of one side have one length, but for what a codec leaves of their ends."""

_DRAWN = 40.0
"""Levels by which a mark differs from the page."""


def mark_depth(
    raster: Raster, background: tuple[float, float, float], own: Box, side: str
) -> float:
    """How far beyond ``own``, in pixels, marks reach at its left or right side; 0.0 without any.

    All strokes that leave the frame there have to be as long, and thin.
    """
    if side not in ("left", "right"):
        return 0.0
    edge, step = (round(own.x0) - 1, -1) if side == "left" else (round(own.x1), 1)
    columns = edge + step * np.arange(_MOST_PX + 1)
    columns = columns[(columns >= 0) & (columns < raster.rgb.shape[1])]
    rows = slice(max(round(own.y0), 0), max(round(own.y1), 0))
    if len(columns) <= _PEN_PX:
        return 0.0
    strip = raster.rgb[rows, columns].astype(float)
    drawn = most(np.abs(strip - np.asarray(background))) > _DRAWN
    begins = np.concatenate([[False], drawn[:, _PEN_PX], [False]])
    runs = np.flatnonzero(begins[1:] != begins[:-1]).reshape(-1, 2)
    beyond = np.column_stack([drawn[:, _PEN_PX:], np.zeros(len(drawn), dtype=bool)])
    reach = np.where(beyond.all(axis=1), len(columns), beyond.argmin(axis=1) + _PEN_PX)
    lengths = np.array([reach[a:b].max() for a, b in runs.tolist()], dtype=float)
    runs, lengths = runs[lengths >= _LEAST_PX], lengths[lengths >= _LEAST_PX]
    if len(runs) < _FEWEST:
        return 0.0
    length, thick = float(median(lengths.tolist())), float((runs[:, 1] - runs[:, 0]).max())
    alike = bool((np.abs(lengths - length) <= _ALIKE_PX).all())
    return length if alike and thick <= _THICK * length < _THICK * len(columns) else 0.0

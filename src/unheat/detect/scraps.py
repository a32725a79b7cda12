"""Scraps of a grid whose other cells are none: frames that hold pies, icons or charts.

Where a few of these frames happen to hold little, their middles are flat. All about them the same
lattice was refused, since its cells hold drawings: so few are no matrix, and more are in doubt.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from unheat.detect.lattice import Lattice
from unheat.detect.rivals import FoundPanel
from unheat.model import Box, Candidate

_FEW = 9
"""So few cells are flat by chance."""

_PLACE = 0.1
"""Borders are those of one lattice to this share of a cell."""

_SIDE = 2
"""Cells of a refused piece along either side at least: one alone is a spot of any size."""


def without_scraps(found: Sequence[FoundPanel], refused: Iterable[Candidate]) -> list[FoundPanel]:
    """The panels without scraps, those in doubt about which as many cells were refused.

    ``refused`` are the candidates with the boxes of their lattices.
    """
    boxes = [candidate.box for candidate in refused]
    kept = []
    for panel in found:
        if panel.row_blocks or panel.column_blocks:
            kept.append(panel)
            continue
        rows, columns = panel.fit.rows, panel.fit.columns
        if len(_about(panel, boxes)) < rows.n * columns.n:
            kept.append(panel)
        elif rows.n * columns.n > _FEW:
            kept.append(panel.unsure())
    return kept


def _about(panel: FoundPanel, boxes: Sequence[Box]) -> set[tuple[int, int]]:
    """(row, column) of refused cells on the lattice of a panel, in pieces that touch it."""
    rows, columns = panel.fit.rows, panel.fit.columns
    found: set[tuple[int, int]] = set()
    for box in boxes:
        lines, ranks = _lines(rows, box.y0, box.y1), _lines(columns, box.x0, box.x1)
        if lines is None or ranks is None:
            continue
        off = max(_off(lines, rows.n), _off(ranks, columns.n))
        if off == 1:
            found |= {(row, column) for row in lines for column in ranks}
    return found


def _lines(axis: Lattice, start: float, end: float) -> range | None:
    """The lines of an axis that begin and end where a box does; None where none do."""
    places = np.array([start - axis.start, end - axis.start]) / axis.period
    first, last = np.round(places).astype(int).tolist()
    # A gap between cells belongs to no end of a box.
    slack = _PLACE + axis.gap / axis.period
    if last - first < _SIDE or float(np.abs(places - np.round(places)).max()) > slack:
        return None
    return range(first, last)


def _off(lines: range, count: int) -> int:
    """How many lines beyond the last one others begin; 0 where they overlap."""
    return max(lines.start - count + 1, 1 - lines.stop, 0)

"""Outer lines of a table that have no color: headings, other columns, the sheet that goes on.

A table of which some columns are colored has ruled lines around the others too, and a lattice
takes these in. Cells on a light ground without any hue are paper; where all cells of a line are,
and none is among the rest, the colors end before it.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.detect.cellcheck import SAMPLED, CellCheck, check_cells
from unheat.detect.company import is_printed
from unheat.detect.grid import GridFit
from unheat.detect.rivals import FoundPanel
from unheat.detect.witness import SURE

# Paper is this light in every channel, stripes of a table included, and gray.
_LIGHT, _GRAY = 240.0, 4.0
_FEWEST, _DIFFERENT = 3, 3


def without_plain_lines(
    rgb: npt.NDArray[np.uint8],
    panel: FoundPanel,
    background: tuple[float, float, float],
    tolerance: float,
) -> FoundPanel:
    """The panel without its outer lines of paper where all other cells are colored, in doubt.

    Such a line may also hold cells of the color map's pale end, or missing ones: where nothing is
    printed in it that is likelier, unless the panel was in doubt before.
    """
    parted = panel.row_blocks or panel.column_blocks or panel.check.sized
    if parted or max(panel.shape) > SAMPLED:
        return panel
    paper = _paper(panel.check)
    kept = _colored_part(paper)
    if kept is None or kept == (0, paper.shape[0], 0, paper.shape[1]):
        return panel
    top, bottom, left, right = kept
    inner = paper[top:bottom, left:right]
    if inner.any() or inner.size < _FEWEST:
        return panel
    rows, columns = panel.fit.rows, panel.fit.columns
    fit = GridFit(
        rows=rows.longer(-top, at_end=False).longer(bottom - rows.n, at_end=True),
        columns=columns.longer(-left, at_end=False).longer(right - columns.n, at_end=True),
    )
    check = check_cells(rgb, fit.rows.spans(), fit.columns.spans(), background, tolerance)
    if check.distinct < _DIFFERENT:
        return panel
    rest = replace(panel, fit=fit, check=check).unsure()
    shown = rest if panel.quality < SURE else panel
    return rest if is_printed(rgb, shown) else panel


def _paper(check: CellCheck) -> npt.NDArray[np.bool_]:
    """(r, c): cells on a light gray ground, or in a line that has one gray from end to end, as the
    headers of a sheet have."""
    colors = check.colors
    gray = np.ptp(colors, axis=2) <= _GRAY
    plain = colors.min(axis=2) >= _LIGHT
    for across in (1, 0):
        one = gray.all(axis=across) & (np.ptp(colors, axis=across) <= _GRAY).all(axis=-1)
        plain |= np.expand_dims(one, across)
    return np.asarray(plain & gray)


def _colored_part(paper: npt.NDArray[np.bool_]) -> tuple[int, int, int, int] | None:
    """(top, bottom, left, right) of what outer lines of paper leave; None where all is paper."""
    if paper.all():
        return None
    rows, columns = (np.flatnonzero(~paper.all(axis=axis)) for axis in (1, 0))
    return int(rows[0]), int(rows[-1]) + 1, int(columns[0]), int(columns[-1]) + 1

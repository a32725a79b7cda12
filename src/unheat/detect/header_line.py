"""The header of a sheet that a lattice took for the first row of its cells.

Sheets have rows of one height, their header among them. It has one color from end to end, which
no cell has, and goes on in it over the names of the rows, as no row of cells does.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.detect.cellcheck import SAMPLED, check_cells
from unheat.detect.grid import GridFit
from unheat.detect.rivals import FoundPanel

# Levels within which cells of a header have one color, and that is another one than a cell's.
_ALIKE, _OTHER = 4.0, 8.0
# Rows and different colors that are left at least.
_FEWEST, _DIFFERENT = 2, 3
# Pixels that a rule is broad, the share of a column that is looked at beside the cells, and how
# many pixels that are at least.
_RULE_PX, _BESIDE, _LEAST_PX = 3, 0.5, 8
# Share of a header's ground that its print leaves, and of another row's that may look like it.
_GROUND, _STRAY = 0.5, 0.1


def without_header(
    rgb: npt.NDArray[np.uint8],
    panel: FoundPanel,
    background: tuple[float, float, float],
    tolerance: float,
) -> FoundPanel:
    """The panel without its first row where that is the header of the names beside it, too."""
    parted = panel.row_blocks or panel.column_blocks or panel.check.sized
    if parted or max(panel.shape) > SAMPLED or panel.shape[0] <= _FEWEST:
        return panel
    colors = panel.check.colors
    color = np.median(colors[0], axis=0)
    alike = np.abs(colors[0] - color).max() <= _ALIKE + panel.check.ripples
    nearest = np.abs(colors[1:] - color).max(axis=2).min()
    if not alike or nearest <= max(_OTHER, tolerance):
        return panel
    if np.abs(color - np.array(background)).max() <= max(_OTHER, tolerance):
        return panel
    width = float(np.diff(panel.columns[0])[0])
    right = round(panel.columns[0][0]) - _RULE_PX
    left = max(0, round(right - _BESIDE * width))
    if right - left < _LEAST_PX:
        return panel
    near = np.abs(rgb[:, left:right].astype(float) - color).max(axis=2) <= _OTHER
    shares = [float(near[round(a) + _RULE_PX : round(b) - _RULE_PX].mean()) for a, b in panel.rows]
    if not (shares[0] >= _GROUND and max(shares[1:]) <= _STRAY):
        return panel
    fit = GridFit(rows=panel.fit.rows.longer(-1, at_end=False), columns=panel.fit.columns)
    check = check_cells(rgb, fit.rows.spans(), fit.columns.spans(), background, tolerance)
    return replace(panel, fit=fit, check=check) if check.distinct >= _DIFFERENT else panel

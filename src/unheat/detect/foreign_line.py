"""Strips of annotation that a lattice took in as its first or last line of cells.

Where a strip is as high as the cells and stands no further off than these do from each other,
nothing but its colors tells: its bar has none of them, and has those of all other lines. Masked
cells have one color; a strip has that of each of its groups.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.bar_assign import off_ramp
from unheat.detect.cellcheck import SAMPLED, check_cells
from unheat.detect.grid import GridFit
from unheat.detect.rivals import FoundPanel
from unheat.model import Bar

FloatArray = npt.NDArray[np.float64]
_Value = TypeVar("_Value", bound=np.generic)

_NEAR, _FOREIGN = 6.0, 12.0
"""CIE76 distance from a bar up to which it has a color, and from which it certainly has not."""

_OTHERS = 0.9
"""Share of the cells of all other lines whose colors the bar has."""

_FEWEST = 4
"""Lines, and cells of the outer one, that tell anything."""

_DIFFERENT = 24.0
"""Levels of 255 by which the colors of two groups differ."""

_FLAT = 0.95
"""Share of a cell that has one color where nothing is printed in it."""


def without_foreign_lines(
    rgb: npt.NDArray[np.uint8],
    panel: FoundPanel,
    bars: Sequence[Bar],
    background: tuple[float, float, float],
    tolerance: float,
) -> FoundPanel:
    """The panel without an outer line in colors that its bar does not have; in doubt instead
    where numbers are printed in that line.
    """
    if panel.row_blocks or panel.column_blocks or panel.check.sized or max(panel.shape) > SAMPLED:
        return panel
    rows, columns = panel.fit.rows, panel.fit.columns
    for bar in bars:
        off = off_ramp(rgb, bar, panel.check.colors.reshape(-1, 3)).reshape(panel.shape)
        for axis, at_end in ((0, False), (0, True), (1, False), (1, True)):
            line, rest = _parted(off, axis, at_end=at_end)
            colors = np.moveaxis(panel.check.colors, axis, 0)[-1 if at_end else 0]
            if len(rest) < _FEWEST or not _is_foreign(line, rest, colors):
                continue
            bare = _parted(panel.check.background, axis, at_end=at_end)[0]
            if bare.any():
                continue
            flat = _parted(panel.check.flatness, axis, at_end=at_end)[0]
            if (flat < _FLAT).any():
                return panel.unsure()
            lattice = rows if axis == 0 else columns
            shorter = lattice.longer(-1, at_end=at_end)
            rows, columns = (shorter, columns) if axis == 0 else (rows, shorter)
            fit = GridFit(rows=rows, columns=columns)
            check = check_cells(rgb, fit.rows.spans(), fit.columns.spans(), background, tolerance)
            left = replace(panel, fit=fit, check=check)
            return without_foreign_lines(rgb, left, bars, background, tolerance)
    return panel


def _parted(
    cells: npt.NDArray[_Value], axis: int, *, at_end: bool
) -> tuple[npt.NDArray[_Value], npt.NDArray[_Value]]:
    """The outer line of cells (n, m) at one end of an axis, and all others."""
    lines = np.moveaxis(cells, axis, 0)
    return (lines[-1], lines[:-1]) if at_end else (lines[0], lines[1:])


def _is_foreign(line: FloatArray, rest: FloatArray, colors: FloatArray) -> bool:
    """Whether an outer line alone is off a ramp, in two colors at least.

    ``line`` (m,) and ``rest`` (n, m) are distances from the ramp, ``colors`` (m, 3) the line's.
    """
    if len(line) < _FEWEST or line.min() < _FOREIGN:
        return False
    apart = most(np.abs(colors[:, None] - colors[None]))
    return float((rest <= _NEAR).mean()) >= _OTHERS and float(apart.max()) > _DIFFERENT

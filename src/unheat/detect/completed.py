"""A lattice with all of its cells and no more.

Several regions lead to the same lines, which explain one of them better than another. Where
nothing was taken from these or added to them, it is not looked for again.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from unheat.detect.cellcheck import INSET, LOSSLESS, CellCheck, check_cells
from unheat.detect.extend import extended
from unheat.detect.grid import GridFit
from unheat.detect.overdrawn import without_overdrawn_lines
from unheat.detect.printed_counts import counted_by_print
from unheat.detect.tick_lines import trimmed_of_marks, without_tick_lines
from unheat.detect.witness import MIDDLE
from unheat.model.geometry import Box

# Borders that leave little unexplained, so many flat cells, and all of them; in so few cells a few
# middles may be flat by chance.
_PLAIN, _FLAT, _ALL, _FEW = 0.9, 0.75, 0.9, 9
_SMEARED_PX = 10.0
# What lines found in two regions are off by is rounding up to here.
_SAME_PX = 1e-6


class Completion:
    """Completes the lattices of one picture; rgb: (H, W, 3)."""

    def __init__(
        self,
        rgb: npt.NDArray[np.uint8],
        background: tuple[float, float, float],
        tolerance: float,
    ) -> None:
        self._rgb, self._background, self._tolerance = rgb, background, tolerance
        self._whole: list[tuple[GridFit, Sequence[Box], CellCheck]] = []

    def of(self, fit: GridFit, walls: Sequence[Box]) -> tuple[GridFit, CellCheck]:
        """The lattice up to ``walls``, and what its cells look like."""
        for known, bars, check in self._whole:
            if bars == walls and _are_the_same(fit, known, check, self._tolerance):
                return fit, check
        whole, check = _completed(self._rgb, fit, self._background, self._tolerance, walls)
        if whole is fit:
            self._whole.append((fit, walls, check))
        return whole, check


def _are_the_same(fit: GridFit, known: GridFit, check: CellCheck, tolerance: float) -> bool:
    """Whether the lines are those that were looked at, and how well they are explained makes no
    difference to it; ``check`` is what was seen."""
    for axis in (0, 1):
        one, other = fit.along(axis), known.along(axis)
        off = max(abs(one.start - other.start), abs(one.end - other.end), abs(one.gap - other.gap))
        if one.n != other.n or off > _SAME_PX:
            return False
    if _is_counted(fit, tolerance) or fit.is_fine != known.is_fine:
        return False
    smeared = _may_be_smeared(fit, tolerance)
    return smeared == _may_be_smeared(known, tolerance) or (smeared and check.flat >= _FLAT)


def _completed(
    rgb: npt.NDArray[np.uint8],
    fit: GridFit,
    background: tuple[float, float, float],
    tolerance: float,
    walls: Sequence[Box],
) -> tuple[GridFit, CellCheck]:
    """The lattice with all of its cells and no more, and what they look like: of cells of a few
    pixels these told where they end, and no samples of them tell better."""
    fit = without_tick_lines(rgb, fit, background, tolerance)
    if fit.is_fine and tolerance <= LOSSLESS:
        return fit, check_cells(rgb, fit.rows.spans(), fit.columns.spans(), background, tolerance)
    fit = without_overdrawn_lines(rgb, fit, tolerance)
    if _is_counted(fit, tolerance):
        fit = counted_by_print(rgb, fit, tolerance)
    inset = _inset(rgb, fit, background, tolerance)
    fit, check = trimmed_of_marks(rgb, fit, background, tolerance, inset=inset)
    return extended(rgb, fit, check, background, tolerance, walls, inset=inset)


def _inset(
    rgb: npt.NDArray[np.uint8],
    fit: GridFit,
    background: tuple[float, float, float],
    tolerance: float,
) -> float:
    """How far cells keep away from their borders, as a share of their width.

    A resizer smears the lines between small cells into them, where their borders are plain. Of
    the smallest ones no middle is left, and of few some may be flat by chance.
    """
    if not _may_be_smeared(fit, tolerance):
        return INSET
    spans = fit.rows.spans(), fit.columns.spans()
    if check_cells(rgb, *spans, background, tolerance).flat >= _FLAT:
        return INSET
    middle = check_cells(rgb, *spans, background, tolerance, inset=MIDDLE)
    return MIDDLE if float((middle.flatness >= _ALL).mean()) >= _ALL else INSET


def _is_counted(fit: GridFit, tolerance: float) -> bool:
    """Whether print may tell the number of cells better than their borders do."""
    return tolerance > LOSSLESS or min(fit.rows.n, fit.columns.n) == 1


def _may_be_smeared(fit: GridFit, tolerance: float) -> bool:
    rows, columns = fit.rows, fit.columns
    if rows.n * columns.n < _FEW or min(rows.period, columns.period) < _SMEARED_PX:
        return False
    return tolerance <= LOSSLESS and fit.score >= _PLAIN

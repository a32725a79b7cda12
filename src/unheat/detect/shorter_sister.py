"""Panels that lost an outer line of cells that a sister has: pale cells of a resized picture.

Panels that stand over each other, or side by side, on the same lines are equally long in most
figures. Where one of them is shorter by a line or two, and its sister's lines go on over what is
drawn there, these are lines of cells, or names that stand on their place.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.lattice import Lattice
from unheat.detect.rivals import UNSURE, FoundPanel
from unheat.model.geometry import Span

_MOST, _FEWEST = 2, 3
"""So many lines are lost at one end at most, and of so many a panel has at least."""

_SAME, _ALIGNED = 0.01, 0.2
"""Share of a period by which two periods are one, and by which lines may be off each other."""

_INNER = 0.15, 0.85
"""The part of a cell that no frame reaches."""

_DRAWN = 0.5
"""Share of the places in such a line in which something is drawn."""


def shorter_doubted(
    rgb: npt.NDArray[np.uint8],
    found: Sequence[FoundPanel],
    background: tuple[float, float, float],
    tolerance: float,
) -> list[FoundPanel]:
    """The panels, those in doubt that are shorter than a sister on the same lines and beyond whose
    end something is drawn at most places where the sister has cells."""
    return [
        panel.unsure()
        if panel.quality > UNSURE
        and any(
            _is_cut(rgb, panel, other, axis, background, tolerance)
            for other in found
            for axis in (0, 1)
            if other is not panel
        )
        else panel
        for panel in found
    ]


def _is_cut(
    rgb: npt.NDArray[np.uint8],
    panel: FoundPanel,
    other: FoundPanel,
    axis: int,
    background: tuple[float, float, float],
    tolerance: float,
) -> bool:
    if panel.row_blocks or panel.column_blocks or panel.check.sized:
        return False
    own, its = panel.fit.along(axis), other.fit.along(axis)
    across, sides = panel.fit.along(1 - axis), other.fit.along(1 - axis)
    if across.n != sides.n or min(own.n, across.n) < _FEWEST or not 0 < its.n - own.n <= _MOST:
        return False
    if any(
        abs(one.period / two.period - 1.0) > _SAME for one, two in ((own, its), (across, sides))
    ):
        return False
    lines = _beyond(own, its)
    picture = rgb if axis == 0 else rgb.transpose(1, 0, 2)
    return bool(lines) and all(
        _is_drawn(picture, line, across.spans(), background, tolerance) for line in lines
    )


def _beyond(own: Lattice, its: Lattice) -> list[Span]:
    """The lines of a longer lattice before or behind ``own``; none where they do not go on in its
    lines at one end and end together at the other one."""
    slack = _ALIGNED * its.period
    missing, spans = its.n - own.n, its.spans()
    if abs(own.end - its.end) <= slack and abs(own.start - spans[missing][0]) <= slack:
        return list(spans[:missing])
    if abs(own.start - its.start) <= slack and abs(own.end - spans[-missing - 1][1]) <= slack:
        return list(spans[-missing:])
    return []


def _is_drawn(
    picture: npt.NDArray[np.uint8],
    line: Span,
    across: Sequence[Span],
    background: tuple[float, float, float],
    tolerance: float,
) -> bool:
    """Whether something is drawn in most cells of a line, rows of ``picture``."""
    low, high = (int(line[0] + share * (line[1] - line[0])) for share in _INNER)
    if low < 0 or high >= len(picture):
        return False
    part = picture[low : high + 1].astype(np.float64)
    off = np.asarray((most(np.abs(part - np.asarray(background))) > tolerance).any(axis=0))
    drawn = [
        bool(off[int(a + _INNER[0] * (b - a)) : int(a + _INNER[1] * (b - a)) + 1].any())
        for a, b in across
    ]
    return float(np.mean(drawn)) >= _DRAWN

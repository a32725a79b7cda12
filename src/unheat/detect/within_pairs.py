"""What two lines of cells that may be one differ by, where they are farthest from each other."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.cellcheck import MOST_BORDERS
from unheat.detect.lattice import Lattice
from unheat.medians import median
from unheat.model import Span

_OUTER = 0.25
"""How far from its outer border a half is looked at, as a share of its width."""

_SAME = 0.02
"""Share of a period by which two periods are one."""

_FEW = 0.25
"""Share of cells whose color changes by chance between the halves of one (large print does)."""


def are_two_cells(
    rgb: npt.NDArray[np.uint8],
    halves: Lattice,
    whole: Lattice,
    across: Lattice,
    *,
    axis: int,
    tolerance: float,
) -> bool:
    """Whether each line of ``whole`` is two of ``halves`` whose colors differ as cells do.

    Between two neighbors of a smooth matrix little is seen at many a border, and every second one
    of them explains as much of what is left of these behind a codec. ``halves`` may have lost the
    outermost line.
    """
    if halves.n not in (2 * whole.n, 2 * whole.n - 1):
        return False
    if abs(2 * halves.period / whole.period - 1.0) > _SAME:
        return False
    return are_halves_unlike(rgb, whole, across, axis=axis, tolerance=tolerance)


def are_halves_unlike(
    rgb: npt.NDArray[np.uint8], whole: Lattice, across: Lattice, *, axis: int, tolerance: float
) -> bool:
    """Whether colors change between the halves of most lines of ``whole``. Where hardly any do,
    what stands twice in each is print with a gap in its middle, as "71.0%" has at its point."""
    spans = replace(whole, n=2 * whole.n).spans()
    through = steps_within_pairs(rgb, spans, across.spans(), axis, tolerance)
    return float(median(through)) > _FEW


def steps_within_pairs(
    rgb: npt.NDArray[np.uint8],
    spans: tuple[Span, ...],
    across: tuple[Span, ...],
    axis: int,
    tolerance: float,
) -> npt.NDArray[np.float64]:
    """(pairs,): share of cells whose color changes between the two lines of each pair.

    Looked at where they are farthest from each other: the number of a whole cell stands on the
    border between its halves, and blur spreads it there.
    """
    picture = rgb if axis == 0 else rgb.transpose(1, 0, 2)
    lines = np.array(spans)
    width = lines[:, 1] - lines[:, 0]
    places = np.where(np.arange(len(lines)) % 2 == 0, _OUTER, 1.0 - _OUTER)
    at = np.clip(lines[:, 0] + places * width, 0, picture.shape[0] - 1).astype(int)
    chosen = np.array(across)[:: max(1, len(across) // MOST_BORDERS)]
    shares = np.array([[0.3, 0.5, 0.7]])
    beside = chosen[:, :1] + shares * (chosen[:, 1:] - chosen[:, :1])
    beside = np.clip(beside, 0, picture.shape[1] - 1).astype(int)
    colors = np.median(picture[at[:, None, None], beside[None]].astype(float), axis=2)
    change = most(np.abs(colors[1::2] - colors[0::2])) > tolerance
    return np.asarray(change.mean(axis=1))

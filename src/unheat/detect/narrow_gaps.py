"""Panels side by side whose gap is narrower than cells: one lattice bends over it.

Cells that touch have no ground between them, and cells with gaps have as much of it everywhere.
Where a strip of one color runs through the whole height at a few borders only, and these part the
columns into equal pieces, an even lattice over all of them is off by a part of each strip. The
pieces have cells of one size each and are what is there; whether they are groups of one matrix
their labels tell (``decide/groups``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.cellcheck import check_cells
from unheat.detect.grid import GridFit, fit_grid
from unheat.detect.lattice import Lattice
from unheat.detect.rivals import FoundPanel
from unheat.detect.verdict import judge
from unheat.detect.witness import SURE
from unheat.medians import median
from unheat.model import Candidate
from unheat.model.geometry import Span

_REACH = 0.4
"""Share of a cell on either side of a border within which its strip lies."""

_WIDER_PX = 2.0
"""A strip between panels is so much wider than what parts other cells, and as wide as the next."""

_SMALLEST = 2
"""Columns of a piece at least."""

_ALIKE = 0.95
"""Overlap of two boxes, as a share of both together, that are the same one."""

_SAME_SIZE = 0.03
"""Cells of the pieces are of one size to within such a share of it."""


def parted_at_gaps(
    rgb: npt.NDArray[np.uint8],
    panel: FoundPanel,
    background: tuple[float, float, float],
    tolerance: float,
) -> list[FoundPanel]:
    """The pieces of a panel whose lattice is in doubt and bends over strips; else the panel."""
    if panel.quality >= SURE or panel.check.sized or panel.row_blocks or panel.column_blocks:
        return [panel]
    box = panel.box
    for axis, picture, across in (
        (1, rgb, (box.y0, box.y1)),
        (0, rgb.transpose(1, 0, 2), (box.x0, box.x1)),
    ):
        lattices = _pieces(picture, panel.fit.along(axis), across, tolerance)
        found: list[FoundPanel] = []
        for lattice in lattices:
            fit = _seen_alone(rgb, panel.fit.with_lattice(axis, lattice))
            check = check_cells(rgb, fit.rows.spans(), fit.columns.spans(), background, tolerance)
            verdict = judge(rgb, fit, check, background, tolerance)
            if isinstance(verdict, Candidate):
                break
            found.append(verdict)
        if len(found) > 1 and len(found) == len(lattices):
            return found
    return [panel]


def _seen_alone(rgb: npt.NDArray[np.uint8], piece: GridFit) -> GridFit:
    """The lattice that is found where a piece is, if it has the counts and the place of that."""
    alone = fit_grid(rgb, piece.box)
    same = alone is not None and all(alone.along(axis).n == piece.along(axis).n for axis in (0, 1))
    return alone if alone is not None and same and alone.box.iou(piece.box) >= _ALIKE else piece


def _pieces(
    picture: npt.NDArray[np.uint8], lattice: Lattice, across: tuple[float, float], tolerance: float
) -> list[Lattice]:
    """Lattices of equal counts between the strips of one axis; none where there are none."""
    found = pieces_between_strips(picture, lattice.spans(), across, tolerance)
    return [
        replace(
            lattice,
            start=spans[0][0],
            end=spans[-1][1],
            n=len(spans),
            gap=spans[1][0] - spans[0][1],
            score=1.0,
        )
        for spans in found
    ]


def pieces_between_strips(
    picture: npt.NDArray[np.uint8],
    spans: Sequence[Span],
    across: tuple[float, float],
    tolerance: float,
) -> list[tuple[Span, ...]]:
    """The columns of each piece between strips of one color; none where there are no such pieces.

    ``picture`` is (H, W, 3) and ``spans`` are all columns, which stand in the rows of pixels from
    ``across[0]`` to ``across[1]``.
    """
    middle = picture[round(across[0]) + 1 : round(across[1]) - 1]
    if len(spans) < 2 * _SMALLEST or len(middle) < 1:
        return []
    period = (spans[-1][0] - spans[0][0]) / (len(spans) - 1)
    plain = most(middle.max(axis=0) - middle.min(axis=0)) <= tolerance
    strips = [
        _strip(plain, (before[1] + after[0]) / 2, _REACH * period)
        for before, after in pairwise(spans)
    ]
    widths = np.array([end - start for start, end in strips])
    usual = float(median(widths))
    wide = np.flatnonzero(widths > usual + _WIDER_PX)
    count = len(wide) + 1
    n = len(spans) // count
    if count < 2 or len(spans) % count or n < _SMALLEST or np.ptp(widths[wide]) > _WIDER_PX:
        return []
    if not np.array_equal(wide, np.arange(1, count) * n - 1):
        return []
    starts = [spans[0][0], *(float(strips[index][1]) for index in wide)]
    ends = [*(float(strips[index][0]) for index in wide), spans[-1][1]]
    periods = [(end - start + usual) / n for start, end in zip(starts, ends, strict=True)]
    if np.ptp(periods) > _SAME_SIZE * min(periods):
        return []
    return [
        tuple((start + k * step, start + (k + 1) * step - usual) for k in range(n))
        for start, step in zip(starts, periods, strict=True)
    ]


def _strip(plain: npt.NDArray[np.bool_], border: float, reach: float) -> tuple[int, int]:
    """(start, end) of the columns of one color each about a border; empty where there are none."""
    first, last = max(round(border - reach), 0), min(round(border + reach) + 1, plain.size)
    inside = np.flatnonzero(plain[first:last])
    if not inside.size:
        return round(border), round(border)
    return first + int(inside[0]), first + int(inside[-1]) + 1

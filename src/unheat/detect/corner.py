"""An empty row and an empty column that meet in a corner of a panel.

A triangle without its diagonal leaves them there: its first row and its last column hold no
cell, and no border shows them. The axes count them, with tick marks or with labels.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import product

import numpy as np
import numpy.typing as npt

from unheat.detect.cellcheck import CellCheck
from unheat.detect.grid import GridFit
from unheat.detect.named import named
from unheat.detect.ticked import ticked
from unheat.detect.walls_within import beside_walls, free_walls
from unheat.model.geometry import Box, Span

Looker = Callable[[Span, tuple[Span, ...], int], CellCheck]
"""(line, the spans of its cells, axis) → what these cells are."""

_BARE = 0.95
"""An empty line is flat from end to end."""

_SHORTEST_PX = 4
"""Below this period neither marks nor labels stand at single lines."""


def with_corner(
    rgb: npt.NDArray[np.uint8],
    fit: GridFit,
    plain_colors: npt.NDArray[np.float64],
    tolerance: float,
    look: Looker,
    walls: Sequence[Box] = (),
) -> GridFit:
    """The grid with an empty row and an empty column more, where the axes name both.

    A bar among the ``walls`` may stand in the empty half and over a part of the two lines.
    """
    if min(fit.rows.n, fit.columns.n) < 2:
        return fit
    if min(fit.rows.period, fit.columns.period) < _SHORTEST_PX:
        return fit
    for row_at_end, column_at_end in product((False, True), repeat=2):
        rows = fit.rows.longer(1, at_end=row_at_end)
        columns = fit.columns.longer(1, at_end=column_at_end)
        grown = GridFit(rows=rows, columns=columns)
        row, column = rows.spans()[-row_at_end], columns.spans()[-column_at_end]
        height, width = rgb.shape[:2]
        if min(row[0], column[0]) < 0 or row[1] > height or column[1] > width:
            continue
        lines = (row, columns.spans(), 0), (column, rows.spans(), 1)
        inside = free_walls(rgb, grown.box, walls, plain_colors, tolerance)
        if not all(_is_bare(look(*line), beside_walls(*line, inside)) for line in lines):
            continue
        # Labels alone count only where cells of the corner are missing already: a title and
        # the name of an axis may stand in line with labels, beside a whole matrix too.
        last = fit.rows.spans()[-row_at_end], (fit.columns.spans()[-column_at_end],), 0
        corner = is_bare(look(*last)) or bool(beside_walls(*last, inside).all())
        if all(
            ticked(rgb, grown, axis, (span[0] + span[1]) / 2, plain_colors, tolerance)
            or (corner and named(rgb, fit, axis, span, plain_colors))
            for span, _, axis in lines
        ):
            return grown
    return fit


def is_bare(check: CellCheck) -> bool:
    """Whether nothing but the page is where these cells would be."""
    return bool((check.background & check.good).all()) and float(check.flatness.min()) > _BARE


def _is_bare(check: CellCheck, foreign: npt.NDArray[np.bool_]) -> bool:
    """The same of a line of which some cells lie under a bar or its print, but not all."""
    bare = check.background & check.good & (check.flatness > _BARE)
    return not foreign.all() and bool(bare.ravel()[~foreign].all())

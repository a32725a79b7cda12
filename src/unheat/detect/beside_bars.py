"""Small panels that a color bar beside them explains.

On a page of several figures a panel is as small as letters, markers and keys are in one figure,
and behind a codec its borders are not flawless. But no letters have the many colors of a bar that
stands beside them.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from unheat.detect.bar_assign import assign_bars
from unheat.detect.cellcheck import check_cells
from unheat.detect.grid import GridFit, fit_grid
from unheat.detect.rivals import FoundPanel
from unheat.detect.verdict import TOO_SMALL, judge
from unheat.model import Bar, Box, Candidate, Grid

_ROOM_PX = 4.0
"""Page about the cells that a lattice is looked for in."""

_SEVERAL = 4
"""Letters and keys in the ends of a bar have fewer colors."""

_LEVEL = 0.5
"""Share of the shorter of a bar and a panel that lies beside the other one."""


def beside_bars(
    rgb: npt.NDArray[np.uint8],
    candidates: Sequence[Candidate],
    found: Sequence[FoundPanel],
    bars: Sequence[Bar],
    background: tuple[float, float, float],
    tolerance: float,
) -> list[FoundPanel]:
    """Panels among those ``candidates`` that were refused for their size alone: cells in several
    colors, all of them those of a bar with marks (one of ``bars``) that stands beside them.
    """
    result: list[FoundPanel] = []
    for candidate in candidates:
        taken = [panel.box for panel in [*found, *result]]
        if candidate.why != TOO_SMALL or any(box.intersection(candidate.box) for box in taken):
            continue
        near = [
            bar
            for bar in bars
            if len(bar.tick_positions) > 1 and stands_beside(bar, candidate.box, taken)
        ]
        fit = fit_grid(rgb, candidate.box.padded(_ROOM_PX), background=background) if near else None
        if fit is None:
            continue
        check = check_cells(rgb, fit.rows.spans(), fit.columns.spans(), background, tolerance)
        several = check.distinct >= _SEVERAL
        explained = several and assign_bars(rgb, [_grid(fit)], near, [check.sized]) != (None,)
        verdict = judge(rgb, fit, check, background, tolerance, explained=explained)
        if isinstance(verdict, FoundPanel):
            result.append(verdict)
    return result


def stands_beside(bar: Bar, own: Box, taken: Sequence[Box]) -> bool:
    """Whether a bar runs along a side of a box, no further off than its own length, and no panel
    stands between."""
    upright = bar.orientation == "vertical"
    box = bar.box if upright else bar.box.transposed()
    own, taken = (own, taken) if upright else (own.transposed(), [b.transposed() for b in taken])
    shared = min(box.y1, own.y1) - max(box.y0, own.y0)
    gap = max(box.x0 - own.x1, own.x0 - box.x1)
    if shared < _LEVEL * min(box.height, own.height) or not 0.0 <= gap <= box.height:
        return False
    middle = box.y0 + box.height / 2
    between = Box(min(own.x1, box.x1), middle, max(own.x0, box.x0), middle + 1.0)
    return all(other.intersection(between) <= 0.0 for other in taken)


def _grid(fit: GridFit) -> Grid:
    return Grid(row_spans=tuple(fit.rows.spans()), column_spans=tuple(fit.columns.spans()))

"""Tracks of annotation over a matrix, or beside it, that make cells of their own.

Strips of the groups' colors and small charts stand along a matrix, as long as it is and part where
its cells do, but not at each of them. Their colors are none of its bar.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from unheat.model import Panel, Reason
from unheat.model.geometry import Span

_SAME = 0.1
"""Share of a cell of the matrix by which borders that are one may differ."""

_NEAR = 0.5
"""Share of a cell up to which a track stands off its matrix."""


def without_tracks(panels: Sequence[Panel]) -> list[Panel]:
    """The panels without those that are tracks of another one."""
    return [
        panel
        for panel in panels
        if not any(_is_track(panel, other) for other in panels if other is not panel)
    ]


def _is_track(panel: Panel, other: Panel) -> bool:
    """Whether a panel without numbers, in colors that its bar does not have, runs along another.

    Behind a codec its colors may lie near enough to those of the bar; none tells a value then.
    """
    scale = panel.scale
    foreign = scale is None or (scale.review and Reason.SCALE_DISAGREES in scale.reasons)
    foreign |= bool((panel.cells.review | np.isnan(panel.cells.value)).all())
    printed = any(text for text in panel.cells.text.ravel())
    if not foreign or printed:
        return False
    own, its = panel.grid, other.grid
    return _runs_along(
        own.column_spans, its.column_spans, own.row_spans, its.row_spans
    ) or _runs_along(own.row_spans, its.row_spans, own.column_spans, its.column_spans)


def _runs_along(
    own: Sequence[Span], its: Sequence[Span], across: Sequence[Span], its_across: Sequence[Span]
) -> bool:
    """Whether cells begin and end with others, which are more, and begin where some of these do."""
    if len(own) >= len(its):
        return False
    cell, depth = its[0][1] - its[0][0], its_across[0][1] - its_across[0][0]
    gap = max(its_across[0][0] - across[-1][1], across[0][0] - its_across[-1][1])
    ends = max(abs(own[0][0] - its[0][0]), abs(own[-1][1] - its[-1][1]))
    if not 0.0 <= gap <= _NEAR * depth or ends > _SAME * cell:
        return False
    return all(min(abs(start - other) for other, _ in its) <= 2 * _SAME * cell for start, _ in own)

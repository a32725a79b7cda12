"""Panels that may be the groups of one matrix: gaps part these, and their labels go on.

Facets show the same rows and columns again, or others of another place. What stands closer
together than its cells are large, has one bar, lines up, and carries on with other labels is as
well a matrix whose rows or columns were split into groups of one size. Groups of several sizes,
which have no titles and whose common lines are named once, are facets even less. Where the marks of
their own axes stand between them they are panels.
"""

from __future__ import annotations

from collections.abc import Sequence

from unheat.decide.axes_between import have_axes_between
from unheat.model import Layout
from unheat.model.evidence import Reason
from unheat.model.figure import Axis, Panel
from unheat.model.geometry import Span
from unheat.text.doubted_places import panel_doubted

# Of cells that line up; borders are snapped to pixels.
_SAME_PLACE = 0.2


def split_doubted(panels: Sequence[Panel], layout: Layout | None = None) -> list[Panel]:
    """The panels, up for review where they may be blocks of one matrix; ``layout`` shows what
    stands between them."""
    return [
        panel_doubted(panel, Reason.GRID_AMBIGUOUS)
        if any(_goes_on(panel, other, layout) for other in panels if other is not panel)
        else panel
        for panel in panels
    ]


def _goes_on(panel: Panel, other: Panel, layout: Layout | None) -> bool:
    """Whether the columns of one, or its rows, may go on in the other."""
    bars = [None if one.scale is None else one.scale.box for one in (panel, other)]
    if bars[0] != bars[1]:
        return False
    mine, its = panel.grid, other.grid
    alike, untitled = mine.shape == its.shape, panel.title is None and other.title is None
    beside = mine.n_rows == its.n_rows and _line_up(mine.row_spans, its.row_spans)
    beside &= alike or (untitled and _named_once(panel.rows, other.rows))
    below = mine.n_cols == its.n_cols and _line_up(mine.column_spans, its.column_spans)
    below &= alike or (untitled and _named_once(panel.columns, other.columns))
    beside &= _are_near(mine.column_spans, its.column_spans)
    below &= _are_near(mine.row_spans, its.row_spans)
    beside = beside and _carry_on(panel.columns, other.columns)
    below = below and _carry_on(panel.rows, other.rows)
    if layout is not None:
        beside = beside and not have_axes_between(layout, mine, its, columns=True)
        below = below and not have_axes_between(layout, mine, its, columns=False)
    return beside or below


def _named_once(one: Axis, other: Axis) -> bool:
    """Whether just one of two axes has labels, or both have the very same print."""
    return any(one.labels) != any(other.labels) or (any(one.boxes) and one.boxes == other.boxes)


def _line_up(one: Sequence[Span], other: Sequence[Span]) -> bool:
    reach = _SAME_PLACE * (one[0][1] - one[0][0])
    return max(abs(one[0][0] - other[0][0]), abs(one[-1][1] - other[-1][1])) <= reach


def _are_near(one: Sequence[Span], other: Sequence[Span]) -> bool:
    gap = max(one[0][0] - other[-1][1], other[0][0] - one[-1][1])
    return 0.0 < gap < one[0][1] - one[0][0]


def _carry_on(one: Axis, other: Axis) -> bool:
    """Whether both have a label at each line, and none in common."""
    labels = [*one.labels, *other.labels]
    return None not in labels and not set(one.labels) & set(other.labels)

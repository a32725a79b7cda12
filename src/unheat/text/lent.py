"""Labels that panels lend each other: drawn only at the outer ones, they name the lines of all."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from unheat.medians import median
from unheat.model import Axis, Box, Grid, Reason
from unheat.text.heads_as_titles import with_heads_as_titles
from unheat.text.sites import PanelTexts
from unheat.text.strokes_as_labels import without_strokes


def lend_labels(
    panels: Sequence[PanelTexts], grids: Sequence[Grid], bars: Sequence[int | None] = ()
) -> tuple[PanelTexts, ...]:
    """Labels for panels without, from those on the same rows or columns.

    Facets of one plot have labels in common. What stands apart has none of its own: those that are
    drawn beside its neighbour are only lent to it. ``bars`` are the numbers of the panels' bars:
    one plot has one scale, so that panels with two are two plots, as close as they stand.
    """
    panels = _without_marks(with_heads_as_titles(panels, grids), grids)
    result = list(panels)
    bars = bars or (None,) * len(panels)
    outer = _named_outside(panels, grids, bars)
    heads = [None if panel.title is None else panel.title.box for panel in panels]
    for role in ("rows", "columns"):
        pairs = _donors(panels, grids, role)
        for i, j in pairs:
            # Where a person is asked about one of several that the same labels are lent to, no
            # other one is less in doubt.
            alike = [getattr(panels[k], role) for k, donor in pairs if donor == j]
            asked = any(any(axis.review) for axis in alike)
            asked = asked or (not _one_plot(bars, i, j) and _in_facets(i, grids, bars, role))
            depth = _depth(getattr(panels[j], role), grids[j], role)
            # Panels that stand beside each other are one row of facets, or none of them is.
            beside = _beside(i, panels, grids, role)
            facets = i in outer or _in_line(i, j, panels, grids, bars, role)
            facets = facets or any(_facets(k, grids, bars, role, depth, heads) for k in beside)
            if role == "rows":
                mine = panels[i].rows
                if facets and _names_the_row(mine, panels[j].rows, grids[i].box, grids[j].box):
                    mine = replace(mine, title=None)
                borrowed = _borrowed(
                    mine, panels[j].rows, facets, one_plot=_one_plot(bars, i, j), asked=asked
                )
                result[i] = replace(result[i], rows=borrowed)
            else:
                borrowed = _borrowed(
                    panels[i].columns,
                    panels[j].columns,
                    facets,
                    one_plot=_one_plot(bars, i, j),
                    asked=asked,
                )
                result[i] = replace(result[i], columns=borrowed)
    return tuple(result)


def _without_marks(panels: Sequence[PanelTexts], grids: Sequence[Grid]) -> tuple[PanelTexts, ...]:
    """The panels without labels that are the tick marks of those of a sister on the same lines."""
    result = list(panels)
    for i, j in itertools.permutations(range(len(panels)), 2):
        if same_places(grids[i], grids[j], "rows"):
            rows = without_strokes(result[i].rows, panels[j].rows)
            result[i] = replace(result[i], rows=rows)
        if same_places(grids[i], grids[j], "columns"):
            columns = without_strokes(result[i].columns, panels[j].columns)
            result[i] = replace(result[i], columns=columns)
    return tuple(result)


def _named_outside(
    panels: Sequence[PanelTexts], grids: Sequence[Grid], bars: Sequence[int | None]
) -> set[int]:
    """The panels with one bar that fill rows and columns of a plot, and of which those of one
    column alone name their rows, and those of one row alone their columns: axes are shared,
    however far apart they stand.
    """
    found: set[int] = set()
    for bar in {bar for bar in bars if bar is not None}:
        group = {i for i, own in enumerate(bars) if own == bar}
        sets = [
            ({k for k in group if same_places(grids[i], grids[k], role)}, role)
            for i in sorted(group)
            for role in ("rows", "columns")
        ]
        sides = {
            role: {len(line) for line, own in sets if own == role} for role in ("rows", "columns")
        }
        if len({grids[i].shape for i in group}) > 1 or any(
            min(side) < 2 for side in sides.values()
        ):
            continue
        if any(len(side) > 1 for side in sides.values()):
            continue
        if min(sides["rows"]) * min(sides["columns"]) != len(group):
            continue
        named = [
            {i for i in group if _has_labels(getattr(panels[i], role))}
            for role in ("rows", "columns")
        ]
        if all((own, role) in sets for own, role in zip(named, ("columns", "rows"), strict=True)):
            found |= group
    return found


def _in_line(
    i: int,
    j: int,
    panels: Sequence[PanelTexts],
    grids: Sequence[Grid],
    bars: Sequence[int | None],
    role: str,
) -> bool:
    """Whether panels ``i`` and ``j`` are of several in one line, at even distances and with one
    bar, of which an outer one alone, ``j``, has labels of this axis and all have the same ones of
    the other: plots that differ in nothing else share the axis that is named once. Two panels may
    be that by chance, and where a person is asked about one of them something stands beside it.
    """
    other = "columns" if role == "rows" else "rows"
    line = [k for k in range(len(grids)) if bars[k] is not None and bars[k] == bars[i]]
    if len(line) < _FEWEST_IN_LINE or {i, j} - set(line):
        return False
    if not all(same_places(grids[i], grids[k], role) for k in line):
        return False
    line.sort(key=lambda k: grids[k].box.center)
    if j not in (line[0], line[-1]):
        return False
    if any(_has_labels(axis) or any(axis.review) for axis in _axes(panels, line, role, j)):
        return False
    named = [axis.labels for axis in _axes(panels, line, other)]
    if len(set(named)) > 1 or None in named[0]:
        return False
    middles = np.array([grids[k].box.center for k in line])
    steps = np.diff(middles[:, 0 if role == "rows" else 1])
    cell = grids[i].cell_width if role == "rows" else grids[i].cell_height
    return bool(np.ptp(steps) <= cell / 4)


def _axes(
    panels: Sequence[PanelTexts], line: Sequence[int], role: str, but: int | None = None
) -> list[Axis]:
    return [getattr(panels[k], role) for k in line if k != but]


def _donors(
    panels: Sequence[PanelTexts], grids: Sequence[Grid], role: str
) -> list[tuple[int, int]]:
    """(panel without labels, nearest panel on the same rows or columns with labels)."""
    pairs = []
    for i, panel in enumerate(panels):
        if _has_labels(getattr(panel, role)):
            continue
        near = [
            (_distance(grids[i].box, grids[j].box), j)
            for j, other in enumerate(panels)
            if j != i
            and _has_labels(getattr(other, role))
            and same_places(grids[i], grids[j], role)
        ]
        if near:
            pairs.append((i, min(near)[1]))
    return pairs


def _beside(i: int, panels: Sequence[PanelTexts], grids: Sequence[Grid], role: str) -> list[int]:
    """The panels without labels on the same columns (rows) as panel ``i``, where rows (columns)
    are lent.
    """
    other = "columns" if role == "rows" else "rows"
    return [
        k
        for k, grid in enumerate(grids)
        if k == i
        or (not _has_labels(getattr(panels[k], role)) and same_places(grids[i], grid, other))
    ]


def _has_labels(axis: Axis) -> bool:
    return any(label is not None for label in axis.labels)


def same_places(one: Grid, two: Grid, role: str) -> bool:
    """Whether two grids stand on the same rows (or columns), to a quarter of a cell."""
    if role == "rows":
        a, b, cell = one.row_centers(), two.row_centers(), one.cell_height
    else:
        a, b, cell = one.column_centers(), two.column_centers(), one.cell_width
    return len(a) == len(b) and bool(np.abs(a - b).max() <= 0.25 * cell)


def _distance(one: Box, two: Box) -> float:
    return float(np.hypot(one.center[0] - two.center[0], one.center[1] - two.center[1]))


_FEWEST_IN_LINE = 3
"""So many panels in one line that name the same columns are no chance."""

# A label of three letters and the gap before it are so long, in letter heights.
_SHORT_LABEL = 4.0
# Widest space, in cells, between panels that leave no room for labels of their own. One
# above the other facets have a heading between them.
_FACET_GAP = {"rows": 0.5, "columns": 1.0}


def _depth(axis: Axis, grid: Grid, role: str) -> float:
    """How much room labels like those of an axis need, in pixels: as far as they reach from the
    cells, and no more than a short one takes, which another panel may have.
    """
    edge = 0 if role == "rows" else 1
    boxes = np.array([box.as_tuple() for box in axis.boxes if box is not None]).reshape(-1, 4)
    if not len(boxes):
        return 0.0
    own = grid.box.as_tuple()
    reach = max((own[edge] - boxes[:, edge]).max(), (boxes[:, edge + 2] - own[edge + 2]).max())
    letters = median(np.minimum(boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]))
    return float(min(reach, _SHORT_LABEL * letters))


def _facets(
    i: int,
    grids: Sequence[Grid],
    bars: Sequence[int | None],
    role: str,
    depth: float,
    heads: Sequence[Box | None],
) -> bool:
    """Whether a panel stands so close to one on the same rows that both must share labels,
    which reach ``depth`` pixels from the cells, and has no other bar than that.

    Where there is room for labels and none are drawn the author may have left them out because
    they are the same, or for another reason. What the title of the panel below takes (``heads`` are
    those of all) is no room.
    """
    own = grids[i].box
    cell = grids[i].cell_width if role == "rows" else grids[i].cell_height
    gaps = [
        max(other.box.x0 - own.x1, own.x0 - other.box.x1)
        if role == "rows"
        else max(other.box.y0 - own.y1, own.y0 - other.box.y1)
        for j, other in enumerate(grids)
        if j != i and _one_plot(bars, i, j) and same_places(grids[i], other, role)
    ]
    if min(gaps, default=float("inf")) <= max(_FACET_GAP[role] * cell, depth):
        return True
    return role == "columns" and any(
        head is not None and 0.0 <= head.y0 - own.y1 < depth and head.y1 <= other.box.y0
        for j, (other, head) in enumerate(zip(grids, heads, strict=True))
        if j != i and _one_plot(bars, i, j) and same_places(grids[i], other, role)
    )


def _names_the_row(mine: Axis, theirs: Axis, own: Box, other: Box) -> bool:
    """Whether what stands at the far side of the last of a row of facets names that row of them:
    their labels have a title of their own, on the side where these stand.
    """
    at = None if mine.title is None else mine.title.box
    title = None if theirs.title is None else theirs.title.box
    if at is None or title is None or at == title:
        return False
    after = other.x1 <= own.x0 and at.x0 >= own.x1 and title.x1 <= other.x0
    before = other.x0 >= own.x1 and at.x1 <= own.x0 and title.x0 >= other.x1
    return after or before


def _in_facets(i: int, grids: Sequence[Grid], bars: Sequence[int | None], role: str) -> bool:
    """Whether a panel shares its bar with others beside it (one above the other for rows): rows of
    facets that have a scale each may be one figure, whose columns are named once.
    """
    other = "columns" if role == "rows" else "rows"
    return bars[i] is not None and any(
        k != i and bars[k] == bars[i] and same_places(grids[i], grid, other)
        for k, grid in enumerate(grids)
    )


def _one_plot(bars: Sequence[int | None], i: int, j: int) -> bool:
    """Whether two panels may have one scale: one plot has one."""
    return bars[i] is None or bars[j] in (None, bars[i])


def _borrowed(mine: Axis, theirs: Axis, facets: bool, *, one_plot: bool, asked: bool) -> Axis:
    reasons = theirs.reasons or tuple(() for _ in theirs.labels)
    if not facets:
        told = tuple(() if label is None else (Reason.LABEL_SHARED,) for label in theirs.labels)
        title = mine.title or theirs.title
        if mine.title is None and title is not None and not one_plot:
            # Of plots with a scale each one may be named, and both may mean the same.
            title = replace(title, review=True, reasons=(*title.reasons, Reason.LABEL_SHARED))
        review = (True,) * len(mine.labels) if asked else mine.review
        return replace(mine, title=title, lent=theirs.labels, reasons=told, review=review)
    return replace(
        theirs,
        title=mine.title or theirs.title,
        reasons=tuple((*reason, Reason.LABEL_SHARED) for reason in reasons),
    )

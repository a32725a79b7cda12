"""Facets of several widths whose names stand in strips over them, boxes as wide as each of them.

Wider gaps part groups of one matrix as well, and nothing but a name says which it is: what has a
strip of its own, of one color with all others and as wide as its cells, is a panel. One matrix has
one title, and strips of its annotation have a color for each group.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

import numpy as np
import numpy.typing as npt

from unheat.decide.one_frame import in_one_frame, lines_seen
from unheat.detect.regions import background_tolerance
from unheat.model import Axis, Layout, PanelLayout
from unheat.model.geometry import Span

_WIDER_PX = 1.5
"""Pixels by which a gap between facets is wider than one between cells."""

_RIM_PX, _REACH_PX, _LEAST_PX = 3, 8, 8
"""A strip begins so far beyond the cells at most, behind two frames, is so high at least, and has
its color so far within its ends, where no print stands."""

_LEAST_NEAR = 8.0
"""Levels by which one color may differ in a drawing, or beside its edges behind a gentle codec."""

_INK = 64
"""Levels by which print in a strip stands off its color."""

_ON_MIDDLE = 0.1
"""Share of a group by which its name stands off its middle at most."""

_LABEL_PX, _LINES = 2, 3.0
"""Pixels that labels take beyond their boxes, and how far the names of groups reach beyond labels,
in heights of these."""

_ALIKE_PX = 1
"""Strips of one line begin and end together, to so many pixels."""


def groups_under_strips(
    layout: Layout, panel: PanelLayout, *, columns: bool
) -> list[tuple[Span, ...]]:
    """The columns (or rows) of a panel in groups that have a strip each, on the same side of the
    cells; none where there are none.
    """
    grid = panel.grid
    groups = groups_at_wide_gaps(grid.column_spans if columns else grid.row_spans)
    if not groups:
        return []
    tolerance = background_tolerance(
        layout.raster.rgb, layout.background, lossy=layout.raster.lossy
    )
    near = max(tolerance, _LEAST_NEAR)
    sides = _sides(layout, panel, columns=columns)
    return groups if any(have_strips(one, groups, layout.background, near) for one in sides) else []


def each_group_is_headed(layout: Layout, panel: PanelLayout, axis: Axis, *, columns: bool) -> bool:
    """Whether groups of columns (or rows) that wider gaps part have print on the middle of each of
    them, on the side without their labels or beyond these: names of facets, or of groups of one
    matrix. Where one frame is about all groups they are the latter, and nothing is asked.
    """
    box, grid = panel.grid.box, panel.grid
    groups = groups_at_wide_gaps(grid.column_spans if columns else grid.row_spans)
    if not groups or not any(axis.labels):
        return False
    starts = list(accumulate(map(len, groups)))[:-1]
    if in_one_frame(*lines_seen(layout, grid, columns=columns), starts, layout.background):
        return False
    before, after = _sides(layout, panel, columns=columns)
    far = axis.side in ("bottom", "right")
    start, end = (box.y0, box.y1) if columns else (box.x0, box.x1)
    cell = (end - start) / (grid.n_rows if columns else grid.n_cols)
    free = (before if far else after)[_RIM_PX : round(cell)]
    if _are_headed(free, groups, layout.background):
        return True
    ends = [b.as_tuple()[1 if columns else 0 :: 2] for b in axis.boxes if b is not None]
    if axis.turn != 0.0 or not ends:
        return False
    high = max(stop - begin for begin, stop in ends)
    taken = max(stop for _, stop in ends) - end if far else start - min(begin for begin, _ in ends)
    first = round(taken) + _LABEL_PX
    beyond = (after if far else before)[first : first + round(_LINES * high)]
    return columns and _are_headed(beyond, groups, layout.background)


def _are_headed(
    beside: npt.NDArray[np.uint8],
    groups: Sequence[tuple[Span, ...]],
    background: tuple[float, float, float],
) -> bool:
    """Whether the print that is nearest in ``beside`` (H, W, 3), nearest rows first, stands on the
    middle of each of the groups alone: beyond it is what all of them have in common."""
    off = beside.astype(np.float64) - background
    if not off.size:
        return False
    x0, x1 = groups[0][0][0], groups[-1][-1][1]
    ink = np.abs(off).max(axis=2) > _INK
    rows = ink[:, round(x0) : round(x1)].any(axis=1)
    first = int(rows.argmax())
    ends = np.flatnonzero(~rows[first:])
    inked = ink[first : first + int(ends[0]) if len(ends) else len(ink)].any(axis=0)
    if inked.sum() < len(groups) or any(_inked(inked, *gap) for gap in _between(groups)):
        return False
    for group in groups:
        low, high = group[0][0], group[-1][1]
        at = np.flatnonzero(inked[round(low) : round(high)])
        width = high - low
        if not len(at) or abs((at[0] + at[-1] + 1) / 2 - width / 2) > _ON_MIDDLE * width:
            return False
        # Names of single columns leave blanks as wide as these.
        if np.diff(at).max(initial=0) > (x1 - x0) / (2 * sum(map(len, groups))):
            return False
    return True


def _sides(
    layout: Layout, panel: PanelLayout, *, columns: bool
) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.uint8]]:
    """The pixels (H, W, 3) before the cells of a panel along its columns (or rows) and those
    behind them, as rows with the nearest first."""
    box = panel.grid.box if columns else panel.grid.box.transposed()
    rgb = layout.raster.rgb if columns else layout.raster.rgb.transpose(1, 0, 2)
    return rgb[: max(round(box.y0), 0)][::-1], rgb[round(box.y1) :]


def _inked(inked: npt.NDArray[np.bool_], start: float, end: float) -> bool:
    return bool(inked[round(start) : round(end)].any())


def _between(groups: Sequence[tuple[Span, ...]]) -> list[Span]:
    """The gaps between groups."""
    return [(one[-1][1], two[0][0]) for one, two in pairwise(groups)]


def groups_at_wide_gaps(spans: Sequence[Span]) -> list[tuple[Span, ...]]:
    """The ``spans`` (n) in groups that wider gaps part; none where all gaps are alike.

    >>> groups_at_wide_gaps([(0, 9), (10, 19), (25, 34)])
    [((0, 9), (10, 19)), ((25, 34),)]
    >>> groups_at_wide_gaps([(0, 9), (10, 19), (20, 29)])
    []
    """
    gaps = [after[0] - before[1] for before, after in pairwise(spans)]
    wide = [place for place, gap in enumerate(gaps, 1) if gap > min(gaps) + _WIDER_PX]
    if not wide or len(wide) == len(gaps):
        return []
    bounds = [0, *wide, len(spans)]
    return [tuple(spans[one:end]) for one, end in pairwise(bounds)]


def have_strips(
    beside: npt.NDArray[np.uint8],
    groups: Sequence[tuple[Span, ...]],
    background: tuple[float, float, float],
    near: float,
) -> bool:
    """Whether each group has a strip in ``beside`` (H, W, 3), the rows beyond the cells, nearest
    first, all of them alike and the page between them."""
    told: list[_Strip] = []
    for group in groups:
        ends = group[0][0], group[-1][1]
        strip = _strip(beside, *ends, background, near) or _framed(beside, *ends, background, near)
        if strip is None:
            return False
        told.append(strip)
    starts, stops, colors = (np.array(one) for one in zip(*told, strict=True))
    if max(np.ptp(starts), np.ptp(stops)) > _ALIKE_PX or np.ptp(colors, axis=0).max() > near:
        return False
    rows = beside[int(starts.max()) : int(stops.min())]
    between = [round((start + end) / 2) for start, end in _between(groups)]
    return bool(np.abs(rows[:, between].astype(np.float64) - background).max() <= near)


_Strip = tuple[int, int, npt.NDArray[np.float64]]
"""First and end row of a strip beside the cells, and its color (3,)."""


def _strip(
    beside: npt.NDArray[np.uint8],
    start: float,
    end: float,
    background: tuple[float, float, float],
    near: float,
) -> _Strip | None:
    """The strip from column ``start`` to ``end`` that is a box of one color with print."""
    x0, x1 = round(start) + _RIM_PX, round(end) - _RIM_PX - 1
    if x1 - x0 < 2 * _RIM_PX:
        return None
    rims = beside[:, [x0, x1]].astype(np.float64)
    plain = (np.ptp(rims, axis=1).max(axis=1) <= near) & (
        np.abs(rims - background).max(axis=(1, 2)) > near
    )
    for first in np.flatnonzero(plain[:_REACH_PX]):
        same = plain[first:] & (np.abs(rims[first:] - rims[first, 0]).max(axis=(1, 2)) <= near)
        height = int(same.argmin()) if not same.all() else len(same)
        if height >= _LEAST_PX:
            color = rims[first, 0]
            inside = beside[first : first + height, x0 : x1 + 1]
            if np.abs(inside - color).max() < _INK:
                return None
            return int(first), int(first) + height, color
    return None


def _framed(
    beside: npt.NDArray[np.uint8],
    start: float,
    end: float,
    background: tuple[float, float, float],
    near: float,
) -> _Strip | None:
    """The same of a box of the page's color with a line about it, up to the line on its far side:
    its four lines stand, and print within.
    """
    x0, x1 = round(start) + _RIM_PX, round(end) - _RIM_PX - 1
    off = np.abs(beside.astype(np.float64) - background).max(axis=2)
    rims = off[:, [x0, x1]]
    lines = np.flatnonzero((rims > _INK).all(axis=1))
    if x1 - x0 < 2 * _RIM_PX or not len(lines) or lines[0] >= _REACH_PX:
        return None
    far = lines[lines >= lines[0] + _LEAST_PX]
    blank = lines[0] + np.flatnonzero((rims[lines[0] :] <= near).all(axis=1))
    if not len(far) or not len(blank):
        return None
    first, last = int(blank[0]), int(far[0])
    inside = off[first:last]
    if (rims[first : last - 1] > near).any() or inside[:, x0 : x1 + 1].max(initial=0.0) < _INK:
        return None
    for x in (round(start), round(end)):
        beam = inside[:, max(x - _RIM_PX, 0) : x + _RIM_PX]
        if not (beam.max(axis=1, initial=0.0) > _INK).all():
            return None
    return int(lines[0]), last + 1, np.array(background)

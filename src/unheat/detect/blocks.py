"""Blocks of one matrix that wider gaps part: rows and columns split into groups.

Blocks have cells of one size and share their extents, and so do the facets of a figure; but
facets show the same rows and columns again, while the groups of a split rarely are equally
large. So blocks are joined where their counts differ, in one direction at least.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.bar_assign import assign_bars
from unheat.detect.company import is_printed
from unheat.detect.lattice import Lattice
from unheat.detect.own_axes import have_own_axes
from unheat.detect.rivals import FoundPanel, same_cells
from unheat.detect.table_groups import RULE_PX
from unheat.medians import median
from unheat.model import Bar, Box, Grid

_SAME_PX, _SAME_SHARE = 1.0, 0.1
# So near stands a line of one lattice.
_CLOSE_PX = 3.0
# What parts two groups is no wider than a cell, and nothing stands in it.
_WIDEST_GAP = 1.0
_PLAIN = 0.95
# Of so few cells alone none are taken for a panel.
_TOO_FEW = 2
# Percentile of the distances of colors from the nearest other one that is usual among them, and
# levels within which colors are alike in any picture.
_USUAL, _LEVELS = 90.0, 8.0
# Cosine between the hues of shades of one color.
_SAME_HUE = 0.97
# Share of a cell's samples that have its color where nothing is printed in it.
_FLAT = 0.95


def blocks_joined(
    rgb: npt.NDArray[np.uint8],
    found: Sequence[FoundPanel],
    tolerance: float,
    bars: Sequence[Bar] = (),
) -> list[FoundPanel]:
    """The panels, with those that are blocks of one matrix made one; in no particular order.

    What has no bar among ``bars`` is a strip of annotation beside blocks that have one, and what
    has another one is another matrix.
    """
    left = list(found)
    result: list[FoundPanel] = []
    while left:
        group = [left.pop(0)]
        for known in group:
            near = [one for one in left if _are_neighbors(rgb, known, one, tolerance)]
            group += near
            left = [one for one in left if one not in near]
        owners = _owners(rgb, group, bars) if len(group) > 1 else {None}
        whole = _whole(rgb, group, told=owners != {None}) if len(owners) == 1 else None
        result += group if whole is None else [whole]
    return _staggered_doubted(result)


def _staggered_doubted(found: list[FoundPanel]) -> list[FoundPanel]:
    """The panels, those in doubt that lie on one lattice and follow each other down a diagonal:
    pieces of one matrix with the page's color beside its diagonal. Facets share rows or columns.
    """
    if len(found) < 2 or any(panel.column_blocks for panel in found):
        return found
    pairs = [(one, other) for i, one in enumerate(found) for other in found[i + 1 :]]
    staggered = all(
        _is_apart(one.fit.rows, other.fit.rows) and _is_apart(one.fit.columns, other.fit.columns)
        for one, other in pairs
    )
    if not staggered:
        return found
    on_lattice = [
        same_cells(one, other)
        and _in_phase(one.fit.rows, other.fit.rows)
        and _in_phase(one.fit.columns, other.fit.columns)
        for one, other in pairs
    ]
    pieces = [panel for pair, same in zip(pairs, on_lattice, strict=True) if same for panel in pair]
    return [panel.unsure() if panel in pieces else panel for panel in found]


def _is_apart(one: Lattice, other: Lattice) -> bool:
    """Whether lines of cells end before others begin."""
    return one.end <= other.start + _SAME_PX or other.end <= one.start + _SAME_PX


def _in_phase(one: Lattice, other: Lattice) -> bool:
    """Whether lines of one lattice, drawn on, fall on those of another."""
    steps = (other.start - one.start) / one.period
    return abs(steps - round(steps)) * one.period <= max(_SAME_SHARE * one.period, _SAME_PX)


def taken_for_bars(found: Sequence[FoundPanel], bars: Sequence[Bar]) -> list[Box]:
    """Boxes of the bars that have steps where a panel beside them has its borders, and no marks.

    A line of cells that a gap parts from the others may happen to be a ramp. One whose marks are
    the borders of the cells beside it is one of theirs: the box holds these, too.
    """
    boxes = []
    for bar in bars:
        along, across = (0, 1) if bar.orientation == "vertical" else (1, 0)
        for panel in found:
            lattices = panel.fit.rows, panel.fit.columns
            borders = [*(start for start, _ in lattices[along].spans()), lattices[along].end]
            marked = _marked_as(bar, borders)
            if not marked and (bar.tick_positions or len(bar.segments) != len(borders)):
                continue
            off = 0.0 if marked else np.abs(np.array(bar.segments) - borders).max()
            ends = (bar.box.y0, bar.box.y1) if across == 0 else (bar.box.x0, bar.box.x1)
            period = lattices[across].period
            near = max(lattices[across].start - ends[1], ends[0] - lattices[across].end)
            alike = abs(ends[1] - ends[0] - period) <= max(_SAME_PX, _SAME_SHARE * period)
            close = _CLOSE_PX if marked else _WIDEST_GAP * period
            if off <= 2 * _SAME_PX and alike and near < close:
                boxes.append(bar.box.union(panel.box) if marked else bar.box)
                break
    return boxes


def _marked_as(bar: Bar, borders: Sequence[float]) -> bool:
    """Whether a bar without steps is as long as a line of cells and has marks at their borders
    alone: the lines between cells, seen through a codec."""
    if bar.segments or not bar.tick_positions:
        return False
    ends = bar.ends
    places = np.array([*ends, *bar.tick_positions])
    off = np.abs(places[:, None] - np.array(borders)[None, :]).min(axis=1).max()
    whole = max(abs(ends[0] - borders[0]), abs(ends[1] - borders[-1])) <= 2 * _SAME_PX
    return bool(whole and off <= 2 * _SAME_PX)


def _owners(
    rgb: npt.NDArray[np.uint8], group: Sequence[FoundPanel], bars: Sequence[Bar]
) -> set[int | None]:
    grids = [Grid(row_spans=panel.rows, column_spans=panel.columns) for panel in group]
    return set(assign_bars(rgb, grids, bars, [panel.check.sized for panel in group]))


def _whole(
    rgb: npt.NDArray[np.uint8], group: Sequence[FoundPanel], *, told: bool
) -> FoundPanel | None:
    """The matrix that the blocks make together; None where a block is missing or all are alike.

    Where one bar has ``told`` the colors of all blocks, none is a strip of annotation; nor is one
    printed in the colors of the others. Where a line of averages on either axis stands
    apart, the block in which they cross is one cell or two, which were taken for no panel.
    """
    rows = _distinct([panel.fit.rows for panel in group])
    columns = _distinct([panel.fit.columns for panel in group])
    crossings = sum(row.n * column.n <= _TOO_FEW for row in rows for column in columns)
    missing = len(rows) * len(columns) - len(group)
    if len(group) < 2 or not 0 <= missing <= crossings:
        return None
    if not any(len({block.n for block in blocks}) > 1 for blocks in (rows, columns)):
        return None
    told = told or _are_alike(rgb, group)
    if not told and not all(_is_chain(blocks) for blocks in (rows, columns)):
        return None
    largest = max(group, key=lambda panel: panel.fit.rows.n * panel.fit.columns.n)
    quality = min(panel.quality for panel in group)
    whole = replace(largest, quality=quality, row_blocks=rows, column_blocks=columns)
    return replace(whole, borders_alone=False, print_alone=False)


def _are_alike(rgb: npt.NDArray[np.uint8], group: Sequence[FoundPanel]) -> bool:
    """Whether all blocks are printed, and the smaller ones have the colors of the largest.

    What is empty in a block is left out. One with colors of its own has a scale of its own. Its
    colors are like others where they stand no further from these than most of these do from each
    other, or are shades of them.
    """
    held = [~panel.check.background for panel in group]
    if not all(own.any() for own in held):
        return False
    # Small print leaves most of a large cell flat, and is ink in its middle all the same.
    if not all(
        float((panel.check.flatness[own] < _FLAT).mean()) > 0.5 or is_printed(rgb, panel)
        for panel, own in zip(group, held, strict=True)
    ):
        return False
    colors = [panel.check.colors[own] for panel, own in zip(group, held, strict=True)]
    colors.sort(key=len)
    largest = colors.pop()
    apart = most(np.abs(largest[:, None] - largest[None]))
    np.fill_diagonal(apart, np.inf)
    usual = max(float(np.percentile(apart.min(axis=1), _USUAL)), _LEVELS)
    return all(float(_shades_of(own, largest, usual).mean()) > 0.5 for own in colors)


def _shades_of(
    own: npt.NDArray[np.float64], known: npt.NDArray[np.float64], near: float
) -> npt.NDArray[np.bool_]:
    """(n,) which colors are as ``near`` to one of the known ones, or have the hue of the nearest.

    Sums and averages may be darker or lighter than all that they were taken of.
    """
    off = most(np.abs(own[:, None] - known[None]))
    nearest = known[off.argmin(axis=1)]
    hues = [colors - colors.mean(axis=1, keepdims=True) for colors in (own, nearest)]
    chroma = [np.linalg.norm(hue, axis=1) for hue in hues]
    along = (hues[0] * hues[1]).sum(axis=1) / np.maximum(chroma[0] * chroma[1], 1.0)
    colored = np.minimum(*chroma) > 2 * _LEVELS
    found: npt.NDArray[np.bool_] = (off.min(axis=1) <= near) | (colored & (along >= _SAME_HUE))
    return found


def _is_chain(blocks: Sequence[Lattice]) -> bool:
    """Whether single lines stand as far off as groups do; a strip of annotation stands nearer.

    Of two blocks one line by itself may be a strip.
    """
    gaps = [after.start - before.end for before, after in pairwise(blocks)]
    single = any(block.n == 1 for block in blocks)
    return not single or (len(gaps) > 1 and max(gaps) - min(gaps) <= 2 * _SAME_PX)


def _distinct(lattices: Sequence[Lattice]) -> tuple[Lattice, ...]:
    """One lattice of each place, in order."""
    kept: list[Lattice] = []
    for lattice in sorted(lattices, key=lambda one: one.start):
        if not kept or lattice.start >= kept[-1].end:
            kept.append(lattice)
    return tuple(kept)


def _are_neighbors(
    rgb: npt.NDArray[np.uint8], one: FoundPanel, other: FoundPanel, tolerance: float
) -> bool:
    """Whether two panels continue each other's rows or columns beyond a plain gap, and neither has
    the marks of its own axis in that."""
    if one.column_blocks or other.column_blocks:
        # The lattice of a table says how many columns there are, and not where.
        return False
    pairs = (one.fit.rows, other.fit.rows), (one.fit.columns, other.fit.columns)
    if not same_cells(one, other):
        return False
    for along, across in ((0, 1), (1, 0)):
        if not _same_place(*pairs[across]):
            continue
        first, second = sorted(pairs[along], key=lambda lattice: lattice.start)
        gap = second.start - first.end
        if first.gap > 0.0 and gap > 0.0 and abs(gap - first.gap) <= 2 * _SAME_PX:
            # A line that runs between cells, as about the months of a year, parts nothing.
            return True
        if 0.0 < gap <= _WIDEST_GAP * first.period + _SAME_PX:
            lines, between = pairs[across][0].spans(), (first.end, second.start)
            extent = (pairs[across][0].start, pairs[across][0].end)
            plain = _is_plain(rgb, along, between, extent, tolerance)
            return plain and not have_own_axes(rgb, along, between, lines, tolerance)
    return False


def _same_place(one: Lattice, other: Lattice) -> bool:
    reach = max(0.1 * one.period, 2 * _SAME_PX)
    return one.n == other.n and max(abs(one.start - other.start), abs(one.end - other.end)) <= reach


def _is_plain(
    rgb: npt.NDArray[np.uint8],
    axis: int,
    gap: tuple[float, float],
    extent: tuple[float, float],
    tolerance: float,
) -> bool:
    """Whether one color runs along the middle of the gap from end to end, or on both sides of a
    rule that does.

    What rings at the borders of narrow gaps leaves it in one of a few pixels across.
    """
    middle = sum(gap) / 2
    parts = []
    for reach in (0.5, max(0.25 * (gap[1] - gap[0]), 1.5)):
        box = Box(extent[0], middle - reach, extent[1], middle + reach)
        if axis == 1:
            box = box.transposed()
        ys, xs = box.pixels(rgb.shape)
        parts.append(rgb[ys, xs].astype(float))
    if not parts[0].size:
        return False
    plain = median(parts[0].reshape(-1, 3), along_first=True)
    off = most(np.abs(parts[1] - plain)).min(axis=axis)
    return float((off <= tolerance).mean()) >= _PLAIN or _is_ruled(parts[1], axis, tolerance)


def _is_ruled(gap: npt.NDArray[np.float64], axis: int, tolerance: float) -> bool:
    """Whether each line of pixels along a gap (rows, columns, 3) has one color, the first one's but
    in a rule inside: groups of a table have the page above and below it.
    """
    lines = gap if axis == 0 else gap.swapaxes(0, 1)
    colors = np.median(lines, axis=1)
    even = (most(np.abs(lines - colors[:, None])) <= tolerance).mean(axis=1) >= _PLAIN
    rule = most(np.abs(colors - colors[0])) > tolerance
    return bool(even.all()) and not rule[-1] and int(rule.sum()) <= RULE_PX

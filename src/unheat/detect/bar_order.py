"""Bars that stand together, one for each of several panels, in the panels' order.

Where the bars of all panels are set in one list beside them the nearest one says nothing: two
panels would take the same bar and leave an equal one without a panel.
"""

from __future__ import annotations

from collections.abc import Sequence

from unheat.detect.bar_assign import assign_bars, distance
from unheat.detect.bar_search import Pixels
from unheat.model import Bar, Grid

_STEP_PX = 3.0
"""Bars that are set alike are as far off their panels, to so many pixels."""

_SPARE = 2.0
"""A bar of its own is at most so many times as far from a panel as that of the one beside it."""


def in_order(
    rgb: Pixels,
    grids: Sequence[Grid],
    bars: Sequence[Bar],
    owners: Sequence[int | None],
    sized: Sequence[bool],
) -> tuple[tuple[int | None, ...], frozenset[int]]:
    """(a bar for every grid, the grids that have theirs by order alone).

    ``owners`` are the bars as the nearest of those that explain a grid's colors.
    """
    owners = in_step(rgb, grids, bars, owners, sized)
    result = list(owners)
    by_order: set[int] = set()
    for bar in sorted({owner for owner in owners if owner is not None}):
        panels = [number for number, owner in enumerate(owners) if owner == bar]
        spare = [
            index
            for index, other in enumerate(bars)
            if index not in owners and _listed(bars[bar], other)
        ]
        if len(panels) < 2 or len(panels) != 1 + len(spare):
            continue
        explained = all(
            _explains(rgb, bars[index], grids[panel], sized[panel])
            for panel in panels
            for index in spare
        )
        if not explained:
            continue
        order = sorted([bar, *spare], key=lambda index: (bars[index].box.y0, bars[index].box.x0))
        panels.sort(key=lambda number: (grids[number].box.x0, grids[number].box.y0))
        for panel, index in zip(panels, order, strict=True):
            result[panel] = index
        by_order |= set(panels)
    return tuple(result), frozenset(by_order)


def in_step(
    rgb: Pixels,
    grids: Sequence[Grid],
    bars: Sequence[Bar],
    owners: Sequence[int | None],
    sized: Sequence[bool],
) -> tuple[int | None, ...]:
    """The bars of all grids, where some share one and leave an equal one to nobody: each its own
    where as many bars as panels are set alike, every one as far off its panel as the others are.

    Between two panels a bar may be nearer to the one that it does not belong to.
    """
    result = list(owners)
    spare = [index for index in range(len(bars)) if index not in owners]
    for bar in sorted(
        {owner for owner in owners if owner is not None and _is_shared(owner, owners)}
    ):
        equal = [
            index for index, other in enumerate(bars) if index == bar or _listed(bars[bar], other)
        ]
        panels = [number for number, owner in enumerate(owners) if owner in equal]
        if len(panels) != len(equal) or not set(equal) & set(spare):
            continue
        order = sorted(equal, key=lambda index: bars[index].box.center)
        panels.sort(key=lambda number: grids[number].box.center)
        pairs = list(zip(panels, order, strict=True))
        if _in_step(pairs, grids, bars) and all(
            _explains(rgb, bars[index], grids[panel], sized[panel]) for panel, index in pairs
        ):
            for panel, index in pairs:
                result[panel] = index
    return tuple(result)


def _is_shared(bar: int, owners: Sequence[int | None]) -> bool:
    return sum(owner == bar for owner in owners) > 1


def _in_step(pairs: Sequence[tuple[int, int]], grids: Sequence[Grid], bars: Sequence[Bar]) -> bool:
    """Whether every bar stands as far off the same corner of its panel."""
    boxes = [(grids[panel].box, bars[index].box) for panel, index in pairs]
    across = [
        [bar.x0 - own.x0 for own, bar in boxes],
        [bar.x0 - own.x1 for own, bar in boxes],
    ]
    down = [[bar.y0 - own.y0 for own, bar in boxes], [bar.y0 - own.y1 for own, bar in boxes]]
    return all(
        min(max(offs) - min(offs) for offs in either) <= _STEP_PX for either in (across, down)
    )


def with_spare(
    rgb: Pixels,
    grids: Sequence[Grid],
    bars: Sequence[Bar],
    owners: Sequence[int | None],
    sized: Sequence[bool],
) -> tuple[int | None, ...]:
    """The bars of all grids; one that shares its bar with a nearer one takes a bar that is nobody's
    and explains its colors as well, where it is the nearest to that and not much further from it.

    Labels between a panel and its own bar make that of the panel beside it a little nearer.
    """
    result = list(owners)
    spare = [index for index in range(len(bars)) if index not in owners]
    for bar in sorted({owner for owner in owners if owner is not None}):
        sharing = [number for number, owner in enumerate(owners) if owner == bar]
        sharing.sort(key=lambda number: distance(grids[number].box, bars[bar]))
        for number in sharing[1:]:
            box = grids[number].box
            reach = _SPARE * distance(box, bars[bar])
            near = [
                index
                for index in spare
                if index not in result
                and distance(box, bars[index])
                <= min(reach, *(distance(grid.box, bars[index]) for grid in grids))
                and _explains(rgb, bars[index], grids[number], sized[number])
            ]
            if near:
                result[number] = min(near, key=lambda index: distance(box, bars[index]))
    return tuple(result)


def _explains(rgb: Pixels, bar: Bar, grid: Grid, sized: bool) -> bool:
    """Whether a bar explains the colors of a grid, whatever other bars there are."""
    return assign_bars(rgb, [grid], [bar], [sized]) == (0,)


def _listed(one: Bar, two: Bar) -> bool:
    """Whether two bars are set alike, one below the other or side by side."""
    if one.orientation != two.orientation or one.swatches or two.swatches:
        return False
    sizes = ((one.box.width, two.box.width), (one.box.height, two.box.height))
    alike = all(abs(a - b) <= max(2.0, 0.05 * max(a, b)) for a, b in sizes)
    column = abs(one.box.x0 - two.box.x0) <= 2.0
    row = abs(one.box.y0 - two.box.y0) <= 2.0
    return alike and (column or row)

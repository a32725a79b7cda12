"""Where a bar stands beside its panel, and where its numbers stand beside the bar."""

from __future__ import annotations

from collections.abc import Sequence

from unheat.model import Bar, Box

# Frames and snapping move ends by so much.
_SAME_PX = 3.0


def side_of_panel(bar: Bar, grid: Box) -> str:
    """The side of the panel (its cells) on which a bar stands: left, right, top or bottom.

    A bar off a corner stands on the side that it runs along.

    >>> upright = Bar(box=Box(5, 0, 15, 40), orientation="vertical")
    >>> side_of_panel(upright, Box(30, 50, 90, 90))
    'left'
    """
    gaps = {
        "right": bar.box.x0 - grid.x1,
        "left": grid.x0 - bar.box.x1,
        "bottom": bar.box.y0 - grid.y1,
        "top": grid.y0 - bar.box.y1,
    }
    along = ("right", "left") if bar.orientation == "vertical" else ("bottom", "top")
    best = max(along, key=lambda side: gaps[side])
    # A bar whose middle lies over the cells may overlap their frame by a little.
    return (
        best
        if gaps[best] >= -0.5 * min(bar.box.width, bar.box.height)
        else max(gaps, key=lambda side: gaps[side])
    )


def is_of_another(bar: Bar, panel: Box, others: Sequence[Box]) -> bool:
    """Whether a bar was drawn with another panel than this one beside it, as far as places tell.

    Panels of one figure line up at an end, or in the middle where they are of different size;
    those of several pictures side by side do not, though their colors be those of one map. Nor
    has a panel of other width and height the bar beside another one that it stands not level with.

    >>> upright = Bar(box=Box(310, 10, 320, 90), orientation="vertical")
    >>> is_of_another(upright, Box(0, 0, 100, 83), [Box(200, 10, 300, 90)])
    True
    >>> is_of_another(upright, Box(0, 5, 100, 95), [Box(200, 10, 300, 90)])
    False
    """
    own, mine = _extent(bar.box, bar), _extent(panel, bar)
    if _line_up(own, mine):
        return False
    theirs = [_extent(other, bar) for other in others]
    if min(own[1], mine[1]) <= max(own[0], mine[0]) and any(
        extent[0] - _SAME_PX <= own[0]
        and own[1] <= extent[1] + _SAME_PX
        and abs(other.width - panel.width) > _SAME_PX
        and abs(other.height - panel.height) > _SAME_PX
        for other, extent in zip(others, theirs, strict=True)
    ):
        return True
    return any(
        _line_up(own, other)
        and not _line_up(mine, other)
        and min(mine[1], other[1]) - max(mine[0], other[0]) > 0.5 * (mine[1] - mine[0])
        for other in theirs
    )


def _extent(box: Box, bar: Bar) -> tuple[float, float]:
    return (box.y0, box.y1) if bar.orientation == "vertical" else (box.x0, box.x1)


def _line_up(one: tuple[float, float], other: tuple[float, float]) -> bool:
    """Whether two stretches share an end or their middle."""
    ends = zip((*one, sum(one) / 2), (*other, sum(other) / 2), strict=True)
    return min(abs(a - b) for a, b in ends) <= _SAME_PX


def side_of_numbers(bar: Bar, boxes: Sequence[Box]) -> str | None:
    """The bar's own side on which texts (``boxes``) stand; where its marks are if there are none.

    >>> upright = Bar(box=Box(5, 0, 15, 40), orientation="vertical", tick_side="left")
    >>> side_of_numbers(upright, [Box(18, 0, 30, 8), Box(18, 32, 24, 40)])
    'right'
    """
    if not boxes:
        return bar.tick_side
    middle = bar.box.center
    if bar.orientation == "vertical":
        off = sum(box.center[0] - middle[0] for box in boxes)
        return "right" if off > 0 else "left"
    off = sum(box.center[1] - middle[1] for box in boxes)
    return "bottom" if off > 0 else "top"

"""Panels that are read by the bar of another one, since their own was not found.

Where each of several panels has its bar on the same side, as far off, one that has none there and
takes that of a neighbor was most likely drawn with one, too: thin bars lose their ramp in a
palette.
"""

from __future__ import annotations

from collections.abc import Sequence

from unheat.model import Bar, Box, Grid

_STEP_PX = 3.0
"""Bars that are set alike are as far off their panels, to so many pixels."""

_LEAST = 2
"""Panels with bars that are set alike, from which on it is no chance."""


def lent_bars(
    grids: Sequence[Grid], bars: Sequence[Bar], owners: Sequence[int | None]
) -> frozenset[int]:
    """The panels whose bar stands where bars stand beside their panels, but beside another one.

    A bar for a whole row or column of panels stands beyond its last one and is theirs.
    """
    found: set[int] = set()
    for bar in {owner for owner in owners if owner is not None and owners.count(owner) > 1}:
        sharing = [number for number, owner in enumerate(owners) if owner == bar]
        for own in sharing:
            place = _place(grids[own].box, bars[bar])
            if place is None:
                continue
            alike = {
                owner
                for number, owner in enumerate(owners)
                if owner is not None
                and bars[owner].orientation == bars[bar].orientation
                and _is_near(_place(grids[number].box, bars[owner]), place)
            }
            if len(alike) < _LEAST:
                continue
            found |= {
                number
                for number in sharing
                if number != own and not _is_in_line(grids[number].box, bars[bar], place)
            }
    return frozenset(found)


def _place(box: Box, bar: Bar) -> float | None:
    """How far off one side of a panel its bar begins: positive on the right of it or below it, and
    negative on the left or above; None where it does not stand beside it."""
    own = bar.box if bar.orientation == "vertical" else bar.box.transposed()
    box = box if bar.orientation == "vertical" else box.transposed()
    if not box.y0 - _STEP_PX <= own.center[1] <= box.y1 + _STEP_PX:
        return None
    if own.x0 >= box.x1 - _STEP_PX:
        return own.x0 - box.x1 + _STEP_PX
    return own.x1 - box.x0 - _STEP_PX if own.x1 <= box.x0 + _STEP_PX else None


def _is_near(place: float | None, other: float) -> bool:
    return place is not None and place * other >= 0.0 and abs(place - other) <= _STEP_PX


def _is_in_line(box: Box, bar: Bar, place: float) -> bool:
    """Whether a bar stands on the side of a panel on which bars stand here."""
    own = _place(box, bar)
    return own is not None and own * place >= 0.0

"""Color bars that no panel is read by, and what was refused beside them.

Where a figure stands alone and is no grid that can be told, its reading is refused in words. On a
page of several figures the others are read, and the one that is missing has to be named.
"""

from __future__ import annotations

from collections.abc import Sequence

from unheat.detect.beside_bars import stands_beside
from unheat.model import Bar, Box, Candidate

_MARKS = 3
"""Marks that tell a bar from a strip of cells."""

_LARGE = 0.25
"""Share of the square over a bar that a panel beside it fills at least."""

_MISSED = 0.5
"""Share of what was refused that lies in no panel."""


def missed_beside(
    bars: Sequence[Bar], used: Sequence[Bar], candidates: Sequence[Candidate], panels: Sequence[Box]
) -> list[str]:
    """A note in words for each bar with marks that is nobody's (not one of ``used``) beside which
    something large was refused."""
    notes = []
    for bar in bars:
        if bar in used or len(bar.tick_positions) < _MARKS:
            continue
        beside = [
            one
            for one in candidates
            if one.box.area >= _LARGE * bar.length**2
            and stands_beside(bar, one.box, panels)
            and sum(one.box.intersection(box) for box in panels) < _MISSED * one.box.area
        ]
        if beside:
            box = max(beside, key=lambda one: one.box.area).box
            place = ",".join(str(round(edge)) for edge in box.as_tuple())
            notes.append(f"what stands at {place} beside a color bar was not read as a panel")
    return notes

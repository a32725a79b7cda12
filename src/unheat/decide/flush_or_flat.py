"""Numbers at both ends of a smeared bar: flush with it, or over ticks that stand within its ends.

Of narrow numbers ("0", "1") half their width is no more than the room that a bar leaves for the
lines of its outer ticks, so that ink alone says neither. Colors that stand still from such a tick
on tell, and those that go on; what a codec left of so few pixels tells nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from unheat.decide.flat_ends import may_end_flat
from unheat.decide.ticks import PlacedTick, TickLine
from unheat.model import Bar, Raster

_THREE = 3
"""Of more numbers the inner ones tell where the outer ones stand; two are the ends themselves."""


def flush_or_flat(
    raster: Raster,
    bar: Bar,
    middles: Sequence[PlacedTick],
    moved: Sequence[PlacedTick],
    line: TickLine | None,
) -> bool:
    """Whether three numbers of a lossy picture that were ``moved`` to both ends may as well stand
    at their own ``middles``, on whose ``line`` the bar goes on beyond them in one color.
    """
    if line is None or not raster.lossy or len(middles) != _THREE or len(moved) != _THREE:
        return False
    before, after = (sorted(tick.place for tick in ticks) for ticks in (middles, moved))
    at_ends = (after[0], after[-1]) == (0.0, 1.0) and before[0] > 0.0 and before[-1] < 1.0
    return at_ends and may_end_flat(raster, bar, middles, line)

"""Ticks of a bar that lie on a line only because a bar of signed values is its own mirror image.

A number, nought and the same number below it stand evenly on any scale that treats both signs
alike, straight or bent: they tell nothing of how it runs between them.
"""

from __future__ import annotations

from collections.abc import Sequence

from unheat.decide.ticks import PlacedTick, TickLine

_SAME = 1e-6
"""Share by which two numbers of one size may differ."""


def only_mirrored(ticks: Sequence[PlacedTick], line: TickLine) -> bool:
    """Whether a straight line keeps nought and one number in both signs, and leaves out another
    one that was read between them."""
    pairs = list(zip(ticks, line.values, strict=True))
    kept = sorted(value for _, value in pairs if value is not None)
    if line.norm.kind != "linear" or not kept or not kept[0] < 0 < kept[-1]:
        return False
    sizes = [abs(value) for value in kept if value]
    if len(sizes) != 2 or max(sizes) - min(sizes) > _SAME * max(sizes):
        return False
    places = [tick.place for tick, value in pairs if value is not None]
    return any(
        value is None
        and tick.reading.value is not None
        and abs(tick.reading.value) < max(sizes)
        and min(places) < tick.place < max(places)
        for tick, value in pairs
    )

"""A number of a bar that stands a little off the line of the others."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from unheat.decide.ticks import PlacedTick, TickLine

_SURE = 0.9
"""Confidence from which a number was not misread."""

_ASIDE = 0.25
"""A number so few steps of the others off its place is no misread one."""


def one_stands_aside(pairs: Sequence[tuple[PlacedTick, float | None]], line: TickLine) -> bool:
    """Whether a number that was read surely stands a little off its place on the line, which left
    it out: not misread, but set elsewhere than the others, or these elsewhere than it.
    """
    kept = np.sort([tick.place for tick, value in pairs if value is not None])
    near = _ASIDE * float(np.diff(kept).min())
    return any(
        value is None
        and tick.reading.value is not None
        and tick.reading.confidence >= _SURE
        and not tick.reading.review
        and kept[0] < tick.place < kept[-1]
        and abs(float(line.place_of(tick.reading.value)) - tick.place) <= near
        for tick, value in pairs
    )

"""Ends of a bar that go on for more than a step of its ticks without one.

A scale that is a line has a tick there. One whose slope changes within the bar, such as 0.9 above
its middle and 0.1 below, may have all of its ticks on one side, and none says where it turns.
"""

from __future__ import annotations

import numpy as np

from unheat.decide.bar import places_of
from unheat.decide.ticks import TickLine
from unheat.model import Bar

_LEAST = 3
"""Even ticks that tell their step."""

_EVEN, _MORE = 0.02, 1.1
"""How far steps differ, and how many of them an end goes on at least, where a tick is due."""


def end_lacks_ticks(bar: Bar, line: TickLine) -> bool:
    """Whether an end of the bar lies so far beyond its outermost tick, read or not."""
    values = np.unique([value for value in line.values if value is not None])
    if line.norm.kind != "linear" or len(values) < _LEAST:
        return False
    steps = np.diff(values)
    if np.ptp(steps) > _EVEN * steps.max():
        return False
    places = [*line.place_of(values).tolist(), *places_of(bar, bar.tick_positions).tolist()]
    gap = max(min(places), 1.0 - max(places))
    return bool(gap > _MORE * abs(line.slope) * steps.max())

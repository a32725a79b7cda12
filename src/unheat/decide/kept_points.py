"""Numbers whose point is where all others of their line have it: none of these has lost it.

A reader loses a point or takes dust for one; what it read with as many decimals as every other
number of a bar has is no number of another size. "−5.0" as far below "0.0" as "50.0" is above it
is the end of a scale with two slopes, and not "−50".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from unheat.decide.ticks import PlacedTick

_DECIMALS = re.compile(r"[-+\u2212\u2013]?\d+[.,](\d+)(?!\d)")


def decimals(text: str) -> int:
    """How many digits stand behind the point of a number, 0 where it has none.

    >>> decimals("−2.5"), decimals("50"), decimals("0,25 %")
    (1, 0, 2)
    """
    found = _DECIMALS.match(text.strip())
    return len(found[1]) if found else 0


def kept_its_point(ticks: Sequence[PlacedTick], values: Sequence[float | None]) -> bool:
    """Whether a number was taken for one of another size though all were read with one format.

    ``values`` (n,): what each tick was taken for, None where it was dropped. Two numbers that
    stayed as they were read tell the format.
    """
    pairs = list(zip(ticks, values, strict=True))
    read = [(tick, value) for tick, value in pairs if tick.reading.value is not None]
    places = {decimals(tick.text) for tick, _ in read}
    if len(places) != 1 or places == {0}:
        return False
    moved = [
        value is not None and tick.reading.value is not None and _resized(tick.reading.value, value)
        for tick, value in read
    ]
    return any(moved) and sum(value == tick.reading.value for tick, value in read) >= 2


def _resized(read: float, value: float) -> bool:
    return abs(abs(read) - abs(value)) > 1e-9 * max(abs(read), abs(value))

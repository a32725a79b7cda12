"""What is doubtful about the bounds of classes, which nothing but their order checks.

Where those of a diverging bar are the same on both sides of nought each is printed twice: evenly
spaced classes of "-2, -1, -0.5, 0, 0.5, 1, 2" go on by no series, and so their outer numbers seem
to be misread, but the other side says the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from unheat.decide.scale_keys import range_of
from unheat.decide.ticks import PlacedTick
from unheat.model import Reason

FloatArray = npt.NDArray[np.float64]

_SURE, _FIRM = 0.9, 0.6
"""Confidence of a number that nothing else vouches for, and of one of several ranges."""

_FEWEST = 5
"""Numbers of such a bar at least: of fewer most have none to vouch for them."""

_SETTLED = {Reason.LABEL_OFF_SERIES, Reason.READERS_DIFFER}
"""Doubts about a number that the one on the other side settles."""


def edge_doubts(
    edges: FloatArray, ticks: Sequence[PlacedTick], *, open_ended: bool = False
) -> tuple[bool, list[Reason]]:
    """Bounds read off one by one: nothing but their order checks them, so readers must be sure.

    Ranges name the bounds between them twice, and only the outermost ones once. All that are
    named are there as well where the outer ones have no number (``open_ended``).
    """
    if sum(range_of(tick.text) is not None for tick in ticks) == len(edges) - 1:
        outer = (ticks[0].reading.confidence, ticks[-1].reading.confidence)
        return min(outer) < _FIRM, [] if min(outer) >= _FIRM else [Reason.LOW_CONFIDENCE]
    sure = all(tick.reading.confidence >= _SURE and not tick.reading.review for tick in ticks)
    sure = sure or _are_mirrored(ticks)
    complete = open_ended or len(ticks) >= len(edges)
    return not (sure and complete), [] if sure and complete else [Reason.NORM_IN_DOUBT]


def _are_mirrored(ticks: Sequence[PlacedTick]) -> bool:
    """Whether the numbers of a bar rise or fall, say the same on both sides of nought, and one of
    each two is read by all alike: surely and without a doubt, or with that alone
    that it is off its series.
    """
    values = [tick.reading.value for tick in ticks]
    if len(values) < _FEWEST or any(value is None for value in values):
        return False
    told = [float(value) for value in values if value is not None]
    steps = [after - before for before, after in pairwise(told)]
    if not (min(steps) > 0.0 or max(steps) < 0.0):
        return False
    if any(one != -other for one, other in zip(told, told[::-1], strict=True)):
        return False
    if any(set(tick.reading.reasons) - _SETTLED for tick in ticks):
        return False
    firm = [_is_firm(tick) for tick in ticks]
    return all(one or other for one, other in zip(firm, firm[::-1], strict=True))


def _is_firm(tick: PlacedTick) -> bool:
    reading = tick.reading
    if set(reading.reasons) == {Reason.LABEL_OFF_SERIES}:
        return True
    return reading.confidence >= _SURE and not reading.review

"""Bars that stand still at their numbers and leap between them: keys whose borders a codec hid.

A legend of a continuous map shows the colors of a few numbers, one key each. Where the keys touch
and are not told apart, they look like a ramp, on which colors between two of them have no place but
the pixels of the leap.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from unheat.color.spaces import delta_e, srgb_to_lab
from unheat.decide.ticks import PlacedTick
from unheat.model import Reason

FloatArray = npt.NDArray[np.float64]

_LEAST, _EVEN = 4, 0.15
"""So many numbers tell, whose steps differ by no more than this share."""

_NEAR, _STILL = 0.25, 0.4
"""So near to a number, in steps between two, a ramp moves by its usual pace; keys stand still."""

_MOST = 0.75
"""Share of the numbers at which a row of keys stands still at least. A ramp in the few colors of a
palette stands still at some of them, by chance.
"""

_LEAST_PX = 8
"""Samples between two numbers, of which half are near one."""


def leaps(places: FloatArray, rgb: FloatArray, ticks: Sequence[PlacedTick]) -> Reason | None:
    """The doubt about a ramp, colors (n, 3) at ``places`` 0–1, that is none but a row of keys."""
    at = np.sort([tick.place for tick in ticks if tick.reading.value is not None])
    if len(at) < _LEAST:
        return None
    steps = np.diff(at)
    step = float(steps.mean())
    if np.abs(steps - step).max() > _EVEN * step or len(places) * step < _LEAST_PX:
        return None
    moved = delta_e(srgb_to_lab(rgb[1:]), srgb_to_lab(rgb[:-1]))
    middles = (places[1:] + places[:-1]) / 2
    off = np.abs(middles[:, None] - at[None, :]).min(axis=1)
    between = (middles > at[0]) & (middles < at[-1])
    near, far = between & (off <= _NEAR * step), between & (off > _NEAR * step)
    if not near.any() or not far.any():
        return None
    pace = _STILL * float(moved[far].mean())
    number = np.abs(middles[:, None] - at[None, :]).argmin(axis=1)
    still = [moved[near & (number == one)].mean() <= pace for one in np.unique(number[near])]
    stands = moved[near].mean() <= pace and np.mean(still) >= _MOST
    return Reason.NORM_IN_DOUBT if stands else None

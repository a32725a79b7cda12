"""Which colors tell a value only roughly."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.decide.decoded import Decoded
from unheat.decide.marks_off import most_off
from unheat.decide.relation import Ruler
from unheat.model import ColorScale

_COARSE = 0.059
"""Share of the bar within which a value counts as read from its color: six hundredths of a bar
whose own ends are seen to within one in a hundred."""

_MOSTLY = 0.75
"""Share of a bar that its outer ticks tell where they tell most of it."""


def is_coarse(decoded: Decoded, scale: ColorScale | None) -> npt.NDArray[np.bool_]:
    """(R, C): colors whose interval is too wide to be called a value."""
    if scale is None or scale.norm == "boundaries":
        # A step of a discrete bar is all that its maker shows.
        return np.zeros(decoded.value.shape, dtype=bool)
    ruler = Ruler(scale)
    low, high = ruler.places(decoded.inner_low), ruler.places(decoded.inner_high)
    # An interval that is open at the bar's end holds all up to there, wherever that is.
    end = most_off(scale)
    low, high = np.where(decoded.at_low, -end, low), np.where(decoded.at_high, 1.0 + end, high)
    coarse = np.asarray(high - low > _COARSE * _told(scale, ruler))
    if scale.norm == "two-slope":
        # Of a slope that is the steeper one a share of the bar is more of its values.
        span = abs(scale.maximum - scale.minimum)
        with np.errstate(invalid="ignore"):
            coarse |= decoded.inner_high - decoded.inner_low > _COARSE * span
    return coarse


def _told(scale: ColorScale, ruler: Ruler) -> float:
    """The share of a bar that its outer ticks tell for sure, where its ends are in doubt."""
    values = [tick.value for tick in scale.ticks]
    if not scale.review or len(values) < 2:
        return 1.0
    places = ruler.places(values)
    between = float(places.max() - places.min())
    return between if _MOSTLY <= between <= 1.0 else 1.0

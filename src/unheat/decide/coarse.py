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
    return np.asarray(high - low > _COARSE)

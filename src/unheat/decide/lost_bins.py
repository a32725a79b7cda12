"""Legends of bins one of whose keys was lost: it has the color of the page, and no frame.

Bins that meet end to end look complete without their first or last one. Cells of that color are
left over, off every key, and what they print lies beyond the bounds of all others.
"""

from __future__ import annotations

import numpy as np

from unheat.decide.hearing import has_reason
from unheat.decide.scale_doubts import doubted_scale
from unheat.model import Cells, ColorScale, Reason


def bins_doubted(scale: ColorScale | None, cells: Cells, factor: float) -> ColorScale | None:
    """The scale, up for review where a cell off its colors prints a number beyond its closed bins.

    ``factor`` is that of what is printed to what the scale says.
    """
    if scale is None or scale.norm != "boundaries" or scale.extends != "neither":
        return scale
    printed = np.asarray(cells.text_value, dtype=np.float64) / factor
    beyond = (printed < scale.minimum) | (printed > scale.maximum)
    lost = bool((beyond & has_reason(cells, Reason.COLOR_OFF_RAMP)).any())
    return doubted_scale(scale, Reason.TICK_UNREAD) if lost else scale

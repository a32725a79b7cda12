"""How far the ends and the ticks of a bar may be off, as they were drawn and as they were seen."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.model import ColorScale

FloatArray = npt.NDArray[np.float64]

_EDGE_PX = 0.75
"""An end of a bar is seen to within so many pixels."""

_PLACED_PX = 0.29
"""A tick, and an end of a bar, are drawn at whole pixels: 1/√12 of one."""

_SEEN_PX = 0.15
"""The middle of a crisp mark, and how far it is off its color, are known to this."""

_ALL_AT_ONCE = 3.0
"""Sigmas of what is off for a whole panel."""


def geometry(scale: ColorScale, places: FloatArray, crisp: bool) -> FloatArray:
    """How far a bar's ends and ticks may be off at ``places`` of it, as a share of the bar.

    The line through n ticks is known best in their middle: s √(1/n + (x − x̄)² / Σ(xᵢ − x̄)²).
    It is off for all cells of a panel at once, and so that is held to be rarer than noise.
    """
    ticks = np.array([tick.position for tick in scale.ticks])
    spread = float(((ticks - ticks.mean()) ** 2).sum()) if len(ticks) > 2 else 0.0
    if scale.box is None or spread == 0.0:
        return np.full(places.shape, most_off(scale))
    pixel = 1.0 / max(scale.box.width, scale.box.height)
    off = np.hypot(_PLACED_PX * pixel, scale.residual / 2)
    line = off * np.sqrt(1.0 / len(ticks) + (places - ticks.mean()) ** 2 / spread)
    return np.asarray(_ALL_AT_ONCE * np.hypot(line, (_SEEN_PX if crisp else _PLACED_PX) * pixel))


def most_off(scale: ColorScale) -> float:
    """The same, as a share of the bar, wherever it is and to the side that errs most."""
    if scale.box is None:
        return scale.residual
    # Two ticks always lie on one line: how well they were placed, only a third one tells.
    pixels = _EDGE_PX if len(scale.ticks) > 2 else 2 * _EDGE_PX
    return float(np.hypot(scale.residual, pixels / max(scale.box.width, scale.box.height)))

"""Ends of color bars that fade into the page, so that nothing shows where they are.

A codec leaves nothing of the last few levels. What a bar has there, a piece of one color beyond its
scale or a point for what lies beyond it, is not told from its ramp.
"""

from __future__ import annotations

import numpy as np

from unheat.color.spaces import delta_e, srgb_to_lab
from unheat.decide.flat_ends import LONGEST, NO_MATTER, page_color
from unheat.decide.ticks import TickLine
from unheat.model import Bar, Raster

_SHORTEST_PX = 2.0
"""What is shorter is the pixel in which a bar ends."""

_RIM_PX = 3
"""So near to an end a frame would be seen."""

_PALE = 12.0
"""CIE76 distance from the page up to which an end fades into it."""


def end_is_guessed(raster: Raster, bar: Bar, line: TickLine) -> bool:
    """Whether an end beyond its outermost tick has the page's color, without a frame, in a lossy
    picture: a codec leaves nothing of the last few levels, and the bar may as well end at the tick.
    """
    if not raster.lossy or bar.extends_start or bar.extends_end:
        return False
    least = max(_SHORTEST_PX, NO_MATTER * bar.length)
    return any(
        least < gap <= LONGEST * bar.length and _is_pale(raster, bar, high=high)
        for high, gap in zip((False, True), _gaps_px(bar, line), strict=True)
    )


def hides_point(raster: Raster, bar: Bar, line: TickLine) -> bool:
    """Whether a bar with a point at one end may have one at the other that a lossy picture hides:
    an end without a tick and without a frame that is nearly as pale as the page.
    """
    if not raster.lossy or bar.extends_start == bar.extends_end:
        return False
    # The start of a bar is where its pixels begin: that of an upright one is its high end.
    high = bar.extends_end == (bar.orientation == "vertical")
    return _gaps_px(bar, line)[int(high)] > _SHORTEST_PX and _is_pale(raster, bar, high=high)


def _is_pale(raster: Raster, bar: Bar, *, high: bool) -> bool:
    """Whether the low or the ``high`` end of a bar fades into the page, without a frame."""
    if bar.orientation == "vertical":
        picture, along, across = raster.rgb, (bar.box.y1, bar.box.y0), (bar.box.x0, bar.box.x1)
    else:
        turned = raster.rgb.transpose(1, 0, 2)
        picture, along, across = turned, (bar.box.x0, bar.box.x1), (bar.box.y0, bar.box.y1)
    lane = picture[:, round(across[0]) + 2 : max(round(across[1]) - 2, round(across[0]) + 3)]
    end = along[int(high)]
    first, last = max(round(end - _RIM_PX), 0), round(end + _RIM_PX) + 1
    around = srgb_to_lab(np.median(lane[first:last].astype(np.float64), axis=1))
    return float(delta_e(around, page_color(raster)).max()) <= _PALE


def _gaps_px(bar: Bar, line: TickLine) -> tuple[float, float]:
    """How far the outermost ticks stand within the low and the high end; 0 without any."""
    told = [float(line.place_of(value)) for value in line.values if value is not None]
    if not told:
        return 0.0, 0.0
    return min(told) * bar.length, (1.0 - max(told)) * bar.length

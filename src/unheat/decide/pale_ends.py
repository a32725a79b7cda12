"""Ends of color bars that fade into the page, so that nothing shows where they are.

A codec leaves nothing of the last few levels. What a bar has there, a piece of one color beyond its
scale or a point for what lies beyond it, is not told from its ramp.
"""

from __future__ import annotations

import numpy as np

from unheat.color.spaces import delta_e, srgb_to_lab
from unheat.decide.end_colors import LONGEST
from unheat.decide.flat_ends import NO_MATTER, PALE, SHORTEST_PX, gaps_px, page_color
from unheat.decide.ticks import TickLine
from unheat.model import Bar, Raster

_RIM_PX = 3
"""So near to an end a frame would be seen."""


def end_is_guessed(raster: Raster, bar: Bar, line: TickLine) -> bool:
    """Whether an end beyond its outermost tick has the page's color, without a frame, in a lossy
    picture: a codec leaves nothing of the last few levels, and the bar may as well end at the tick.
    Where it goes on beyond that for longer, its end is told to some pixels, which are too much of a
    short bar.
    """
    if not raster.lossy or bar.extends_start or bar.extends_end:
        return False
    least = max(SHORTEST_PX, NO_MATTER * bar.length)
    most = LONGEST * bar.length if least > SHORTEST_PX else bar.length
    return any(
        least < gap <= most and _is_pale(raster, bar, high=high)
        for high, gap in zip((False, True), gaps_px(bar, line), strict=True)
    )


def hides_point(raster: Raster, bar: Bar, line: TickLine) -> bool:
    """Whether a bar with a point at one end may have one at the other that a lossy picture hides:
    an end without a tick and without a frame that is nearly as pale as the page.
    """
    if not raster.lossy or bar.extends_start == bar.extends_end:
        return False
    # The start of a bar is where its pixels begin: that of an upright one is its high end.
    high = bar.extends_end == (bar.orientation == "vertical")
    return gaps_px(bar, line)[int(high)] > SHORTEST_PX and _is_pale(raster, bar, high=high)


def _is_pale(raster: Raster, bar: Bar, *, high: bool) -> bool:
    """Whether the low or the ``high`` end of a bar fades into the page, without a frame."""
    upright = bar.orientation == "vertical"
    picture = raster.rgb if upright else raster.rgb.transpose(1, 0, 2)
    box = bar.box if upright else bar.box.transposed()
    lane = picture[:, round(box.x0) + 2 : max(round(box.x1) - 2, round(box.x0) + 3)]
    # The high end of an upright bar is its upper one.
    end = box.y0 if high == upright else box.y1
    first, last = max(round(end - _RIM_PX), 0), round(end + _RIM_PX) + 1
    around = srgb_to_lab(np.median(lane[first:last].astype(np.float64), axis=1))
    return float(delta_e(around, page_color(raster)).max()) <= PALE

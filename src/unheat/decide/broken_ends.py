"""Bars whose end was lost where the ripples of a codec look like a border.

No number stands beyond its bar: where one does, on the line of the others, and the picture goes
on up to it as it does at the end that was seen, off the page, the bar reaches as far.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.medians import median
from unheat.model import Bar, Box, Raster

FloatArray = npt.NDArray[np.float64]

_RIM_PX = 3.0
"""What is shorter is the smeared rim of the bar, or of its frame."""

_OFF_PAGE = 16.0
"""Levels of 255 by which an end stands off the page, which no ripple reaches on bare paper."""

_AS_FAR = 0.5
"""Share of that which each row of pixels beyond it keeps."""


def with_broken_ends(raster: Raster, bar: Bar, due: Iterable[float], page: FloatArray) -> Bar:
    """The bar with what a codec broke off; the same object where nothing shows that it did.

    ``due`` are the places (0-1 from its picture-low end) of the numbers on its line, ``page`` is
    the color (3,) around it.
    """
    places = list(due)
    vertical = bar.orientation == "vertical"
    box = bar.box
    start, end = bar.ends
    at = [end - place * bar.length if vertical else start + place * bar.length for place in places]
    first, last = min([start, *at]), max([end, *at])
    first = first if _goes_on(raster, bar, start, first, page) else start
    last = last if _goes_on(raster, bar, end, last, page) else end
    if (first, last) == (start, end):
        return bar
    longer: Box = replace(box, y0=first, y1=last) if vertical else replace(box, x0=first, x1=last)
    edges = sorted(bar.segments)
    if edges:
        edges = [
            first if first < start else edges[0],
            *edges[1:-1],
            last if last > end else edges[-1],
        ]
    return replace(bar, box=longer, segments=tuple(edges))


def _goes_on(raster: Raster, bar: Bar, end: float, place: float, page: FloatArray) -> bool:
    """Whether the bar goes on from its ``end`` to ``place``, in pixels along it."""
    if abs(place - end) <= _RIM_PX:
        return False
    way = 1 if place > end else -1
    # The last pixels before the number's place may be frame or blend.
    beyond = np.arange(round(end), round(place - way * _RIM_PX), way)
    within = round(end) - way * np.arange(2, 2 + round(_RIM_PX))
    both = np.concatenate([within, beyond])
    vertical = bar.orientation == "vertical"
    height, width = raster.rgb.shape[:2]
    if both.min() < 0 or both.max() >= (height if vertical else width):
        return False
    x0, y0, x1, y1 = bar.box.as_tuple()
    low, high = (x0, x1) if vertical else (y0, y1)
    margin = (high - low) / 4
    lanes = slice(round(low + margin), max(round(high - margin), round(low + margin) + 1))
    strip = raster.rgb[both, lanes] if vertical else raster.rgb[lanes, both].swapaxes(0, 1)
    rows = np.median(strip.astype(np.float64), axis=1)
    off = most(np.abs(rows - page))
    own = float(median(off[: len(within)]))
    return own >= _OFF_PAGE and bool((off[len(within) :] >= _AS_FAR * own).all())

"""Bars of sliders whose handles a rim parts from the ramp.

A handle covers as much of the ramp as reaches beyond it, and its rim a pixel or two more. Each has
the color of the end that it stands at, and the middle of its number tells which piece of one color
it is, whether it was taken for a part of the bar or not. What it covers goes on evenly between that
color and the first one that is seen of the ramp, so that the picture is read as if it were drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from unheat.color.spaces import delta_e, srgb_to_lab
from unheat.decide.ticks import PlacedTick
from unheat.medians import median
from unheat.model import Bar, Raster

FloatArray = npt.NDArray[np.float64]

_LONGEST, _SHORTEST_PX = 0.12, 4
"""Share of a bar that a handle takes at most, and its least length."""

_ONE_COLOR = 1.0
"""CIE76 distance of two pixels of a handle."""

_RIM, _RIM_PX = 6.0, 4
"""CIE76 distance of a rim from both that it parts, and its greatest width with what is blended."""

_AT_MIDDLE_PX, _OFF_TEXT, _ALIKE_PX = 1.5, 0.2, 1.5
"""How well a text's middle is that of its handle (beside an upright bar, in heights of it, worse),
and two handles are of one length."""

_HURRIES = 3.0
"""A ramp moves at most so many times its usual pace."""


@dataclass(frozen=True, slots=True)
class _Handle:
    """``middle`` in pixels along the bar; the ramp is seen from the pixel ``seen`` on."""

    middle: float
    length: int
    color: FloatArray
    seen: int
    rimmed: bool


def without_rimmed_handles(
    raster: Raster, bar: Bar, ticks: Sequence[PlacedTick]
) -> tuple[Raster, Bar] | None:
    """The picture with its ramp drawn on under both handles, and the bar from middle to middle.

    None for other bars, and where a codec leaves nothing of one color.
    """
    boxes = [tick.box for tick in ticks if tick.box is not None]
    if len(ticks) != 2 or len(boxes) != 2 or raster.lossy or bar.segments:
        return None
    upright = bar.orientation == "vertical"
    centers = sorted(box.center[1 if upright else 0] for box in boxes)
    tall = max(box.height for box in boxes) if upright else 0.0
    pixels = raster.rgb if upright else raster.rgb.transpose(1, 0, 2)
    side = (bar.box.x0, bar.box.x1) if upright else (bar.box.y0, bar.box.y1)
    margin = (side[1] - side[0]) / 4
    core = slice(int(side[0] + margin), max(int(side[1] - margin), int(side[0] + margin) + 1))
    line = median(pixels[:, core].astype(np.float64).transpose(1, 0, 2), along_first=True)
    reach = _AT_MIDDLE_PX + _OFF_TEXT * tall
    longest = _LONGEST * bar.length
    first = _handle(line, centers[0], reach, longest)
    last = _handle(line[::-1], len(line) - centers[1], reach, longest)
    if first is None or last is None or abs(first.length - last.length) > _ALIKE_PX:
        return None
    if not (first.rimmed or last.rimmed):
        return None
    start, end = first.middle, len(line) - last.middle
    drawn = pixels.copy()
    across = slice(int(side[0]), int(np.ceil(side[1])))
    _draw_on(drawn[:, across], first)
    _draw_on(drawn[::-1, across], last)
    box = bar.box
    box = replace(box, y0=start, y1=end) if upright else replace(box, x0=start, x1=end)
    rgb = drawn if upright else drawn.transpose(1, 0, 2)
    whole = replace(bar, box=box, tick_positions=(), slack=(0.0, 0.0))
    return replace(raster, rgb=np.ascontiguousarray(rgb)), whole


def _handle(line: FloatArray, center: float, reach: float, longest: float) -> _Handle | None:
    """The piece of one color about ``center`` on a line of colors (n, 3) that runs into the bar."""
    at = int(center)
    if not 0 < at < len(line) - 1:
        return None
    lab = srgb_to_lab(line)
    alike = delta_e(lab, lab[at]) <= _ONE_COLOR
    before, after = np.flatnonzero(~alike[:at]), np.flatnonzero(~alike[at:])
    if not len(before) or not len(after):
        return None
    start, stop = int(before[-1]) + 1, at + int(after[0])
    middle = (start + stop) / 2
    if not _SHORTEST_PX <= stop - start <= longest or abs(middle - center) > reach:
        return None
    ramp = lab[stop + _RIM_PX : stop + _RIM_PX + int(longest) + 2]
    steps = delta_e(ramp[1:], ramp[:-1])
    if len(steps) < 2:
        return None
    pace = _HURRIES * float(median(steps)) + _ONE_COLOR
    leaps = delta_e(lab[1:], lab[:-1])
    seen = next(
        (i for i in range(stop, stop + _RIM_PX + 1) if leaps[i : i + 2].max() <= pace), None
    )
    if seen is None:
        return None
    off = [delta_e(lab[stop:seen], lab[one]) for one in (at, seen)]
    rimmed = seen > stop and bool((np.minimum(*off) >= _RIM).any())
    return _Handle(middle, stop - start, line[at], seen, rimmed)


def _draw_on(strip: npt.NDArray[np.uint8], handle: _Handle) -> None:
    """Draw on the ramp in pixels (n, across, 3) from a handle's middle to where it is seen."""
    color = median(strip[handle.seen].astype(np.float64), along_first=True)
    rows = np.arange(int(handle.middle), handle.seen)
    share = np.clip((rows + 0.5 - handle.middle) / (handle.seen + 0.5 - handle.middle), 0.0, 1.0)
    colors = handle.color + share[:, None] * (color - handle.color)
    strip[rows] = np.round(colors).astype(np.uint8)[:, None]

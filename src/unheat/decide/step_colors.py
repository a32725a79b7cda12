"""Bars of even steps whose numbers stand anywhere, and cells that have the colors of these steps.

Six steps from 0 to 2400 with numbers at 0, 500, 1000, 1500 and 2000 look like a ramp that was drawn
with few colors. Where every cell of a clean picture has exactly a color of a step, and none lies
between two of them, the map itself has these steps: each cell without a number tells its class, and
all of it.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.color.spaces import delta_e, srgb_to_lab
from unheat.decide.bar import sample_segments, segment_places
from unheat.decide.learned import knots_of
from unheat.decide.noise import once_lossy
from unheat.model import Bar, CellPixels, ColorScale, Raster

FloatArray = npt.NDArray[np.float64]

_FEWEST, _MOST = 4, 32
"""Steps that are even by no chance, and no more than an eye tells apart."""

_CELLS, _USED = 8, 3
"""Cells that tell, and steps whose colors they have."""

_SAME, _APART = 1.0, 2.3
"""CIE76 distance of one color drawn twice, and of two steps at least."""

_EDGES_PX, _UNEVEN = 3.5, 0.3
"""Both edges of a step are seen to a pixel or so, and the frame lies over the outer ones: steps of
one size differ by so much, and by less than this share of it."""


def as_classes(scale: ColorScale, raster: Raster, bar: Bar, pixels: CellPixels) -> ColorScale:
    """The scale in classes where the steps of its bar are all the colors that its cells have."""
    if raster.lossy or once_lossy(pixels) or scale.review or bar.keys:
        return scale
    if scale.norm != "linear" or scale.origin != "colorbar" or len(bar.segments) <= _FEWEST:
        return scale
    edges = segment_places(bar)
    steps, count = np.diff(edges), len(edges) - 1
    if count > _MOST or np.ptp(steps) > min(_EDGES_PX / bar.length, _UNEVEN * steps.max()):
        return scale
    colors = sample_segments(raster, bar).rgb
    known = np.isfinite(pixels.rgb).all(axis=-1) & ~pixels.blank
    cells = pixels.rgb[known]
    if len(cells) < _CELLS or not np.isfinite(colors).all():
        return scale
    lab = srgb_to_lab(colors)
    apart = delta_e(lab[:, None], lab[None])[np.triu_indices(count, 1)]
    off = delta_e(srgb_to_lab(cells)[:, None], lab[None])
    used = np.unique(off.argmin(axis=1))
    if apart.min() < _APART or off.min(axis=1).max() > _SAME or len(used) < _USED:
        return scale
    bounds = _even_bounds(scale, count, bar.length)
    if scale.inverted:
        colors = colors[::-1]
    return replace(
        scale,
        minimum=float(bounds[0]),
        maximum=float(bounds[-1]),
        norm="boundaries",
        boundaries=tuple(bounds.tolist()),
        knots=knots_of((bounds[:-1] + bounds[1:]) / 2, colors),
        extends="neither",
    )


def _even_bounds(scale: ColorScale, count: int, length: float) -> FloatArray:
    """Bounds of ``count`` even classes: round ones where they are as likely, to a pixel."""
    pixel = (scale.maximum - scale.minimum) / length
    low = float(f"{scale.minimum:.3g}")
    step = float(f"{(scale.maximum - scale.minimum) / count:.3g}")
    round_ones: FloatArray = low + step * np.arange(count + 1, dtype=np.float64)
    off = np.abs(round_ones[[0, -1]] - (scale.minimum, scale.maximum))
    if off.max() <= pixel:
        return round_ones
    even: FloatArray = np.linspace(scale.minimum, scale.maximum, count + 1)
    return even

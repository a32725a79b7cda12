"""Pictures in the colors of a bar that show no borders: why nothing is counted in them.

Cells that are smaller than a pixel, and cells that a renderer smoothed or a resizer blended into
each other, leave a field of colors. Nobody can say how many cells that was, and a reader should be
told so, and not that it is one flat area.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from unheat.detect.bar_assign import share_on_ramp
from unheat.detect.beside_bars import stands_beside
from unheat.detect.fine import SIDE_PX
from unheat.detect.of_blends import MOST_REGIONS, middle_of
from unheat.model import Bar, Box, Candidate

WHY = (
    "it has the colors of a bar, but no borders of cells are left in it: "
    "they are smaller than a pixel or two, smoothed, or blended by a resizer or a codec"
)

_ON_RAMP = 0.9
"""Share of the pixels whose colors the bar has."""

_SAMPLES, _DIFFERENT = 2000, 50
"""Pixels that are looked at, and how many colors of them are no few flat areas."""


def borderless(
    rgb: npt.NDArray[np.uint8], regions: Sequence[Box], bars: Sequence[Bar]
) -> list[Candidate]:
    """The largest of the ``regions`` that is a field in the colors of a bar with marks beside it,
    refused with the reason; rgb: (H, W, 3)."""
    marked = [bar for bar in bars if len(bar.tick_positions) > 1]
    for region in regions[:MOST_REGIONS] if marked else ():
        if min(region.width, region.height) < SIDE_PX:
            break
        middle = middle_of(region)
        ys, xs = middle.pixels(rgb.shape)
        pixels = rgb[ys, xs].reshape(-1, 3)
        pixels = pixels[:: max(1, len(pixels) // _SAMPLES)]
        beside = [bar for bar in marked if stands_beside(bar, middle, ())]
        if not beside or len(np.unique(pixels, axis=0)) < _DIFFERENT:
            continue
        if any(share_on_ramp(rgb, pixels, bar) >= _ON_RAMP for bar in beside):
            return [Candidate(box=region, why=WHY)]
    return []

"""Matrices of one pixel a cell: nothing in the picture tells their cells but that all differ.

A drawing of a thousand rows in a thousand pixels has no borders. But where nearly every pixel
differs from its neighbors and has a color of the bar beside them, each of them is a cell, or what
a renderer made of several. Which of both it is the numbers of an axis tell (``decide/counted``);
until then all of it is in doubt. A photograph has colors that no bar has, a smooth field is alike
from pixel to pixel.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from unheat.detect.bar_assign import share_on_ramp
from unheat.detect.beside_bars import stands_beside
from unheat.detect.cellcheck import LOSSLESS, check_cells
from unheat.detect.edges import transposed
from unheat.detect.fine import SIDE_PX, pixel_lattice
from unheat.detect.grid import GridFit
from unheat.detect.rivals import UNSURE, FoundPanel
from unheat.model import Bar, Box

_INSET_PX = 12.0
"""What the frame and marks take of the sides of a region."""

_ON_RAMP = 0.97
"""Share of the pixels whose colors the bar has."""

_BESIDE_PX = 3.0
"""So near to its cells stands no bar."""

_SAMPLES = 2000
_MOST_REGIONS = 6


def panels_of_pixels(
    rgb: npt.NDArray[np.uint8],
    regions: Sequence[Box],
    bars: Sequence[Bar],
    found: Sequence[FoundPanel],
    background: tuple[float, float, float],
    tolerance: float,
) -> list[FoundPanel]:
    """``found``, with panels whose cells are single pixels in place of what holds these.

    rgb: (H, W, 3). ``regions`` (largest first) may hold them, ``bars`` with marks
    may stand beside them.
    """
    if tolerance > LOSSLESS:
        return list(found)
    # Blank lines part a matrix, and a part that changes slowly passes for a bar a pixel further on.
    result = [
        one.unsure()
        if one.fit.is_fine and any(bar.box.padded(_BESIDE_PX).intersection(one.box) for bar in bars)
        else one
        for one in found
    ]
    marked = [bar for bar in bars if len(bar.tick_positions) > 1]
    for region in regions[:_MOST_REGIONS] if marked else ():
        if min(region.width, region.height) < SIDE_PX:
            break
        if any(one.fit.is_fine and one.box.intersection(region) > 0.0 for one in result):
            continue
        fit = _fitted(rgb, region)
        if fit is None:
            continue
        beside = [bar for bar in marked if stands_beside(bar, fit.box, ())]
        ys, xs = fit.box.pixels(rgb.shape)
        pixels = rgb[ys, xs].reshape(-1, 3)
        pixels = pixels[:: max(1, len(pixels) // _SAMPLES)]
        if not any(share_on_ramp(rgb, pixels, bar) >= _ON_RAMP for bar in beside):
            continue
        check = check_cells(rgb, fit.rows.spans(), fit.columns.spans(), background, tolerance)
        result = [one for one in result if one.box.intersection(fit.box) <= 0.0]
        told = fit.score == 1.0
        result.append(FoundPanel(fit=fit, check=check, quality=UNSURE, borders_alone=told))
    return result


def _fitted(rgb: npt.NDArray[np.uint8], region: Box) -> GridFit | None:
    """Rows and columns of single pixels that a region holds beside other things."""
    box = region.padded(-_INSET_PX)
    fit: GridFit | None = None
    for _ in range(2):
        ys, _ = box.pixels(rgb.shape)
        columns = pixel_lattice(rgb[ys], region.x0, region.x1)
        if columns is None:
            return None
        _, xs = Box(columns.start, box.y0, columns.end, box.y1).padded(-2.0).pixels(rgb.shape)
        turned = transposed(rgb[:, xs])
        rows = pixel_lattice(turned, region.y0, region.y1)
        if rows is None or min(rows.n, columns.n) < SIDE_PX:
            return None
        fit = GridFit(rows=rows, columns=columns)
        # What stands beside the cells is known now, and left out.
        box = fit.box.padded(-2.0)
    return fit

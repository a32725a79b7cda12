"""Matrices of one pixel a cell: nothing in the picture tells their cells but that all differ.

A drawing of a thousand rows in a thousand pixels has no borders. But where nearly every pixel
differs from its neighbors and has a color of the bar beside them, each of them is a cell, or what
a renderer made of several. Which of both it is the numbers of an axis tell (``decide/counted``);
until then all of it is in doubt. A photograph has colors that no bar has, a smooth field is alike
from pixel to pixel. Grain in a gray copy has colors of its gray bar: larger cells of one color with
print in their middles are the cells there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.detect.bar_assign import share_on_ramp
from unheat.detect.beside_bars import stands_beside
from unheat.detect.cellcheck import LOSSLESS, check_cells
from unheat.detect.edges import transposed
from unheat.detect.fine import SIDE_PX, pixel_lattice
from unheat.detect.grid import GridFit
from unheat.detect.rivals import GOOD, UNSURE, FoundPanel
from unheat.model import Bar, Box

_INSET_PX = 12.0
"""What the frame and marks take of the sides of a region."""

_ON_RAMP = 0.97
"""Share of the pixels whose colors the bar has."""

_BESIDE_PX = 3.0
"""So near to its cells stands no bar."""

_RIM, _LEAST_CELL_PX = 0.08, 8
"""Share of a cell that a border takes, and that is bare within; how small a cell with print is at
least, and so many pixels its strokes have."""

_STROKE, _MOSTLY = 40.0, 0.8
"""Levels of 255 by which print stands out from grain, and the share of cells that hold some."""

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
        larger = [_is_printed_on(rgb, one, fit.box) for one in result]
        if any(larger):
            # Numbers that are read in them tell that they are the cells, and their pixels grain.
            result = [
                replace(one.unsure(), print_alone=True) if large else one
                for one, large in zip(result, larger, strict=True)
            ]
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


def _is_printed_on(rgb: npt.NDArray[np.uint8], panel: FoundPanel, box: Box) -> bool:
    """Whether the cells of a panel within a box have one color each, but for grain and for print
    in the middle of most."""
    sure = panel.quality >= GOOD or panel.print_alone
    if not (sure and panel.check.flat >= GOOD and panel.box.intersection(box) > 0.0):
        return False
    held = [
        _holds_print(rgb[Box(x0, y0, x1, y1).pixels(rgb.shape)])
        for y0, y1 in panel.fit.rows.spans()
        for x0, x1 in panel.fit.columns.spans()
    ]
    return float(np.mean(held)) >= _MOSTLY


def _holds_print(cell: npt.NDArray[np.uint8]) -> bool:
    """Whether strokes stand out from a cell, within a rim that holds none, inside of its border."""
    if min(cell.shape[:2]) < _LEAST_CELL_PX:
        return False
    rim = max(1, round(_RIM * min(cell.shape[:2])))
    cell = cell[rim:-rim, rim:-rim]
    off = np.abs(cell.astype(np.int16) - np.median(cell, axis=(0, 1))).max(axis=2) > _STROKE
    inner = off[rim:-rim, rim:-rim]
    return bool(inner.sum() >= _LEAST_CELL_PX) and int(inner.sum()) == int(off.sum())


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

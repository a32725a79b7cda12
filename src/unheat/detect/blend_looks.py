"""Whether cells of a few pixels that were found by their borders have colors that run on.

A matrix with some masked cells shows where its cells are: these have borders whatever a renderer
did to the others. Read by the pixels in their middles, blended cells would be a little wrong.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.detect.grid import GridFit

_LARGEST_PX, _WHOLE_PX = 4.0, 0.02
"""Cells of so many pixels at least, or of whole ones, are not blended."""

_SHARE = 0.5
"""Pixels side by side are alike within a cell; where fewer are than this part of those that lie
within one, colors run on."""


def looks_blended(rgb: npt.NDArray[np.uint8], fit: GridFit) -> bool:
    """Whether pixels side by side in the cells of a drawing, rgb (H, W, 3), are hardly ever alike
    along both axes."""
    periods = fit.rows.period, fit.columns.period
    if any(one > _LARGEST_PX or abs(one - round(one)) < _WHOLE_PX for one in periods):
        return False
    ys, xs = fit.box.pixels(rgb.shape)
    part = rgb[ys, xs]
    if min(part.shape[:2]) < 2:
        return False
    return max(alike_in_cells(part, periods)) < _SHARE


def alike_in_cells(
    part: npt.NDArray[np.uint8], periods: tuple[float, float]
) -> tuple[float, float]:
    """How often pixels side by side are alike, down and along cells (h, w, 3) of such ``periods``
    in pixels, as a share of how often both of them lie in one cell."""
    down = (part[1:] == part[:-1]).all(axis=2).mean()
    along = (part[:, 1:] == part[:, :-1]).all(axis=2).mean()
    return float(down) / (1.0 - 1.0 / periods[0]), float(along) / (1.0 - 1.0 / periods[1])

"""Cells within a frame that ties them to its head and its marks.

The lines of a grid reach from the frame about a plot to its cells: then all of it is one region,
and the borders of the frame and of its head count against the lattice of the cells. Cells that
stand alone, with the page all around them, are judged by their own borders.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.detect.grid import GridFit, fit_grid

_RING_PX = (2, 5)
"""The ring about cells that has to be the page's, in pixels off them."""

_PAGE = 0.85
"""Share of each side of the ring that is the page's: lines of a grid cross it."""

_FEWEST = 2
"""Rows and columns at least: one line of blocks stands alone in many a drawing."""


def alone_within(
    rgb: npt.NDArray[np.uint8],
    fit: GridFit,
    background: tuple[float, float, float],
    tolerance: float,
) -> GridFit | None:
    """The lattice of a region as its own borders tell it, where the page is all around it.

    None where it is not, or where these borders tell another lattice.
    """
    if min(fit.rows.n, fit.columns.n) < _FEWEST or not _has_room(rgb, fit, background, tolerance):
        return None
    found = fit_grid(rgb, fit.box, pad=_RING_PX[0])
    if found is None or (found.rows.n, found.columns.n) != (fit.rows.n, fit.columns.n):
        return None
    return found


def _has_room(
    rgb: npt.NDArray[np.uint8],
    fit: GridFit,
    background: tuple[float, float, float],
    tolerance: float,
) -> bool:
    near, far = _RING_PX
    box = fit.box
    y0, y1, x0, x1 = round(box.y0), round(box.y1), round(box.x0), round(box.x1)
    if min(y0, x0) < far or y1 + far > rgb.shape[0] or x1 + far > rgb.shape[1]:
        return False
    sides = (
        rgb[y0 - far : y0 - near, x0:x1],
        rgb[y1 + near : y1 + far, x0:x1],
        rgb[y0:y1, x0 - far : x0 - near].swapaxes(0, 1),
        rgb[y0:y1, x1 + near : x1 + far].swapaxes(0, 1),
    )
    page = np.array(background)
    return all(
        (np.abs(side.astype(np.float64) - page).max(axis=2) <= tolerance).mean() >= _PAGE
        for side in sides
    )

"""Cells of two or three pixels: too fine for bands, but exact where a drawing is exact.

Pixels of one cell are equal to the last level, so the places where nothing ever steps are
inside of cells, and all others are borders. One pixel a cell leaves no such place, and
neither does a resampled picture: nothing is claimed there.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.detect.lattice import Lattice
from unheat.medians import median

# Fewer cells are told by bands, and the pen of a frame is no part of them.
_FEWEST = 40
_FRAME_PX = 4
# Share of the pixels along a line that may step where no border is: markers, a legend.
_QUIET = 0.02
_NARROWEST_PX = 1.4
# A line of cells steps about as often as the others do; page, frames and tick marks do not.
_CELLS = 0.5
_MOST_ROWS = 400
_COLUMNS_APART = 16
# Where the ends are off by more than this share of a cell, the count may be.
_SURE_OF_END = 0.4


def fine_lattice(image: npt.NDArray[np.uint8], start: float, end: float) -> Lattice | None:
    """Equal cells that touch, from about ``start`` to about ``end`` along x, or None.

    image: (h, w, 3), cropped to the cells along y.
    """
    first, last = int(np.ceil(start)) + _FRAME_PX, int(np.floor(end)) - _FRAME_PX
    if last - first < _FEWEST or image.shape[0] < _FEWEST:
        return None
    inner = image[:: max(1, image.shape[0] // _MOST_ROWS), first - 1 : last]
    # Entry i: the share of rows with a step between pixels first + i - 1 and first + i.
    share = _any_channel(inner[:, 1:] != inner[:, :-1]).mean(axis=0)
    border = share > 0.5 * float(np.quantile(share, 0.9))
    if border.all() or float(share[~border].max()) > _QUIET:
        return None
    places = first + np.flatnonzero(border).astype(float)
    if places.size < _FEWEST:
        return None
    widths = np.diff(places)
    period = float(places[-1] - places[0]) / widths.size
    # Cells snapped to pixels are of two neighbouring widths.
    if np.ptp(widths) > 1 or period < _NARROWEST_PX:
        return None
    # The mean line through all borders; a frame covers as much at one end as at the other.
    period, begin = np.polyfit(np.arange(places.size), places, 1).tolist()
    cells = (end - start) / period
    n = round(cells)
    begin -= round((begin - start + (n * period - (end - start)) / 2) / period) * period
    least = _CELLS * float(median(_steps_along(image[:, first:last:_COLUMNS_APART])))
    while _is_cells(image, begin - 0.55 * period, begin - 0.1 * period, least):
        begin, n = begin - period, n + 1
    while _is_cells(image, begin + (n + 0.1) * period, begin + (n + 0.55) * period, least):
        n += 1
    sure = abs(cells - round(cells)) < _SURE_OF_END
    score = 1.0 if sure else 0.7
    return Lattice(
        start=begin, end=begin + n * period, n=n, gap=0.0, score=score, explained=1.0, support=1.0
    )


def _is_cells(image: npt.NDArray[np.uint8], start: float, end: float, least: float) -> bool:
    """Whether a line of cells lies there: flat along x, and with so many steps along y.

    The half that is nearer to the known cells is asked for; a frame may lie over the other.
    """
    first, last = round(start), round(end)
    if first < 0 or last > image.shape[1] or last <= first:
        return False
    line = image[:, first:last]
    flat = (line == line[:, :1]).all(axis=(1, 2)).mean()
    return bool(flat >= 1.0 - _QUIET and _steps_along(line)[0] > least)


def _steps_along(image: npt.NDArray[np.uint8]) -> npt.NDArray[np.float64]:
    """(w,) the share of steps along y in each column."""
    steps: npt.NDArray[np.float64] = _any_channel(image[1:] != image[:-1]).mean(axis=0)
    return steps


def _any_channel(differs: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """(h, w) from (h, w, 3); three planes are quicker than a reduction over an axis of three."""
    found: npt.NDArray[np.bool_] = differs[..., 0] | differs[..., 1] | differs[..., 2]
    return found

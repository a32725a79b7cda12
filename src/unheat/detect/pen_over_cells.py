"""The pen of a frame over the outermost cells, where these are a few pixels wide.

A frame is drawn over the ends of the cells, half of it inside of them. Of cells of two pixels it
hides one or both, and where it is blurred over the next pixel by a tenth, the color there is a
tenth off. How much that is, the other edge of the pen tells: it is as blurred against the page.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.medians import median_level
from unheat.model import Grid

_OUTSIDE_PX, _INSIDE_PX = 8, 4
"""Pixels on either side of the end of the cells among which a pen is looked for."""

_PEN = 0.8
"""Coverage from which a pixel is the pen's."""

_BLURRED, _HIDDEN = 0.02, 0.5
"""Coverage that is seen, and from which nothing is known of what lies under the pen."""

_CONTRAST, _EVEN = 60.0, 0.15
"""Levels by which the pen of a frame differs from the page at least, and the share of its contrast
by which cells may shine through its rim."""

_LESS_SURE, UNKNOWN = 0.7, 100.0
"""Standard errors, in Lab units, of what was seen through the pen, and of what it hides: a level or
two of a channel, and any color."""

_LINES = 2
"""Lines of cells at each end that a pen may lie over."""

_MOST_LINES = 400


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Uncovered:
    """``rgb`` (R, C, 3), and its standard ``error`` (R, C) in Lab units, NaN where no pen is."""

    rgb: npt.NDArray[np.float64]
    error: npt.NDArray[np.float64]

    @property
    def hidden(self) -> npt.NDArray[np.bool_]:
        """(R, C): where the pen lies over all that could be seen."""
        found: npt.NDArray[np.bool_] = self.error >= UNKNOWN
        return found


def uncovered(
    rgb: npt.NDArray[np.uint8],
    grid: Grid,
    rows: npt.NDArray[np.int64],
    cols: npt.NDArray[np.int64],
    fill: npt.NDArray[np.float64],
) -> Uncovered:
    """What ``fill`` (R, C, 3) is without the pen.

    ``rows`` (R,) and ``cols`` (C,) are the pixels that the fill was taken from.
    """
    fill = fill.copy()
    error = np.full(grid.shape, np.nan)
    step = max(1, max(grid.shape) // _MOST_LINES)
    sides = (
        (rgb[:, cols[::step]].swapaxes(0, 1), rows, grid.row_spans, 0),
        (rgb[rows[::step]], cols, grid.column_spans, 1),
    )
    for lines, pixels, spans, axis in sides:
        size = lines.shape[1]
        # The pen reaches into the second line where cells are single pixels.
        for number in range(min(_LINES, len(pixels) // 2)):
            ends = (
                (lines, spans[0][0], int(pixels[number]), number),
                (
                    lines[:, ::-1],
                    size - spans[-1][1],
                    size - 1 - int(pixels[-1 - number]),
                    -1 - number,
                ),
            )
            for line, start, pixel, index in ends:
                found = _pen(line, start, pixel)
                if found is None:
                    continue
                share, pen = found
                at = (index, slice(None)) if axis == 0 else (slice(None), index)
                if share > _HIDDEN:
                    error[at] = UNKNOWN
                else:
                    fill[at] = np.clip((fill[at] - share * pen) / (1.0 - share), 0.0, 255.0)
                    error[at] = np.fmax(error[at], _LESS_SURE)
    return Uncovered(rgb=fill, error=error)


def _pen(
    lines: npt.NDArray[np.uint8], start: float, pixel: int
) -> tuple[float, npt.NDArray[np.float64]] | None:
    """How much of ``pixel`` a pen covers that ends the cells at about ``start``, and its color.

    lines: (h, w, 3), the cells to the right of ``start``. None where there is no pen over it.
    """
    first, last = round(start) - _OUTSIDE_PX, round(start) + _INSIDE_PX
    if first < 0 or last > lines.shape[1]:
        return None
    strip = lines[:, first:last]
    colors = median_level(strip, axis=0).astype(float)
    page = colors[0]
    off = most(np.abs(strip.astype(np.float32) - colors.astype(np.float32))).mean(axis=0)
    contrast = most(np.abs(colors - page))
    plain = off < _EVEN * contrast
    middle = int(np.where(plain, contrast, 0.0).argmax())
    if contrast[middle] < _CONTRAST:
        return None
    pen = colors[middle]
    # The share of the way from what is beside the pen to the pen itself.
    far = most(np.abs(strip.astype(np.float32) - pen.astype(np.float32))).mean(axis=0)
    beside = np.where(np.arange(len(far)) < middle, contrast[middle], np.inf)
    inner = far[middle + 1 :]
    if not inner.size:
        return None
    beside[middle + 1 :] = float(inner[-1])
    cover = 1.0 - far / np.maximum(beside, 1.0)
    inward = middle
    while inward + 1 < len(cover) and cover[inward + 1] >= _PEN:
        inward += 1
    outward = middle
    while outward > 0 and cover[outward - 1] >= _PEN:
        outward -= 1
    place = pixel - first
    if place <= inward:
        return 1.0, pen
    # Ticks stand on some of the lines, and are none of the pen's.
    blur = float(contrast[outward - 1] / contrast[middle]) if outward > 0 else 0.0
    if place == inward + 1 and blur >= _BLURRED:
        return blur, pen
    return None

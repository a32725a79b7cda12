"""What stands about cells and is none of them: frames, strips with names, tracks of annotation."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.cellcheck import LOSSLESS
from unheat.detect.grid import GridFit, fit_grid
from unheat.detect.overdrawn import without_overdrawn_lines
from unheat.medians import median
from unheat.model.geometry import Box

# Boxes that differ by the pixels about their borders.
SAME_BOX = 0.98
# A strip of annotation is no more of a region than this.
_STRIP = 0.3
# A region holds nothing else than cells that take up so much of it.
_NEARLY_ALL = 0.97
# So far from cells their blended borders have ended, and so much of a line there is one color.
_OFF_PX, _MOSTLY = 4.0, 0.9


def weighed_alone(
    rgb: npt.NDArray[np.uint8], fit: GridFit, region: Box, tolerance: float
) -> GridFit | None:
    """The lattice weighed by what lies between its own ends, None where that tells other cells.

    A frame that stands off the cells and the strip with a name over it are borders of nobody's
    cells; of a facet with few of them they are more than half of all that the region shows.
    """
    if fit.box.area >= _NEARLY_ALL * region.area or not _stands_off(rgb, fit.box):
        return None
    own = fit_grid(rgb, fit.box)
    own = None if own is None else without_overdrawn_lines(rgb, own, tolerance)
    if own is None or own.score <= fit.score or own.box.iou(fit.box) < SAME_BOX:
        return None
    return own if (own.rows.n, own.columns.n) == (fit.rows.n, fit.columns.n) else None


def beside_strip(region: Box, strip: Box) -> list[Box]:
    """What is left of a region under, over or beside a strip of annotation, if that is most of it.

    Tracks of one height each have more borders than three rows of cells below them.
    """
    if strip.area >= _STRIP * region.area:
        return []
    sides = [
        (region.x0, strip.y1, region.x1, region.y1),
        (region.x0, region.y0, region.x1, strip.y0),
        (strip.x1, region.y0, region.x1, region.y1),
        (region.x0, region.y0, strip.x0, region.y1),
    ]
    # The frame of a strip may end beyond the region.
    parts = [Box(x0, y0, x1, y1) for x0, y0, x1, y1 in sides if x0 < x1 and y0 < y1]
    return [part for part in parts if part.area >= region.area / 2]


def _stands_off(rgb: npt.NDArray[np.uint8], box: Box) -> bool:
    """Whether one color is all around a box, but for the lines of ticks: cells go on nowhere."""
    ys, xs = box.padded(_OFF_PX).pixels(rgb.shape)
    around = rgb[ys, xs].astype(int)
    sides = [around[0], around[-1], around[:, 0], around[:, -1]]
    color = median(np.concatenate(sides), along_first=True)
    same = [most(np.abs(side - color)) <= LOSSLESS for side in sides]
    return all(float(side.mean()) >= _MOSTLY for side in same)

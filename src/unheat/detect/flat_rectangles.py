"""Flat rectangles of a picture, of which a table is made whose cells are colored.

Behind a codec no level of ripples tells all of them: at a low one cells break up, at a high one
pale neighbors become one. What each level found alone stands together for what is there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from unheat.components import components
from unheat.detect.edges import step_sizes

Pixels = npt.NDArray[np.uint8]
IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]

# A cell has room for a digit; print leaves so much of it.
_NARROWEST_PX, _FILLED = 10, 0.35
# No cell takes so much of a picture.
_LARGEST = 0.3


@dataclass(frozen=True, slots=True, eq=False)
class FlatRectangles:
    """Rectangles (n, 4) x0, y0, x1, y1 and their colors (n, 3)."""

    boxes: IntArray
    colors: IntArray

    def of(self, chosen: BoolArray | IntArray) -> FlatRectangles:
        return FlatRectangles(self.boxes[chosen], self.colors[chosen])


def steps_of(rgb: Pixels) -> tuple[Pixels, Pixels]:
    """(h, w - 1) and (h - 1, w): by how much neighbors in a picture (h, w, 3) differ."""
    return step_sizes(rgb), step_sizes(rgb, axis=0)


def flat_rectangles(rgb: Pixels, steps: tuple[Pixels, Pixels], level: float) -> FlatRectangles:
    """Flat rectangles with print in them: pieces of one color that have their corners.

    Neighbors of one color differ by ``level`` at most; ``steps`` tell by how much they do.
    """
    part = np.zeros(rgb.shape[:2], dtype=bool)
    part[:, 1:] |= steps[0] > level
    part[1:] |= steps[1] > level
    pieces = components(~part, near=4)
    labels, area = pieces.labels, pieces.areas
    x, y, width, height = pieces.boxes.T
    chosen = (width >= _NARROWEST_PX) & (height >= _NARROWEST_PX)
    chosen &= (area >= _FILLED * width * height) & (area <= _LARGEST * rgb.shape[0] * rgb.shape[1])
    chosen[0] = False
    index = np.flatnonzero(chosen)
    # A little inside its corners a rectangle is itself, whatever a codec or a resizer did there.
    inset = 2
    corners = [
        labels[row, column] == index
        for row in (y[index] + inset, y[index] + height[index] - 1 - inset)
        for column in (x[index] + inset, x[index] + width[index] - 1 - inset)
    ]
    whole = np.sum(corners, axis=0) >= len(corners) - (level > 0)
    index = index[whole]
    # A pixel that differs from the one before it was left out: with it a cell begins.
    boxes = np.stack(
        [
            np.maximum(x[index] - 1, 0),
            np.maximum(y[index] - 1, 0),
            x[index] + width[index],
            y[index] + height[index],
        ],
        axis=1,
    )
    colors = rgb[y[index] + inset, x[index] + inset].astype(np.int64)
    return FlatRectangles(boxes, colors)


def pooled(found: Sequence[FlatRectangles]) -> FlatRectangles:
    """What was found at several levels, from the lowest one on, as one: those of the lowest level
    come last and stand for cells that a higher one took for a part of others."""
    boxes = np.concatenate([cells.boxes for cells in reversed(found)])
    return FlatRectangles(boxes, np.concatenate([cells.colors for cells in reversed(found)]))

"""Plates: boxes of one size with round ends that stand apart on the nodes of a grid.

Their sides curve, so that no straight border parts two columns. But they are as wide and as high
as each other, have one color each, and their centers stand in rows and columns of equal distances.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.components import components
from unheat.detect.cellcheck import check_cells
from unheat.detect.grid import GridFit
from unheat.detect.hypotheses import Lattice
from unheat.detect.levels import has_color
from unheat.detect.rivals import UNSURE, FoundPanel
from unheat.medians import median

FloatArray = npt.NDArray[np.float64]

_SMALLEST_PX = 10
_FEWEST, _MOST = 9, 1000
# A box with round ends fills π/4 of itself at least, and print of the page's color takes some.
_FULL = 0.6
# Sides of plates are alike to so many pixels, and so are the places of a line.
_OFF_PX = 2.0
# Of the places so many hold a plate, in so many colors.
_FILLED, _DIFFERENT = 0.9, 3
# Colors that differ by so much are two.
_OTHER = 10.0


def plated_panel(
    rgb: npt.NDArray[np.uint8], background: tuple[float, float, float], tolerance: float
) -> FoundPanel | None:
    """The grid of plates of a picture (H, W, 3), whose cells are the plates; None where there is
    none. It is never sure: a line of plates in the page's color is seen nowhere.
    """
    page = [int(level) for level in background]
    pieces = components((~has_color(rgb, page, tolerance)).view(np.uint8), near=4)
    boxes = pieces.boxes.astype(np.float64)
    large = boxes[:, 2:].min(axis=1) >= _SMALLEST_PX
    large &= pieces.areas >= _FULL * boxes[:, 2] * boxes[:, 3]
    large[0] = False
    boxes = boxes[large]
    if not _FEWEST <= len(boxes) <= _MOST:
        return None
    off = np.abs(boxes[:, None, 2:] - boxes[None, :, 2:]).max(axis=2)
    alike = off <= _OFF_PX
    boxes = boxes[alike[alike.sum(axis=1).argmax()]]
    columns, rows = (lattice_of(boxes[:, axis], boxes[:, axis + 2]) for axis in (0, 1))
    if len(boxes) < _FEWEST or columns is None or rows is None:
        return None
    nodes = np.stack(
        [
            np.round((boxes[:, axis] - line.start) / line.period)
            for axis, line in ((0, columns), (1, rows))
        ],
        axis=1,
    )
    if len(np.unique(nodes, axis=0)) < max(len(boxes), _FILLED * rows.n * columns.n):
        return None
    colors = [color_of(rgb, box) for box in boxes]
    if len(np.unique(np.round(np.array(colors) / _OTHER), axis=0)) < _DIFFERENT:
        return None
    check = check_cells(rgb, rows.spans(), columns.spans(), background, tolerance)
    return FoundPanel(fit=GridFit(rows=rows, columns=columns), check=check, quality=UNSURE)


def lattice_of(starts: FloatArray, sides: FloatArray) -> Lattice | None:
    """Equal cells with equal gaps that begin at ``starts``; None where there is no gap, or where
    they are in no line."""
    ordered = np.sort(starts)
    lines = np.array(
        [part.mean() for part in np.split(ordered, np.flatnonzero(np.diff(ordered) > _OFF_PX) + 1)]
    )
    side = float(median(sides))
    steps = np.diff(lines)
    if len(lines) < 2 or float(steps.min()) < side + _OFF_PX:
        return None
    index = np.r_[0.0, np.cumsum(np.round(steps / steps.min()))]
    period, first = np.polyfit(index, lines, 1).tolist()
    if np.abs(first + period * index - lines).max() > _OFF_PX:
        return None
    n = int(index[-1]) + 1
    found = lines.size / n
    whole = Lattice(
        start=first, end=first + n * period, n=n, gap=0.0, score=found, explained=found,
        support=found,
    )  # fmt: skip
    return replace(whole, end=whole.end - (period - side), gap=period - side)


def color_of(rgb: npt.NDArray[np.uint8], box: FloatArray) -> FloatArray:
    """The color that most of a plate has: that of its pixels which are nearest to their middle."""
    x, y, width, height = box.astype(int).tolist()
    inside = rgb[y : y + height, x : x + width].reshape(-1, 3).astype(np.float64)
    middle: FloatArray = np.asarray(median(inside, along_first=True))
    near = most(np.abs(inside - middle)) <= _OTHER
    return np.asarray(median(inside[near], along_first=True)) if near.any() else middle

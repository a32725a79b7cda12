"""Plates of a table: boxes with round ends, as high as each other and as wide as their columns.

Tables that set each number in a box of its own make these as wide as the column, and those differ.
Rows may stand on stripes, which the boxes are parted from by their color alone.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import numpy.typing as npt

from unheat.components import components
from unheat.detect.cellcheck import LOSSLESS, check_cells
from unheat.detect.edges import step_sizes
from unheat.detect.grid import GridFit
from unheat.detect.hypotheses import Lattice
from unheat.detect.plates import color_of, lattice_of
from unheat.detect.rivals import UNSURE, FoundPanel

IntArray = npt.NDArray[np.int64]

_SMALLEST_PX, _FULL = 10, 0.5
"""A plate is so high and broad at least, and its color fills so much of its box: print takes the
rest."""

_FEWEST, _MOST = 9, 1000
_OFF_PX = 2.0
"""Ends of the plates of one column are alike to so many pixels, and so are their heights."""

_RULE_PX = 3.0
"""Boxes that stand as near to each other both ways are cells that rules of a sheet part."""

_FILLED, _DIFFERENT, _OTHER = 0.9, 3, 10.0
"""Of the places so many hold a plate, in so many colors that differ by so many levels."""


def plated_table(
    rgb: npt.NDArray[np.uint8], background: tuple[float, float, float], tolerance: float
) -> FoundPanel | None:
    """The grid of the plates of a drawn table (H, W, 3); None where there is none, or just one
    column. It is never sure: a line of plates in the page's color is seen nowhere.
    """
    if tolerance > LOSSLESS:
        return None
    boxes = _plates(rgb)
    if not _FEWEST <= len(boxes) <= _MOST:
        return None
    alike = np.abs(boxes[:, None, 3] - boxes[None, :, 3]) <= _OFF_PX
    boxes = boxes[alike[alike.sum(axis=1).argmax()]]
    rows = lattice_of(boxes[:, 1].astype(float), boxes[:, 3].astype(float))
    spans = () if rows is None else _columns(boxes, rows.n)
    if rows is None or len(spans) < 2:
        return None
    if max(rows.gap, *(two[0] - one[1] for one, two in pairwise(spans))) <= _RULE_PX:
        return None
    held = [box for box in boxes if any(_is_in(box, span) for span in spans)]
    nodes = {(round((box[1] - rows.start) / rows.period), int(box[0] // 4)) for box in held}
    # What is in no column may be what is seen of another one, or of another table.
    if len(held) < max(len(boxes), _FILLED * rows.n * len(spans)) or len(nodes) < len(held):
        return None
    colors = np.array([color_of(rgb, box.astype(float)) for box in held])
    if len(np.unique(np.round(colors / _OTHER), axis=0)) < _DIFFERENT:
        return None
    check = check_cells(rgb, rows.spans(), spans, background, tolerance)
    blocks = tuple(Lattice.known(a, b) for a, b in spans)
    fit = GridFit(rows=rows, columns=Lattice.known(spans[0][0], spans[-1][1], len(spans)))
    singles = tuple(Lattice.known(a, b) for a, b in rows.spans())
    return FoundPanel(
        fit=fit, check=check, quality=UNSURE, row_blocks=singles, column_blocks=blocks
    )


def _plates(rgb: npt.NDArray[np.uint8]) -> IntArray:
    """(n, 4) x, y, width, height of the pieces of one color that may be plates."""
    part = np.zeros(rgb.shape[:2], dtype=bool)
    part[:, 1:] |= step_sizes(rgb) > 0
    part[1:] |= step_sizes(rgb, axis=0) > 0
    pieces = components(~part, near=4)
    boxes = pieces.boxes.astype(np.int64)
    large = boxes[:, 2:].min(axis=1) >= _SMALLEST_PX
    large &= pieces.areas >= _FULL * boxes[:, 2] * boxes[:, 3]
    large[0] = False
    found: IntArray = boxes[large]
    return found


def _columns(boxes: IntArray, rows: int) -> tuple[tuple[float, float], ...]:
    """(x0, x1) of the columns, from the left: the ends that most of ``rows`` plates share; none
    where they lie in each other."""
    ends = np.stack([boxes[:, 0], boxes[:, 0] + boxes[:, 2]], axis=1)
    left, found = ends, []
    while len(left):
        near = (np.abs(left - left[0]) <= _OFF_PX).all(axis=1)
        if near.sum() >= _FILLED * rows:
            x0, x1 = np.median(left[near], axis=0).round().tolist()
            found.append((x0, x1))
        left = left[~near]
    found.sort()
    if any(one[1] >= other[0] for one, other in pairwise(found)):
        return ()
    return tuple(found)


def _is_in(box: IntArray, span: tuple[float, float]) -> bool:
    ends = np.array([box[0], box[0] + box[2]])
    return bool(np.abs(ends - np.array(span)).max() <= _OFF_PX)

"""The small pieces of a line that stand just off it: underlines, points, accents."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.text.ink import Glyphs
from unheat.text.lines import Line, join_lines, turned_extents


def with_small_parts(glyphs: Glyphs, line: Line, free: npt.NDArray[np.bool_]) -> Line:
    """A line with the small free pieces just above and below it: underlines, accents."""
    box = line.box.padded(0.5 * line.size)
    boxes = glyphs.boxes
    near = (
        free
        & (boxes[:, 0] >= box.x0)
        & (boxes[:, 2] <= box.x1)
        & (boxes[:, 1] >= box.y0)
        & (boxes[:, 3] <= box.y1)
        & ((boxes[:, 2:] - boxes[:, :2]).min(axis=1) <= 0.35 * line.size)
    )
    index = np.flatnonzero(near)
    if not len(index):
        return line
    extents = turned_extents(glyphs, index, line.angle)
    beside = (extents[:, 0] >= line.along[0] - 0.2 * line.size) & (
        extents[:, 2] <= line.along[1] + 0.6 * line.size
    )
    close = (extents[:, 1] <= line.across[1] + 0.4 * line.size) & (
        extents[:, 3] >= line.across[0] - 0.4 * line.size
    )
    flat = extents[:, 3] - extents[:, 1] <= 0.35 * line.size
    index = index[beside & close & flat]
    if not len(index):
        return line
    free[index] = False
    together = np.concatenate([line.glyphs, index])
    return join_lines(glyphs, [replace(line, glyphs=together)])

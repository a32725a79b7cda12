"""A dark figure on a white page: a chart in a dark theme, as a browser or a notebook shows it.

Dark cells without labels stand upright on a white page as well, and their outer ones may all be of
one color. But a chart has print about its cells, on its own ground.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.components import components
from unheat.detect.levels import has_color, spread_about

Picture = npt.NDArray[np.uint8]
BoolArray = npt.NDArray[np.bool_]
FloatArray = npt.NDArray[np.float64]

OFF, DARKEST = 40.0, 95.0
"""Levels by which what is drawn stands off its ground, and the lightest a dark ground is."""

_BARE, _SAME = 0.98, 2.0
"""Share of the outermost lines of a dark figure that is within so many levels of its ground."""

_CELLS = 0.05
"""Share of the figure that its cells and bars take at least."""

_LETTERS, _LOWEST_PX, _HIGHEST = 10, 5, 0.1
"""So many letters are print; their height in pixels, and in shares of the figure's smaller side."""

_FLAT = 8
"""Levels by which pixels differ that are of one color: strokes are too thin to hold 3 × 3 such."""


def frames_dark(rgb: Picture, background: tuple[float, float, float]) -> bool:
    """A quick look at a picture (h, w, 3) on a light page: whether the outermost lines of all that
    stands on it are dark and of one color."""
    off = ~has_color(rgb, background, OFF)
    rows, columns = (np.flatnonzero(off.any(axis=axis)) for axis in (1, 0))
    if not len(rows) or min(np.ptp(rows), np.ptp(columns)) < _LETTERS * _LOWEST_PX:
        return False
    # The edge itself may be blended with the page.
    top, bottom, left, right = rows[0] + 2, rows[-1] - 2, columns[0] + 2, columns[-1] - 2
    inside = rgb[top : bottom + 1, left : right + 1]
    lines = np.concatenate([inside[0], inside[-1], inside[:, 0], inside[:, -1]]).astype(float)
    ground = lines[len(inside[0]) // 2]
    return bool(ground.max() <= DARKEST and (most(np.abs(lines - ground)) <= _SAME).mean() >= _BARE)


def is_printed_about(rgb: Picture, sheet: BoolArray, ground: FloatArray) -> bool:
    """Whether colored blocks and letters stand on the ``ground`` (3,) of a ``sheet`` (h, w)."""
    rows, columns = (np.flatnonzero(sheet.any(axis=axis)) for axis in (1, 0))
    inside = rgb[rows[0] + 2 : rows[-1] - 1, columns[0] + 2 : columns[-1] - 1]
    return are_cells_and_print(*blocks_and_letters(inside, ground), inside[..., 0].size)


def are_cells_and_print(blocks: FloatArray, letters: FloatArray, area: int) -> bool:
    """Whether ``blocks_and_letters`` are enough for a figure of so many pixels."""
    return len(letters) >= _LETTERS and float(blocks[:, 4].sum()) >= _CELLS * area


def blocks_and_letters(inside: Picture, ground: FloatArray) -> tuple[FloatArray, FloatArray]:
    """(n, 5) and (m, 5) x, y, width, height and pixels of the colored blocks and of the letters on
    the ``ground`` (3,) of a figure (h, w, 3)."""
    off = ~has_color(inside, (ground[0], ground[1], ground[2]), OFF)
    pieces = components(off)
    flat = off & (spread_about(inside) <= _FLAT)
    blocks = np.zeros(pieces.count, dtype=bool)
    blocks[pieces.labels[flat]] = True
    high = pieces.boxes[:, 3]
    letters = ~blocks & (high >= _LOWEST_PX) & (high <= _HIGHEST * min(off.shape))
    boxes = np.column_stack([pieces.boxes[:, :4], pieces.areas]).astype(np.float64)
    blocks[0] = letters[0] = False
    return boxes[blocks], boxes[letters]

"""Gaps between panels side by side in which the frames of their plots stand.

Such a gap is a cell wide or two, and where it was taken for cells, their middles may lie on a
frame, or on the ends of lines of the axes. Still most of each of them is page, and no tile is.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.rivals import FoundPanel

# The frame of a plot goes on so far beyond its cells, and differs so much from the page.
_BEYOND_PX, _LINE = 2, 20.0
# A frame does not stand within so many pixels of the cells beside the gap.
_BESIDE_PX = 2


def holds_frame(
    rgb: npt.NDArray[np.uint8],
    panel: FoundPanel,
    gap: tuple[int, int],
    background: tuple[float, float, float],
    tolerance: float,
) -> bool:
    """Whether a line stands between these columns that goes on above and below the cells."""
    box, spans = panel.box, panel.columns
    y0, y1 = round(box.y0) - _BEYOND_PX, round(box.y1) + _BEYOND_PX
    x0, x1 = round(spans[gap[0]][0]) + _BESIDE_PX, round(spans[gap[1] - 1][1]) - _BESIDE_PX
    if y0 < 0 or y1 > rgb.shape[0] or x1 <= x0:
        return False
    off = most(np.abs(rgb[y0:y1, x0:x1].astype(np.float64) - np.array(background)))
    return bool((off > max(tolerance, _LINE)).all(axis=0).any())


def framed_columns(
    rgb: npt.NDArray[np.uint8],
    panel: FoundPanel,
    background: tuple[float, float, float],
    tolerance: float,
) -> npt.NDArray[np.bool_]:
    """(C,) columns of cells all of which are mostly page, where the frame of a plot stands in
    every run of such columns; none where one runs without a frame."""
    box = panel.box
    y0, y1 = max(round(box.y0), 0), min(round(box.y1), rgb.shape[0])
    part = rgb[y0:y1].astype(np.float32)
    page = most(np.abs(part - np.array(background, np.float32))) <= tolerance
    # Sums over cells are differences of running sums.
    sums = np.pad(page.astype(np.int64).cumsum(axis=0).cumsum(axis=1), ((1, 0), (1, 0)))
    tops, ends = (
        np.clip(np.round(edge).astype(int) - y0, 0, y1 - y0) for edge in _edges(panel.rows)
    )
    lefts, rights = (
        np.clip(np.round(edge).astype(int), 0, rgb.shape[1]) for edge in _edges(panel.columns)
    )
    heights = sums[ends] - sums[tops]
    share = (heights[:, rights] - heights[:, lefts]) / np.maximum(
        np.outer(ends - tops, rights - lefts), 1
    )
    bare: npt.NDArray[np.bool_] = (share > 0.5).all(axis=0)
    steps = np.flatnonzero(np.diff(np.r_[False, bare, False].astype(int)))
    gaps = zip(steps[::2].tolist(), steps[1::2].tolist(), strict=True)
    framed = all(holds_frame(rgb, panel, gap, background, tolerance) for gap in gaps)
    return bare if framed else np.zeros_like(bare)


def _edges(
    spans: tuple[tuple[float, float], ...],
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    edges = np.array(spans, dtype=np.float64)
    return edges[:, 0], edges[:, 1]

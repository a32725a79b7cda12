"""Gaps between panels side by side or one below another in which the frames of their plots stand.

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

_Spans = tuple[tuple[float, float], ...]


def holds_frame(
    rgb: npt.NDArray[np.uint8],
    panel: FoundPanel,
    gap: tuple[int, int],
    axis: int,
    background: tuple[float, float, float],
    tolerance: float,
) -> bool:
    """Whether a line stands between these lines of cells along ``axis`` (0: rows, 1: columns)
    that goes on before and beyond the cells."""
    rgb, spans, across = _upright(rgb, panel, axis)
    y0, y1 = round(across[0][0]) - _BEYOND_PX, round(across[-1][1]) + _BEYOND_PX
    x0, x1 = round(spans[gap[0]][0]) + _BESIDE_PX, round(spans[gap[1] - 1][1]) - _BESIDE_PX
    if y0 < 0 or y1 > rgb.shape[0] or x1 <= x0:
        return False
    off = most(np.abs(rgb[y0:y1, x0:x1].astype(np.float64) - np.array(background)))
    return bool((off > max(tolerance, _LINE)).all(axis=0).any())


def framed_lines(
    rgb: npt.NDArray[np.uint8],
    panel: FoundPanel,
    axis: int,
    background: tuple[float, float, float],
    tolerance: float,
) -> npt.NDArray[np.bool_]:
    """(n,) rows (axis 0) or columns (axis 1) of cells all of which are mostly page, where the
    frame of a plot stands in every run of such lines; none where one runs without a frame."""
    turned, spans, across = _upright(rgb, panel, axis)
    y0, y1 = max(round(across[0][0]), 0), min(round(across[-1][1]), turned.shape[0])
    part = turned[y0:y1].astype(np.float32)
    page = most(np.abs(part - np.array(background, np.float32))) <= tolerance
    # Sums over cells are differences of running sums.
    sums = np.pad(page.astype(np.int64).cumsum(axis=0).cumsum(axis=1), ((1, 0), (1, 0)))
    tops, ends = (np.clip(np.round(edge).astype(int) - y0, 0, y1 - y0) for edge in _edges(across))
    lefts, rights = (
        np.clip(np.round(edge).astype(int), 0, turned.shape[1]) for edge in _edges(spans)
    )
    heights = sums[ends] - sums[tops]
    share = (heights[:, rights] - heights[:, lefts]) / np.maximum(
        np.outer(ends - tops, rights - lefts), 1
    )
    bare: npt.NDArray[np.bool_] = (share > 0.5).all(axis=0)
    steps = np.flatnonzero(np.diff(np.r_[False, bare, False].astype(int)))
    gaps = zip(steps[::2].tolist(), steps[1::2].tolist(), strict=True)
    framed = all(holds_frame(rgb, panel, gap, axis, background, tolerance) for gap in gaps)
    return bare if framed else np.zeros_like(bare)


def _upright(
    rgb: npt.NDArray[np.uint8], panel: FoundPanel, axis: int
) -> tuple[npt.NDArray[np.uint8], _Spans, _Spans]:
    """The picture with the lines along ``axis`` upright, these lines and those across them."""
    if axis == 0:
        return rgb.transpose(1, 0, 2), panel.rows, panel.columns
    return rgb, panel.columns, panel.rows


def _edges(spans: _Spans) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    edges = np.array(spans, dtype=np.float64)
    return edges[:, 0], edges[:, 1]

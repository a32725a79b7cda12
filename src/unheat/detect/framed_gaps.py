"""Gaps between panels side by side or one below another in which the frames of their plots stand.

Such a gap is a cell wide or two, and where it was taken for cells, their middles may lie on a
frame, or on the ends of lines of the axes. Still most of each of them is page, and no tile is.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.components import stretches
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
    background: tuple[float, float, float],
    tolerance: float,
) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """(R,) rows and (C,) columns of cells all of which are mostly page, where the frame of a plot
    stands in every run of such lines; none of these where one runs without a frame."""
    share = _page_shares(rgb, panel, background, tolerance)
    found = []
    for axis in (0, 1):
        bare = np.asarray((share > 0.5).all(axis=1 - axis))
        framed = all(
            holds_frame(rgb, panel, gap, axis, background, tolerance) for gap in stretches(bare)
        )
        found.append(bare if framed else np.zeros_like(bare))
    return found[0], found[1]


def _page_shares(
    rgb: npt.NDArray[np.uint8],
    panel: FoundPanel,
    background: tuple[float, float, float],
    tolerance: float,
) -> npt.NDArray[np.float64]:
    """(R, C): the share of each cell that is page."""
    tops, ends = _edges(panel.rows, rgb.shape[0])
    lefts, rights = _edges(panel.columns, rgb.shape[1])
    part = rgb[tops[0] : ends[-1], lefts[0] : rights[-1]].astype(np.float32)
    page = most(np.abs(part - np.array(background, np.float32))) <= tolerance
    # Sums over cells are differences of running sums.
    sums = np.pad(page.astype(np.int64).cumsum(axis=0).cumsum(axis=1), ((1, 0), (1, 0)))
    heights = sums[ends - tops[0]] - sums[tops - tops[0]]
    paged = heights[:, rights - lefts[0]] - heights[:, lefts - lefts[0]]
    shares: npt.NDArray[np.float64] = paged / np.maximum(np.outer(ends - tops, rights - lefts), 1)
    return shares


def _upright(
    rgb: npt.NDArray[np.uint8], panel: FoundPanel, axis: int
) -> tuple[npt.NDArray[np.uint8], _Spans, _Spans]:
    """The picture with the lines along ``axis`` upright, these lines and those across them."""
    if axis == 0:
        return rgb.transpose(1, 0, 2), panel.rows, panel.columns
    return rgb, panel.columns, panel.rows


def _edges(spans: _Spans, length: int) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """The first pixels of lines of cells and those behind their last ones, within the picture."""
    edges = np.clip(np.round(np.array(spans, dtype=np.float64)).astype(np.int64), 0, length)
    return edges[:, 0], edges[:, 1]

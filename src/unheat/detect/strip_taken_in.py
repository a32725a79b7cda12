"""Outer lines of cells that may be a strip of annotation: the page parts them from the others.

Strips stand off the cells by a few pixels, and are about as wide as these. Where a codec has
smeared such a gap a lattice may take the strip in as one more line.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import pairwise

import cv2
import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.lattice import Lattice
from unheat.detect.rivals import UNSURE, FoundPanel
from unheat.medians import median

_FEWEST = 4
"""Lines that nothing parts, which tell that something parts the outer one."""

_SMEARED = 30.0
"""Levels of 255 by which a codec leaves a narrow gap off the page."""

_PARTED, _OTHERS = 0.9, 0.7
"""Share of a line of pixels that is page where a gap is, and what it is at most elsewhere."""

_NEAR, _LEAST_PX = 0.25, 2.0
"""How far from a border its gap may be, in lines of cells, and pixels."""

_WIDER = 2.0
"""So many times as wide as what parts the other lines is a gap that parts a strip from these."""


def strip_doubted(
    rgb: npt.NDArray[np.uint8],
    panel: FoundPanel,
    background: tuple[float, float, float],
    tolerance: float,
) -> FoundPanel:
    """The panel, in doubt where it may hold a strip: a number in every cell of its outer lines
    that the colors bear out answers that."""
    if not holds_strip(rgb, panel, background, tolerance):
        return panel
    alone = panel.quality > UNSURE and panel.check.inked
    return replace(panel.unsure(), print_alone=alone)


def holds_strip(
    rgb: npt.NDArray[np.uint8],
    panel: FoundPanel,
    background: tuple[float, float, float],
    tolerance: float,
) -> bool:
    """Whether a line of page parts an outer line of cells from the others, and none parts these.

    Where cells are pale from end to end nothing is told.
    """
    if panel.row_blocks or panel.column_blocks or panel.check.sized:
        return False
    if max(panel.fit.rows.n, panel.fit.columns.n) <= _FEWEST:
        # Nothing would be told of so few lines.
        return False
    ys, xs = panel.box.pixels(rgb.shape)
    part = rgb[ys, xs]
    page = _is_page(part, background, max(tolerance, _SMEARED))

    def off(axis: int) -> npt.NDArray[np.float64]:
        apart: npt.NDArray[np.float64] = most(np.abs(part.astype(float) - np.array(background)))
        return np.asarray(apart.mean(axis=1 - axis))

    lattices = (panel.fit.rows, ys.start), (panel.fit.columns, xs.start)
    return any(
        _is_parted(page.mean(axis=1 - axis), partial(off, axis), lattice, start)
        for axis, (lattice, start) in enumerate(lattices)
    )


def _is_page(
    part: npt.NDArray[np.uint8], background: tuple[float, float, float], near: float
) -> npt.NDArray[np.bool_]:
    """(h, w): pixels that are ``near`` the page in every channel, told by levels and so sooner."""
    levels = np.arange(256.0)[:, None]
    like = np.abs(levels - np.array(background)) <= near
    if not like.any(axis=0).all():
        return np.zeros(part.shape[:2], dtype=bool)
    lowest, highest = like.argmax(axis=0), 255 - like[::-1].argmax(axis=0)
    return np.asarray(cv2.inRange(part, tuple(lowest.tolist()), tuple(highest.tolist()))) > 0


def _is_parted(
    share: npt.NDArray[np.float64],
    off: Callable[[], npt.NDArray[np.float64]],
    lattice: Lattice,
    start: int,
) -> bool:
    """Whether of the shares of page along an axis only those at its first or last border are high.

    ``share`` (n,) is one value a pixel, the first of them at ``start``; ``off`` gives how far from
    the page the pixels are, (n,), where the shares do not tell already. A thin line of the page
    between all cells comes as page where a resizer put it on one row of pixels, and as something
    paler where it put it on two: as wide it is both times.
    """
    spans = lattice.spans()
    if len(spans) <= _FEWEST:
        return False
    reach = max(_NEAR * lattice.period, _LEAST_PX)
    borders = [(one[1] + other[0]) / 2 - start for one, other in pairwise(spans)]
    at = np.array([_most(share, border - reach, border + reach) for border in borders])
    middles = [(first + last) / 2 - start for first, last in spans]
    within = np.array([_most(share, middle - 1.0, middle + 1.0) for middle in middles])
    if within.max() > _OTHERS:
        return False
    ends = (0, slice(1, None)), (-1, slice(0, -1))
    parted = [(end, rest) for end, rest in ends if at[end] >= _PARTED and at[rest].max() <= _OTHERS]
    if not parted:
        return False
    away = off()
    wide = np.array([_width(away, border, reach) for border in borders])
    return any(wide[end] > _WIDER * float(median(wide[rest])) for end, rest in parted)


def _width(off: npt.NDArray[np.float64], border: float, reach: float) -> float:
    """Pixels of page that lie about a border, those that the page shares with cells in part."""
    around = off[max(int(border - reach), 0) : int(np.ceil(border + reach)) + 1]
    level = max(float(around.max(initial=0.0)), 1.0)
    return float((1.0 - around / level).sum())


def _most(share: npt.NDArray[np.float64], start: float, end: float) -> float:
    part = share[max(int(start), 0) : max(int(np.ceil(end)), 1)]
    return float(part.max(initial=0.0))

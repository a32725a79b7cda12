"""Cells that the tick marks of an axis name, one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.grid import GridFit
from unheat.medians import median

FloatArray = npt.NDArray[np.float64]

# What a codec leaves beside a mark, as a share of its contrast.
_RINGING = 0.15
# Tick marks are no wider than this; letters are.
_WIDEST_TICK_PX = 5
# How far a mark is followed, by how much marks of one side differ in length, and the share of its
# contrast down to which it goes on.
_LONGEST_PX, _LENGTH_PX, _HALF = 40, 1, 0.5


def ticked(
    rgb: npt.NDArray[np.uint8],
    fit: GridFit,
    axis: int,
    center: float,
    plain_colors: FloatArray,
    tolerance: float,
) -> bool:
    """Do tick marks name the cells along ``axis``, and one of them an empty line at ``center``?

    An empty outer row of a masked matrix has no border, but the axis counts it. A stroke of a
    letter, of an upright label that reaches beyond the cells, is longer or shorter than marks.
    """
    centers = [(a + b) / 2 for a, b in fit.along(axis).spans()]
    return any(
        _marked(picture, center, edge, outward, plain_colors, tolerance)
        and _as_long(picture, center, centers, edge, outward, plain_colors, tolerance)
        for picture, edge, outward in _ticked_sides(rgb, fit, axis, plain_colors, tolerance)
    )


def counted_by_ticks(
    rgb: npt.NDArray[np.uint8],
    fit: GridFit,
    axis: int,
    plain_colors: FloatArray,
    tolerance: float,
) -> bool:
    """Does a tick mark name each cell along ``axis``, and none a place beyond them?

    Of many one may be hidden, but not the first or the last: labels stand there as cells do.
    """
    lattice = fit.along(axis)
    if lattice.n < 2 or lattice.period < 4:
        return False
    spans = lattice.spans()
    beyond = [sum(spans[0]) / 2 - lattice.period, sum(spans[-1]) / 2 + lattice.period]
    outer = [sum(spans[0]) / 2, sum(spans[-1]) / 2]
    return any(
        all(_marked(picture, c, edge, outward, plain_colors, tolerance) for c in outer)
        and not any(_marked(picture, c, edge, outward, plain_colors, tolerance) for c in beyond)
        for picture, edge, outward in _ticked_sides(rgb, fit, axis, plain_colors, tolerance)
    )


def _ticked_sides(
    rgb: npt.NDArray[np.uint8],
    fit: GridFit,
    axis: int,
    plain_colors: FloatArray,
    tolerance: float,
) -> Iterator[tuple[npt.NDArray[np.uint8], float, int]]:
    """Sides of the panel with a tick mark at every cell and none between: picture, edge, outward.

    The picture is turned so that the cells run along its first axis.
    """
    lattice = fit.along(axis)
    box = fit.box
    sides = (box.x0, box.x1) if axis == 0 else (box.y0, box.y1)
    centers = [(a + b) / 2 for a, b in lattice.spans()]
    picture = rgb if axis == 0 else rgb.transpose(1, 0, 2)
    for edge, outward in ((sides[0], -1), (sides[1], 1)):
        # Most sides have no marks at all, which the first few places tell.
        bare, most_bare = 0, 0.1 * len(centers)
        for center in centers:
            bare += not _marked(picture, center, edge, outward, plain_colors, tolerance)
            if bare > most_bare:
                break
        else:
            between = [
                _marked(picture, c + lattice.period / 2, edge, outward, plain_colors, tolerance)
                for c in centers[:-1]
            ]
            if np.mean(between) <= 0.1:
                yield picture, edge, outward


def _as_long(
    picture: npt.NDArray[np.uint8],
    center: float,
    centers: Sequence[float],
    edge: float,
    outward: int,
    plain_colors: FloatArray,
    tolerance: float,
) -> bool:
    """Whether the line at ``center`` leaves the border as far as most marks at ``centers`` do."""
    xs = int(np.floor(edge)) + outward * np.arange(2, 2 + _LONGEST_PX)
    xs = xs[(xs >= 0) & (xs < picture.shape[1])]

    def length(at: float) -> int:
        ys = np.clip(int(np.floor(at)) + np.array([-1, 0, 1]), 0, picture.shape[0] - 1)
        patch = picture[np.ix_(ys, xs)].astype(float)
        off = most(np.abs(patch[:, :, None, :] - plain_colors)).min(axis=2).max(axis=0)
        blank = np.flatnonzero(off <= max(tolerance, _HALF * float(off[:2].max())))
        return int(blank[0]) if len(blank) else len(xs)

    usual = float(median([length(at) for at in centers]))
    return abs(length(center) - usual) <= _LENGTH_PX


def _marked(
    picture: npt.NDArray[np.uint8],
    center: float,
    edge: float,
    outward: int,
    plain_colors: FloatArray,
    tolerance: float,
) -> bool:
    """A short thin line leaves the border at ``edge`` outwards, at ``center`` across it."""
    xs = int(np.floor(edge)) + outward * np.array([2, 3])
    reach = _WIDEST_TICK_PX // 2 + 2
    ys = int(np.floor(center)) + np.arange(-reach, reach + 1)
    if xs.min() < 0 or xs.max() >= picture.shape[1] or ys[0] < 0 or ys[-1] >= picture.shape[0]:
        return False
    patch = picture[np.ix_(ys, xs)].astype(float)
    off = most(np.abs(patch[:, :, None, :] - plain_colors)).min(axis=2)
    mark = float(off[reach - 1 : reach + 2].max(axis=0).min())
    beside = float(off[[0, -1]].max())
    return mark > tolerance and beside <= max(tolerance, _RINGING * mark)

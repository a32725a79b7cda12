"""Outer rows and columns of a lattice that are no cells: labels, ticks, the empty page."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.cellcheck import INSET, LOSSLESS, CellCheck, check_cells
from unheat.detect.grid import GridFit
from unheat.detect.of_one_color import lanes_are_alike
from unheat.medians import median
from unheat.model.geometry import Box

_LABEL_PX = 4.0
# Frames reach into cells of this size, and so far into them.
_SMALL_PX = 8.0
_FRAMED = 0.4
_MOST, _HALF = 0.8, 0.5
# So many cells of a ruled line are not the page's.
_SOME = 0.25
# So much of a line must be there; what crosses it may hide the rest.
_LINE = 0.8
# Lines between so many cells at least, of which so many go through a row; they are looked for so
# far inside of it.
_SEVERAL, _ALL_RULED, _INSIDE = 4, 0.95, 0.15
# A line that goes on beyond the cells on either side does so for more than this of a period.
_BEYOND = 0.8


def trimmed(
    rgb: npt.NDArray[np.uint8],
    fit: GridFit,
    background: tuple[float, float, float],
    tolerance: float,
    *,
    inset: float = INSET,
) -> tuple[GridFit, CellCheck]:
    """Drop outer rows and columns that hold labels or nothing, not cells.

    ``inset`` is the share of a cell's width that samples keep away from its borders.
    """
    while True:
        rows, columns = fit.rows, fit.columns
        spans = rows.spans(), columns.spans()
        check = check_cells(rgb, *spans, background, tolerance, inset=inset)
        good = check.good & (~check.background | check.hatched)
        changed = False
        for axis, lattice in ((0, rows), (1, columns)):
            # No label is as small as the finest cells, but a frame may cover them.
            if lattice.n < 3 or lattice.period < _LABEL_PX:
                continue
            share = good.mean(axis=1 - axis)
            empty = (check.background & (check.flatness > 0.9)).mean(axis=1 - axis)
            # Numbers over dots leave little of one color, and names of rows have the page about.
            colored = (~check.background).mean(axis=1 - axis)
            for at_end in (False, True):
                index = -1 if at_end else 0
                if share[index] >= 0.1 * max(float(median(share)), 0.1):
                    continue
                if _under_frame(rgb, fit, axis, at_end, background, tolerance):
                    continue
                # Print that fills small cells leaves none of them flat behind a codec.
                crowded = tolerance > LOSSLESS and check.inked and check.flat < _HALF
                if crowded and colored[index] >= _MOST and lanes_are_alike(rgb, fit):
                    continue
                plain, some = empty[index] > 0.9, colored[index] >= _SOME
                if plain or some:
                    framed = _framed(rgb, fit, axis, at_end, background, tolerance)
                    ruled = _ruled(rgb, fit, axis, at_end, background, tolerance)
                    if (framed and ruled) or (plain and (framed or ruled)):
                        continue
                cut = lattice.longer(-1, at_end=at_end)
                fit = fit.with_lattice(axis, cut)
                changed = True
                break
            if changed:
                break
        if not changed:
            return fit, check


def _under_frame(
    rgb: npt.NDArray[np.uint8],
    fit: GridFit,
    axis: int,
    at_end: bool,
    background: tuple[float, float, float],
    tolerance: float,
) -> bool:
    """Are the outermost cells as flat as others where a frame over their border ends?

    In cells of a few pixels the frame reaches as far in as their samples do.
    """
    lattice = fit.along(axis)
    if lattice.period > _SMALL_PX:
        return False
    spans = [fit.rows.spans(), fit.columns.spans()]
    spans[axis] = spans[axis][-1:] if at_end else spans[axis][:1]
    check = check_cells(rgb, spans[0], spans[1], background, tolerance, inset=_FRAMED)
    several = check.distinct > 2
    return several and float((check.good & ~check.background).mean()) > _MOST


def _framed(
    rgb: npt.NDArray[np.uint8],
    fit: GridFit,
    axis: int,
    at_end: bool,
    background: tuple[float, float, float],
    tolerance: float,
) -> bool:
    """Does a line run along the outer border of the first or last row or column, and end there?

    The side of a color bar that happens to stand there has no line to the cells.
    """
    box = fit.box
    picture = rgb if axis == 0 else rgb.transpose(1, 0, 2)
    page = np.array(background, np.int16)
    lattice = fit.along(axis)
    edge, (start, end), other = (
        (box.y1 if at_end else box.y0, (box.x0, box.x1), fit.columns)
        if axis == 0
        else (box.x1 if at_end else box.x0, (box.y0, box.y1), fit.rows)
    )
    reach = max(other.period, 8.0)
    outer = lattice.spans()[-1 if at_end else 0]

    def lined(box: Box, across: int) -> float:
        """Share of the places along the box where some pixel across it is not the page's."""
        ys, xs = box.pixels(picture.shape)
        off = most(np.abs(picture[ys, xs].astype(np.int16) - page)) > tolerance
        line = off.any(axis=across)
        return float(line.mean()) if line.size else 0.0

    def along(first: float, last: float) -> float:
        return lined(Box(first, edge - 2, last, edge + 2), 0)

    # The rule of a table or the rim of a page goes on beyond the cells.
    if max(along(start - reach, start - 3), along(end + 3, end + reach)) >= _BEYOND:
        return False
    sides = [lined(Box(x - 2, outer[0], x + 2, outer[1]), 1) for x in (start, end)]
    return min(along(start, end), *sides) > _LINE


def _ruled(
    rgb: npt.NDArray[np.uint8],
    fit: GridFit,
    axis: int,
    at_end: bool,
    background: tuple[float, float, float],
    tolerance: float,
) -> bool:
    """Do the lines between the cells of the first or last row or column run through it, all?

    So they do through the masked cells of a triangle that has no frame.
    """
    lattice, other = (fit.rows, fit.columns) if axis == 0 else (fit.columns, fit.rows)
    if other.n < _SEVERAL or lattice.period < _SMALL_PX:
        return False
    picture = rgb if axis == 0 else rgb.transpose(1, 0, 2)
    start, end = lattice.spans()[-1 if at_end else 0]
    inset = _INSIDE * (end - start)
    page = np.array(background, np.int16)
    ruled = []
    for (_, before), (after, _) in pairwise(other.spans()):
        ys, xs = Box(before - 1.5, start + inset, after + 1.5, end - inset).pixels(picture.shape)
        off = most(np.abs(picture[ys, xs].astype(np.int16) - page)) > tolerance
        ruled.append(bool(off.size and off.any(axis=1).all()))
    return float(np.mean(ruled)) > _ALL_RULED

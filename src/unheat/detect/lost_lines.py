"""Lines of cells that look like the page to a codec, told by the numbers that stand in them.

Pale cells with white lines between them leave no border in a lossy picture. What was found is
a part of the panel, or two parts at its sides, and the numbers go on between them, or up to the
frame about them: one in the middle of every cell that the lattice has there. Labels stand at
one side of their lines, and totals outside of the frame.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import permutations

import numpy as np
import numpy.typing as npt

from unheat.detect.grid import GridFit
from unheat.detect.lattice import Lattice
from unheat.medians import median

Picture = npt.NDArray[np.uint8]
BoolArray = npt.NDArray[np.bool_]
FloatArray = npt.NDArray[np.float64]

_INK = 60.0
"""Levels of 255 by which print stands off its cell."""

_INSET, _CENTERED = 0.12, 0.2
"""What is left out at each border of a cell, and how far from its middle print may stand on the
whole, in widths of the cell."""

_MOST = 0.9
"""Share of the cells that hold print in their middle: some are masked, of some the ink is pale."""

_WHOLE, _ALIKE = 0.2, 0.04
"""By so much of a period may a gap differ from whole ones, and by so much two periods."""

_SMALLEST_PX = 10.0
"""Period of cells that print can stand in."""

_FEWEST = 4
"""Cells between two pieces, or beyond one, whose print is evidence."""


def between_pieces(rgb: Picture, fits: Sequence[GridFit]) -> list[GridFit]:
    """The lattices of each two that go on in each other beyond lines of print."""
    made = []
    for one, other in permutations(fits, 2):
        for axis in (0, 1):
            whole = _bridged(one.along(axis), other.along(axis))
            if whole is None or not _same_place(one.along(1 - axis), other.along(1 - axis)):
                continue
            fit = one.with_lattice(axis, whole)
            first = one.along(axis).n
            added = slice(first, whole.n - other.along(axis).n)
            if are_printed(rgb, fit, axis, [added]):
                made.append(fit)
    return made


def up_to_frames(rgb: Picture, fits: Iterable[GridFit], frames: Sequence[GridFit]) -> list[GridFit]:
    """The lattices that go on, line by line of print, to a frame about them.

    ``frames`` are regions in which no lattice was found.
    """
    made = []
    for fit in fits:
        for frame in frames:
            grown, added = fit, list[list[slice]]()
            for axis in (0, 1):
                longer = _up_to(fit.along(axis), frame.along(axis))
                if longer is None:
                    break
                before, whole = longer
                grown = grown.with_lattice(axis, whole)
                after = before + fit.along(axis).n
                added.append([slice(0, before), slice(after, whole.n)])
            told = len(added) == 2 and grown != fit
            if told and all(
                are_printed(rgb, grown, axis, slices) for axis, slices in enumerate(added)
            ):
                made.append(grown)
    return made


def _bridged(one: Lattice, other: Lattice) -> Lattice | None:
    """One lattice from the start of the first to the end of the second, with lines between."""
    if min(one.n, other.n) < 2 or min(one.period, other.period) < _SMALLEST_PX:
        return None
    period = (one.n * one.period + other.n * other.period) / (one.n + other.n)
    gap = (other.start - one.end) / period
    if abs(one.period - other.period) > _ALIKE * period or round(gap) < 1:
        return None
    count = one.n + round(gap) + other.n
    length = (other.end - one.start) / period
    if abs(gap - round(gap)) > _WHOLE or abs(length - count) > 2 * _WHOLE:
        return None
    return replace(
        one,
        start=one.start,
        end=other.end,
        n=count,
        gap=min(one.gap, other.gap),
        score=min(one.score, other.score),
    )


def _up_to(lattice: Lattice, frame: Lattice) -> tuple[int, Lattice] | None:
    """How many lines go before those of a lattice in a frame, and all of them."""
    period = lattice.period
    if lattice.n < 2 or period < _SMALLEST_PX:
        return None
    before = (lattice.start - frame.start) / period
    after = (frame.end - lattice.end) / period
    if min(round(before), round(after)) < 0:
        return None
    if max(abs(before - round(before)), abs(after - round(after))) > _WHOLE:
        return None
    whole = lattice.longer(round(before), at_end=False).longer(round(after), at_end=True)
    return round(before), whole


def _same_place(one: Lattice, other: Lattice) -> bool:
    reach = _WHOLE * one.period
    return one.n == other.n and max(abs(one.start - other.start), abs(one.end - other.end)) <= reach


def are_printed(rgb: Picture, fit: GridFit, axis: int, added: Sequence[slice]) -> bool:
    """Whether the cells of the lines that were added hold print in their middle, line by line."""
    spans = [list(fit.rows.spans()), list(fit.columns.spans())]
    for part in added:
        lines = spans[axis][part]
        if not lines:
            continue
        across = spans[1 - axis]
        printed = _printed(rgb, *((lines, across) if axis == 0 else (across, lines)))
        if printed.size < _FEWEST or float(printed.mean(axis=1 - axis).min()) < _MOST:
            return False
    return True


def _printed(
    rgb: Picture, rows: Sequence[tuple[float, float]], columns: Sequence[tuple[float, float]]
) -> BoolArray:
    """(R, C): which cells hold print in their middle, and none at their sides."""
    printed = np.zeros((len(rows), len(columns)), dtype=bool)
    for row, (top, bottom) in enumerate(rows):
        for column, (left, right) in enumerate(columns):
            dy, dx = _INSET * (bottom - top), _INSET * (right - left)
            ys = slice(max(0, round(top + dy)), round(bottom - dy))
            xs = slice(max(0, round(left + dx)), round(right - dx))
            part: FloatArray = rgb[ys, xs].mean(axis=2)
            if not part.size:
                continue
            y, x = np.nonzero(np.abs(part - median(part)) > _INK)
            if not len(y):
                continue
            middle = np.array([(y.min() + y.max() + 1) / 2, (x.min() + x.max() + 1) / 2])
            off = np.abs(middle / part.shape - 0.5)
            printed[row, column] = bool(off.max() <= _CENTERED)
    return printed

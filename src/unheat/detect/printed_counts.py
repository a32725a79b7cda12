"""Lattices that go against the numbers in their cells: several a cell, or several cells to one."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.detect.cellcheck import LOSSLESS, borders_that_step, check_cells
from unheat.detect.grid import GridFit
from unheat.detect.lattice import Lattice
from unheat.detect.of_one_color import difference_in_lanes, lanes_are_alike
from unheat.detect.printed import ink_mask, lanes_along, print_counts
from unheat.detect.rivals import UNSURE
from unheat.detect.uncrossed_lines import uncrossed
from unheat.detect.within_pairs import are_halves_unlike

# Through numbers so many fewer colors change than between them.
_FEWER = 0.5
# A lattice that explains so many of the borders that are seen has no hidden ones of the same kind.
_PLAIN = 0.9
# Numbers are lines of cells with so much more ink than each line beside them, at least so many,
# and with so much of it: where nobody prints there is no more here than there.
_MORE_INK, _FEWEST, _LEAST_INK = 1.5, 4, 0.05
# Print parts a cell in so many: at its middle, at both of its ends, at these and between digits.
_PARTS = (2, 3, 4)
# Cells with numbers in them are no narrower.
_NARROWEST_PX = 8.0
# So many cells are flat in what is a panel.
_FLAT = 0.75
# What is looked at of a line: its middle.
_MIDDLE = (0.2, 0.8)


def counted_by_print(rgb: npt.NDArray[np.uint8], fit: GridFit, tolerance: float) -> GridFit:
    """The lattice with as many cells as evenly spaced numbers where the two go together.

    Cells that hold several numbers each are several cells, and those that hold one number
    between them are one; never surely. In a picture as it was drawn that is asked where there is
    one row, or one column, alone: its cells may be lines of one color each.
    """
    drawn = tolerance <= LOSSLESS
    counts = print_counts(rgb, fit.box, drawn=drawn)
    rippled = counts if drawn else print_counts(rgb, fit.box, rippled=True)
    if not drawn:
        fit = _counted_within_frame(rgb, fit, rippled)
    # Print in one direction only, on one area, is a text.
    if fit.rows.n * fit.columns.n == 1 and min(rippled) == 1:
        return fit
    crossed = min(rippled) >= _FEWEST
    for axis, count in enumerate(counts):
        lattice = fit.along(axis)
        if drawn and lattice.n > 1:
            continue
        told = lattice.n > 1 or fit.along(1 - axis).n >= _FEWEST or crossed
        if told and rippled[axis] > count and rippled[axis] % count == 0:
            # Some of the lanes were filled.
            count = rippled[axis]
        several = count > lattice.n and count % lattice.n == 0
        if several and lattice.n > 1 and lattice.explained >= _PLAIN:
            across = fit.along(1 - axis)
            if not are_halves_unlike(rgb, lattice, across, axis=axis, tolerance=tolerance):
                continue
        if not several:
            count = (
                _numbers_parted(rgb, fit, axis, count, tolerance)
                if count > 1
                else _parted_by_digits(rgb, fit, axis, tolerance)
            ) or uncrossed(rgb, fit, axis, (counts[axis], rippled[axis]), tolerance)
        if count > 1 and count != lattice.n:
            fit = fit.with_lattice(axis, _told(lattice, count))
    for axis in () if drawn else (0, 1):
        fit = _without_heads_and_feet(rgb, fit, axis, tolerance)
        fit = _counted_by_lanes(rgb, fit, axis, rippled[axis])
    return fit


def _told(lattice: Lattice, count: int) -> Lattice:
    """So many cells between the ends of a lattice, never surely: print told their number."""
    score = min(lattice.score, UNSURE)
    return replace(lattice, n=count, gap=0.0, score=score, support=0.0)


def _counted_within_frame(
    rgb: npt.NDArray[np.uint8], fit: GridFit, counts: tuple[int, int]
) -> GridFit:
    """The lattice of one area in which numbers stand under each other, or side by side, in so many
    lines, but are as wide as their cells along the other axis: as many cells there as differ most
    from each other, and least within themselves, above and below their print. Never surely."""
    if fit.rows.n * fit.columns.n > 1 or max(counts) < _FEWEST or min(counts) > 1:
        return fit
    axis = counts.index(1)
    along, across = fit.along(axis), fit.along(1 - axis)
    lined = fit.with_lattice(1 - axis, _told(across, max(counts)))
    tried = [
        lined.with_lattice(axis, _told(along, count))
        for count in range(_FEWEST, int((along.end - along.start) / _NARROWEST_PX) + 1)
    ]
    best = min(tried, key=lambda one: difference_in_lanes(rgb, one), default=fit)
    return best if lanes_are_alike(rgb, best) else fit


def _counted_by_lanes(rgb: npt.NDArray[np.uint8], fit: GridFit, axis: int, count: int) -> GridFit:
    """The lattice with as many lines as numbers, if what these leave free has one color a cell then
    and has not as it is: the heads and feet of numbers pass for borders. Never surely."""
    lattice = fit.along(axis)
    if min(count, fit.along(1 - axis).n) < _FEWEST or count == lattice.n:
        return fit
    counted = fit.with_lattice(axis, _told(lattice, count))
    return counted if lanes_are_alike(rgb, counted) and not lanes_are_alike(rgb, fit) else fit


def recounted_by_print(
    rgb: npt.NDArray[np.uint8], fit: GridFit, background: npt.ArrayLike, tolerance: float
) -> GridFit | None:
    """The lattice with as many rows as numbers stand under each other in its box, or as many
    columns as stand beside each other, where its cells are of one color then and are not as it is;
    never surely. None where that makes no difference.

    Blur makes borders of the heads and feet of numbers, where cells side by side are alike, and a
    codec fills the lanes between them: along one axis. Along the other the borders were seen.
    """
    for rippled in (False, True):
        counts = print_counts(rgb, fit.box, rippled=rippled)
        for axis, count in enumerate(counts):
            lattice, other = fit.along(axis), fit.along(1 - axis)
            parts = count % lattice.n == 0 or lattice.n % count == 0
            if min(count, other.n) < _FEWEST or count == lattice.n or not parts:
                continue
            whole = fit.with_lattice(axis, _told(lattice, count))
            spans = whole.rows.spans(), whole.columns.spans()
            check = check_cells(rgb, *spans, background, tolerance)
            if check.flat >= _FLAT and check.inked:
                return whole
    return None


def _without_heads_and_feet(
    rgb: npt.NDArray[np.uint8], fit: GridFit, axis: int, tolerance: float
) -> GridFit:
    """The lattice with three lines made one where every third holds all the print.

    Where a codec hides the borders of cells, the heads and feet of numbers part each cell in
    three. No lane between numbers need be free of ripples for that; never surely.
    """
    lattice, other = (fit.rows, fit.columns) if axis == 0 else (fit.columns, fit.rows)
    if lattice.n < 3 * _FEWEST:
        return fit
    ink = _ink_of_lines(rgb, fit, axis)
    # A frame is ink as well.
    ink[0] = ink[-1] = 0.0
    first = int(np.argmax([ink[start::3].mean() for start in range(3)]))
    numbers = np.arange(first, lattice.n, 3)
    left = lattice.n - 1 - int(numbers[-1])
    inner = numbers[(numbers > 0) & (numbers < lattice.n - 1)]
    beside = np.maximum(ink[inner - 1], ink[inner + 1])
    printed = bool((ink[inner] >= np.maximum(_MORE_INK * beside, _LEAST_INK)).all())
    if first > 1 or left > 1 or not printed:
        return fit
    steps = borders_that_step(rgb, lattice.spans(), other.spans(), axis, tolerance)
    between = np.arange(1, lattice.n) % 3 == (first + 2) % 3
    if steps[between].mean() <= steps[~between].mean():
        return fit
    # An outer cell may be seen but for its head or its foot.
    whole = lattice.longer(1 - first, at_end=False).longer(1 - left, at_end=True)
    return fit.with_lattice(axis, _told(whole, len(numbers)))


def _parted_by_digits(rgb: npt.NDArray[np.uint8], fit: GridFit, axis: int, tolerance: float) -> int:
    """As :func:`_numbers_parted`, where numbers as wide as their cells leave no lane to count them.

    Digits part a cell side by side; what stands under each other may be a line of cells each.
    Colors are compared in the lanes across, where nothing is printed: without these nobody knows.
    """
    n = fit.along(axis).n
    if axis == 0 or n < 2 * _FEWEST or not lanes_along(rgb, fit.box, axis):
        return 0
    parts = (part for part in _PARTS if n % part == 0 and n // part >= _FEWEST)
    told = (_numbers_parted(rgb, fit, axis, n // part, tolerance) for part in parts)
    return next(filter(None, told), 0)


def _ink_of_lines(rgb: npt.NDArray[np.uint8], fit: GridFit, axis: int) -> npt.NDArray[np.float64]:
    """(lines,): share of print in the middle of each row (``axis`` 0) or column of a lattice."""
    ys, xs = fit.box.pixels(rgb.shape)
    ink = ink_mask(np.ascontiguousarray(rgb[ys, xs]))
    profile = ink.mean(axis=1 - axis)
    size, n = len(profile), fit.along(axis).n
    starts, ends = (((np.arange(n) + share) * size / n).astype(int) for share in _MIDDLE)
    return np.array([profile[a : max(b, a + 1)].mean() for a, b in zip(starts, ends, strict=True)])


def _numbers_parted(
    rgb: npt.NDArray[np.uint8], fit: GridFit, axis: int, count: int, tolerance: float
) -> int:
    """How many lines of cells a lattice has, of which ``count`` numbers were seen, if it has lines
    through each of them, where few colors change; 0 where it has not.

    Numbers of three digits begin and end at the thirds of their cells, all of them together. Where
    the other axis has lanes without print, colors are looked at in these alone. Where a stroke
    hides one lane half as many numbers are seen, or a third, but colors change between all.
    """
    lattice, other = (fit.rows, fit.columns) if axis == 0 else (fit.columns, fit.rows)
    if count < 2 or lattice.n == count or lattice.n % count:
        return 0
    spans = lanes_along(rgb, fit.box, axis) or other.spans()
    steps = borders_that_step(rgb, lattice.spans(), spans, axis, tolerance)
    lines, each = np.arange(1, lattice.n), lattice.n // count
    usual = float(steps[lines % each == 0].mean())
    change = [float(steps[lines % each == phase].mean()) for phase in range(1, each)]
    borders = [phase for phase, mean in enumerate(change, start=1) if mean >= _FEWER * usual]
    part = int(np.gcd.reduce([each, *borders]))
    if part == 1 or len(borders) != each // part - 1:
        return 0
    between = lines % part == 0
    parted = float(steps[~between].mean()) < _FEWER * float(steps[between].mean())
    return lattice.n // part if parted else 0

"""Cells told by their print, where a codec washed the borders between them away.

Numbers in equal cells stand in equal places. Seen along an axis they are humps of ink
with clear lanes between them, and the lanes are as wide as both margins together; words
of one cell stand closer than that.
"""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import numpy.typing as npt

from unheat.detect.cellcheck import borders_that_step
from unheat.detect.grid import GridFit
from unheat.detect.rivals import UNSURE
from unheat.model.geometry import Box

FloatArray = npt.NDArray[np.float64]

# Strokes are thinner than this, and differ from their ground by more than that.
_STROKE_PX = 11
_INK_LEVELS = 40
_SMALLEST_PERIOD_PX = 10.0
# Ink in a lane, and in the middle of a cell, as shares of a full hump.
_LANE = 0.15
_HUMP = 0.5
# Through numbers so many fewer colors change than between them.
_FEWER = 0.5


def print_counts(rgb: npt.NDArray[np.uint8], box: Box) -> tuple[int, int]:
    """(rows, columns) of equal cells in ``box`` that the print shows, 1 where it shows none."""
    if min(box.width, box.height) < 2 * _SMALLEST_PERIOD_PX:
        return 1, 1
    ys, xs = box.padded(-2.0).pixels(rgb.shape)
    part = np.ascontiguousarray(rgb[ys, xs])
    if not part.size:
        return 1, 1
    ink = ink_mask(part)
    return _count(ink.mean(axis=1)), _count(ink.mean(axis=0))


def counted_by_print(rgb: npt.NDArray[np.uint8], fit: GridFit, tolerance: float) -> GridFit:
    """The lattice with as many cells as evenly spaced numbers where the two go together.

    Cells that hold several numbers each are several cells, and those that hold one number
    between them are one; never surely.
    """
    counts = print_counts(rgb, fit.box)
    # Print in one direction only, on one area, is a text.
    if fit.rows.n * fit.columns.n == 1 and min(counts) == 1:
        return fit
    for axis, count in enumerate(counts):
        lattice = (fit.rows, fit.columns)[axis]
        several = count > lattice.n and count % lattice.n == 0
        if several or _parts_numbers(rgb, fit, axis, count, tolerance):
            told = replace(lattice, n=count, gap=0.0, score=min(lattice.score, UNSURE), support=0.0)
            fit = replace(fit, rows=told) if axis == 0 else replace(fit, columns=told)
    return fit


def _parts_numbers(
    rgb: npt.NDArray[np.uint8], fit: GridFit, axis: int, count: int, tolerance: float
) -> bool:
    """Whether a lattice has lines through each of ``count`` numbers, where few colors change.

    Numbers of three digits begin and end at the thirds of their cells, all of them together.
    """
    lattice, other = (fit.rows, fit.columns) if axis == 0 else (fit.columns, fit.rows)
    if count < 2 or lattice.n == count or lattice.n % count:
        return False
    steps = borders_that_step(rgb, lattice.spans(), other.spans(), axis, tolerance)
    between = np.arange(1, lattice.n) % (lattice.n // count) == 0
    return float(steps[~between].mean()) < _FEWER * float(steps[between].mean())


def ink_mask(rgb: npt.NDArray[np.uint8], *, dark: bool | None = None) -> npt.NDArray[np.bool_]:
    """(h, w): pixels of thin strokes that are darker than what is around them, or lighter.

    ``dark`` asks for one of both.
    """
    grey = cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY)
    kernel = np.ones((_STROKE_PX, _STROKE_PX), np.uint8)
    chosen = [] if dark is False else [cv2.MORPH_BLACKHAT]
    chosen += [] if dark is True else [cv2.MORPH_TOPHAT]
    depth = np.max([cv2.morphologyEx(grey, operation, kernel) for operation in chosen], axis=0)
    ink: npt.NDArray[np.bool_] = depth > _INK_LEVELS
    return ink


def _count(profile: FloatArray) -> int:
    full = float(np.quantile(profile, 0.9))
    if full < 0.02:
        return 1
    most = int(profile.size / _SMALLEST_PERIOD_PX)
    return max((n for n in range(2, most + 1) if _fits(profile, n, full)), default=1)


def _fits(profile: FloatArray, n: int, full: float) -> bool:
    """Whether n equal cells have their ink in the middle and clear lanes between them."""
    period = profile.size / n
    clear = profile <= _LANE * full
    places = np.arange(1, n) * period
    lanes = [_run(clear, round(place)) for place in places]
    if min(lanes) < 0.1 * period:
        return False
    for cell in range(n):
        middle = profile[int((cell + 0.25) * period) : int((cell + 0.75) * period) + 1]
        if float(middle.max()) < _HUMP * full:
            return False
    inked = np.flatnonzero(~clear)
    margins = float(inked[0] + profile.size - 1 - inked[-1])
    return min(lanes) >= 0.5 * margins


def _run(clear: npt.NDArray[np.bool_], at: int) -> int:
    """Length of the stretch of clear places around ``at``, 0 where that is none."""
    if not clear[at]:
        return 0
    before = np.flatnonzero(~clear[:at])
    after = np.flatnonzero(~clear[at:])
    first = int(before[-1]) + 1 if before.size else 0
    last = at + int(after[0]) if after.size else clear.size
    return last - first

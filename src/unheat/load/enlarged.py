"""Pictures that were enlarged by repeating some of their pixels, at their own size again.

A scaled desktop, or a viewer that zooms to the nearest pixel, makes a picture one and a half times
as large by showing every second row and column twice. The rims of its letters become blocks of
one and two pixels, which pass for cells. Rows that were repeated are equal to the last level, and
lie where the factor alone puts them; nothing else does that over a whole picture with print in
it, since rows of letters differ one from the next. One row of each is what the picture was.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint8]
IntArray = npt.NDArray[np.int64]

_LEAST, _MOST = 1.2, 4.2
"""Factors that are looked for."""

_SIMPLE = sorted(
    {p / q for q in (2, 3, 4, 5) for p in range(q + 1, 4 * q + 1) if p % q}, reverse=True
)
"""Factors that viewers and desktops offer, the largest first."""

_FEWEST_PX = 48
"""What is smaller along an axis tells nothing."""

_BESIDE = 24
"""Times, along an axis, that rows (columns) that were neighbors differ, from which on their
distances tell a factor."""

_BOTH = 6
"""Times at least that such neighbors stand a pixel further apart than the nearest ones do."""

_TIE = 1e-3
"""What an enlarger's arithmetic may be off by, in pixels."""

_ALIKE, _APART = 7, 8
"""So many rows on end that all differ were not enlarged, and of every so manieth pixel is seen."""

_SQUARE = 0.02
"""Relative difference of the two axes' factors that whole sizes explain."""


def without_repeats(rgb: Pixels) -> tuple[Pixels, tuple[float, float]]:
    """The picture ``rgb`` (h, w, 3) before it was enlarged, and by what (x, y); (1, 1) mostly.

    Told of factors that are no whole number: pixels that were all repeated as often as each other
    leave letters their shape, and a matrix of which each cell was a pixel its cells.
    """
    if min(rgb.shape[:2]) < _FEWEST_PX:
        return rgb, (1.0, 1.0)
    rows = _firsts(rgb)
    columns = None if rows is None else _firsts(rgb.swapaxes(0, 1))
    if rows is None or columns is None:
        return rgb, (1.0, 1.0)
    down, across = len(rgb) / len(rows), rgb.shape[1] / len(columns)
    if abs(down - across) > _SQUARE * max(down, across):
        return rgb, (1.0, 1.0)
    return np.ascontiguousarray(rgb[rows][:, columns]), (across, down)


def _firsts(lines: Pixels) -> IntArray | None:
    """Where the rows of ``lines`` (n, m, 3) begin of which some are repeated; None if none are."""
    n = len(lines)
    # An enlarged picture has alike rows wherever so many stand on end; hardly any other has.
    apart = (lines[1:, ::_APART] != lines[:-1, ::_APART]).reshape(n - 1, -1).any(axis=1)
    if np.diff(np.flatnonzero(~apart), prepend=-1, append=n - 1).max() > _ALIKE:
        return None
    steps = np.flatnonzero((lines[1:] != lines[:-1]).reshape(n - 1, -1).any(axis=1)) + 1
    gaps = np.diff(steps)
    near = np.bincount(gaps, minlength=2)
    least = int(np.argmax(near >= _BOTH))
    if len(gaps) < _BESIDE or near[:least].any() or near.size < least + 2:
        return None
    if near[least] + near[least + 1] < _BESIDE or near[least + 1] < _BOTH:
        return None
    low, high = max(_LEAST, least), min(_MOST, least + 1)
    whole = [n / size for size in range(math.ceil(n / high), math.floor(n / low) + 1)]
    # What explains all steps with the fewest rows does; more of them would stand beside their like.
    # Of a picture that was cut since, that size is no whole number, but its factor a simple one.
    factors = [*whole, *(one for one in _SIMPLE if low <= one <= high)]
    return next((rows for factor in factors for rows in _explained(steps, n, factor)), None)


def _explained(steps: IntArray, n: int, factor: float) -> Iterator[IntArray]:
    """Pixels in the middle of every row of an axis of ``n`` that was enlarged by ``factor``, at
    each phase at which its rows explain where ``steps`` are.

    A row begins at the first pixel whose middle lies beyond its border, so that modulo the factor
    all steps lie within one pixel. Where a border falls on the middle of a pixel, that one may
    belong to either row: between the middles of neighboring rows there is one step at most.
    """
    at = np.unique(np.round(np.mod(steps.astype(np.float64), factor), 6))
    gaps = np.diff(at, append=at[0] + factor)
    for last in np.flatnonzero(gaps >= factor - 1.0 - _TIE):
        # Steps are up to half a pixel off their borders; these stand in the middle of their room.
        border = at[(last + 1) % len(at)] + 0.5 - (gaps[last] - factor + 1.0) / 2.0
        first = math.ceil(-border / factor - 0.5)
        middles = border + (np.arange(first, first + n / factor + 2) + 0.5) * factor
        rows = np.floor(middles).astype(np.int64)
        rows = rows[(rows >= 0) & (rows < n)]
        between = np.histogram(steps, bins=np.append(rows, n) + 0.5)[0]
        if between.max() <= 1:
            yield rows

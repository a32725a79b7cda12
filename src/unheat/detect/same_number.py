"""A first column of one color, whose cells all print the same number.

A table of cohorts begins with a column of 100 % from top to bottom. No border parts its rows, so
that neither a lattice nor the rectangles of a table have cells there, and the matrix began with
its second column. Cells of one color show one number, and where the print of all rows is one
picture it is no column of names. In a triangle this column goes on a row further than any other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.cellcheck import SAMPLED, check_cells
from unheat.detect.grid import GridFit
from unheat.detect.lattice import Lattice
from unheat.detect.rivals import FoundPanel
from unheat.medians import median
from unheat.model.geometry import Span

Array = npt.NDArray[Any]

_FEWEST = 3
"""Rows and columns of a table at least."""

_STANDS_OUT = 24.0
"""Levels by which the column differs from the page at least: stripes and headers are as pale."""

_LANE = 0.15
"""The ground of a row is seen above and below its print, this share of its height from its ends."""

_NARROW, _WIDE = 0.4, 2.5
"""Widths of the column, as a share of that of the others."""

_GAP_PX = 3.0
"""Rules of a table between two columns are no broader."""

_ALIKE = 0.6
"""Ink that two pictures of one number share, of all their ink: rows are not whole pixels apart."""

_INKED = 0.5
"""Print differs from its ground by this share of the strongest difference."""

_STROKES = 60.0
"""Levels by which print stands out from its ground."""


def with_same_numbers(
    rgb: npt.NDArray[np.uint8],
    panel: FoundPanel,
    background: tuple[float, float, float],
    tolerance: float,
) -> FoundPanel:
    """The panel with the column of one color and one number that touches its first column, and
    with the last row of a triangle, which has a cell there alone."""
    if min(panel.shape) < _FEWEST or max(panel.shape) > SAMPLED or panel.check.sized:
        return panel
    rows, columns = panel.rows, panel.columns
    width = float(np.mean([b - a for a, b in columns]))
    span = _strip(rgb, rows, columns[0][0], width, background, tolerance)
    if span is None or not _print_alike(rgb, rows, span):
        return panel
    pitch = float(np.mean([b[0] - a[0] for a, b in pairwise(rows)]))
    further = (rows[-1][0] + pitch, rows[-1][1] + pitch)
    if further[1] <= rgb.shape[0] + 0.5:
        longer = (*rows, further)
        again = _strip(rgb, longer, columns[0][0], width, background, tolerance)
        if again is not None and _print_alike(rgb, longer, again):
            rows = longer
    columns = (span, *columns)
    blocks = [tuple(Lattice.known(*one) for one in line) for line in (rows, columns)]
    check = check_cells(rgb, rows, columns, background, tolerance)
    even = [Lattice.known(line[0][0], line[-1][1], len(line)) for line in (rows, columns)]
    fit = GridFit(rows=even[0], columns=even[1])
    return replace(panel, fit=fit, check=check, row_blocks=blocks[0], column_blocks=blocks[1])


def _strip(
    rgb: npt.NDArray[np.uint8],
    rows: Sequence[Span],
    start: float,
    width: float,
    background: tuple[float, float, float],
    tolerance: float,
) -> Span | None:
    """The span in x of a strip of one color before ``start``, which ends at one place in all rows.

    ``width`` is that of a column. None where there is none, or in the page's color.
    """
    low, high = max(int(start - _WIDE * width), 0), int(start)
    lanes = [
        int(y)
        for top, bottom in rows
        for share in (_LANE, 1 - _LANE)
        for y in (top + share * (bottom - top),)
    ]
    if high - low < _NARROW * width or max(lanes) >= rgb.shape[0]:
        return None
    pixels = rgb[lanes, low:high].astype(float)
    # What parts the columns may be a rule or the blurred rim of the first one.
    near = pixels[:, int(-_GAP_PX - _NARROW * width / 2) : int(-_GAP_PX)]
    if not near.size:
        # Columns of a few pixels leave no room for a number.
        return None
    color = median(near.reshape(-1, 3), along_first=True)
    if float(np.abs(color - background).max()) < _STANDS_OUT:
        return None
    own = most(np.abs(pixels - color)) <= max(tolerance, 4.0)
    ends = [_run(lane) for lane in own]
    firsts, lasts = (np.array(side) for side in zip(*ends, strict=True))
    one_place = np.ptp(firsts) <= 1 and np.ptp(lasts) <= 1
    first, last = float(low + np.median(firsts)), float(low + np.median(lasts))
    if not one_place or start - last > _GAP_PX or first <= low:
        return None
    return (first, start) if _NARROW * width <= start - first <= _WIDE * width else None


def _run(lane: npt.NDArray[np.bool_]) -> tuple[int, int]:
    """(first, end) of the last stretch of a lane that has the color.

    >>> _run(np.array([True, False, True, True, False]))
    (2, 4)
    """
    held = np.flatnonzero(lane)
    if not len(held):
        return 0, 0
    breaks = np.flatnonzero(np.diff(held) > 1)
    return int(held[breaks[-1] + 1 if len(breaks) else 0]), int(held[-1]) + 1


def _print_alike(rgb: npt.NDArray[np.uint8], rows: Sequence[Span], span: Span) -> bool:
    """Whether the print in all rows of a strip is one picture."""
    height = int(min(b - a for a, b in rows))
    inset = max(2, round(0.1 * height))
    xs = slice(int(span[0]) + 2, int(span[1]) - 2)
    pictures = []
    for top, bottom in rows:
        first = round((top + bottom) / 2 - height / 2) + inset
        part = rgb[max(first, 0) : first + height - 2 * inset, xs].astype(float)
        if not part.size or len(part) != height - 2 * inset:
            return False
        off = most(np.abs(part - median(part.reshape(-1, 3), along_first=True)))
        if off.max() < _STROKES:
            return False
        pictures.append(off >= _INKED * off.max())
    return all(_share(pictures[0], other) >= _ALIKE for other in pictures[1:])


def _share(one: npt.NDArray[np.bool_], other: npt.NDArray[np.bool_]) -> float:
    """How much of the ink of two pictures they share, one moved by a pixel at most."""
    moved = [np.roll(other, (y, x), axis=(0, 1)) for y in (-1, 0, 1) for x in (-1, 0, 1)]
    return max(float((one & two).sum() / max((one | two).sum(), 1)) for two in moved)

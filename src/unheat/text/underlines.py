"""Lines under the numbers of cells, which say that these are second best, and are no print."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Runs = Sequence[tuple[int, int]]

_INK, _FULL = 0.3, 0.75
"""Coverage of what is ink, and its mean in the heart of a line from end to end."""

_THIN, _THIN_PX = 0.2, 2
"""A line is no thicker than this share of the print above it, or than so many pixels."""

_LEAST_PX = 10
"""Under lower print a codec leaves lines of the foot of a number, or of the border of its cell."""

_LONG = (0.6, 2.5)
"""How long it is, in widths of that print; a dash that says "nothing" is shorter."""

_NEARER = 2.0
"""So much further away is what stands below it, or it is the bar of a fraction."""


def without_underlines(coverage: npt.NDArray[np.float32], runs: Runs) -> list[tuple[int, int]]:
    """The (start, stop) rows of ink of a cell (h, w) without lines under its numbers."""
    return [
        run
        for i, run in enumerate(runs)
        if i == 0 or not _is_underline(coverage, runs[i - 1], run, runs[i + 1 : i + 2])
    ]


def _is_underline(
    coverage: npt.NDArray[np.float32], above: tuple[int, int], run: tuple[int, int], below: Runs
) -> bool:
    tall = above[1] - above[0]
    if run[1] - run[0] > max(_THIN * tall, _THIN_PX) or tall < _LEAST_PX:
        return False
    if below and below[0][0] - run[1] < _NEARER * (run[0] - above[1]):
        return False
    inked = np.flatnonzero(coverage[run[0] : run[1]].max(axis=0) > _INK)
    printed = np.flatnonzero(coverage[above[0] : above[1]].max(axis=0) > _INK)
    wide = float(inked[-1] + 1 - inked[0])
    share = wide / float(printed[-1] + 1 - printed[0])
    # A dash under a single digit is as wide as it, and an underline is wider.
    if wide <= max(tall, _THIN_PX) or len(inked) < wide or not _LONG[0] <= share <= _LONG[1]:
        return False
    heart = coverage[run[0] : run[1], inked[0] : inked[-1] + 1].max(axis=0)
    return float(heart[1:-1].mean()) >= _FULL * float(heart.max())

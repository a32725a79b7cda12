"""Whether print in an empty line of a lattice is the labels of what follows it.

A masked line holds nothing, or a sign on the middle of each cell. Labels and tick marks stand
close to the cells that they name, all at one distance, and further from those of the next panel.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.grid import GridFit
from unheat.medians import median

_INK = 60.0
"""Levels of 255 by which ink stands off the page."""

_FEWEST = 3
_MOST = 0.9
"""Share of the lines that are named at one distance."""

_NEAR, _SLACK, _SLACK_PX = 0.3, 0.1, 2.0
"""How far labels stand from their cells at most, and how far they differ in that, in periods."""

_CENTERED = 0.4
"""Share of the lines up to which print may stand on the middle of the gap by chance."""


def holds_labels(
    rgb: npt.NDArray[np.uint8],
    before: GridFit,
    after: GridFit,
    axis: int,
    background: tuple[float, float, float],
) -> bool:
    """Is what stands between two pieces along ``axis`` the labels of one of them?

    Rows have theirs at the left, before the second piece; columns below, after the first one.
    """
    picture = rgb if axis == 1 else rgb.transpose(1, 0, 2)
    lattices = (before.columns, after.columns) if axis == 1 else (before.rows, after.rows)
    lines = before.rows if axis == 1 else before.columns
    start, end = int(np.ceil(lattices[0].end)) + 1, int(np.floor(lattices[1].start)) - 1
    if lines.n < _FEWEST or end - start < _FEWEST:
        return False
    off = most(np.abs(picture[:, start:end].astype(float) - np.array(background)))
    ink = off > _INK
    # The frames of both pieces are no labels.
    low, high = int(lines.start), int(lines.end)
    ink &= ink[low:high].mean(axis=0) <= _MOST
    near, far = [], []
    for top, bottom in lines.spans():
        columns = np.flatnonzero(ink[round(top) : round(bottom)].any(axis=0))
        if len(columns):
            ends = float(columns[0]), float(ink.shape[1] - 1 - columns[-1])
            near.append(ends[1] if axis == 1 else ends[0])
            far.append(ends[0] if axis == 1 else ends[1])
    if len(near) < _MOST * lines.n:
        return False
    period = lattices[0].period
    usual = float(median(near))
    slack = max(_SLACK_PX, _SLACK * period)
    alike = np.abs(np.array(near) - usual) <= slack
    # Tick marks touch; a title of the rows may fill the gap from the other side.
    centered = np.abs(np.array(near) - np.array(far)) <= slack
    aside = usual <= _SLACK_PX or centered.mean() <= _CENTERED
    return bool(aside and usual <= _NEAR * period and alike.mean() >= _MOST)

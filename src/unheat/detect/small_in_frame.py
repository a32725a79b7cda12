"""Outer lines of small cells that a resizer or a codec left no borders, up to the frame about them.

The pen of a frame lies half over the outermost cells, and where a picture was resized, nothing of
the border next to it is left. But the cells end at the middle of the pen: where that stands a
whole number of cells beyond the last border on every side, and between the two are colors that
are not the page's, the frame counts these cells.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.cellcheck import check_cells
from unheat.detect.lattice import Lattice
from unheat.detect.rivals import FoundPanel
from unheat.medians import median

_PERIODS_PX = 2.5, 8.0
"""Cells that are smaller are no wider than pens, larger ones show their own borders."""

_FEWEST, _MOST = 30, 3
"""Cells of an axis whose borders are known, and how many may be lost at an end."""

_OFF = 0.35
"""So much of a cell may the middle of a pen be off a whole number of them: it is set to whole
pixels before a picture is enlarged."""

_PARTED = -1
"""A frame that parts a cell, or holds many more, tells that a count is wrong, and no other one."""

_PEN_PX, _PAGE_PX = 4, 3
"""A pen is so thick at most, and so many lines beyond it are the page."""

_ALIKE = 0.9
"""Share of a line of pixels that is the page, or a pen; marks and labels may stand on it."""

_BLANK = 0.5
"""Marks that stand on a line of the page take less than that of it."""

_SOLID = 0.25
"""What differs from the color of a pen by so little of its contrast is its own."""

_RIM = 0.12
"""Share of a pen's contrast by which a line of it may change along it."""

_INSIDE = 0.4
"""Of a line of cells this place is no pen's, and beside no border."""

_CONTRAST = 48.0
"""Levels by which a pen differs from the page at least."""

_DIFFERENT = 3
"""So many colors, to tens of levels, are cells."""


def with_lines_in_frame(
    rgb: npt.NDArray[np.uint8],
    panel: FoundPanel,
    background: tuple[float, float, float],
    tolerance: float,
) -> FoundPanel | None:
    """The panel with all cells that its frame holds, in doubt where that counts none; None where
    it has no frame.

    rgb: (H, W, 3).
    """
    fit = panel.fit
    if panel.row_blocks or panel.column_blocks or panel.check.sized:
        return None
    whole, framed = fit, True
    for axis in (0, 1):
        lattice, across = fit.along(axis), fit.along(1 - axis)
        if not _PERIODS_PX[0] <= lattice.period < _PERIODS_PX[1] or lattice.n < _FEWEST:
            return None
        picture = rgb if axis == 0 else rgb.transpose(1, 0, 2)
        before, after = _lost(picture, lattice, across, background, tolerance)
        if _PARTED in (before, after):
            return panel.unsure()
        framed &= before is not None and after is not None
        if before or after:
            longer = lattice.longer(before or 0, at_end=False).longer(after or 0, at_end=True)
            whole = whole.with_lattice(axis, longer)
    if not framed:
        # A frame has four sides.
        return None if whole is fit else panel.unsure()
    if whole is not fit:
        spans = whole.rows.spans(), whole.columns.spans()
        check = check_cells(rgb, *spans, background, tolerance)
        panel = replace(panel, fit=whole, check=check)
    return panel


def _lost(
    picture: npt.NDArray[np.uint8],
    lattice: Lattice,
    across: Lattice,
    background: tuple[float, float, float],
    tolerance: float,
) -> tuple[int | None, int | None]:
    """How many cells along y stand before the first and beyond the last one of a lattice up to its
    frame: None where there is none, ``_PARTED`` where it parts one."""
    size = len(picture)
    mirrored = replace(lattice, start=size - lattice.end, end=size - lattice.start)
    found: list[int | None] = []
    for image, one in ((picture[::-1], mirrored), (picture, lattice)):
        pen = _pen(image, one, across, background, tolerance)
        lines = 0.0 if pen is None else (pen - one.end) / one.period
        lost = round(lines)
        if pen is None or lines < -_OFF:
            found.append(None)
        elif lines <= _OFF:
            found.append(0)
        elif not _are_cells(image, one, across, lines, background, tolerance):
            found.append(None)
        elif abs(lines - lost) > _OFF or lost > _MOST:
            found.append(_PARTED)
        else:
            found.append(lost)
    return found[0], found[1]


def _pen(
    picture: npt.NDArray[np.uint8],
    lattice: Lattice,
    across: Lattice,
    background: tuple[float, float, float],
    tolerance: float,
) -> float | None:
    """The middle of the pen below the last line of cells along y, None where there is none."""
    first = max(round(lattice.end - lattice.period), 0)
    stop = min(round(lattice.end + _MOST * lattice.period) + _PEN_PX + _PAGE_PX, len(picture))
    inside = slice(max(round(across.start), 0), max(round(across.end), 0))
    strip = picture[first:stop, inside].astype(np.float64)
    if strip.size == 0 or stop - first < _PAGE_PX + 2:
        return None
    page = np.array(background)
    off = most(np.abs(strip - page))
    blank = (off <= max(tolerance, _CONTRAST / 4)).mean(axis=1) >= _BLANK
    begins = [at for at in range(1, len(strip) - _PAGE_PX + 1) if blank[at : at + _PAGE_PX].all()]
    if not begins:
        return None
    end = begins[0]
    colors = np.stack([median(line, along_first=True) for line in strip])
    contrast = most(np.abs(colors - page))
    low = max(end - _PEN_PX, 0)
    # Where the pen covers part of a pixel, cells shine through it on its inner side alone.
    near = _RIM * contrast[:, None]
    alike = (most(np.abs(strip - colors[:, None])) <= near).mean(axis=1) >= _ALIKE
    plain = np.where(alike, contrast, 0.0)[low:end]
    darkest = low + int(plain.argmax())
    strength = float(plain.max())
    if strength < _CONTRAST:
        return None
    core = darkest
    while core > 0 and alike[core - 1] and _is_near(colors[core - 1], colors[darkest], strength):
        core -= 1
    # Outside the page tells how much of a pixel the pen covers, and its other rim covers as much.
    outer = float((contrast[darkest + 1 : end] / strength).sum())
    solid = darkest - core + 1
    inner = 0.0
    if core > 0:
        usual = np.ptp(strip[max(core - 3, 0) : core], axis=1).max()
        inner = 1.0 - min(float(np.ptp(strip[core - 1], axis=0).max() / max(usual, 1.0)), 1.0)
    return first + core + (solid + outer - inner) / 2.0


def _is_near(color: npt.NDArray[np.float64], ink: npt.NDArray[np.float64], strength: float) -> bool:
    """Whether a line of pixels is the pen's, and no line of cells that are nearly alike."""
    return float(np.abs(color - ink).max()) <= _SOLID * strength


def _are_cells(
    picture: npt.NDArray[np.uint8],
    lattice: Lattice,
    across: Lattice,
    lost: float,
    background: tuple[float, float, float],
    tolerance: float,
) -> bool:
    """Whether the ``lost`` lines between the last border and the frame have several colors each, as
    cells do."""
    middles = np.floor(np.array(across.spans()).mean(axis=1)).astype(int)
    for line in range(max(round(lost), 1)):
        share = line + _INSIDE * min(lost, 1.0)
        at = min(int(np.floor(lattice.end + share * lattice.period)), len(picture) - 1)
        colors = picture[at, middles].astype(np.float64)
        off = most(np.abs(colors - np.array(background))) > tolerance
        if len(np.unique(np.round(colors[off] / 10.0), axis=0)) < _DIFFERENT:
            return False
    return True

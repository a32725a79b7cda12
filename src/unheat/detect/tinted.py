"""Pale cells of a lossy picture, told by their tint and their numbers.

Most values of many matrices lie near one end of the scale: their cells are all but one color, and
a codec leaves no borders between them. The lattice of the others ends before them. But their tint
is told from the page, and where it ends the cells end: a whole number of periods further out, with
a number in the middle of each cell. Where no cell has one, one outer line of pale cells is told
by its tint alone, which ends where a cell would and is as long as the others are: in doubt until
labels count it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.cellcheck import LOSSLESS, check_cells
from unheat.detect.grid import GridFit
from unheat.detect.lattice import Lattice
from unheat.detect.lost_lines import are_printed
from unheat.detect.rivals import FoundPanel
from unheat.detect.verdict import judge
from unheat.detect.witness import SURE
from unheat.model import Box

Picture = npt.NDArray[np.uint8]

_TINT, _NEARLY_ALL = 3.0, 0.1
"""Levels of 255 by which all pixels of a line but for this share are off the page where it is
tinted."""

_SMALLEST_PX, _FEWEST = 10.0, 2
"""Period of cells that numbers stand in, and lines whose period tells where others would stand."""

_GAP_PX = 4
"""Lines between cells that have the page's color are no wider."""

_OFF = 0.3
"""So much of a period the edge of the tint may be off a whole number of them: a few lines tell a
period to a percent."""

_EXACT_PX, _ASIDE_PX = 1.5, 4
"""So near to the place of a border a tint ends that nothing but itself tells, and so far beside it
the page is seen."""

_FLAT = 0.75
"""Share of the cells of such a line that have one color: what ripples between cells and a bar, and
that bar, are none."""

_INSIDE, _AS_THICK = 0.9, 0.75
"""Share of a box that lies in the cells where it is part of them, and of a cell that it is as thick
as at least: beside small cells a bar is thinner."""

_ROUNDS = 2
"""Rows that were found show columns, and those show rows."""


def with_tinted_lines(
    rgb: Picture,
    found: Sequence[FoundPanel],
    known: Sequence[Box],
    background: tuple[float, float, float],
    tolerance: float,
) -> list[FoundPanel]:
    """The panels of a lossy picture, those beside pale cells with these.

    rgb: (H, W, 3). None grows into another panel or into one of the ``known`` boxes, unless it
    held that before. ``tolerance``: how far a pixel may be from the ``background``, 0-255, and be
    background.
    """
    if tolerance <= LOSSLESS:
        return list(found)
    result = []
    for panel in found:
        grown = _grown(rgb, panel, background, tolerance)
        others = [other.box for other in found if other is not panel]
        if grown is not None:
            others += [box for box in known if not _is_line_of(grown, box)]
            if all(grown.box.intersection(box) <= panel.box.intersection(box) for box in others):
                panel = grown
        result.append(panel)
    return result


def _is_line_of(panel: FoundPanel, box: Box) -> bool:
    """Whether what passed for a bar is a line of a panel's cells: it lies in these, and is no
    thinner than one of them. What print leaves of cells at their side is, but a bar has none."""
    if panel.box.intersection(box) < _INSIDE * box.area:
        return False
    if panel.check.inked and panel.quality >= SURE:
        return True
    down, across = panel.fit.rows.period, panel.fit.columns.period
    return box.height >= _AS_THICK * down and box.width >= _AS_THICK * across


def _grown(
    rgb: Picture, panel: FoundPanel, background: tuple[float, float, float], tolerance: float
) -> FoundPanel | None:
    fit = panel.fit
    if panel.row_blocks or panel.column_blocks or panel.check.sized:
        return None
    if min(fit.rows.period, fit.columns.period) < _SMALLEST_PX:
        return None
    for _ in range(_ROUNDS):
        before = fit
        for axis in (0, 1):
            for at_end in (False, True):
                near = None if panel.check.inked else tolerance
                fit = _up_to_the_page(rgb, fit, axis, background, at_end=at_end, bare=near)
        if fit is before:
            break
    if fit is panel.fit:
        return None
    # A number in each cell counts them, those that are known as well.
    printed = are_printed(rgb, fit, 0, [slice(0, fit.rows.n)])
    if panel.check.inked and not printed:
        return None
    check = check_cells(rgb, fit.rows.spans(), fit.columns.spans(), background, tolerance)
    verdict = judge(rgb, fit, check, background, tolerance)
    if not isinstance(verdict, FoundPanel):
        return None
    if printed:
        return replace(verdict, quality=max(verdict.quality, SURE))
    return replace(verdict.unsure(), borders_alone=True)


def _up_to_the_page(
    rgb: Picture,
    fit: GridFit,
    axis: int,
    background: tuple[float, float, float],
    *,
    at_end: bool,
    bare: float | None,
) -> GridFit:
    """With the lines of cells between an end and the page; as it is where these are no whole
    number, or hold no print, but for one line of a panel without any, whose cells have one color
    each within ``bare`` levels."""
    lattice, across = fit.along(axis), fit.along(1 - axis)
    if lattice.n < _FEWEST:
        return fit
    picture = rgb if axis == 0 else rgb.transpose(1, 0, 2)
    last = lattice.end if at_end else lattice.start
    edge = _edge_of_tint(picture, last, (across.start, across.end), background, at_end=at_end)
    if edge is None:
        return fit
    lines = abs(edge - last) / lattice.period
    if round(lines) < 1 or abs(lines - round(lines)) > _OFF:
        return fit
    longer = lattice.longer(round(lines), at_end=at_end)
    longer = replace(longer, end=edge) if at_end else replace(longer, start=edge)
    grown = fit.with_lattice(axis, longer)
    added = slice(lattice.n, longer.n) if at_end else slice(0, longer.n - lattice.n)
    if are_printed(rgb, grown, axis, [added]):
        return grown
    if bare is None or abs(lines - 1.0) * lattice.period > _EXACT_PX:
        return fit
    line = longer.spans()[added]
    spans = (line, across.spans()) if axis == 0 else (across.spans(), line)
    if check_cells(rgb, *spans, background, bare).flat < _FLAT:
        return fit
    return grown if _ends_aside(picture, (last, edge), across, background) else fit


def _ends_aside(
    picture: Picture,
    rows: tuple[float, float],
    across: Lattice,
    background: tuple[float, float, float],
) -> bool:
    """Whether the tint from one of ``rows`` to the other ends where the cells ``across`` end: a
    ground goes on beyond them.
    """
    y0, y1 = sorted(round(row) for row in rows)
    start, end = round(across.start), round(across.end)
    if start < 2 * _ASIDE_PX or end > picture.shape[1] - 2 * _ASIDE_PX:
        return False
    beside = np.stack([picture[y0:y1, start - _ASIDE_PX], picture[y0:y1, end + _ASIDE_PX - 1]])
    off = np.quantile(most(np.abs(beside - np.array(background))), _NEARLY_ALL, axis=1)
    return bool((off < _TINT).all())


def _edge_of_tint(
    picture: Picture,
    last: float,
    across: tuple[float, float],
    background: tuple[float, float, float],
    *,
    at_end: bool,
) -> float | None:
    """Where the tint of whole rows of pixels ends, from the row ``last`` on outwards; None where it
    goes on to the end of the picture."""
    part = picture[:, max(round(across[0]), 0) : round(across[1])]
    first = round(last)
    rows = part[first:] if at_end else part[:first][::-1]
    if not rows.size:
        return None
    # Between the ripples about labels the page shows; a tint is wherever no number is.
    off = np.quantile(most(np.abs(rows - np.array(background))), _NEARLY_ALL, axis=1)
    tinted = np.flatnonzero(off >= _TINT)
    if not len(tinted) or tinted[-1] == len(rows) - 1:
        return None
    reached = -1
    for row in tinted.tolist():
        if row - reached > _GAP_PX + 1:
            break
        reached = row
    return float(first + reached + 1 if at_end else first - reached - 1)

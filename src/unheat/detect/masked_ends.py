"""Outer lines of masked cells, between the others and the end of the axes.

Where a matrix is masked from one side on, nothing parts these cells from each other or from the
page, and a lattice ends with the last cell that has a color. But the axes go on: their frame, or
the ground that they are drawn on, ends a whole number of cells further out, and nothing but one
color lies between. The marks of an axis tell whether these are cells of its count: they stand on
the middles of cells, or on their borders, all over the axis. Where there are none, the number of
cells is asked about.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.channels import least, most
from unheat.detect.axis_marks import marks_beside
from unheat.detect.cellcheck import check_cells
from unheat.detect.fence import pen_lines
from unheat.detect.lattice import Lattice
from unheat.detect.rivals import FoundPanel
from unheat.medians import median
from unheat.model import Box

Picture = npt.NDArray[np.uint8]
FloatArray = npt.NDArray[np.float64]

_SMALLEST_PX, _FEWEST = 2.0, 2
"""Period and number of lines from which a lattice tells where others would stand."""

_RIM_PX = 2
"""So many pixels beside a border may be mixed with what is beyond it."""

_PLAIN = 0.99
"""Share of a line of pixels that has one color; dust and a stray pixel may lie on it."""

_KNOWN_PX = 1.0
"""Up to so much beside the pen of a frame ends are believed that were reckoned from cells."""

_BARE = 0.8
"""Share of a line beside the axes that tick marks leave of the page."""

_SIDE = 8
"""Of the length of a line, a part so small at its sides may hold the tick marks of these."""

_PALE, _EVEN = 24.0, 8.0
"""Levels of 255 that a pale frame differs from the page in every channel, and along itself."""

_THIN_PX = 4
"""The line of a frame is no thicker."""

_BESIDE_PX = 3
"""The long sides of a frame run so near to the outermost cells."""

_OFF, _OFF_PX = 0.15, 0.5
"""Of a period, and in pixels, may an end of the axes be off a whole number of cells."""

_OFF_MIDDLE = 0.2
"""Of a cell a mark may be off its middle, or its border."""


def with_masked_ends(
    rgb: Picture,
    found: Sequence[FoundPanel],
    known: Sequence[Box],
    background: tuple[float, float, float],
    tolerance: float,
) -> list[FoundPanel]:
    """The panels, with masked lines up to where their axes end; rgb: (H, W, 3).

    None grows into another panel or one of the ``known`` boxes (bars, company).
    """
    result = []
    for panel in found:
        others = [other.box for other in found if other is not panel]
        grown = _grown(rgb, panel, background, tolerance)
        if grown is not None:
            more = [
                box for box in known if grown.box.intersection(box) > panel.box.intersection(box)
            ]
            if not more and all(grown.box.intersection(box) <= 0 for box in others):
                panel = grown
        result.append(panel)
    return result


def _grown(
    rgb: Picture, panel: FoundPanel, background: tuple[float, float, float], tolerance: float
) -> FoundPanel | None:
    """The panel up to the ends of its axes, in doubt where no marks count its cells; None where
    nothing is masked there."""
    if panel.row_blocks or panel.column_blocks or panel.check.sized:
        return None
    fit, counted = panel.fit, True
    page = np.array(background)
    for axis in (0, 1):
        lattice = fit.along(axis)
        if lattice.period < _SMALLEST_PX or lattice.n < _FEWEST:
            continue
        picture = rgb if axis == 0 else rgb.transpose(1, 0, 2)
        across, longer = fit.along(1 - axis), lattice
        for at_end in (False, True):
            more = _masked(picture, longer, across, page, tolerance, at_end=at_end)
            longer = longer if more is None else more
        if longer is not lattice:
            fit = fit.with_lattice(axis, longer)
            counted &= _is_counted(picture, longer, lattice, across, page, tolerance)
    if fit is panel.fit:
        return None
    spans = fit.rows.spans(), fit.columns.spans()
    grown = replace(panel, fit=fit, check=check_cells(rgb, *spans, background, tolerance))
    return grown if counted else grown.unsure()


def _masked(
    picture: Picture,
    lattice: Lattice,
    across: Lattice,
    page: FloatArray,
    tolerance: float,
    *,
    at_end: bool,
) -> Lattice | None:
    """The lattice, rows of ``picture``, with the masked ones at one end; None without these."""
    last = lattice.end if at_end else len(picture) - lattice.start
    outwards = picture if at_end else picture[::-1]
    first = round(last) + _RIM_PX
    beside = slice(max(0, round(across.start) + _RIM_PX), max(0, round(across.end) - _RIM_PX))
    part = outwards[first:, beside].astype(np.int16)
    if not part.size or len(part) < lattice.period / 2:
        return None
    # The first line tells which color is to go on, which most places end within a few pixels.
    color = median(part[0].astype(np.float64), along_first=True)
    side = round(min(lattice.period, part.shape[1] / _SIDE))
    inner, near = part[:, side : part.shape[1] - side], round(lattice.period / 2)
    if not _is_plain(inner[:near], color, tolerance).all():
        return None
    end = _run_of_color(inner, color, tolerance)
    if end == len(part):
        return None
    place = _frame_after(part[end:], page)
    if place is not None:
        if not _has_sides(outwards, (first, first + end), across, page):
            return None
        place += first + end
    elif np.abs(color - page).max() > tolerance and _ends_on_page(part[end:], page, tolerance):
        place = float(first + end)
    else:
        return None
    cells = (place - last) / lattice.period
    count = round(cells)
    if count < 1 or abs(cells - count) * lattice.period > _OFF * lattice.period + _OFF_PX:
        return None
    longer = lattice.longer(count, at_end=at_end)
    if lattice.gap:
        return longer
    # The pen of a frame may be half a pixel off, and so many cells as are known tell better.
    reckoned = longer.end if at_end else len(picture) - longer.start
    if abs(reckoned - place) <= _KNOWN_PX:
        return longer
    place = place if at_end else len(picture) - place
    return replace(longer, end=place) if at_end else replace(longer, start=place)


def _is_plain(
    lines: npt.NDArray[np.int16], color: FloatArray, tolerance: float, share: float = _PLAIN
) -> npt.NDArray[np.bool_]:
    """For each of the ``lines`` (n, m, 3): has at least this share of it one color?"""
    off = most(np.abs(lines - np.rint(color).astype(np.int16)))
    plain: npt.NDArray[np.bool_] = (off <= tolerance).mean(axis=1) >= share
    return plain


def _run_of_color(lines: npt.NDArray[np.int16], color: FloatArray, tolerance: float) -> int:
    """How many of these ``lines`` (n, m, 3), the first ones, have one color, but for the tick
    marks that point inwards from the frame: they begin somewhere, and go on to it."""
    plain = _is_plain(lines, color, tolerance)
    if plain.all():
        return len(lines)
    end = int(np.argmin(plain))
    off = most(np.abs(lines[end:] - np.rint(color).astype(np.int16))) > tolerance
    marked = off.mean(axis=1) <= 1.0 - _BARE
    more = len(marked) if marked.all() else int(np.argmin(marked))
    marks = off[:more]
    return end if (marks[:-1] & ~marks[1:]).any() else end + more


def _frame_after(lines: npt.NDArray[np.int16], page: FloatArray) -> float | None:
    """The middle of the line of a frame that the first of these ``lines`` are, None without one."""
    dark = _pens(lines[: _THIN_PX + 2].astype(np.float64), page)
    if not dark[:2].any():
        return None
    # The first line may be the blurred side of it.
    start = int(np.argmax(dark))
    rest = dark[start:]
    thick = len(rest) if rest.all() else int(np.argmin(rest))
    return start + thick / 2 if thick <= _THIN_PX else None


def _pens(lines: FloatArray, page: FloatArray) -> npt.NDArray[np.bool_]:
    """(n,): which of these ``lines`` (n, m, 3) are a frame's: dark, or a paler gray throughout."""
    own = median(lines.transpose(1, 0, 2), along_first=True)
    pale = least(np.abs(own - page)) > _PALE
    even = (most(np.abs(lines - own[:, None])) <= _EVEN).mean(axis=1) >= _PLAIN
    found: npt.NDArray[np.bool_] = pen_lines(lines, page) | (pale & even)
    return found


def _ends_on_page(lines: npt.NDArray[np.int16], page: FloatArray, tolerance: float) -> bool:
    """Whether the page follows within the blurred side of a ground, with tick marks on it."""
    seen = lines[: _RIM_PX + 1]
    return bool(len(seen) > 1 and _is_plain(seen[-2:], page, tolerance, _BARE).any())


def _has_sides(
    outwards: Picture, between: tuple[int, int], across: Lattice, page: FloatArray
) -> bool:
    """Whether a side of the frame goes on from the cells to its far line: what stands by itself
    further out is another frame, or a rule."""
    rows = slice(*between)
    for place in (across.start, across.end):
        low, high = max(0, round(place) - _BESIDE_PX), round(place) + _BESIDE_PX + 1
        part = outwards[rows, low:high].transpose(1, 0, 2).astype(np.float64)
        if part.size and _pens(part, page).any():
            return True
    return False


def _is_counted(
    picture: Picture,
    lattice: Lattice,
    before: Lattice,
    across: Lattice,
    page: FloatArray,
    tolerance: float,
) -> bool:
    """Whether the marks of an axis stand on its cells, also on those that it has now and had not
    ``before``: all in their middles or all on borders, and equally many cells apart."""
    for edge, outward in ((across.start, -1), (across.end, 1)):
        marks = (
            marks_beside(picture, edge, outward, page, tolerance) - lattice.start
        ) / lattice.period
        marks = marks[(marks > -_OFF_MIDDLE) & (marks < lattice.n + _OFF_MIDDLE)]
        old = (before.start - lattice.start) / lattice.period
        within = (marks > old) & (marks < old + before.n)
        if not within.any() or within.all():
            continue
        for shift in (0.5, 0.0):
            cells = np.rint(marks - shift)
            steps = np.diff(cells)
            if (np.abs(marks - shift - cells) <= _OFF_MIDDLE).all() and len(set(steps)) == 1:
                return True
    return False

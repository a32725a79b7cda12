"""Cells that fill a frame to its lines, most of them of one color: sparse matrices.

Beside the long lines of their frame the short borders of a few cells are not seen, so that the
frame is one cell and a crowd of them somewhere inside passes for a panel.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import reduce

import cv2
import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.cellcheck import check_cells
from unheat.detect.grid import GridFit, fit_grid
from unheat.detect.lattice import Lattice
from unheat.detect.pieces import is_scattered
from unheat.detect.rivals import FoundPanel
from unheat.detect.within_pairs import are_two_cells
from unheat.medians import median
from unheat.model.geometry import Box

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]

# The frame with its blurred sides, which is left out of what is looked at.
_PEN_PX = 3.0
# Levels of 255 by which a frame differs from the page in every channel, the share of a side that
# it runs along, and how far the marks of the axes stand out of it.
_STANDS_OUT, _ALONG, _MARKS_PX = 96, 0.9, 13
# Beside the line less than this is dark: marks.
_BESIDE = 0.5
# Fewer lines, or a lattice that explains less of the borders that are seen, are no cells; of the
# borders that it has so many are seen.
_FEWEST, _CLEAR, _SEEN = 3, 0.9, 0.5
# What a lattice explains that needs no second look.
_EXPLAINED = 0.97
# So much of a period, and so many pixels, may frames and rounding move the end of an axis.
_OFF, _OFF_PX = 0.3, 4.0
# So many of the cells in a frame are flat.
_FLAT = 0.75
# Of a panel so much lies in the frame about it, which is so much larger.
_INSIDE, _LARGER = 0.95, 1.5
# A panel that holds so much of a frame crosses its line where it goes on for so much of a cell.
_SHARED, _CELL = 0.25, 0.75
# Levels of 255 between two colors of cells, and how much more than one cell shows one of them.
_ALIKE, _CELLS = 8.0, 2.0


def frame_of(
    rgb: npt.NDArray[np.uint8],
    region: Box,
    fit: GridFit,
    background: tuple[float, float, float],
) -> Box | None:
    """The frame near the sides of a region, or about all borders that were ``fit`` to it, through
    the middles of its lines; None where there is none, or the fit explains what is in it."""
    if min(fit.rows.n, fit.columns.n) > 1 and fit.score >= _EXPLAINED:
        return None
    for box in (region.padded(_PEN_PX), fit.box.padded(_PEN_PX)):
        ys, xs = box.pixels(rgb.shape)
        # Levels and a whole color: bytes do, plane by plane.
        planes = zip(cv2.split(rgb[ys, xs]), background, strict=True)
        off = [cv2.absdiff(plane, np.full_like(plane, int(level))) for plane, level in planes]
        dark = np.asarray(reduce(cv2.min, off)) > _STANDS_OUT
        lines = [_outer(dark.mean(axis=axis)) for axis in (1, 0)]
        if None not in lines:
            (top, bottom), (left, right) = (line or (0, 0) for line in lines)
            if _is_broken(dark, (top, bottom)) or _is_broken(dark.T, (left, right)):
                continue
            frame = Box(xs.start + left, ys.start + top, xs.start + right, ys.start + bottom)
            return None if _lines_go_on(rgb, frame, background) else frame
    return None


def _lines_go_on(
    rgb: npt.NDArray[np.uint8], frame: Box, background: tuple[float, float, float]
) -> bool:
    """Whether two lines of a frame go on together beyond a corner of each, further than marks do:
    then the line between these is one of dark cells, the next of which are pale as the page."""
    top, bottom, left, right = map(int, (frame.y0, frame.y1, frame.x0, frame.x1))
    near, far = _MARKS_PX + 1, 2 * _MARKS_PX
    ends = [
        (rgb[[top, bottom], right + near : right + far], rgb.shape[1] >= right + far),
        (rgb[[top, bottom], max(left - far, 0) : max(left - near, 0)], left >= far),
        (
            rgb[bottom + near : bottom + far, [left, right]].swapaxes(0, 1),
            rgb.shape[0] >= bottom + far,
        ),
        (rgb[max(top - far, 0) : max(top - near, 0), [left, right]].swapaxes(0, 1), top >= far),
    ]
    for end, whole in ends:
        off = np.abs(end.astype(float) - np.asarray(background)).min(axis=-1) > _STANDS_OUT
        if whole and off.mean(axis=1).min() >= _ALONG:
            return True
    return False


def within_frame(
    rgb: npt.NDArray[np.uint8],
    frame: Box,
    known: GridFit,
    background: tuple[float, float, float],
    tolerance: float,
) -> GridFit | None:
    """The cells in a ``frame``, from line to line of it, where they are told better than by the
    lattice that is ``known``.

    None where there are none: borders inside follow no lattice, the frame is no whole number of
    their cells away from the outermost of them, or what is in them is not flat.
    """
    if min(frame.width, frame.height) <= 2 * _PEN_PX:
        # The two sides of a line, and no cells between them.
        return None
    inside = frame.padded(-_PEN_PX)
    fit = fit_grid(rgb, inside, pad=0)
    cells = min(known.rows.n, known.columns.n) > 1
    if fit is None or (cells and fit.score < known.score):
        return None
    for axis, side in enumerate(((frame.y0, frame.y1), (frame.x0, frame.x1))):
        lattice = _up_to(fit.along(axis), side)
        if lattice is None:
            return None
        fit = fit.with_lattice(axis, lattice)
    for axis in (0, 1) if cells else ():
        halves, whole, across = known.along(axis), fit.along(axis), known.along(1 - axis)
        if are_two_cells(rgb, halves, whole, across, axis=axis, tolerance=tolerance):
            return None
    check = check_cells(rgb, fit.rows.spans(), fit.columns.spans(), background, tolerance)
    if check.flat < _FLAT or any(_is_parted(check.colors, axis, tolerance) for axis in (0, 1)):
        return None
    return fit


def _is_parted(colors: FloatArray, axis: int, tolerance: float) -> bool:
    """Whether all rows (columns, ``axis`` 1) of the colors (R, C, 3) are alike in twos or threes:
    print in the middle of cells, or its upper and lower edges, parts them."""
    lines = np.moveaxis(colors, axis, 0)
    for parts in (2, 3):
        if len(lines) % parts or len(lines) < 2 * parts:
            continue
        groups = lines.reshape(len(lines) // parts, parts, *lines.shape[1:])
        if np.nanmax(np.ptp(groups, axis=1)) <= max(_ALIKE, tolerance):
            return True
    return False


def without_crossing(found: Sequence[FoundPanel], filled: Sequence[Box]) -> list[FoundPanel]:
    """The panels without those that reach across the line of a frame which cells fill: these end
    at it, and beyond it there is another panel."""
    return [panel for panel in found if not any(_crosses(panel, frame) for frame in filled)]


def _crosses(panel: FoundPanel, frame: Box) -> bool:
    box = panel.box
    if box.intersection(frame) < _SHARED * frame.area:
        return False
    down, across = (_CELL * period for period in (panel.fit.rows.period, panel.fit.columns.period))
    sideways = max(frame.x0 - box.x0, box.x1 - frame.x1)
    return sideways > across or max(frame.y0 - box.y0, box.y1 - frame.y1) > down


def doubted_parts(
    rgb: npt.NDArray[np.uint8],
    found: Sequence[FoundPanel],
    frames: Sequence[Box],
    bars: Sequence[Box],
    tolerance: float,
) -> list[FoundPanel]:
    """The panels, those unsure that are crowds of cells in a matrix: others stand on the lattice
    of one, or it lies in one of ``frames`` that holds more cells of its colors."""
    result = []
    for panel in found:
        others = [other for other in found if other is not panel]
        known = [*bars, *(other.box for other in others)]
        part = is_scattered(panel.fit, (other.fit for other in others))
        part = part or _is_part_of_more(rgb, panel, frames, known, tolerance)
        result.append(panel.unsure() if part else panel)
    return result


def _is_part_of_more(
    rgb: npt.NDArray[np.uint8],
    panel: FoundPanel,
    frames: Sequence[Box],
    known: Sequence[Box],
    tolerance: float,
) -> bool:
    """Whether a panel lies in one of ``frames`` that holds more cells of its colors, outside of
    it and of what is ``known``: color bars and other panels."""
    check = panel.check
    colors = check.colors[check.good & ~check.background].reshape(-1, 3)
    if not len(colors):
        return False
    cell = panel.fit.rows.period * panel.fit.columns.period
    for frame in frames:
        inside = panel.box.intersection(frame) >= _INSIDE * panel.box.area
        if not inside or frame.area < _LARGER * panel.box.area:
            continue
        ys, xs = frame.padded(-_PEN_PX).pixels(rgb.shape)
        about = np.ones((ys.stop - ys.start, xs.stop - xs.start), dtype=bool)
        for x0, y0, x1, y1 in (box.as_tuple() for box in (panel.box, *known)):
            taken = Box(x0 - xs.start, y0 - ys.start, x1 - xs.start, y1 - ys.start)
            about[taken.padded(1.0).pixels(about.shape)] = False
        pixels = rgb[ys, xs][about].astype(np.int16)
        if not len(pixels):
            continue
        ground = median(pixels, along_first=True)
        for color in np.unique(colors.round().astype(np.int16), axis=0):
            if np.abs(color - ground).max() <= _ALIKE:
                continue
            same = int((most(np.abs(pixels - color)) <= tolerance).sum())
            if same >= _CELLS * cell:
                return True
    return False


def _is_broken(dark: BoolArray, sides: tuple[float, float]) -> bool:
    """Whether two sides of a frame, rows of ``dark`` (h, w), have a hole in the same place, which
    is wider than a line: two frames stand there side by side."""
    along = np.zeros(dark.shape[1], dtype=bool)
    for side in sides:
        along |= dark[max(int(side) - 1, 0) : int(side) + 2].any(axis=0)
    covered = np.flatnonzero(along)
    return bool((np.diff(covered) > 2 * _PEN_PX).any())


def _outer(dark: FloatArray) -> tuple[float, float] | None:
    """The middles of the first and the last of lines that are ``dark`` (n,), a share of each
    0–1, where they stand near the first and the last line."""
    at = np.flatnonzero(dark >= _ALONG)
    if not len(at) or at[0] > _MARKS_PX or at[-1] < len(dark) - 1 - _MARKS_PX or at[0] == at[-1]:
        return None
    # Dark cells are no line; beside that there is the page.
    if at[0] == 0 or at[-1] == len(dark) - 1 or dark[[at[0] - 1, at[-1] + 1]].max() >= _BESIDE:
        return None
    return float(at[0]) + 0.5, float(at[-1]) + 0.5


def _up_to(lattice: Lattice, frame: tuple[float, float]) -> Lattice | None:
    """The lattice from one line of a frame to the other, None where that is no whole number of
    its cells.

    The frame says that no line is left out, so that it is as good as what it explains.
    """
    if lattice.n < _FEWEST or lattice.gap > 0.0:
        return None
    # Where two lines of cells are alike there is no border to be seen.
    if lattice.explained < _CLEAR or lattice.support < _SEEN:
        return None
    period = lattice.period
    for at_end in (False, True):
        room = frame[1] - lattice.end if at_end else lattice.start - frame[0]
        more = round(room / period)
        if more < 0 or abs(room - more * period) > min(_OFF * period, _OFF_PX):
            return None
        lattice = lattice.longer(more, at_end=at_end)
    return replace(lattice, score=lattice.explained)

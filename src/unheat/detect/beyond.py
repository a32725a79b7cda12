"""Print, or colors, that go on beyond the end of a panel as in the panel itself.

Cells as pale as the page have no borders that a codec leaves, but their numbers stand
where the lattice says. Labels stand there too, in one line; two lines are cells.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, partial
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.before_frame import before_frame
from unheat.detect.cellcheck import check_cells
from unheat.detect.fence import is_fenced
from unheat.detect.grid import GridFit
from unheat.detect.printed import ink_mask
from unheat.detect.prose_beyond import is_prose
from unheat.detect.repeated_line import is_repeated
from unheat.model.geometry import Box, Span

BoolArray = npt.NDArray[np.bool_]
FloatArray = npt.NDArray[np.float64]

# So many lines of print are more than labels.
_LINES = 2
_MOST, _ALL_CELLS, _PLAIN, _HALF = 0.8, 0.95, 0.6, 0.5
_SMALLEST_PX = 8.0
# Colors beyond are told in cells of this size, of smaller ones so far from the end; so many differ.
_COLORED_PX, _SMALL_PX, _DIFFERENT = 4.0, (1.5, 3.0, 4.5, 6.0), 3
# Borders of one lattice are in step to this, summed up over the cells between them.
_STEP_PX = 2.0
# Share of a line from which it is another panel's.
_ANOTHER = 0.5
# Of an outer line a pixel is seen.
_WHOLE_PX = 1.0
# Gaps as wide as this show what is in them; a codec rings by so much of the cells' contrast.
_GAP_PX, _RINGING = 4.0, 0.15
# Lost lines leave a half or a third of a line between those that were found; the border of a line
# in a lossy picture is off by less.
_LOST = 0.2
# Share of a cell's width beside its border where print does not reach.
_SIDE = 0.1
# Levels of 255 that print may ripple into the page about it.
_RIPPLES = 30.0
# Where print is looked for in a cell, and how much of that it must cover.
_MIDDLE, _INK = 0.25, 0.04
# A lane without print runs this far to both sides of each border.
_LANE_PX = 1.0
# The frame of a color bar is drawn around it. Its numbers take up to so many of its breadths, and
# stand nearer to it than to any cells.
_FRAME_PX, _BREADTHS, _NEARER = 3.0, 4.0, 0.5


def print_goes_on(
    rgb: npt.NDArray[np.uint8],
    fit: GridFit,
    background: tuple[float, float, float],
    bars: Sequence[Box] = (),
    panels: Sequence[Box] = (),
) -> bool:
    """Whether the cells that two more lines would have, on any side, hold print each.

    Labels under a panel and the color bar under these are none of its lines: what lies in
    ``bars`` is no print. Nor are the labels of the panel beside it and this one's first cells:
    what lies in ``panels`` is theirs, unless their cells stand in step with these, as those of
    a piece of the same panel do.
    """
    if min(fit.rows.period, fit.columns.period) < _SMALLEST_PX:
        return False
    others = [_with_numbers(bar, fit.box) for bar in bars]
    others += [box for box in panels if not _in_step(fit, box)]
    dark = float(np.mean(background)) > 127.5
    for axis, lattice in enumerate((fit.rows, fit.columns)):
        for at_end in (False, True):
            if lattice.n > 1 and _goes_on(rgb, fit, axis, at_end, others, dark=dark):
                return True
    return False


def colors_go_on(
    rgb: npt.NDArray[np.uint8],
    fit: GridFit,
    background: tuple[float, float, float],
    tolerance: float,
) -> bool:
    """Whether cells of several colors touch any side of the lattice: a line of it was lost.

    Strips of annotation stand off the cells, and the ground of axes has one color.
    """
    page = np.array(background)
    for axis, (lattice, across) in enumerate(((fit.rows, fit.columns), (fit.columns, fit.rows))):
        if across.n < _DIFFERENT:
            continue
        picture = rgb if axis == 0 else rgb.transpose(1, 0, 2)
        inside = across.spans_within(picture.shape[1])
        if len(inside) < _DIFFERENT:
            continue
        small, spans = lattice.period < _COLORED_PX, np.array(inside)
        # In the middle of a cell there may be print, at its sides there is none.
        places = [
            np.floor(spans @ [1.0 - share, share]).astype(int)
            for share in (_SIDE, 0.5, 1.0 - _SIDE)
        ]
        for edge, outward in ((lattice.start, -1), (lattice.end, 1)):
            aways = _SMALL_PX if small else (*(lattice.period * np.array([0.3, 0.5, 0.7])), 2.5)
            at = np.floor(edge + outward * np.array(aways)).astype(int)
            if at.min() < 0 or at.max() >= picture.shape[0]:
                continue
            left, middle, right = (picture[at][:, place].astype(float) for place in places)
            cells = _are_cells(middle, page, tolerance)
            cells |= _are_cells(np.concatenate([left, right]), page, tolerance)
            if small:  # No frame is so broad, and all of it would have one color.
                cells[:] = (most(np.abs(middle - page)) > tolerance).all(axis=0)
            shown = np.unique(np.round(left[1][cells] / 10.0), axis=0)
            if cells.mean() >= _MOST and len(shown) >= _DIFFERENT:
                return True
    return False


def line_beyond(
    rgb: npt.NDArray[np.uint8],
    fit: GridFit,
    background: tuple[float, float, float],
    tolerance: float,
    panels: Sequence[Box] = (),
    walls: Sequence[Box] = (),
    ripples: float = 0.0,
) -> tuple[int, bool, bool] | None:
    """Where one more line of the lattice holds cells of several colors, or of one as others do: its
    axis, 0 for a row, whether it is at the end, and whether it ends at a frame; None where none is.

    A broad line that a resizer blurred lies between them and the last border that was found, or
    the frame of the axes over their outer border, so that they look smaller than the others.
    Cells of the next one of ``panels`` are none that were lost, and no cells hold ``walls``:
    color bars. ``ripples`` are those of the cells that are known (``check_cells``).
    """
    look = partial(check_cells, rgb, background=background, tolerance=tolerance, ripples=ripples)
    known = cache(partial(look, fit.rows.spans(), fit.columns.spans()))
    for axis, lattice in enumerate((fit.rows, fit.columns)):
        across = fit.columns if axis == 0 else fit.rows
        if lattice.n < _LINES or across.n < _DIFFERENT:
            continue
        for at_end in (False, True):
            line = lattice.longer(1, at_end=at_end).spans()[-1 if at_end else 0]
            if line[0] < 0 or line[1] > rgb.shape[axis]:
                continue
            place = Box(across.start, line[0], across.end, line[1])
            if axis == 1:
                place = Box(line[0], across.start, line[1], across.end)
            held = any(place.intersection(wall) > 0.0 for wall in walls)
            if held or any(place.intersection(one) > _ANOTHER * place.area for one in panels):
                continue
            shown_part = before_frame(rgb, line, across, axis, at_end, background, tolerance)
            seen = shown_part or (line if lattice.period >= _SMALLEST_PX else (0.0, 0.0))
            if seen[1] - seen[0] < _WHOLE_PX:
                continue
            spans = ((seen,), across.spans())
            rows, columns = spans if axis == 0 else spans[::-1]
            check = look(rows, columns)
            shown = np.unique(np.round(check.colors[check.good] / 10.0), axis=0)
            filled = check.filled >= _ALL_CELLS and not (check.glyph | check.hatched).any()
            if not (filled and check.flat >= _PLAIN):
                continue
            if len(shown) < _DIFFERENT - 1 and not (
                shown_part
                and is_repeated(check.colors.reshape(-1, 3), known().colors, axis, tolerance)
            ):
                continue
            # What labels ripple over the page is no cells where a frame runs before them, or where
            # nothing is printed in the cells that they name.
            pale = float((most(np.abs(check.colors - np.array(background))) <= _RIPPLES).mean())
            named = pale >= _MOST and check.inked
            named = named and not known().inked
            if not named and (pale < _HALF or not is_fenced(rgb, fit, axis, at_end, background)):
                return axis, at_end, shown_part is not None
    return None


def colors_fill_gaps(
    rgb: npt.NDArray[np.uint8],
    fit: GridFit,
    background: tuple[float, float, float],
    tolerance: float,
) -> bool:
    """Whether the gaps between the cells of an axis show the cells' own colors, and no line.

    Where borders were lost, two lines of cells and half of each line between them look like
    three lines with gaps.
    """
    for axis, lattice in enumerate((fit.rows, fit.columns)):
        across = fit.columns if axis == 0 else fit.rows
        narrow = lattice.gap < max(_GAP_PX, _LOST * lattice.period)
        if narrow or lattice.n < _LINES or across.n < _DIFFERENT:
            continue
        inner = list(pairwise(lattice.spans()))
        third = (lattice.period - lattice.gap) / 3.0
        # A gap is a part of the cell before it, or of the one after.
        before, gaps, after = (
            _colors(rgb, tuple(lines), across.spans(), axis, background, tolerance)
            for lines in (
                [(one[1] - third, one[1]) for one, _ in inner],
                [(one[1], other[0]) for one, other in inner],
                [(other[0], other[0] + third) for _, other in inner],
            )
        )
        # What parts cells has one color.
        apart = most(np.abs(gaps - np.median(gaps, axis=(0, 1)))) > max(tolerance, _RIPPLES)
        if apart.mean() > _HALF:
            return True
        off = np.stack([most(np.abs(gaps - side)) for side in (before, after)])
        alike = off <= max(tolerance, _RINGING * float(np.ptp(before, axis=(0, 1)).max()))
        told = alike.mean(axis=2).max(axis=0) >= _MOST
        shown = np.unique(np.round(gaps[told].reshape(-1, 3) / 10.0), axis=0)
        if told.mean() >= _MOST and len(shown) >= _DIFFERENT:
            return True
    return False


def _colors(
    rgb: npt.NDArray[np.uint8],
    lines: tuple[Span, ...],
    across: tuple[Span, ...],
    axis: int,
    background: tuple[float, float, float],
    tolerance: float,
) -> FloatArray:
    """(lines, across, 3): median colors of the cells of these ``lines``, rows where axis is 0."""
    if axis == 0:
        return check_cells(rgb, lines, across, background, tolerance).colors
    return check_cells(rgb, across, lines, background, tolerance).colors.transpose(1, 0, 2)


def _are_cells(colors: FloatArray, page: FloatArray, tolerance: float) -> BoolArray:
    """(k,): all points of a cell, ``colors`` (n, k, 3), have one color that is not the page's."""
    off = most(np.abs(colors - page)) > tolerance
    return np.asarray(off.all(axis=0) & (np.ptp(colors, axis=0).max(axis=1) <= tolerance))


def _goes_on(
    rgb: npt.NDArray[np.uint8],
    fit: GridFit,
    axis: int,
    at_end: bool,
    others: Sequence[Box],
    *,
    dark: bool,
) -> bool:
    lattice, across = (fit.rows, fit.columns) if axis == 0 else (fit.columns, fit.rows)
    spans = lattice.longer(_LINES, at_end=at_end).spans()
    lines = spans[-_LINES:] if at_end else spans[:_LINES]
    if lines[0][0] < 0 or lines[-1][1] > rgb.shape[axis]:
        return False
    box = Box(across.start, lines[0][0], across.end, lines[-1][1])
    if axis == 1:
        box = box.transposed()
    ys, xs = box.padded(2 * _LANE_PX).pixels(rgb.shape)
    ink = ink_mask(np.ascontiguousarray(rgb[ys, xs]), dark=dark)
    for other in others:
        x0, y0, x1, y1 = other.as_tuple()
        here = Box(x0 - xs.start, y0 - ys.start, x1 - xs.start, y1 - ys.start)
        ink[here.pixels(ink.shape)] = False
    printed = [
        [
            _printed(ink, _cell(line, span, axis, xs.start, ys.start), axis)
            for span in across.spans()
        ]
        for line in lines
    ]
    if min(float(np.mean(line)) for line in printed) < _MOST:
        return False
    return axis == 1 or not is_prose(rgb, fit, lines, dark=dark)


def _in_step(fit: GridFit, box: Box) -> bool:
    """Whether a box begins and ends at borders that the lattice has, or would have beyond."""
    x0, y0, x1, y1 = box.as_tuple()
    for lattice, ends in ((fit.rows, (y0, y1)), (fit.columns, (x0, x1))):
        away = (np.array(ends) - lattice.start) / lattice.period
        if float(np.abs(away - np.round(away)).max()) * lattice.period > _STEP_PX:
            return False
    return True


def _with_numbers(bar: Box, cells: Box) -> Box:
    """A bar with its frame and the room of its numbers, on either of its long sides."""
    room = _BREADTHS * min(bar.width, bar.height)
    if bar.width >= bar.height:
        apart = max(bar.y0 - cells.y1, cells.y0 - bar.y1, 0.0)
        near, far = max(_FRAME_PX, min(room, _NEARER * apart)), max(_FRAME_PX, room)
        above = bar.y0 >= cells.y1
        return Box(
            bar.x0 - _FRAME_PX,
            bar.y0 - (near if above else far),
            bar.x1 + _FRAME_PX,
            bar.y1 + (far if above else near),
        )
    return _with_numbers(bar.transposed(), cells.transposed()).transposed()


def _cell(line: Span, span: Span, axis: int, left: int, top: int) -> Box:
    (y0, y1), (x0, x1) = (line, span) if axis == 0 else (span, line)
    return Box(x0 - left, y0 - top, x1 - left, y1 - top)


def _printed(ink: BoolArray, cell: Box, axis: int) -> bool:
    """Ink in the middle of the cell, and none on its borders to the lines before and beyond it.

    Long labels, and turned ones, run through two lines.
    """
    ys, xs = cell.padded(-_MIDDLE * min(cell.width, cell.height)).pixels(ink.shape)
    if ink[ys, xs].mean() < _INK:
        return False
    sides = (cell.y0, cell.y1) if axis == 0 else (cell.x0, cell.x1)
    for side in sides:
        first, last = side - _LANE_PX, side + _LANE_PX
        # At its corners a frame crosses every border.
        inner = cell.padded(-2.0 * _LANE_PX)
        lane = (
            Box(inner.x0, first, inner.x1, last)
            if axis == 0
            else Box(first, inner.y0, last, inner.y1)
        )
        crossed = ink[lane.pixels(ink.shape)].any(axis=axis)
        # What runs along all of a border is drawn there, and no print that crosses it.
        if crossed.any() and crossed.mean() < _MOST:
            return False
    return True

"""Rows and columns at the rim that the borders alone did not show.

Where the outermost cells have the color of the page or of their neighbours, the lattice
ends too early. One period further out there is either a line of cells, flat and ending
where the lattice says, or there is not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.boxed_steps import boxed_step, step_on
from unheat.detect.cellcheck import INSET, LOSSLESS, CellCheck, check_cells
from unheat.detect.corner import is_bare, with_corner
from unheat.detect.fence import is_fenced, is_framed
from unheat.detect.flush_strokes import begins_with_marks
from unheat.detect.grid import GridFit
from unheat.detect.line_ends import begins_there, ends_there, is_shown, stand_off
from unheat.detect.ticked import ticked
from unheat.detect.walls_within import beside_walls, free_walls
from unheat.medians import median
from unheat.model.geometry import Box, Span

BoolArray = npt.NDArray[np.bool_]
FloatArray = npt.NDArray[np.float64]

# Of the cells of one more line, so many must be cells or plain page, and one a cell.
_REGULAR = 0.95
_LOSSY_REGULAR = 0.8
_HALF = 0.5
_TOUCH_PX = 1.0
_FILLED = 0.9
# Even small print takes more of a cell than this leaves.
_FLAT, _CLEAR = 0.9, 0.98
# Of the cells of a panel without print so many are flat, and of the lines that part cells.
_BARE = 0.95
_FEW, _SEVERAL = 0.25, 3
# A frame may lie over the outer border, whose place is only reckoned.
_FRAMED = 0.25
# Empty cells of a line that is tick-marked, beside those that a bar and its print hide.
_FEWEST = 2
# In breadths of a bar: what is as near to it may be drawn over by it.
_TOUCHED = 1.0
# Ripples stand off the page by less than so many times what pixels of one color differ by.
_STRONG = 10.0


def extended(
    rgb: npt.NDArray[np.uint8],
    fit: GridFit,
    check: CellCheck,
    background: tuple[float, float, float],
    tolerance: float,
    walls: Sequence[Box] = (),
    *,
    inset: float = INSET,
) -> tuple[GridFit, CellCheck]:
    """The grid with all lines of cells that continue it, and its cells checked anew.

    ``walls`` are boxes of something else, a color bar with its marks: a panel ends before them.
    ``inset`` is the share of a cell's width that samples keep away from its borders.
    """
    grown = fit
    plain = _plain_colors(rgb, fit, background, tolerance)
    clear = float((check.flatness >= _CLEAR).mean()) > _BARE
    hatched = bool(check.hatched.any())
    look = partial(_one_more, rgb, clear=clear, hatched=hatched, ripples=check.ripples)
    # The last row of a triangle has its one cell in the last column: rows come again.
    for axis in (0, 1, 0):
        before = grown
        for at_end in (False, True):
            while not begins_with_marks(rgb, grown, axis, at_end=at_end):
                longer = look(grown, axis, at_end, plain, tolerance, walls)
                if longer is None or any(
                    takes_in(longer.box, wall) and not takes_in(grown.box, wall) for wall in walls
                ):
                    break
                grown = longer
        if axis == 1 and grown is before:
            break
    line_of = partial(_check_line, rgb, plain, tolerance)
    grown = with_corner(rgb, grown, plain, tolerance, line_of, walls)
    if grown is fit:
        return fit, check
    spans = grown.rows.spans(), grown.columns.spans()
    return grown, check_cells(rgb, *spans, background, tolerance, inset=inset)


def takes_in(box: Box, wall: Box) -> bool:
    """Whether a box holds most of a wall that is at least half as long as it."""
    along = wall.height > _HALF * box.height or wall.width > _HALF * box.width
    return along and box.intersection(wall) > _HALF * wall.area


def _plain_colors(
    rgb: npt.NDArray[np.uint8],
    fit: GridFit,
    background: tuple[float, float, float],
    tolerance: float,
) -> FloatArray:
    """(k, 3): the page, and the ground of the axes where that has a color of its own."""
    reach = 0.3 * min(fit.rows.period, fit.columns.period)
    ring = []
    for ys, xs in (
        fit.box.padded(reach + 1).pixels(rgb.shape),
        fit.box.padded(reach + 2).pixels(rgb.shape),
    ):
        part = rgb[ys, xs]
        ring += [part[0], part[-1], part[:, 0], part[:, -1]]
    pixels = np.concatenate(ring).astype(float)
    center = median(pixels, along_first=True)
    common = float((most(np.abs(pixels - center)) <= tolerance).mean())
    page = np.array(background, dtype=float)
    return np.stack([page, center]) if common > 0.4 else page[None, :]


def _one_more(
    rgb: npt.NDArray[np.uint8],
    fit: GridFit,
    axis: int,
    at_end: bool,
    plain_colors: FloatArray,
    tolerance: float,
    walls: Sequence[Box],
    *,
    clear: bool,
    hatched: bool,
    ripples: float,
    ahead: int = 2,
) -> GridFit | None:
    """The grid with one more line, or up to ``ahead`` lines before it, None where none is.

    In a panel that is ``clear`` no cell holds print, so what does is a label; in one that has no
    ``hatched`` cells what looks like hatching is print. What lies in the surroundings of a bar
    in the panel says nothing: it stands in the empty half of a triangle.
    """
    lattice, other = (fit.rows, fit.columns) if axis == 0 else (fit.columns, fit.rows)
    if lattice.n < 2 or lattice.period < 4:
        return None
    longer = lattice.longer(1, at_end=at_end)
    span = longer.spans()[-1 if at_end else 0]
    size = rgb.shape[axis]
    if span[0] < -0.5 or span[1] > size + 0.5:
        return None
    across = other.spans()
    look = _check if clear else _check_printed
    check = look(rgb, span, across, axis, plain_colors, tolerance, ripples)
    if not hatched:
        check = replace(check, hatched=np.zeros_like(check.hatched))
    filled = (check.good & ~check.background).ravel()
    plain = (check.background & check.good).ravel()
    grown = fit.with_lattice(axis, longer)
    inside = free_walls(rgb, grown.box, walls, plain_colors, tolerance)
    foreign = beside_walls(span, across, axis, inside)
    if (filled & foreign).any():
        # What goes on from the cells that are known and ends with the line is a cell near a bar
        # too: that of the last line of a triangle, in whose empty half the bar stands.
        seen = ends_there(rgb, span, across, axis, at_end, tolerance) & filled
        seen &= begins_there(
            rgb, span, across, axis, at_end, check.colors, plain_colors, tolerance
        )[1]
        foreign &= ~seen | beside_walls(span, across, axis, inside, breadths=_TOUCHED)
    if not (filled & ~foreign).any():
        # Beyond most ends there is the page: without a cell only the axes or outlines tell one.
        middle = (span[0] + span[1]) / 2
        hidden = foreign.any() and (~foreign).sum() >= _FEWEST and bool(plain[~foreign].all())
        bare = is_bare(check) or hidden
        told = bare and ticked(rgb, fit, axis, middle, plain_colors, tolerance)
        return grown if told or boxed_step(rgb, fit, axis, at_end, plain_colors) else None
    ends = ends_there(rgb, span, across, axis, at_end, tolerance)
    if not ends.all():
        # A cell nearly as pale as the page ends at its frame.
        ends |= is_framed(rgb, span[1] if at_end else span[0], other, axis, plain_colors)
    cells = (
        filled
        & ends
        & ~stand_off(rgb, span, across, axis, at_end, lattice.gap, plain_colors, tolerance)
    )
    begins, nearer = begins_there(
        rgb, span, across, axis, at_end, check.colors, plain_colors, tolerance
    )
    off = most(np.abs(check.colors.reshape(-1, 1, 3) - plain_colors)).min(axis=-1)
    # Beyond a frame, what is no further from the page than ripples reach is page with labels on it.
    faint = bool((off[filled] <= ripples).all())
    last = lattice.end if at_end else lattice.start
    faint = faint and is_framed(rgb, last, other, axis, plain_colors)
    if cells.mean() < _FEW or faint:
        # A few letters can look like cells, but they stand apart from the others, and where the
        # picture ends no border tells ripples about them from cells that are as faint. What a codec
        # throws beside a border is still nearer to the color of the cell than to the page.
        lossy = tolerance > LOSSLESS
        cells &= (begins | (nearer & lossy)) & (
            is_shown(span, size, at_end) | (off > _STRONG * tolerance)
        )
        if cells.any() and is_fenced(rgb, fit, axis, at_end, plain_colors):
            return None
    elif cells.sum() < _SEVERAL:
        cells &= nearer
    elif tolerance <= LOSSLESS and lattice.gap < _TOUCH_PX and begins[cells].mean() < _HALF:
        # So does a strip of annotation; where cells touch, the next line touches them too.
        return None
    if clear and cells.any() and float((check.flatness.ravel()[cells] < _FLAT).mean()) > _HALF:
        return None
    if boxed_step(rgb, fit, axis, at_end, plain_colors):
        return grown
    cells, plain = cells & ~foreign, plain | foreign
    share = float((cells | plain).mean())
    if tolerance > LOSSLESS and float(cells.mean()) > _HALF:
        # What ripples through a cell of a lossy picture leaves its end, and the other way round.
        either = check.good.ravel() | ends
        share = 1.0 if either.all() and share >= _LOSSY_REGULAR else share
    whole = float(filled.mean()) > _FILLED and float((filled | plain).mean()) >= _REGULAR
    inner = whole and float(cells.mean()) > _HALF and check.distinct > 2
    # In the corner of a triangle most is page, and its cells touch those that are known.
    corner = bool(cells.any() and begins[filled].all()) and bool((filled | plain).all())
    inner |= corner and float(filled.mean()) < _HALF
    if ahead and share < _REGULAR and inner:
        # Cells that are like those beyond do not end there, but those beyond do.
        return _one_more(
            rgb, grown, axis, at_end, plain_colors, tolerance, walls,
            clear=clear, hatched=hatched, ripples=ripples, ahead=ahead - 1,
        )  # fmt: skip
    part = bool((filled | plain).all() and filled.any() and not filled.all())
    if share < _REGULAR and part and len(filled) == len(across) and lattice.gap < _TOUCH_PX:
        outer = lattice.spans()[-1 if at_end else 0]
        before = _check(rgb, outer, across, axis, plain_colors, tolerance, ripples)
        first = step_on((before.good & ~before.background).ravel(), filled)
        if first is not None:
            return _to_the_step(rgb, grown, axis, at_end, across[first], plain_colors, tolerance)
    if cells.sum() < max(1, 0.02 * cells.size) or share < _REGULAR:
        return None
    # A strip of annotation beside the cells has its own width, but a frame that happens to
    # be one period wide has one color only, and no lines through it.
    one_color = cells.size > 3 and cells.mean() > 0.9 and check.distinct < 2
    return None if one_color and not _parted(rgb, span, across, axis, check, tolerance) else grown


def _to_the_step(
    rgb: npt.NDArray[np.uint8],
    fit: GridFit,
    axis: int,
    at_end: bool,
    first: Span,
    plain_colors: FloatArray,
    tolerance: float,
) -> GridFit:
    """With the end of the last line where its ``first`` cell is seen to end: what a period is off
    would grow with every line."""
    lattice = fit.rows if axis == 0 else fit.columns
    picture = rgb if axis == 0 else rgb.transpose(1, 0, 2)
    line = lattice.spans()[-1 if at_end else 0]
    reach = lattice.period / 2
    low = max(0, round(line[1] - reach if at_end else line[0] - reach))
    high = min(len(picture), round(line[1] + reach if at_end else line[0] + reach))
    middle = picture[low:high, int((first[0] + first[1]) / 2)].astype(float)
    page = most(np.abs(middle[:, None] - plain_colors)).min(axis=1) <= tolerance
    changes = np.flatnonzero(np.diff(page.astype(np.int8)))
    if len(changes) != 1:
        return fit
    seen = float(low + changes[0] + 1)
    ends = replace(lattice, end=seen) if at_end else replace(lattice, start=seen)
    return fit.with_lattice(axis, ends)


def _parted(
    rgb: npt.NDArray[np.uint8],
    span: Span,
    across: tuple[Span, ...],
    axis: int,
    check: CellCheck,
    tolerance: float,
) -> bool:
    """Whether lines of another color part all cells of a line that have the same one."""
    lines = [(a[1] + b[0]) / 2 for a, b in pairwise(across) if b[0] - a[1] >= 1.0]
    if len(lines) < len(across) - 1:
        return False
    picture = rgb if axis == 0 else rgb.transpose(1, 0, 2)
    depths = [span[0] + share * (span[1] - span[0]) for share in (0.2, 0.5, 0.8)]
    seen = picture[np.floor(depths).astype(int)][:, np.floor(lines).astype(int)].astype(float)
    color = median(check.colors.reshape(-1, 3), along_first=True)
    off = most(np.abs(seen - color)) > tolerance
    return bool(off.mean() > _BARE)


def _check(
    rgb: npt.NDArray[np.uint8],
    span: Span,
    across: tuple[Span, ...],
    axis: int,
    plain_colors: FloatArray,
    tolerance: float,
    ripples: float = 0.0,
    *,
    inset: float = _FRAMED,
) -> CellCheck:
    rows, columns = ((span,), across) if axis == 0 else (across, (span,))
    inset = inset if tolerance <= LOSSLESS else INSET
    return check_cells(rgb, rows, columns, plain_colors, tolerance, inset=inset, ripples=ripples)


def _check_printed(
    rgb: npt.NDArray[np.uint8],
    span: Span,
    across: tuple[Span, ...],
    axis: int,
    plain_colors: FloatArray,
    tolerance: float,
    ripples: float,
) -> CellCheck:
    """The same of a line that may hold print: far from the borders this reaches into the corners
    of what is looked at, so that the cells are looked at closer to their borders as well."""
    check = _check(rgb, span, across, axis, plain_colors, tolerance, ripples)
    if tolerance > LOSSLESS or check.good.all():
        return check
    wide = _check(rgb, span, across, axis, plain_colors, tolerance, ripples, inset=INSET)
    told = wide.good & ~check.good
    return replace(
        check,
        colors=np.where(told[..., None], wide.colors, check.colors),
        flatness=np.where(told, wide.flatness, check.flatness),
        corners=check.corners | (told & wide.corners),
        background=np.where(told, wide.background, check.background),
    )


def _check_line(
    rgb: npt.NDArray[np.uint8],
    plain_colors: FloatArray,
    tolerance: float,
    span: Span,
    across: tuple[Span, ...],
    axis: int,
) -> CellCheck:
    return _check(rgb, span, across, axis, plain_colors, tolerance)

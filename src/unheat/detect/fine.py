"""Cells of two or three pixels: too fine for bands, but exact where a drawing is exact.

Pixels of one cell are equal to the last level, so the places where nothing ever steps are
inside of cells, and all others are borders. One pixel a cell leaves no such place, and
neither does a resampled picture: nothing is claimed there.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from unheat.detect.edges import transposed
from unheat.detect.lattice import Lattice
from unheat.medians import median_level
from unheat.model.geometry import Box

# Fewer cells are told by bands, and the pen of a frame is no part of them.
FEWEST = 40
_FRAME_PX = 4
# Share of the pixels along a line that may step where no border is: markers, a legend.
_QUIET = 0.02
# A border steps at this share of what most do: few cells of a sparse matrix differ.
_FAINT = 0.1
_NARROWEST_PX = 1.4
# A border of a cell that was snapped to pixels lies so far from its place at most, and two of them
# are so much nearer to each other, or farther apart.
_SNAPPED_PX, _BOTH_PX, _BESIDE_PX = 0.75, 0.95, 0.6
# So many lines alike, of which no border is seen, break a run of cells; and so many borders are
# one: what stands beside cells shows two, or four.
_ALIKE, _RUN = 5, 10
_MOST_ROWS = 400
# Of wider cells two pixels next to a border are of one cell, wherever it was snapped to.
_TWO_PX = 4.0
# A line of pixels has one color but for this share of it: ticks and marks.
_ONE_COLOR = 0.75
# A line that is one color goes on where half of the one before it is that color.
_GOES_ON = 0.5
# Where lines of one color change slowly the next one changes so many times as much at most.
# Such a line has nearly one color: it differs from that by few levels.
_LEAP, _NEARLY = 4.0, 8.0
# The pen of a frame, in pixels, at most, and so many lines alike that are the page.
_PEN_PX, _PAGE_PX = 12, 3
# What is so near to the color of the pen, as a share of its contrast, is all of it the pen's.
_SOLID = 0.2
# A pixel of cells under most of the pen differs so little from it, beside the next ones.
_COVERED = 0.4
# Levels between the page and a pen that covers a pixel wholly: black on white, or white on black.
_WHOLE = 225.0
# Where every pixel is a cell so many of them differ from the next one.
_BUSY = 0.5
# The pen is set to whole pixels: it lies astride the end of the cells but for a part of a cell.
_ASTRIDE = 0.3

FINE_PX = 8.0
"""Cells as wide lie in bands, which tell them by whole borders."""
_SIDE_PX = 100.0

Columns = npt.NDArray[np.uint8]


def fine_within(rgb: npt.NDArray[np.uint8], region: Box) -> tuple[Lattice, Lattice] | None:
    """Rows and columns of cells of a few pixels that a region holds beside other things.

    rgb: (H, W, 3). None where there are none.
    """
    # A title, labels and a bar stand about the cells, and seldom reach as far as the middle.
    found = fine_lattices(rgb, region, middle=region.height / 4)
    if found is None or max(lattice.period for lattice in found) > FINE_PX:
        return None
    rows, columns = found
    # Now that it is known where the cells lie, what stands beside them is left out.
    return fine_lattices(rgb, Box(columns.start, rows.start, columns.end, rows.end))


def fine_lattices(
    rgb: npt.NDArray[np.uint8], box: Box, *, middle: float = _FRAME_PX
) -> tuple[Lattice, Lattice] | None:
    """Rows and columns of fine cells that fill a box of about their size; None where none do.

    Columns are sought between ``middle`` pixels from the upper and from the lower end.
    """
    if min(box.width, box.height) < _SIDE_PX:
        return None
    ys, _ = Box(box.x0, box.y0 + middle, box.x1, box.y1 - middle).pixels(rgb.shape)
    columns = fine_lattice(rgb[ys], box.x0, box.x1)
    if columns is None:
        return None
    inner = Box(columns.start, box.y0, columns.end, box.y1)
    _, xs = inner.padded(-_FRAME_PX).pixels(rgb.shape)
    rows = fine_lattice(transposed(rgb[:, xs]), box.y0, box.y1)
    return None if rows is None else (rows, columns)


def fine_lattice(image: npt.NDArray[np.uint8], start: float, end: float) -> Lattice | None:
    """Equal cells that touch, from about ``start`` to about ``end`` along x, or None.

    image: (h, w, 3), cropped to the cells along y. Where they end their own pixels tell.
    """
    first, last = max(int(np.ceil(start)), 1), min(int(np.floor(end)), image.shape[1])
    if last - first < FEWEST or image.shape[0] < FEWEST:
        return None
    lines = image[:: max(1, image.shape[0] // _MOST_ROWS)]
    inner = lines[:, first - 1 : last]
    # Entry i: the share of rows with a step between pixels first + i - 1 and first + i.
    share = _any_channel(inner[:, 1:] != inner[:, :-1]).mean(axis=0)
    border = share > _FAINT * float(np.quantile(share, 0.9))
    comb = _comb(first + np.flatnonzero(border).astype(float))
    comb = comb and _with_faint_ends(comb, share, first)
    if comb is None:
        return None
    # Of the smoothest matrices some borders part nothing, others a little.
    away = (np.arange(first, last) - comb.origin) / comb.period
    inside = np.abs(away - np.round(away)) * comb.period > _BESIDE_PX
    inside[: int(comb.places[0]) + _FRAME_PX - first] = False
    inside[max(int(comb.places[-1]) - _FRAME_PX - first, 0) :] = False
    if not inside.any() or float(share[inside].max()) > _QUIET:
        return None
    limits = max(int(start - 1.5 * comb.period), 0), int(end + 1.5 * comb.period) + 1
    begin, far_begin, _ = _end_of_cells(lines, comb, -1, limits)
    finish, far_finish, _ = _end_of_cells(lines, comb, 1, limits)
    n = round((finish - begin) / comb.period)
    if n < FEWEST:
        return None
    score = 0.7 if far_begin or far_finish else 1.0
    return Lattice(start=begin, end=finish, n=n, gap=0.0, score=score, explained=1.0, support=1.0)


def pixel_lattice(
    image: npt.NDArray[np.uint8], start: float, end: float, *, first_hidden: bool
) -> Lattice | None:
    """Every pixel along x a cell, where nearly all differ from the next; None where they do not.

    image: (h, w, 3), cropped to the cells along y. Of a frame of one pixel about equal cells half
    lies outside of these and half inside, and as it is set to whole pixels it hides a line of cells
    at one end: the first one if ``first_hidden``, else the last one.
    """
    first, last = max(int(np.ceil(start)), 1), min(int(np.floor(end)), image.shape[1])
    if last - first < FEWEST or image.shape[0] < FEWEST:
        return None
    lines = image[:: max(1, image.shape[0] // _MOST_ROWS)]
    inner = lines[:, first - 1 : last]
    share = _any_channel(inner[:, 1:] != inner[:, :-1]).mean(axis=0)
    busy = share > _BUSY
    edges = np.flatnonzero(np.diff(np.r_[False, busy, False].astype(np.int8))).reshape(-1, 2)
    if not len(edges):
        return None
    begin, finish = max(edges.tolist(), key=lambda run: run[1] - run[0])
    places = first + np.arange(begin, finish).astype(float)
    if len(places) < FEWEST:
        return None
    comb = _Comb(places=places, period=1.0, origin=float(places[0]))
    limits = max(int(start) - 2, 0), int(end) + 2
    ends = [_end_of_cells(lines, comb, side, limits) for side in (-1, 1)]
    (left, far_left, under_left), (right, far_right, under_right) = ends
    hidden = round(under_left + under_right - 0.01)
    doubt = far_left or far_right
    if hidden == 1:
        # Or the pen is two pixels wide, none of them wholly its own, and hides no whole one.
        page, pen = (lines[:, x].astype(float).mean(axis=0) for x in _rims(lines, left))
        doubt |= float(np.abs(pen - page).max()) < _WHOLE
        left, right = (left - 1, right) if first_hidden else (left, right + 1)
    n, score = round(right - left), 0.7 if doubt else 1.0
    return Lattice(start=left, end=right, n=n, gap=0.0, score=score, explained=1.0, support=1.0)


def _rims(lines: Columns, left: float) -> tuple[int, int]:
    """Pixels along x: of the page, and of a frame of one pixel, before cells that begin there."""
    return max(round(left) - 1 - _PEN_PX // 2, 0), max(round(left) - 1, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Comb:
    """Borders at equal distances: their places (k,), and the mean line through them."""

    places: npt.NDArray[np.float64]
    period: float
    origin: float


def _comb(places: npt.NDArray[np.float64]) -> _Comb | None:
    """The longest run of borders that are as far apart as most are, with others in step with it."""
    widths = np.diff(places)
    if widths.size < FEWEST:
        return None
    counts = Counter(widths.astype(int).tolist())
    usual = counts.most_common(1)[0][0]
    # Cells snapped to pixels are of two neighboring widths.
    beside = max((usual - 1, usual + 1), key=lambda width: counts[width])
    many = counts[usual] + counts[beside]
    period = (usual * counts[usual] + beside * counts[beside]) / many
    if counts[beside] < _QUIET * counts[usual]:
        period = float(usual)
    if period < _NARROWEST_PX:
        return None
    lines = np.round(widths / period)
    goes_on = (lines >= 1) & (lines <= _ALIKE) & (abs(widths - lines * period) <= _BOTH_PX)
    ends = np.flatnonzero(~goes_on) + 1
    runs = sorted(np.split(places, ends), key=len)
    if len(runs[-1]) < FEWEST:
        return None
    whole = _fitted(runs[-1], period)
    if whole is None:
        return None
    for run in runs[-2::-1]:
        if len(run) < _RUN:
            break
        more = _fitted(np.sort(np.concatenate([whole.places, run])), whole.period)
        whole = more or whole
    return _without_loose_ends(whole)


def _without_loose_ends(comb: _Comb) -> _Comb | None:
    """The comb without a few borders beyond a gap at its ends: those of a title, or of marks."""
    apart = np.flatnonzero(np.round(np.diff(comb.places) / comb.period) > 1) + 1
    pieces = np.split(comb.places, apart)
    while len(pieces) > 1 and len(pieces[0]) < _RUN:
        pieces = pieces[1:]
    while len(pieces) > 1 and len(pieces[-1]) < _RUN:
        pieces = pieces[:-1]
    return _fitted(np.concatenate(pieces), comb.period)


def _with_faint_ends(comb: _Comb, share: npt.NDArray[np.float64], first: int) -> _Comb | None:
    """The comb with the borders beyond its ends that part few cells, where nothing else steps.

    ``share`` (n,) of the pixels along a line that step, from the line ``first`` on.
    """
    found = comb.places.tolist()
    for side in (-1, 1):
        place = found[0 if side < 0 else -1]
        while True:
            due = comb.origin + (round((place - comb.origin) / comb.period) + side) * comb.period
            reach = range(round(place) + side, round(due) + 2 * side, side)
            steps = [x for x in reach if 0 <= x - first < len(share) and share[x - first] > 0.0]
            if not steps or any(abs(x - due) > _BESIDE_PX for x in steps):
                break
            place = float(steps[0])
            found = [place, *found] if side < 0 else [*found, place]
    return _fitted(np.array(found), comb.period)


def _fitted(places: npt.NDArray[np.float64], period: float) -> _Comb | None:
    """The mean line through borders that are snapped to pixels; None where they are more off."""
    index = np.concatenate([[0.0], np.cumsum(np.round(np.diff(places) / period))])
    period, origin = np.polyfit(index, places, 1).tolist()
    if float(abs(places - origin - index * period).max()) > _SNAPPED_PX:
        return None
    return _Comb(places=places, period=period, origin=origin)


def _end_of_cells(
    lines: Columns, comb: _Comb, side: int, limits: tuple[int, int]
) -> tuple[float, bool, float]:
    """Where the cells end on the side of -1 or 1, whether that is in doubt, and how many lines of
    cells the frame hides beyond that, less than one.

    Outwards from the outermost border a line of cells is flat along x and of several colors, or of
    one that most of the line before it has; a frame, the page and what stands there are not.
    """
    period = comb.period
    outermost = comb.places[0 if side < 0 else -1]
    edge = comb.origin + round((outermost - comb.origin) / period) * period
    doubt = False
    for _ in range(_ALIKE):
        line, before = _lines_inward(lines, edge - side * period, period, side)
        if line is None or not _is_strange(line, *before):
            break
        if _is_blank_in_frame(lines, line, edge, side):
            # The outermost line of cells may be all blank within its frame.
            doubt = True
            break
        edge -= side * period
    while limits[0] <= edge + side * period <= limits[1]:
        line, before = _lines_inward(lines, edge, period, side)
        if line is None or not _is_flat(line) or _is_strange(line, *before):
            break
        edge += side * period
    pen = _pen(lines, edge, period, side)
    if pen is None:
        return edge, doubt, 0.0
    lines_under = side * (pen - edge) / period
    hidden = max(round(lines_under), 0)
    doubt |= hidden > 0 and abs(lines_under - hidden) > _ASTRIDE
    return edge + side * hidden * period, doubt, lines_under - hidden


def _lines_inward(
    lines: Columns, edge: float, period: float, side: int
) -> tuple[Columns | None, tuple[Columns, Columns]]:
    """The line of cells beyond ``edge``, None where there is none, and the two before it."""
    found = [_near_half(lines, edge - number * side * period, period, side) for number in range(3)]
    line, one, two = found
    if one is None or two is None:
        return None, (lines[:, :0], lines[:, :0])
    return line, (one, two)


def _near_half(lines: Columns, edge: float, period: float, side: int) -> Columns | None:
    """(h, k, 3) the half next to the known cells of the line beyond ``edge``: a frame may lie over
    the other one. None beyond the picture."""
    if period < _TWO_PX:
        first = math.floor(edge + side * max(0.3 * period, 0.5))
        last = first + 1
    else:
        near, far = sorted((edge + side * 0.1 * period, edge + side * 0.45 * period))
        first, last = round(near), round(far)
    if first < 0 or last > lines.shape[1]:
        return None
    return lines[:, first:last]


def _is_flat(line: Columns) -> bool:
    return bool((line == line[:, :1]).all(axis=(1, 2)).mean() >= 1.0 - _QUIET)


def _color(line: Columns) -> Columns | None:
    """(3,) the one color that a line of pixels has, None where it has several."""
    usual = median_level(line[:, 0], axis=0).astype(np.uint8)
    one = (line == usual).all(axis=2).mean() >= _ONE_COLOR
    return usual if one else None


def _is_strange(line: Columns, before: Columns, second: Columns | None = None) -> bool:
    """Whether a line has one color that few pixels of the line before it have.

    Where the line before has nearly one color as well, and differs as much from the ``second``
    before, a field changes slowly from line to line.
    """
    color = _color(line)
    if color is None or (before[:, -1] == color).all(axis=1).mean() >= _GOES_ON:
        return False
    if second is None:
        return True
    one, two = (other[:, -1].astype(np.int16) for other in (before, second))
    if float(np.abs(one - np.median(one, axis=0)).max(axis=1).mean()) > _NEARLY:
        return True
    step, usual = (
        float(np.median(np.abs(new - old).max(axis=1)))
        for new, old in ((color.astype(np.int16)[None], one), (one, two))
    )
    return usual > _LEAP * _NEARLY / 2 or step > _LEAP * max(usual, 2.0)


def _is_blank_in_frame(lines: Columns, line: Columns, edge: float, side: int) -> bool:
    """Whether a line of one color has that of the page, with a frame between the two."""
    color = _color(line)
    place = round(edge) if side > 0 else round(edge) - 1
    beyond = range(place, place + side * _PEN_PX, side)
    seen = [_color(lines[:, x : x + 1]) for x in beyond if 0 <= x < lines.shape[1]]
    if color is None or len(seen) < _PEN_PX or seen[0] is None or seen[-1] is None:
        return False
    return bool((seen[-1] == color).all() and (seen[0] != color).any())


def _pen(lines: Columns, edge: float, period: float, side: int) -> float | None:
    """The middle of the frame that ends the cells at about ``edge``, None where there is none.

    A frame is a few lines of one color before a page of another one; where it is blurred over the
    pixels beside it, it is so on both sides.
    """
    near, far = edge - 0.9 * side * period, edge - 0.55 * side * period
    place = max(round(far), round(near) + 1) - 1 if side > 0 else min(round(far), round(near) - 1)
    inner = lines[:, place : place + 1]
    seen: list[tuple[int, npt.NDArray[np.int16]]] = []
    for x in range(place + side, place + side * (_PEN_PX + _PAGE_PX + int(period)), side):
        if not 0 <= x < lines.shape[1]:
            return None
        color = _color(lines[:, x : x + 1])
        if not seen and (color is None or not _is_strange(lines[:, x : x + 1], inner)):
            continue
        if color is None:
            return None
        seen.append((x, color.astype(np.int16)))
        if len(seen) > _PAGE_PX and all((one == color).all() for _, one in seen[-_PAGE_PX:]):
            return _middle_of_pen(lines, seen, side)
    return None


def _middle_of_pen(
    lines: Columns, seen: list[tuple[int, npt.NDArray[np.int16]]], side: int
) -> float | None:
    """The middle of the pixels that have most of the pen's color, of those up to the page.

    Where the pen covers most of a pixel of the cells, that is the pen's as well.
    """
    page = seen[-1][1]
    contrasts = [int(np.abs(color - page).max()) for _, color in seen]
    most = max(contrasts)
    pen = seen[contrasts.index(most)][1]
    if most == 0:
        return None
    core = [x for x, color in seen if int(np.abs(color - pen).max()) <= _SOLID * most]
    inward = [core[0] - side * step for step in range(1, _PEN_PX)]
    off = [float(np.abs(lines[:, x] - pen).mean()) for x in inward if 0 <= x < lines.shape[1]]
    covered = 0
    while covered + 1 < len(off) and off[covered] <= _COVERED * float(
        np.median(off[covered + 1 :])
    ):
        covered += 1
    return (core[0] - side * covered + core[-1]) / 2 + 0.5


def _any_channel(differs: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """(h, w) from (h, w, 3); three planes are quicker than a reduction over an axis of three."""
    found: npt.NDArray[np.bool_] = differs[..., 0] | differs[..., 1] | differs[..., 2]
    return found

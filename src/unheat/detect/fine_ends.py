"""Where cells of a few pixels end: at a frame, at the page, or at what stands beside them."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from unheat.detect.fine_comb import ALIKE, Comb
from unheat.medians import median_level

_EVEN = 0.98
"""Share of a line of cells whose pixels along x are equal."""

_TWO_PX = 4.0
"""Of wider cells two pixels next to a border are of one cell, wherever it was snapped to."""

_ONE_COLOR = 0.75
"""A line of pixels has one color but for the rest of it: ticks and marks."""

_GOES_ON = 0.5
"""A line that is one color goes on where half of the one before it is that color."""

_LEAP, _NEARLY = 4.0, 8.0
"""Where lines of one color change slowly the next one changes so many times as much at most. Such a
line has nearly one color: it differs from that by few levels."""

_PEN_PX, _PAGE_PX = 12, 3
"""The pen of a frame, in pixels, at most, and so many lines alike that are the page."""

_SOLID, _COVERED = 0.2, 0.4
"""What is so near to the color of the pen, as a share of its contrast, is all of it the pen's; and
a pixel of cells under most of the pen differs so little from it, beside the next ones."""

_ASTRIDE = 0.3
"""The pen is set to whole pixels: it lies astride the end of the cells but for a part of a cell."""

Columns = npt.NDArray[np.uint8]


def end_of_cells(
    lines: Columns, comb: Comb, side: int, limits: tuple[int, int]
) -> tuple[float, bool, float]:
    """Where the cells end on the side of -1 or 1, whether that is in doubt, and how many lines of
    cells the frame hides beyond that, less than one.

    lines: (h, w, 3), with the cells side by side along x. Outwards from the outermost border a line
    of cells is flat along x and of several colors, or of one that most of the line before it has; a
    frame, the page and what stands there are not.
    """
    period = comb.period
    outermost = comb.places[0 if side < 0 else -1]
    edge = comb.origin + round((outermost - comb.origin) / period) * period
    doubt = False
    for _ in range(ALIKE):
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
        # No end was seen where the search ends within what may be more of the same.
        line, before = _lines_inward(lines, edge, period, side)
        going_on = line is not None and _is_flat(line) and not _is_strange(line, *before)
        return edge, doubt or going_on, 0.0
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
    return bool((line == line[:, :1]).all(axis=(1, 2)).mean() >= _EVEN)


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

"""How far pens stand off what they mark: half a pixel, where a line is drawn on whole pixels.

A line at the border between two pixels cannot be drawn on both where it is one pixel thick, and
renderers that keep their lines crisp (Agg with snapping, ``crispEdges``) draw it on the further
one: half a pixel below, or to the right of, the place that it names. Colors of cells and of a bar
stay where they are. So each value that is read from a color beside a tick mark is off by half a
pixel of the bar, all of them to the same side.

The panel tells which pens do that, since its own cells say where marks and frame were due: the
marks of an axis in the middle of cells, the frame at their borders. Rounding to whole pixels moves
single ones by half a pixel more or less: those that stand on the nearest pixel are up to half a
pixel above their places, too, and those on the further one up to a whole pixel below them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.detect.axis_marks import marks_beside
from unheat.detect.fence import pen_lines
from unheat.detect.lattice import Lattice
from unheat.detect.rivals import FoundPanel
from unheat.model import Bar

Picture = npt.NDArray[np.uint8]
FloatArray = npt.NDArray[np.float64]

_HALF = 0.5
"""Pixels by which a pen of one pixel, or of three, stands off the border that it marks."""

_FEWEST, _NEAR_PX = 2, 1.25
"""So many pens tell which way they go; they stand so near to their places."""

_OFF_PX, _MOST = 0.1, 0.1
"""A place that was reckoned from cells is known to this, and but for this share of them."""

_LINE = 16.0
"""Levels of 255 by which a line differs from the cells at both of its sides."""

_OUTWARD_PX = 3
"""So far beyond a bar there are marks, and no frame."""

_CRISP, _THIN = 0.1, 0.2
"""Of a pixel the middle of a crisp line is off the middle of a pixel at most, and that of a frame
which is thinner than a pixel."""


def with_pens_off(
    rgb: Picture,
    found: Sequence[FoundPanel],
    bars: Sequence[Bar],
    background: tuple[float, float, float],
    tolerance: float,
) -> tuple[Bar, ...]:
    """The bars, with how far their pens stand off the colors; rgb: (H, W, 3)."""
    crisp = [_is_crisp(bar.tick_positions) for bar in bars]
    if not any(crisp):
        return tuple(bars)
    page = np.array(background)
    off = [one for axis in (0, 1) for one in _pens_off(rgb, found, axis, page, tolerance)]
    further = _are_further(np.array(off))
    return tuple(
        _set_right(bar)
        if known and (_are_thin(rgb, bar, page) if further is None else further)
        else bar
        for bar, known in zip(bars, crisp, strict=True)
    )


def _are_further(off: FloatArray) -> bool | None:
    """Whether pens that stand ``off`` their places, in pixels, are those on the further pixel; None
    where nothing tells."""
    if float((off < -_OFF_PX).sum()) > _MOST * len(off):
        return False
    if len(off) < _FEWEST:
        return None
    return bool(off.max() > _HALF + _OFF_PX or off.mean() > _HALF / 2)


def _are_thin(rgb: Picture, bar: Bar, page: FloatArray) -> bool:
    """Whether the marks of a bar are one pixel thick, as most renderers that keep their lines crisp
    draw them: on the further pixel."""
    upright = bar.orientation == "vertical"
    picture = rgb if upright else rgb.transpose(1, 0, 2)
    box = bar.box if upright else bar.box.transposed()
    edge = box.x0 if bar.tick_side in ("left", "top") else box.x1
    column = int(np.floor(edge)) + (-_OUTWARD_PX if edge == box.x0 else _OUTWARD_PX)
    rows = np.floor(bar.tick_positions).astype(int)
    if not 0 <= column < picture.shape[1] or rows.min() < 1 or rows.max() + 2 > len(picture):
        return False
    off = np.abs(picture[:, column].astype(float) - page).max(axis=1)
    beside = np.maximum(off[rows - 1], off[rows + 1])
    return bool((beside < off[rows] / 2).all())


def _set_right(bar: Bar) -> Bar:
    """The bar with its pens' offset: its frame is off as its marks are, colors without a frame end
    where they should."""
    box = bar.box if bar.orientation == "vertical" else bar.box.transposed()
    if _is_crisp((box.y0, box.y1), _THIN):
        return replace(bar, pens_off=_HALF)
    return replace(bar, tick_positions=tuple(mark - _HALF for mark in bar.tick_positions))


def _is_crisp(places: Sequence[float], off: float = _CRISP) -> bool:
    """Whether lines stand on the middles of pixels, as pens of odd width do."""
    marks = np.array(places)
    return len(marks) > 1 and bool((np.abs(marks % 1.0 - _HALF) <= off).all())


def _pens_off(
    rgb: Picture, found: Iterable[FoundPanel], axis: int, page: FloatArray, tolerance: float
) -> list[float]:
    """How far crisp pens along an axis (rows where it is 0) stand below their places, in pixels."""
    picture = rgb if axis == 0 else rgb.transpose(1, 0, 2)
    off = list[float]()
    for panel in found:
        lattice, across = panel.fit.along(axis), panel.fit.along(1 - axis)
        if panel.row_blocks or panel.column_blocks or panel.check.sized:
            continue
        if lattice.gap or _are_ruled(picture, lattice, across):
            continue
        off += _off_middles(picture, lattice, across, page, tolerance)
        off += _off_ends(picture, lattice, across, page)
    return off


def _are_ruled(picture: Picture, lattice: Lattice, across: Lattice) -> bool:
    """Whether lines are drawn between cells, rows of ``picture``: pens themselves, and as far off
    their places as the marks."""
    rows, columns = (
        np.array([(a + b) / 2 for a, b in one.spans()]).astype(int) for one in (lattice, across)
    )
    if len(rows) < 2 or max(rows) >= picture.shape[0] or max(columns) >= picture.shape[1]:
        return False
    cells = picture[rows][:, columns].astype(float)
    low, high = np.minimum(cells[1:], cells[:-1]), np.maximum(cells[1:], cells[:-1])
    borders = np.round((rows[1:] + rows[:-1]) / 2).astype(int)
    beyond = [
        np.maximum(low - seen, seen - high).max(axis=-1)
        for seen in (picture[borders + at][:, columns].astype(float) for at in (-1, 0, 1))
    ]
    return float((np.max(beyond, axis=0) > _LINE).mean()) > _HALF


def _off_middles(
    picture: Picture, lattice: Lattice, across: Lattice, page: FloatArray, tolerance: float
) -> list[float]:
    """How far crisp tick marks stand below the middles of cells, rows of ``picture``."""
    sides = [
        marks_beside(picture, edge, outward, page, tolerance)
        for edge, outward in ((across.start, -1), (across.end, 1))
    ]
    marks = max(sides, key=len)
    marks = marks[np.abs(marks % 1.0 - _HALF) <= _CRISP]
    cells = np.floor((marks - lattice.start) / lattice.period)
    off = marks - lattice.start - (cells + 0.5) * lattice.period
    own = (cells >= 0) & (cells < lattice.n) & (np.abs(off) <= _NEAR_PX)
    # Marks that stand elsewhere in cells are those of another axis than of their numbers.
    return off[own].tolist() if own.all() else []


def _off_ends(picture: Picture, lattice: Lattice, across: Lattice, page: FloatArray) -> list[float]:
    """How far a crisp frame stands below the first and the last border of the cells."""
    along = slice(max(round(across.start) + 1, 0), max(round(across.end) - 1, 0))
    off = []
    for place in (lattice.start, lattice.end):
        first = max(int(np.floor(place - _NEAR_PX)), 0)
        part = picture[first : int(np.floor(place + _NEAR_PX)) + 1, along]
        if not part.size:
            return []
        dark = np.flatnonzero(pen_lines(part, page))
        if len(dark) != 1:
            return []
        off.append(first + int(dark[0]) + 0.5 - place)
    return off

"""Axes of time that are scales: dates and times at marks that count no cells.

The first days of months stand on borders of daily cells or within weekly ones, "06:00" between two
hours. Who looks for the names of columns finds some of them beside cells, unevenly, and asks about
all that have none. But time runs evenly: dates that lie on one line with their marks, months of 28
and of 31 days among them, prove each other, and that the axis is a scale.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from unheat.medians import median
from unheat.model import Axis, AxisTick, Box, Quantity, Reason
from unheat.text.calendar_dates import moments_of
from unheat.text.fine_ticks import marks_beside, points_of
from unheat.text.ink import FloatArray
from unheat.text.numbers_on_line import EVEN_PX
from unheat.text.page import whole
from unheat.text.scale_axes import as_scale, at_centers
from unheat.text.sites import Sites, Texts

_FEWEST, _MOST_OFF = 3, 4
"""Dates that show a line, and one of so many that may be misread."""

_SMALLEST_PX = 2.5
"""Of smaller cells a mark tells neither the middle nor the border."""

_OFF, _OFF_PX, _ROOM = 0.15, 0.5, 0.1
"""Shares of a cell by which dates stand off all middles that name no cells; a mark is set to whole
pixels, and the grid is known to so much of a cell."""

_ALIKE = 0.1
"""Shares of a cell by which dates that all stand at the same border of theirs differ at most."""

_MIDDLE, _END, _END_EVEN = 0.5, 1.2, 0.4
"""Letter heights by which the middle of a level date, and the near end of a slanted one, stands off
its mark at most; and by which these ends differ, as letters have no even tops."""

_PEN_PX = 3.0
"""Marks of the ends lie no further beyond the cells."""

_Label = tuple[str, Box, tuple[Reason, ...]]
_UNITS = {"date": "days since 1970-01-01", "time": "h"}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Line:
    """Moments on one line with their marks: ``points`` (n,) in pixels along the axis, ``values``
    (n,) in the unit of ``kind``, with their ``texts`` and ``boxes``."""

    kind: str
    points: FloatArray
    values: FloatArray
    texts: tuple[str, ...]
    boxes: tuple[Box, ...]


def with_dated_scales(sites: Sites, texts: Texts) -> Texts:
    """The texts with the axes that are scales of dates, or of times of day."""
    panels = list(texts.panels)
    for owner, panel in enumerate(texts.panels):
        for role, axis in (("row", panel.rows), ("column", panel.columns)):
            told = _told(sites, owner, role, axis)
            if told is not None:
                panels[owner] = panels[owner].with_axis(role, told)
    return replace(texts, panels=tuple(panels))


def _told(sites: Sites, owner: int, role: str, axis: Axis) -> Axis | None:
    """The axis as a scale of moments; None where it is none, or names its cells."""
    if axis.quantity is not None and axis.quantity.ticks:
        return None
    grid = sites.layout.panels[owner].grid
    centers = grid.row_centers() if role == "row" else grid.column_centers()
    cell = grid.cell_height if role == "row" else grid.cell_width
    if len(centers) < 2 or cell < _SMALLEST_PX:
        return None
    line = _line(sites, owner, role, axis)
    if line is None or not _count_no_cells(line, centers, cell):
        return None
    values = at_centers(line.points, line.values, centers)
    ticks = tuple(
        AxisTick(text=text, value=value, box=box)
        for text, value, box in zip(line.texts, line.values.tolist(), line.boxes, strict=True)
    )
    quantity = Quantity(
        kind=line.kind, values=tuple(values), unit=_UNITS[line.kind], spacing="even", ticks=ticks
    )
    return as_scale(axis, quantity)


def _line(sites: Sites, owner: int, role: str, axis: Axis) -> _Line | None:
    """The dates of an axis, where they lie on one line with the marks at which they stand."""
    placed = [
        (text, box, reasons)
        for text, box, reasons in zip(axis.labels, axis.boxes, _reasons(axis), strict=True)
        if text and box is not None
    ]
    differ = sum(Reason.READERS_DIFFER in reasons for _, _, reasons in placed)
    if len(placed) < _FEWEST or 2 * differ > len(placed):
        return None
    along = int(role == "row")
    found: list[_Line] = []
    for falls in (False, True):
        ordered = sorted(placed, key=lambda one: one[1].center[along], reverse=falls)
        line = _in_order(sites, owner, role, axis, ordered)
        if line is not None:
            found.append(line)
    spans = [float(np.ptp(line.values)) for line in found]
    # Hours that fall from row to row rise as well, from day to day: the shorter time is meant.
    if len(found) > 1 and spans[0] == spans[1] and role == "row":
        return None
    return found[int(np.argmin(spans))] if found else None


def _in_order(
    sites: Sites, owner: int, role: str, axis: Axis, ordered: list[_Label]
) -> _Line | None:
    """The dates of an axis in this order, where they rise on one line."""
    for kept in _kept(ordered):
        texts, boxes = tuple(text for text, _, _ in kept), tuple(box for _, box, _ in kept)
        moments = moments_of(texts)
        if moments is None:
            continue
        values = np.array(moments[1])
        for ways in _points(sites, owner, role, axis, boxes):
            due = [line for points in ways if (line := _due(points, values)) is not None]
            # Of minor marks several may stand in line: they do not tell which ones are meant.
            if len(due) == 1:
                return _Line(
                    kind=moments[0], points=due[0], values=values, texts=texts, boxes=boxes
                )
    return None


def _due(points: FloatArray, values: FloatArray) -> FloatArray | None:
    """(n,) where values are due on the line through their points; None where they lie on none."""
    slope, start = np.polyfit(values, points, 1)
    # Marks are set to whole pixels, time is not.
    due: FloatArray = start + slope * values
    return due if np.abs(due - points).max() <= EVEN_PX else None


def _reasons(axis: Axis) -> Sequence[tuple[Reason, ...]]:
    return axis.reasons or ((),) * len(axis.labels)


def _kept(labels: list[_Label]) -> list[list[_Label]]:
    """All labels, and all but one of them where they are many: it may be misread, or cut."""
    if len(labels) <= _MOST_OFF:
        return [labels]
    return [labels, *(labels[:out] + labels[out + 1 :] for out in range(len(labels)))]


def _points(
    sites: Sites, owner: int, role: str, axis: Axis, boxes: Sequence[Box]
) -> list[list[FloatArray]]:
    """(n,) where the marks stand at which labels do, in pixels along the axis: by the ends and by
    the middles of labels, each in one way or more where there are minor marks; the middles of level
    labels where the side has no marks."""
    panel, along = sites.layout.panels[owner], int(role == "row")
    own = whole(panel.grid.box, panel.frame)
    marks = points_of(
        marks_beside(sites.layout.raster.rgb, own, axis.side, sites.layout.background), along
    )
    start, end = (own.y0, own.y1) if along else (own.x0, own.x1)
    marks = marks[(marks >= start - _PEN_PX) & (marks <= end + _PEN_PX)]
    middles = np.array([box.center[along] for box in boxes])
    size = float(median([min(box.width, box.height) for box in boxes]))
    found: list[list[FloatArray]] = []
    if axis.turn % 90 != 0 and not along:
        # What is turned ends, or begins, where it comes nearest to its mark, or is set by its
        # middle.
        size = float(sites.glyphs.text_size())
        rises = 0 < axis.turn % 180 < 90
        near = rises == (axis.side == "bottom")
        ends = np.array([box.x1 if near else box.x0 for box in boxes])
        found.append(_at(ends, marks, _END * size, _END_EVEN * size))
    elif not len(marks):
        found.append([middles])
    found.append(_at(middles, marks, _MIDDLE * size, _MIDDLE * size))
    return found


def _at(places: FloatArray, marks: FloatArray, far: float, even: float) -> list[FloatArray]:
    """(n,) marks for places, one for each, in all ways in which none of them is ``far`` off, and
    all are off by as much as the others; one way where the nearest marks are such."""
    if len(marks) < len(places):
        return []
    ways: dict[tuple[float, ...], FloatArray] = {}
    near = marks[np.abs(marks - places[0]) <= far]
    for shift in (0.0, *(places[0] - near).tolist()):
        points = marks[np.abs(places[:, None] - shift - marks).argmin(axis=1)]
        off = places - points
        alone = len(set(points.tolist())) == len(places)
        if alone and np.abs(off).max() <= far and np.ptp(off) <= even:
            ways[tuple(points.tolist())] = points
            if shift == 0.0:
                break
    return list(ways.values())


def _count_no_cells(line: _Line, centers: FloatArray, cell: float) -> bool:
    """Whether moments are none of the names of cells: one of them stands off all middles, and they
    do not all stand at the same border of each cell, where names may have slipped."""
    away = (line.points - centers[0]) / cell
    off = np.abs(away - np.rint(away))
    if off.max() <= max(_OFF, _OFF_PX / cell + _ROOM):
        return False
    if len(line.points) != len(centers):
        return True
    shift = (np.sort(line.points) - centers) / cell
    return bool(np.ptp(shift) > _ALIKE and math.isfinite(cell))

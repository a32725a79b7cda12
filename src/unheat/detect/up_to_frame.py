"""Outer lines of cells that a codec left no borders, between the others and the frame of the axes.

Pale cells beside pale gaps are one color after a codec, and a lattice ends before them. The frame
stands a whole number of cells further out then, and the marks of the axes, or numbers in the
middle of each of them, count these cells one by one. In a drawing they are seen: nearly as pale as
the page, with tick marks on them that the frame sends inwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.detect.cellcheck import LOSSLESS, check_cells
from unheat.detect.fence import pen_lines
from unheat.detect.grid import GridFit
from unheat.detect.lattice import Lattice
from unheat.detect.line_ends import sampled
from unheat.detect.lost_lines import are_printed
from unheat.detect.more_lines import shows_more_lines
from unheat.detect.rivals import FoundPanel
from unheat.detect.small_in_frame import with_lines_in_frame
from unheat.detect.ticked import counted_by_ticks
from unheat.detect.tinted import with_tinted_lines
from unheat.model import Box

Picture = npt.NDArray[np.uint8]

_SMALLEST_PX, _FEWEST = (8.0, 4.0), 3
"""Period, in lossy pictures and in drawings, and number of lines from which a lattice tells where
others would stand."""

_MOST = 2
"""More lines than that are hardly lost at one end."""

_STANDS_OUT, _ALONG, _THIN_PX = 96, 0.9, 4
"""Levels of 255 by which a mark differs from the page in every channel, the share of the cells
that a frame runs along, and how thick lines are at most."""

_INSIDE_PX = 3
"""So far from the middle of a frame there is none of its pen, but marks that point inwards."""

_INSIDE, _MOSTLY = 0.9, 0.5
"""Share of a box that lies in a frame, and of one that lay in the panel before it grew."""

_FLAT = 0.9
"""Share of a cell, and of the cells of a line, that has one color."""

_PEN_PX, _MOST_COVERED = 2.5, 0.45
"""A frame reaches so far into cells, but not up to the middle of the smallest."""

_OFF = 0.15
"""So much of a period may a frame be off a whole number of them."""


def with_lines_up_to_frames(
    rgb: Picture,
    found: Sequence[FoundPanel],
    known: Sequence[Box],
    background: tuple[float, float, float],
    tolerance: float,
) -> list[FoundPanel]:
    """The panels, those with lost lines up to their frames where something counts these lines, or
    up to where the tint of pale cells ends.

    None grows into another panel, or into one of the ``known`` boxes (bars) that goes on beyond
    its frame; what lies in it is a line of cells that passed for a bar.
    """
    found, result = with_tinted_lines(rgb, found, known, background, tolerance), []
    for panel in found:
        others = [other.box for other in found if other is not panel]
        grown = _grown(rgb, panel, background, tolerance)
        grown = grown or with_lines_in_frame(rgb, panel, background, tolerance)
        if grown is not None:
            whole = grown.box
            others += [
                box
                for box in known
                if whole.intersection(box) < _INSIDE * box.area
                and panel.box.intersection(box) < _MOSTLY * box.area
            ]
            if all(whole.intersection(box) <= 0 for box in others):
                panel = grown
        result.append(panel)
    return result


def _grown(
    rgb: Picture, panel: FoundPanel, background: tuple[float, float, float], tolerance: float
) -> FoundPanel | None:
    """The panel up to its frame, None where it has none or no line is lost."""
    if panel.row_blocks or panel.column_blocks or panel.check.sized:
        return None
    # Marks stand on the frame, which is up to a few pixels beyond the cells.
    fit = frame = panel.fit
    if min(fit.rows.n, fit.columns.n) < _FEWEST:
        return None
    added: list[tuple[int, int]] = []
    for axis in (0, 1):
        picture = rgb if axis == 0 else rgb.transpose(1, 0, 2)
        lattice, across = panel.fit.along(axis), panel.fit.along(1 - axis)
        if lattice.period < _SMALLEST_PX[tolerance <= LOSSLESS]:
            return None
        ends = [
            _frame(picture, lattice, across, background, at_end=at_end) for at_end in (False, True)
        ]
        if ends[0] is None or ends[1] is None:
            return None
        (before, start), (after, end) = ends[0], ends[1]
        frame = frame.with_lattice(axis, replace(lattice, start=start, end=end))
        if before or after:
            longer = lattice.longer(before, at_end=False).longer(after, at_end=True)
            if tolerance > LOSSLESS:
                longer = replace(longer, start=start, end=end)
            fit = fit.with_lattice(axis, longer)
        added.append((before, after))
    if not any(map(any, added)):
        return None
    page = np.array([background], dtype=np.float64)
    for axis, (before, after) in enumerate(added):
        whole = fit.along(axis).n
        marked = frame.with_lattice(axis, fit.along(axis))
        lines = [slice(0, before), slice(whole - after, whole)]
        if not (before or after) or are_printed(rgb, fit, axis, lines):
            continue
        if tolerance <= LOSSLESS and _are_cells(rgb, fit, axis, lines, background, tolerance):
            continue
        if not counted_by_ticks(rgb, marked, axis, page, tolerance):
            return None
    check = check_cells(rgb, fit.rows.spans(), fit.columns.spans(), background, tolerance)
    grown = replace(panel, fit=fit, check=check, more_beyond=False)
    if not panel.more_beyond or shows_more_lines(rgb, grown, background, tolerance):
        return grown
    # What spoke against the count was the line that is one now; numbers may tell the rest.
    return replace(grown, print_alone=check.inked)


def _are_cells(
    rgb: Picture,
    fit: GridFit,
    axis: int,
    lines: Sequence[slice],
    background: tuple[float, float, float],
    tolerance: float,
) -> bool:
    """Whether lines of a drawing hold cells, each of one color but for tick marks on the frame, and
    not all of them the page."""
    lattice, across = fit.along(axis), fit.along(1 - axis).spans()
    spans, picture = lattice.spans(), rgb if axis == 0 else rgb.transpose(1, 0, 2)
    inset = min(_PEN_PX / lattice.period, _MOST_COVERED)
    for part, end in zip(lines, (lattice.start, lattice.end), strict=True):
        inside = int(end) + (_INSIDE_PX if end == lattice.start else -_INSIDE_PX)
        marked = _is_marked(picture[inside], sampled(across), background)
        for line in spans[part]:
            rows, columns = ((line,), across) if axis == 0 else (across, (line,))
            check = check_cells(rgb, rows, columns, background, tolerance, inset=inset)
            whole = (check.flatness.ravel() >= _FLAT) | marked
            if float(whole.mean()) < _FLAT or check.background.all():
                return False
    return True


def _is_marked(
    beside: Picture, across: npt.NDArray[np.float64], background: tuple[float, float, float]
) -> npt.NDArray[np.bool_]:
    """For each cell: does a mark cross the line of pixels (n, 3) ``beside`` a frame in it?"""
    dark = np.abs(beside - np.array(background)).min(axis=1) > _STANDS_OUT
    edges = np.flatnonzero(np.diff(np.r_[False, dark, False].astype(np.int8))).reshape(-1, 2)
    middles = edges[edges[:, 1] - edges[:, 0] <= _THIN_PX].mean(axis=1)
    return np.array([bool(((middles > a) & (middles < b)).any()) for a, b in across])


def _frame(
    picture: Picture,
    lattice: Lattice,
    across: Lattice,
    background: tuple[float, float, float],
    *,
    at_end: bool,
) -> tuple[int, float] | None:
    """How many cells beyond a lattice, rows of ``picture``, the line of a frame stands, and where.

    None where there is none within ``_MOST`` cells, or the nearest one parts a cell.
    """
    slack = _OFF * lattice.period
    last = lattice.end if at_end else lattice.start
    far = _MOST * lattice.period + slack
    low, high = (last - slack, last + far) if at_end else (last - far, last + slack)
    first, stop = max(0, round(low)), min(len(picture), round(high) + 1)
    along = slice(max(0, int(across.start) + 1), max(0, int(np.ceil(across.end)) - 1))
    part = picture[first:stop, along]
    if not part.size:
        return None
    pens = pen_lines(part, np.array(background), _ALONG)
    dark = np.flatnonzero(np.diff(np.r_[False, pens, False].astype(np.int8)))
    lines = [
        first + (start + end) / 2
        for start, end in zip(dark[::2].tolist(), dark[1::2].tolist(), strict=True)
        if end - start <= _THIN_PX
    ]
    if not lines:
        return None
    nearest = min(lines, key=lambda line: abs(line - last))
    cells = abs(nearest - last) / lattice.period
    return (round(cells), nearest) if abs(cells - round(cells)) <= _OFF else None

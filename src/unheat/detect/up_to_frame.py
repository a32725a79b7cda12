"""Outer lines of cells that a codec left no borders, between the others and the frame of the axes.

Pale cells beside pale gaps are one color after a codec, and a lattice ends before them. The frame
stands a whole number of cells further out then, and the marks of the axes, or numbers in the
middle of each of them, count these cells one by one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.detect.cellcheck import check_cells
from unheat.detect.lattice import Lattice
from unheat.detect.lost_lines import are_printed
from unheat.detect.rivals import FoundPanel
from unheat.detect.small_in_frame import with_lines_in_frame
from unheat.detect.ticked import counted_by_ticks
from unheat.model import Box

Picture = npt.NDArray[np.uint8]

_SMALLEST_PX, _FEWEST = 8.0, 3
"""Period and number of lines from which a lattice tells where others would stand."""

_MOST = 2
"""More lines than that are hardly lost at one end."""

_STANDS_OUT, _ALONG, _THIN_PX = 96, 0.9, 4
"""Levels of 255 by which a frame differs from the page in every channel, the share of the cells
that it runs along, and how thick its line is at most."""

_INSIDE, _MOSTLY = 0.9, 0.5
"""Share of a box that lies in a frame, and of one that lay in the panel before it grew."""

_OFF = 0.15
"""So much of a period may a frame be off a whole number of them."""


def with_lines_up_to_frames(
    rgb: Picture,
    found: Sequence[FoundPanel],
    known: Sequence[Box],
    background: tuple[float, float, float],
    tolerance: float,
) -> list[FoundPanel]:
    """The panels, those with lost lines up to their frames where something counts these lines.

    None grows into another panel, or into one of the ``known`` boxes (bars) that goes on beyond
    its frame; what lies in it is a line of cells that passed for a bar.
    """
    result = []
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
        if lattice.period < _SMALLEST_PX:
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
            fit = fit.with_lattice(axis, replace(longer, start=start, end=end))
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
        if not counted_by_ticks(rgb, marked, axis, page, tolerance):
            return None
    spans = fit.rows.spans(), fit.columns.spans()
    return replace(panel, fit=fit, check=check_cells(rgb, *spans, background, tolerance))


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
    part = picture[first:stop, along].astype(np.int16)
    if not part.size:
        return None
    off = np.abs(part - np.array(background, np.int16)).min(axis=2) > _STANDS_OUT
    dark = np.flatnonzero(np.diff(np.r_[False, off.mean(axis=1) >= _ALONG, False].astype(np.int8)))
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

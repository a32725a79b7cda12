"""Bars that a lattice ends before, and what was taken for one and is a line of cells."""

from __future__ import annotations

from collections.abc import Sequence

from unheat.detect.grid import GridFit
from unheat.model.geometry import Box

# A gap and a frame take less than this of a period.
_AS_BROAD = 0.4
# The next line begins where the last one ends, to so much.
_NEXT_PX, _NEXT = 2.0, 0.05


def standing_off(fit: GridFit, walls: Sequence[Box], ramps: Sequence[Box]) -> list[Box]:
    """Bars beside a lattice that are no lines of it: ``walls`` have marks, ``ramps`` have none."""
    bars = [wall for wall in walls if not _goes_on_as(fit, wall) and not _is_within(fit, wall)]
    return bars + [ramp for ramp in ramps if not _is_line(fit, ramp)]


def _is_line(fit: GridFit, ramp: Box) -> bool:
    """Whether a ramp is as broad as a row or a column of the lattice."""
    period = fit.rows.period if ramp.width > ramp.height else fit.columns.period
    return abs(min(ramp.width, ramp.height) - period) <= _AS_BROAD * period


def _goes_on_as(fit: GridFit, wall: Box) -> bool:
    """Whether what was taken for a bar is the next line of the lattice: it touches its end, and is
    as long as it and as broad as a line.

    Few cells of much the same color are a ramp, and the lines at its ends are no ticks.
    """
    box = fit.box
    lying = wall.width > wall.height
    period = fit.rows.period if lying else fit.columns.period
    ends = (wall.x0 - box.x0, wall.x1 - box.x1) if lying else (wall.y0 - box.y0, wall.y1 - box.y1)
    gap = (
        max(wall.y0 - box.y1, box.y0 - wall.y1)
        if lying
        else max(wall.x0 - box.x1, box.x0 - wall.x1)
    )
    slack = max(_NEXT_PX, _NEXT * period)
    return _is_line(fit, wall) and abs(gap) <= slack and max(map(abs, ends)) <= slack


def _is_within(fit: GridFit, wall: Box) -> bool:
    """Whether what was taken for a bar is a line between others of the lattice.

    A column whose value changes slowly from cell to cell is a ramp. It stands where a line of the
    lattice does, with others on both of its sides, and ends where they do, to the outermost cell,
    whose border may not be found yet.
    """
    if not _is_line(fit, wall):
        return False
    across, along = (fit.rows, fit.columns) if wall.width > wall.height else (fit.columns, fit.rows)
    near, far = (wall.y0, wall.y1) if across is fit.rows else (wall.x0, wall.x1)
    ends = (wall.x0, wall.x1) if across is fit.rows else (wall.y0, wall.y1)
    line = round((near - across.start) / across.period)
    slack = max(_NEXT_PX, _NEXT * across.period)
    place = across.start + line * across.period
    return (
        0 < line < across.n - 1
        and abs(near - place) <= slack
        and abs(far - place - across.period) <= slack
        and max(abs(ends[0] - along.start), abs(ends[1] - along.end)) <= along.period + _NEXT_PX
    )

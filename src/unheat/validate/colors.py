"""What the color of a cell says of a number."""

from __future__ import annotations

import math

from unheat.model import Cell, Panel, Reason

_END_SHARE = 0.01
"""Share of the bar's length within which its ends are known."""

_EDGE = 0.25
"""Share of a color's interval by which a number may lie beyond it, where nothing else speaks
against it: the interval holds the value nearly always, and ends softly."""


def color_says(theirs: float, quantum: float, cell: Cell, panel: Panel) -> bool | None:
    """Whether the cell's color allows a number; None where it says nothing.

    A number that was rounded to its last place is allowed if any number that rounds to it
    is. An open end allows everything beyond.
    """
    interval = color_interval(cell, panel)
    if interval is None:
        return None
    low, high = interval
    slack = 0.5 * quantum + 1e-9 * max(1.0, abs(theirs))
    return low - slack <= theirs <= high + slack


def is_at_edge(theirs: float, quantum: float, cell: Cell, panel: Panel) -> bool:
    """Whether a number lies beyond what the color allows, but by a small part of that only."""
    interval = color_interval(cell, panel)
    if interval is None or not all(map(math.isfinite, interval)):
        return False
    low, high = sorted(interval)
    slack = _EDGE * (high - low) + 0.5 * quantum
    return low - slack <= theirs <= high + slack


def color_interval(cell: Cell, panel: Panel) -> tuple[float, float] | None:
    """What the color allows, in printed units; infinite at an open end, None if unknown."""
    if cell.color_value is None or panel.print_and_color == "different" or panel.scale is None:
        return None
    if Reason.COLOR_OFF_RAMP in cell.reasons:
        return None
    low = -math.inf if cell.color_low is None else cell.color_low
    high = math.inf if cell.color_high is None else cell.color_high
    return low * panel.format.factor, high * panel.format.factor


def is_beyond_bar(theirs: float, quantum: float, panel: Panel) -> bool:
    """Whether a number lies past an end of the scale by more than the bar's ends are sure."""
    if panel.scale is None:
        return False
    ends = (panel.scale.minimum * panel.format.factor, panel.scale.maximum * panel.format.factor)
    slack = _END_SHARE * abs(ends[1] - ends[0]) + 0.5 * quantum
    return theirs < min(ends) - slack or theirs > max(ends) + slack

"""Axes that are scales: their numbers stand where they are, and not at the middles of the cells.

Longitudes of a map, bins of a histogram in two directions: of such an axis no number is the name of
a row or column, but all of them together say which number each one stands for. Where an axis counts
its cells the numbers at their middles are names, and what stands on the border of two is neither's.
Numbers that run away from the middles evenly, from the first to the last, count no cells, whatever
unit they have: each stands somewhere in the line that it seems to name.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from unheat.model import Axis, AxisTick, Grid, Quantity, Reason
from unheat.text.align import pitch_of
from unheat.text.doubted_places import places_doubted
from unheat.text.fine_ticks import FINE_PX
from unheat.text.ink import FloatArray
from unheat.text.numbered_pixels import at_their_numbers
from unheat.text.reading import Reading
from unheat.text.strokes_as_labels import strokes_told

_SEEN_PX = 1.0
"""So near to its place the line through all numbers of a scale tells each cell: half a pixel for
each."""

_SEVERAL = 2
"""Labels on borders, of a few that name no lines next to each other, that all name groups."""

_APART = 1.5
"""Cells from one label to the next of which none names neighbors."""

_ON_BORDER, _ON_MIDDLE = 0.35, 0.15
"""Shares of a cell by which a label stands off its middle where it may be that of the next cell as
well, and where it is that of its own."""

_FLUSH, _FLUSH_EVEN = 0.2, 0.15
"""Shares of a cell by which the sides of labels stand off the middles of cells on which they are
set, blanks of the line above and below its letters among them, and by which these differ."""

_FLUSH_WIDE = 0.6
"""Wider ones, in cells, may be nearer to the next cell than to their own."""

_NEXT = 0.5
"""Labels further off than so much of a cell were set by their marks."""

_RUN_AWAY, _RUN_AWAY_PX, _RUN_EVEN_PX = 0.15, 4.0, 1.0
"""Shares of a cell, and pixels, by which labels run away from the middles of their cells from the
first to the last, and pixels by which they do so evenly."""

_DIGIT, _STEPS = re.compile(r"\d"), 3
"""Labels of a scale have digits, and so many show that they run away."""

_DOUBTED = 0.6


def at_their_places(axis: Axis, own: Sequence[Reading], grid: Grid, role: str) -> Axis:
    """The axis ("row" or "column") with its labels at the lines that they count, with what the
    numbers of a scale beside it say of its cells, all of whose readings are ``own``, or with labels
    on the borders of cells in doubt."""
    centers = grid.row_centers() if role == "row" else grid.column_centers()
    if own and all(reading.scale for reading in own):
        numbers = np.array([float(reading.scale) for reading in own])
        places = np.array([reading.site.box.center[role == "row"] for reading in own])
        values = at_centers(places, numbers, centers)
        ticks = tuple(
            AxisTick(text=reading.scale, value=float(reading.scale), box=reading.site.box)
            for reading in own
        )
        quantity = Quantity(kind="number", values=tuple(values), spacing="even", ticks=ticks)
        return as_scale(axis, quantity)
    axis = at_their_numbers(axis, grid, role)
    doubted = _on_borders(axis, centers, role) | _running_away(axis, centers, role)
    return places_doubted(axis, doubted | strokes_told(axis), _DOUBTED)


def as_scale(axis: Axis, quantity: Quantity) -> Axis:
    """The axis as a scale, whose lines have no names."""
    # That its numbers lie on one line proves them, and there is no name to be in doubt.
    count = len(axis.labels)
    return replace(
        axis,
        labels=(None,) * count,
        quantity=quantity,
        confidence=(1.0,) * count,
        review=(False,) * count,
        reasons=((),) * count,
        boxes=(None,) * count,
    )


def at_centers(places: FloatArray, numbers: FloatArray, centers: FloatArray) -> list[float]:
    """What cells with ``centers`` (pixels) stand for: the roundest even steps that the line through
    ``numbers`` at ``places`` allows, else what it says to the pixel."""
    slope, start = np.polyfit(places, numbers, 1)
    due = start + slope * centers
    slack = abs(slope) * _SEEN_PX
    exponent = math.floor(math.log10(slack))
    if len(due) > 1:
        step = float(np.median(np.diff(due)))
        for places_kept in range(math.floor(math.log10(abs(step))), exponent - 1, -1):
            unit = 10.0**places_kept
            even = round(step / unit) * unit
            # Bins may begin or have their middles at multiples of their step.
            first = round(due[0] / (even / 2)) * (even / 2) if even else due[0]
            found = first + even * np.arange(len(due))
            if even and np.abs(found - due).max() <= slack:
                return [float(f"{value:.12g}") for value in found]
    return [round(value, -exponent) for value in due.tolist()]


def _begin_at_middles(axis: Axis, centers: FloatArray, pitch: float, role: str) -> bool:
    """Whether upright names of columns all have the same side at the middles of their cells, as
    those that a script aligns by their right, or were set by their marks: they name no groups."""
    if role == "row" or axis.turn % 180 == 0:
        return False
    placed = [(box, centers[at]) for at, box in enumerate(axis.boxes) if box is not None]
    sides = np.array([[box.x0 - center, box.x1 - center] for box, center in placed]) / pitch
    if np.abs(sides.mean(axis=1)).min() > _NEXT:
        return True
    if np.ptp(sides, axis=1).max() > _FLUSH_WIDE:
        return False
    even = np.ptp(sides, axis=0) <= _FLUSH_EVEN
    return bool((even.all() and np.abs(sides.mean(axis=0)) <= _FLUSH).any())


def _on_borders(axis: Axis, centers: FloatArray, role: str) -> dict[int, Reason]:
    """The two places that a label between them may belong to, where others stand on theirs; all
    labels where several of a few stand so.
    """
    pitch = pitch_of(centers, FINE_PX)
    if pitch < FINE_PX or axis.turn % 90 != 0:
        return {}
    off = {
        place: float(box.center[role == "row"] - centers[place]) / pitch
        for place, box in enumerate(axis.boxes)
        if box is not None
    }
    between = [place for place, one in off.items() if abs(one) >= _ON_BORDER and axis.labels[place]]
    if len(between) >= _SEVERAL and _begin_at_middles(axis, centers, pitch, role):
        return {}
    apart = np.diff(sorted(place + one for place, one in off.items()))
    if len(between) >= _SEVERAL and (min(np.diff(sorted(off))) > 1 or min(apart) > _APART):
        # Names in the middles of groups stand on a line where a group has an odd number of them,
        # and those at every second border may have been taken for names of neighbors.
        return dict.fromkeys(off, Reason.LABEL_PLACE)
    if sum(abs(one) <= _ON_MIDDLE for one in off.values()) < 2:
        return {}
    found: dict[int, Reason] = {}
    for place in between:
        other = place + (1 if off[place] > 0 else -1)
        if 0 <= other < len(axis.labels) and axis.labels[other] is None:
            found |= dict.fromkeys((place, other), Reason.LABEL_PLACE)
    return found


def _running_away(axis: Axis, centers: FloatArray, role: str) -> dict[int, Reason]:
    """All labels of an axis whose numbers stand further off their cells from each to the next."""
    placed = [place for place, box in enumerate(axis.boxes) if box is not None]
    texts = [axis.labels[place] or "" for place in placed]
    pitch = pitch_of(centers, FINE_PX)
    if pitch < FINE_PX or axis.turn % 90 != 0 or len(placed) < _STEPS:
        return {}
    if not all(_DIGIT.search(text) for text in texts):
        return {}
    ends = [(box.y0, box.y1) if role == "row" else (box.x0, box.x1) for box in axis.boxes if box]
    off = np.array(ends) - centers[placed][:, None]
    if np.ptp(off, axis=0).min() <= _RUN_EVEN_PX:
        # Set by their sides they stand off as their lengths have it.
        return {}
    middles = off.mean(axis=1)
    slope, start = np.polyfit(placed, middles, 1)
    run = abs(slope) * (placed[-1] - placed[0])
    even = np.abs(middles - start - slope * np.array(placed)).max() <= _RUN_EVEN_PX
    if not even or run < max(_RUN_AWAY * pitch, _RUN_AWAY_PX):
        return {}
    return dict.fromkeys(placed, Reason.LABEL_PLACE)

"""Numbers of an axis whose lines are a pixel or two wide: each stands at the line that it counts.

A tick mark is set to whole pixels, and so its middle may lie on the border of two such lines. All
marks of an axis lie so on the same side; which it is, their numbers tell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from unheat.model import Axis, Grid, Reason
from unheat.text.doubted_places import places_doubted

PIXEL = 1.2
"""Lines of an axis as wide, in pixels, are no wider than what a mark may be off."""

_WHOLE, _TWO_PX = 1.05, 2.0
"""Lines that are single pixels, and those that a mark may be off by one of, are narrower."""

_DOUBTED = 0.6
_FEWEST = 3
"""Numbers that show how an axis counts."""


def places_by_number(axis: Axis) -> dict[int, int] | None:
    """Place → number of every label of an axis, None where some label ends in no number or is in
    doubt, or where there are too few."""
    places = [place for place, label in enumerate(axis.labels) if label is not None]
    if any(axis.review[place] for place in places):
        return None
    return _numbers(axis, places)


def _numbers(axis: Axis, places: Sequence[int]) -> dict[int, int] | None:
    """Place → number in which its label ends; None where one ends in none, or they are too few."""
    found = {place: re.search(r"(\d+)$", axis.labels[place] or "") for place in places}
    numbers = {place: int(match[1]) for place, match in found.items() if match}
    return numbers if _FEWEST <= len(places) == len(numbers) else None


def at_their_numbers(axis: Axis, grid: Grid, role: str) -> Axis:
    """An axis ("row" or "column") of lines of a pixel or two, its labels at those that their
    numbers count from nought, where marks are a pixel off these on one side."""
    cell = grid.cell_height if role == "row" else grid.cell_width
    if cell >= _TWO_PX:
        return axis
    whole = cell <= _WHOLE
    labelled = [place for place, label in enumerate(axis.labels) if label is not None]
    numbers = places_by_number(axis) if whole else _numbers(axis, labelled)
    if numbers is None or not all(0 <= number < len(axis.labels) for number in numbers.values()):
        # Nothing tells which of two lines a mark means that is set to whole pixels.
        doubts = {} if whole else dict.fromkeys(labelled, Reason.LOW_CONFIDENCE)
        return places_doubted(axis, doubts, _DOUBTED)
    if all(number == place for place, number in numbers.items()):
        return axis
    # Of lines wider than a pixel one mark may lie on the next one, and another on its own.
    beside = (1,) if whole else (0, 1)
    if any(place - number not in beside for place, number in numbers.items()):
        # An axis may count from one; or its marks are off by one line, and nobody knows.
        return places_doubted(axis, dict.fromkeys(numbers, Reason.LOW_CONFIDENCE), _DOUBTED)
    whence = {number: place for place, number in numbers.items()}

    def moved(values: tuple[Any, ...], none: Any) -> tuple[Any, ...]:
        return tuple(values[whence[i]] if i in whence else none for i in range(len(values)))

    return replace(
        axis,
        labels=moved(axis.labels, None),
        confidence=moved(axis.confidence, 1.0),
        review=moved(axis.review, False),
        reasons=moved(axis.reasons, ()),
        boxes=moved(axis.boxes, None),
    )

"""Tables that judge each line by itself: what is good in one column is bad in the next.

Scorecards give each column its own bounds and all of them the same three colors. All numbers
together then go with no color, and those of a column do: each color has a range there, and the
ranges follow each other in one order, or the other way round where less is better. Words in colors
that nobody explains are a heatmap where these are many and lie on one ramp: what a model would say
next, the shade of how sure it is.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]

_LINES, _NUMBERS, _TONES = 3, 4, 3
"""Lines that are judged at least, the numbers of each of them, and their colors."""


def judged_by_line(tones: IntArray, numbers: FloatArray) -> bool:
    """Whether the colors part the numbers of each column, or of each row, into ranges in one order.

    >>> tones = np.array([[0, 0, 2], [1, 2, 1], [2, 1, 0], [2, 2, 0]])
    >>> numbers = np.array([[98.0, 0.2, 90], [97, 1.7, 40], [91, 0.9, 21], [90, 2.0, 20]])
    >>> judged_by_line(tones, numbers), judged_by_line(tones, np.roll(numbers, 1, axis=0))
    (True, False)
    """
    return _by_column(tones, numbers) or _by_column(tones.T, numbers.T)


def _by_column(tones: IntArray, numbers: FloatArray) -> bool:
    orders = []
    for of_line, held in zip(tones.T, numbers.T, strict=True):
        known = np.isfinite(held)
        if np.count_nonzero(known) < _NUMBERS:
            return False
        order = _order(of_line[known], held[known])
        if order is None:
            return False
        orders.append(order)
    full = [order for order in orders if len(order) >= _TONES]
    if len(orders) < _LINES or len(full) < _LINES:
        return False
    most = max(len(order) for order in full)
    longest = next(order for order in full if len(order) == most)
    place = {tone: n for n, tone in enumerate(longest)}
    return all(_goes_one_way(order, place) for order in orders)


def _order(tones: IntArray, numbers: FloatArray) -> list[int] | None:
    """The colors of a line by their numbers; None where their ranges overlap."""
    ranges = sorted(
        (float(numbers[tones == tone].min()), float(numbers[tones == tone].max()), int(tone))
        for tone in np.unique(tones)
    )
    if any(one[1] >= other[0] for one, other in pairwise(ranges)):
        return None
    return [tone for _, _, tone in ranges]


def _goes_one_way(order: list[int], place: dict[int, int]) -> bool:
    if not all(tone in place for tone in order):
        return False
    steps = np.diff([place[tone] for tone in order])
    return bool((steps > 0).all() or (steps < 0).all())

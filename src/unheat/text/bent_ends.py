"""Series of numbers that go on at other steps at an end: bounds of classes, doses, irregular ticks.

One number that breaks the step of all others may be misread. Several in a row that go on the same
way are not.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

_RUN = 2
"""Numbers at one end that go on at other steps, none of which is misread by chance."""


def bent_ends(
    numbers: npt.NDArray[np.float64],
    places: npt.NDArray[np.float64],
    right: npt.NDArray[np.bool_],
    step: float,
) -> set[int]:
    """Which numbers, before or behind all that are on the line, go on the same way at other steps:
    two or more of them are misread by no chance.

    >>> number, place = np.array([0.0, 10.0, 25.0, 50.0, 75.0, 100.0]), np.arange(6.0)
    >>> sorted(bent_ends(number, place, np.array([False, False, *[True] * 4]), 25.0))
    [0, 1]
    """
    order = np.argsort(places)
    if (np.diff(numbers[order]) * step <= 0.0).any():
        return set()
    on = np.flatnonzero(right[order])
    ends = (order[: on[0]], order[on[-1] + 1 :])
    return {int(i) for end in ends if len(end) >= _RUN for i in end}

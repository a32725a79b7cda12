"""What the labels of an axis measure, and the numbers of an axis that is a scale."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from unheat.model.geometry import Box


@dataclass(frozen=True, slots=True, kw_only=True)
class AxisTick:
    """A number beside a scale: its text and value, and its box in rectified pixels."""

    text: str
    value: float
    box: Box | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """The numbers that the labels of an axis stand for, one a row or column.

    ``kind`` is number, interval, date (days since 1970-01-01) or time (hours). ``values`` are
    None where a label is doubted or missing; where labels are thinned out in even steps they are
    those due between them. ``edges`` are the two ends of intervals, an open one None; ``values``
    are then their middles. ``spacing`` is even, logarithmic, uneven or unknown. ``ticks`` are the
    numbers of an axis that is a scale: they stand where they are due, and name no row or column.
    """

    kind: str
    values: tuple[float | None, ...]
    edges: tuple[tuple[float | None, float | None] | None, ...] = ()
    unit: str = ""
    spacing: str = "unknown"
    ticks: tuple[AxisTick, ...] = ()

    def moved(self, move: Callable[[Box], Box]) -> Quantity:
        """With the boxes of its ticks in another plane."""
        ticks = (
            replace(tick, box=None if tick.box is None else move(tick.box)) for tick in self.ticks
        )
        return replace(self, ticks=tuple(ticks))

    def place(self, value: float) -> float | None:
        """Where a value stands along rows (or columns) in even steps, of its logarithm where those
        are even, 0.0 the middle of the first one and 1.0 that of the second; None where no steps
        are known.

        >>> Quantity(kind="number", values=(5.0, 15.0, 25.0), spacing="even").place(10.0)
        0.5
        >>> Quantity(kind="number", values=(1.0, 10.0, 100.0), spacing="logarithmic").place(100.0)
        2.0
        """
        first, last = self.values[:1], self.values[-1:]
        if len(self.values) < 2 or None in (*first, *last):
            return None
        (start,), (end,) = first, last
        if start is None or end is None or start == end:
            return None
        if self.spacing == "logarithmic" and min(start, end, value) > 0.0:
            start, end, value = math.log(start), math.log(end), math.log(value)
        elif self.spacing != "even":
            return None
        return (len(self.values) - 1) * (value - start) / (end - start)

"""Numbers of a bar whose own mark was not seen, where most others stand at theirs.

A white mark on a pale end of a ramp is not seen, and the number there is placed by the middle of
its print. Where other print touches it, a part of it is lost, and the middle is another one. The
marks of the other numbers say where it belongs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.decide.ticks import PlacedTick, TickLine

_AT_LEAST = 2
"""Numbers at marks that tell a line."""


def moved_to_marks(
    ticks: Sequence[PlacedTick],
    marks: npt.NDArray[np.float64],
    length: float,
    fit: Callable[[Sequence[PlacedTick]], TickLine | None],
) -> list[PlacedTick]:
    """The ticks, those at no mark where the line through those at ``marks`` has their numbers.

    ``marks`` are places 0–1 along a bar of ``length`` pixels, at which ticks stand exactly. A
    number is moved by no more than half of its print, since what is left of it holds its middle
    at least; one further off was misread, or belongs to something else.
    """
    at_mark = [tick.place in marks.tolist() for tick in ticks]
    if sum(at_mark) < _AT_LEAST or all(at_mark):
        return list(ticks)
    line = fit([tick for tick, held in zip(ticks, at_mark, strict=True) if held])
    if line is None:
        return list(ticks)
    return [
        tick if held else _moved(tick, line, length)
        for tick, held in zip(ticks, at_mark, strict=True)
    ]


def _moved(tick: PlacedTick, line: TickLine, length: float) -> PlacedTick:
    value = tick.reading.value
    if value is None or tick.box is None:
        return tick
    due = float(line.place_of(value))
    reach = 0.5 * max(tick.box.width, tick.box.height) / length
    return replace(tick, place=due) if abs(due - tick.place) <= reach else tick

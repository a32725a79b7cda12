"""In which order panels are read: row by row, and column by column where one is taller.

The page is cut between panels from side to side, and a part that cannot be cut so from top to
bottom, until each part holds one (recursive X-Y cut: Nagy & Seth, *Hierarchical representation of
optically scanned documents*, ICPR 1984).
"""

from __future__ import annotations

from collections.abc import Sequence

from unheat.model import Box

_INTO = 0.25
"""Share of the lower of two panels by which one may reach into the row of the other: panels of
one page rarely begin and end at the very same pixel."""


def reading_order(boxes: Sequence[Box]) -> list[int]:
    """Numbers of the boxes in the order in which they are read.

    >>> tall, upper, lower = Box(0, 10, 40, 90), Box(50, 0, 90, 40), Box(50, 60, 90, 95)
    >>> reading_order([lower, upper, tall])
    [2, 1, 0]
    """
    return _read(list(range(len(boxes))), boxes)


def _read(numbers: list[int], boxes: Sequence[Box]) -> list[int]:
    if len(numbers) < 2:
        return numbers
    for upright in (True, False):
        parts = _parts(numbers, boxes, upright=upright)
        if len(parts) > 1:
            return [number for part in parts for number in _read(part, boxes)]
    return sorted(numbers, key=lambda number: (boxes[number].y0, boxes[number].x0))


def _parts(numbers: Sequence[int], boxes: Sequence[Box], *, upright: bool) -> list[list[int]]:
    """The boxes parted by cuts from side to side, or from top to bottom, in order."""

    def span(number: int) -> tuple[float, float]:
        box = boxes[number]
        return (box.y0, box.y1) if upright else (box.x0, box.x1)

    def reach_into(number: int, other: int) -> bool:
        """Whether a box that begins no earlier than another one reaches into its row."""
        (start, end), (first, last) = span(number), span(other)
        return min(end, last) - start > _INTO * min(end - start, last - first)

    parts: list[list[int]] = []
    for number in sorted(numbers, key=lambda number: (*span(number), number)):
        if parts and any(reach_into(number, other) for other in parts[-1]):
            parts[-1].append(number)
        else:
            parts.append([number])
    return parts

"""Whole numbers among decimal ones: "38" beside "24.1", where points are plain to see.

Programs that write a number as short as they can (all that draw in browsers) drop the nought of
"38.0". Elsewhere a number without its point has lost it, as points are the first thing that
readers lose. The ink tells the two apart where it shows the points of the other cells as blots
of their own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from unheat.model import TextReading, Word
from unheat.text.candidates import EXPLAINED
from unheat.text.numbers import printed_numbers
from unheat.text.skeleton import Skeleton, skeleton_of_text

_LEAST, _SHOWN = 8, 0.95
"""Numbers with points that tell, and the share of them whose ink shows what was read."""


def points_are_plain(seen: Iterable[tuple[TextReading, Skeleton]]) -> bool:
    """Whether the ink of a panel shows the points of its numbers, as these were read alone.

    >>> shape = Skeleton(parts="dd.d", certain=True)
    >>> points_are_plain([(TextReading(raw="24.1", value=24.1), shape)] * 8)
    True
    """
    shown = [
        shape.parts == skeleton_of_text(reading.raw)
        for reading, shape in seen
        if shape.certain and "." in (skeleton_of_text(reading.raw) or "")
    ]
    return len(shown) >= _LEAST and sum(shown) >= _SHOWN * len(shown)


def is_whole(shape: Skeleton, said: Sequence[Word], *, plain: bool, decimals: int) -> bool:
    """Whether ink is digits alone, with a sign or without, and nothing that could be a point.

    Where the points of others are ``plain`` digits that touch are whole as well if the panel's own
    reader, who knows how far digits stand apart, explains them so. Fewer digits than there are
    ``decimals`` have lost no point anywhere.

    >>> shape = Skeleton(parts="D", certain=False)
    >>> is_whole(shape, [Word(text="32", confidence=0.99, engine="glyphs")], plain=True, decimals=1)
    True
    """
    if shape.certain and "d" in shape.parts and set(shape.parts) <= {"d", "-"}:
        return plain or shape.parts.count("d") < decimals
    return plain and any(
        word.engine == "glyphs"
        and word.confidence >= EXPLAINED
        and word.text.lstrip("+-").isdecimal()
        for word in said
    )


def usual_decimals(readings: Iterable[TextReading]) -> int | None:
    """Decimals of the numbers that have any, if those agree and are most; None else."""
    counter: Counter[int] = Counter()
    for reading in readings:
        numbers = printed_numbers(reading.raw)
        if numbers:
            counter[numbers[0].decimals] += 1
    integers = counter.pop(0, 0)
    if not counter:
        return None
    decimals, votes = max(counter.items(), key=lambda item: (item[1], item[0]))
    total = sum(counter.values())
    return decimals if votes >= 0.9 * total and total >= 1.5 * integers else None

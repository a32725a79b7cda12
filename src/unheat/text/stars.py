"""Cells that hold nothing but stars, which tell how significant a number is that is not printed.

A reader takes a star for a "k" or counts one too many. But in such a panel no cell has a number,
and every star is one piece of ink: where readers and ink count alike in nearly all cells that
both tell, the ink counts the others.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from statistics import median

from unheat.model import Reason, TextReading

Cell = tuple[int, int]

_LEAST = 4
"""Cells that were read as stars, from which a panel is one of stars."""

_MANY, _ALIKE = 0.4, 0.8
"""Share of the cells with ink that were read as stars alone, and share of these in which the ink
counts as many."""

_OFF = 0.4
"""So many stars may the ink of a cell be wider or narrower, for its height, than that of others
with as many; larger stars say more in some figures."""

_SURE = 0.97
"""Confidence of what readers and ink count alike."""


def starred(
    readings: Mapping[Cell, TextReading], pieces: Mapping[Cell, tuple[int, float]]
) -> dict[Cell, TextReading]:
    """The readings, in a panel of stars as the ink counts them.

    ``pieces`` tells of the cells with one line of print of how many pieces it is, and how wide
    these are together, in heights of the line.
    """
    result = dict(readings)
    said = {cell: one.raw for cell, one in result.items() if one.raw and set(one.raw) == {"*"}}
    if len(said) < max(_LEAST, _MANY * len(result)) or any(
        one.value is not None or one.missing for one in result.values()
    ):
        return result
    alike = {cell for cell, raw in said.items() if cell in pieces and pieces[cell][0] == len(raw)}
    if len(alike) < _ALIKE * len(said):
        return result
    # Stars that touch are one piece: what is wider than others of its count has more.
    wide = {
        count: median(pieces[cell][1] for cell in alike if pieces[cell][0] == count)
        for count in {pieces[cell][0] for cell in alike}
    }
    for cell, reading in result.items():
        count, width = pieces.get(cell, (0, 0.0))
        if count in wide and abs(width - wide[count]) <= _OFF * wide[count] / count:
            result[cell] = as_stars(reading, count)
    return result


def as_stars(reading: TextReading, count: int = 1) -> TextReading:
    """The reading of a cell that is known to hold so many stars, or marks like them, alone."""
    return replace(
        reading,
        raw="*" * count,
        value=None,
        parts=(),
        confidence=_SURE,
        alternatives=(),
        reasons=(Reason.NOT_A_NUMBER,),
    )


def is_starred(reading: TextReading) -> bool:
    """Whether a reading is that of stars which readers and ink have counted alike."""
    return set(reading.raw) == {"*"} and reading.confidence >= _SURE

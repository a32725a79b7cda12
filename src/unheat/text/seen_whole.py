"""What the readings of a panel's cells tell of each other: stars, accounts, signs, times."""

from __future__ import annotations

from collections.abc import Mapping

from unheat.model import Crop, TextReading, Word
from unheat.text.accounting import accounted
from unheat.text.clocks import timed
from unheat.text.compared import compared
from unheat.text.percents import with_percent_signs
from unheat.text.stars import starred

Cell = tuple[int, int]


def seen_whole(
    readings: Mapping[Cell, TextReading],
    pieces: Mapping[Cell, tuple[int, float]],
    lines: Mapping[Cell, Crop],
    *engines: Mapping[str, Word],
) -> dict[Cell, TextReading]:
    """The readings as those of one panel.

    ``pieces`` (see ``starred``) and ``lines`` are of the cells with one line of print, ``engines``
    are words by the keys of their crops.
    """
    told = compared(with_percent_signs(accounted(starred(readings, pieces))))
    return timed(told, lines, *engines)

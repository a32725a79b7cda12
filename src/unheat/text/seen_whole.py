"""What the readings of a panel's cells tell of each other: stars, dashes, accounts, times, ends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from unheat.model import Crop, TextReading, Word
from unheat.text.accounting import accounted
from unheat.text.arrows import with_arrows
from unheat.text.clocks import timed
from unheat.text.compared import compared
from unheat.text.ends_alike import ends_doubted
from unheat.text.graded_numbers import with_grades
from unheat.text.grades import graded
from unheat.text.lone_dashes import with_dashes
from unheat.text.percents import with_percent_signs
from unheat.text.stars import starred
from unheat.text.wavy_signs import with_plain_signs

Cell = tuple[int, int]


def seen_whole(
    readings: Mapping[Cell, TextReading],
    pieces: Mapping[Cell, tuple[int, float]],
    lines: Mapping[Cell, Sequence[Crop]],
    *engines: Mapping[str, Word],
) -> dict[Cell, TextReading]:
    """The readings as those of one panel.

    ``pieces`` (see ``starred``) are of the cells with one line of print, ``lines`` of all,
    ``engines`` are words by the keys of their crops.
    """
    single = {cell: found[0] for cell, found in lines.items() if len(found) == 1}
    marked = graded(with_dashes(starred(with_plain_signs(readings), pieces), pieces, single))
    told = with_grades(compared(with_percent_signs(accounted(marked))))
    return with_arrows(ends_doubted(timed(told, single, *engines)), lines)

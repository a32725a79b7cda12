"""Marks behind numbers ("1.2§") that readers take for one more digit ("1.28").

No color tells a digit so far back. But all such numbers have one decimal more than the others of
their panel, and the same one: numbers of one print have as many, or fewer where noughts are left
out, and their last digits differ.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import numpy as np

from unheat.decide.hearing import asked
from unheat.model import Panel, Reason

_DECIMAL = re.compile(r"[-+−–]?(\d*)[.,](\d+)")

_FEWEST = 2
"""Different numbers with one more digit that are no chance, and others that are as long else."""

_USUAL = 0.5
"""Share of all decimals that have as many as is usual at least."""

_HALF = "5"
"""The last digit that halves and quarters have in common."""


def marks_as_digits_doubted(panel: Panel) -> Panel:
    """The panel with a doubt on numbers whose last digit may be a mark."""
    cells = panel.cells
    found = {
        place: match
        for place in np.ndindex(cells.shape)
        if (match := _DECIMAL.fullmatch(str(cells.text[place] or "").strip())) is not None
    }
    if not found:
        return panel
    usual, count = Counter(len(match[2]) for match in found.values()).most_common(1)[0]
    longer = [place for place, match in found.items() if len(match[2]) == usual + 1]
    different = {found[place].group() for place in longer}
    ends = {found[place][2][-1] for place in longer}
    # Numbers of so many significant digits have fewer decimals the larger they are.
    whole = {len(found[place][1]) for place in longer}
    others = sum(len(m[1]) in whole and len(m[2]) == usual for m in found.values())
    told = len(different) >= _FEWEST and len(ends) == 1 and ends != {_HALF}
    if not told or others < _FEWEST or count < _USUAL * len(found):
        return panel
    unit = 10.0**-usual / abs(panel.format.factor)
    in_doubt = np.zeros(cells.shape, dtype=bool)
    for place in longer:
        without = float(found[place].group().replace(",", ".").replace("−", "-").rstrip()[:-1])
        without /= panel.format.factor
        low, high = cells.color_low[place], cells.color_high[place]
        in_doubt[place] = not (without < low - unit or without > high + unit)
    return replace(panel, cells=asked(cells, in_doubt & ~cells.review, (Reason.DIGIT_IN_DOUBT,)))

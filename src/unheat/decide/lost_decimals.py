"""Numbers without the decimals that all others have, where noughts at the end are printed.

A reader that took the digits behind a point for dust makes "72" of "72.8", and is sure of them. On
a long bar the color of one bears out the other. Where "55.0" is printed, 72 would be "72.0": what
has fewer decimals has lost them. Formats of so many significant digits write larger numbers with
fewer decimals; noughts, and the round number at which all end ("1" on a diagonal), have names.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.decide.hearing import asked
from unheat.decide.lone_numbers import lone_numbers
from unheat.decide.most_digits import significant
from unheat.model import Cells, Panel, Reason

_FEWEST, _NEARLY_ALL = 8, 0.9
"""Numbers in no doubt from which a panel has a way to print decimals, and the share that keeps to
it."""

_NOUGHTS = 2
"""Numbers that end in a nought, from which these are printed: one may be misread."""


def lost_decimals_doubted(panel: Panel) -> Panel:
    """The panel with a doubt on numbers that have fewer decimals than all others."""
    found = lost_decimals(panel.cells)
    if not found.any():
        return panel
    return replace(panel, cells=asked(panel.cells, found, (Reason.POINT_IN_DOUBT,)))


def lost_decimals(cells: Cells) -> npt.NDArray[np.bool_]:
    """(R, C): numbers in no doubt that have fewer decimals than nearly all, and no more digits."""
    lost: npt.NDArray[np.bool_] = np.zeros(cells.shape, dtype=bool)
    said = {cell: one for cell, one in lone_numbers(cells).items() if not cells.review[cell]}
    if len(said) < _FEWEST:
        return lost
    counts = Counter(number.decimals for number in said.values())
    usual, count = counts.most_common(1)[0]
    alike = [number for number in said.values() if number.decimals == usual]
    noughts = sum(round(abs(one.value) / one.quantum) % 10 == 0 for one in alike)
    if usual <= 0 or count < _NEARLY_ALL * len(said) or noughts < _NOUGHTS:
        return lost
    digits = Counter(significant(one.value, one.quantum) for one in alike).most_common(1)[0][0]
    largest = max(abs(one.value) for one in said.values())
    for cell, one in said.items():
        short = one.decimals < usual and significant(one.value, one.quantum) < digits
        lost[cell] = short and not _has_a_name(abs(one.value), largest)
    return lost


def _has_a_name(value: float, largest: float) -> bool:
    """Whether a number is nought, or a power of ten that is the ``largest`` of all.

    >>> _has_a_name(0.0, 0.9), _has_a_name(1.0, 1.0), _has_a_name(1.0, 8.5), _has_a_name(72.0, 72.0)
    (True, True, False, False)
    """
    return not value or (value == largest and math.log10(value) % 1.0 == 0.0)

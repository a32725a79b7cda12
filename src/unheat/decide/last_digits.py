"""Numbers that lost their last digit, where a panel writes all with as many decimals.

Print that fills its cell is cut at the border, and "0.527" read as "0.52": its color bears that out
as well as what is printed. Where noughts are written at the end of others ("0.520"), none is
dropped, and a number that has fewer decimals has lost one. Where none is written, numbers are as
short as they can be, and one in ten has a decimal less.
"""

from __future__ import annotations

from collections import Counter

import numpy as np
import numpy.typing as npt

from unheat.decide.hearing import asked
from unheat.decide.lone_numbers import lone_numbers
from unheat.model import Cells, Reason, Status
from unheat.text.numbers import even

_LEAST, _HABIT = 8, 0.9
"""Numbers with as many decimals that make a habit, and their share of all that have any."""

_NOUGHTS = 0.02
"""Share of them that end in a nought, at least; one in ten does where none is dropped."""


def last_digits_doubted(cells: Cells) -> Cells:
    """The cells with a doubt where a number has fewer decimals, and fewer digits, than all others
    of the panel, which end in noughts too."""
    found = [
        (cell, number, "".join(sign for sign in even(cells.text[cell]) if sign.isdigit()))
        for cell, number in lone_numbers(cells).items()
    ]
    decimals = Counter(number.decimals for _, number, _ in found if number.decimals)
    if not decimals:
        return cells
    usual, count = decimals.most_common(1)[0]
    alike = [digits for _, number, digits in found if number.decimals == usual]
    noughts = sum(digits.endswith("0") for digits in alike)
    habit = count >= max(_LEAST, _HABIT * decimals.total())
    if usual < 2 or not habit or noughts < max(1.0, _NOUGHTS * count):
        return cells
    # A few have lost their first digit: ".582" among "0.514" says nothing of how short these are.
    lengths = Counter(map(len, alike))
    shortest = min(length for length, often in lengths.items() if often >= _NOUGHTS * count)
    lost: npt.NDArray[np.bool_] = np.zeros(cells.shape, dtype=bool)
    for cell, number, digits in found:
        lost[cell] = 0 < number.decimals < usual and len(digits) < shortest
    lost &= ~np.isin(cells.status, (Status.EMPTY, Status.UNREAD))
    return asked(cells, lost, (Reason.DIGIT_IN_DOUBT,))

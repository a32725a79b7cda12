"""Units that were read as digits: a small "%" passes for a 6 or an 8 behind the others.

Where a panel writes a unit behind its numbers, one that stands without it and has a decimal more
than those has most likely been read with the unit as its last digit. Its color bears it out
whichever it is: what a last decimal changes no color shows.
"""

from __future__ import annotations

import re
from collections import Counter

import numpy as np
import numpy.typing as npt

from unheat.decide.hearing import asked
from unheat.decide.lone_numbers import lone_numbers
from unheat.model import Cells, Reason, Status
from unheat.text.numbers import Printed, printed_numbers

_MULTIPLE = re.compile(r"\d\s?[kKMBGT]\b")
_LEAST = 4
_HABIT = 2
"""Numbers with one unit that make a habit, and how many there must be for each without."""


def units_doubted(cells: Cells) -> Cells:
    """The cells with a doubt where the unit that the panel writes may be the last digit."""
    units: Counter[str] = Counter()
    decimals: Counter[int] = Counter()
    bare: list[tuple[tuple[int, ...], Printed]] = []
    largest = 0.0
    for cell, number in lone_numbers(cells).items():
        if number.suffix:
            units[number.suffix] += 1
            decimals[number.decimals] += 1
            largest = max(largest, abs(number.value))
        else:
            bare.append((cell, number))
    if not units or units.most_common(1)[0][1] < max(_LEAST, _HABIT * len(bare)):
        return cells
    usual = decimals.most_common(1)[0][0]
    lost: npt.NDArray[np.bool_] = np.zeros(cells.shape, dtype=bool)
    for cell, number in bare:
        # Where nothing has decimals a digit more makes a larger number than all: "614" for "61%".
        larger = usual == 0 and abs(number.value) > largest
        lost[cell] = number.decimals > usual or larger
    lost &= ~np.isin(cells.status, (Status.EMPTY, Status.UNREAD))
    return asked(cells, lost, (Reason.DIGIT_IN_DOUBT,))


def multiples_doubted(cells: Cells) -> Cells:
    """The cells with a doubt where a letter makes thousands, or more, of a single digit, and the
    whole range of the numbers without one is smaller than that digit's unit.

    Every color bears out "0T", whose unit is a trillion: it is a "51" that was misread.
    """
    multiples: list[tuple[tuple[int, ...], float]] = []
    plain: list[float] = []
    for cell in zip(*np.nonzero(np.isfinite(cells.text_value)), strict=True):
        numbers = printed_numbers(cells.text[cell] or "")
        if len(numbers) == 1 and _MULTIPLE.search(cells.text[cell] or ""):
            multiples.append((cell, numbers[0].quantum))
        else:
            plain.append(float(cells.text_value[cell]))
    if len(plain) < _LEAST:
        return cells
    odd: npt.NDArray[np.bool_] = np.zeros(cells.shape, dtype=bool)
    for cell, quantum in multiples:
        odd[cell] = quantum > max(plain) - min(plain)
    return asked(cells, odd, (Reason.LOW_CONFIDENCE,))

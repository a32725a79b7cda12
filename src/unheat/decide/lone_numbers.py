"""Cells that hold one number and no power of ten: they tell how a panel prints its numbers."""

from __future__ import annotations

import numpy as np

from unheat.model import Cells
from unheat.text.numbers import Printed, printed_numbers


def lone_numbers(cells: Cells) -> dict[tuple[int, ...], Printed]:
    """The number of each cell that holds one, without an exponent, by (row, column)."""
    found: dict[tuple[int, ...], Printed] = {}
    for cell in zip(*np.nonzero(np.isfinite(cells.text_value)), strict=True):
        numbers = printed_numbers(cells.text[cell] or "")
        if len(numbers) == 1 and not numbers[0].exponent:
            found[cell] = numbers[0]
    return found

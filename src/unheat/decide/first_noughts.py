"""Numbers with a nought before all others of their digits, where a panel writes none there.

A sign that a codec blurred is read with a nought more: "+0.1" as "-00.1". Color bears out one so
small whichever sign it has. Where numbers are filled up with noughts ("03" beside "12"), all that
are shorter have them.
"""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt

from unheat.decide.hearing import asked
from unheat.model import Cells, Reason, Status
from unheat.text.numbers import even

_NUMBER = re.compile(r"[-+(]*(\d+)(?:[.,]\d*)?\D*")


def first_noughts_doubted(cells: Cells) -> Cells:
    """The cells with a doubt where a number has a nought before its digits, and more numbers that
    are as short without it have none."""
    whole: dict[tuple[int, ...], str] = {}
    for cell in zip(*np.nonzero(np.isfinite(cells.text_value)), strict=True):
        match = _NUMBER.fullmatch(even(cells.text[cell] or ""))
        if match is not None:
            whole[cell] = match[1]
    filled = {cell for cell, digits in whole.items() if len(digits) > 1 and digits[0] == "0"}
    if not filled:
        return cells
    longest = max(len(whole[cell]) for cell in filled)
    plain = sum(len(digits) < longest for cell, digits in whole.items() if cell not in filled)
    if plain <= len(filled):
        return cells
    odd: npt.NDArray[np.bool_] = np.zeros(cells.shape, dtype=bool)
    for cell in filled:
        odd[cell] = True
    odd &= ~np.isin(cells.status, (Status.EMPTY, Status.UNREAD))
    return asked(cells, odd, (Reason.DIGIT_IN_DOUBT,))

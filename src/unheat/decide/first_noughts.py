"""Numbers with a nought before all others of their digits, where a panel writes none there.

A sign that a codec blurred is read with a nought more: "+0.1" as "-00.1". Color bears out one so
small whichever sign it has. Where numbers are filled up with noughts ("03" beside "12"), all that
are shorter have them.
"""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.decide.hearing import asked
from unheat.model import Cells, Panel, Reason, Status
from unheat.text.numbers import even

_NUMBER = re.compile(r"[-+(]*(\d+)(?:[.,]\d*)?\D*")


def first_noughts_doubted(panel: Panel) -> Panel:
    """The panel with a doubt on numbers that have a nought before their digits alone."""
    found = first_noughts(panel.cells)
    return replace(panel, cells=asked(panel.cells, found, (Reason.DIGIT_IN_DOUBT,)))


def first_noughts(cells: Cells) -> npt.NDArray[np.bool_]:
    """(R, C): numbers with a nought before their digits, where more numbers that are as short
    without it have none."""
    found: npt.NDArray[np.bool_] = np.zeros(cells.shape, dtype=bool)
    whole: dict[tuple[int, ...], str] = {}
    for cell in zip(*np.nonzero(np.isfinite(cells.text_value)), strict=True):
        match = _NUMBER.fullmatch(even(cells.text[cell] or ""))
        if match is not None:
            whole[cell] = match[1]
    filled = {cell for cell, digits in whole.items() if len(digits) > 1 and digits[0] == "0"}
    if not filled:
        return found
    longest = max(len(whole[cell]) for cell in filled)
    plain = sum(len(digits) < longest for cell, digits in whole.items() if cell not in filled)
    if plain > len(filled):
        for cell in filled:
            found[cell] = cells.status[cell] not in (Status.EMPTY, Status.UNREAD)
    return found

"""Cells without a number where all others hold one.

Who prints numbers prints them in every cell that has a value, or chooses which to print and leaves
many blank. A few blank ones hold no value, in a color that the bar has too, or their print has
sunk into it.
"""

from __future__ import annotations

import numpy as np

from unheat.decide.hearing import asked
from unheat.model import Cells, Reason, Status

_FEWEST, _ALL = 10, 0.9
"""So many cells with print, and such a share of those that are no masks, are all that should have
some: of 1,564 panels one left a tenth or less of its colored cells without, its diagonal."""


def unprinted_doubted(cells: Cells) -> Cells:
    """The cells with a doubt on the few that show a color alone, unless they are a diagonal."""
    printed = cells.text.astype(bool) | np.equal(cells.status, Status.UNREAD)
    bare = np.equal(cells.status, Status.COLOR_ONLY) & ~printed
    count = int(printed.sum())
    if count < _FEWEST or not bare.any() or count < _ALL * (count + bare.sum()):
        return cells
    whole = np.eye(*cells.shape, dtype=bool)
    if cells.shape[0] == cells.shape[1] and any(
        bool((bare == line).all()) for line in (whole, whole[::-1])
    ):
        return cells
    return asked(cells, bare & ~cells.review, (Reason.AMBIGUOUS_COLOR,))

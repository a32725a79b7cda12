"""Cells without a number where all others hold one.

Who prints numbers prints them in every cell that has a value, or chooses which to print and leaves
many blank. A few blank ones hold no value, in a color that the bar has too, or their print has
sunk into it. So do some more of one color, a mask that a gray print made one of the bar's, unless
they are noughts, which many leave out.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.decide.hearing import asked
from unheat.model import Cells, Reason, Status

_FEWEST, _ALL = 10, 0.9
"""So many cells with print, and such a share of those that are no masks, are all that should have
some: of 1,564 panels one left a tenth or less of its colored cells without, its diagonal."""


def unprinted_doubted(cells: Cells) -> Cells:
    """The cells with a doubt on the few that show a color alone, unless they are a diagonal at an
    end of the bar or at nought, where each is compared with itself.
    """
    printed = cells.text.astype(bool) | np.equal(cells.status, Status.UNREAD)
    bare = np.equal(cells.status, Status.COLOR_ONLY) & ~printed
    count = int(printed.sum())
    if count < _FEWEST or not bare.any():
        return cells
    if count < _ALL * (count + bare.sum()) and not (
        count > bare.sum() > 1 and _is_one_value(cells, bare)
    ):
        return cells
    whole = np.eye(*cells.shape, dtype=bool)
    diagonal = cells.shape[0] == cells.shape[1] and any(
        bool((bare == line).all()) for line in (whole, whole[::-1])
    )
    if diagonal and not _is_one_value(cells, bare):
        return cells
    return asked(cells, bare & ~cells.review, (Reason.AMBIGUOUS_COLOR,))


def _is_one_value(cells: Cells, bare: npt.NDArray[np.bool_]) -> bool:
    """Whether the colors of these cells may all be that of one value, which is no nought."""
    # An open interval is one of an end of the bar.
    low, high = cells.color_low[bare], cells.color_high[bare]
    if np.isnan(low).any() or np.isnan(high).any() or not (low.max() <= high.min()):
        return False
    return not bool(low.max() <= 0.0 <= high.min())

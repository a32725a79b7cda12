"""Panels whose readers are at a loss, and whose scale is what they said.

Where there is no bar the numbers teach the scale, and the colors then bear out the numbers that
taught it. That is a proof where nearly all of them agree; where a quarter is in doubt, the
others were read no better, and some of them lie on the curve that they made. Where no scale came
of the numbers and most print is in doubt or unread, in digits of another script say, the rest was
no better understood.
"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from unheat.decide.hearing import asked
from unheat.model import Cells, ColorScale, Reason, Status

_FEWEST = 8
_MANY = 0.25
"""Numbers of a panel, and the share of them in doubt, that show readers at a loss."""

_MOST = 0.5
"""Share of the print of a panel without a scale, in doubt or unread, that shows the same."""

_READ = 0.99
"""How surely a number has to be read that the others tell nothing of: by several readers, and not
by the one alone that the panel taught. None of 453 such numbers was wrong, 40 of 938 less sure
ones in that doubt were."""


def doubted_at_a_loss(
    cells: Cells, scale: ColorScale | None, doubts: Collection[Reason] = ()
) -> Cells:
    """The cells, with a doubt on all but the surest numbers where many are in doubt and no bar.

    So have cells where ``doubts`` on their panel say that nothing in it is sharp enough. Numbers
    that several readers read alike and surely, and which a color bar bears out, were sharp enough.
    """
    heard = np.equal(cells.status, Status.AGREED) & (cells.text_confidence >= _READ)
    if Reason.LOW_CONFIDENCE in doubts:
        held = ~np.equal(cells.status, Status.EMPTY)
        if scale is not None and scale.origin == "colorbar" and not scale.review:
            held &= ~heard
        return asked(cells, held & ~cells.review, (Reason.LOW_CONFIDENCE,))
    if scale is None:
        return _doubted_unless_most_are_read(cells)
    if scale.origin != "learned":
        return cells
    printed = np.isfinite(cells.text_value)
    if printed.sum() < _FEWEST or float(cells.review[printed].mean()) < _MANY:
        return cells
    return asked(cells, printed & ~cells.review & ~heard, (Reason.LOW_CONFIDENCE,))


def _doubted_unless_most_are_read(cells: Cells) -> Cells:
    """The cells of a panel without a scale; numbers are asked about where most print is."""
    printed = np.isfinite(cells.text_value)
    unread = np.equal(cells.status, Status.UNREAD)
    held = printed | unread
    if held.sum() < _FEWEST or float((cells.review | unread)[held].mean()) < _MOST:
        return cells
    return asked(cells, printed & ~cells.review, (Reason.LOW_CONFIDENCE,))

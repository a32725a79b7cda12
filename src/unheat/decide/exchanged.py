"""Neighbors whose numbers stand in each other's place.

Who copies a table line by line exchanges two numbers that stand beside each other. Where they are
near in value either may lie in the interval of the other's color, and no cell tells by itself. Both
together do: each number leaves its own color towards the very one that its neighbor has.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.decide.hearing import asked
from unheat.decide.sight import Sight, rounded_places
from unheat.model import Cells, Reason, Status

FloatArray = npt.NDArray[np.float64]

_NEARER, _WELL = 1.0, 0.5
"""By so much two numbers fit each other's colors better than their own, and so well do they: the
sum of squares of their distances, in half-widths of the colors' intervals. Of 313,000 pairs of
neighbors in three seeds of generated figures none that stands as it should comes to 0.7. A color
that is led astray itself fits neither of them."""

Place = tuple[slice, slice]
_EVERY, _FIRST, _SECOND = slice(None), slice(None, -1), slice(1, None)
_NEIGHBORS: tuple[tuple[Place, Place], ...] = (
    ((_EVERY, _FIRST), (_EVERY, _SECOND)),
    ((_FIRST, _EVERY), (_SECOND, _EVERY)),
)
"""Cells and those to their right, and cells and those below."""


def exchanged_doubted(cells: Cells, sight: Sight | None, quanta: FloatArray) -> Cells:
    """The cells with a doubt of neighbors that agree with their colors, and better with each
    other's; ``quanta`` (R, C) are the steps of the numbers as they are printed, NaN of bounds."""
    if sight is None or sight.stepped:
        return cells
    decoded = sight.decoded
    alone = ~decoded.at_low & ~decoded.at_high & ~np.isfinite(decoded.other)
    told = np.equal(cells.status, Status.AGREED) & alone & np.isfinite(sight.center + quanta)
    if not told.any():
        return cells
    odd = np.zeros(cells.shape, dtype=bool)
    least, most = rounded_places(sight.ruler, sight.kinship.factor, cells.value, quanta)
    # A panel's print may be off its colors, by as much as each color says.
    low, high = (run + sight.kinship.shift for run in (sight.run_low, sight.run_high))

    def misfit(number: Place, color: Place) -> FloatArray:
        """Squared distance of numbers from colors, in half-widths of the colors' intervals."""
        off = np.maximum(np.maximum(low[color] - most[number], least[number] - high[color]), 0.0)
        squared: FloatArray = (off / sight.half[color]) ** 2
        return squared

    for here, there in _NEIGHBORS:
        own = misfit(here, here) + misfit(there, there)
        crossed = misfit(here, there) + misfit(there, here)
        both = told[here] & told[there]
        # Of cells that tell nothing the distances may be infinite.
        nearer = np.subtract(own, crossed, out=np.zeros_like(own), where=both)
        better = both & (nearer > _NEARER) & (crossed <= _WELL)
        odd[here] |= better
        odd[there] |= better
    return asked(cells, odd, (Reason.COLOR_DIFFERS,))

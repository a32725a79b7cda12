"""Neighbors whose numbers stand in each other's place.

Who copies a table line by line exchanges two numbers that stand beside each other. Where they are
near in value either may lie in the interval of the other's color, and no cell tells by itself. Both
together do: each number leaves its own color towards the very one that its neighbor has.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.decide.hearing import asked
from unheat.decide.sight import Sight
from unheat.model import Cells, Reason, Status

FloatArray = npt.NDArray[np.float64]

_NEARER, _WELL = 1.0, 0.5
"""By so much two numbers fit each other's colors better than their own, and so well do they: the
sum of squares of their distances, in half-widths of the colors' intervals. Of 313,000 pairs of
neighbors in three seeds of generated figures none that stands as it should comes to 0.7. A color
that is led astray itself fits neither of them."""


def exchanged_doubted(cells: Cells, sight: Sight | None, quanta: FloatArray) -> Cells:
    """The cells with a doubt of neighbors that agree with their colors, and better with each
    other's; ``quanta`` (R, C) are the steps of the numbers as they are printed, NaN of bounds."""
    if sight is None or sight.stepped:
        return cells
    decoded = sight.decoded
    alone = ~decoded.at_low & ~decoded.at_high & ~np.isfinite(decoded.other)
    told = np.equal(cells.status, Status.AGREED) & alone & np.isfinite(sight.center + quanta)
    odd = np.zeros(cells.shape, dtype=bool)
    for here, there in _neighbors(cells.shape):
        both = told[here] & told[there]
        if not both.any():
            continue
        own = _misfit(cells, sight, quanta, here, here)
        own += _misfit(cells, sight, quanta, there, there)
        crossed = _misfit(cells, sight, quanta, here, there)
        crossed += _misfit(cells, sight, quanta, there, here)
        better = both & (own - crossed > _NEARER) & (crossed <= _WELL)
        odd[here] |= better
        odd[there] |= better
    return asked(cells, odd, (Reason.COLOR_DIFFERS,))


Pair = tuple[tuple[slice, slice], tuple[slice, slice]]


def _neighbors(shape: tuple[int, ...]) -> tuple[Pair, Pair]:
    """Cells and those to their right, and cells and those below."""
    every, first, second = slice(None), slice(None, -1), slice(1, None)
    return ((every, first), (every, second)), ((first, every), (second, every))


def _misfit(
    cells: Cells,
    sight: Sight,
    quanta: FloatArray,
    number: tuple[slice, slice],
    color: tuple[slice, slice],
) -> FloatArray:
    """Squared distance of numbers from colors, in half-widths of the colors' intervals."""
    factor = sight.kinship.factor
    value, unit = cells.value[number] / factor, 0.5 * quanta[number] / abs(factor)
    shift = sight.kinship.shift[color]
    least, most = sight.ruler.places(value - unit) - shift, sight.ruler.places(value + unit) - shift
    low, high = np.minimum(least, most), np.maximum(least, most)
    off = np.maximum(np.maximum(sight.run_low[color] - high, low - sight.run_high[color]), 0.0)
    squared: FloatArray = (off / sight.half[color]) ** 2
    return squared

"""Sister panels: what is drawn like a panel that was found is one, whatever lies over it.

Panels of one figure have the same rows and columns of the same size. Where one of them was
refused for what its cells look like (a legend drawn over them, hatching), it is not lost
without a word: it is a panel that needs a look.
"""

from __future__ import annotations

from unheat.detect.grid import GridFit
from unheat.detect.lattice import Lattice

_SAME_SIZE = 0.02
_SAME_PX = 1.0
# So many cells are no coincidence of two rectangles.
_FEWEST = 4


def are_sisters(fit: GridFit, other: GridFit) -> bool:
    """Whether two lattices have the same cells at two places that do not overlap."""
    if fit.rows.n * fit.columns.n < _FEWEST or fit.box.intersection(other.box) > 0.0:
        return False
    return _same(fit.rows, other.rows) and _same(fit.columns, other.columns)


def _same(one: Lattice, other: Lattice) -> bool:
    off = abs(one.period - other.period)
    return one.n == other.n and off <= max(_SAME_SIZE * other.period, _SAME_PX)

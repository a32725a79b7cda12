"""Cells whose borders a renderer blended: the equations that say how, and their solution.

matplotlib draws cells of one to three pixels that are no whole pixels with a Hann window between
the middles of two cells (``imshow`` as it is by default; Agg's ``hanning``, of a radius of one
cell). No pixel then has a border of its own, but every one is a known mean of two cells along
each axis, and there are more pixels than cells: least squares give the cells back to a level, and
what they leave unexplained tells whether cells of that size are there at all.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

_PLAIN = 0.8
"""Share of the lines of pixels that are cells from end to end."""

_RIDGE = 1e-6
"""Keeps cells of which nothing is seen out of the way of the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Blend:
    """``n`` cells of ``period`` pixels along x, the first of which begins at ``start``."""

    start: float
    period: float
    n: int

    @property
    def end(self) -> float:
        return self.start + self.n * self.period

    def weights(self, pixels: Floats) -> tuple[npt.NDArray[np.int64], Floats]:
        """Of pixels by their middles (m,) the cell (m,) on the left of each, and the share (m,)
        that the next one on the right has in it; beyond the ends the last cell goes on."""
        place = np.clip((pixels - self.start) / self.period - 0.5, 0.0, self.n - 1.0)
        left = np.floor(place).astype(np.int64)
        return left, 0.5 - 0.5 * np.cos(np.pi * (place - left))

    def mixed(self, cells: Floats, pixels: Floats) -> Floats:
        """(m, ...) what pixels by their middles (m,) are where the cells are ``cells`` (n, ...)."""
        left, share = self.weights(pixels)
        right = np.minimum(left + 1, self.n - 1)
        share = share.reshape(-1, *[1] * (cells.ndim - 1))
        made: Floats = (1.0 - share) * cells[left] + share * cells[right]
        return made


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Solution:
    """``cells`` (n, k) that explain k lines of pixels best, what they leave of these, ``rest``
    (m, k), and by how much of a level each cell (n,) is off for each level that a pixel is."""

    cells: Floats
    rest: Floats
    spread: Floats

    @property
    def scatter(self) -> float:
        """Standard deviation of the pixels from what the cells say, for the pixels to spare, in
        most lines: something else may be drawn over the others."""
        spare = max(self.rest.shape[0] - self.cells.shape[0], 1)
        lines = np.sort((self.rest**2).sum(axis=0))
        return float(np.sqrt(lines[: max(int(_PLAIN * len(lines)), 1)].mean() / spare))


def solve(lines: Floats, first: float, blend: Blend, *, spread: bool = False) -> Solution:
    """The cells of a blend from lines (m, k) of pixels side by side from the pixel ``first`` on.

    All of the pixels are taken for the cells'. ``spread`` is reckoned where it is asked for.
    """
    from scipy.linalg import solveh_banded

    pixels = first + np.arange(len(lines)) + np.float64(0.5)
    left, share = blend.weights(pixels)
    # Beside the last cell stands none, which has no share in any pixel.
    own = np.zeros(blend.n + 1)
    known = np.zeros((blend.n + 1, lines.shape[1]))
    # Pixels that begin to have another cell on their left; summed up run by run.
    runs = np.flatnonzero(np.diff(left, prepend=-1))
    for cells_of, part in ((left[runs], 1.0 - share), (left[runs] + 1, share)):
        own[cells_of] += np.add.reduceat(part**2, runs)
        known[cells_of] += np.add.reduceat(part[:, None] * lines, runs)
    both = np.zeros(blend.n + 1)
    both[left[runs]] = np.add.reduceat((1.0 - share) * share, runs)
    banded = np.zeros((2, blend.n))
    banded[1] = own[:-1] + _RIDGE
    banded[0, 1:] = both[:-2]
    cells = solveh_banded(banded, known[:-1], check_finite=False)
    rest = blend.mixed(cells, pixels) - lines
    wide = np.full(blend.n, np.nan)
    if spread:
        inverse = solveh_banded(banded, np.eye(blend.n), check_finite=False)
        wide = np.sqrt(np.diagonal(inverse))
    return Solution(cells=cells, rest=rest, spread=wide)

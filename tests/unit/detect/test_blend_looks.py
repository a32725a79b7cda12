"""Cells of a few pixels that were found by their borders, and colors that run on over these."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.detect.blend import Blend
from unheat.detect.blend_looks import looks_blended
from unheat.detect.fine import counted_lattice
from unheat.detect.grid import GridFit

N = 40


@pytest.mark.parametrize(
    ("period", "blended", "found"),
    [(2.7, True, True), (2.7, False, False), (3.0, True, False), (5.3, True, False)],
)
def test_pixels_side_by_side_are_alike_within_crisp_cells(
    period: float, blended: bool, found: bool
) -> None:
    """Cells of whole pixels, and larger ones, are drawn without a blend."""
    values = np.random.default_rng(1).uniform(0, 255, (N, N, 3))
    size = int(N * period)
    middles = np.arange(size) + np.float64(0.5)
    blend = Blend(start=0.0, period=period, n=N)
    if blended:
        rgb = blend.mixed(blend.mixed(values, middles).swapaxes(0, 1), middles).swapaxes(0, 1)
    else:
        own = np.minimum((middles / period).astype(int), N - 1)
        rgb = values[own][:, own]
    lattice = counted_lattice(0.0, N * period, N, told=True)
    fit = GridFit(rows=lattice, columns=lattice)
    assert looks_blended(np.rint(rgb).astype(np.uint8), fit) == found

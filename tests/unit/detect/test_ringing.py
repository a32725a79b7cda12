"""Specks of a lossy codec in empty cells are no print; print in the middle is."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.detect.ringing import without_ringing
from unheat.model import CellPixels, Grid


@pytest.mark.parametrize(
    ("speck", "stays"),
    [((74.0, 30.0, 76.0, 36.0), False), ((58.0, 16.0, 60.0, 24.0), True)],
)
def test_a_speck_beside_a_border_is_no_print(
    speck: tuple[float, float, float, float], stays: bool
) -> None:
    spans = tuple((40.0 * k, 40.0 * (k + 1)) for k in range(3))
    grid = Grid(row_spans=spans, column_spans=spans)
    starts = 40.0 * np.arange(3)
    box = np.stack(
        [
            np.tile(starts + 10, (3, 1)),
            np.tile(starts[:, None] + 16, (1, 3)),
            np.tile(starts + 30, (3, 1)),
            np.tile(starts[:, None] + 24, (1, 3)),
        ],
        axis=2,
    )
    box[0, 1] = speck
    blank = np.zeros((3, 3), dtype=bool)
    blank[0, 1] = True
    pixels = CellPixels(
        rgb=np.zeros((3, 3, 3)),
        spread=np.zeros((3, 3)),
        clean=np.full((3, 3), 100.0),
        ink_box=box,
        ink_share=np.full((3, 3), 0.05),
        blank=blank,
    )
    after = without_ringing(grid, pixels)
    assert bool(np.isfinite(after.ink_box[0, 1, 0])) is stays
    assert np.isfinite(after.ink_box).all(axis=2).sum() == 8 + stays

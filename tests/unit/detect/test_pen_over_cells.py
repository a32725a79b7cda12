from __future__ import annotations

import numpy as np
import pytest

from unheat.detect.pen_over_cells import uncovered
from unheat.model import Grid


@pytest.mark.parametrize("blur", [0.0, 0.11])
def test_what_shines_through_the_rim_of_a_pen_is_seen_as_it_is(blur: float) -> None:
    random = np.random.default_rng(2)
    values = random.integers(20, 235, (60, 80, 3)).astype(float)
    picture = np.full((160, 200, 3), 255.0)
    picture[20:140, 20:180] = np.repeat(np.repeat(values, 2, axis=0), 2, axis=1)
    cells = picture.copy()
    # A pen of two pixels astride the end of the cells, blurred over the next ones alike.
    picture[:, 19:21] = 0.0
    picture[:, 18] *= 1.0 - blur
    picture[:, 21] *= 1.0 - blur
    rgb = np.round(picture).astype(np.uint8)
    grid = Grid(
        row_spans=tuple((20.0 + 2 * k, 22.0 + 2 * k) for k in range(60)),
        column_spans=tuple((20.0 + 2 * k, 22.0 + 2 * k) for k in range(80)),
    )
    rows, cols = np.arange(20, 140, 2), np.arange(21, 181, 2)
    seen = uncovered(rgb, grid, rows, cols, rgb[rows][:, cols].astype(float))
    assert not seen.hidden.any()
    off = np.abs(seen.rgb - cells[rows][:, cols])
    assert off[1:-1].max() <= 1.5
    assert np.isfinite(seen.error[:, 0]).all() == (blur > 0)
    assert np.isnan(seen.error[1:-1, 2:]).all()


def test_what_a_pen_hides_is_not_known() -> None:
    rgb = np.full((160, 200, 3), 255, np.uint8)
    rgb[20:140, 20:180] = np.random.default_rng(4).integers(0, 255, (120, 160, 3))
    rgb[:, 20] = 0
    grid = Grid(
        row_spans=tuple((20.0 + k, 21.0 + k) for k in range(120)),
        column_spans=tuple((20.0 + k, 21.0 + k) for k in range(160)),
    )
    rows, cols = np.arange(20, 140), np.arange(20, 180)
    seen = uncovered(rgb, grid, rows, cols, rgb[rows][:, cols].astype(float))
    assert seen.hidden[:, 0].all()
    assert not seen.hidden[:, 1:].any()

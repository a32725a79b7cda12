"""How the numbers of a panel lie beside its colors."""

from __future__ import annotations

import numpy as np

from unheat.decide.decode import decode
from unheat.decide.reconcile import reconcile
from unheat.decide.scale import build_scale
from unheat.text.numbers import parse

from .conftest import cells_of, paint


def test_counts_at_one_end_of_the_bar_do_not_tilt_all_of_it(painted_bar) -> None:  # type: ignore[no-untyped-def]
    made = painted_bar(0, 400, [0, 100, 200, 300, 400])
    scale = build_scale(made.raster, made.bar, made.texts)
    rng = np.random.default_rng(3)
    counts = rng.integers(0, 30, (6, 6)).astype(float)
    counts[np.arange(6), np.arange(6)] = [383, 331, 251, 395, 363, 391]
    # Small counts are colored a little too high, the more so the larger they are.
    shown = np.where(counts < 30, counts * 1.12, counts)
    readings = np.empty(counts.shape, dtype=object)
    for index, value in np.ndenumerate(counts):
        readings[index] = parse(f"{value:g}", confidence=0.99)
    pixels = cells_of(paint(shown / 400))
    cells = reconcile(readings, decode(scale, pixels), pixels, scale).cells
    assert set(np.diag(cells.status)) == {"agreed"}
    assert not np.diag(cells.review).any()

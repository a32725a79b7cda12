"""Bars that go on in one color beyond the last of their ramp, as legends to a round number do."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.decide.decode import decode
from unheat.decide.relation import Kinship
from unheat.decide.sight import as_told, sight_of
from unheat.model import Box, CellPixels, ColorScale

_PIXELS, _END = 100, 0.7


def _color(values: np.ndarray) -> np.ndarray:
    share = np.clip(np.asarray(values, dtype=float) / _END, 0.0, 1.0)
    return np.rint(
        np.stack([255.0 * np.ones_like(share), 240 - 235 * share, 235 - 235 * share], axis=-1)
    )


def _scale() -> ColorScale:
    places = (np.arange(_PIXELS) + 0.5) / _PIXELS
    knots = tuple(
        (float(p), float(r), float(g), float(b))
        for p, (r, g, b) in zip(places, _color(places), strict=True)
    )
    box = Box(0.0, 0.0, 10.0, float(_PIXELS))
    return ColorScale(origin="colorbar", minimum=0.0, maximum=1.0, knots=knots, box=box)


def _pixels(values: np.ndarray) -> CellPixels:
    return CellPixels(
        rgb=_color(values),
        spread=np.zeros(values.shape),
        clean=np.full(values.shape, 400.0),
        ink_box=np.full((*values.shape, 4), np.nan),
        ink_share=np.zeros(values.shape),
        blank=np.zeros(values.shape, dtype=bool),
    )


@pytest.fixture
def values() -> np.ndarray:
    many = np.random.default_rng(5).uniform(0.05, 0.65, (8, 8)).round(2)
    many[0, 0] = _END
    return many


def test_a_cell_at_the_flat_end_has_all_of_its_run(values: np.ndarray) -> None:
    found = decode(_scale(), _pixels(values))
    assert found.run_low[0, 0] == pytest.approx(_END, abs=0.02)
    assert found.run_high[0, 0] == pytest.approx(1.0, abs=0.001)
    inside = found.run_high[1:] - found.run_low[1:]
    assert inside.max() == 0.0


def test_firm_numbers_do_not_draw_the_run_together(values: np.ndarray) -> None:
    scale, alike = _scale(), Kinship(kind="same", share=1.0, shift=np.zeros(values.shape))
    decoded = decode(scale, _pixels(values))
    quanta, weights = np.full(values.shape, 0.01), np.ones(values.shape)
    told = as_told(scale, decoded, alike, values, quanta, weights)
    assert told.low[0, 0] == decoded.low[0, 0]
    assert told.low[0, 0] < _END
    assert told.low[3, 3] > decoded.low[3, 3]


def test_every_value_of_the_run_fits_its_color(values: np.ndarray) -> None:
    scale, alike = _scale(), Kinship(kind="same", share=1.0, shift=np.zeros(values.shape))
    quanta, weights = np.full(values.shape, 0.01), np.ones(values.shape)
    sight = sight_of(scale, decode(scale, _pixels(values)), alike, values, quanta, weights)
    assert sight.likeness((0, 0), _END, 0.01) == pytest.approx(1.0, abs=0.01)
    assert sight.likeness((0, 0), 0.9, 0.01) == pytest.approx(1.0, abs=0.01)
    assert sight.likeness((0, 0), 0.5, 0.01) < 0.2

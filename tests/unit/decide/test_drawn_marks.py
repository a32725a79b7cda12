"""Marks that readers take for one and the same number."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.decide.drawn_marks import marks_told
from unheat.model import CellPixels
from unheat.text.numbers import parse
from unheat.text.stars import is_starred


def _panel(raws: list[str], *, spread: float) -> tuple[np.ndarray, CellPixels]:
    readings = np.full((2, len(raws)), None, dtype=object)
    for col, raw in enumerate(raws):
        readings[0, col] = parse(raw, confidence=0.9)
    shape = readings.shape
    rgb = np.full((*shape, 3), 40.0) + np.linspace(0.0, spread, len(raws))[None, :, None]
    pixels = CellPixels(
        rgb=rgb,
        spread=np.zeros(shape),
        clean=np.full(shape, 50.0),
        ink_box=np.full((*shape, 4), np.nan),
        ink_share=np.zeros(shape),
        blank=np.zeros(shape, dtype=bool),
    )
    return readings, pixels


def test_one_sign_on_colors_far_apart_is_a_mark() -> None:
    told = marks_told(*_panel(["0"] * 12, spread=200.0))
    assert all(is_starred(one) and one.value is None for one in told[0])
    assert not told[1].any()


@pytest.mark.parametrize(
    ("raws", "spread"),
    [
        (["0"] * 12, 20.0),
        (["0", "1", "2", "0", "0", "3", "0", "0", "5", "0", "0", "9"], 200.0),
        (["0.5"] * 12, 200.0),
        (["0"] * 4, 200.0),
    ],
    ids=["one color", "other numbers", "more than a sign", "too few"],
)
def test_numbers_stay_numbers(raws: list[str], spread: float) -> None:
    readings, pixels = _panel(raws, spread=spread)
    assert marks_told(readings, pixels) is readings

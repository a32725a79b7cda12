"""Which of the known maps the numbers of a figure without a bar lie on."""

from __future__ import annotations

import numpy as np
import pytest
from tests.unit.decide.conftest import paint

import unheat.decide.learned as module
from unheat.decide.learned import learn_scale
from unheat.model import CellPixels
from unheat.text.numbers import parse


def test_a_color_that_a_map_has_nowhere_is_no_end_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    random = np.random.default_rng(3)
    shape = 12, 10
    at = random.uniform(0.0, 0.9, shape)
    at.ravel()[:10] = np.linspace(0.92, 1.0, 10)
    # Numbers of the brightest cells have lost their points, and lie beyond the end of any map.
    texts = [f"{10 * one:.1f}" if one < 0.9 else f"{100 * one:.0f}" for one in at.flat]
    readings = np.empty(shape, dtype=object)
    readings.ravel()[:] = [parse(text, confidence=0.9) for text in texts]
    places = np.linspace(0.0, 1.0, 64)
    part = module._Candidate(name="part", positions=places, rgb=paint(0.85 * places))
    whole = module._Candidate(name="whole", positions=places, rgb=paint(places))
    monkeypatch.setattr(module, "_named_ramps", lambda lab, on_map: [part, whole])
    pixels = CellPixels(
        rgb=paint(at),
        spread=np.zeros(shape),
        clean=np.full(shape, 100.0),
        ink_box=np.full((*shape, 4), np.nan),
        ink_share=np.zeros(shape),
        blank=np.zeros(shape, dtype=bool),
    )
    scale = learn_scale(pixels, readings)
    assert scale is not None
    assert scale.colormap == "whole"
    assert (scale.minimum, scale.maximum) == pytest.approx((0.0, 10.0), abs=0.05)

"""Which of the known maps the numbers of a figure without a bar lie on."""

from __future__ import annotations

import numpy as np
import pytest
from tests.unit.decide.conftest import cells_of, paint, readings_of

import unheat.decide.learned as module
from unheat.decide.learned import learn_scale


def test_a_color_that_a_map_has_nowhere_is_no_end_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    random = np.random.default_rng(3)
    shape = 12, 10
    at = random.uniform(0.0, 0.9, shape)
    at.ravel()[:10] = np.linspace(0.92, 1.0, 10)
    # Numbers of the brightest cells have lost their points, and lie beyond the end of any map.
    texts = np.where(at < 0.9, np.char.mod("%.1f", 10 * at), np.char.mod("%.0f", 100 * at))
    readings = readings_of(texts, confidence=0.9)
    places = np.linspace(0.0, 1.0, 64)
    part = module._Candidate(name="part", positions=places, rgb=paint(0.85 * places))
    whole = module._Candidate(name="whole", positions=places, rgb=paint(places))
    monkeypatch.setattr(module, "_named_ramps", lambda lab, on_map: [part, whole])
    scale = learn_scale(cells_of(paint(at)), readings)
    assert scale is not None
    assert scale.colormap == "whole"
    assert (scale.minimum, scale.maximum) == pytest.approx((0.0, 10.0), abs=0.05)

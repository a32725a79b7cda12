"""A name of one letter over a scale that tells what it cannot be."""

from __future__ import annotations

import pytest

from unheat.decide.lone_names import with_doubted_name
from unheat.model import ColorScale, Label


@pytest.mark.parametrize(
    ("name", "low", "high", "review"),
    [
        ("p", -1.0, 1.0, True),  # a correlation: it is a rho
        ("p", 0.0, 1.0, False),
        ("P", 0.0, 0.05, False),
        ("p", 0.0, 30.0, True),
        ("r", -1.0, 1.0, False),
        ("pH", 4.0, 9.0, False),
    ],
)
def test_a_probability_has_no_sign(name: str, low: float, high: float, review: bool) -> None:
    scale = ColorScale(origin="colorbar", minimum=low, maximum=high, label=Label(text=name))
    label = with_doubted_name(scale).label
    assert label is not None
    assert label.review is review

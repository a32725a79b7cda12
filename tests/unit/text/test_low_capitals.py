"""Capitals among small Greek names are higher than these."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.model import Box
from unheat.text.lines import Line
from unheat.text.low_capitals import is_low_capital
from unheat.text.reading import Reading
from unheat.text.sites import Site


def name(text: str, height: float) -> Reading:
    line = Line(
        glyphs=np.array([0]),
        angle=0.0,
        along=(0.0, 9.0),
        across=(0.0, height),
        box=Box(0.0, 0.0, 9.0, height),
        size=height,
    )
    return Reading(site=Site(role="row", owner=0, index=0, lines=(line,)), text=text, confidence=1)


@pytest.mark.parametrize(("text", "height", "low"), [("T", 10.0, True), ("T", 13.0, False)])
def test_a_capital_as_low_as_a_small_letter_is_asked_about(
    text: str, height: float, low: bool
) -> None:
    beside = [name("σ", 10.0), name("μ", 14.0), name("θ1", 18.0)]
    assert is_low_capital(name(text, height), beside) is low


def test_nothing_is_known_without_a_small_name() -> None:
    assert not is_low_capital(name("T", 10.0), [name("μ", 14.0), name("H", 14.0)])
    assert not is_low_capital(name("A", 10.0), [name("σ", 10.0)])

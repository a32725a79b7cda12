"""A number beyond all others of its panel is one reading among others, and no bug."""

from __future__ import annotations

import pytest

from unheat.decide.confidence import accident, likeness_of


@pytest.mark.parametrize("off", [1e154, 1e200, -1e300])
def test_no_color_is_like_a_number_far_beyond_its_bar(off: float) -> None:
    assert likeness_of(off, 1e-3, 1e-2) == 0.0


@pytest.mark.parametrize("value", [1e12, 1e157, 1e308])
def test_digits_of_a_huge_number_are_seen_by_its_color(value: float) -> None:
    assert accident(0.3, 0.1, value) == pytest.approx(0.01, abs=0.12)
    assert accident(0.3, 1e-9, value) <= 1.0

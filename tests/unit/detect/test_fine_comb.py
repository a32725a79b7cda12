"""Borders that are equally far apart."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.detect.fine_comb import comb_of


def test_borders_in_step_are_a_comb() -> None:
    places = np.arange(10.0, 260.0, 5.0)
    comb = comb_of(places)
    assert comb is not None
    assert comb.period == pytest.approx(5.0)
    # Marks beyond a gap are none of them.
    more = comb_of(np.r_[places, places[-1] + 60.0, places[-1] + 65.0])
    assert more is not None
    assert more.places.tolist() == places.tolist()


def test_borders_with_nothing_but_gaps_are_none() -> None:
    """Pairs of lines, each a step apart, that stand as far apart as three steps."""
    pairs = (np.arange(0.0, 60.0)[:, None] * 20.0 + np.array([0.0, 5.0])).ravel()
    assert comb_of(pairs) is None

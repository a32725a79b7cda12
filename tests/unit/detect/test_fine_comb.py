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


@pytest.mark.parametrize("period", [2.96, 3.967, 3.985, 6.97])
def test_cells_that_are_nearly_whole_pixels_are_a_comb(period: float) -> None:
    """Few of them are a whole pixel narrower than the others."""
    places = 27.0 + np.round(np.arange(101) * period)
    comb = comb_of(places)
    assert comb is not None
    assert len(comb.places) == 101
    assert comb.period == pytest.approx(period, abs=0.005)


@pytest.mark.parametrize("period", [1.6, 1.679, 1.9])
def test_the_rims_of_a_frame_are_no_borders(period: float) -> None:
    """A pen with a blurred rim steps at each pixel, as narrow cells do."""
    places = 30.0 + np.round(np.arange(101) * period)
    first, last = places[0], places[-1]
    rims = [first - 3, first - 2, first - 1, last + 1, last + 2, last + 3]
    comb = comb_of(np.sort(np.r_[rims, places]))
    assert comb is not None
    assert comb.period == pytest.approx(period, abs=0.005)


def test_a_few_steps_of_a_pixel_do_not_make_wide_cells_two() -> None:
    """Two pixels, and three now and then: the pixels of a frame are no third width."""
    places = 65.0 + np.round(np.arange(90) * 2.0278)
    rims = [places[0] - 2, places[0] - 1, places[-1] + 1, places[-1] + 2]
    comb = comb_of(np.sort(np.r_[rims, places]))
    assert comb is not None
    assert comb.period == pytest.approx(2.0278, abs=0.005)

"""Shares of a blur are SciPy's, next to all of it."""

from __future__ import annotations

import numpy as np
from scipy.special import ndtr

from unheat.normal import share_below


def test_shares_are_those_of_scipy() -> None:
    away = np.random.default_rng(7).uniform(-9, 9, (40, 30, 20))
    np.testing.assert_allclose(share_below(away), ndtr(away), atol=5e-8)
    np.testing.assert_allclose(share_below(np.array([-50.0, 50.0])), [0, 1], atol=5e-8)

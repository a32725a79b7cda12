"""Quick extremes of channels are numpy's, to the last bit."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.channels import least, most


@pytest.mark.parametrize("kind", ["float64", "float32", "uint8", "int16", "bool"])
@pytest.mark.parametrize("shape", [(5, 3), (4, 7, 3), (0, 3), (2, 3, 4, 4), (6, 1), (3, 9)])
def test_extremes_are_those_of_numpy(kind: str, shape: tuple[int, ...]) -> None:
    values = np.random.default_rng(1).uniform(-100, 250, shape).astype(kind)
    before = values.copy()
    for ours, theirs in ((most(values), values.max(axis=-1)), (least(values), values.min(axis=-1))):
        assert ours.dtype == theirs.dtype
        np.testing.assert_array_equal(ours, theirs)
    np.testing.assert_array_equal(values, before)


def test_what_is_no_number_stays_none() -> None:
    odd = np.array([[1.0, np.nan, 2.0], [1.0, 3.0, 2.0]])
    np.testing.assert_array_equal(most(odd), [np.nan, 3.0])
    np.testing.assert_array_equal(least(odd), [np.nan, 1.0])

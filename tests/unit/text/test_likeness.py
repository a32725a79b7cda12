"""Where letters are laid over their ink."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.text.likeness import _PULL, _origin


@pytest.mark.parametrize("place", [0, 3, 20, 39, 60])
@pytest.mark.parametrize(("step", "loose"), [(0, 1), (12, 4), (25, 8)])
def test_a_letter_follows_the_cheapest_place_the_nearest_first(
    place: int, step: int, loose: int
) -> None:
    # Few different costs, so that many places cost the same.
    cost = (np.random.default_rng(place).integers(0, 2, 40) / 8).astype(np.float32)
    tried = [place - step - off for off in sorted(range(-loose, loose + 1), key=abs)]
    expected = min(
        (origin for origin in tried if 0 <= origin < len(cost)),
        key=lambda origin: cost[origin] + _PULL * abs(place - step - origin) / loose,
        default=0,
    )
    assert _origin(cost, place, step, loose) == expected

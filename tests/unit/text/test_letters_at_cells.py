"""Letters right beside the cells, which are no tick marks."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.text.letters_at_cells import ends_line


def line(last: tuple[float, float, float, float], off: float = 1.0) -> list[bool]:
    """``last`` and five letters beyond it: near, far, top and foot of each, letters 10 px high."""
    letters = [(last[1] + off + 8 * k, last[1] + off + 7 + 8 * k, 20.0, 30.0) for k in range(5)]
    return [bool(one) for one in ends_line(np.array([last, *letters]), 10.0)]


def test_the_last_figure_of_a_name_stands_on_its_line() -> None:
    assert line((1.0, 6.0, 20.0, 30.0), off=5.0)[0]
    assert not line((1.0, 6.0, 22.0, 26.0), off=5.0)[0]


@pytest.mark.parametrize("reach", [2.0, 3.0])
def test_a_bracket_that_closes_a_name_is_none_of_its_marks(reach: float) -> None:
    assert line((2.0, 5.0, 20.0, 30.0 + reach))[0]
    assert line((2.0, 5.0, 20.0 - reach, 30.0 + reach))[0]
    # The line of a frame goes on, and stands off.
    assert not line((1.0, 2.0, 10.0, 40.0))[0]
    assert not line((2.0, 5.0, 20.0, 30.0 + reach), off=5.0)[0]

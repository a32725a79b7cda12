"""Points and commas of labels as their ink has them."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.text.marks import with_commas

# Where the pieces of "Calm,." begin and end, along and across, in letters of 10 px.
CALM = [[0.0, 0, 8, 10], [9, 3, 16, 10], [17, 0, 19, 10], [21, 3, 30, 10]]
COMMA, STOP, DASH = [32.0, 8, 34, 12], [36.0, 8, 38, 10], [40.0, 5, 44, 6]


@pytest.mark.parametrize(
    ("pieces", "size", "read", "text"),
    [
        ([COMMA, STOP], 10.0, "Calm..", "Calm,."),
        ([COMMA, STOP], 10.0, "Calm.,", "Calm,."),
        ([STOP], 10.0, "Calm,", "Calm."),
        ([COMMA, STOP, DASH], 10.0, "Calm..-", "Calm,.-"),
        ([COMMA, STOP], 10.0, "Calm...", "Calm..."),
        ([COMMA, STOP], 10.0, "Calm", "Calm"),
        ([COMMA, STOP], 8.0, "Calm..", "Calm.."),
    ],
)
def test_a_comma_hangs_from_the_base_line(
    pieces: list[list[float]], size: float, read: str, text: str
) -> None:
    assert with_commas(np.array(CALM + pieces), size, read) == text

"""Empty lines in the middle of a panel that hold an axis."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest

from unheat.decide.between_panels import holds_an_axis
from unheat.model import Cells, Status


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(
    ("lines", "marks", "others", "told"),
    [
        (range(10, 15), 4, 0, True),
        # Masked lines hold nothing, one is a heading, a sparse matrix is empty elsewhere too.
        (range(10, 15), 0, 0, False),
        (range(10, 11), 4, 0, False),
        (range(10, 15), 4, 200, False),
        (range(25, 30), 4, 0, False),
    ],
)
def test_an_axis_in_the_middle_of_filled_lines_is_told(
    turned: bool, lines: range, marks: int, others: int, told: bool
) -> None:
    status = np.full((30, 40), Status.COLOR_ONLY, dtype=object)
    status.ravel()[:others] = Status.EMPTY
    status[list(lines)] = Status.EMPTY
    status[lines[0], 5 : 5 + marks] = Status.COLOR_ONLY
    cells = cast(Cells, SimpleNamespace(status=status.T if turned else status))
    assert holds_an_axis(cells) is told

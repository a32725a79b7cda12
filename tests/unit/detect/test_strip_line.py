"""Outer lines of tables that may be strips."""

from __future__ import annotations

from itertools import pairwise
from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest

from unheat.detect.rivals import FoundPanel
from unheat.detect.strip_line import ends_in_a_strip


@pytest.mark.parametrize(
    ("heights", "printed", "asked"),
    [
        ([29, 51, 51, 50, 51, 51], False, True),
        ([51, 51, 50, 51, 51, 29], False, True),
        ([29, 51, 51, 50, 51, 51], True, False),
        ([51, 51, 51, 50, 51, 51], False, False),
        ([29, 51, 40, 50, 60, 51], False, False),
        ([29, 51, 51], False, False),
    ],
)
def test_a_line_of_another_height_without_print_may_be_a_strip(
    heights: list[int], printed: bool, asked: bool
) -> None:
    ends = np.cumsum([0, *heights]).astype(float)
    rows = tuple(pairwise(ends))
    flatness = np.full((len(heights), 3), 0.8 if printed else 1.0)
    columns = ((0.0, 40.0), (40.0, 80.0), (80.0, 120.0))
    panel = SimpleNamespace(rows=rows, columns=columns, check=SimpleNamespace(flatness=flatness))
    assert ends_in_a_strip(cast(FoundPanel, panel)) is asked

"""Running text and titles of several lines."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.model import Box
from unheat.text.lines import Line
from unheat.text.running_text import is_running_text

CELLS = Box(70.0, 82.0, 317.0, 330.0)


def line(x0: float, x1: float, number: int) -> Line:
    top = 10.0 + 17.0 * number
    return Line(
        glyphs=np.array([number]),
        angle=0.0,
        along=(x0, x1),
        across=(top, top + 10.0),
        box=Box(x0, top, x1, top + 10.0),
        size=10.0,
    )


@pytest.mark.parametrize(
    ("spans", "running"),
    [
        # Set on a middle, the last of them far longer than any of a title is alone.
        (((64, 323), (101, 292), (10, 383)), False),
        # The first line of a paragraph is indented, and its last one is short.
        (((30, 383), (10, 383), (10, 200)), True),
        (((10, 383), (10, 370)), True),
        (((10, 383), (40, 350)), True),
    ],
)
def test_three_lines_that_begin_at_no_margin_are_a_title(
    spans: tuple[tuple[float, float], ...], running: bool
) -> None:
    block = [line(x0, x1, number) for number, (x0, x1) in enumerate(spans)]
    assert is_running_text(block, CELLS) is running

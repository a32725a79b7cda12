"""Marks of a bar that a resizer parted beside the corner of its frame."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from tests.unit.decide.conftest import paint

from unheat.detect.bar_grow import Strip
from unheat.detect.bar_ticks import _whole, dress
from unheat.model import Box


def test_runs_no_higher_together_than_a_mark_are_one() -> None:
    assert _whole([(1, 3), (4, 6), (50, 55), (100, 105)]) == [(1, 6), (50, 55), (100, 105)]
    # Small marks of a logarithm stand apart by more than they are high.
    assert _whole([(10, 12), (14, 16), (17, 19)]) == [(10, 12), (14, 16), (17, 19)]
    assert _whole([]) == []


@pytest.mark.parametrize("scale", [1.0, 1.6, 2.1])
def test_each_mark_of_an_enlarged_bar_is_one(scale: float) -> None:
    page = np.full((170, 90, 3), 255, np.uint8)
    page[19:151, 29:46] = 0
    page[20:150, 30:45] = paint(1.0 - (np.arange(130) + 0.5) / 130).astype(np.uint8)[:, None]
    for row in (19, 52, 84, 117, 149):
        page[row : row + 2, 46:52] = 0
    large = np.asarray(
        cv2.resize(page, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC), np.uint8
    )
    box = Box(30 * scale, 20 * scale, 45 * scale, 150 * scale)
    y0, y1, x0, x1 = (round(edge * scale) for edge in (20, 150, 30, 45))
    strip = Strip(y0, y1, x0, x1)
    found = dress(large, strip, box, 0.5, 2).tick_positions
    assert np.diff(found) == pytest.approx(np.diff([20, 53, 85, 118, 150]) * scale, abs=1.2)

"""Which ink beside a bar is a turned name, and which are its numbers."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from unheat.model import Bar, Box
from unheat.text import bar_turned
from unheat.text.bar_numbers import unstacked

RISK: list[list[float]] = [
    [550, 296, 572, 302],
    [555, 306, 563, 319],
    [560, 306, 568, 314],
    [550, 312, 558, 319],
    [550, 323, 572, 329],
    [550, 348, 568, 359],
    [554, 364, 568, 374],
    [550, 377, 568, 388],
    [550, 390, 568, 402],
]
"""The pieces of "Risk (%)", upwards: the rings of "%" stand on both sides of its stroke."""


def a_page(boxes: list[list[float]]) -> Any:
    return SimpleNamespace(glyphs=SimpleNamespace(boxes=np.array(boxes, dtype=float)), size=15.0)


def test_the_dot_in_a_zero_stands_neither_above_nor_below_it() -> None:
    zeros: list[list[float]] = [[515, 134, 526, 151], [529, 134, 541, 151], [533, 142, 537, 144]]
    page = a_page([*zeros, *RISK])
    found = unstacked(page, np.arange(3 + len(RISK)), 15.0)
    assert found.tolist() == [0, 1, 2]


@pytest.mark.parametrize(("turned", "is_name"), [(True, True), (False, False)])
def test_a_line_many_times_as_high_as_wide_is_not_slanted(
    monkeypatch: pytest.MonkeyPatch, turned: bool, is_name: bool
) -> None:
    boxes = np.array(RISK, dtype=float) - [550, 0, 550, 0] + [20, 0, 20, 0]
    boxes = boxes if turned else boxes[:, [1, 0, 3, 2]]
    monkeypatch.setattr(bar_turned, "evident_angle", lambda *_: 13.0)
    monkeypatch.setattr(bar_turned, "runs_upright", lambda *_: False)
    bar = Bar(box=Box(0, 40, 12, 660), orientation="vertical")
    page = a_page(boxes.tolist())
    assert bar_turned.is_turned(page, bar, np.arange(len(RISK))) is is_name

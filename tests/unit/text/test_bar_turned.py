"""Which ink beside a bar is a turned name, and which are its numbers."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from matplotlib.patches import Rectangle
from tests.unit.drawn import drawing, raster_of

from unheat.model import Bar, Box
from unheat.pipeline import read_raster
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
    glyphs = SimpleNamespace(boxes=np.array(boxes, dtype=float), area=np.full(len(boxes), 40.0))
    return SimpleNamespace(glyphs=glyphs, size=15.0)


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


def test_the_colors_of_the_key_beside_a_bar_are_no_turned_name() -> None:
    values = np.random.default_rng(5).uniform(0.4, 0.6, (3, 6))
    figure = drawing(9, 4.5)
    axes = figure.add_axes((0.05, 0.15, 0.5, 0.7))
    shown = axes.imshow(values, cmap="RdYlBu_r", aspect="auto")
    axes.set_xticks(range(6), [f"s{k}" for k in range(1, 7)])
    axes.set_yticks([])
    figure.colorbar(shown, cax=figure.add_axes((0.7, 0.3, 0.02, 0.5)))
    left, foot, wide, high = 0.785, 0.56, 0.03, 0.06
    for k, color in enumerate(["#edf8fb", "#b2e2e2", "#66c2a4", "#2ca25f"]):
        box = (left, foot + k * high), wide, high
        figure.add_artist(Rectangle(*box, facecolor=color))
    figure.add_artist(Rectangle((left, foot), wide, 4 * high, fill=False, edgecolor="gray"))
    figure.text(left, 0.815, "minusLogQ", weight="bold")
    for at, text in ((0.5, "0.5"), (3.5, "2")):
        figure.text(left + wide + 0.008, foot + at * high, text, va="center")
    (panel,) = read_raster(raster_of(figure)).panels
    assert panel.scale is not None
    assert panel.scale.label is None
    assert not panel.scale.review
    assert not panel.cells.review.any()

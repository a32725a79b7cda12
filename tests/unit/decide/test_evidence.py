"""From what was seen of a panel to its scale."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from tests.unit.decide.conftest import Painted, cells_of, paint

from unheat.decide.evidence import PanelEvidence, judge_panel
from unheat.decide.scale import build_scale
from unheat.model import Axis, Box, Grid, Layout, PanelLayout, Raster, Reason
from unheat.options import ScaleOptions
from unheat.text.labels import PanelTexts
from unheat.text.numbers import parse


def without_bar(key: Box | None) -> PanelEvidence:
    """A panel of 5 × 5 printed cells without a bar; ``key`` may be one that was not found."""
    values = np.arange(25, dtype=float).reshape(5, 5) / 2
    grid = Grid(
        row_spans=tuple((20.0 * i, 20.0 * i + 20) for i in range(5)),
        column_spans=tuple((30.0 * i, 30.0 * i + 30) for i in range(5)),
    )
    readings = np.array([[parse(f"{value:.1f}") for value in row] for row in values], dtype=object)
    axis = Axis(
        title=None, labels=(None,) * 5, confidence=(1.0,) * 5, review=(False,) * 5, side="left"
    )
    return PanelEvidence(
        layout=PanelLayout(grid=grid, frame=grid.box, bar=None),
        pixels=cells_of(paint(values / 12)),
        readings=readings,
        texts=PanelTexts(title=None, rows=axis, columns=axis, key=key),
        bar_texts=None,
    )


def test_a_scale_learned_beside_a_bar_that_was_not_made_out_is_doubted() -> None:
    rgb = np.full((120, 200, 3), 255, dtype=np.uint8)
    raster = Raster(rgb=rgb, name="drawn", sha256="", format="png")
    for key in (None, Box(160, 0, 170, 100)):
        evidence = without_bar(key)
        layout = Layout(
            raster=raster, panels=(evidence.layout,), bars=(), background=(255.0, 255.0, 255.0)
        )
        scale = judge_panel(layout, evidence, ScaleOptions()).scale
        assert scale is not None
        assert scale.origin == "learned"
        assert scale.review is (key is not None)
        assert (Reason.NO_TICKS in scale.reasons) is (key is not None)


@pytest.mark.parametrize("drawn", ["key", "half", "text", "nothing"])
def test_a_scale_learned_beside_its_colors_in_runs_is_doubted(drawn: str) -> None:
    evidence = without_bar(None)
    rgb = np.full((120, 260, 3), 255, dtype=np.uint8)
    colors = paint(np.linspace(0.0, 1.0, 80))
    if drawn == "key":
        rgb[20:45, 170:250] = colors
        rgb[30:45, 180:250:3] = 40, 40, 40
    elif drawn == "half":
        rgb[20:45, 170:205] = colors[:35]
    elif drawn == "text":
        # Blends of the page and one color, as rims of letters are.
        share = np.random.default_rng(4).uniform(size=(25, 80, 1))
        rgb[20:45, 170:250] = 255 - share * (255 - colors[70])
    raster = Raster(rgb=rgb, name="drawn", sha256="", format="png")
    layout = Layout(
        raster=raster, panels=(evidence.layout,), bars=(), background=(255.0, 255.0, 255.0)
    )
    scale = judge_panel(layout, evidence, ScaleOptions()).scale
    assert scale is not None
    assert scale.review is (drawn == "key")


@pytest.mark.parametrize("in_order", [True, False])
def test_a_bar_that_has_neither_colors_nor_numbers_of_a_panel_is_not_its_own(
    painted_bar: Callable[..., Painted], in_order: bool
) -> None:
    made = painted_bar(-5, 5, [-4, -2, 0, 2, 4], colormap="coolwarm")
    evidence = without_bar(None)
    if not in_order:
        # Numbers that do not run with the colors teach no scale.
        mixed = np.random.default_rng(3).permutation(evidence.readings.ravel()).reshape(5, 5)
        evidence = replace(evidence, readings=mixed)
    layout = Layout(
        raster=made.raster, panels=(evidence.layout,), bars=(), background=(255.0, 255.0, 255.0)
    )
    bar = build_scale(made.raster, made.bar, made.texts)
    panel = judge_panel(layout, evidence, ScaleOptions(), bar)
    assert panel.scale is not None
    assert panel.scale.review
    assert (panel.print_and_color == "same") is in_order
    assert panel.scale.origin == ("learned" if in_order else "colorbar")
    if in_order:
        assert set(panel.cells.status.ravel()) == {"agreed"}
        assert not panel.cells.review.any()


@pytest.mark.parametrize("in_order", [True, False])
def test_a_scale_that_few_numbers_taught_holds_while_more_of_them_bear_it_out(
    in_order: bool,
) -> None:
    """Readers at a loss misread most of what they are asked later: that teaches no scale."""
    evidence = without_bar(None)
    rgb = np.full((120, 200, 3), 255, dtype=np.uint8)
    raster = Raster(rgb=rgb, name="drawn", sha256="", format="png")
    layout = Layout(
        raster=raster, panels=(evidence.layout,), bars=(), background=(255.0, 255.0, 255.0)
    )
    taught = judge_panel(layout, evidence, ScaleOptions()).scale
    readings = evidence.readings.copy()
    misread = readings[:, 1:4] if in_order else readings
    misread[...] = np.random.default_rng(3).permutation(misread.ravel()).reshape(misread.shape)
    later = replace(evidence, readings=readings)
    assert judge_panel(layout, later, ScaleOptions()).scale is None
    panel = judge_panel(layout, later, ScaleOptions(), taught=taught)
    if not in_order:
        assert panel.scale is None
        return
    assert panel.scale is not None
    assert panel.scale.review
    assert panel.print_and_color == "same"
    assert set(panel.cells.status[:, [0, 4]].ravel()) == {"agreed"}


def test_a_bar_without_numbers_and_colors_of_the_cells_leaves_these_to_each_other(
    painted_bar: Callable[..., Painted],
) -> None:
    """What was made out of the bar is not what the cells were painted with."""
    made = painted_bar(-5, 5, [-4, -2, 0, 2, 4], colormap="coolwarm")
    evidence = without_bar(None)
    layout = Layout(
        raster=made.raster, panels=(evidence.layout,), bars=(), background=(255.0, 255.0, 255.0)
    )
    bar = build_scale(made.raster, made.bar, made.texts)
    mute = replace(bar, minimum=float("nan"), maximum=float("nan"), ticks=())
    panel = judge_panel(layout, evidence, ScaleOptions(), mute)
    assert panel.scale is not None
    assert panel.scale.origin == "learned"
    assert panel.scale.review
    assert Reason.NO_TICKS in panel.scale.reasons
    assert set(panel.cells.status.ravel()) == {"agreed"}

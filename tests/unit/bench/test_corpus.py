"""Drawn figures are deterministic, and their truth is where and what the picture shows."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from matplotlib import colormaps
from PIL import Image

from unheat.bench.corpus import (
    KINDS,
    Alteration,
    Bar,
    Damage,
    Drawing,
    FigureRecipe,
    NumberStyle,
    PanelRecipe,
    draw,
    figures,
    recipe,
)
from unheat.bench.perfect import perfect
from unheat.bench.score import score

PANEL = PanelRecipe(
    values=((0.0, 61.9, 30.0), (52.7, float("nan"), 64.1)),
    rows=("GPT-4", "Vicuna"),
    columns=("a", "b", "c"),
    vmin=0.0,
    vmax=60.0,
    cmap="coolwarm",
    bar=Bar(label="Share (%)", ticks=(0, 30, 60)),
    title="Transfer",
)
FIGURE = FigureRecipe(panels=(PANEL,), name="transfer")


def cell_colors(drawing: Drawing, panel: dict[str, Any]) -> np.ndarray[Any, Any]:
    """The colour at the center of every cell, where the truth says that it is."""
    x0, y0, x1, y1 = panel["cell_bbox_px"]
    rows, cols = panel["n_rows"], panel["n_cols"]
    ys = (y0 + (np.arange(rows) + 0.5) * (y1 - y0) / rows).astype(int)
    xs = (x0 + (np.arange(cols) + 0.5) * (x1 - x0) / cols).astype(int)
    return drawing.rgb[np.ix_(ys, xs)]


@pytest.mark.parametrize("method", ["imshow", "pcolormesh"])
@pytest.mark.parametrize("side", ["right", "bottom"])
def test_cells_lie_where_the_truth_says(method: str, side: str) -> None:
    panel = replace(PANEL, method=method, bar=Bar(side=side))
    drawing = draw(replace(FIGURE, panels=(panel,)))
    values = np.clip(np.array(panel.values) / 60, 0, 1)
    expected = np.asarray(colormaps["coolwarm"](values))[..., :3] * 255
    expected[1, 1] = 255
    assert np.abs(cell_colors(drawing, drawing.truth) - expected).max() <= 1


def test_edges_of_cells_are_exact_to_a_pixel() -> None:
    drawing = draw(FIGURE)
    x0, y0, x1, y1 = drawing.truth["cell_bbox_px"]
    inside = drawing.rgb[round(y0) + 3, round(x0) + 3].astype(int)
    beyond = drawing.rgb[round(y0) + 3, round(x0) - 3].astype(int)
    assert np.abs(inside - (59, 76, 192)).max() <= 1
    assert (beyond > 200).all()
    assert (x1 - x0) / 3 == pytest.approx((y1 - y0) / 2, abs=0.1)


def test_the_bar_runs_from_end_to_end_of_its_box() -> None:
    drawing = draw(FIGURE)
    x0, y0, x1, y1 = map(round, drawing.truth["colorbar"]["bbox_px"])
    middle = (x0 + x1) // 2
    for y in (y0 + 3, (y0 + y1) // 2, y1 - 4):
        expected = np.array(colormaps["coolwarm"]((y1 - y - 0.5) / (y1 - y0)))[:3] * 255
        assert np.abs(drawing.rgb[y, middle] - expected).max() <= 4
    assert drawing.truth["colorbar"]["tick_labels"] == ["0", "30", "60"]


def test_masked_and_clipped_cells_are_told_in_values_and_tags() -> None:
    truth = draw(FIGURE).truth
    assert truth["values"] == [[0.0, 61.9, 30.0], [52.7, None, 64.1]]
    assert truth["tags"] == ["clipped", "color_only", "masked", "size_2_6"]


def test_an_alteration_is_printed_and_told_and_not_colored() -> None:
    panel = replace(
        PANEL, numbers=NumberStyle(), alterations=(Alteration(row=1, col=0, printed="59.7"),)
    )
    drawing = draw(replace(FIGURE, panels=(panel,)))
    assert drawing.truth["printed"] == [["0.0", "61.9", "30.0"], ["59.7", None, "64.1"]]
    told = drawing.truth["expected_conflicts"][0]
    assert (told["true_value"], told["printed_value"], told["gap"]) == (52.7, 59.7, 0.1167)
    assert "conflict" in drawing.truth["tags"]


@pytest.mark.parametrize("scale", [0.5, 1.5])
def test_boxes_follow_a_resized_picture(scale: float) -> None:
    plain = draw(FIGURE).truth
    resized = draw(replace(FIGURE, damage=Damage(scale=scale)))
    assert resized.truth["width"] == round(plain["width"] * scale)
    expected = np.array(plain["cell_bbox_px"]) * scale
    assert resized.truth["cell_bbox_px"] == pytest.approx(expected, abs=0.5)


@pytest.mark.parametrize("suffix", ["png", "jpg", "webp", "tiff", "gif", "bmp"])
def test_files_are_of_the_kind_their_name_says(suffix: str) -> None:
    drawing = draw(replace(FIGURE, suffix=suffix))
    with Image.open(io.BytesIO(drawing.content)) as picture:
        kind = picture.format
    assert kind == {"jpg": "JPEG"}.get(suffix, suffix.upper())
    assert drawing.truth["image"] == f"transfer.{suffix}"


def test_a_page_is_measured_at_its_own_resolution() -> None:
    drawing = draw(replace(FIGURE, suffix="pdf", dpi=72))
    assert drawing.content.startswith(b"%PDF")
    assert (drawing.truth["page"], drawing.truth["dpi"]) == (1, 150)
    assert drawing.truth["width"] == round(FIGURE.size[0] * 150)


def test_log_bars_print_powers_as_they_are_seen() -> None:
    panel = replace(
        PANEL,
        values=((1e-3, 0.1, 1.0), (0.01, 0.5, 0.2)),
        norm="log",
        vmin=1e-3,
        vmax=1.0,
        bar=Bar(),
    )
    truth = draw(replace(FIGURE, panels=(panel,))).truth
    assert truth["colorbar"]["tick_labels"] == ["10⁻³", "10⁻²", "10⁻¹", "10⁰"]
    assert truth["colorbar"]["scale"] == "log"


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_draws_and_its_truth_scores_as_right(kind: str) -> None:
    drawing = next(figures(seed=5, count=1, kinds=[kind]))
    result = score(perfect(drawing.truth), drawing.truth)
    assert (result.safe, result.right) == (True, True)


def test_the_same_seed_gives_the_same_bytes_and_another_does_not() -> None:
    first = draw(recipe(3, 7))
    again = draw(recipe(3, 7))
    assert first.content == again.content
    assert first.truth == again.truth
    assert draw(recipe(4, 7)).content != first.content


@pytest.mark.parametrize(
    ("style", "value", "text"),
    [
        (NumberStyle(spec=".2f", minus="−"), -0.5, "−0.50"),
        (NumberStyle(spec=".2f", leading_zero=False), -0.5, "-.50"),
        (NumberStyle(spec=".2f", leading_zero=False), 10.05, "10.05"),
        (NumberStyle(spec=",.0f"), 12345, "12,345"),
        (NumberStyle(spec=".0f", suffix="%", factor=100), 0.07, "7%"),
        (NumberStyle(spec=".1e"), 0.00123, "1.2e-03"),
    ],
)
def test_number_styles(style: NumberStyle, value: float, text: str) -> None:
    assert style.print(value) == text


def test_a_misprint_may_stand_in_powers_of_ten() -> None:
    panel = replace(
        PANEL,
        numbers=NumberStyle(spec=".1e", power=True),
        alterations=(Alteration(row=1, col=0, printed="5.7×10¹"),),
    )
    told = draw(replace(FIGURE, panels=(panel,))).truth["expected_conflicts"][0]
    assert (told["true_value"], told["printed_value"]) == (52.7, 57.0)

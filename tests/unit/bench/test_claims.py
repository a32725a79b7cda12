"""Claims tell, cell by cell, what the scorer adds up."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from unheat.bench.claims import COLUMNS, claims, join, load
from unheat.bench.corpus import Alteration, Bar, FigureRecipe, NumberStyle, PanelRecipe, draw
from unheat.bench.perfect import perfect
from unheat.model import Figure

PANEL = PanelRecipe(
    values=((0.0, 61.9, 30.0), (52.7, float("nan"), 64.1)),
    rows=("GPT-4", "Vicuna"),
    columns=("a", "b", "c"),
    vmin=0.0,
    vmax=60.0,
    numbers=NumberStyle(),
    alterations=(Alteration(row=1, col=0, printed="59.7", mode="digit"),),
    bar=Bar(ticks=(0, 30, 60)),
)
TRUTH = draw(FigureRecipe(panels=(PANEL,), name="claims")).truth


def changed(figure: Figure, **columns: np.ndarray[Any, Any]) -> Figure:
    """The figure with other columns in the cells of its panel."""
    panel = figure.panels[0]
    return replace(figure, panels=(replace(panel, cells=replace(panel.cells, **columns)),))


def test_a_flawless_reading_is_right_everywhere_and_finds_the_misprint() -> None:
    told = claims(perfect(TRUTH), TRUTH)
    assert list(told) == list(COLUMNS)
    assert told["kind"].tolist() == ["printed"] * 4 + ["masked", "printed"]
    assert told["as_printed"].tolist() == [True] * 4 + [False, True]
    assert (told["right"] == ~told["altered"]).all()
    assert told["review"].tolist() == told["altered"].tolist()


def test_the_gap_of_a_misprint_is_what_color_could_tell() -> None:
    told = claims(perfect(TRUTH), TRUTH)
    assert told["gap"][told["altered"]] == pytest.approx([(59.7 - 52.7) / 60])
    beyond = replace(PANEL, alterations=(Alteration(row=0, col=1, printed="69.1"),))
    truth = draw(FigureRecipe(panels=(beyond,), name="beyond")).truth
    hidden = claims(perfect(truth), truth)
    assert hidden["gap"][hidden["altered"]] == pytest.approx([0.0])


def test_a_wrong_number_is_wrong_and_silent_unless_it_is_up_for_review() -> None:
    figure = perfect(TRUTH)
    value = figure.panels[0].cells.value.copy()
    value[0, 2] = 36.0
    told = claims(changed(figure, value=value, text_value=value), TRUTH)
    assert told["right"].tolist()[2] is False
    assert told["exact"].tolist()[2] is False
    assert told["review"].tolist()[2] is False


def test_a_panel_of_another_shape_has_no_cell_right() -> None:
    other = replace(PANEL, values=PANEL.values[:1], rows=PANEL.rows[:1], alterations=())
    figure = perfect(draw(FigureRecipe(panels=(other,), name="other")).truth)
    told = claims(figure, TRUTH)
    assert set(told["status"].tolist()) <= {"lost"}
    assert not told["right"].any()
    assert not told["review"].any()


def test_claims_come_back_from_a_file_and_join(tmp_path: Path) -> None:
    told = claims(perfect(TRUTH), TRUTH)
    np.savez_compressed(tmp_path / "a.npz", **told)  # type: ignore[arg-type]
    both = join([load(tmp_path / "a.npz"), told])
    assert len(both["row"]) == 2 * len(told["row"])
    assert both["print"].tolist()[:2] == ["0.0", "61.9"]

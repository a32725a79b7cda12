"""Words that stand in several cells among numbers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from matplotlib.figure import Figure
from tests.unit.decide.test_wordy import SCALE, worded

import unheat
from unheat.decide.repeated_words import words_among_numbers
from unheat.model import Cells, Reason, Status


def with_word(cells: Cells, word: str) -> Cells:
    text = cells.text.copy()
    text[text == "Paris"] = word
    return replace(cells, text=text)


@pytest.mark.parametrize("word", ["NS", "n.s.", "Paris"])
def test_a_word_in_several_cells_was_not_misread(word: str) -> None:
    cells = words_among_numbers(with_word(worded(3), word), SCALE)
    assert not cells.review.any()
    assert cells.status[0, 0] == Status.COLOR_ONLY
    assert cells.reasons[0, 0] == (Reason.NOT_A_NUMBER,)


@pytest.mark.parametrize(("word", "places"), [("NS", 2), ("SOS", 4), ("N", 4), ("N5", 4)])
def test_few_words_and_those_that_digits_look_like_stay_in_doubt(word: str, places: int) -> None:
    cells = words_among_numbers(with_word(worded(places), word), SCALE)
    assert cells.review.sum() == places


def test_a_word_without_a_color_stays_in_doubt() -> None:
    cells = with_word(worded(3), "NS")
    color = cells.color_value.copy()
    color[0, 0] = np.nan
    assert words_among_numbers(replace(cells, color_value=color), SCALE).review.sum() == 3


@pytest.mark.parametrize(("page", "doubts"), [(255.0, 0), (200.0, 3)])
@pytest.mark.parametrize("known", [True, False])
def test_a_word_for_no_value_stands_on_a_color_of_its_own(
    page: float, doubts: int, known: bool
) -> None:
    cells = with_word(worded(3), "ND" if known else "NS")
    status, reasons, rgb = cells.status.copy(), cells.reasons.copy(), cells.rgb.copy()
    color = cells.color_value.copy()
    rgb[:] = 200.0
    for place in range(3):
        rgb[0, place], color[0, place] = page, np.nan
        if known:
            status[0, place], reasons[0, place] = Status.EMPTY, ()
    cells = replace(cells, status=status, reasons=reasons, rgb=rgb, color_value=color)
    found = words_among_numbers(cells, SCALE)
    assert found.review.sum() == doubts
    assert doubts or found.status[0, 0] == Status.EMPTY


def test_what_is_not_significant_is_read_without_a_doubt(tmp_path: Path) -> None:
    values = np.random.default_rng(5).gamma(1.5, 3.0, (6, 5))
    figure = Figure(figsize=(4.2, 2.6), layout="constrained")
    axes = figure.subplots()
    image = axes.imshow(values, cmap="Reds", aspect="auto")
    for (row, col), value in np.ndenumerate(values):
        said = f"{value:.1f}" if value > 2.5 else "NS"
        color = "white" if value > 0.6 * values.max() else "black"
        axes.text(col, row, said, ha="center", va="center", color=color, size=8)
    figure.colorbar(image, label="Score")
    figure.savefig(tmp_path / "a.png", dpi=150)
    cells = unheat.read(tmp_path / "a.png").panels[0].cells
    words = values <= 2.5
    assert words.sum() >= 3
    assert not cells.review.any()
    assert np.allclose(cells.value[words], values[words], atol=0.3)

"""Labels that begin with a dash: which one it is, and the spaces behind it."""

from __future__ import annotations

from pathlib import Path

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.figure import Figure

import unheat
from unheat.text.leading_dashes import (
    begins_with_dash,
    in_drawn_dash,
    spaced_with_dash,
    with_wide_dash,
)
from unheat.text.mistakes import mistaken

LETTERS = np.array([[6.0, 0.5, 5.5]] * 3)
NAMES = ("dropout", "attention", "augmentation", "residual", "cross-view loss", "warm-up")


def _read(path: Path, rows: list[str], columns: list[str], dpi: int = 300) -> unheat.Figure:
    values = np.random.default_rng(7).random((len(rows), len(columns)))
    with mpl.rc_context({"font.size": 8, "font.family": "DejaVu Sans"}):
        figure = Figure(figsize=(4.4, 0.2 * len(rows) + 1), layout="constrained")
        axes = figure.subplots()
        image = axes.imshow(values, cmap="viridis", aspect="auto")
        axes.set_yticks(range(len(rows)), rows)
        axes.set_xticks(range(len(columns)), columns)
        figure.colorbar(image, label="F1")
        figure.savefig(path, dpi=dpi)
    return unheat.read(path)


def test_no_label_loses_the_dash_that_it_begins_with(tmp_path: Path) -> None:
    rows = ["Full", *(f"\u2212 {name}" for name in NAMES)]
    axis = _read(tmp_path / "a.png", rows, ["Dev", "Test", "Zh", "Ar"]).panels[0].rows
    said = [(text or "").replace("\u2013", "\u2212") for text in axis.labels]
    assert [text[:2] for text in said[1:]] == ["\u2212 "] * len(NAMES)
    assert sum(axis.review) <= 2


def test_numbers_that_stand_off_their_unit_are_believed(tmp_path: Path) -> None:
    times = ["1 d", "5 d", "10 d", "12 d", "24 d", "50 d"]
    axis = _read(tmp_path / "a.png", ["IL-6", "EGF", "FGF2"], times, 150).panels[0].columns
    assert list(axis.labels) == times
    assert not any(axis.review)


@pytest.mark.parametrize(
    ("behind", "expected"), [(1.2, "\u2013ab"), (2.4, "\u2013 ab"), (4.0, "\u2013 ab")]
)
def test_a_space_behind_a_dash_is_told_by_its_ink(behind: float, expected: str) -> None:
    start = 8.0 + behind + 0.5
    ink = np.array([[0.0, 8.0], [start, start + 5.0], [start + 6.0, start + 11.0]])
    assert spaced_with_dash("\u2014ab", LETTERS, 10.0, 3.0, ink, 0.5) == "\u2014" + expected[1:]


@pytest.mark.parametrize(
    ("wide", "dash"), [(2.9, "-"), (5.1, "\u2013"), (6.2, "\u2212"), (9.6, "\u2014")]
)
def test_a_dash_is_as_wide_as_it_is_drawn(wide: float, dash: str) -> None:
    ink = np.array([[0.0, wide], [13.0, 20.0]])
    assert with_wide_dash("- EMA", ink, 10.0) == f"{dash} EMA"
    assert with_wide_dash("-0.5", ink, 10.0) == "-0.5"


def test_the_dash_that_explains_the_ink_stands_in_all_texts() -> None:
    left = {"-": 0.3, "\u2013": 0.1, "\u2212": 0.2, "\u2014": 0.4}
    texts = in_drawn_dash(["- EMA", "\u2014 EMA", "EMA"], lambda text: left[text[0]])
    assert texts == ["\u2013 EMA", "EMA"]


def test_what_has_lost_its_dash_is_no_mistake_of_a_reader() -> None:
    assert all(text == text.strip() for text in mistaken("\u2014 warm-up"))
    assert begins_with_dash("\u2212 warm-up")
    assert not begins_with_dash("-0.5")

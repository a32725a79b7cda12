"""Marks over capitals that no reader saw."""

from __future__ import annotations

from pathlib import Path

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.figure import Figure

import unheat
from unheat.model import Axis
from unheat.text.high_marks import rise_of, stands_out


def rows(path: Path, names: list[str]) -> Axis:
    values = np.random.default_rng(3).random((len(names), 4))
    with mpl.rc_context({"font.size": 9}):
        figure = Figure(figsize=(3.8, 0.3 * len(names) + 0.8), layout="constrained")
        axes = figure.subplots()
        image = axes.imshow(values, cmap="viridis", aspect="auto")
        axes.set_yticks(range(len(names)), names)
        axes.set_xticks(range(4), ["A2", "B2", "C2", "D2"])
        figure.colorbar(image, label="Rate (1/h)")
        figure.savefig(path, dpi=130)
    panel = unheat.read(path).panels[0]
    assert panel.scale is not None
    assert panel.scale.label is not None
    assert panel.scale.label.text == "Rate (1/h)"
    return panel.rows


def test_a_name_that_reaches_higher_than_its_letters_is_never_silent(tmp_path: Path) -> None:
    names = ["Holt", "Šimon", "Baker", "Thiel", "Dufek", "Harald"]
    axis = rows(tmp_path / "a.png", names)
    for name, text, review in zip(names, axis.labels, axis.review, strict=True):
        assert review or text == name
        assert name == "Šimon" or not review, name


def test_ink_rises_from_the_feet_of_letters() -> None:
    letters = [[0.0, 10.0, 8.0, 25.0], [9.0, 14.0, 15.0, 25.0], [16.0, 14.0, 20.0, 29.0]]
    assert rise_of(np.array(letters), 15.0) == 15.0
    assert rise_of(np.array([*letters, [2.0, 5.0, 6.0, 9.0]]), 15.0) == 20.0
    assert rise_of(np.array([[2.0, 5.0, 6.0, 9.0]]), 15.0) is None


@pytest.mark.parametrize(
    ("rise", "others", "out"),
    [
        (9.0, [8.0, 8.0, 7.0], False),
        (10.0, [8.0, 8.0, 8.0], True),
        (10.0, [8.0, 8.0, 11.0], False),
    ],
)
def test_a_mark_is_higher_than_rounding_makes_a_letter(
    rise: float, others: list[float], *, out: bool
) -> None:
    assert stands_out(rise, others) is out


def test_a_stem_that_is_a_pixel_higher_than_capitals_bears_no_mark() -> None:
    picture = Path(__file__).parents[3] / "fixtures" / "images" / "correlation-triangle.png"
    columns = unheat.read(picture).panels[0].columns
    assert "Cortisol" in columns.labels
    assert not any(columns.review)

"""Marks over letters held against each other and against the type of their axis."""

from __future__ import annotations

from pathlib import Path

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.figure import Figure

import unheat
from unheat.model import Axis
from unheat.text.drawn_marks import _Drawn as Drawn
from unheat.text.drawn_marks import _has_odd_dot, _is_plain, _marks
from unheat.text.faces import has

DOTS = np.array([[2.0, 2.0, 10.0]])
USUAL = np.array([2.0, 2.0, 10.0])


def rows(path: Path, names: list[str], dpi: int = 150) -> Axis:
    values = np.random.default_rng(3).random((len(names), 4))
    with mpl.rc_context({"font.size": 8, "font.family": "DejaVu Sans"}):
        figure = Figure(figsize=(3.6, 0.2 * len(names) + 0.8), layout="constrained")
        axes = figure.subplots()
        image = axes.imshow(values, cmap="viridis", aspect="auto")
        axes.set_yticks(range(len(names)), names)
        axes.set_xticks(range(4), ["A1", "B1", "C1", "D1"])
        figure.colorbar(image, label="Rate")
        figure.savefig(path, dpi=dpi)
    return unheat.read(path).panels[0].rows


def test_names_beside_polish_ones_are_asked_about_only_where_a_bar_may_be(tmp_path: Path) -> None:
    names = ["Gdańsk", "Málaga", "Toulouse", "Dublin", "Liverpool", "Kraków", "Poznań"]
    axis = rows(tmp_path / "a.png", names)
    for name in ("Málaga", "Toulouse", "Dublin", "Liverpool"):
        place = names.index(name)
        assert axis.labels[place] == name
        assert not axis.review[place], name


def test_an_accent_that_no_reader_saw_is_never_silent(tmp_path: Path) -> None:
    names = ["Málaga", "Forlì", "Vík", "Reykjavík", "Genève", "Bogotá", "Paris", "Białystok"]
    axis = rows(tmp_path / "a.png", names)
    wrong = [
        text
        for name, text, review in zip(names, axis.labels, axis.review, strict=True)
        if text != name and not review
    ]
    assert not wrong


@pytest.mark.parametrize(("face", "expected"), [("Computer Modern", False), ("DejaVu Sans", True)])
def test_a_family_without_accents_draws_none(face: str, expected: bool) -> None:
    """It has a box for all of them, which explains an "n" better than what stands for an "ö"."""
    assert has(face, "n")
    assert has(face, " ")
    assert has(face, "ñ") is expected


def drawn(dots: np.ndarray, twins: np.ndarray | None = None, bar: float | None = None) -> Drawn:
    bars = None if bar is None else np.array([bar])
    return Drawn(dots=dots, twins=twins, bars=bars, size=11.0)


@pytest.mark.parametrize(
    ("dot", "odd"),
    [
        ((2.0, 2.0, 10.0), False),
        ((3.0, 2.0, 10.0), False),
        # An acute is wider, and the dot of a capital stands higher.
        ((4.0, 3.0, 10.0), True),
        ((2.0, 2.0, 12.5), True),
    ],
)
def test_what_is_larger_or_higher_than_other_dots_is_none(
    dot: tuple[float, ...], odd: bool
) -> None:
    assert _has_odd_dot(drawn(np.array([[2.0, 2.0, 10.0], dot])), USUAL) is odd


@pytest.mark.parametrize(
    ("text", "twin", "bar", "plain"),
    [
        ("Zürich", (2.0, 2.0), None, True),
        # Two strokes are higher than dots.
        ("Zürich", (2.0, 4.0), None, False),
        ("Köln", (2.0, 2.0), 2.0, True),
        ("Köln", (2.0, 2.0), 5.0, False),
        ("Lund", (2.0, 2.0), 2.0, False),
    ],
)
def test_marks_as_large_as_dots_are_dots_and_a_narrow_l_has_no_bar(
    text: str, twin: tuple[float, float], bar: float | None, plain: bool
) -> None:
    assert _is_plain(text, drawn(DOTS, np.array([twin, twin]), bar), USUAL) is plain


def test_marks_of_a_text() -> None:
    assert "".join(_marks("Zürich")) == "::."
    assert "".join(_marks("İl")) == "'"

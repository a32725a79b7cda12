"""Marks over letters held against each other and against the type of their axis."""

from __future__ import annotations

from pathlib import Path

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.figure import Figure

import unheat
from unheat.model import Axis
from unheat.text import drawn_marks
from unheat.text.drawn_marks import _Drawn as Drawn
from unheat.text.drawn_marks import (
    _has_dots,
    _has_no_bar,
    _has_odd_dot,
    _instead_of_dots,
    _marks,
)
from unheat.text.faces import has

DOTS = np.array([[2.0, 2.0, 10.0]])
USUAL = np.array([2.0, 2.0, 10.0])


def rows(path: Path, names: list[str], dpi: int = 150, face: str = "DejaVu Sans") -> Axis:
    values = np.random.default_rng(3).random((len(names), 4))
    with mpl.rc_context({"font.size": 8, "font.family": face}):
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


# Two strokes are higher than dots.
@pytest.mark.parametrize(("twin", "dots"), [((2.0, 2.0), True), ((2.0, 4.0), False)])
def test_marks_as_large_as_dots_are_dots(twin: tuple[float, float], dots: bool) -> None:
    assert _has_dots("Malmö", drawn(DOTS, np.array([twin, twin])), USUAL) is dots


@pytest.mark.parametrize(
    ("text", "bar", "plain"), [("Köln", 2.0, True), ("Köln", 5.0, False), ("Lund", 2.0, False)]
)
def test_a_narrow_l_has_no_bar(text: str, bar: float, plain: bool) -> None:
    assert _has_no_bar(text, drawn(DOTS, bar=bar)) is plain


def test_other_marks_in_the_place_of_dots() -> None:
    assert _instead_of_dots("Göd") == ["Gôd", "Gőd"]
    assert _instead_of_dots("Bern") == []


def test_dots_beside_accents_are_dots_where_the_type_or_other_dots_tell(tmp_path: Path) -> None:
    """Hungarian has accents and two strokes; an "l" with serifs says nothing of dots."""
    names = ["Málaga", "Malmö", "Örebro", "Genève", "Cádiz", "Reykjavík", "Besançon"]
    axis = rows(tmp_path / "a.png", names, 200, "DejaVu Serif")
    for name in ("Malmö", "Örebro"):
        place = names.index(name)
        assert axis.labels[place] == name
        assert not axis.review[place], name


def test_a_name_among_accented_ones_is_asked_about_unless_its_ink_is_its_own(
    tmp_path: Path,
) -> None:
    names = ["Málaga", "Malmö", "Örebro", "Cádiz", "Reykjavík", "Besançon", "Monaco"]
    axis = rows(tmp_path / "a.png", names)
    asked = dict(zip(axis.labels, axis.review, strict=True))
    assert asked.get("Reykjavik", True)
    assert not asked["Monaco"]


@pytest.mark.parametrize("face", ["DejaVu Sans", "Liberation Sans"])
def test_a_dot_of_small_print_is_asked_about_where_an_accent_explains_more_at_all(
    face: str, tmp_path: Path
) -> None:
    """All readers took a small "Reykjavík" for "Reykjavik" beside one other name with an accent."""
    names = ["Oslo", "Zürich", "Nairobi", "Reykjavík", "Hanoi", "Lisbon", "Tallinn", "Quito"]
    axis = rows(tmp_path / "a.png", names, 115, face)
    asked = dict(zip(axis.labels, axis.review, strict=True))
    assert asked.get("Reykjavik", True)
    assert not any(asked[name] for name in ("Oslo", "Nairobi", "Hanoi", "Lisbon", "Quito"))


def test_marks_of_a_text() -> None:
    assert "".join(_marks("Zürich")) == "::."
    assert "".join(_marks("İl")) == "'"


def test_no_accent_is_put_on_a_large_letter_over_which_no_ink_stands(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The "g" of some types has an ear, which a breve explains better than the table of types."""

    class Breves:
        """A type whose "g" is explained by one with a breve."""

        def left(self, text: str) -> float:
            return 0.0 if "ğ" in text else 1e6

    monkeypatch.setattr(drawn_marks, "canvases", lambda *_: [Breves()])
    names = ["Bergen", "Málaga", "Esbjerg", "Kraków"]
    axis = rows(tmp_path / "a.png", names, dpi=300)
    assert list(axis.labels) == names

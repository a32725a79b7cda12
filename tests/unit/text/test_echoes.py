"""What stands in the place of a title and is none."""

from __future__ import annotations

import pytest

from unheat.model import Axis, Label
from unheat.text.echoes import without_asked, without_echoes
from unheat.text.sites import PanelTexts, Texts


def left(title: str) -> list[str | None]:
    """What is left of one text as title of figure, panel and columns."""
    label = Label(text=title)
    axis = Axis(title=label, labels=("a",), confidence=(1.0,), review=(False,))
    panel = PanelTexts(title=label, rows=axis, columns=axis)
    found = without_echoes(Texts(figure_title=label, panels=(panel,), bars=()))
    titles = (found.figure_title, found.panels[0].title, found.panels[0].columns.title)
    return [None if one is None else one.text for one in titles]


@pytest.mark.parametrize("title", ["(a)", "[B]", "<Axes: >", "In [3]:"])
def test_letters_of_panels_and_echoes_are_no_titles(title: str) -> None:
    assert left(title)[:2] == [None, None]


@pytest.mark.parametrize("title", ["<Axes:", ">", "|"])
def test_parts_of_an_echo_name_no_axis(title: str) -> None:
    assert left(title) == [None] * 3


@pytest.mark.parametrize("title", ["A", "%", "(a) Wet season", "Axes", "€", "><"])
def test_titles_stay(title: str) -> None:
    assert left(title) == [title] * 3


@pytest.mark.parametrize(("title", "asked"), [("(a)", False), ("Wet season", True)])
def test_nobody_is_asked_for_a_title_that_is_none(title: str, asked: bool) -> None:
    axis = Axis(title=None, labels=("a",), confidence=(1.0,), review=(False,))
    panel = PanelTexts(title=None, rows=axis, columns=axis)
    read = Texts(figure_title=Label(text=title), panels=(panel,), bars=())
    empty = Texts(figure_title=Label(text="", review=True), panels=(panel,), bars=())
    assert (without_asked(empty, read).figure_title is not None) == asked

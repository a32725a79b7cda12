"""Letters with marks below the line, and capitals with a bar, that no reader saw."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from tests.unit.text.drawn_labels import drawn_labels

from unheat.text.tailed import with_tails


def told(
    drawn: list[str], read: list[str], px: float = 14.0, family: str = "DejaVu Sans"
) -> list[str]:
    """The texts that are asked about, of level labels that are ``drawn`` and ``read`` so."""
    glyphs, known = drawn_labels(drawn, read, px, family)
    sites: Any = SimpleNamespace(glyphs=glyphs)
    return [one.text for one in with_tails(sites, known).values() if one.review]


@pytest.mark.parametrize("px", [14.0, 18.0, 24.0])
@pytest.mark.parametrize("family", ["DejaVu Sans", "DejaVu Serif"])
def test_a_tail_that_no_reader_saw_is_asked_about(px: float, family: str) -> None:
    drawn = ["Częstochowa", "Timișoara", "Besançon", "Sącz"]
    read = ["Czestochowa", "Timisoara", "Besancon", "Sacz"]
    assert told(drawn, read, px, family) == read
    assert told(drawn, drawn, px, family) == []
    assert told(read, read, px, family) == []


def test_letters_that_hang_as_they_were_read_are_not_asked_about() -> None:
    names = ["Győr (5)", "Muğla, J.", "Poprad", "A_1; B"]
    assert told(names, names) == []


@pytest.mark.parametrize("family", ["DejaVu Sans", "DejaVu Serif"])
def test_a_bar_before_a_stem_is_asked_about(family: str) -> None:
    others = ["Dresden", "Essen"]
    assert told(["Đakovo", *others], ["Dakovo", *others], 26.0, family) == ["Dakovo"]
    assert told(["Dakovo", *others], ["Dakovo", *others], 26.0, family) == []


def test_lowered_digits_greek_letters_and_leaning_stems_are_no_tails() -> None:
    drawn = ["Al$_2$O$_3$", "IFN-γ", "WSe$_2$"]
    read = ["Al₂O₃", "IFN-γ", "WSe2"]
    assert told(drawn, read) == []
    italic = ["$\\it{Delta}$", "$\\it{Dorea}$", "$\\it{Dialister}$"]
    assert told(italic, ["Delta", "Dorea", "Dialister"], 24.0) == []

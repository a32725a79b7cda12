"""Capitals with a ring that no reader saw."""

from __future__ import annotations

import pytest
from tests.unit.text.drawn_labels import drawn_labels

from unheat.text.crowned import crowned


def told(drawn: list[str], read: list[str], px: float = 14.0, blur: float = 0.0) -> list[str]:
    """The texts that are told, of level labels that are ``drawn`` and ``read`` so."""
    glyphs, known = drawn_labels(drawn, read, px, blur=blur)
    found = crowned(glyphs, [one.site for one in known.values()], known)
    return [known[key].text for key in sorted(found)]


@pytest.mark.parametrize("first", ["Åre", "Ålesund"])
def test_a_ring_that_touches_its_capital_is_told_by_its_height(first: str) -> None:
    bare = "A" + first[1:]
    others = ["Bormio", "Kitzbuhel", "Val Gardena", "St. Moritz"]
    assert told([first, *others], [bare, *others]) == [bare]
    assert told([bare, *others], [bare, *others]) == []
    assert told([first, *others], [first, *others]) == []


@pytest.mark.parametrize("px", [8.0, 10.0, 14.0])
def test_a_ring_over_a_capital_that_stands_alone_is_told_by_its_height(px: float) -> None:
    others = ["Temp", "Kappa", "Wind", "U.S."]
    assert told(["Å", *others], ["A", *others], px) == ["A"]
    assert told(["A", *others], ["A", *others], px) == []


@pytest.mark.parametrize("px", [12.0, 14.0])
def test_small_letters_as_high_as_a_capital_tell_of_a_ring_too(px: float) -> None:
    units = ["kg", "dB", "hPa", "cm"]
    assert told(["Å", *units], ["A", *units], px) == ["A"]
    assert told(["A", *units], ["A", *units], px) == []
    # What is told begins with a capital: "f" and "b" may differ in some faces.
    assert told([*units, "fm"], [*units, "fm"], px) == []


def test_two_labels_tell_nothing() -> None:
    assert told(["Åre", "Bormio"], ["Are", "Bormio"]) == []


@pytest.mark.parametrize("px", [7.0, 8.0, 9.0, 10.0, 12.0])
def test_letters_that_touch_and_hang_lower_no_base_line(px: float) -> None:
    genes = ["JAK2", "TP53", "EGFR", "MYC", "KRAS"]
    assert told(genes, genes, px) == []
    traits = ["Anxious, easily upset", "Open, complex", "Calm, stable", "Reserved", "Critical"]
    assert told(traits, traits, px) == []


@pytest.mark.parametrize("first", ["Île-de-France", "Élysée", "Ödenburg"])
def test_letters_that_run_together_behind_a_blur_are_measured_by_their_columns(first: str) -> None:
    bare = {"Î": "I", "É": "E", "Ö": "O"}[first[0]] + first[1:]
    others = ["Bretagne", "Occitanie", "Normandie", "Corse", "Jura, Alpes"]
    assert told([first, *others], [bare, *others], blur=0.9) == [bare]
    assert told([bare, *others], [bare, *others], blur=0.9) == []


@pytest.mark.parametrize(("px", "blur"), [(7.0, 0.0), (7.0, 0.4), (9.0, 0.6), (10.0, 0.9)])
def test_the_hook_of_a_j_tells_nothing_of_how_high_capitals_are(px: float, blur: float) -> None:
    months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul"]
    assert told(months, months, px, blur=blur) == []

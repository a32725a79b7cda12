"""Spaces of a label as its sisters on the axis have them."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import cast

import pytest
from tests.unit.text.test_labels import Drawing

from unheat.model import Layout
from unheat.text.ink import Glyphs
from unheat.text.labels import locate
from unheat.text.reading import Reading
from unheat.text.sister_spaces import spaced_as_sisters, with_even_units
from unheat.text.sites import Site, Sites


@pytest.mark.parametrize(
    ("texts", "layer", "expected"),
    [
        (("Drug B", "Drug C", "DMSO", "DrugA"), False, ("Drug A", True)),
        (("Drug B", "Drug C", "DMSO", "DrugA"), True, ("DrugA", False)),
        (("Drug B", "Drug C", "DMSO", "Drugs"), False, ("Drugs", False)),
        (("Drug B", "Placebo", "DMSO", "DrugA"), False, ("DrugA", False)),
        (("L V1", "L FEF", "L TPJ", "LIPS"), False, ("L IPS", True)),
        (("L V1", "L FEF", "R TPJ", "LIPS"), False, ("LIPS", False)),
        (("A + B", "A + C", "B + C", "A+ B"), False, ("A+ B", True)),
        (("A + B", "A + C", "B + C", "C + D"), False, ("C + D", False)),
        (("A + B", "A + C", "B + C", "CD4+ T"), False, ("CD4+ T", False)),
        (("Phi-3 mini", "GPT", "T5", "MPT-30B"), False, ("MPT-30B", False)),
        (
            ("B. pumilus", "E. coli", "B. cereus ATCC 14579", "B. velezensis FZB42"),
            *(False, ("B. velezensis FZB42", False)),
        ),
    ],
)
def test_spaces_that_the_axis_contradicts_are_asked_about(
    texts: tuple[str, ...], layer: bool, expected: tuple[str, bool]
) -> None:
    drawing = Drawing()
    for col in range(4):
        drawing.write("Name", 150 + 60 * col, 200)
    sites = locate(drawing.layout())
    found = {
        site.key: Reading(site=site, text=texts[site.index], confidence=0.9, layer=layer)
        for site in sites.of("column", 0)
    }
    readings = spaced_as_sisters(sites, found)
    assert (readings["column.0.3"].text, readings["column.0.3"].review) == expected
    assert not any(readings[f"column.0.{index}"].review for index in range(3))


@pytest.mark.parametrize(
    ("first", "layer", "asked"),
    [("1 h", False, True), ("1 h", True, False), ("dark", False, False)],
)
def test_numbers_with_one_unit_are_spaced_alike(first: str, layer: bool, asked: bool) -> None:
    drawing = Drawing()
    for col in range(4):
        drawing.write("Name", 150 + 60 * col, 200)
    sites = locate(drawing.layout())
    texts = (first, "2h", "4h", "24h")
    found = {
        site.key: Reading(site=site, text=texts[site.index], confidence=0.9, layer=layer)
        for site in sites.of("column", 0)
    }
    for readings in (spaced_as_sisters(sites, found), with_even_units(sites, found)):
        assert [readings[f"column.0.{k}"].review for k in range(4)] == [asked] * 4


@pytest.mark.parametrize("doubted", [True, False])
def test_numbers_are_spaced_as_readers_differ_about_others(doubted: bool) -> None:
    drawing = Drawing()
    for col in range(4):
        drawing.write("Name", 150 + 60 * col, 200)
    sites = locate(drawing.layout())
    found = {
        site.key: Reading(site=site, text=("10⁻³M", "10⁻²M", "1M", "A")[site.index], confidence=0.9)
        for site in sites.of("column", 0)
    }
    said = ("10°?7M", "10⁻² M", "10⁻²M")
    found["column.0.1"] = replace(found["column.0.1"], said=said, review=doubted)
    readings = with_even_units(sites, found)
    assert [readings[f"column.0.{k}"].review for k in range(4)] == [doubted] * 3 + [False]


@pytest.mark.parametrize(("last", "asked"), [("θ50 cm", True), ("θ 50 cm", False)])
def test_labels_that_differ_in_a_number_and_a_space_are_asked_about(last: str, asked: bool) -> None:
    drawing = Drawing()
    for col in range(4):
        drawing.write("Name", 150 + 60 * col, 200)
    sites = locate(drawing.layout())
    texts = ("ET", "Q", "θ 10 cm", last)
    found = {
        site.key: Reading(site=site, text=texts[site.index], confidence=0.9)
        for site in sites.of("column", 0)
    }
    readings = spaced_as_sisters(sites, found)
    assert [readings[f"column.0.{k}"].review for k in range(4)] == [False, False, asked, asked]


@pytest.mark.parametrize(("other", "asked"), [("A1 cm", True), ("A1cm", False), ("A2 cm", False)])
def test_the_same_label_of_another_panel_has_the_same_spaces(other: str, asked: bool) -> None:
    def site(owner: int) -> Site:
        made = SimpleNamespace(role="column", owner=owner, index=0, key=f"column.{owner}.0")
        return cast(Site, made)

    sites = (site(0), site(1))
    found = {
        one.key: Reading(site=one, text=text, confidence=0.9)
        for one, text in zip(sites, ("A1cm", other), strict=True)
    }
    layout = cast(Layout, SimpleNamespace(panels=[None, None]))
    figure = Sites(layout=layout, glyphs=cast(Glyphs, None), sites=sites)
    readings = spaced_as_sisters(figure, found)
    assert [one.review for one in readings.values()] == [asked, asked]


def test_a_word_at_the_end_of_both_titles_is_a_word_in_both() -> None:
    drawing = Drawing()
    for col in range(4):
        drawing.write("Name", 150 + 60 * col, 200)
    drawing.write("Predicted label", 240, 225)
    sites = locate(drawing.layout())
    (below,) = sites.of("column-title", 0)
    beside = replace(below, role="row-title")
    both = replace(sites, sites=(*sites.sites, beside))
    found = {
        below.key: Reading(site=below, text="Predicted label", confidence=0.9),
        beside.key: Reading(site=beside, text="Truelabel", confidence=0.9),
    }
    names = {
        site.key: Reading(site=site, text="Name", confidence=0.9) for site in sites.of("column", 0)
    }
    readings = spaced_as_sisters(both, names | found)
    assert (readings[beside.key].text, readings[beside.key].review) == ("True label", True)
    assert not readings[below.key].review

"""The space before an arrow that ends a label: the gap in its ink tells, and readers do not."""

from __future__ import annotations

import pytest
from tests.unit.text.test_titles import Page, only
from tests.unit.text.test_typewriter import typed

from unheat.text import arrow_spaces
from unheat.text.arrow_spaces import with_arrow_spaces
from unheat.text.labels import locate
from unheat.text.reading import Reading


@pytest.mark.parametrize("size", [11, 14, 20])
@pytest.mark.parametrize("names", [("BLEU ↑", "FID ↓", "Top-1 ↑"), ("BLEU↑", "FID↓", "Top-1↑")])
def test_the_gap_before_an_arrow_tells_of_a_space(names: tuple[str, ...], size: int) -> None:
    page = Page()
    for row, name in enumerate((*names, "plain")):
        typed(page, name, 60, 145 + 40 * row, "DejaVu Sans", size)
    sites = locate(page.layout())
    for read in (names, tuple(one.replace(" ", "") for one in names)):
        found = {
            site.key: Reading(site=site, text=(*read, "plain")[site.index], confidence=0.9)
            for site in sites.of("row", 0)
        }
        told = with_arrow_spaces(sites, found)
        assert [told[f"row.0.{i}"].text for i in range(3)] == list(names)
        assert not any(told[f"row.0.{i}"].review for i in range(3))


@pytest.mark.parametrize("name", ["ASR (%) ↑", "ASR (%)↑"])
def test_the_gap_before_an_arrow_of_a_title_tells_as_well(name: str) -> None:
    page = Page()
    typed(page, name, 230, 100, "DejaVu Sans", 14)
    sites = locate(page.layout())
    site = only(sites, "title")
    for read in (name, name.replace(" ↑", "↑")):
        found = {site.key: Reading(site=site, text=read, confidence=0.9)}
        assert with_arrow_spaces(sites, found)[site.key].text == name


@pytest.mark.parametrize(
    ("gap", "said", "told", "asks"),
    [
        (0.35, ("FID ↓", "FID ↓"), "FID ↓", True),
        (0.35, ("FID ↓", "FID↓"), "FID↓", False),
        (0.2, ("FID ↓", "FID ↓"), "FID↓", False),
        (0.5, ("FID ↓", "FID ↓"), "FID ↓", False),
    ],
)
def test_a_gap_within_a_pixel_overrules_no_readers_that_agree(
    monkeypatch: pytest.MonkeyPatch, gap: float, said: tuple[str, ...], told: str, asks: bool
) -> None:
    monkeypatch.setattr(arrow_spaces, "_last_gap", lambda *_: (gap, 0.06))
    page = Page()
    for row, name in enumerate(("FID ↓", "plain", "bare", "mere")):
        typed(page, name, 60, 145 + 40 * row, "DejaVu Sans", 14)
    sites = locate(page.layout())
    site = sites.of("row", 0)[0]
    one = Reading(site=site, text="FID ↓", confidence=0.9, said=said)
    found = with_arrow_spaces(sites, {site.key: one})[site.key]
    assert (found.text, found.review) == (told, asks)

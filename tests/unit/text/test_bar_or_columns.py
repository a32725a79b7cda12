"""Level print between the columns and a bar below them."""

from __future__ import annotations

import numpy as np
import pytest
from tests.unit.text.test_titles import Page

from unheat.model import Bar, Box
from unheat.text.bar_or_columns import bar_names_doubted
from unheat.text.labels import locate
from unheat.text.lines import Line
from unheat.text.reading import Reading
from unheat.text.sites import Site, Sites


def _written(below: float) -> tuple[Sites, Line]:
    """Names of four columns, a bar below them, and a word between that is written at ``below``."""
    page = Page()
    page.pixels[380:392, 160:400] = np.linspace(0, 200, 240).astype(np.uint8)[None, :, None]
    page.write("Score", 280, below)
    page.columns(("one", "two", "three", "four"), 296)
    bar = Bar(box=Box(160, 380, 400, 392), orientation="horizontal", tick_side="bottom")
    located = locate(page.layout(bar))
    (line,) = [site.lines[0] for site in located.sites if abs(site.box.center[1] - below) < 6]
    return located, line


@pytest.mark.parametrize(
    ("below", "titled", "asked"),
    [(322.0, False, True), (322.0, True, False), (362.0, False, False)],
)
def test_what_is_nearer_to_the_columns_than_to_the_bar_may_be_their_title(
    below: float, titled: bool, asked: bool
) -> None:
    located, line = _written(below)
    name = Site(role="bar-label", owner=0, index=0, lines=(line,))
    names = located.of("column", 0)
    title = Site(role="column-title", owner=0, index=0, lines=names[0].lines)
    sites = Sites(layout=located.layout, glyphs=located.glyphs, sites=(name, title, *names))
    readings = {
        site.key: Reading(site=site, text="text", confidence=0.9, review=site is title)
        for site in sites.sites
    }
    if titled:
        readings[title.key] = Reading(site=title, text="Runs", confidence=0.9)
    assert bar_names_doubted(sites, readings)[name.key].review is asked


@pytest.mark.parametrize(
    ("below", "named", "asked"),
    [(366.0, False, True), (366.0, True, False), (322.0, False, False)],
)
def test_a_title_of_columns_that_is_nearer_to_a_nameless_bar_may_be_its_name(
    below: float, named: bool, asked: bool
) -> None:
    located, line = _written(below)
    names = located.of("column", 0)
    title = Site(role="column-title", owner=0, index=0, lines=(line,))
    name = Site(role="bar-label", owner=0, index=0, lines=names[0].lines)
    found = (title, *names, *([name] if named else []))
    sites = Sites(layout=located.layout, glyphs=located.glyphs, sites=found)
    readings = {site.key: Reading(site=site, text="text", confidence=0.9) for site in found}
    assert bar_names_doubted(sites, readings)[title.key].review is asked

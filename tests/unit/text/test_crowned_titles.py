"""Titles whose first capital bears a mark that no reader saw."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from tests.unit.text.drawn_labels import drawn_labels

from unheat.text.crowned_titles import with_crowned_titles


def asked(drawn: str, read: str, family: str = "DejaVu Sans", px: float = 16.0) -> bool:
    """Whether a title that is drawn and read so is up for review."""
    glyphs, known = drawn_labels([drawn], [read], px, family)
    (one,) = known.values()
    site = replace(one.site, role="column-title")
    sites: Any = SimpleNamespace(glyphs=glyphs, sites=[site])
    return with_crowned_titles(sites, {site.key: replace(one, site=site)})[site.key].review


@pytest.mark.parametrize("family", ["DejaVu Sans", "DejaVu Serif"])
@pytest.mark.parametrize("text", ["Évolution par ville", "Île de départ", "Årstid"])
def test_a_capital_that_reaches_above_tall_letters_has_a_mark(text: str, family: str) -> None:
    plain = {"É": "E", "Î": "I", "Å": "A"}[text[0]] + text[1:]
    assert asked(text, plain, family)
    assert not asked(text, text, family)
    assert not asked(plain, plain, family)


@pytest.mark.parametrize("text", ["Job title", "Quality (%)", "Site | bed", "Xylem", "f(x) depth"])
def test_other_titles_are_believed(text: str) -> None:
    assert not asked(text, text)

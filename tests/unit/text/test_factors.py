"""Factors at the ends of bars, and what readers make of them."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from tests.unit.text.test_labels import Drawing
from tests.unit.text.test_titles import Page

from unheat.model import Bar, Box, Reason
from unheat.text.factors import with_factors
from unheat.text.labels import locate
from unheat.text.lines import Line, group_lines, join_lines
from unheat.text.reading import Reading
from unheat.text.sites import Site, Sites


def drawn(text: str, px: float = 14.0) -> tuple[Sites, Line]:
    """The figure of a page with one text in large type under its columns, and the line of it."""
    page = Page()
    page.typeset(text, 250, 320, px)
    sites = locate(page.layout())
    boxes = sites.glyphs.boxes
    index = np.flatnonzero((boxes[:, 1] > 280) & (boxes[:, 0] > 150) & (boxes[:, 2] < 350))
    return sites, join_lines(sites.glyphs, group_lines(sites.glyphs, index, 0.0, px))


def judged(text: str, own: str, *said: str, role: str = "bar-offset", px: float = 14.0) -> Reading:
    sites, line = drawn(text, px)
    site = Site(role=role, owner=0, index=0, lines=(line,))
    reading = Reading(
        site=site,
        text=own,
        confidence=0.3,
        review=True,
        reasons=(Reason.READERS_DIFFER,),
        said=said,
    )
    return with_factors(sites, {site.key: reading})[site.key]


def test_a_one_that_readers_take_for_a_letter_is_no_doubt() -> None:
    told = judged("1e3", "1e3", "le3", "le3", "1e3")
    assert (told.text, told.review) == ("1e3", False)


def test_small_factors_are_told_by_all_readers_alike_if_they_have_no_raised_digit() -> None:
    assert not judged("1e-4", "1e-4", "le-4", "le-4", "1e-4", px=8.0).review
    assert judged("1e-4", "1e-4", "le-4", "le-1", "1e-4", px=8.0).review
    assert judged(r"$\times10^{-3}$", "×10^-3", "x10-3", "x10⁻³", "×10-3", px=8.0).review


def test_the_ink_shows_the_sign_of_an_exponent() -> None:
    told = judged(r"$\times10^{-3}$", "×10^7", "x107", "x10⁻³", "×10-3")
    assert (told.text, told.review) == ("×10^-3", False)
    assert judged(r"$\times10^{3}$", "×10^-3", "x107", "x10⁻³", "×10-3").review


@pytest.mark.parametrize(
    "said", [("x107", "x10⁻³", "×10⁻8"), ("", "x10⁻³", "×10-3"), ("x10ms", "Cms", "Cms")]
)
def test_factors_that_readers_do_not_mean_alike_stay_in_doubt(said: tuple[str, ...]) -> None:
    assert judged(r"$\times10^{-3}$", "×10^-3", *said).review


def test_a_name_is_no_factor() -> None:
    assert judged("Score", "Score", "Score", "Scorc", "Score", role="bar-label").review


@pytest.mark.parametrize(
    ("text", "offset"), [("x10-6+15", True), ("x10-6 and words before it", False)]
)
def test_an_offset_over_the_corner_of_a_panel_ends_with_its_bar(text: str, offset: bool) -> None:
    """What begins before the middle of the panel is its title."""
    drawing = Drawing()
    drawing.pixels[60:180, 366:380] = np.linspace(0, 200, 120).astype(np.uint8)[:, None, None]
    bar = Bar(box=Box(366, 60, 380, 180), orientation="vertical")
    for place, number in ((70, "4"), (120, "2"), (170, "0")):
        drawing.write(number, 394, place)
    (width, _), _ = cv2.getTextSize(text, cv2.FONT_HERSHEY_SIMPLEX, 0.45, 1)
    drawing.write(text, 380 - width // 2, 46)
    found = locate(drawing.layout(bar)).of("bar-offset", 0)
    assert bool(found) is offset

"""Characters of a PDF page in place of what was read."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from unheat.model import Box, Layout, Raster
from unheat.model.raster import PageWord
from unheat.text.corroborate import Reading
from unheat.text.ink import find_glyphs
from unheat.text.layer import layered, said_at
from unheat.text.lines import Line
from unheat.text.sites import Site, Sites

# A line of print 10 px tall from (100, 50) to (160, 60).
BOX = Box(100, 50, 160, 60)


def said(words: list[PageWord], read: str, angle: float = 0.0) -> Reading:
    """What becomes of a doubted reading of a line over which the page carries ``words``."""
    along = (BOX.x0, BOX.x1) if angle == 0.0 else (-BOX.y1, -BOX.y0)
    across = (BOX.y0, BOX.y1) if angle == 0.0 else (BOX.x0, BOX.x1)
    line = Line(glyphs=np.array([0]), angle=angle, along=along, across=across, box=BOX, size=10.0)
    raster = Raster(
        rgb=np.full((100, 200, 3), 255, np.uint8),
        name="drawn",
        sha256="",
        format="pdf",
        words=tuple(words),
    )
    layout = Layout(raster=raster, panels=(), bars=(), background=(255.0, 255.0, 255.0))
    site = Site(role="row", owner=0, index=0, lines=(line,))
    glyphs = find_glyphs(raster, [], (255.0, 255.0, 255.0))
    sites = Sites(layout=layout, glyphs=glyphs, sites=(site,))
    reading = Reading(site=site, text=read, confidence=0.3, review=True)
    return layered(sites, {site.key: reading})[site.key]


def word(text: str, x0: float, x1: float, turn: float = 0.0) -> PageWord:
    return PageWord(text=text, x0=x0, x1=x1, y0=50, y1=60, turn=turn)


@pytest.mark.parametrize(
    ("words", "read", "text"),
    [
        ([word("Llama", 100, 130), word("7B", 134, 160)], "Lama 78", "Llama 7B"),
        ([word("Uyghur", 100, 160)], "U ghur", "Uyghur"),
        ([word("Be", 100, 120), word("tw", 121, 140), word("E", 141, 160)], "Betw@", "BetwE"),
        ([word("7B", 134, 160), word("Llama", 100, 130)], "Llama 7B", "Llama 7B"),
    ],
)
def test_words_over_the_line_are_its_text(words: list[PageWord], read: str, text: str) -> None:
    found = said(words, read)
    assert (found.text, found.confidence, found.review, found.layer) == (text, 1.0, False, True)


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ([word("0.5", 110, 160)], "-0.5"),  # the minus sign is a path
        ([word("28", 100, 160)], "t-28"),
        ([word("T(=0.5)", 100, 160)], "T(t=0.5)"),  # a letter of another font is missing
        ([word("\ue001\ue002\ue003", 100, 160)], "abc"),  # a font without its characters
        ([word("Llama", 100, 160, turn=90.0)], "Llama"),
        ([replace(word("Llama", 100, 160), y0=80, y1=90)], "Llama"),
        ([], "Llama"),
    ],
)
def test_other_words_change_nothing(words: list[PageWord], read: str) -> None:
    found = said(words, read)
    assert (found.text, found.review, found.layer) == (read, True, False)


@pytest.mark.parametrize("angle", [0.0, 90.0])
def test_words_of_the_next_line_are_not_its_own(angle: float) -> None:
    own = PageWord(text="Church", x0=100, x1=160, y0=50, y1=60, turn=angle)
    before = PageWord(text="Naija", x0=100, x1=160, y0=41, y1=51, turn=angle)
    if angle:
        before = replace(before, x0=91, x1=101, y0=50, y1=60)
    assert said([before, own], "Chureh", angle).text == "Church"


def test_upright_lines_may_run_down_or_up() -> None:
    for turn in (90.0, 270.0):
        upright = PageWord(text="abc", x0=100, x1=160, y0=50, y1=60, turn=turn)
        assert said([upright], "abd", angle=90.0).text == "abc"


def test_words_that_the_edge_of_the_page_cuts_are_known_all_the_same() -> None:
    words = [word("of", 150, 160), word("Number", 100, 140), word("Label", 100, 140)]
    words[2] = replace(words[2], y0=20, y1=30)
    assert said_at(words, Box(102, 58, 158, 60)) == "Number of"
    assert said_at(words, Box(102, 20, 158, 60)) == "", "two lines"
    assert said_at([*words, word("x", 141, 149, turn=90.0)], Box(102, 58, 158, 60)) == ""
    assert said_at((), Box(102, 58, 158, 60)) == ""

"""Names of bars that a typewriter set: their words are far apart, and still one text."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from tests.unit.text.test_titles import CELLS, Page, only

from unheat.model import Bar, Box
from unheat.text.ink import find_glyphs
from unheat.text.labels import locate
from unheat.text.lines import group_lines
from unheat.text.typewriter import pitch_of


def typed(
    page: Page,
    text: str,
    x: float,
    y: float,
    family: str = "DejaVu Sans Mono",
    size: float = 11,
) -> None:
    """Text of ``size`` points at 72 dpi that begins at x and stands on y."""
    height, width = page.pixels.shape[:2]
    figure = Figure(figsize=(width / 72, height / 72), dpi=72)
    figure.text(x / width, 1 - y / height, text, fontsize=size, family=family, va="baseline")
    canvas: Any = FigureCanvasAgg(figure)
    canvas.draw()
    page.pixels = np.minimum(page.pixels, np.asarray(canvas.buffer_rgba())[:, :, :3])


@pytest.mark.parametrize("name", ["Mean score", "Accuracy (%)"])
def test_the_words_of_a_name_over_an_upright_bar_are_one_name(name: str) -> None:
    page = Page()
    typed(page, name, 430, 140)
    for place, number in ((155, "9"), (200, "5"), (248, "1")):
        page.write(number, 460, place)
    bar = Bar(box=Box(430, 150, 448, 250), orientation="vertical")
    site = only(locate(page.layout(bar)), "bar-label")
    assert site.box.x1 > 430 + 6 * len(name)


def test_the_words_of_a_name_before_a_level_bar_are_one_name() -> None:
    page = Page()
    typed(page, "Accuracy (%)", 132, 62)
    for place, number in ((230, "0"), (300, "5"), (370, "9")):
        page.write(number, place, 78)
    bar = Bar(box=Box(225, 50, 375, 66), orientation="horizontal")
    assert only(locate(page.layout(bar)), "bar-label").box.x0 < 140


@pytest.mark.parametrize(("family", "even"), [("DejaVu Sans Mono", True), ("DejaVu Sans", False)])
def test_letters_of_a_typewriter_have_one_pitch(family: str, even: bool) -> None:
    page = Page()
    typed(page, "Similarity of all", 60, 60, family)
    glyphs = find_glyphs(page.layout().raster, [CELLS], (255.0,) * 3)
    index = np.flatnonzero(glyphs.boxes[:, 3] < 80)
    (line,) = group_lines(glyphs, index, 0.0, glyphs.text_size(index))
    assert (pitch_of(glyphs, line) is not None) == even


def test_the_last_word_of_a_title_over_a_bar_is_no_factor_of_it() -> None:
    page = Page()
    typed(page, "Mean time to first reply", 250, 106, size=13)
    for place, number in ((127, "9"), (200, "5"), (272, "1")):
        page.write(number, 460, place)
    page.turned("Rate", 500, 180)
    bar = Bar(box=Box(430, 120, 448, 280), orientation="vertical")
    sites = locate(page.layout(bar))
    assert not sites.of("bar-offset", 0)
    assert only(sites, "title").box.x1 > 435

"""A letter that ran together with the title of its panel."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from tests.unit.text.test_passages import _page

from unheat.model import Box
from unheat.text.figure_letters import begins_with_letter, figure_letters, title_over
from unheat.text.ink import find_glyphs
from unheat.text.lines import group_lines
from unheat.text.sites import Site


def test_a_title_that_begins_with_a_lone_letter_is_asked_about_where_others_have_one() -> None:
    page = _page([(100, 100), *((112 + 8 * i, 100) for i in range(8))])
    (line,) = group_lines(page.glyphs, np.arange(len(page.glyphs)), 0.0, 8.0)
    site = Site(role="title", owner=0, index=0, lines=(line,), turns=(0.0,))
    assert not begins_with_letter(page, site)
    page.letters = [Box(10, 20, 16, 28), Box(210, 20, 216, 28)]
    assert begins_with_letter(page, site)
    page.letters = [Box(80, 100, 86, 108), Box(210, 100, 216, 108)]
    assert not begins_with_letter(page, site)


def test_one_sign_on_the_middle_of_its_panel_is_its_title_and_asked_about() -> None:
    boxes = [Box(50, 130, 150, 230), Box(250, 130, 350, 230)]
    # Both signs on the middles of their panels, and at the left.
    named = _page([(97, 100), (297, 100)])
    assert figure_letters(named, boxes) == []
    lettered = _page([(50, 100), (250, 100)])
    assert len(figure_letters(lettered, boxes)) == 2
    lines = group_lines(named.glyphs, np.array([0]), 0.0, 8.0)
    assert not title_over(0, lines, boxes, sure=True).sure
    assert title_over(0, lines, boxes[:1], sure=True).sure


def test_labels_of_columns_under_one_panel_are_no_letters_of_the_next() -> None:
    """Two panels over each other, whose first label stands over the second panel's first column."""
    marks = [(x, y) for y in (72, 172) for x in (20, 60, 100)]
    page = _page(marks)
    under = [Box(10, 0, 120, 64), Box(10, 100, 120, 164), Box(10, 200, 120, 264)]
    assert not figure_letters(page, under)
    assert len(figure_letters(_page([(2, 72), (2, 172)]), under)) == 2


def test_a_letter_and_a_digit_on_the_middle_of_a_panel_are_its_name() -> None:
    """ "Q1" as high as wide is no letter with a bracket, which reaches deeper than the letter."""
    boxes = [Box(50, 130, 150, 230), Box(250, 130, 350, 230)]
    named = _page([(x + dx, 100) for x in (92, 292) for dx in (0, 7)])
    assert figure_letters(named, boxes) == []
    bracketed = _page([(92, 100), (292, 100)], large=[(99, 99), (299, 99)])
    assert len(figure_letters(bracketed, boxes)) == 2


def test_three_letters_on_one_line_on_the_middle_of_a_panel_are_its_name() -> None:
    """ "Oil", no wider than a letter in brackets, of which the outer two end lower."""
    boxes = [Box(50, 130, 150, 230), Box(250, 130, 350, 230)]
    for foot, count in ((18, 0), (21, 2)):
        page = _page([])
        pixels = page.layout.raster.rgb.copy()
        for x in (87, 287):
            for left, right, low in ((0, 3, foot), (7, 18, 18), (22, 25, foot)):
                pixels[90 : 90 + low, x + left : x + right] = 0
        raster = replace(page.layout.raster, rgb=pixels)
        glyphs = find_glyphs(raster, [], (255.0,) * 3)
        free = np.ones(len(glyphs), bool)
        page = replace(page, glyphs=glyphs, free=free, size=18.0)
        assert len(figure_letters(page, boxes)) == count

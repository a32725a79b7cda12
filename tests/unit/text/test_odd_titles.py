"""Texts in the place of a title that may be something else."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.unit.text.test_labels import Drawing, words

from unheat.model import Bar, Box, PanelLayout, Reason
from unheat.text.ink import find_glyphs
from unheat.text.labels import assemble, locate
from unheat.text.lines import Line, group_lines
from unheat.text.odd_titles import has_lost_index, is_cut_off, odd_titles_doubted
from unheat.text.reading import Reading
from unheat.text.sites import Site, Sites


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("176", True),
        ("12.5 %", True),
        ("9 15 21", True),
        ("* n.s.", True),
        ("2160.1'2160.0'2159.9'", True),
        ("10%20%30%", True),
        ("0.0010.0020.0030.004", True),
        ("5' end", False),
        ("90% of 50%", False),
        ("NS at all", False),
        ("2019", False),
        ("Layer 12", False),
        ("2019 to 2021", False),
    ],
)
def test_numbers_and_marks_over_a_lone_panel_are_asked_about(text: str, asked: bool) -> None:
    drawing = Drawing()
    drawing.write(text, 240, 35, 0.6)
    sites = locate(drawing.layout())
    (site,) = sites.of("title")
    title = assemble(sites, words(sites, {site.key: text}), {}).panels[0].title
    assert title is not None
    assert title.text == text
    assert (Reason.LABEL_PLACE in title.reasons) is asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (", main = 'Gain of all')", True),
        ("of all runs (all) we made)", True),
        ("each one is a mean over five runs", True),
        ("t-SNE of each one in all runs", False),
        ("(a) Gain of all runs (mean)", False),
        ("b] Gain of [all] runs", False),
    ],
)
def test_the_end_of_a_line_of_code_or_of_a_sentence_is_asked_about(text: str, asked: bool) -> None:
    assert is_cut_off(text) is asked
    drawing = Drawing()
    drawing.write("Errors in all runs", 240, 35, 0.6)
    sites = locate(drawing.layout())
    (site,) = sites.of("title")
    title = assemble(sites, words(sites, {site.key: text}), {}).panels[0].title
    assert title is not None
    assert (Reason.LABEL_PLACE in title.reasons) is asked


@pytest.mark.parametrize(
    ("text", "aside", "asked"),
    [
        ("We compare all runs on it.", 25, True),
        ("We compare all runs on it.", 0, False),
        ("Comparison of all runs on it", 25, False),
    ],
)
def test_a_sentence_that_is_set_on_nothing_of_the_figure_is_asked_about(
    text: str, aside: int, asked: bool
) -> None:
    drawing = Drawing()
    drawing.write("Errors in all runs", 240 + aside, 35, 0.6)
    sites = locate(drawing.layout())
    (site,) = sites.of("title")
    title = assemble(sites, words(sites, {site.key: text}), {}).panels[0].title
    assert title is not None
    assert (Reason.LABEL_PLACE in title.reasons) is asked


@pytest.mark.parametrize(
    ("below", "asked"),
    [("Values are means over five runs of it.", True), ("Time after the first dose", False)],
)
def test_another_sentence_of_the_page_does_not_tell_where_titles_begin(
    below: str, asked: bool
) -> None:
    drawing = Drawing()
    drawing.write("We compare all runs on it.", 290, 35, 0.6)
    sites = locate(drawing.layout())
    (title,) = sites.of("title")
    flush = tuple(
        replace(line, box=Box(line.box.x0, 400.0, line.box.x1 + 90.0, 412.0))
        for line in title.lines
    )
    name = replace(title, role="column-title", lines=flush)
    both = replace(sites, sites=(*sites.sites, name))
    said = {
        title.key: Reading(site=title, text="We compare all runs on it.", confidence=0.9),
        name.key: Reading(site=name, text=below, confidence=0.9),
    }
    blank = Reading(site=title, text="1", confidence=0.9)
    readings = {site.key: said.get(site.key, blank) for site in both.sites}
    assert odd_titles_doubted(both, readings)[title.key].review is asked
    # What stands between the sentence and names on top may be the title.
    top = replace(both, sites=(*sites.sites, replace(name, side="top")))
    assert odd_titles_doubted(top, readings)[name.key].review is asked


@pytest.mark.parametrize("columns", [1, 4])
def test_what_stands_over_a_single_column_without_a_name_may_be_its_name(columns: int) -> None:
    drawing = Drawing()
    layout = drawing.layout()
    spans = layout.panels[0].grid.column_spans[:columns]
    grid = replace(layout.panels[0].grid, column_spans=spans)
    drawing.pixels = drawing.pixels.copy()
    drawing.pixels[:, round(spans[-1][1]) :] = drawing.ground
    drawing.write("Score", round(120 + spans[-1][1]) // 2, 35, 0.6)
    sites = locate(
        replace(drawing.layout(), panels=(PanelLayout(grid=grid, frame=grid.box, bar=None),))
    )
    for site in sites.of("title"):
        title = assemble(sites, words(sites, {site.key: "Score"}), {}).panels[0].title
        assert title is not None
        assert (Reason.LABEL_PLACE in title.reasons) is (columns == 1)
    assert sites.of("title") or columns == 1


@pytest.mark.parametrize("numbers", [True, False])
def test_what_stands_over_a_bar_without_numbers_may_be_its_name(numbers: bool) -> None:
    drawing = Drawing()
    drawing.pixels[42:50, 140:340] = np.linspace(0, 255, 200).astype(np.uint8)[None, :, None]
    bar = Bar(box=Box(140, 42, 340, 50), orientation="horizontal", tick_positions=())
    drawing.write("Accuracy", 240, 30)
    layout = drawing.layout(bar)
    glyphs = find_glyphs(layout.raster, [bar.box, layout.panels[0].grid.box], layout.background)
    (line,) = group_lines(glyphs, np.arange(len(glyphs)), 0.0, glyphs.text_size())
    site = Site(role="title", owner=0, index=0, lines=(line,))
    ticks = [replace(site, role="tick", index=i) for i in range(2 * numbers)]
    sites = Sites(layout=layout, glyphs=glyphs, sites=(site, *ticks))
    readings = {
        one.key: Reading(site=one, text="Accuracy" if one is site else "20", confidence=0.9)
        for one in sites.sites
    }
    assert odd_titles_doubted(sites, readings)[site.key].review is not numbers


@pytest.mark.parametrize(
    ("height", "glyphs", "lost"), [(5.0, 1, True), (5.0, 9, False), (11.0, 1, False)]
)
def test_a_line_of_one_small_sign_was_lowered_or_raised_in_another(
    height: float, glyphs: int, lost: bool
) -> None:
    line = Line(
        glyphs=np.arange(10),
        angle=0.0,
        along=(0.0, 60.0),
        across=(0.0, 11.0),
        box=Box(0, 0, 60, 11),
        size=8.0,
    )
    other = replace(line, glyphs=np.arange(glyphs), across=(12.0, 12.0 + height))
    assert has_lost_index(Site(role="bar-label", owner=0, index=0, lines=(line, other))) is lost
    assert not has_lost_index(Site(role="bar-label", owner=0, index=0, lines=(line,)))


@pytest.mark.parametrize(
    ("name", "titles", "asked"),
    [
        ("Base = 75 | Gain = 10", ["Base = 50 | Gain = 10", "Base = 50 | Gain = 2.5"], True),
        ("Base = 75 | Gain = 10", ["Base = 50 | Gain = 10", "All runs"], False),
        ("Base", ["Base 1", "Base 2"], False),
        ("Runs", ["Runs", "Runs"], False),
    ],
)
def test_a_name_in_the_form_of_titles_may_be_that_of_a_panel_below(
    name: str, titles: list[str], asked: bool
) -> None:
    drawing = Drawing()
    drawing.write("Base = 75", 240, 35, 0.6)
    located = locate(drawing.layout())
    (site,) = located.of("title")
    below = replace(site, role="column-title")
    heads = [replace(site, owner=owner) for owner in range(len(titles))]
    two = replace(located.layout, panels=located.layout.panels * 2)
    sites = replace(located, layout=two, sites=(below, *heads))
    readings = {below.key: Reading(site=below, text=name, confidence=0.9)} | {
        head.key: Reading(site=head, text=text, confidence=0.9)
        for head, text in zip(heads, titles, strict=True)
    }
    assert odd_titles_doubted(sites, readings)[below.key].review is asked


@pytest.mark.parametrize(
    ("texts", "asked"),
    [
        (["lib 1", "lib_2"], [True, False]),
        (["lib 1", "lib 2"], [False, False]),
        (["lib_1", "all libraries"], [False, False]),
    ],
)
def test_titles_of_one_form_have_their_low_lines(texts: list[str], asked: list[bool]) -> None:
    drawing = Drawing()
    drawing.write("Errors in all runs", 240, 35, 0.6)
    located = locate(drawing.layout())
    (site,) = located.of("title")
    heads = tuple(replace(site, owner=owner) for owner in range(len(texts)))
    two = replace(located.layout, panels=located.layout.panels * 2)
    sites = replace(located, layout=two, sites=heads)
    readings = {
        head.key: Reading(site=head, text=text, confidence=0.9)
        for head, text in zip(heads, texts, strict=True)
    }
    found = odd_titles_doubted(sites, readings)
    assert [found[head.key].review for head in heads] == asked


@pytest.mark.parametrize(
    ("high", "titled", "asked"), [(16, True, True), (16, False, False), (2, True, False)]
)
def test_a_title_over_another_chart_may_be_that_of_it(high: int, titled: bool, asked: bool) -> None:
    drawing = Drawing()
    drawing.write("Errors in all runs", 240, 50, 0.45)
    located = locate(drawing.layout())
    (title,) = located.of("title")
    above = tuple(
        replace(line, box=Box(line.box.x0, 1.0, line.box.x1, 10.0)) for line in title.lines
    )
    head = replace(title, role="figure-title", lines=above)
    drawing.pixels = drawing.pixels.copy()
    drawing.pixels[18 : 18 + high, 140:300] = (120, 60, 90)
    sites = replace(located, layout=drawing.layout(), sites=(head, title) if titled else (head,))
    readings = {
        site.key: Reading(site=site, text=text, confidence=0.9)
        for site, text in zip(sites.sites, ["Adjusted values", "Scores"], strict=False)
    }
    assert odd_titles_doubted(sites, readings)[head.key].review is asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [("0 2 4 6 8", True), ("10", True), ("-2.5", True), ("2019", False), ("Weeks 2 to 8", False)],
)
def test_the_numbers_of_an_axis_in_the_place_of_its_name_are_asked_about(
    text: str, asked: bool
) -> None:
    drawing = Drawing()
    drawing.write("Errors in all runs", 240, 35, 0.6)
    sites = locate(drawing.layout())
    name = replace(sites.of("title")[0], role="column-title")
    both = replace(sites, sites=(name,))
    readings = {name.key: Reading(site=name, text=text, confidence=0.9)}
    assert odd_titles_doubted(both, readings)[name.key].review is asked


@pytest.mark.parametrize(("apart", "asked"), [(0.0, True), (3.0, False)])
def test_a_title_that_touches_another_one_may_have_lost_letters(apart: float, asked: bool) -> None:
    drawing = Drawing()
    drawing.write("Errors in all runs", 240, 50, 0.45)
    located = locate(drawing.layout())
    (title,) = located.of("title")
    above = tuple(
        replace(line, box=Box(line.box.x1 - 20.0, 20.0, line.box.x1 + 90.0, line.box.y0 - apart))
        for line in title.lines
    )
    head = replace(title, role="figure-title", lines=above)
    sites = replace(located, sites=(head, title))
    readings = {
        site.key: Reading(site=site, text=text, confidence=0.9)
        for site, text in zip(sites.sites, ["B tches", "Raw coun s"], strict=True)
    }
    found = odd_titles_doubted(sites, readings)
    assert [found[site.key].review for site in sites.sites] == [asked, asked]

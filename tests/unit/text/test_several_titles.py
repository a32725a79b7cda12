"""Several texts in the place of one title, and one in the places of two."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from unheat.model import Axis, Box, Grid, Label, Layout, PanelLayout, Raster, Reason
from unheat.text.ink import find_glyphs
from unheat.text.labels import locate
from unheat.text.lines import Line
from unheat.text.page import Page as TextPage
from unheat.text.several_titles import Place, places_of_several, titled_by, with_names_asked_alike
from unheat.text.sites import PanelTexts, Site

from .test_titles import Page, only


def lines_over_cells() -> tuple[Site, Site]:
    page = Page()
    page.rows()
    page.columns(["one", "two", "three", "four"], 110)
    page.write("Hour", 280, 92)
    page.write("Activity", 280, 70, scale=0.7)
    sites = locate(page.layout())
    return only(sites, "title"), only(sites, "column-title")


def panels_at(*corners: tuple[float, float]) -> TextPage:
    """A page with panels of two rows and columns, each 80 × 40 px."""

    def panel(left: float, top: float) -> PanelLayout:
        rows = tuple((top + 20 * i, top + 20 * i + 20) for i in range(2))
        grid = Grid(row_spans=rows, column_spans=((left, left + 40), (left + 40, left + 80)))
        return PanelLayout(grid=grid, frame=grid.box)

    white = np.full((420, 620, 3), 255, np.uint8)
    raster = Raster(rgb=white, name="drawn", sha256="", format="png")
    panels = tuple(panel(*corner) for corner in corners)
    layout = Layout(raster=raster, panels=panels, bars=(), background=(255.0,) * 3)
    glyphs = find_glyphs(raster, [], (255.0,) * 3)
    return TextPage(layout=layout, glyphs=glyphs, free=np.ones(len(glyphs), bool), size=10.0)


def test_of_two_lines_in_the_place_of_one_title_each_may_be_another() -> None:
    upper, lower = (site.lines[0] for site in lines_over_cells())

    def places(line: Line) -> list[Place]:
        both: list[Place] = [("figure-title", 0), ("title", 0)]
        return [*both, ("column-title", 0)] if line is lower else both

    left = [(("figure-title", 0), [upper, lower])]
    found = dict(places_of_several(panels_at((240, 70)), [], left, places))
    assert set(found) == {("title", 0), ("column-title", 0)}
    assert found["column-title", 0] == lower.box
    assert (
        places_of_several(panels_at((240, 70)), [], [(("figure-title", 0), [upper])], places) == []
    )


def test_of_two_lines_in_the_place_of_a_bar_s_name_the_upper_may_be_the_title() -> None:
    upper, lower = (site.lines[0] for site in lines_over_cells())
    bar: Place = ("bar-label", 0)
    left = [(bar, [upper, lower])]
    assert dict(
        places_of_several(panels_at((240, 70)), [], left, lambda _: [bar, ("title", 0)])
    ).keys() == {("title", 0)}


def test_what_may_name_the_columns_above_may_be_the_title_of_the_panel_below() -> None:
    line = lines_over_cells()[0].lines[0]
    assert line.box.intersection(Box(240, 60, 320, 90)) > 0.0
    page = panels_at((240, 10), (240, 150))
    name = Site(role="column-title", owner=0, index=0, lines=(line,), sure=False)
    assert titled_by(page, name) == [1]
    assert titled_by(page, replace(name, sure=True)) == []


@pytest.mark.parametrize(
    ("corner", "asked"),
    [((260, 110), True), ((320, 110), False), ((260, 210), False)],
    ids=["under it", "beside it", "lower"],
)
def test_print_over_two_panels_may_be_the_titles_of_both(
    corner: tuple[float, float], asked: bool
) -> None:
    """Strips of facets whose frames touch are one piece of print."""
    line = lines_over_cells()[0].lines[0]
    page = panels_at((170, 110), corner)
    found = dict(places_of_several(page, [], [(("title", 0), [line])], lambda _: []))
    assert found == ({("title", 1): line.box} if asked else {})


@pytest.mark.parametrize(("shared", "asked"), [(True, True), (False, False)])
def test_the_unread_name_of_shared_labels_is_asked_about_everywhere(
    shared: bool, asked: bool
) -> None:
    unread = Label(text="", confidence=0.0, box=Box(10, 40, 20, 90), review=True)
    rows = Axis(title=unread, labels=("a", "b"), confidence=(1.0,) * 2, review=(False,) * 2)
    none = replace(rows, title=None)
    reasons = ((Reason.LABEL_SHARED,),) * 2 if shared else ()
    others = PanelTexts(title=None, rows=replace(none, reasons=reasons), columns=none)
    first = PanelTexts(title=None, rows=rows, columns=none)
    panels = with_names_asked_alike([first, others])
    assert [one.rows.title for one in panels] == [unread, unread if asked else None]
    assert all(one.columns.title is None for one in panels)

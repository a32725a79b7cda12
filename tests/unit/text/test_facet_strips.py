"""Names of panels: upright beside each panel of a column, or level under each one of a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from tests.unit.text.test_labels import Drawing, words

from unheat.model import Axis, Grid, Label, Layout
from unheat.text.facet_strips import without_equal_strips
from unheat.text.labels import assemble, locate
from unheat.text.sites import PanelTexts


def split(drawing: Drawing, grids: Sequence[Grid]) -> Layout:
    """The drawing with some of its cells as panels of their own, the others painted over."""
    layout = drawing.layout()
    (panel,) = layout.panels
    return replace(
        layout, panels=tuple(replace(panel, grid=grid, frame=grid.box) for grid in grids)
    )


def stacked(title: bool) -> Layout:
    """Two panels of two rows, one below the other, with names upright at the right."""
    drawing = Drawing()
    drawing.pixels[150:230, 120:360] = drawing.pixels[60:140, 120:360]
    drawing.pixels[140:150] = 255
    tops = (60.0, 150.0)
    for top, name in zip(tops, ("Female", "Male"), strict=True):
        for row in range(2):
            drawing.write(f"r{row + 1}", 100, int(top) + 20 + 40 * row)
        drawing.turned(name, 374, int(top) + 40)
    for col in range(4):
        drawing.write(f"col{col}", 150 + 60 * col, 244)
    if title:
        drawing.turned("Supply", 60, 146)
    columns = tuple((120.0 + 60 * col, 180.0 + 60 * col) for col in range(4))
    return split(
        drawing,
        [
            Grid(row_spans=((top, top + 40), (top + 40, top + 80)), column_spans=columns)
            for top in tops
        ],
    )


@pytest.mark.parametrize("title", [False, True])
def test_strips_beside_panels_of_a_column_are_their_titles(title: bool) -> None:
    sites = locate(stacked(title))
    texts = {"title.0.0": "Female", "title.1.0": "Male"}
    texts |= {site.key: f"r{site.index + 1}" for site in sites.of("row", 0) + sites.of("row", 1)}
    texts |= {site.key: f"col{site.index}" for site in sites.of("column", 1)}
    texts |= {site.key: "Supply" for site in sites.sites if site.role == "row-title"}
    found = assemble(sites, words(sites, texts), words(sites, texts, "rapidocr")).panels
    assert [panel.title and panel.title.text for panel in found] == ["Female", "Male"]
    rows = [panel.rows.title and panel.rows.title.text for panel in found]
    assert rows == (["Supply"] * 2 if title else [None] * 2)


@pytest.mark.parametrize("headed", [False, True])
@pytest.mark.parametrize("names", [("Dry", "Wet"), ("Dry", "")])
def test_names_beyond_the_titles_of_all_rows_are_those_of_panels(
    headed: bool, names: tuple[str, str]
) -> None:
    """Facets below each other whose rows have a title each, and the title of the figure on top."""
    drawing = Drawing()
    drawing.pixels[150:230, 120:360] = drawing.pixels[60:140, 120:360]
    drawing.pixels[140:150] = 255
    tops = (60.0, 150.0)
    for top, name in zip(tops, names, strict=True):
        for row in range(2):
            drawing.write(f"r{row + 1}", 100, int(top) + 20 + 40 * row)
        drawing.turned("Kind", 70, int(top) + 40)
        if name:
            drawing.turned(name, 46, int(top) + 40)
    for col in range(4):
        drawing.write(f"col{col}", 150 + 60 * col, 244)
    if headed:
        drawing.write("All that was seen", 240, 40)
    columns = tuple((120.0 + 60 * col, 180.0 + 60 * col) for col in range(4))
    grids = [
        Grid(row_spans=((top, top + 40), (top + 40, top + 80)), column_spans=columns)
        for top in tops
    ]
    sites = locate(split(drawing, grids)).sites
    strips = [site.owner for site in sites if site.role == "title" and site.lines[0].angle == 90.0]
    assert strips == ([0, 1] if names[1] else [])
    heads = [site.role for site in sites if site.box.y1 < 60]
    assert heads == ([] if not headed else ["figure-title"] if names[1] else ["title"])


def test_the_torn_rim_of_a_strip_hides_no_name() -> None:
    layout = stacked(False)
    rgb = layout.raster.rgb.copy()
    for step in range(34):
        rgb[134 + step // 6, 362 + step] = 90
    sites = locate(replace(layout, raster=replace(layout.raster, rgb=rgb)))
    assert [site.owner for site in sites.sites if site.role == "title"] == [0, 1]


def test_upright_texts_that_say_the_same_name_no_panel() -> None:
    axis = Axis(title=None, labels=("a",), confidence=(1.0,), review=(False,))

    def panels(*names: str) -> list[PanelTexts]:
        titles = [Label(text=name, turn=270.0) for name in names]
        return [PanelTexts(title=title, rows=axis, columns=axis) for title in titles]

    found = without_equal_strips(panels("Count", "Count"))
    assert [(panel.title, panel.rows.title and panel.rows.title.text) for panel in found] == [
        (None, "Count")
    ] * 2
    differ = panels("Oak", "Pine")
    assert without_equal_strips(differ) == tuple(differ)


@pytest.mark.parametrize("several", [False, True])
def test_each_panel_of_a_row_has_the_title_under_its_middle(several: bool) -> None:
    drawing = Drawing()
    drawing.pixels[60:180, 360:480] = drawing.pixels[60:180, 120:240]
    starts = (120, 245, 370)
    for start in reversed(starts):
        drawing.pixels[60:180, start : start + 120] = drawing.pixels[60:180, 120:240].copy()
    drawing.pixels[60:180, 240:245] = drawing.pixels[60:180, 365:370] = 255
    drawing.pixels[60:180, 490:] = 255
    for row, name in enumerate(("Fe", "Mn", "Zn")):
        drawing.write(name, 100, 80 + 40 * row)
    for start, name in zip(starts, ("Spring", "Summer", "Autumn"), strict=True):
        drawing.write("a", start + 30, 196)
        drawing.write("b", start + 90, 196)
        if several or name == "Summer":
            drawing.write(name, start + 60, 232)
    rows = drawing.layout().panels[0].grid.row_spans
    grids = [
        Grid(row_spans=rows, column_spans=((x, x + 60.0), (x + 60.0, x + 120.0)))
        for x in map(float, starts)
    ]
    sites = locate(split(drawing, grids))
    titles = {site.owner: site.box.center[0] for site in sites.sites if site.role == "column-title"}
    middles = [start + 60 if several else 305 for start in starts]
    assert [titles[owner] for owner in sorted(titles)] == pytest.approx(middles, abs=4)

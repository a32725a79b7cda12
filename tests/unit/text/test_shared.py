"""Labels that panels share."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from unheat.model import Box, Grid, Label, Layout, PanelLayout, Raster
from unheat.model.figure import Axis
from unheat.text.labels import locate
from unheat.text.lent import lend_labels
from unheat.text.lines import group_lines
from unheat.text.page import Page
from unheat.text.shared import with_shared_titles
from unheat.text.sites import PanelTexts, Site


def grid(x: float, y: float, gap: float) -> Grid:
    """Two rows and columns of 40 px, of which the outer rows lose ``gap`` to a blurred rim."""
    return Grid(
        row_spans=((y + gap, y + 40), (y + 40, y + 80 - gap)),
        column_spans=((x, x + 40), (x + 40, x + 80)),
    )


def texts(columns: str, top: float = 0.0) -> PanelTexts:
    names = tuple(columns) if columns else (None, None)
    boxes = tuple(Box(10 + 40 * i, top, 18 + 40 * i, top + 8) for i in range(2))
    axis = Axis(
        title=None,
        labels=names,
        confidence=(1.0, 1.0),
        review=(False, False),
        boxes=boxes if columns else (None, None),
    )
    rows = Axis(title=None, labels=("r", "s"), confidence=(1.0, 1.0), review=(False, False))
    return PanelTexts(title=None, rows=rows, columns=axis)


def test_panels_beside_each_other_are_facets_together() -> None:
    """A pixel at a rim must not tell the left facet from the right one."""
    grids = [grid(0, 0, 3.0), grid(100, 0, 0.0), grid(0, 118, 0.0), grid(100, 118, 0.0)]
    panels = [texts(""), texts(""), texts("ab", 200.0), texts("ab", 200.0)]
    lent = lend_labels(panels, grids)
    assert [panel.columns.labels for panel in lent[:2]] == [("a", "b"), ("a", "b")]
    assert np.all([panel.columns.lent == () for panel in lent])


@pytest.mark.parametrize(("x", "title"), [(200.0, "Age"), (84.0, "Female")])
def test_a_strip_beyond_the_last_of_a_row_of_facets_is_no_title_of_its_labels(
    x: float, title: str
) -> None:
    """Where it stands on the side of the labels it may be one."""
    grids = [grid(0, 0, 0.0), grid(100, 0, 0.0)]
    first, last = texts("ab"), texts("ab")
    age = Label(text="Age", box=Box(-40, 20, -30, 60))
    strip = Label(text="Female", box=Box(x, 20, x + 10, 60))
    none = replace(last.rows, title=strip, labels=(None, None))
    panels = [
        replace(first, rows=replace(first.rows, title=age)),
        replace(last, rows=none),
    ]
    found = lend_labels(panels, grids)[1].rows
    assert found.labels == ("r", "s")
    assert found.title is not None
    assert found.title.text == title


def test_panels_of_which_the_outer_ones_alone_are_named_share_their_axes() -> None:
    """However far apart, if one bar is theirs and rows and columns are named once."""
    grids = [grid(0, 0, 0.0), grid(150, 0, 0.0), grid(0, 190, 0.0), grid(150, 190, 0.0)]
    panels = [texts(""), texts(""), texts("ab", 272.0), texts("ab", 272.0)]
    unnamed = [
        replace(one, rows=replace(one.rows, labels=(None, None))) if i % 2 else one
        for i, one in enumerate(panels)
    ]
    lent = lend_labels(unnamed, grids, (0, 0, 0, 0))
    assert [panel.columns.labels for panel in lent] == [("a", "b")] * 4
    assert [panel.rows.labels for panel in lent] == [("r", "s")] * 4
    others = lend_labels(unnamed, grids, (0, 1, 2, 3))
    assert others[0].columns.labels == (None, None)


@pytest.mark.parametrize(
    ("names", "bars", "xs", "shared"),
    [
        (("ab", "ab", "ab"), (0, 0, 0), (0, 150, 300), True),
        (("ab", "ab", "ac"), (0, 0, 0), (0, 150, 300), False),
        (("ab", "ab", "ab"), (0, 1, 2), (0, 150, 300), False),
        (("ab", "ab", "ab"), (0, 0, 0), (0, 150, 340), False),
        (("ab", "ab"), (0, 0), (0, 150), False),
    ],
)
def test_panels_in_a_line_that_name_the_same_columns_share_the_rows_that_the_first_names(
    names: tuple[str, ...], bars: tuple[int, ...], xs: tuple[int, ...], shared: bool
) -> None:
    """However far apart, if one bar is theirs and they stand at even distances."""
    grids = [grid(x, 0, 0.0) for x in xs]
    panels = [texts(name, 90.0) for name in names]
    panels[1:] = [replace(one, rows=replace(one.rows, labels=(None, None))) for one in panels[1:]]
    lent = lend_labels(panels, grids, bars)
    told = ("r", "s") if shared else (None, None)
    assert [panel.rows.labels for panel in lent[1:]] == [told] * (len(xs) - 1)


def facets(letters: int, *, caption: bool = False) -> Layout:
    """Two panels side by side with labels of so many letters under their columns, and one title
    below them; under the first panel a caption that is larger."""
    below = 170 + 9 * letters
    pixels = np.full((560, 640, 3), 255, dtype=np.uint8)
    grids = []
    for x in (80, 340):
        spans = tuple((x + 60.0 * col, x + 60.0 + 60 * col) for col in range(4))
        rows = tuple((40.0 + 40 * row, 80.0 + 40 * row) for row in range(3))
        grids.append(Grid(row_spans=rows, column_spans=spans))
        pixels[40:160, x : x + 240] = 90
        for col in range(4):
            for letter in range(letters):
                top = 170 + 9 * letter
                pixels[top : top + 6, x + 24 + 60 * col : x + 33 + 60 * col] = 0
                pixels[top + 2 : top + 4, x + 24 + 60 * col : x + 31 + 60 * col] = 255
    for row in range(3):
        for letter in range(4):
            y, x = 55 + 40 * row, 30 + 9 * letter
            pixels[y : y + 9, x : x + 6] = 0
            pixels[y + 2 : y + 7, x + 2 : x + 4] = 255
    for letter in range(10):
        pixels[below + 23 : below + 32, 285 + 9 * letter : 291 + 9 * letter] = 0
        pixels[below + 25 : below + 30, 287 + 9 * letter : 289 + 9 * letter] = 255
    for letter in range(18 * caption):
        pixels[below + 53 : below + 66, 90 + 12 * letter : 98 + 12 * letter] = 0
        pixels[below + 56 : below + 63, 93 + 12 * letter : 95 + 12 * letter] = 255
    return Layout(
        raster=Raster(rgb=pixels, name="drawn", sha256="", format="png"),
        panels=tuple(PanelLayout(grid=grid, frame=grid.box, bar=None) for grid in grids),
        bars=(),
        background=(255.0, 255.0, 255.0),
    )


def test_long_labels_put_a_shared_title_far_from_the_cells() -> None:
    titles = locate(facets(28)).of("column-title")
    assert [site.owner for site in titles] == [0, 1]


def test_a_caption_beyond_a_shared_title_is_none_of_the_first_panel() -> None:
    layout = facets(4, caption=True)
    sites = locate(layout)
    page = Page(
        layout=layout, glyphs=sites.glyphs, free=np.ones(len(sites.glyphs), dtype=bool), size=9.0
    )
    labels = [*sites.of("row"), *sites.of("column")]
    page.claim(np.concatenate([line.glyphs for site in labels for line in site.lines]))
    index = np.flatnonzero(page.glyphs.boxes[:, 1] > 255)
    (line,) = group_lines(page.glyphs, index, 0.0, 12.0)
    page.claim(index)
    caption = Site(
        role="column-title", owner=0, index=0, lines=(line,), turns=(0.0,), side="bottom"
    )
    found = with_shared_titles(page, [*labels, caption])
    titles = [site for site in found if site.role == "column-title"]
    assert [site.owner for site in titles] == [0, 1]
    assert all(site.box.y1 < line.box.y0 for site in titles)


@pytest.mark.parametrize(
    ("bars", "facets"), [((None, None), True), ((0, 0), True), ((0, 1), False)]
)
def test_panels_with_bars_of_their_own_are_no_facets(
    bars: tuple[int | None, ...], facets: bool
) -> None:
    grids = [grid(0, 0, 0.0), grid(0, 100, 0.0)]
    upper = lend_labels([texts(""), texts("ab", 190.0)], grids, bars)[0].columns
    assert upper.labels == (("a", "b") if facets else (None, None))
    assert upper.names == ("a", "b")


@pytest.mark.parametrize(("head", "facets"), [(96.0, True), (120.0, False)])
def test_the_title_of_the_panel_below_is_no_room_for_labels(head: float, facets: bool) -> None:
    """The gap is wider than a cell, and a title stands in it."""
    grids = [grid(0, 0, 0.0), grid(0, 140, 0.0)]
    title = Label(text="Test", box=Box(30, head, 50, head + 8))
    upper = lend_labels([texts(""), replace(texts("ab", 232.0), title=title)], grids, (0, 0))[0]
    assert (upper.columns.labels == ("a", "b")) is facets

"""A matrix of names: in tables, in words, on the page, and drawn again."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.unit.show.factory import (
    axis,
    even_grid,
    make_cells,
    make_figure,
    make_panel,
    make_scale,
)

from unheat.export.doubts import color_says
from unheat.export.table import cell_rows, matrix_rows
from unheat.model import Box, Figure, Tick
from unheat.show.describe import describe
from unheat.show.notes import value_text
from unheat.show.paint import make_paint
from unheat.show.plot import plot_of
from unheat.show.render import render
from unheat.show.report import report

NAMES = ("water", "forest", "town")
COLORS = ((69.0, 117.0, 180.0), (26.0, 152.0, 80.0), (215.0, 48.0, 39.0))
KINDS = np.array([[2.0, 0.0, 2.0], [1.0, 2.0, np.nan]])


def named() -> Figure:
    cells = make_cells(KINDS, decimals=0, low=0.0, high=2.0)
    nothing = np.full(KINDS.shape, np.nan)
    cells = replace(
        cells,
        text=np.full(KINDS.shape, None, dtype=object),
        text_value=nothing,
        text_confidence=np.zeros(KINDS.shape),
        value=KINDS.copy(),
        color_value=KINDS.copy(),
        color_low=KINDS.copy(),
        color_high=KINDS.copy(),
    )
    scale = replace(
        make_scale(0.0, 2.0, (0, 1, 2)),
        norm="categories",
        categories=NAMES,
        knots=tuple((float(index), *color) for index, color in enumerate(COLORS)),
        ticks=tuple(
            Tick(text=name, value=float(index), position=1 - (index + 0.5) / 3)
            for index, name in enumerate(NAMES)
        ),
    )
    panel = make_panel(
        cells,
        rows=axis(("north", "south"), "left"),
        columns=axis(("2015", "2016", "2017"), "bottom"),
        grid=even_grid(Box(60, 10, 150, 70), 2, 3),
        scale=scale,
        decimals=None,
    )
    return make_figure(panel, size=(200, 100))


def test_tables_hold_names() -> None:
    figure = named()
    assert list(matrix_rows(figure.panels[0]))[1:] == [
        ["north", "town", "water", "town"],
        ["south", "forest", "town", ""],
    ]
    first = dict(zip(*list(cell_rows(figure))[:2], strict=True))
    assert (first["value"], first["color_value"], first["color_low"]) == ("town",) * 3
    assert color_says(figure.panels[0], 0, 1) == "water"


def test_names_have_no_highest_one_and_no_mean() -> None:
    panel = describe(named()).panels[0]
    assert panel.observations == ("Cells by name: town in 3, water in 1, forest in 1.",)
    assert (
        "a legend of names: water (blue), forest (green)" in dict(panel.components)["Color scale"]
    )


def test_the_page_of_evidence_lists_the_names() -> None:
    page = report(named())
    assert "Names: water (blue), forest (green)" in page
    assert "Off the fit" not in page


def test_each_name_is_drawn_in_the_color_of_its_key() -> None:
    scale = named().panels[0].scale
    assert scale is not None
    paint = make_paint(scale)
    assert paint is not None
    assert (paint(np.array([0.0, 1.0, 2.0])) * 255).round().tolist() == [list(c) for c in COLORS]


def test_numbers_printed_over_named_colors_keep_their_colors() -> None:
    # The legend names classes, and the cells print counts: a matrix of numbers, colored by name.
    figure = named()
    (panel,) = figure.panels
    counts = np.array([[40.0, 7.0, 86.0], [12.0, 55.0, 3.0]])
    rgb = np.array(COLORS)[np.nan_to_num(KINDS, nan=1.0).astype(int)]
    texts = np.array([[f"{count:.0f}" for count in row] for row in counts], dtype=object)
    cells = replace(
        panel.cells, text=texts, text_value=counts, value=counts, rgb=rgb, color_value=KINDS
    )
    panel = replace(panel, cells=cells, print_and_color="different", relation="categories")
    plot = plot_of(replace(figure, panels=(panel,)), 100.0)
    assert plot.panels[0].source == "rgb"
    assert [text for _, text in plot.bars[0].ticks] == ["town", "forest", "water"]
    assert [place for place, _ in plot.bars[0].ticks] == pytest.approx([1 / 6, 1 / 2, 5 / 6])
    assert value_text(panel.cells[0, 2], panel) == "86"


def test_numbers_in_a_few_of_the_named_cells_are_drawn_beside_the_names() -> None:
    figure = named()
    (panel,) = figure.panels
    counts = np.array([[40.0, np.nan, np.nan], [np.nan, np.nan, np.nan]])
    texts = np.array([["40", None, None], [None, None, None]], dtype=object)
    value = np.where(np.isnan(counts), KINDS, counts)
    cells = replace(panel.cells, text=texts, text_value=counts, value=value)
    figure = replace(figure, panels=(replace(panel, cells=cells),))
    printed = plot_of(figure, 100.0).panels[0].print
    assert printed is not None
    assert printed.form is None
    assert len(render(figure).axes) > 0

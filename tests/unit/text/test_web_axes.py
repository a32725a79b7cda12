"""How pages of the web set texts around cells: names beyond ends, months, sheets, notebooks."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.unit.text.test_labels import Drawing

from unheat.model import Axis, Bar, Box, Grid, Label, Layout, PanelLayout, Raster, Word
from unheat.text.echoes import without_echoes
from unheat.text.labels import Sites, Texts, crops, locate
from unheat.text.outer_names import renamed, settled
from unheat.text.sheet_lines import without_sheet_lines
from unheat.text.sites import PanelTexts

ROWS = ("Porto", "Basel", "Turin")


def labeled() -> Drawing:
    drawing = Drawing()
    for row, text in enumerate(ROWS):
        drawing.write(text, 90, 80 + 40 * row)
    for col, text in enumerate("4567"):
        drawing.write(text, 150 + 60 * col, 192)
    return drawing


def test_names_beyond_the_ends_of_axes_are_no_titles() -> None:
    drawing = labeled()
    drawing.write("city", 120, 48)
    drawing.write("hour", 384, 180)
    sites = locate(drawing.layout())
    assert [site.side for site in sites.of("row-title")] == ["top"]
    assert [site.side for site in sites.of("column-title")] == ["right"]
    assert all(site.sure for role in ("row-title", "column-title") for site in sites.of(role))
    assert not sites.of("title")


def test_a_title_that_begins_with_the_cells_is_one() -> None:
    drawing = labeled()
    drawing.write("Visits", 142, 40)
    sites = locate(drawing.layout())
    assert len(sites.of("title")) == 1
    assert not sites.of("row-title")


def lying(drawing: Drawing, x1: int) -> Bar:
    ramp = np.linspace(0, 200, x1 - 120).astype(np.uint8)
    drawing.pixels[210:222, 120:x1] = ramp[None, :, None]
    return Bar(box=Box(120, 210, x1, 222), orientation="horizontal")


def test_two_numbers_over_the_handles_of_a_slider_are_no_title_of_the_columns() -> None:
    drawing = labeled()
    bar = lying(drawing, 360)
    drawing.pixels[210:222, 120:360] = 255
    ramp = np.linspace(0, 200, 130).astype(np.uint8)
    drawing.pixels[222:234, 175:305] = ramp[None, :, None]
    bar = Bar(box=Box(175, 222, 305, 234), orientation="horizontal", tick_side="top")
    drawing.write("-50", 181, 209)
    drawing.write("50", 299, 209)
    sites = locate(drawing.layout(bar))
    assert len(sites.of("tick", 0)) == 2
    assert not sites.of("column-title")


def test_labels_over_a_bar_that_go_on_beyond_it_are_the_columns() -> None:
    drawing = labeled()
    bar = lying(drawing, 230)
    drawing.write("0", 108, 216)
    drawing.write("90", 246, 216)
    sites = locate(drawing.layout(bar))
    assert [site.index for site in sites.of("column", 0)] == [0, 1, 2, 3]
    assert [site.position for site in sites.of("tick", 0)] == pytest.approx([120, 230])


def test_numbers_of_a_bar_as_long_as_its_panel_are_its_own() -> None:
    drawing = Drawing()
    bar = lying(drawing, 360)
    for col, text in enumerate("4567"):
        drawing.write(text, 150 + 60 * col, 200)
    sites = locate(drawing.layout(bar))
    assert len(sites.of("tick", 0)) == 4
    assert not sites.of("column", 0)


def counted() -> Sites:
    """A table: names, counts of users, colored cells; both columns have headings."""
    drawing = Drawing()
    for row, text in enumerate(ROWS):
        drawing.write(text, 30, 80 + 40 * row)
        drawing.write(str(210 + 9 * row), 95, 80 + 40 * row)
    drawing.write("Town", 30, 44)
    drawing.write("Users", 95, 44)
    for col, text in enumerate(("one", "two", "three", "four")):
        drawing.write(text, 150 + 60 * col, 44)
    return locate(drawing.layout())


def heard(sites: Sites, inner: str, outer: str) -> dict[str, Word]:
    said = {"row": inner, "outer-row": outer}
    return {
        crop.key: Word(
            text=said.get(crop.key.split(".")[0], "word"),
            confidence=0.9,
            engine="test",
            key=crop.key,
        )
        for crop in crops(sites)
    }


def test_names_beyond_a_column_of_numbers_are_the_labels() -> None:
    sites = counted()
    words = heard(sites, "210", "Porto")
    chosen, taken = settled(sites, words)
    assert [round(site.box.center[0]) for site in chosen.of("row")] == pytest.approx(
        [30] * 3, abs=5
    )
    assert [site.box.x1 < 60 for site in chosen.of("row-title")] == [True]
    assert {renamed(words, taken)[f"row.0.{row}.0@0"].text for row in range(3)} == {"Porto"}


def test_cohorts_are_named_by_months() -> None:
    sites = counted()
    assert settled(sites, heard(sites, "210", "2024-05"))[1]


@pytest.mark.parametrize(("inner", "outer"), [("Basel", "Porto"), ("210", "17")])
def test_what_stands_next_to_the_cells_is_the_labels_else(inner: str, outer: str) -> None:
    sites = counted()
    chosen, taken = settled(sites, heard(sites, inner, outer))
    assert not taken
    assert all(site.box.x0 > 60 for site in chosen.of("row"))
    assert not chosen.of("outer-row")


def test_long_marks_that_stand_off_the_cells_are_no_dashes() -> None:
    drawing = Drawing()
    for row, text in enumerate(ROWS):
        drawing.write(text, 60, 80 + 40 * row)
        drawing.pixels[79 + 40 * row : 81 + 40 * row, 92:102] = 0
    sites = locate(drawing.layout())
    assert len(sites.of("row", 0)) == 3
    assert all(site.box.x1 < 92 for site in sites.of("row", 0))


def test_months_over_some_weeks_of_a_calendar_begin_with_them() -> None:
    drawing = Drawing()
    drawing.pixels[60:180, 120:540] = 255
    for row in range(7):
        for col in range(30):
            y, x = 60 + 14 * row, 120 + 14 * col
            drawing.pixels[y : y + 11, x : x + 11] = (40, 90 + (37 * row * col) % 120, 60)
    for text, col in (("Jan", 0), ("Feb", 5), ("Mar", 9), ("Apr", 13), ("May", 18)):
        drawing.write(text, 134 + 14 * col, 48)
    grid = Grid(
        row_spans=tuple((60.0 + 14 * row, 71.0 + 14 * row) for row in range(7)),
        column_spans=tuple((120.0 + 14 * col, 131.0 + 14 * col) for col in range(30)),
    )
    layout = Layout(
        raster=Raster(rgb=drawing.pixels, name="drawn", sha256="", format="png"),
        panels=(PanelLayout(grid=grid, frame=grid.box),),
    )
    assert [site.index for site in locate(layout).of("column", 0)] == [0, 5, 9, 13, 18]


@pytest.mark.parametrize("digits", ["1234", "7777"])
def test_a_number_that_ends_a_label_beside_the_cells_is_no_mark(digits: str) -> None:
    drawing = Drawing()
    for row in range(3):
        drawing.write("Store", 76, 80 + 40 * row)
        drawing.write(digits[row], 112, 80 + 40 * row)
    sites = locate(drawing.layout())
    assert all(site.box.x1 > 108 for site in sites.of("row", 0))


def texts(rows: tuple[str, ...], columns: tuple[str, ...], title: str = "") -> Texts:
    def axis(labels: tuple[str, ...]) -> Axis:
        n = len(labels)
        return Axis(title=None, labels=labels, confidence=(1.0,) * n, review=(False,) * n)

    panel = PanelTexts(title=Label(text=title), rows=axis(rows), columns=axis(columns))
    return Texts(figure_title=None, panels=(panel,), bars=())


def test_letters_and_numbers_of_a_sheet_are_no_part_of_its_names() -> None:
    (panel,) = without_sheet_lines(
        texts(("3 Bolts", "4 Nuts", "5Pins"), ("B 2019", "C 2020", "D 2021"))
    ).panels
    assert panel.rows.labels == ("Bolts", "Nuts", "Pins")
    assert panel.columns.labels == ("2019", "2020", "2021")


@pytest.mark.parametrize("rows", [("1 Bolts", "2 Nuts", "3 Pins"), ("2 Bolts", "4 Nuts", "5 Pins")])
def test_names_that_are_counted_keep_their_numbers(rows: tuple[str, ...]) -> None:
    (panel,) = without_sheet_lines(texts(rows, ("A x", "B x", "C x"))).panels
    assert panel.rows.labels == rows
    assert panel.columns.labels == ("A x", "B x", "C x")


def test_letters_of_a_sheet_alone_are_asked_about() -> None:
    read = texts(("x", "y", "z"), ("B", "C", "D"))
    panel = replace(read.panels[0], columns=replace(read.panels[0].columns, side="top"))
    (panel,) = without_sheet_lines(replace(read, panels=(panel,))).panels
    assert panel.columns.review == (True, True, True)
    (panel,) = without_sheet_lines(texts(("A", "B", "C"), ("B", "D", "E"))).panels
    assert not any((*panel.rows.review, *panel.columns.review))


@pytest.mark.parametrize(
    ("title", "rows", "kept"),
    [("F16", "123", False), ("F16", "135", True), ("Q1", "123", True), ("Fits", "123", True)],
)
def test_the_chosen_cell_of_a_sheet_is_no_title(title: str, rows: str, kept: bool) -> None:
    (panel,) = without_sheet_lines(texts(tuple(rows), ("A", "B"), title)).panels
    assert (panel.title is not None) == kept


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("Out[7]: <AxesSubplot:xlabel='year', ylabel='month'>", False),
        ("<matplotlib.axes._subplots.AxesSubplot at 0x7f1c>", False),
        ("sns.heatmap(flights, annot=True)", False),
        ("f, ax = plt.subplots(figsize=(9, 6))", False),
        ("Accuracy (%) of the test set", True),
        ("Loss <1 at start", True),
        ("[14]:", False),
    ],
)
def test_code_and_its_echo_are_no_titles(title: str, kept: bool) -> None:
    (panel,) = without_echoes(texts((), (), title)).panels
    assert (panel.title is not None) == kept


def test_labels_of_rows_beside_a_short_upright_bar_are_not_its_name() -> None:
    drawing = Drawing()
    for row, text in enumerate("123"):
        drawing.write(text, 378, 80 + 40 * row)
    ramp = np.linspace(200, 0, 48).astype(np.uint8)
    drawing.pixels[60:108, 388:402] = ramp[:, None, None]
    bar = Bar(box=Box(388, 60, 402, 108), orientation="vertical", tick_side="right")
    for text, y in (("1", 62), ("0", 106)):
        drawing.write(text, 412, y)
    sites = locate(drawing.layout(bar))
    assert [site.index for site in sites.of("row", 0)] == [0, 1, 2]
    assert not sites.of("bar-label")

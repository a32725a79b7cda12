"""Workbooks, read back by another library: what a spreadsheet program would show."""

from __future__ import annotations

import io
import math
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pytest
from tests.unit.show.factory import (
    axis,
    even_grid,
    founding,
    make_cells,
    make_figure,
    make_panel,
    make_scale,
    put,
)

from unheat.errors import MissingDependencyError, UsageError
from unheat.export import one_product
from unheat.export.frame import to_frame
from unheat.export.number_style import number_style
from unheat.export.sheet import HEAD_ROWS, to_xlsx
from unheat.export.table import matrix_rows
from unheat.model import Box, Figure, Label, NumberFormat, Panel, Reason, Status


def opened(figure: Figure) -> Any:
    return openpyxl.load_workbook(io.BytesIO(to_xlsx(figure)))


def panel_of(
    values: Any, *, labels: Sequence[str | None] = ("a", "b"), decimals: int | None = 1, **more: Any
) -> Panel:
    cells = make_cells(np.array(values, dtype=float), decimals=decimals, low=0.0, high=60.0)
    rows, cols = cells.shape
    return make_panel(
        cells,
        rows=axis(labels[:rows], "left"),
        columns=axis(labels[:cols], "bottom"),
        grid=even_grid(Box(0, 0, 100, 100), rows, cols),
        scale=make_scale(0.0, 60.0, (0, 30, 60)),
        decimals=decimals,
        **more,
    )


def figure_of(*panels: Panel) -> Figure:
    return make_figure(*panels, size=(200, 200))


def test_the_matrix_is_that_of_the_csv_in_the_colors_of_the_figure() -> None:
    book = opened(founding(misprint=True))
    assert book.sheetnames == ["matrix", "cells", "scale", "provenance"]
    sheet = book["matrix"]
    assert sheet["A1"].value == "Prompt Transferability Matrix"
    assert (sheet["B2"].value, sheet["A3"].value) == ("Target model", "Source model")
    found = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=HEAD_ROWS)]
    rows = list(matrix_rows(founding(misprint=True).panels[0]))
    assert found[0][1:] == rows[0][1:]
    assert [row[0] for row in found[1:]] == [row[0] for row in rows[1:]]
    assert [row[1:] for row in found[1:]] == [[float(text) for text in row[1:]] for row in rows[1:]]
    assert sheet["B4"].fill.fgColor.rgb == "FF3B4CC0"
    assert sheet["B4"].font.color.rgb == "FFFFFFFF"
    assert sheet["C6"].font.color.theme is not None  # dark text, as usual, on salmon
    assert sheet.freeze_panes == "B4"


def test_a_doubt_is_framed_and_has_a_note() -> None:
    sheet = opened(founding(misprint=True))["matrix"]
    doubtful, sure = sheet["B7"], sheet["C7"]
    assert doubtful.comment.text.startswith("Vicuna / GPT-4 prints 59.7, its colour says 52")
    assert doubtful.border.left.style == "thick"
    assert doubtful.number_format == r"0.0\!"
    assert (sure.comment, sure.border.left.style, sure.number_format) == (None, None, "0.0")
    assert doubtful.fill.fgColor.rgb == "FFDD5F4B"  # the color of 52.7, not that of 59.7


def test_doubts_about_labels_and_scales_have_notes() -> None:
    figure = founding()
    panel = figure.panels[0]
    rows = replace(panel.rows, review=(False, True, False, False))
    scale = replace(panel.scale, review=True, reasons=(Reason.TWO_TICKS,))  # type: ignore[type-var]
    sheet = opened(replace(figure, panels=(replace(panel, rows=rows, scale=scale),)))["matrix"]
    assert "label of row 2" in sheet["A5"].comment.text
    assert (sheet["A5"].value, sheet["A5"].border.left.style) == ("Claude 2", "thick")
    assert "two ticks" in sheet["A1"].comment.text


def test_masked_cells_are_blank_and_hatched() -> None:
    panel = panel_of([[1.0, 2.0], [3.0, 4.0]])
    cells = put(panel.cells, 0, 1, status=Status.EMPTY, value=np.nan, text_value=np.nan, text=None)
    sheet = opened(figure_of(replace(panel, cells=cells)))["matrix"]
    assert sheet["C4"].value is None
    assert sheet["C4"].fill.patternType == "lightUp"
    assert sheet["B4"].fill.patternType == "solid"


@pytest.mark.parametrize(
    "label",
    [
        *("=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "-1", "0.5", "1e5", "{=1}"),
        *("http://example.org", "_x0041_", "'=1"),
    ],
)
def test_a_label_is_text_whatever_it_begins_with(label: str) -> None:
    panel = panel_of([[1.0, -0.5], [3.0, 4.0]], labels=(label, "b"))
    book = opened(figure_of(replace(panel, title=Label(text=label))))
    for name, place in (("matrix", "A1"), ("matrix", "A4"), ("matrix", "B3"), ("cells", "D2")):
        cell = book[name][place]
        assert (cell.data_type, cell.value, cell.hyperlink) == ("s", label, None)
    assert (book["matrix"]["C4"].data_type, book["matrix"]["C4"].value) == ("n", -0.5)


def test_the_tidy_sheet_has_numbers_and_the_scale_its_ticks() -> None:
    book = opened(founding(misprint=True))
    header, *rows = book["cells"].iter_rows(values_only=True)
    assert len(rows) == 16
    last = dict(zip(header, rows[12], strict=True))
    assert (last["row_label"], last["value"], last["status"]) == ("Vicuna", 59.7, "conflict")
    assert last["review"] is True
    assert last["color_low"] < 52.7 < last["color_high"]
    scale = list(book["scale"].iter_rows(min_row=2, values_only=True))
    assert [row[2:5] for row in scale if row[1] == "tick"][-1] == ("60", 60, 1)
    assert (1, "colormap", "coolwarm", None, None, None) in scale
    provenance = dict(book["provenance"].iter_rows(values_only=True))
    assert provenance["sha256"] == "0" * 64
    assert provenance["to look at"].startswith("Vicuna / GPT-4 prints 59.7")


def test_every_panel_has_a_sheet_whatever_its_title_is() -> None:
    panels = [replace(panel_of([[1.0, 2.0]]), title=Label(text="[a]*?/\\:'" * 9)) for _ in range(3)]
    book = opened(figure_of(*panels))
    assert book.sheetnames[:3] == ["matrix", "matrix-2", "matrix-3"]
    assert book["matrix-3"]["A1"].value == "[a]*?/\\:'" * 9


def test_labels_that_are_not_drawn_are_numbered_in_italics() -> None:
    sheet = opened(figure_of(panel_of([[1.0, 2.0]], labels=(None, "b"))))["matrix"]
    assert [(cell.value, cell.font.i, cell.font.b) for cell in sheet[HEAD_ROWS][1:]] == [
        ("1", True, False),
        ("b", False, True),
    ]


def test_categories_are_names() -> None:
    scale = make_scale(0.0, 1.0, (), n_knots=2, norm="categories", categories=("low", "high"))
    panel = replace(panel_of([[0.0, 1.0]], decimals=None), scale=scale)
    sheet = opened(figure_of(panel))["matrix"]
    assert [cell.value for cell in sheet[4]] == ["a", "low", "high"]


def test_a_scale_without_numbers_has_colors_only() -> None:
    panel = panel_of([[1.0, 2.0]])
    assert panel.scale is not None
    knots = tuple((math.nan, *knot[1:]) for knot in panel.scale.knots)
    scale = replace(panel.scale, minimum=math.nan, maximum=math.nan, knots=knots, ticks=())
    rows = list(opened(figure_of(replace(panel, scale=scale)))["scale"].values)
    assert ("color", None, None) in [row[1:4] for row in rows]
    assert "minimum" not in [row[1] for row in rows]


@pytest.mark.parametrize("engine", ["openpyxl", "calamine"])
def test_pandas_reads_the_matrix_by_the_words_of_the_documentation(engine: str) -> None:
    import pandas

    words = "pandas.read_excel(file, header=2, index_col=0)"
    assert words in Path("docs/tables.md").read_text("utf-8")
    for figure in (founding(), figure_of(panel_of([[1.0, 2.0]]))):
        file = io.BytesIO(to_xlsx(figure))
        frame = pandas.read_excel(file, header=2, index_col=0, engine=engine)
        assert frame.equals(to_frame(figure.panels[0]).astype(frame.dtypes.iloc[0]))


def test_what_is_too_long_for_a_cell_is_cut() -> None:
    panel = replace(panel_of([[1.0, 2.0]]), title=Label(text="é" * 40_000))
    title = opened(figure_of(panel))["matrix"]["A1"].value
    assert (len(title), title[-1]) == (32_767, "…")


def test_a_panel_wider_than_a_sheet_is_refused_in_one_sentence() -> None:
    panel = panel_of(np.zeros((1, 16_384)), labels=("a",) * 16_384)
    with pytest.raises(UsageError, match=r"1 × 16384 cells.* holds 1048573 × 16383; .*-f csv"):
        to_xlsx(figure_of(panel))


def test_more_colors_than_a_workbook_holds_are_rounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("unheat.export.sheet._STYLED_COLORS", 20)
    values = np.linspace(0.0, 60.0, 400).reshape(20, 20)
    panel = panel_of(values, labels=tuple(map(str, range(20))), decimals=None)
    sheet = opened(figure_of(panel))["matrix"]
    fills = {sheet.cell(row, col).fill.fgColor.rgb for row in range(4, 24) for col in range(2, 22)}
    assert 8 <= len(fills) <= 20
    far = int(sheet["B4"].fill.fgColor.rgb[2:4], 16) - panel.cells.rgb[0, 0, 0]
    assert abs(far) <= 32


def test_there_are_no_rows_for_more_cells_than_a_program_opens(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("unheat.export.sheet_pages.MOST_CELLS", 3)
    book = opened(figure_of(panel_of([[1.0, 2.0], [3.0, 4.0]])))
    assert "cells" not in book.sheetnames
    assert "cells.csv has them" in dict(book["provenance"].iter_rows(values_only=True))["note"]


def test_notes_that_are_left_out_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("unheat.export.sheet._MOST_NOTES", 1)
    panel = panel_of([[1.0, 2.0], [3.0, 4.0]])
    cells = replace(panel.cells, review=np.ones((2, 2), dtype=bool))
    book = opened(figure_of(replace(panel, cells=cells)))
    commented = [cell for row in book["matrix"] for cell in row if cell.comment]
    assert len(commented) == 1
    told = [row[1] for row in book["provenance"].iter_rows(values_only=True)]
    assert sum("not every doubt has a note" in text for text in told) == 1
    assert sum(text.startswith(("a / ", "b / ")) for text in told) == 4


def test_the_same_reading_gives_the_same_bytes() -> None:
    assert to_xlsx(founding(misprint=True)) == to_xlsx(founding(misprint=True))
    assert one_product(founding(), "xlsx") == to_xlsx(founding())


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(MissingDependencyError, match=r"pip install 'unheat\[xlsx\]'"):
        to_xlsx(founding())


@pytest.mark.parametrize(
    ("text", "printed", "style"),
    [
        ("61.90", None, "0.00"),
        ("5", None, "0"),
        ("1.5e-07", None, "0.0E+00"),
        ("61.9", NumberFormat(decimals=1, suffix="%"), r"0.0\%"),
        ("1234", NumberFormat(decimals=0, thousands=","), "#,##0"),
        ("-0.25", NumberFormat(decimals=2, leading_zero=False), "#.00"),
        ("0.25", NumberFormat(decimals=2, signed=True), "+0.00;-0.00;0.00"),
        ("12.5", NumberFormat(decimals=1, prefix="$"), r"\$0.0;-\$0.0"),
        ("0.0012", NumberFormat(decimals=1, scientific=True), "0.0E+00"),
        ("1200", NumberFormat(decimals=1, suffix="k"), r"0.0,\k"),
    ],
)
def test_numbers_are_shown_as_they_are_printed(
    text: str, printed: NumberFormat | None, style: str
) -> None:
    assert number_style(text, printed) == style

"""The sheets behind the matrices of a workbook: one row a cell, the scales, where it comes from."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from typing import Any

from unheat.color.contrast import reads_dark
from unheat.export.doubts import Doubt
from unheat.export.number_style import number_style
from unheat.export.sheet_book import Book
from unheat.export.table import CELL_COLUMNS, cell_rows, hex_color
from unheat.model.figure import ColorScale, Figure

MOST_CELLS = 100_000
"""Cells that get a row each: more make a workbook that no spreadsheet opens in a minute."""

_NUMBERS = frozenset(
    {
        *("panel", "row", "column", "text_value", "text_confidence"),
        *("color_value", "color_low", "color_high", "value", "confidence"),
    }
)

_LEGEND = (
    ("in color", "cells have the color of the figure; their numbers are those of matrix.csv"),
    ("in a frame", "up for review: the note says why; numbers carry ! as well"),
    ("hatched", "masked or missing"),
    ("a label in italics", "not drawn in the figure: its number, or that of a neighboring panel"),
)


def write_cells(book: Book, figure: Figure) -> bool:
    """The sheet ``cells``, as cells.csv with numbers as numbers; False where there are too many."""
    if sum(panel.cells.value.size for panel in figure.panels) > MOST_CELLS:
        return False
    sheet = book.sheet("cells")
    for row, fields in enumerate(cell_rows(figure)):
        for col, (name, field) in enumerate(zip(CELL_COLUMNS, fields, strict=True)):
            if row == 0:
                book.text(sheet, row, col, field, bold=True)
            elif name == "review":
                book.flag(sheet, row, col, field == "true")
            elif field and name in _NUMBERS:
                _number_or_name(book, sheet, row, col, field)
            elif field:
                book.text(sheet, row, col, field)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, sum(p.cells.value.size for p in figure.panels), len(CELL_COLUMNS) - 1)
    sheet.set_column(0, len(CELL_COLUMNS) - 1, 14)
    return True


def _number_or_name(book: Book, sheet: Any, row: int, col: int, field: str) -> None:
    try:
        value = float(field)
    except ValueError:  # the name of a category
        book.text(sheet, row, col, field)
        return
    book.cell(sheet, row, col, value, style="" if "." not in field else number_style(field))


def write_scales(book: Book, figure: Figure) -> None:
    """The sheet ``scale``: facts, ticks and colors of each panel's scale, one a row."""
    sheet = book.sheet("scale")
    for col, name in enumerate(("panel", "what", "text", "value", "position", "color")):
        book.text(sheet, 0, col, name, bold=True)
    row = 1
    for number, panel in enumerate(figure.panels, start=1):
        if panel.scale is None:
            continue
        for what, text, value, position, color in _scale_rows(panel.scale):
            book.cell(sheet, row, 0, float(number))
            book.text(sheet, row, 1, what)
            if text:
                book.text(sheet, row, 2, text)
            for col, item in ((3, value), (4, position)):
                if item is not None:
                    book.cell(sheet, row, col, item)
            if color is not None:
                ink = "" if reads_dark(color) else "#FFFFFF"
                shown = hex_color(color)
                book.cell(sheet, row, 5, shown, fill=shown.upper(), ink=ink)
            row += 1
    sheet.freeze_panes(1, 0)
    sheet.set_column(1, 2, 24)


_ScaleRow = tuple[str, str, float | None, float | None, tuple[float, float, float] | None]


def _scale_rows(scale: ColorScale) -> Iterator[_ScaleRow]:
    """(what, text, value, position, color) of all that is known of a scale."""
    if scale.label is not None:
        yield "label", scale.label.text, None, None, None
    for what in ("origin", "norm", "colormap", "extends"):
        text = getattr(scale, what)
        if text:
            yield what, str(text), None, None, None
    if scale.categories is None and math.isfinite(scale.minimum):
        yield "minimum", "", scale.minimum, None, None
        yield "maximum", "", scale.maximum, None, None
    if scale.linthresh is not None:
        yield "linthresh", "", scale.linthresh, None, None
    yield "residual", "", scale.residual, None, None
    yield "review", "true" if scale.review else "false", None, None, None
    for reason in scale.reasons:
        yield "reason", f"{reason}: {reason.sentence}", None, None, None
    for value in scale.boundaries or ():
        yield "boundary", "", value, None, None
    for tick in scale.ticks:
        yield "tick", tick.text, tick.value, tick.position, None
    for what, beyond in (("under", scale.under), ("over", scale.over)):
        if beyond is not None:
            yield what, "", None, None, beyond
    for index, (value, *color) in enumerate(scale.knots):
        text = "" if scale.categories is None else scale.categories[index]
        known = value if math.isfinite(value) else None
        yield "color", text, known, None, (color[0], color[1], color[2])


def write_provenance(
    book: Book,
    figure: Figure,
    asked: Sequence[Doubt],
    *,
    cells_shown: bool,
    notes_left_out: bool,
) -> None:
    """The sheet ``provenance``: source, versions, options, what is in doubt, what marks mean."""
    sheet = book.sheet("provenance")
    row = 0
    for what, text in _facts(figure, cells_shown, notes_left_out):
        book.text(sheet, row, 0, what, bold=True)
        book.text(sheet, row, 1, text)
        row += 1
    for one in asked:
        where = "" if one.panel is None or len(figure.panels) == 1 else f" {one.panel + 1}"
        book.text(sheet, row, 0, f"to look at{where and ', panel'}{where}", bold=True)
        book.text(sheet, row, 1, one.sentence)
        row += 1
    sheet.set_column(0, 0, 20)
    sheet.set_column(1, 1, 90)


def _facts(figure: Figure, cells_shown: bool, notes_left_out: bool) -> Iterator[tuple[str, str]]:
    found = figure.provenance
    yield "source", found.source
    if found.page is not None:
        yield "page", str(found.page)
    yield "size", f"{found.size[0]} × {found.size[1]} px"
    yield "sha256", found.sha256
    yield "unheat", found.unheat
    for name, version in sorted(found.engines.items()):
        yield f"reader {name}", version
    if found.options:
        yield "options", json.dumps(found.options, sort_keys=True, ensure_ascii=False)
    for number, panel in enumerate(figure.panels, start=1):
        counts = panel.counts()
        told = ", ".join(f"{counts[name]} {name}" for name in counts if counts[name])
        yield "cells" if len(figure.panels) == 1 else f"cells, panel {number}", told
        if panel.print_and_color != "same":
            relation = f" ({panel.relation})" if panel.relation else ""
            yield "print and color", panel.print_and_color + relation
    for note in figure.notes:
        yield "note", note
    if not cells_shown:
        yield "note", f"more than {MOST_CELLS} cells: there is no sheet of them, cells.csv has them"
    if notes_left_out:
        yield "note", "not every doubt has a note; all are framed, and all are listed below"
    yield from _LEGEND

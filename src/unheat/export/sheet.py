"""A reading as a workbook (XLSX): matrices in their colors, cells, scales, where it comes from.

A sheet a panel (``matrix``, ``matrix-2`` …, as the files are called), then ``cells``, ``scale``
and ``provenance``. A matrix stands in its sheet from the third row on: title and the titles of
both axes over it, labels beside it, cells filled as in the figure. What is up for review has a
frame and a note that says why (numbers carry "!" as well); masked cells are blank and hatched.

Texts are written as texts, whatever they begin with, so that no label becomes a formula or a
link. The same reading gives the same bytes: no clock, no name of a person.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

import numpy as np

from unheat.color.contrast import reads_dark
from unheat.errors import MissingDependencyError, UsageError
from unheat.export.doubts import Doubt, doubts
from unheat.export.number_style import number_style
from unheat.export.sheet_book import Book
from unheat.export.sheet_pages import write_cells, write_provenance, write_scales
from unheat.export.table import axis_names, hex_color, value_texts
from unheat.model.evidence import Status
from unheat.model.figure import Figure, Label, Panel

HEAD_ROWS = 3
"""Rows over the matrix: the title, the title of the columns, the labels of the columns."""

# What Excel holds in one sheet, and in a workbook of styles.
_ROWS, _COLS = 1_048_576, 16_384
_STYLED_COLORS = 4_000

# Notes are drawings of their own, and a workbook with more of them opens slowly.
_MOST_NOTES = 2_000

_WIDEST = 40


def to_xlsx(figure: Figure) -> bytes:
    """The workbook as bytes.

    Raises MissingDependencyError without XlsxWriter, and UsageError where a panel has more rows
    or columns than a sheet.
    """
    xlsxwriter = require_writer()
    for panel in figure.panels:
        _check_size(panel)
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as file:
        file.set_properties({"created": datetime(2000, 1, 1, tzinfo=UTC)})
        book = Book(file)
        asked = doubts(figure)
        left = _MOST_NOTES
        for index, panel in enumerate(figure.panels):
            name = "matrix" if index == 0 else f"matrix-{index + 1}"
            own = [one for one in asked if one.panel == index or (one.panel is None and not index)]
            left = _write_matrix(book, book.sheet(name), panel, own, figure, left)
        shown = write_cells(book, figure)
        write_scales(book, figure)
        write_provenance(book, figure, asked, cells_shown=shown, notes_left_out=left < 0)
    return buffer.getvalue()


def require_writer() -> Any:
    """XlsxWriter, or MissingDependencyError with what to type."""
    try:
        import xlsxwriter
    except ImportError:
        raise MissingDependencyError(
            "A workbook needs XlsxWriter; install it with: pip install 'unheat[xlsx]'"
        ) from None
    return xlsxwriter


def _check_size(panel: Panel) -> None:
    rows, cols = panel.cells.shape
    if rows + HEAD_ROWS > _ROWS or cols + 1 > _COLS:
        raise UsageError(
            f"This panel has {rows} × {cols} cells, and a sheet of Excel holds "
            f"{_ROWS - HEAD_ROWS} × {_COLS - 1}; write it with -f csv."
        )


def _write_matrix(
    book: Book, sheet: Any, panel: Panel, asked: Sequence[Doubt], figure: Figure, left: int
) -> int:
    """One panel; the number of notes that are left for others, negative where some had no place."""
    _write_head(book, sheet, panel, figure)
    _write_labels(book, sheet, panel)
    _write_values(book, sheet, panel)
    for (row, col), sentences in _notes(asked).items():
        left -= 1
        if left >= 0:
            book.note(sheet, row, col, " ".join(sentences))
    sheet.freeze_panes(HEAD_ROWS, 1)
    sheet.set_column(0, 0, _width(axis_names(panel.rows)))
    return left


def _notes(asked: Sequence[Doubt]) -> dict[tuple[int, int], list[str]]:
    """Sentences by their place in the sheet; what is about no row and column stands at the top."""
    found: dict[tuple[int, int], list[str]] = {}
    for one in asked:
        row = HEAD_ROWS + one.row if one.row is not None else None
        col = 1 + one.col if one.col is not None else None
        if row is None and col is None:
            place = (0, 0)
        elif row is None:
            place = (HEAD_ROWS - 1, col or 0)
        else:
            place = (row, col or 0)
        found.setdefault(place, []).append(one.sentence)
    return found


def _write_head(book: Book, sheet: Any, panel: Panel, figure: Figure) -> None:
    titles = [figure.title, panel.title] if figure.panels[0] is panel else [panel.title]
    review = panel.review or (panel.scale is not None and panel.scale.review)
    review = review or any(title is not None and title.review for title in titles)
    title = " – ".join(title.text for title in titles if title is not None and title.text)
    book.text(sheet, 0, 0, title, bold=True, marked=review)
    for place, axis in (((1, 1), panel.columns), ((2, 0), panel.rows)):
        name: Label | None = axis.title
        if name is not None:
            book.text(sheet, *place, name.text, italic=True, marked=name.review)


def _write_labels(book: Book, sheet: Any, panel: Panel) -> None:
    for axis, is_row in ((panel.rows, True), (panel.columns, False)):
        drawn = [text is not None for text in axis.labels]
        for index, (name, own, review) in enumerate(
            zip(axis_names(axis), drawn, axis.review, strict=True)
        ):
            place = (HEAD_ROWS + index, 0) if is_row else (HEAD_ROWS - 1, 1 + index)
            # Numbers and lent labels stand where the figure draws none.
            book.text(sheet, *place, name, bold=own, italic=not own, over=not is_row, marked=review)


def _write_values(book: Book, sheet: Any, panel: Panel) -> None:
    texts, cells = value_texts(panel), panel.cells
    fills = _fills(panel)
    dark = reads_dark(cells.rgb)
    printed = ~np.isnan(cells.text_value)
    named = panel.scale is not None and panel.scale.categories is not None
    for row, line in enumerate(texts):
        for col, text in enumerate(line):
            place = (HEAD_ROWS + row, 1 + col)
            if cells.status[row, col] == Status.EMPTY:
                book.masked(sheet, *place, marked=bool(cells.review[row, col]))
                continue
            marked = bool(cells.review[row, col])
            is_number = bool(text) and (not named or bool(printed[row, col]))
            style = ""
            if is_number:
                own = panel.format if printed[row, col] else None
                style = number_style(text, own, mark=marked)
            book.cell(
                sheet,
                *place,
                float(text) if is_number else text,
                fill=fills[row][col],
                ink="" if not fills[row][col] or dark[row, col] else "#FFFFFF",
                style=style,
                marked=marked,
            )
    labels = axis_names(panel.columns)
    widest = max((len(text) for line in texts[:200] for text in line), default=0)
    sheet.set_column(1, len(labels), max(min(_width(labels), 12), widest + 2, 6))


def _fills(panel: Panel) -> list[list[str]]:
    """Colors of the cells, "" where there is none; rounded where there are too many to keep."""
    rgb = np.rint(panel.cells.rgb)
    step = 1
    while len(np.unique(rgb[~np.isnan(rgb).any(axis=-1)], axis=0)) > _STYLED_COLORS:
        step *= 2
        rgb = np.clip(np.round(panel.cells.rgb / step) * step, 0, 255)
    return [[hex_color(color).upper() for color in row] for row in rgb.tolist()]


def _width(texts: Sequence[str]) -> float:
    longest = max((len(line) for text in texts for line in _lines(text)), default=0)
    return float(min(longest + 2, _WIDEST))


def _lines(text: str) -> Iterator[str]:
    yield from text.splitlines() or [""]

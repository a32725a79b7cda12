"""Rows as CSV, TSV or Markdown, and the one product for standard output.

A label is text from a stranger's picture, and a spreadsheet takes text that begins with
``=``, ``+``, ``-`` or ``@`` for a formula. In CSV and TSV such text gets a leading
apostrophe, which spreadsheets take for "this is text" (OWASP, "CSV Injection"). Numbers
are left alone, so that "-0.3" as a label stays a number; ``figure.json``, Markdown and a
workbook (where a text is a text) hold every label as it was read.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from unheat.errors import UsageError
from unheat.export.table import Row, matrix_rows
from unheat.model.figure import Figure, Panel
from unheat.model.record import to_json

FORMATS = ("csv", "tsv", "md", "json", "xlsx")

_FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")


def one_product(figure: Figure, form: str) -> bytes:
    """The matrix as csv, tsv or md, the record as json, or all as xlsx: one product, whole.

    Texts are UTF-8; panels follow each other, separated by an empty line.
    """
    if form == "json":
        return to_json(figure)
    if form == "xlsx":
        from unheat.export.sheet import to_xlsx

        return to_xlsx(figure)
    if form == "md":
        return "\n".join(_markdown(figure)).encode() + b"\n"
    if form not in FORMATS:
        raise UsageError(f"-f {form} is not known; choose one of {', '.join(FORMATS)}.")
    delimiter = "\t" if form == "tsv" else ","
    return b"\n".join(delimited(matrix_rows(panel), delimiter) for panel in figure.panels)


def delimited(rows: Iterable[Row], delimiter: str = ",") -> bytes:
    """Rows as CSV (RFC 4180 quoting, lines end in a newline), safe to open in a spreadsheet."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator="\n")
    writer.writerows([harmless(field) for field in row] for row in rows)
    return buffer.getvalue().encode()


def harmless(field: str) -> str:
    """The field, with an apostrophe before it where a spreadsheet would run it.

    >>> harmless("=1+1"), harmless("-0.3"), harmless("-log10(p)")
    ("'=1+1", '-0.3', "'-log10(p)")
    """
    if not field.startswith(_FORMULA_STARTS):
        return field
    try:
        float(field)
    except ValueError:
        return f"'{field}"
    return field


def _markdown(figure: Figure) -> Iterator[str]:
    if figure.title is not None and figure.title.text:
        yield f"# {_escaped(figure.title.text)}"
    for number, panel in enumerate(figure.panels, start=1):
        if number > 1 or figure.title is not None:
            yield ""
        if panel.title is not None and panel.title.text:
            yield f"**{_escaped(panel.title.text)}**"
            yield ""
        yield from _markdown_table(panel)


def _markdown_table(panel: Panel) -> Iterator[str]:
    """A pipe table; values up for review carry an asterisk, explained below it."""
    review = panel.cells.review.tolist()
    for index, row in enumerate(matrix_rows(panel)):
        marks = [False] * len(row) if index == 0 else [False, *review[index - 1]]
        cells = (
            _escaped(text) + ("*" if mark else "") for text, mark in zip(row, marks, strict=True)
        )
        yield "| " + " | ".join(cells) + " |"
        if index == 0:
            yield "|" + " --- |" + " ---: |" * (len(row) - 1)
    if panel.cells.review.any():
        yield ""
        yield r"\* in doubt: look at the figure."


def _escaped(text: str) -> str:
    """Text inside a Markdown table: no pipes, no line breaks, nothing set as emphasis."""
    for character in "\\|*_`<":
        text = text.replace(character, "\\" + character)
    return " ".join(text.split())

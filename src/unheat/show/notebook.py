"""A reading as an HTML table in its colors, for notebooks.

In a notebook, figures and panels are shown so by themselves (``unheat.__init__`` tells IPython);
elsewhere ``unheat.to_html`` gives the same text.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from html import escape

import numpy as np

from unheat.color.contrast import reads_dark
from unheat.export.doubts import Doubt, doubts
from unheat.export.table import axis_names, hex_color, value_texts
from unheat.model.evidence import Status
from unheat.model.figure import Axis, Cells, Figure, Label, Panel, Provenance

Doubts = Mapping[tuple[int | None, int | None], Doubt]
"""Doubts of one panel by (row, column); None where a whole row, column or panel is meant."""

MOST_ROWS, MOST_COLUMNS, MOST_DOUBTS = 40, 24, 12
"""What is shown of a large panel; a notebook is no place for a million cells."""

_LONGEST = 80
_CELL = "padding:.25em .55em;text-align:center;font-variant-numeric:tabular-nums"
_HEAD = "padding:.25em .55em;font-weight:600"
_DOUBT = "outline:2px solid #dc00b4;outline-offset:-2px"
_HATCHED = "background:repeating-linear-gradient(45deg,#8884 0 1px,transparent 1px 5px)"


def to_html(reading: Figure | Panel) -> str:
    """A fragment of HTML: a table a panel, cells in the colors of the figure, doubts marked.

    Cells up for review are framed and carry "!", masked ones are hatched, and what a person has
    to look at stands below in sentences. No script and no style sheet; all text is escaped.
    """
    if isinstance(reading, Panel):
        nowhere = Provenance(source="", sha256="", page=None, size=(0, 0), unheat="")
        reading = Figure(provenance=nowhere, title=None, panels=(reading,))
    # Only what is shown is put into words.
    small = replace(reading, panels=tuple(_corner(panel) for panel in reading.panels))
    asked = doubts(small)
    parts = []
    if _title(reading.title):
        parts.append(f"<p><strong>{_title(reading.title)}</strong></p>")
    for index, (panel, whole) in enumerate(zip(small.panels, reading.panels, strict=True)):
        parts.append(_table(panel, whole, {(d.row, d.col): d for d in asked if d.panel == index}))
    if asked:
        shown = "".join(f"<li>{_text(d.sentence, 400)}</li>" for d in asked[:MOST_DOUBTS])
        more = len(asked) - MOST_DOUBTS
        shown += f"<li>… and {more} more</li>" if more > 0 else ""
        parts.append(f"<p>To look at:</p><ul>{shown}</ul>")
    return f"<div>{''.join(parts)}</div>"


def _corner(panel: Panel) -> Panel:
    """The first rows and columns of a panel."""
    rows, cols = MOST_ROWS, MOST_COLUMNS
    if panel.cells.shape[0] <= rows and panel.cells.shape[1] <= cols:
        return panel
    cells = Cells(**{f.name: getattr(panel.cells, f.name)[:rows, :cols] for f in fields(Cells)})
    grid = replace(
        panel.grid,
        row_spans=panel.grid.row_spans[:rows],
        column_spans=panel.grid.column_spans[:cols],
    )
    return replace(
        panel,
        cells=cells,
        grid=grid,
        rows=_first(panel.rows, rows),
        columns=_first(panel.columns, cols),
    )


def _first(axis: Axis, count: int) -> Axis:
    return replace(
        axis,
        labels=axis.labels[:count],
        confidence=axis.confidence[:count],
        review=axis.review[:count],
        reasons=axis.reasons[:count],
        boxes=axis.boxes[:count],
        lent=axis.lent[:count],
        quantity=None,
    )


def _table(panel: Panel, whole: Panel, asked: Doubts) -> str:
    return (
        '<table style="border-collapse:collapse;margin:.5em 0">'
        f'<caption style="text-align:left">{"".join(_caption(panel, whole))}</caption>'
        f"{''.join(_lines(panel, whole, asked))}</table>"
    )


def _caption(panel: Panel, whole: Panel) -> Iterator[str]:
    if _title(panel.title):
        yield f"<strong>{_title(panel.title)}</strong><br>"
    told = ["{} × {}".format(*whole.cells.shape)]
    if panel is not whole:
        told[0] += ", the first {} × {} shown".format(*panel.cells.shape)
    scale = panel.scale
    if scale is not None and scale.label is not None and scale.label.text:
        told.append(scale.label.text)
    if scale is not None and scale.categories is None and math.isfinite(scale.minimum):
        told.append(f"{scale.minimum:.6g} to {scale.maximum:.6g}, {scale.norm}")
    review = int(whole.cells.review.sum())
    told.append(f"{review} {'cell' if review == 1 else 'cells'} to look at")
    yield _text(" · ".join(told), 400)


def _lines(panel: Panel, whole: Panel, asked: Doubts) -> Iterator[str]:
    rows, cols = panel.cells.shape
    if _title(panel.columns.title):
        style = f"{_HEAD};text-align:center"
        head = _title(panel.columns.title)
        yield f'<tr><td></td><td colspan="{cols}" style="{style}">{head}</td></tr>'
    names = "".join(
        _name(name, asked.get((None, col)), "center")
        for col, name in enumerate(axis_names(panel.columns))
    )
    dots = "<td>…</td>" if cols < whole.cells.shape[1] else ""
    corner = _title(panel.rows.title)
    yield f'<tr><th style="{_HEAD};text-align:right">{corner}</th>{names}{dots}</tr>'
    texts, labels = value_texts(panel), axis_names(panel.rows)
    dark = reads_dark(panel.cells.rgb)
    for row in range(rows):
        cells = "".join(
            _cell(panel, row, col, texts[row][col], bool(dark[row, col]), asked.get((row, col)))
            for col in range(cols)
        )
        yield f"<tr>{_name(labels[row], asked.get((row, None)), 'right')}{cells}{dots}</tr>"
    if rows < whole.cells.shape[0]:
        yield f'<tr><td></td><td colspan="{cols}" style="text-align:center">…</td></tr>'


def _name(name: str, doubt: Doubt | None, align: str) -> str:
    mark = "" if doubt is None else f";{_DOUBT}"
    told = "" if doubt is None else f' title="{_text(doubt.sentence, 400)}"'
    return f'<th style="{_HEAD};text-align:{align}{mark}"{told}>{_text(name)}</th>'


def _cell(panel: Panel, row: int, col: int, text: str, dark: bool, doubt: Doubt | None) -> str:
    rgb = panel.cells.rgb[row, col]
    style = _CELL
    if panel.cells.status[row, col] == Status.EMPTY:
        style += f";{_HATCHED}"
    elif not np.isnan(rgb).any():
        style += f";background:{hex_color(rgb)};color:{'#111' if dark else '#fff'}"
    if doubt is not None:
        style += f";{_DOUBT}"
    told = str(panel.cells.status[row, col]) if doubt is None else doubt.sentence
    mark = "" if doubt is None else "!"
    return f'<td style="{style}" title="{_text(told, 400)}">{_text(text)}{mark}</td>'


def _title(label: Label | None) -> str:
    return "" if label is None else _text(label.text)


def _text(text: str, longest: int = _LONGEST) -> str:
    """Text for HTML: escaped, printable, and no longer than a table bears."""
    clean = "".join(char if char.isprintable() else " " for char in text)
    return escape(clean if len(clean) <= longest else clean[: longest - 1] + "…", quote=True)

"""What a reading looks like on a terminal: the matrix in its colours, doubts, paths.

Cells up for review carry "!", so that they show without colours too.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import Console
from rich.style import Style
from rich.table import Table
from rich.text import Text

from unheat.export.doubts import doubts
from unheat.export.table import matrix_rows, told_color
from unheat.model.evidence import Reason, Status

if TYPE_CHECKING:
    from unheat.export.products import Written
    from unheat.model.figure import ColorScale, Figure, Panel

_MAX_ROWS = 40
_MAX_DOUBTS = 20
_MAX_LABEL = 24


def print_summary(figure: Figure, written: Written, *, name: str) -> None:
    """Print it to standard output, in colour where that is a terminal which can."""
    terminal = sys.stdout.isatty()
    width = shutil.get_terminal_size((100, 24)).columns
    console = Console(highlight=False, width=width if terminal else max(width, 100))
    # Told panel by panel, since a paper's figure may hold a dozen.
    for number, panel in enumerate(figure.panels, start=1):
        console.print(Text(_heading(figure, panel, number, name), style="bold"))
        for part in _panel_lines(panel):
            console.print(part, soft_wrap=isinstance(part, Text))
        console.print()
    for note in (*figure.notes, *_unexplained(figure)):
        console.print(Text(f"note: {note}"), soft_wrap=True)
    for line in _doubt_lines(figure):
        console.print(line, soft_wrap=True)
    for told in _path_lines(written):
        console.print(Text(told), soft_wrap=True)


def _unexplained(figure: Figure) -> Iterator[str]:
    """Print that is no part of what was read, the largest piece first."""
    count = len(figure.unexplained)
    if not count:
        return
    box = figure.unexplained[0]
    place = ",".join(f"{edge:.0f}" for edge in (box.x0, box.y0, box.x1, box.y1))
    if count == 1:
        yield f"the print at {place} belongs to nothing that was read; overlay.png shows it"
    else:
        yield (
            f"{count} pieces of print belong to nothing that was read, the largest at {place}; "
            "overlay.png shows them"
        )


def _heading(figure: Figure, panel: Panel, number: int, name: str) -> str:
    parts = [name]
    if len(figure.panels) > 1:
        parts.append(f"panel {number} of {len(figure.panels)}")
    title = panel.title or (figure.title if len(figure.panels) == 1 else None)
    if title is not None and title.text:
        parts.append(f"“{title.text}”")
    rows, cols = panel.cells.shape
    return ", ".join(parts) + f": {rows} × {cols}"


def _panel_lines(panel: Panel) -> Iterator[Text | Table]:
    if panel.scale is not None:
        yield Text(_scale(panel, panel.scale))
    if panel.print_and_color == "different":
        relation = f" ({panel.relation})" if panel.relation else ""
        yield Text(f"print and colour measure different things{relation}")
    yield _matrix(panel)
    counts = panel.counts()
    told = [f"{counts[status]} {status}" for status in Status if counts[status]]
    doubtful = f"; {counts['review']} to look at" if counts["review"] else ""
    yield Text(", ".join(told) + doubtful)


def _scale(panel: Panel, scale: ColorScale) -> str:
    label = f"“{scale.label.text}” " if scale.label is not None and scale.label.text else ""
    if scale.categories is not None:
        return f"legend {label}{', '.join(_short(name) for name in scale.categories)}"
    named = f", {scale.colormap}" if scale.colormap else ""
    origin = {
        "colorbar": "from the colour bar",
        "learned": "learned from the print",
        "declared": "as declared",
    }.get(scale.origin, scale.origin)
    ends = " to ".join(told_color(panel, end) for end in (scale.minimum, scale.maximum))
    # Nobody may take shares of a bar whose ends are words for values.
    words = ", ".join(f"{tick.text} = {tick.value:g}" for tick in scale.ticks)
    relative = f", relative ({words})" if Reason.RELATIVE_SCALE in scale.reasons else ""
    return f"scale {label}{ends}, {scale.norm}{named}, {origin}{relative}"


def _matrix(panel: Panel) -> Table:
    rows = list(islice(matrix_rows(panel), _MAX_ROWS + 1))
    shown = _columns_that_fit(rows, panel.cells.shape[1])
    table = Table(box=None, padding=(0, 0), show_header=True, pad_edge=False, collapse_padding=True)
    for index in range(shown + 1):
        table.add_column(
            Text(_short(rows[0][index]) + (" " if index else "  ")),
            justify="right" if index else "left",
            no_wrap=True,
        )
    hidden = panel.cells.shape[1] - shown
    if hidden:
        table.add_column(Text(f" … {hidden} more"), no_wrap=True)
    for row, texts in enumerate(rows[1:]):
        cells = [_cell(panel, row, col, texts[col + 1]) for col in range(shown)]
        table.add_row(Text(_short(texts[0]) + "  "), *cells, *([" …"] if hidden else []))
    if panel.cells.shape[0] > _MAX_ROWS:
        table.add_row(Text(f"… {panel.cells.shape[0] - _MAX_ROWS} more rows"))
    return table


def _cell(panel: Panel, row: int, col: int, value: str) -> Text:
    mark = "!" if panel.cells.review[row, col] else " "
    red, green, blue = panel.cells.rgb[row, col].tolist()
    if red != red:
        return Text(f" {value}{mark}")
    levels = [min(max(round(level), 0), 255) for level in (red, green, blue)]
    # Rec. 709 luma decides whether black or white print is read more easily.
    light = 0.2126 * levels[0] + 0.7152 * levels[1] + 0.0722 * levels[2] > 128
    fore, back = ("#000000" if light else "#ffffff"), "#{:02x}{:02x}{:02x}".format(*levels)
    return Text(f" {value}{mark}", style=Style(color=fore, bgcolor=back, bold=mark == "!"))


def _columns_that_fit(rows: list[list[str]], n_cols: int) -> int:
    """How many columns of the matrix fit on the terminal; one at least."""
    width = max(shutil.get_terminal_size((100, 24)).columns, 40)
    if not sys.stdout.isatty():
        width = max(width, 100)
    used = max(min(cell_len(row[0]), _MAX_LABEL) for row in rows) + 2
    for col in range(1, n_cols + 1):
        used += max(min(cell_len(row[col]), _MAX_LABEL) for row in rows) + 2
        if used > width - (12 if col < n_cols else 0):
            return max(col - 1, 1)
    return n_cols


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if cell_len(flat) <= _MAX_LABEL else flat[: _MAX_LABEL - 1] + "…"


def _doubt_lines(figure: Figure) -> Iterator[Text]:
    found = doubts(figure)
    for doubt in found[:_MAX_DOUBTS]:
        place = ""
        if len(figure.panels) > 1 and doubt.panel is not None:
            place = f"panel {doubt.panel + 1}, "
        line = Text(f"{doubt.kind}: ", style="bold red")
        line.append(Text(f"{place}{doubt.sentence}", style="not bold default"))
        yield line
    if len(found) > _MAX_DOUBTS:
        yield Text(f"… and {len(found) - _MAX_DOUBTS} more; see review in cells.csv")


def _path_lines(written: Written) -> Iterator[str]:
    if written.replaced:
        count = len(written.replaced)
        yield f"replaced {count} older file{'s' if count > 1 else ''} in {written.folder}"
    for path in written.removed:
        yield f"removed {path}, of an earlier reading with more panels"
    # The matrix, its doubts, and the pictures first: that is what is opened.
    names = ", ".join(sorted((path.name for path in written.files), key=_order))
    yield f"{written.folder.as_posix()}/: {names}"


def _order(name: str) -> tuple[int, str]:
    first = ("matrix", "status", "cells", "figure", "redrawn", "redraw", "overlay", "report")
    stem = name.split(".")[0].split("-")[0]
    return (first.index(stem) if stem in first else len(first), name)

"""What a person has to look at, in sentences: cells, labels, scale, grid.

The same sentences stand on the terminal and in the report.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from unheat.export.table import told_color, value_texts
from unheat.model.evidence import Reason, Status
from unheat.model.figure import Axis, Figure, Label, Panel
from unheat.model.geometry import Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """One thing in doubt. ``kind`` is a status word, or label, title, tick, scale, panel.

    ``panel``, ``row`` and ``col`` count from 0 and are None where they do not apply. ``box`` is
    where the text stands, in rectified pixels, of a title, of an axis or of a colour bar.
    """

    kind: str
    sentence: str
    panel: int | None = None
    row: int | None = None
    col: int | None = None
    box: Box | None = None


def doubts(figure: Figure) -> tuple[Doubt, ...]:
    """Everything up for review: first what falsifies most (grid, scale, labels), then cells."""
    found = list(_label(figure.title, "title", "The title", None))
    for index, panel in enumerate(figure.panels):
        found += _panel(panel, index)
    return tuple(found)


def color_says(panel: Panel, row: int, col: int) -> str | None:
    """What the colour of a cell tells, in printed units: "52.4–53.1", "≥ 60"; None if nothing."""
    cells, factor = panel.cells, panel.format.factor
    low, high = (float(a[row, col]) * factor for a in (cells.color_low, cells.color_high))
    low_text = told_color(panel, low, factor, outward=-1)
    high_text = told_color(panel, high, factor, outward=1)
    if math.isnan(float(cells.color_value[row, col])):
        return None
    if low_text and high_text:
        if low_text == high_text:
            return low_text
        # "-0.59–-0.54" would be hard to read.
        return low_text + (" to " if "-" in low_text + high_text else "–") + high_text
    if low_text:
        return f"≥ {low_text}"
    return f"≤ {high_text}" if high_text else None


def cell_name(panel: Panel, row: int, col: int) -> str:
    """ "Vicuna / GPT-4", or "row 4 / column 1" where labels are not drawn."""
    row_label, col_label = panel.rows.names[row], panel.columns.names[col]
    return f"{row_label or f'row {row + 1}'} / {col_label or f'column {col + 1}'}"


def _panel(panel: Panel, index: int) -> Iterator[Doubt]:
    if panel.review:
        yield Doubt(kind="panel", sentence=_because("The panel", panel.reasons), panel=index)
    if panel.scale is not None:
        if panel.scale.review:
            sentence = _because("The colour scale", panel.scale.reasons)
            yield Doubt(kind="scale", sentence=sentence, panel=index)
        yield from _label(panel.scale.label, "label", "The colour bar's label", index)
    yield from _label(panel.title, "title", "The title", index)
    yield from _axis(panel.rows, "row", index)
    yield from _axis(panel.columns, "column", index)
    values = value_texts(panel) if panel.cells.review.any() else []
    # Conflicts first: both witnesses are firm there.
    status = panel.cells.status
    order = {Status.CONFLICT: 0, Status.UNREAD: 1}
    cells = [(int(row), int(col)) for row, col in np.argwhere(panel.cells.review)]
    cells.sort(key=lambda place: order.get(Status(status[place[0], place[1]]), 2))
    for row, col in cells:
        yield Doubt(
            kind=str(status[row, col]),
            sentence=_cell(panel, row, col, values[row][col]),
            panel=index,
            row=row,
            col=col,
        )


def _cell(panel: Panel, row: int, col: int, value: str) -> str:
    name, says = cell_name(panel, row, col), color_says(panel, row, col)
    status, text = panel.cells.status[row, col], panel.cells.text[row, col]
    reasons = panel.cells.reasons[row, col]
    if status == Status.CONFLICT:
        said = f"its colour says {says}" if says else "its colour says something else"
        others = [reason for reason in reasons if reason != Reason.COLOR_DIFFERS]
        return " ".join([f"{name} prints {text}, {said}.", *_sentences(others)])
    if status == Status.UNREAD:
        found = f"its colour says {says}" if says else "nothing else tells its value"
        others = [reason for reason in reasons if reason != Reason.UNREADABLE_INK]
        start = f"{name}: something is printed here that could not be read; {found}."
        return " ".join([start, *_sentences(others)])
    shown = f" = {value}" if value else ""
    colored = f" Its colour says {says}." if says and text else ""
    return _because(f"{name}{shown}", reasons) + colored


def _axis(axis: Axis, word: str, panel: int) -> Iterator[Doubt]:
    yield from _label(axis.title, "label", f"The title of the {word}s", panel)
    for index, (text, review) in enumerate(zip(axis.labels, axis.review, strict=True)):
        if review:
            reasons = axis.reasons[index] if axis.reasons else ()
            shown = f" “{text}”" if text else ""
            sentence = _because(f"The label of {word} {index + 1}{shown}", reasons)
            row, col = (index, None) if word == "row" else (None, index)
            yield Doubt(kind="label", sentence=sentence, panel=panel, row=row, col=col)


def _label(label: Label | None, kind: str, name: str, panel: int | None) -> Iterator[Doubt]:
    if label is not None and label.review:
        shown = f" “{label.text}”" if label.text else ""
        sentence = _because(f"{name}{shown}", label.reasons)
        yield Doubt(kind=kind, sentence=sentence, panel=panel, box=label.box)


def _because(subject: str, reasons: Iterable[Reason]) -> str:
    sentences = _sentences(tuple(reasons))
    return f"{subject}: {' '.join(sentences)}" if sentences else f"{subject} is in doubt."


def _sentences(reasons: Sequence[Reason]) -> list[str]:
    return [reason.sentence for reason in reasons]

"""What an overlay says in words: a line a panel, a line a scale, a line a doubt."""

from __future__ import annotations

import math

from unheat.export.doubts import cell_name
from unheat.model import Cell, Panel
from unheat.show.numerals import interval_text, print_numeral
from unheat.show.sheet import BAR, DOUBT, TEXT, Color


def panel_notes(panel: Panel, number: int | None) -> list[tuple[str, Color]]:
    rows, cols = panel.grid.shape
    head = f"panel {number}: " if number else ""
    parts = [f"{head}{rows} × {cols} cells"]
    for name, label in (
        ("title", panel.title),
        ("rows", panel.rows.title),
        ("columns", panel.columns.title),
    ):
        if label is not None:
            parts.append(f"{name}: {label.text}")
    notes = [(" · ".join(parts), DOUBT if panel.review else TEXT)]
    notes += [(reason.sentence, DOUBT) for reason in panel.reasons]
    scale = panel.scale
    if scale is not None:
        if scale.categories is not None:
            text = f"legend: {', '.join(scale.categories)}"
        else:
            ends = f"{scale.minimum:.6g} to {scale.maximum:.6g}"
            text = f"scale ({scale.origin}): {ends}, {scale.norm}"
            text += f", {scale.colormap}" if scale.colormap else ""
        text += f" · label: {scale.label.text}" if scale.label is not None else ""
        why = " ".join(reason.sentence for reason in scale.reasons)
        notes.append((f"{text}. {why}" if why else text, DOUBT if scale.review else BAR))
    for kind, axis in (("row", panel.rows), ("column", panel.columns)):
        doubted = [
            label or "?" for label, review in zip(axis.labels, axis.review, strict=True) if review
        ]
        if doubted:
            shown = ", ".join(doubted[:10]) + (" …" if len(doubted) > 10 else "")
            notes.append((f"{kind} labels to review: {shown}", DOUBT))
    return notes


def describe_doubt(cell: Cell, panel: Panel) -> str:
    name = cell_name(panel, cell.row, cell.col)
    told = []
    if cell.text:
        told.append(f"printed {cell.text}")
    if cell.color_value is not None:
        low = -math.inf if cell.color_low is None else cell.color_low * panel.format.factor
        high = math.inf if cell.color_high is None else cell.color_high * panel.format.factor
        told.append(f"colour {interval_text(low, high)}")
    why = " ".join(reason.sentence for reason in cell.reasons)
    if not why:
        why = f"Sure to {100 * cell.confidence:.0f} % only."
    return f"{name}: {cell.status}, {', '.join(told) or 'no value'}. {why}"


def value_text(cell: Cell, panel: Panel) -> str | None:
    """The value that the tool gives for a cell, as the panel would print it."""
    if cell.value is None:
        return None
    if cell.text_value is None and panel.scale is not None and panel.scale.categories is not None:
        # Where a number is printed the value is that, and the name only its color's.
        return panel.scale.category(cell.value)
    if cell.text_value is None:
        return f"{cell.value:.4g}"
    return (
        cell.text
        if cell.value == cell.text_value and cell.text
        else print_numeral(cell.value, panel.format)
    )

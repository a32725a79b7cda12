"""Corrections by hand: which cell, which number, and the figure with it in place.

A change names its cell by labels, ``Vicuna,GPT-4=52.7``, or by numbers that count from 1,
``#4,#1=52.7``. With several panels, ``2/Vicuna,GPT-4=52.7`` says which one. Labels may
hold commas, slashes and equals signs as long as only one reading names a cell; labels in
double quotes are never split.
"""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace

import numpy as np

from unheat.errors import UsageError
from unheat.model import Axis, Cells, Figure, NumberFormat, Panel, Status
from unheat.show.numerals import parse_numeral, print_numeral

Value = float | str
Changes = Mapping[tuple[str, str], Value]

_MASKED_WORDS = {"", "na", "nan", "none", "null", "-", "–", "—"}


def parse_change(text: str, figure: Figure | None = None) -> tuple[str, str, Value]:
    """``"Vicuna,GPT-4=52.7"`` → ``("Vicuna", "GPT-4", "52.7")``.

    The value stays text, so that its decimals are kept. Where a label holds a comma or an
    equals sign, the ``figure`` decides which reading names a cell.

    Raises UsageError where the text is no change, or could be two.

    >>> parse_change("Vicuna,GPT-4=52.7")
    ('Vicuna', 'GPT-4', '52.7')
    >>> parse_change('"R, squared",GPT-4=0.9')
    ('R, squared', 'GPT-4', '0.9')
    """
    readings = _possible_readings(text)
    if not readings:
        raise UsageError(
            f"--set {text!r} is no change; write ROW,COLUMN=NUMBER, as in 'Vicuna,GPT-4=52.7'"
        )
    if len(readings) == 1:
        return readings[0]
    if figure is not None:
        known = [reading for reading in readings if _places(figure, reading[0], reading[1])]
        if len(known) == 1:
            return known[0]
        if not known:
            row, col, _ = readings[0]
            raise UsageError(_unknown(figure.panels, row, col))
        readings = known
    choices = " or ".join(f"row {row!r} column {col!r}" for row, col, _ in readings[:3])
    raise UsageError(
        f"--set {text!r} can be read as {choices}; put labels in double quotes, "
        "or count cells from 1 as in '#4,#1=52.7'"
    )


def apply_changes(figure: Figure, changes: Changes | None) -> Figure:
    """The figure with every change in place, as ``reviewed`` cells.

    Raises UsageError for labels that are unknown or name more than one cell (close
    matches are listed), and for values that are no numbers.
    """
    panels = list(figure.panels)
    for (row, col), value in (changes or {}).items():
        places = _places(figure, row, col)
        if not places:
            raise UsageError(_unknown(figure.panels, row, col))
        if len(places) > 1:
            raise UsageError(_ambiguous(row, col, places))
        index, row_index, col_index = places[0]
        panels[index] = change_cell(panels[index], row_index, col_index, value)
    return replace(figure, panels=tuple(panels))


def needs_ink(panel: Panel, row: int, col: int) -> bool:
    """Whether a number set into this cell is printed: the cell, or its company, has print."""
    if panel.cells.text[row, col]:
        return True
    if panel.cells.status[row, col] not in (Status.EMPTY, Status.UNREAD):
        return False
    filled = panel.cells.status != Status.EMPTY
    printed = np.array([bool(text) for text in panel.cells.text[filled].tolist()])
    return bool(printed.size) and float(printed.mean()) > 0.5


def change_cell(panel: Panel, row: int, col: int, value: Value) -> Panel:
    """The panel with another number in one cell, or none; UsageError for what is no number."""
    number, text = _read_value(value, panel.format)
    cells = panel.cells
    old_text, old_value = cells.text[row, col], cells.text_value[row, col]
    if number is None:
        printed: str | None = None
    elif old_text and len(cells.parts[row, col] or ()) > 1 and not np.isnan(old_value):
        printed = _replace_first(old_text, float(old_value), text)
    else:
        printed = text if needs_ink(panel, row, col) else None
    new = math.nan if number is None else number
    update: dict[str, object] = {
        "text": printed,
        "text_value": new if printed else math.nan,
        "text_confidence": 1.0,
        "value": new,
        "status": Status.EMPTY if number is None else Status.REVIEWED,
        "confidence": 1.0,
        "review": False,
        "reasons": (),
        "parts": (),
        "alternatives": (),
        "rgb": math.nan,
        "color_value": math.nan,
        "color_low": math.nan,
        "color_high": math.nan,
    }
    if number is not None and (panel.scale is None or panel.print_and_color == "different"):
        # Nothing says which colour the new number would have: the old one stays.
        for name in ("rgb", "color_value", "color_low", "color_high"):
            del update[name]
    arrays = {}
    for item in fields(Cells):
        array = getattr(cells, item.name)
        if item.name in update:
            array = array.copy()
            array[row, col] = update[item.name]
        arrays[item.name] = array
    return replace(panel, cells=Cells(**arrays))


def _read_value(value: Value, number_format: NumberFormat) -> tuple[float | None, str]:
    """(number or None for masked, text as it is printed)."""
    if isinstance(value, str):
        if value.strip().lower() in _MASKED_WORDS:
            return None, ""
        parsed = parse_numeral(value)
        if parsed is None:
            raise UsageError(f"{value!r} is no number; a masked cell is written as NA")
        number, decimals = parsed
    else:
        number, decimals = float(value), 0
        if math.isnan(number):
            return None, ""
    return number, print_numeral(number, number_format, decimals=decimals)


def _replace_first(text: str, old: float, new: str) -> str:
    """The first number of a cell with several parts replaced, the rest kept."""
    for match in re.finditer(r"[-+−–]?\d[\d.,]*(?:[eE][-+−]?\d+)?%?", text):
        parsed = parse_numeral(match.group())
        if parsed is not None and math.isclose(parsed[0], old, rel_tol=1e-9, abs_tol=1e-12):
            return text[: match.start()] + new + text[match.end() :]
    return new


def _possible_readings(text: str) -> list[tuple[str, str, Value]]:
    readings: list[tuple[str, str, Value]] = []
    quoted = re.fullmatch(r'\s*(".*?"|[^,]+?)\s*,\s*(".*?"|[^=]+?)\s*=\s*([^=]*)', text)
    if quoted and '"' in text:
        row, col, value = quoted.groups()
        return [(row.strip('"'), col.strip('"'), value.strip())]
    for equals in [match.start() for match in re.finditer("=", text)]:
        names, value = text[:equals], text[equals + 1 :].strip()
        if value.lower() not in _MASKED_WORDS and parse_numeral(value) is None:
            continue
        for comma in [match.start() for match in re.finditer(",", names)]:
            row, col = names[:comma].strip(), names[comma + 1 :].strip()
            if row and col:
                readings.append((row, col, value))
    return readings


def _places(figure: Figure, row: str, col: str) -> list[tuple[int, int, int]]:
    """All (panel, row, col) from 0 that the two names can mean."""
    result = []
    panels = list(enumerate(figure.panels))
    prefix = re.match(r"(\d+)/(.+)", row)
    literal = any(_indexes(panel.rows, row) for panel in figure.panels)
    if prefix and not literal:
        panels = [(i, p) for i, p in panels if i + 1 == int(prefix.group(1))]
        row = prefix.group(2)
    for index, panel in panels:
        result += [
            (index, i, j) for i in _indexes(panel.rows, row) for j in _indexes(panel.columns, col)
        ]
    return result


def _indexes(axis: Axis, name: str) -> list[int]:
    exact = [i for i, label in enumerate(axis.names) if label == name]
    if exact:
        return exact
    folded = " ".join(name.split()).casefold()
    loose = [i for i, label in enumerate(axis.names) if label and label.casefold() == folded]
    if loose:
        return loose
    number = re.fullmatch(r"#(\d+)", name.strip())
    if number and 1 <= int(number.group(1)) <= len(axis.names):
        return [int(number.group(1)) - 1]
    return []


def _unknown(panels: Sequence[Panel], row: str, col: str) -> str:
    for kind, name, axes in (
        ("row", row, [panel.rows for panel in panels]),
        ("column", col, [panel.columns for panel in panels]),
    ):
        if any(_indexes(axis, re.sub(r"^\d+/", "", name)) or _indexes(axis, name) for axis in axes):
            continue
        labels = list(dict.fromkeys(label for axis in axes for label in axis.names if label))
        lower = {label.casefold(): label for label in labels}
        close = difflib.get_close_matches(name.casefold(), list(lower), n=3, cutoff=0.5)
        if close:
            names = " or ".join(repr(lower[key]) for key in close)
            return f"there is no {kind} {name!r}; did you mean {names}?"
        shown = ", ".join(repr(label) for label in labels[:8]) + (", …" if len(labels) > 8 else "")
        if not labels:
            count = len(axes[0].names)
            return f"the {kind}s carry no labels; write #1 to #{count} for the {kind}"
        return f"there is no {kind} {name!r}; the {kind}s are {shown}"
    return f"row {row!r} and column {col!r} are not in the same panel"


def _ambiguous(row: str, col: str, places: Sequence[tuple[int, int, int]]) -> str:
    panels = sorted({place[0] + 1 for place in places})
    if len(panels) > 1:
        numbers = ", ".join(str(number) for number in panels)
        return (
            f"{row!r}, {col!r} is in panels {numbers}; "
            f"say which one, as in '{panels[0]}/{row},{col}=…'"
        )
    cells = " or ".join(f"#{i + 1},#{j + 1}" for _, i, j in places[:4])
    return f"{row!r}, {col!r} names {len(places)} cells; write {cells} instead"

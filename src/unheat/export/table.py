"""A panel as rows of strings: the matrix, its statuses, and one row a cell.

Numbers are written as they are printed in the figure where they are printed, and to a
tenth of what the colour can tell apart where they are not: more digits would be invented.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from unheat.model.figure import Axis, Figure, Panel
from unheat.model.moments import moment
from unheat.model.record import round_numbers

Row = list[str]

CELL_COLUMNS = (
    "panel",
    "row",
    "column",
    "row_label",
    "column_label",
    "text",
    "text_value",
    "text_confidence",
    "rgb",
    "color_value",
    "color_low",
    "color_high",
    "value",
    "status",
    "confidence",
    "review",
    "reasons",
    "parts",
)


def matrix_rows(panel: Panel) -> Iterator[Row]:
    """The clean matrix: a header of column labels, then a label and the numbers per row.

    Labels that are not drawn are numbered from 1. A missing number is an empty string.
    """
    yield ["", *axis_names(panel.columns)]
    shown = value_texts(panel)
    for name, row in zip(axis_names(panel.rows), shown, strict=True):
        yield [name, *row]


def status_rows(panel: Panel) -> Iterator[Row]:
    """The same shape as the matrix, one status word a cell."""
    yield ["", *axis_names(panel.columns)]
    for name, words in zip(axis_names(panel.rows), panel.cells.status.tolist(), strict=True):
        yield [name, *map(str, words)]


def cell_rows(figure: Figure) -> Iterator[Row]:
    """One row a cell over all panels; panels, rows and columns count from 1."""
    yield list(CELL_COLUMNS)
    for number, panel in enumerate(figure.panels, start=1):
        yield from _panel_cells(panel, number)


def value_texts(panel: Panel) -> list[list[str]]:
    """The final values as strings, shape (R, C); "" where there is none, names of categories."""
    decimals = panel.format.decimals
    colored = _color_decimals(panel, panel.format.factor)
    values = round_numbers(panel.cells.value).tolist()
    printed = (~np.isnan(panel.cells.text_value)).tolist()
    if panel.scale is not None and panel.scale.categories is not None:
        return [
            [
                _exact(value, decimals) if is_printed else panel.scale.category(value) or ""
                for value, is_printed in zip(row, flags, strict=True)
            ]
            for row, flags in zip(values, printed, strict=True)
        ]
    return [
        [
            _exact(value, decimals) if is_printed else _rounded(value, colored)
            for value, is_printed in zip(row, flags, strict=True)
        ]
        for row, flags in zip(values, printed, strict=True)
    ]


def color_texts(panel: Panel) -> list[list[str]]:
    """What the colours say, shape (R, C), in units of the bar; "" where they say nothing."""
    decimals = _color_decimals(panel, 1.0)
    if panel.scale is not None and panel.scale.categories is not None:
        category = panel.scale.category
        return [[category(value) or "" for value in row] for row in panel.cells.color_value]
    values = round_numbers(panel.cells.color_value).tolist()
    return [[_rounded(value, decimals) for value in row] for row in values]


def told_color(panel: Panel, value: float, factor: float = 1.0, *, outward: int = 0) -> str:
    """A number read from colour for a sentence: one digit fewer than in a table; "" for NaN.

    ``factor`` is what ``value`` was multiplied by, from units of the bar; bounds are
    rounded ``outward`` (−1 down, 1 up).
    """
    if panel.scale is not None and panel.scale.categories is not None:
        return panel.scale.category(value) or ""
    decimals = _color_decimals(panel, factor)
    return _rounded(value, None if decimals is None else max(decimals - 1, 0), outward=outward)


def _panel_cells(panel: Panel, number: int) -> Iterator[Row]:
    cells = panel.cells
    rows, columns = _labels(panel.rows), _labels(panel.columns)
    values = value_texts(panel)
    decimals = _color_decimals(panel, 1.0)

    def colored(value: float, outward: int) -> str:
        if panel.scale is not None and panel.scale.categories is not None:
            return panel.scale.category(value) or ""
        return _rounded(value, decimals, outward=outward)

    numbers = (cells.text_value, cells.color_value, cells.color_low, cells.color_high)
    for index, row_label in enumerate(rows):
        text_value, color_value, low, high = (
            round_numbers(field[index]).tolist() for field in numbers
        )
        text, parts = cells.text[index].tolist(), cells.parts[index].tolist()
        status, reasons = cells.status[index].tolist(), cells.reasons[index].tolist()
        confidence = np.round(cells.confidence[index], 4).tolist()
        text_confidence = np.round(cells.text_confidence[index], 4).tolist()
        review, rgb = cells.review[index].tolist(), cells.rgb[index].tolist()
        for col, column_label in enumerate(columns):
            yield [
                str(number),
                str(index + 1),
                str(col + 1),
                row_label,
                column_label,
                text[col] or "",
                _exact(text_value[col], panel.format.decimals),
                plain_number(text_confidence[col]) if text[col] else "",
                hex_color(rgb[col]),
                colored(color_value[col], 0),
                colored(low[col], -1),
                colored(high[col], 1),
                values[index][col],
                str(status[col]),
                plain_number(confidence[col]),
                "true" if review[col] else "false",
                " ".join(reasons[col]),
                " ".join(plain_number(part) for part in parts[col]) if len(parts[col]) > 1 else "",
            ]


def _color_decimals(panel: Panel, factor: float) -> int | None:
    """Decimals that a number read from colour deserves; None where that is not known.

    ``factor`` leads from units of the bar to those of the number.
    """
    resolution = panel.color_resolution
    if not resolution or not math.isfinite(resolution * factor):
        return None
    if panel.scale is not None and panel.scale.norm in ("log", "symlog"):
        # What such a colour tells apart is a ratio: no single number of decimals fits.
        return None
    return max(0, 1 - math.floor(math.log10(abs(resolution * factor))))


def axis_names(axis: Axis) -> list[str]:
    """One name a row (or column): its label; where none is drawn the number due there between
    thinned-out ticks, or its moment on a scale of time; or which one it is, as "#2" beside labels
    that are numbers themselves."""
    due = None if axis.quantity is None or axis.quantity.kind != "number" else axis.quantity.values
    moments = _moments(axis)
    if moments is not None:
        return moments
    counted = any(
        name and not name.upper().isupper() and name[-1:].isdigit() for name in axis.names
    )
    names = []
    for i, name in enumerate(axis.names):
        number = None if due is None else due[i]
        if name is None and number is not None:
            name = f"{number:.12g}"
        elif name is None:
            name = f"#{i + 1}" if counted else str(i + 1)
        names.append(name)
    return names


def _moments(axis: Axis) -> list[str] | None:
    """The moments of an axis that is a scale of time; None where it is none, or some are alike."""
    if axis.quantity is None or any(axis.labels):
        return None
    said = [
        None if value is None else moment(axis.quantity.kind, value)
        for value in axis.quantity.values
    ]
    names = [name for name in said if name is not None]
    return names if len(names) == len(set(names)) == len(said) else None


def _labels(axis: Axis) -> list[str]:
    return ["" if name is None else name for name in axis.names]


def _exact(value: float, decimals: int | None) -> str:
    """A printed number: with the panel's decimals where they lose nothing."""
    if not math.isfinite(value):
        return ""
    if decimals is not None and 0 <= decimals <= 12:
        text = f"{value:.{decimals}f}"
        if float(text) == value:
            return text
    return plain_number(value)


def _rounded(value: float, decimals: int | None, *, outward: int = 0) -> str:
    """A number read from colour; bounds are rounded ``outward``, so that they hold.

    >>> _rounded(52.7391, 1), _rounded(52.7391, 1, outward=1), _rounded(52.7391, None)
    ('52.7', '52.8', '52.74')
    """
    if not math.isfinite(value):
        return ""
    if decimals is None:
        decimals = 3 - math.floor(math.log10(abs(value))) if value else 0
    if not 0 <= decimals <= 12:
        return plain_number(float(f"{value:.4g}"))
    if outward:
        scaled = value * 10.0**decimals
        value = (math.ceil(scaled) if outward > 0 else math.floor(scaled)) / 10.0**decimals
    text = f"{value:.{decimals}f}"
    return text[1:] if float(text) == 0 and text.startswith("-") else text


def plain_number(value: float) -> str:
    """The shortest decimal that is this number, without a needless ".0".

    >>> plain_number(61.0), plain_number(1e-07), plain_number(0.5)
    ('61', '1e-07', '0.5')
    """
    text = repr(float(value))
    return text.removesuffix(".0")


def hex_color(rgb: Sequence[Any]) -> str:
    if any(level != level for level in rgb):
        return ""
    return "#" + "".join(f"{min(max(round(level), 0), 255):02x}" for level in rgb)

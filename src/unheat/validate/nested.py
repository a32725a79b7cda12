"""JSON: nested objects, records, split frames, lines of JSON, and records of this tool.

Numbers are kept as they are written, so that 61.90 keeps its decimals.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from unheat.errors import InputError
from unheat.text.numbers import printed_numbers
from unheat.validate.tables import (
    COLOR_WORDS,
    COLUMN_WORDS,
    ROW_WORDS,
    VALUE_WORDS,
    Row,
    is_value,
    read_rows,
)
from unheat.validate.transcript import Entry, Statement, Transcript, make_entry

_ROW_LISTS = ("rows", "index", "row_labels", "row labels", "y", "y_labels", "ylabels", "sources")
_COLUMN_LISTS = (
    *("columns", "cols", "col_labels", "column_labels", "column labels", "x", "x_labels"),
    *("xlabels", "targets"),
)
_MATRICES = ("values", "data", "matrix", "z", "cells", "scores")
_NAMES = ("title", "name", "panel", "sheet")
_LABELS = ("label", "name", "category", "id")
"""Keys of the name of a row, also where names are numbers."""

_FACTS = re.compile(r"scale|colou?r|legend|axis|axes|meta|title|summary|range|size", re.IGNORECASE)
"""Keys of what is no row of a matrix."""

_DEEPEST = 12


def read_json(text: str, name: str) -> Transcript | None:
    """Entries of a JSON text, None where it is none.

    Raises InputError where it begins as JSON and is damaged, or holds no matrix.

    >>> read_json('{"GPT-4": {"Claude 2": 61.9}}', "x").entries[0].value
    61.9
    """
    stripped = text.strip()
    fenced = re.fullmatch(r".*?```(?:json)?\s*\n(\s*[\[{].*?)```.*", stripped, re.DOTALL)
    if fenced and "|" not in stripped.replace(fenced.group(1), ""):
        stripped = fenced.group(1).strip()
    if not re.match(r"[{\[]\s*[\"\[{\d\-\]}]|[{\[]\s*$", stripped[:200]):
        return None
    found = read_data(_load(stripped, name))
    if found is None:
        raise InputError(
            f"{name or 'the text'} is JSON without numbers under names; write it as "
            '{"ROW": {"COLUMN": 61.9}} or [{"row": "ROW", "column": "COLUMN", "value": 61.9}]'
        )
    return found


def read_data(data: Any) -> Transcript | None:
    """Entries of objects and lists as JSON has them, numbers as texts; None if there are none."""
    walk = _Walk()
    entries = tuple(walk.entries(data, ()))
    if not entries:
        return None
    return Transcript(kind="json", entries=entries, statements=tuple(walk.statements))


def _load(text: str, name: str) -> Any:
    try:
        return json.loads(text, parse_float=str, parse_int=str)
    except json.JSONDecodeError as error:
        problem = error
    except RecursionError:
        raise InputError(f"{name or 'the text'} is JSON nested too deeply") from None
    for repaired in (re.sub(r",(\s*[\]}])", r"\1", text), "[" + ",".join(text.splitlines()) + "]"):
        # A comma after the last item; one object a line.
        try:
            return json.loads(repaired, parse_float=str, parse_int=str)
        except (json.JSONDecodeError, RecursionError):
            continue
    raise InputError(
        f"{name or 'the text'}, line {problem.lineno}: no valid JSON ({problem.msg} at column "
        f"{problem.colno})"
    )


class _Walk:
    """A walk through JSON data that collects what the facts beside a matrix say."""

    def __init__(self) -> None:
        self.statements: list[Statement] = []

    def entries(self, data: Any, under: tuple[str, ...]) -> Iterator[Entry]:
        if len(under) > _DEEPEST:
            return
        if isinstance(data, list):
            yield from self._list(data, under)
        elif isinstance(data, dict):
            yield from self._dict(data, under)

    def _list(self, data: list[Any], under: tuple[str, ...]) -> Iterator[Entry]:
        if data and all(isinstance(item, list) for item in data):
            rows: list[Row] = [(i, [_text(v) for v in item]) for i, item in enumerate(data, 1)]
            yield from read_rows(rows, under=under)
            return
        items = [item for item in data if isinstance(item, dict)]
        if items and all(_is_flat(item) for item in items):
            yield from _records(items, under)
            return
        if rows_of := _rows_of(items):
            yield from _nested(rows_of, under)
            return
        for number, item in enumerate(items, 1):
            name = _named(item) or (f"panel {number}" if len(items) > 1 else "")
            yield from self.entries(item, (*under, name) if name else under)

    def _dict(self, data: dict[str, Any], under: tuple[str, ...]) -> Iterator[Entry]:
        lower = {str(key).casefold(): value for key, value in data.items()}
        rows = next((_labels(lower[k]) for k in _ROW_LISTS if _labels(lower.get(k))), None)
        columns = next((_labels(lower[k]) for k in _COLUMN_LISTS if _labels(lower.get(k))), None)
        values = next((lower[k] for k in _MATRICES if isinstance(lower.get(k), list)), None)
        if isinstance(lower.get("cells"), dict) and isinstance(lower["cells"].get("value"), list):
            values = lower["cells"]["value"]  # a record of this tool
        if values and all(isinstance(line, list) for line in values) and (rows or columns):
            self._facts(data, under)
            yield from _grid(rows or [], columns or [], values, under)
            return
        if data and all(isinstance(inner, dict) and _is_row(inner) for inner in data.values()):
            yield from _nested(data, under)
            return
        if data and all(_is_numbers(inner) for inner in data.values()):
            yield from _grid(list(data), [], list(data.values()), under)
            return
        self._facts(data, under)
        rows_of = {key: v for key, v in data.items() if isinstance(v, dict) and _is_row(v)}
        rows_of = {key: v for key, v in rows_of.items() if not _FACTS.search(key)}
        if len(rows_of) > 1:  # rows with a title or a scale beside them
            yield from _nested(rows_of, under)
            return
        inner = {
            key: v
            for key, v in data.items()
            if isinstance(v, list) or (isinstance(v, dict) and not _FACTS.search(key))
        }
        for key, value in inner.items():
            plain = len(inner) == 1 or key.casefold() in ("panels", "figures", *_MATRICES)
            yield from self.entries(value, under if plain else (*under, key))

    def _facts(self, data: dict[str, Any], under: tuple[str, ...]) -> None:
        """What stands beside a matrix, as sentences: "color_scale: min 0, max 60"."""
        for key, value in data.items():
            if isinstance(value, dict) and _is_flat(value):
                value = ", ".join(f"{k} {_text(v)}" for k, v in value.items())
            elif isinstance(value, list) and not any(isinstance(v, dict | list) for v in value):
                value = ", ".join(_text(v) for v in value)
            if isinstance(value, str) and value:
                name = key.replace("_", " ")
                self.statements.append(Statement(line=1, text=f"{name}: {value}", under=under))


def _rows_of(items: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    """Rows by name, of objects that hold a name and an object of numbers each."""
    found: dict[str, Any] = {}
    for item in items:
        names = [value for value in item.values() if isinstance(value, str)]
        inner = [value for value in item.values() if isinstance(value, dict)]
        if len(item) != 2 or len(names) != 1 or not inner or not _is_row(inner[0]):
            return None
        found[names[0]] = inner[0]
    return found if len(found) == len(items) else None


def _records(items: Sequence[dict[str, Any]], under: tuple[str, ...]) -> Iterator[Entry]:
    """One object a cell, or one object a row."""
    keys = {key.casefold(): key for key in reversed(list(items[0]))}
    row, column, value, words = (
        next((keys[key] for key in reversed(list(keys)) if key in known), None)
        for known in (ROW_WORDS, COLUMN_WORDS, VALUE_WORDS, COLOR_WORDS)
    )
    named = [key for key, field in items[0].items() if not is_value(_text(field))]
    named = [key for key in named if key != words]
    numbers = [key for key, field in items[0].items() if printed_numbers(_text(field))]
    if row is None or column is None or row == column:
        # A row label and numbers under the names of columns; or two names and one number.
        if len(named) == 2 and len(numbers) == 1:
            row, column, value = named[0], named[1], numbers[0]
        else:
            row = row or (
                named[0] if named else next((keys[k] for k in _LABELS if k in keys), None)
            )
            for number, item in enumerate(items, 1):
                name = _text(item.get(row)) if row is not None else f"#{number}"
                for key, field in item.items():
                    if key != row:
                        yield make_entry(((name, key),), _text(field), number, under=under)
            return
    value = value or next((key for key in numbers if key not in (row, column)), None)
    for number, item in enumerate(items, 1):
        pair = (_text(item.get(row)), _text(item.get(column)))
        said = _text(item.get(words)) or None if words is not None else None
        if value in item:
            yield make_entry((pair,), _text(item[value]), number, said, under=under)


def _nested(data: dict[str, Any], under: tuple[str, ...]) -> Iterator[Entry]:
    number = 0
    for row, inner in data.items():
        for column, value in inner.items():
            number += 1
            said = None
            if isinstance(value, dict):
                lower = {key.casefold(): one for key, one in value.items()}
                said = next((_text(lower[key]) for key in lower if key in COLOR_WORDS), None)
                value = next((lower[key] for key in lower if key in VALUE_WORDS), None)
            yield make_entry(((row, column),), _text(value), number, said, under=under)


def _grid(
    rows: Sequence[Any], columns: Sequence[Any], values: Sequence[Any], under: tuple[str, ...]
) -> Iterator[Entry]:
    for i, line in enumerate(values):
        for j, value in enumerate(line):
            pair = (_label(rows, i), _label(columns, j))
            yield make_entry((pair,), _text(value), i + 1, under=under)


def _label(labels: Sequence[Any], index: int) -> str:
    known = index < len(labels) and labels[index] is not None
    return _text(labels[index]) if known else f"#{index + 1}"


def _labels(value: Any) -> list[Any] | None:
    """A list of names; in records of this tool they stand under ``labels``."""
    if isinstance(value, dict):
        value = value.get("labels")
    if isinstance(value, list) and value and not any(isinstance(v, dict | list) for v in value):
        return value
    return None


def _is_row(values: dict[str, Any]) -> bool:
    """Names with one number each, or with a number and words for its color."""
    return bool(values) and all(
        is_value(_text(value))
        if not isinstance(value, dict | list)
        else isinstance(value, dict) and any(key.casefold() in VALUE_WORDS for key in value)
        for value in values.values()
    )


def _is_numbers(values: Any) -> bool:
    return (
        isinstance(values, list)
        and bool(values)
        and all(not isinstance(v, dict | list) and is_value(_text(v)) for v in values)
    )


def _is_flat(item: dict[str, Any]) -> bool:
    return not any(isinstance(value, dict | list) for value in item.values())


def _named(item: dict[str, Any]) -> str | None:
    """What an object is called: its title, or its name."""
    lower = {key.casefold(): value for key, value in item.items()}
    for key in _NAMES:
        value = lower.get(key)
        if isinstance(value, dict):  # a record of this tool
            value = value.get("text")
        if isinstance(value, str) and value:
            return f"panel {value}" if key == "panel" else value
    return None


def _text(value: Any) -> str:
    return "" if value is None else str(value)

"""JSON: nested objects, records, split frames, and records of this tool."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from unheat.validate.tables import COLUMN_WORDS, ROW_WORDS, VALUE_WORDS, Row, read_rows
from unheat.validate.transcript import Entry, Transcript, make_entry


def read_json(text: str) -> Transcript | None:
    """Entries of a JSON text, None where it is none or holds no matrix.

    >>> read_json('{"GPT-4": {"Claude 2": 61.9}}').entries[0].value
    61.9
    """
    stripped = text.strip()
    if fenced := re.search(r"```(?:json)?\s*\n(.*?)```", stripped, re.DOTALL):
        stripped = fenced.group(1).strip()
    if not stripped.startswith(("{", "[")):
        return None
    try:
        # Numbers stay text, so that 61.90 keeps its decimals.
        data = json.loads(stripped, parse_float=str, parse_int=str)
    except json.JSONDecodeError:
        return None
    entries = list(_entries(data))
    return Transcript(kind="json", entries=tuple(entries)) if entries else None


def _entries(data: Any) -> Iterable[Entry]:
    if isinstance(data, list):
        yield from _from_list(data)
    elif isinstance(data, dict):
        yield from _from_dict(data)


def _from_list(data: list[Any]) -> Iterable[Entry]:
    if data and all(isinstance(item, list) for item in data):
        rows: list[Row] = [(i, [_text(value) for value in item]) for i, item in enumerate(data, 1)]
        yield from read_rows(rows)
    for number, item in enumerate(data, 1):
        if not isinstance(item, dict):
            continue
        lower = {str(key).casefold(): value for key, value in item.items()}
        row, column, value = (
            next((lower[key] for key in lower if key in words), None)
            for words in (ROW_WORDS, COLUMN_WORDS, VALUE_WORDS)
        )
        if row is not None and column is not None and (value is not None or "value" in lower):
            yield make_entry(((_text(row), _text(column)),), _text(value), number)


def _from_dict(data: dict[str, Any]) -> Iterable[Entry]:
    if isinstance(data.get("panels"), list):  # a record of this tool
        for panel in data["panels"][:1]:
            rows, columns = panel["rows"]["labels"], panel["columns"]["labels"]
            yield from _grid(rows, columns, panel["cells"]["value"])
        return
    lower = {str(key).casefold(): value for key, value in data.items()}
    rows = _first_list(lower, ("rows", "index", "row_labels", "y"))
    columns = _first_list(lower, ("columns", "cols", "col_labels", "column_labels", "x"))
    values = _first_list(lower, ("values", "data", "matrix", "z"))
    if rows is not None and columns is not None and values is not None:
        yield from _grid(rows, columns, values)
        return
    if all(isinstance(value, dict) and _is_row(value) for value in data.values()):
        number = 0
        for row, inner in data.items():
            for column, value in inner.items():
                number += 1
                yield make_entry(((row, column),), _text(value), number)
        return
    for value in data.values():  # a wrapper such as {"title": …, "matrix": {…}}
        if isinstance(value, dict | list):
            found = list(_entries(value))
            if found:
                yield from found
                return


def _grid(rows: list[Any], columns: list[Any], values: list[Any]) -> Iterable[Entry]:
    for i, line in enumerate(values):
        for j, value in enumerate(line):
            row = _text(rows[i]) if i < len(rows) and rows[i] is not None else f"#{i + 1}"
            column = (
                _text(columns[j]) if j < len(columns) and columns[j] is not None else f"#{j + 1}"
            )
            yield make_entry(((row, column),), _text(value), i + 1)


def _is_row(values: dict[str, Any]) -> bool:
    return not any(isinstance(value, dict | list) for value in values.values())


def _first_list(data: dict[str, Any], names: tuple[str, ...]) -> list[Any] | None:
    return next((data[name] for name in names if isinstance(data.get(name), list)), None)


def _text(value: Any) -> str:
    return "" if value is None else str(value)

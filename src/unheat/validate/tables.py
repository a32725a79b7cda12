"""Tables: Markdown, CSV, TSV; a matrix with labels, or one row a cell."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from itertools import pairwise

from unheat.text.numbers import is_missing, printed_numbers
from unheat.validate.transcript import Entry, Transcript, make_entry

Row = tuple[int, list[str]]
"""(line number, fields) of one row of a table."""

ROW_WORDS = {
    "row",
    "rows",
    "row label",
    "row_label",
    "source",
    "from",
    "y",
    "index",
    "source model",
}
COLUMN_WORDS = {
    *("column", "columns", "col", "column label", "column_label", "col_label"),
    *("target", "to", "x", "target model"),
}
VALUE_WORDS = {"value", "values", "score", "number", "v", "z", "percent", "%", "result"}


def read_markdown(text: str) -> Transcript | None:
    """All pipe tables of a text (a dashed line under the header makes one), else None."""
    lines = text.splitlines()
    entries: list[Entry] = []
    for index, line in enumerate(lines[1:], 1):
        if not re.fullmatch(r"\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)+\|?\s*", line):
            continue
        rows: list[Row] = [(index, _pipe_fields(lines[index - 1]))]
        for number, body in enumerate(lines[index + 1 :], index + 2):
            if "|" not in body:
                break
            rows.append((number, _pipe_fields(body)))
        entries += read_rows(rows)
    return Transcript(kind="markdown", entries=tuple(entries)) if entries else None


def read_delimited(text: str) -> Transcript | None:
    """A text of comma-, tab- or semicolon-separated fields, None where it is none."""
    for delimiter in ("\t", ";", ","):
        rows = _split(text, delimiter)
        widths = [len(fields) for _, fields in rows]
        if len(rows) < 2 or max(widths, default=0) < 2:
            continue
        width = max(set(widths[1:]), key=widths[1:].count)
        # R writes no field over the row names: its header is one field short.
        same = sum(found == width for found in widths[1:]) + (widths[0] in (width, width - 1))
        if width < 2 or same < 0.8 * len(rows) or any(_is_cut(f) for _, row in rows for f in row):
            continue
        entries = read_rows(rows)
        if entries and _numbers_prevail(entries):
            return Transcript(kind="table", entries=tuple(entries))
    return None


def read_rows(rows: Sequence[Row]) -> list[Entry]:
    """Entries of a table whose first row may be a header."""
    rows = [(line, [_plain(field) for field in fields]) for line, fields in rows if any(fields)]
    if not rows:
        return []
    tidy = _tidy_columns(rows)
    if tidy is not None:
        columns, body = tidy
        return [
            make_entry(((fields[columns[0]], fields[columns[1]]),), fields[columns[2]], line)
            for line, fields in body
            if len(fields) > max(columns)
        ]
    return _matrix(rows)


def _matrix(rows: Sequence[Row]) -> list[Entry]:
    has_header = _is_header(rows)
    body = rows[1:] if has_header else rows
    if not body:
        return []
    has_labels = has_header or any(not _is_value(fields[0]) for _, fields in body)
    if has_header and _header_is_one_short(rows):
        header = ["", *rows[0][1]]
    else:
        header = rows[0][1] if has_header else []
    entries = []
    for row_number, (line, fields) in enumerate(body, 1):
        first = 1 if has_labels else 0
        row = fields[0] if has_labels else f"#{row_number}"
        for index in range(first, len(fields)):
            column = (
                header[index] if has_header and index < len(header) else f"#{index - first + 1}"
            )
            if not column and not fields[index]:
                continue  # a trailing delimiter makes an empty last column
            # A first column of numbers may be an axis, or the index that a program wrote.
            numbered = ((f"#{row_number}", column),) if printed_numbers(row) else ()
            entries.append(make_entry(((row, column), *numbered), fields[index], line))
    return entries


def _is_header(rows: Sequence[Row]) -> bool:
    fields = rows[0][1]
    if len(rows) < 2:
        return False
    rest = fields[1:]
    if not all(_is_value(field) for field in rest):
        return True
    if not fields[0] or re.search(r"[\\/↓→]", fields[0]):
        return True
    if fields[0].casefold() in ROW_WORDS | COLUMN_WORDS:
        return True
    # Numbers over numbers: an axis rises or falls, data seldom do.
    values = [numbers[0].value for field in rest if (numbers := printed_numbers(field))]
    if _is_value(fields[0]) or len(values) < 3:
        return False
    steps = [b - a for a, b in pairwise(values)]
    return all(step > 0 for step in steps) or all(step < 0 for step in steps)


def _header_is_one_short(rows: Sequence[Row]) -> bool:
    return all(len(fields) == len(rows[0][1]) + 1 for _, fields in rows[1:])


def _tidy_columns(rows: Sequence[Row]) -> tuple[tuple[int, int, int], Sequence[Row]] | None:
    names = [field.casefold().strip() for field in rows[0][1]]
    found = [
        next((i for i, name in enumerate(names) if name in words), None)
        for words in (ROW_WORDS, COLUMN_WORDS, VALUE_WORDS)
    ]
    if all(index is not None for index in found):
        row, column, value = (index for index in found if index is not None)
        return (row, column, value), rows[1:]
    if any(len(fields) != 3 for _, fields in rows):
        return None
    starts = 0 if _is_value(rows[0][1][2]) and rows[0][1][2] else 1
    body = rows[starts:]
    named = [fields for _, fields in body if not _is_value(fields[1])]
    valued = [fields for _, fields in body if _is_value(fields[2])]
    if body and len(named) > 0.5 * len(body) and len(valued) > 0.8 * len(body):
        return (0, 1, 2), body
    return None


def _is_cut(field: str) -> bool:
    """Half of a bracket: the delimiter stood inside of something and parts no fields."""
    return any(field.count(a) != field.count(b) for a, b in ("[]", "{}"))


def _numbers_prevail(entries: Sequence[Entry]) -> bool:
    numbers = sum(entry.value is not None for entry in entries)
    empty = sum(entry.missing for entry in entries)
    return numbers > 0 and numbers + empty >= 0.6 * len(entries)


def _is_value(field: str) -> bool:
    return not field or bool(printed_numbers(field)) or is_missing(field)


def _split(text: str, delimiter: str) -> list[Row]:
    reader = csv.reader(io.StringIO(text), delimiter=delimiter, skipinitialspace=True)
    rows: list[Row] = []
    try:
        for fields in reader:
            if any(field.strip() for field in fields) and not fields[0].startswith("# "):
                rows.append((reader.line_num, [field.strip() for field in fields]))
    except csv.Error:
        return []
    return rows


def _pipe_fields(line: str) -> list[str]:
    line = line.strip()
    line = line[1:] if line.startswith("|") else line
    line = line[:-1] if line.endswith("|") and not line.endswith("\\|") else line
    return [field.strip().replace("\\|", "|") for field in re.split(r"(?<!\\)\|", line)]


def _plain(field: str) -> str:
    """A field without Markdown's emphasis."""
    return re.sub(r"^(\*\*|__|\*|_|`)(.+)\1$", r"\2", field.strip()).strip()

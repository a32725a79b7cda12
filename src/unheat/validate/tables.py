"""Rows of fields → entries: a matrix with labels, or one row a cell; blocks of either.

CSV, workbooks, Markdown tables and lists of lists in JSON all come here as rows of fields.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from unheat.text.numbers import is_missing, printed_numbers
from unheat.validate.labels import at_place, fold
from unheat.validate.transcript import Entry, Statement, decimal_comma, make_entry, with_point

Row = tuple[int, list[str]]
"""(line number, fields) of one row of a table."""

ROW_WORDS = {
    *("row", "rows", "row label", "row_label", "row name", "row_name", "source", "from", "y"),
    *("index", "source model", "source_model", "row_labels"),
}
COLUMN_WORDS = {
    *("column", "columns", "col", "column label", "column_label", "col_label", "column name"),
    *("column_name", "target", "to", "x", "target model", "target_model", "variable"),
}
VALUE_WORDS = {
    *("value", "values", "score", "number", "v", "z", "percent", "%", "result", "percentage"),
}
COLOR_WORDS = {"color", "colour", "shade", "color words", "color_words", "color_description"}
PANEL_WORDS = {"panel", "facet", "subplot", "sub_plot", "heatmap", "panel title", "panel_title"}


class _Tidy(NamedTuple):
    """Which column holds what in a table of one row a cell."""

    row: int
    column: int
    value: int
    words: int | None
    panel: int | None

    def field(self, fields: Sequence[str], index: int | None) -> str:
        return fields[index] if index is not None and index < len(fields) else ""

    def panel_of(self, fields: Sequence[str]) -> tuple[str, ...]:
        name = self.field(fields, self.panel)
        return (f"panel {name}" if name.isdecimal() else name,) if name else ()


def read_blocks(
    rows: Sequence[Row], under: tuple[str, ...] = ()
) -> tuple[list[Entry], list[Statement]]:
    """Entries of all tables on a sheet, which empty rows part, and the lines around them.

    A line above a table with one field is its heading; below it, a remark.
    """
    entries: list[Entry] = []
    statements: list[Statement] = []
    titles: tuple[str, ...] = ()
    for block in _blocks(rows):
        # A title may stand apart, over the tables that follow it.
        heading, titles = (*under, *titles), ()
        while block and _is_title(block):
            line, fields = block.pop(0)
            heading = (*heading, fields[0])
            statements.append(Statement(line=line, text=fields[0], under=under))
        if not block:
            titles = heading[len(under) :]
            continue
        remarks = [row for row in block if _is_remark(row, block)]
        body = [row for row in block if row not in remarks]
        statements += [
            Statement(line=line, text=" ".join(filter(None, fields)), under=heading)
            for line, fields in remarks
        ]
        found = read_rows(body, under=heading)
        if not _numbers_prevail(found):
            statements += [
                Statement(line=line, text=": ".join(filter(None, fields)), under=heading)
                for line, fields in body
            ]
            continue
        entries += found
    return entries, statements


def read_rows(rows: Sequence[Row], under: tuple[str, ...] = ()) -> list[Entry]:
    """Entries of one table whose first row may be a header."""
    rows = [(line, [plain_field(field) for field in fields]) for line, fields in rows]
    rows = [row for row in rows if any(row[1])]
    if not rows:
        return []
    point = decimal_comma([field for _, fields in rows for field in fields])
    tidy = _tidy_columns(rows)
    if tidy is None:
        return list(_matrix(rows, point, under))
    columns, body = tidy
    return [
        make_entry(
            ((fields[columns.row], fields[columns.column]),),
            fields[columns.value],
            line,
            columns.field(fields, columns.words) or None,
            point=point,
            under=(*under, *columns.panel_of(fields)),
        )
        for line, fields in body
        if len(fields) > max(columns.row, columns.column, columns.value)
    ]


def is_value(field: str) -> bool:
    """Whether a field is a number, a word for none, or empty."""
    return not field or bool(printed_numbers(with_point(field))) or is_missing(field)


def plain_field(field: str) -> str:
    """A field without Markdown's emphasis.

    >>> plain_field(" **61.9** ")
    '61.9'
    """
    return re.sub(r"^(\*\*|__|\*|_|`)(.+)\1$", r"\2", field.strip()).strip()


def _blocks(rows: Sequence[Row]) -> Iterator[list[Row]]:
    block: list[Row] = []
    for line, fields in rows:
        if any(field.strip() for field in fields):
            block.append((line, [field.strip() for field in fields]))
        elif block:
            yield block
            block = []
    if block:
        yield block


def _is_title(block: Sequence[Row]) -> bool:
    """Whether the first row is a line of text above a table, and no row of it."""
    fields = block[0][1]
    alone = bool(fields[0]) and not any(fields[1:]) and not is_value(fields[0])
    if not alone:
        return False
    # A row whose values are all missing looks the same, so what follows must be a header; and
    # a header of one field (R writes none over the row names) has rows of two.
    widths = {len(other) for _, other in block[1:]}
    return not (len(fields) == 1 and widths == {2})


def _is_remark(row: Row, block: Sequence[Row]) -> bool:
    """A line of text below (or within) a table: one field, where the others have several."""
    _, fields = row
    widest = max(len(other) for _, other in block)
    return len(fields) == 1 and widest > 2 and not is_value(fields[0])


def _matrix(rows: Sequence[Row], point: str | None, under: tuple[str, ...]) -> Iterator[Entry]:
    rows = _without_axis_title(rows)
    has_header = _is_header(rows)
    body = rows[1:] if has_header else rows
    if not body:
        return
    n_names = _name_columns(body)
    if has_header and not n_names:
        n_names = 1
    header = rows[0][1] if has_header else []
    if has_header and _header_is_short(rows, n_names):
        header = [""] * n_names + header
    last = [""] * n_names
    twice = _repeated(header[n_names:])
    rows_twice = _repeated([fields[n_names - 1] for _, fields in body]) if n_names else set()
    for row_number, (line, fields) in enumerate(body, 1):
        names = fields[:n_names]
        last = [name or before for name, before in zip(names, last, strict=False)]
        rows_named = _row_names(names, last, row_number)
        if fold(rows_named[0]) in rows_twice:
            rows_named = (at_place(rows_named[0], row_number), *rows_named[1:])
        for index in range(n_names, len(fields)):
            column = header[index] if index < len(header) else ""
            if has_header and not column and not fields[index]:
                continue  # a trailing delimiter makes an empty last column
            place = index - n_names + 1
            column = at_place(column, place) if fold(column) in twice else column or f"#{place}"
            pairs = tuple((row, column) for row in rows_named)
            yield make_entry(pairs, fields[index], line, point=point, under=under)


def _repeated(names: Sequence[str]) -> set[str]:
    """Names, folded, that stand more than once in a row or column of names."""
    counts = Counter(fold(name) for name in names if name)
    return {name for name, count in counts.items() if count > 1}


def _row_names(names: Sequence[str], last: Sequence[str], number: int) -> tuple[str, ...]:
    """What a row may be called: its innermost name, all of them, its place among the rows."""
    if not names:
        return (f"#{number}",)
    inner = names[-1] or last[-1]
    found = [inner]
    if len(names) > 1:
        found += [" ".join(filter(None, last)), *filter(None, reversed(list(names[:-1])))]
    # A first column of numbers may be an axis, or the index that a program wrote.
    if printed_numbers(inner):
        found.append(f"#{number}")
    return tuple(dict.fromkeys(found))


def _name_columns(body: Sequence[Row]) -> int:
    """How many columns at the left hold names: none of their fields is a number."""
    width = min(len(fields) for _, fields in body)
    count = 0
    for index in range(width):
        column = [fields[index] for _, fields in body]
        if any(is_value(field) and field for field in column) or not any(column):
            break
        count += 1
    return count if count < max(len(fields) for _, fields in body) else min(count, 1)


def _without_axis_title(rows: Sequence[Row]) -> Sequence[Row]:
    """Without a row over the header that holds one title for all columns."""
    while len(rows) > 2:
        fields, after = rows[0][1], rows[1][1]
        alone = sum(bool(field) for field in fields) == 1 and not fields[0]
        if not (alone and sum(bool(field) for field in after) > 1 and not _is_data(after)):
            break
        rows = rows[1:]
    return rows


def _is_data(fields: Sequence[str]) -> bool:
    return any(field and is_value(field) for field in fields[1:])


def _is_header(rows: Sequence[Row]) -> bool:
    fields = rows[0][1]
    if len(rows) < 2:
        return False
    rest = fields[1:]
    if not all(is_value(field) for field in rest):
        return True
    if not fields[0] or re.search(r"[\\/↓→]", fields[0]):
        return True
    if fields[0].casefold() in ROW_WORDS | COLUMN_WORDS:
        return True
    # Numbers over numbers: an axis rises or falls, data seldom do.
    values = [numbers[0].value for field in rest if (numbers := printed_numbers(field))]
    if is_value(fields[0]) or len(values) < 3:
        return False
    steps = [b - a for a, b in pairwise(values)]
    return all(step > 0 for step in steps) or all(step < 0 for step in steps)


def _header_is_short(rows: Sequence[Row], n_names: int) -> bool:
    """R writes no field over the row names."""
    return all(len(fields) == len(rows[0][1]) + n_names for _, fields in rows[1:])


def _tidy_columns(rows: Sequence[Row]) -> tuple[_Tidy, Sequence[Row]] | None:
    """The columns and the body of a table of one row a cell; None where it is none."""
    names = [field.casefold().strip() for field in rows[0][1]]
    row, column, value, words, panel = (
        _first(names, known)
        for known in (ROW_WORDS, COLUMN_WORDS, VALUE_WORDS, COLOR_WORDS, PANEL_WORDS)
    )
    if row is not None and column is not None and value is not None:
        return _Tidy(row, column, value, words, panel), rows[1:]
    width = max(len(fields) for _, fields in rows)
    if width not in (3, 4) or any(len(fields) != width for _, fields in rows):
        return None
    if width == 4 and words != 3:
        return None
    if row is not None and column is not None and {row, column} != {0, 1}:
        return None
    starts = 0 if is_value(rows[0][1][2]) and rows[0][1][2] else 1
    body = rows[starts:]
    # Names in the first two columns, numbers in the third, and no pair of names twice.
    named = [fields for _, fields in body if not is_value(fields[1])]
    valued = [fields for _, fields in body if is_value(fields[2])]
    if body and len(named) > 0.5 * len(body) and len(valued) > 0.8 * len(body):
        return _Tidy(row or 0, 1 if row != 1 else 0, 2, words, None), body
    return None


def _first(names: Sequence[str], known: set[str]) -> int | None:
    """The column with a known name; one of labels before one that may count."""
    found = [index for index, name in enumerate(names) if name in known]
    labels = [index for index in found if "label" in names[index] or "name" in names[index]]
    return next(iter((*labels, *found)), None)


def _numbers_prevail(entries: Sequence[Entry]) -> bool:
    numbers = sum(entry.value is not None for entry in entries)
    empty = sum(entry.missing for entry in entries)
    return numbers > 0 and numbers + empty >= 0.6 * len(entries)

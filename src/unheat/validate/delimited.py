"""Texts of delimited fields: by commas, tabs, semicolons, bars, or in columns of spaces."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

from unheat.validate.tables import Row, is_value, read_blocks
from unheat.validate.transcript import Transcript

_DELIMITERS = ("\t", ";", "|", "&", ",", "^", "~", "  ", " ")
"""In the order in which they are tried; two spaces stand for columns that were lined up."""

_RULE = re.compile(r"\s*[-=+|:*_ ]{3,}\s*")
"""A line that is drawn under a header, or around a table."""

_ITEM = re.compile(r"[:=]\s*(?:[^:=]+\()?[-+−]?[\d.,]+\s*%?\)?$")
"""A name and its number: an item of a list, and no field."""


def read_delimited(text: str, name: str = "") -> Transcript | None:
    """A text of delimited fields, None where it is none.

    >>> read_delimited(",A\\nx,1\\n".encode().decode("unicode_escape")).entries[0].pairs[0]
    ('x', 'A')
    """
    text = _drawn_with_bars(_without_latex(text))
    for delimiter in _DELIMITERS:
        rows = _split(text, delimiter)
        if not _is_even(rows, least=0.8 if delimiter == " " else 0.3):
            continue
        entries, statements = read_blocks(rows)
        if entries:
            return Transcript(kind="table", entries=tuple(entries), statements=tuple(statements))
    return None


def _without_latex(text: str) -> str:
    """Rows of a LaTeX table as plain fields between "&"; any other text as it is."""
    if "&" not in text or not re.search(r"\\\\\s*$", text, re.MULTILINE):
        return text
    lines = []
    for drawn in text.splitlines():
        line = re.sub(r"^\s*(?:\\(?:hline|(?:top|mid|bottom)rule|cline\{[^}]*\})\s*)+", "", drawn)
        line = re.sub(r"\\\\(?:\[[^\]]*\])?\s*(?:\\\w+rule|\\hline)?\s*$", "", line)
        line = re.sub(r"\\(?:textbf|textit|emph|underline|text|mathbf)\{([^{}]*)\}", r"\1", line)
        line = re.sub(r"\\multicolumn\{\d+\}\{[^{}]*\}\{([^{}]*)\}", r"\1", line)
        # A rule under the header is no blank line, which would part it from its rows.
        command = re.match(r"\s*\\[a-zA-Z]+", line) or (drawn.strip() and not line.strip())
        # A comment would hide the rest of a line; \% and \_ are the signs themselves.
        lines.append("---" if command else re.sub(r"\\([%_&#$])", r"\1", line).replace("$", ""))
    return "\n".join(lines)


def _drawn_with_bars(text: str) -> str:
    """Tables that a terminal draws, with plain bars and without their rules."""
    text = re.sub("[│┃║]", "|", text)
    return re.sub("(?m)^[ ─━═┄┈┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬┏┓┗┛┣┫┳┻╋┡╇┩╭╮╰╯╞╪╡╤╧]+$", "---", text)


def _split(text: str, delimiter: str) -> list[Row]:
    """Rows of fields; blank and ruled lines are rows without fields."""
    if delimiter == "  ":
        return [(number, _aligned(line)) for number, line in enumerate(text.splitlines(), 1)]
    # A first line "sep=;" tells spreadsheets the delimiter.
    lines = text.splitlines(keepends=True)
    if lines and re.fullmatch(r"sep=.\s*", lines[0], re.IGNORECASE):
        lines[0] = "\n"
    reader = csv.reader(
        io.StringIO("".join(lines), newline=""), delimiter=delimiter, skipinitialspace=True
    )
    rows: list[Row] = []
    try:
        for fields in reader:
            fields = [field.strip() for field in fields]
            if delimiter == "|":
                fields = _within_bars(fields)
            comment = fields[:1] and fields[0].startswith("# ")
            ruled = _RULE.fullmatch("".join(fields)) and delimiter in ("|", "&", " ")
            if comment or ruled:
                continue
            rows.append((reader.line_num, fields))
    except csv.Error:
        return []
    return rows


def _aligned(line: str) -> list[str]:
    """Fields of a line whose columns stand two or more spaces apart.

    A line that begins with spaces has nothing over the first column.
    """
    if not line.strip() or _RULE.fullmatch(line):
        return []
    fields = re.split(r"\s{2,}", line.strip())
    return ["", *fields] if line.startswith("  ") else fields


def _within_bars(fields: list[str]) -> list[str]:
    """Without the empty fields that bars at both edges of a table make."""
    if len(fields) > 2 and not fields[0] and not fields[-1]:
        return fields[1:-1]
    return fields


def _is_even(rows: Sequence[Row], *, least: float) -> bool:
    """Whether the fields make tables: most rows are as wide as others, ``least`` are values."""
    rows = [row for row in rows if any(row[1])]
    widths = [len(fields) for _, fields in rows]
    many = [width for width in widths if width > 1]
    if len(many) < 2 or len(many) < 0.6 * len(widths):
        return False
    common = max(set(many), key=lambda width: (many.count(width), width))
    # R writes no field over the row names: its header is one field short.
    same = sum(width in (common, common - 1) for width in many)
    if same < 0.7 * len(many) or any(_is_cut(field) for _, row in rows for field in row):
        return False
    body = [fields for _, fields in rows if len(fields) == common]
    if sum(bool(_ITEM.search(fields[0])) for fields in body) > 0.3 * len(body):
        return False
    # The first row may be a header.
    rest = [field for fields in body[1:] or body for field in fields[1:]]
    return sum(is_value(field) for field in rest) >= least * len(rest)


def _is_cut(field: str) -> bool:
    """Half of a bracket: the delimiter stood inside of something and parts no fields."""
    return any(field.count(a) != field.count(b) for a, b in ("[]", "{}", "()"))

"""Workbooks: each sheet is a table, or several. Needs the extra ``xlsx``."""

from __future__ import annotations

import io
import math
import zipfile
from datetime import date, datetime, time
from typing import Any

from unheat.errors import InputError, MissingDependencyError
from unheat.validate.tables import Row, read_blocks
from unheat.validate.transcript import Entry, Statement, Transcript

_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How workbooks of the time before 2007 begin (they are compound files)."""


def is_workbook(data: bytes, name: str) -> bool:
    """Whether bytes are a workbook (XLSX, XLS, ODS), by what they hold.

    Raises InputError for a damaged archive, or one that holds something else.
    """
    if data.startswith(_OLD):
        return True
    if not data.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = set(archive.namelist())
    except zipfile.BadZipFile:
        raise InputError(f"{name} is a damaged or cut off workbook or archive") from None
    if any(one.startswith("xl/") for one in members) or "content.xml" in members:
        return True
    raise InputError(f"{name} is an archive that holds no workbook; unpack it first")


def read_workbook(data: bytes, name: str) -> Transcript:
    """The entries of all sheets, each under the name of its sheet.

    Raises InputError where no sheet holds numbers with names, MissingDependencyError where the
    extra is not installed.
    """
    try:
        from python_calamine import CalamineError, CalamineWorkbook
    except ImportError:
        raise MissingDependencyError(
            f"{name} is a workbook, which needs the extra xlsx: pip install 'unheat[xlsx]'"
        ) from None
    entries: list[Entry] = []
    statements: list[Statement] = []
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [
            (title, workbook.get_sheet_by_name(title).to_python(skip_empty_area=False))
            for title in workbook.sheet_names
        ]
    except (CalamineError, OSError, ValueError) as error:
        raise InputError(f"{name} is a workbook that cannot be read: {error}") from None
    for title, cells in sheets:
        rows: list[Row] = [
            (number, [_text(value) for value in values]) for number, values in enumerate(cells, 1)
        ]
        found, said = read_blocks(rows, under=(title,) if len(sheets) > 1 else ())
        entries += found
        statements += said
    if not entries:
        raise InputError(f"{name}: no sheet holds numbers with the names of rows and columns")
    return Transcript(kind="workbook", entries=tuple(entries), statements=tuple(statements))


def _text(value: Any) -> str:
    """A value as a person would type it: 61.9 for 61.9, 7 for 7.0."""
    if value is None or isinstance(value, bool):
        return "" if value is None else str(value)
    if isinstance(value, int | float):
        if isinstance(value, float) and not math.isfinite(value):
            return ""
        return repr(int(value)) if float(value).is_integer() else f"{value:.15g}"
    if isinstance(value, datetime):
        whole = value.time() == time()
        return value.date().isoformat() if whole else value.isoformat(sep=" ")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value).strip()

"""A transcription as it was handed in: names and numbers, not yet tied to a figure.

Read are JSON, Markdown tables, CSV and TSV (a matrix, or one row a cell), and lists such
as ``- GPT-4 to Claude 2: 61.9% (bright red)`` with prose around them. The kind is found
from the text, never from the file's name.
"""

from __future__ import annotations

import contextlib
import math
from dataclasses import dataclass
from pathlib import Path

from unheat.errors import InputError
from unheat.text.numbers import is_missing, printed_numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One number of a transcription.

    ``pairs`` are the ways to read its names as (row, column), likeliest first: "A to B to
    C" can be parted twice. A name ``#3`` counts rows or columns from 1. ``value`` is None
    where the text is no number; ``missing`` marks a word for "no value". ``decimals``
    counts the places after the point, ``percent`` says that a percent sign stands there.
    ``words`` is what stood behind the number, as "bright red". ``line`` counts from 1.
    """

    line: int
    pairs: tuple[tuple[str, str], ...]
    text: str
    value: float | None
    decimals: int = 0
    percent: bool = False
    missing: bool = False
    words: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcript:
    """``kind`` is json, markdown, table or list. ``skipped`` are lines (number, text) that
    look like entries and could not be understood."""

    kind: str
    entries: tuple[Entry, ...]
    skipped: tuple[tuple[int, str], ...] = ()


def parse(source: str | Path | bytes, *, name: str | None = None) -> Transcript:
    """Read a transcription from a path, from text, or from bytes.

    A ``str`` is a path if a file of that name exists or if it looks like one, else the
    text itself.

    Raises InputError where the file cannot be read or holds no number with its names; the
    message names the line that came nearest.

    >>> parse("- GPT-4 to Claude 2: 61.9% (bright red)").entries[0].pairs[0]
    ('GPT-4', 'Claude 2')
    """
    text, name = _text_of(source, name)
    # Readers are imported late: they build entries, so they import this module.
    from unheat.validate.bullets import read_list
    from unheat.validate.nested import read_json
    from unheat.validate.tables import read_delimited, read_markdown

    if not text.strip():
        raise InputError(f"{name} is empty; a table or a list of numbers was expected")
    for read in (read_json, read_markdown, read_delimited, read_list):
        transcript = read(text)
        if transcript is not None and transcript.entries:
            return transcript
    number, line = next((i, line) for i, line in enumerate(text.splitlines(), 1) if line.strip())
    raise InputError(
        f"{name}, line {number}: no number with the names of its row and column was found "
        f"({_short(line)!r}); write a CSV matrix with a header, or lines like 'ROW to COLUMN: 61.9'"
    )


def make_entry(
    pairs: tuple[tuple[str, str], ...], text: str, line: int, words: str | None = None
) -> Entry:
    """An entry from the text of its number.

    >>> make_entry((("a", "b"),), "61.9%", 1).percent
    True
    """
    text = text.strip()
    numbers = printed_numbers(text) if text else ()
    if not numbers:
        missing = not text or is_missing(text)
        return Entry(line=line, pairs=pairs, text=text, value=None, missing=missing, words=words)
    first = numbers[0]
    decimals = first.decimals
    if first.exponent and first.value:
        decimals = max(0, round(-math.log10(first.quantum)))
    return Entry(
        line=line,
        pairs=pairs,
        text=text,
        value=first.value,
        decimals=decimals,
        percent=first.suffix == "%",
        words=words,
    )


def _text_of(source: str | Path | bytes, name: str | None) -> tuple[str, str]:
    if isinstance(source, bytes):
        return _decode(source, name or "the transcription"), name or "the transcription"
    if isinstance(source, str):
        if not source.strip():
            return source, name or "the transcription"
        with contextlib.suppress(OSError, ValueError):
            if "\n" not in source and Path(source).exists():
                return _text_of(Path(source), name)
        if "\n" in source or not _looks_like_path(source):
            return source, name or "the transcription"
        raise InputError(f"there is no file {source}")
    name = name or str(source)
    try:
        return _decode(source.read_bytes(), name), name
    except OSError as error:
        raise InputError(f"cannot read {source}: {error.strerror or error}") from None


def _looks_like_path(text: str) -> bool:
    suffixes = (".csv", ".tsv", ".txt", ".md", ".json")
    return text.lower().endswith(suffixes) and ":" not in text


def _decode(data: bytes, name: str) -> str:
    if b"\0" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError(f"{name} is no text; export the table as CSV first")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _short(line: str) -> str:
    line = " ".join(line.split())
    return line if len(line) <= 60 else line[:57] + "…"

"""A transcription as it was handed in: names and numbers, not yet tied to a figure.

Read are workbooks, JSON, Markdown tables, CSV and its kin (a matrix, or one row a cell), and
lists such as ``- GPT-4 to Claude 2: 61.9% (bright red)`` with prose around them. The kind is
found from the content, never from the file's name. A text may hold several: a table, a list
under it, and sentences, which are kept as ``statements`` for ``claims``.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

from unheat.errors import InputError
from unheat.text.numbers import is_missing, printed_numbers

Pairs = tuple[tuple[str, str], ...]

_LONG_FRACTION = re.compile(r"^([-+−]?\d+),(\d{4,}\s*%?)$")

_SURE_COMMAS = 0.2
"""Share of the numbers with a comma that must be decimal for certain, for all to be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One number of a transcription.

    ``pairs`` are the ways to read its names as (row, column), likeliest first: "A to B to
    C" can be parted twice. A name ``#3`` counts rows or columns from 1. ``value`` is None
    where the text is no number; ``missing`` marks a word for "no value". ``decimals``
    counts the places after the point (negative for a rounded "about 60"), ``percent`` says that
    a percent sign stands there. ``more`` are the numbers after the first ("0.92±0.07"),
    ``words`` is what stood behind them, as "bright red". ``line`` counts from 1. ``under`` are
    the headings over it, outermost first: sheets, keys, headings of a page. ``loose`` marks
    entries of prose, which may be about something else; ``others`` are other ways to read the
    same line, of which the labels choose.
    """

    line: int
    pairs: Pairs
    text: str
    value: float | None
    decimals: int = 0
    percent: bool = False
    more: tuple[float, ...] = ()
    missing: bool = False
    words: str | None = None
    under: tuple[str, ...] = ()
    loose: bool = False
    others: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A line that is no row of a table; it may claim something about the figure."""

    line: int
    text: str
    under: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcript:
    """``kind`` is workbook, json, html, markdown, table or list."""

    kind: str
    entries: tuple[Entry, ...]
    statements: tuple[Statement, ...] = ()


def parse(source: str | Path | bytes, *, name: str | None = None) -> Transcript:
    """Read a transcription from a path, from text, or from bytes.

    A ``str`` is a path if a file of that name exists or if it looks like one, else the
    text itself.

    Raises InputError where the file cannot be read or holds no number with its names; the
    message names the line that came nearest. Raises MissingDependencyError for a workbook
    where the extra ``xlsx`` is not installed.

    >>> parse("- GPT-4 to Claude 2: 61.9% (bright red)").entries[0].pairs[0]
    ('GPT-4', 'Claude 2')
    """
    # Readers are imported late: they build entries, so they import this module.
    from unheat.validate.delimited import read_delimited
    from unheat.validate.literal import read_literal
    from unheat.validate.markup import read_html
    from unheat.validate.nested import read_json
    from unheat.validate.page import read_page
    from unheat.validate.sources import bytes_of, decode
    from unheat.validate.workbook import is_workbook, read_workbook

    data, name = bytes_of(source, name)
    if isinstance(data, bytes) and is_workbook(data, name):
        return with_decimals_kept(read_workbook(data, name))
    text = decode(data, name) if isinstance(data, bytes) else data
    if not text.strip():
        raise InputError(f"{name} is empty; a table or a list of numbers was expected")
    for read in (read_json, read_html, read_literal, read_delimited, read_page):
        transcript = read(text, name)
        if transcript is not None:
            return with_decimals_kept(transcript) if transcript.kind == "json" else transcript
    number, line = next((i, line) for i, line in enumerate(text.splitlines(), 1) if line.strip())
    raise InputError(
        f"{name}, line {number}: no number with the names of its row and column was found "
        f"({_short(line)!r}); write a CSV matrix with a header, or lines like 'ROW to COLUMN: 61.9'"
    )


def make_entry(
    pairs: Pairs,
    text: str,
    line: int,
    words: str | None = None,
    *,
    point: str | None = None,
    about: bool = False,
    under: tuple[str, ...] = (),
    loose: bool = False,
) -> Entry:
    """An entry from the text of its number. ``point`` is the decimal point where it is known.

    ``about`` says that a hedge stood before it: a round number is then as coarse as its
    noughts.

    >>> make_entry((("a", "b"),), "61.9%", 1).percent
    True
    >>> make_entry((("a", "b"),), "60", 1, about=True).decimals
    -1
    >>> make_entry((("a", "b"),), "0.0×10⁻⁴", 1).decimals
    5
    """
    text = text.strip()
    plain = with_point(text)
    numbers = printed_numbers(plain, point=point if plain == text else None) if text else ()
    base = Entry(line=line, pairs=pairs, text=text, value=None, words=words, under=under)
    base = replace(base, loose=loose)
    if not numbers:
        return replace(base, missing=not text or is_missing(text))
    first = numbers[0]
    decimals = first.decimals
    if first.exponent:
        decimals = max(0, round(-math.log10(first.quantum)))
    if about and decimals == 0 and first.value:
        whole = str(abs(round(first.value)))
        decimals = -(len(whole) - len(whole.rstrip("0")))
    more = tuple(number.value for number in numbers[1:])
    percent = first.suffix == "%"
    return replace(base, value=first.value, decimals=decimals, percent=percent, more=more)


def decimal_comma(texts: list[str]) -> str | None:
    """A comma where numbers of a table are written with a decimal comma for certain, else None.

    One number that may be a slip ("0,633" among thousands) does not turn all others.

    >>> decimal_comma(["61,9", "1,234"]), decimal_comma(["1,234"])
    (',', None)
    """
    found = [numbers[0] for text in texts if "," in text and (numbers := printed_numbers(text))]
    sure = sum(bool(one.decimals and one.point == ",") for one in found)
    long = sum(with_point(text) != text for text in texts)
    return "," if sure + long > 0 and sure + long >= _SURE_COMMAS * (len(found) + long) else None


def with_point(text: str) -> str:
    """A number whose comma stands before four digits or more, with a point: no such comma
    groups thousands.

    >>> with_point("0,4291"), with_point("1,234")
    ('0.4291', '1,234')
    """
    return _LONG_FRACTION.sub(r"\1.\2", text)


def with_decimals_kept(transcript: Transcript) -> Transcript:
    """Numbers that were stored as numbers have lost their last noughts: 0.62 may be 0.620.

    Where at least half of them have as many decimals, all with fewer do. In JSON a whole
    number was written as one ("62", not "62.0") and stays as it is.
    """
    least = 0 if transcript.kind == "workbook" else 1
    numbers = [entry for entry in transcript.entries if entry.value is not None]
    counts = Counter(entry.decimals for entry in numbers)
    most = max(counts, key=lambda decimals: (counts[decimals], decimals), default=0)
    if most <= 0 or counts[most] < 0.5 * len(numbers):
        return transcript
    entries = tuple(
        replace(entry, decimals=most)
        if entry.value is not None and least <= entry.decimals < most
        else entry
        for entry in transcript.entries
    )
    return replace(transcript, entries=entries)


def _short(line: str) -> str:
    line = " ".join(line.split())
    return line if len(line) <= 60 else line[:57] + "…"

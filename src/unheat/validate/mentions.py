"""Where a sentence names rows and columns of a panel, and which numbers it holds beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from unheat.model import Panel
from unheat.text.numbers import printed_numbers
from unheat.validate.labels import fold, squeeze

_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?(?:[eE][-+−]?\d+)?(?:\s?%)?|(?<!\d)\.\d+(?:\s?%)?")
_JOINT = r"\s*(?:\bto\b|\bat\b|\bin\b|\band\b|→|->|/|,|×)\s*(?:(?:hour|year|day|step|layer)\s+)?"
_SHORT = 2
"""Letters of a label up to which its case must agree: "A" is no article."""

_LONG_WORD = 4


@dataclass(frozen=True, slots=True)
class Mention:
    """A label in a text, from ``start`` to ``end``; ``row`` and ``col`` are where it stands."""

    start: int
    end: int
    row: int | None
    col: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Said:
    """A number in a text; ``quantum`` is the unit of its last place."""

    start: int
    end: int
    value: float
    quantum: float
    percent: bool


def mentions_of(text: str, panel: Panel) -> tuple[Mention, ...]:
    """All labels that a text names, in its order; longer ones before those within them."""
    found: list[Mention] = []
    for pattern, row, col in _patterns(panel.rows.names, panel.columns.names):
        for match in pattern.finditer(text):
            if all(match.end() <= one.start or match.start() >= one.end for one in found):
                found.append(Mention(match.start(), match.end(), row, col, match.group()))
    found += _numbered(text, found, panel)
    return tuple(sorted(found, key=lambda one: one.start))


def _numbered(text: str, found: Sequence[Mention], panel: Panel) -> list[Mention]:
    """Labels that are numbers, where they make a pair with a label that is none: "Jul to 15"."""
    more = []
    for one in found:
        other = panel.columns.names if one.row is not None else panel.rows.names
        after = re.match(rf"{_JOINT}([\w.+−-]*\w)(?![\w.]\w)", text[one.end :])
        before = re.search(rf"(?<![\w.])([\w.+−-]*\w){_JOINT}$", text[: one.start])
        for match, start in ((after, one.end), (before, 0)):
            name = match.group(1) if match is not None else None
            if match is None or name is None or other.count(name) != 1:
                continue
            place, begin = other.index(name), start + match.start(1)
            if not any(begin < known.end and known.start < begin + len(name) for known in found):
                row, col = (None, place) if one.row is not None else (place, None)
                more.append(Mention(begin, begin + len(name), row, col, name))
                break
    return more


def numbers_of(text: str, mentions: Sequence[Mention] = ()) -> tuple[Said, ...]:
    """The numbers of a text outside of its labels. A dash between two numbers is no sign.

    >>> [one.value for one in numbers_of("from −3 to 5, in the 45–55% range")]
    [-3.0, 5.0, 45.0, 55.0]
    """
    text = masked(text, mentions)
    found = []
    for match in _NUMBER.finditer(text):
        before = text[: match.start()]
        if before[-1:].isalpha() or re.match(
            r"[A-Za-z_]\w|[A-Za-z](?<![×x])\b", text[match.end() :]
        ):
            continue  # part of a name
        printed = printed_numbers(match.group())
        if not printed:
            continue
        negative = bool(re.search(r"(?:^|[^\w.)%\s])\s?[-−]$|\s[-−]$|^[-−]$", before))
        value = -printed[0].value if negative else printed[0].value
        start = len(re.sub(r"[-−]\s?$", "", before)) if negative else match.start()
        percent = printed[0].suffix == "%"
        found.append(Said(start, match.end(), value, printed[0].quantum, percent))
    return tuple(found)


def masked(text: str, mentions: Sequence[Mention]) -> str:
    """The text with spaces in place of labels, as long as before."""
    for one in mentions:
        text = text[: one.start] + " " * (one.end - one.start) + text[one.end :]
    return text


def without_labels(text: str, panel: Panel) -> str:
    """The text without the labels of a panel."""
    return masked(text, mentions_of(text, panel))


def cells_named(
    mentions: Sequence[Mention], *, transposed: bool
) -> tuple[tuple[int, int], ...] | None:
    """The cells that pairs of mentions name: the first of two is the row of the transcription.

    None where the mentions are no pairs.
    """
    if not mentions or len(mentions) % 2:
        return None
    cells = []
    for first, second in zip(mentions[::2], mentions[1::2], strict=True):
        if transposed:
            first, second = second, first
        if first.row is None or second.col is None:
            first, second = second, first
        if first.row is None or second.col is None:
            return None
        cells.append((first.row, second.col))
    return tuple(cells)


@lru_cache(maxsize=64)
def _patterns(
    rows: tuple[str | None, ...], columns: tuple[str | None, ...]
) -> tuple[tuple[re.Pattern[str], int | None, int | None], ...]:
    """A pattern for every label that is named once on its axis, the longest labels first."""
    places: dict[str, tuple[list[int], list[int]]] = {}
    for side, names in enumerate((rows, columns)):
        for index, name in enumerate(names):
            if name and re.search(r"[^\W\d_]", name):
                places.setdefault(name, ([], []))[side].append(index)
    alone = {name: found for name, found in places.items() if max(map(len, found)) == 1}
    firsts = [name.split()[0] for name in alone]
    found = []
    for name, (in_rows, in_columns) in alone.items():
        row = in_rows[0] if in_rows else None
        col = in_columns[0] if in_columns else None
        found.append((len(name), _pattern(name), row, col))
        first = name.split()[0]
        alike = firsts.count(first) > 1 or first in alone
        if first != name and first.isalpha() and len(first) >= _LONG_WORD and not alike:
            # "Mistral" for "Mistral 7B", where no other label begins like it.
            found.append((0, _pattern(first), row, col))
    found.sort(key=lambda one: -one[0])
    return tuple((pattern, row, col) for _, pattern, row, col in found)


def _pattern(name: str) -> re.Pattern[str]:
    """A label as people write it: any dashes and spaces between its words, any case."""
    words = [re.escape(word) for word in re.findall(r"\w+", name)]
    flags = 0 if len(squeeze(fold(name))) <= _SHORT else re.IGNORECASE
    between = r"[\W_]{0,3}?"
    return re.compile(rf"(?<!\w){between.join(words)}(?!\w)", flags)

"""Texts as people and language models write them: headings, tables, lists, sentences.

Markdown tables and fenced blocks are read as tables; other lines may be entries (``lines``).
A heading without a number ("**GPT-4**", "From GPT-4:") is the row of the lines under it, or
the panel. Every line that is no row of a table is kept as a statement, since it may claim
something about the figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from unheat.validate.delimited import read_delimited
from unheat.validate.lines import BULLET, entries_of, name_of, plain
from unheat.validate.tables import Row, read_rows
from unheat.validate.transcript import Entry, Statement, Transcript

_RULE = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)+\|?\s*|\s*\|\s*:?-{2,}:?\s*\|\s*")
_FENCE = re.compile(r"\s*(?:```|~~~)\s*\w*\s*")
_SIDE = re.compile(r"(?:source|row|from)\b\s*(?:model)?\s*[:=]\s*\S", re.IGNORECASE)
"""A line that says which row the following ones belong to."""

_TELLING = re.compile(
    r"\d|symmetr|\bdiagonal|\btitled?\b|\b(?:high|low|larg|small|strong|weak)est\b|\baxis\b",
    re.IGNORECASE,
)
"""What a line of sentences must have, to tell anything of a figure."""

_WRAPPED = 60
"""Characters from which a line may have been broken because it is long."""

_MOST_HEADING = 90
"""Characters of a heading; what is longer is a sentence."""

_NAME_WORDS = 4
"""Words of a name that ends with a point."""

Line = tuple[int, str]


def read_page(text: str, name: str = "") -> Transcript | None:
    """Entries and statements of a page; None where it holds no number.

    >>> read_page("1. **GPT-4** vs **Claude 2**: 61.9").entries[0].pairs[0]
    ('GPT-4', 'Claude 2')
    """
    page = _Page()
    lines = _unwrapped(list(enumerate(text.splitlines(), 1)))
    position = 0
    while position < len(lines):
        position = page.take(lines, position)
    if not page.entries and not any(_TELLING.search(one.text) for one in page.statements):
        return None
    return Transcript(
        kind="markdown" if page.has_table else "list",
        entries=tuple(page.entries),
        statements=tuple(page.statements),
    )


def _unwrapped(lines: Sequence[Line]) -> list[Line]:
    """Lines with sentences in one piece that were broken at the end of a line.

    A long line that ends no sentence goes on in the next one, unless that begins something.
    """
    found: list[Line] = []
    fenced = False
    for number, raw in lines:
        fenced ^= _FENCE.fullmatch(raw) is not None
        before = found[-1][1] if found else ""
        joins = (
            not fenced
            and len(before) >= _WRAPPED
            and re.search(r"[^\W\d][,;]?$|[,;]$", before) is not None
            and not re.search(r"[:=]\s*[-+−]?\d", before)  # the number of an entry
            and bool(raw.strip())
            and not BULLET.match(raw)
            and "|" not in raw
            and not re.match(r"\s*(?:\*\*|__|[-=]{3,})", raw)
        )
        if joins:
            found[-1] = (found[-1][0], f"{before} {raw.strip()}")
        else:
            found.append((number, raw))
    return found


@dataclass(slots=True)
class _Page:
    """What was found so far, and the headings over the next line with their depths."""

    entries: list[Entry] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    headings: list[tuple[float, str]] = field(default_factory=list)
    has_table: bool = False

    @property
    def under(self) -> tuple[str, ...]:
        return tuple(name for _, name in self.headings)

    def take(self, lines: Sequence[Line], position: int) -> int:
        """Read what begins at a position; where the next thing begins."""
        number, raw = lines[position]
        if position + 1 < len(lines) and "|" in raw and _RULE.fullmatch(lines[position + 1][1]):
            return self._table(lines, position)
        if _FENCE.fullmatch(raw):
            end = next(
                (i for i in range(position + 1, len(lines)) if _FENCE.fullmatch(lines[i][1])),
                len(lines),
            )
            if self._block(lines[position + 1 : end]):
                return end + 1
        elif plain(raw):
            following = next((other for _, other in lines[position + 1 :] if plain(other)), "")
            self._line(number, raw, following)
        return position + 1

    def _table(self, lines: Sequence[Line], position: int) -> int:
        rows: list[Row] = [(lines[position][0], _pipe_fields(lines[position][1]))]
        position += 2
        while position < len(lines) and "|" in lines[position][1]:
            rows.append((lines[position][0], _pipe_fields(lines[position][1])))
            position += 1
        self.entries += read_rows(rows, under=self.under)
        self.has_table = True
        return position

    def _block(self, lines: Sequence[Line]) -> bool:
        """A fenced block, if it is a table or JSON; line numbers are those of the page."""
        from unheat.validate.nested import read_json

        text = "\n".join(raw for _, raw in lines)
        found = read_json(text, "") or read_delimited(text)
        if found is None or not found.entries:
            return False
        first = lines[0][0] - 1
        self.entries += _shifted(found.entries, first, self.under)
        self.has_table = True
        return True

    def _line(self, number: int, raw: str, following: str) -> None:
        line, depth = plain(raw), _depth(raw)
        name = _heading(raw, line, following)
        # What stands as deep as a heading is under it, unless it is a heading itself.
        self.headings = [
            one for one in self.headings if one[0] < depth or (name is None and one[0] == depth)
        ]
        found = entries_of(
            line, number, tuple(reversed(self.under)), self.under, opens=name is not None
        )
        self.statements.append(Statement(line=number, text=line, under=self.under))
        if any(entry.value is not None for entry in found) or (found and name is None):
            self.entries += found
        elif name is not None:
            self.headings.append((depth, name))


def _shifted(entries: Sequence[Entry], lines: int, under: tuple[str, ...]) -> Iterator[Entry]:
    for entry in entries:
        yield replace(entry, line=entry.line + lines, under=(*under, *entry.under))


def _depth(raw: str) -> float:
    """How deep a line lies: headings of Markdown first, then bold lines, then indents."""
    if marks := re.match(r"\s*(#{1,6})\s", raw):
        return -10.0 + len(marks.group(1))
    indent = len(raw.expandtabs(4)) - len(raw.expandtabs(4).lstrip())
    if BULLET.match(raw):
        return indent + 0.5
    return float(indent)


def _heading(raw: str, line: str, following: str) -> str | None:
    """The name that a line without a number sets for the lines under it."""
    marked = bool(re.match(r"\s*(?:#+\s|\*\*|__)", raw)) or line.endswith((":", "→", "->"))
    marked = marked or bool(re.fullmatch(r"\s*(?:[-*•+]|\d+[.)])?\s*\*\*.+\*\*:?\s*", raw))
    deeper = _indent(following) > _indent(raw)
    opens = deeper and (BULLET.match(following) is not None or bool(re.search(r"\d", following)))
    opens = opens or _SIDE.match(line) is not None
    name = line.rstrip(":→-> ").strip()
    if not (marked or opens) or not name or len(name) > _MOST_HEADING:
        return None
    # "Upland Bros." over its numbers is a name; a sentence has more words.
    ends = name.endswith((".", "!", "?")) and not (deeper and len(name.split()) <= _NAME_WORDS)
    return None if ends else name_of(name)


def _indent(line: str) -> int:
    line = line.expandtabs(4)
    return len(line) - len(line.lstrip())


def _pipe_fields(line: str) -> list[str]:
    line = line.strip()
    line = line[1:] if line.startswith("|") else line
    line = line[:-1] if line.endswith("|") and not line.endswith("\\|") else line
    return [text.strip().replace("\\|", "|") for text in re.split(r"(?<!\\)\|", line)]

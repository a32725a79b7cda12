"""Lists as people and language models write them, with prose around them.

A line is an entry where a number follows a colon, an equals sign or "is", and a pair of
names stands before it. Names may hold the very words that part pairs ("Text to Speech",
"GPT-4"), so every way to part them is kept and the figure's labels decide later. A
heading without a number ("**GPT-4**", "From GPT-4:") is the row of the lines under it.
"""

from __future__ import annotations

import re

from unheat.text.numbers import is_missing, printed_numbers
from unheat.validate.transcript import Entry, Transcript, make_entry

_BULLET = re.compile(r"^\s*(?:[-*•‣▪◦·–—+]\s+|\(?\d{1,3}[.)]\s+|\(?[a-z][.)]\s+|>\s*|#{1,6}\s+)")
_VALUE = re.compile(
    r"""^\s*(?:about|around|approximately|approx\.?|roughly|only|~|≈)?\s*
    (?P<number>[-+−–]?\s?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:[.,]\d+)?(?:[eE][-+−]?\d+)?\s?(?:%|‰)?
      |n/?a|nan|none|null|missing|[-–—])
    (?P<tail>(?:[\s,;.(\[—–-].*)?)$""",
    re.VERBOSE | re.IGNORECASE,
)
_VALUE_MARK = re.compile(r"\s*(?:[:=]|(?:\b(?:is|was|are|has|scores?|equals|shows?|reads)\b))\s*")
_PAIR_MARK = re.compile(
    r"""\s*(?:→|⟶|⇒|->|=>|—>|↔|>)\s*
    |\s+(?:to|vs\.?|versus|against|and|on|with|onto|into|for|by|in|x|×|&)\s+
    |\s*[/|×,;]\s*
    |\s*[-–—]\s*""",
    re.VERBOSE | re.IGNORECASE,
)
_ITEM = re.compile(
    r"(?:^|[,;]\s*)([^,;]*?[^\s,;:=(])\s*(?:[:=(]\s*|\s+)"
    r"([-−]?\d+(?:\.\d+)?\s?%?)\)?(?=\s*(?:[,;.]|$))"
)
_STRONG = r"\s*(?:→|⟶|⇒|->|=>|—>|↔)\s*|\s+(?:to|vs\.?|versus|against|×|x)\s+|\s[/|–—-]\s|,\s"
_STRONG_MARK = re.compile(_STRONG, re.IGNORECASE)


def read_list(text: str) -> Transcript | None:
    """Entries of all lines that are some; None where no line is.

    >>> read_list("1. **GPT-4** vs **Claude 2**: 61.9").entries[0].pairs[0]
    ('GPT-4', 'Claude 2')
    """
    entries: list[Entry] = []
    skipped: list[tuple[int, str]] = []
    heading: str | None = None
    lines = [(number, raw) for number, raw in enumerate(text.splitlines(), 1) if plain(raw)]
    for (number, raw), (_, following) in zip(lines, [*lines[1:], (0, "")], strict=True):
        line = plain(raw)
        found = _entries_of(line, number, heading)
        if found:
            entries += found
        elif (name := _heading(raw, line, following)) is not None:
            heading = name
        elif _BULLET.match(raw) and re.search(r"\d", line):
            skipped.append((number, raw.strip()))
    if not entries:
        return None
    return Transcript(kind="list", entries=tuple(entries), skipped=tuple(skipped))


def plain(line: str) -> str:
    """A line without its bullet or number and without Markdown's emphasis.

    >>> plain("  2) **GPT-4** → `Vicuna`: *48.3*")
    'GPT-4 → Vicuna: 48.3'
    """
    line = _BULLET.sub("", line, count=1)
    line = re.sub(r"(\*\*|__|`)", "", line)
    line = re.sub(r"(?<!\w)[*_](\S(?:.*?\S)?)[*_](?!\w)", r"\1", line)
    return " ".join(line.split())


def split_pairs(names: str) -> tuple[tuple[str, str], ...]:
    """All ways to part names into (row, column), strong separators first.

    >>> split_pairs("GPT-4 to Claude 2")
    (('GPT-4', 'Claude 2'), ('GPT', '4 to Claude 2'))
    """
    options: list[tuple[bool, int, tuple[str, str]]] = []
    position = 0
    while (mark := _PAIR_MARK.search(names, position)) is not None:
        left, right = _name(names[: mark.start()]), _name(names[mark.end() :])
        if left and right:
            strong = bool(
                _STRONG_MARK.search(f" {mark.group()} " if mark.group() == "," else mark.group())
            )
            options.append((not strong, len(options), (left, right)))
        position = mark.start() + max(1, len(mark.group()) - 1 if mark.group()[-1:] == " " else 1)
    options.sort()
    return tuple(dict.fromkeys(option[2] for option in options))


def _entries_of(line: str, number: int, heading: str | None) -> list[Entry]:
    for mark in _VALUE_MARK.finditer(line):
        value = _VALUE.match(line[mark.end() :])
        names = line[: mark.start()]
        if value is None or not names.strip() or not value["number"].strip():
            continue
        pairs = split_pairs(names)
        name = _name(names)
        if heading is not None:
            # Under a heading, a lone name is the column; the labels decide which it is.
            alone = (heading, name)
            pairs = (*pairs, alone) if _STRONG_MARK.search(names) else (alone, *pairs)
        if pairs:
            further = _ITEM.findall(value["tail"])
            words = None if further else _words(value["tail"])
            rows = tuple(dict.fromkeys(left for left, _ in pairs))
            return [make_entry(pairs, value["number"], number, words)] + [
                make_entry(tuple((row, _name(column)) for row in rows), text, number)
                for column, text in further
            ]
    first = re.match(r"(.+?)\s*[:→]\s+(.+)", line)
    return _items(first.group(1), first.group(2), number) if first else []


def _items(row: str, rest: str, number: int) -> list[Entry]:
    """``GPT-4: Claude 2 61.9, Vicuna 48.3`` or ``GPT-4: [61.9, 48.3]``, a row in a line."""
    bare = re.fullmatch(r"\[?\s*((?:[^,;\s]+\s*[,;]\s*)+[^,;\s]+?)\s*\]?\.?", rest)
    if bare:
        fields = re.split(r"\s*[,;]\s*", bare.group(1))
        if all(printed_numbers(field) or is_missing(field) for field in fields):
            return [
                make_entry(((_name(row), f"#{i}"),), field, number)
                for i, field in enumerate(fields, 1)
            ]
    items = _ITEM.findall(rest)
    return [make_entry(((_name(row), _name(column)),), value, number) for column, value in items]


def _heading(raw: str, line: str, following: str) -> str | None:
    """The name that a line without a number sets for the lines under it."""
    marked = bool(re.match(r"\s*(?:#+\s|\*\*|__)", raw)) or line.endswith((":", "→", "->"))
    opens = _BULLET.match(raw) is not None and _indent(following) > _indent(raw)
    name = line.rstrip(":→-> ").strip()
    if not (marked or opens) or not name or len(name) > 60 or name.endswith((".", "!", "?")):
        return None
    return _name(name)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _name(text: str) -> str:
    return text.strip().strip("\"'“”‘’«»").strip()


def _words(tail: str) -> str | None:
    """What stands behind the number, without brackets: "(bright red)" → "bright red"."""
    words = re.sub(r"[()\[\]]", " ", tail).strip(" ,;.–—-")
    words = " ".join(words.split())
    return words if re.search(r"[A-Za-z]{3}", words) else None

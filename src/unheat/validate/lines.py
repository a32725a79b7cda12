"""One line of a list: which names and numbers it may hold.

A line is an entry where a number follows a colon, an equals sign, a dash or "is", ends the line,
or begins it, and a pair of names stands beside it. Names may hold the very words that part
pairs ("Text to Speech", "GPT-4"), so every way to part them is kept and the figure's labels
decide later.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from unheat.text.numbers import is_missing, printed_numbers
from unheat.validate.transcript import Entry, Pairs, make_entry

BULLET = re.compile(
    r"^\s*(?:[-*•‣▪◦·–—+]\s+(?:\[[ xX]\]\s+)?|\(?\d{1,3}[.)]\s+|\(?[a-z][.)]\s+|>\s*|#{1,6}\s+)"
)
_NUMBER = (
    r"[-+−–]?\s?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:[.,]\d+)?"
    r"(?:[eE][-+−]?\d+|\s?[×x]\s?10\^?[-⁻−]?[\d⁰¹²³⁴⁵⁶⁷⁸⁹]+)?"
)
_UNIT = r"(?:\s?(?:%|‰|°C|°F|°|ms|min|s|h|kg|mg|g|km|cm|mm|m|nm|dB|Hz|kHz|[kKM])(?!\w))?"
_SPREAD = r"(?:\s?(?:±|\+/-)\s?\d+(?:[.,]\d+)?)?"
_NONE = r"n/?a|nan|none|null|missing|masked|blank|empty|[-–—]"
_HEDGE = r"about|around|approximately|approx\.?|roughly|circa|ca\.|nearly|almost|~|≈"
_VALUE = re.compile(
    rf"""^\s*(?:(?P<hedge>{_HEDGE})|only|exactly|just)?\s*
    (?P<number>{_NUMBER}{_UNIT}{_SPREAD}|{_NONE})
    (?P<tail>(?:(?:[\s;(\[—–-]|[.,](?!\d)).*)?)$""",
    re.VERBOSE | re.IGNORECASE,
)
_VALUE_MARK = re.compile(
    r"\s*(?:[:=]=?|→|⟶|⇒|=>|-->|->|\||"
    r"(?:\b(?:is|was|are|has|have|had|scores?|equals|shows?|reads|at|of|with|achieves?|gets|reaches)\b))\s*"
    r"|\s+[-–—]{1,2}\s+"
)
_ENDS_LINE = re.compile(rf"\s+(?=(?:{_NUMBER}){_UNIT}{_SPREAD}\s*(?:[(\[].*)?[.;,]?$)")
_FIRST = re.compile(
    rf"^(?:(?P<hedge>{_HEDGE})\s*)?(?P<number>[-+−]?\d[\d.,]*(?:[eE][-+−]?\d+)?{_UNIT})"
    r"\s*(?:[:=—–-]+|\bfor\b|\bfrom\b|\()\s*(?P<names>.+?)\)?$",
    re.IGNORECASE,
)
_BRACKETED = re.compile(
    rf"^(?P<names>[^()]+?)\s*\((?:(?P<hedge>{_HEDGE})\s*)?"
    rf"(?P<number>{_NUMBER}{_UNIT}{_SPREAD})\)(?P<tail>.*)$",
    re.IGNORECASE,
)
_STRONG = (
    r"\s*(?:→|⟶|➔|➜|⇒|->|-->|=>|—>|↔|⟷)\s*|\s+(?:to|vs\.?|versus|against|×|x)\s+|\s[/|–—-]\s|,\s"
)
_STRONG_MARK = re.compile(_STRONG, re.IGNORECASE)
_PAIR_MARK = re.compile(
    r"""\s*(?:→|⟶|➔|➜|⇒|-->|->|=>|—>|↔|⟷|>)\s*
    |\s+(?:to|vs\.?|versus|against|and|on|with|onto|into|for|by|in|at|under|over|x|×|&)\s+
    |\s*[/|×,;]\s*
    |\]\s*\[
    |\s*[-–—]\s*""",
    re.VERBOSE | re.IGNORECASE,
)
_NAMED_PAIR = re.compile(
    r"^(?:row|source|from|y)\s*[:=]?\s*(?P<row>.+?)\s*[,;/&|]?\s*(?:and\s+)?"
    r"\b(?:col(?:umn)?|target|x)\b\s*[:=]?\s*(?P<column>.+)$",
    re.IGNORECASE,
)
_ROW_TOLD = re.compile(
    r"^(?:for|in|with)\s+(?P<row>.+?),\s+(?:the\s+|its\s+)?(?:values?|scores?|numbers?|results?)\s+"
    r"(?:are|is|were)\s*:?\s+(?P<rest>.+?)\.?$",
    re.IGNORECASE,
)
_TOLD_ITEM = re.compile(
    rf"(?P<number>{_NUMBER}{_UNIT}{_SPREAD})\s+(?:for|in|on|at|to|with|against)\s+(?P<name>.+)",
    re.IGNORECASE,
)
# A dash that clings to its number is a sign, and parts no name from it.
_ITEM = re.compile(
    r"(?:^|[,;|]\s*(?:and\s+)?)([^,;|]*?[^\s,;|:=(–—-])\s*(?:(?:[:=(→>]|[–—-]+(?=[\s>(]))+\s*|\s+)"
    r"([-+−–]?(?:\d+(?:\.\d+)?|\.\d+)\s?%?)\)?(?=\s*(?:[,;|]|\.(?!\d)|$))"
)
_REVERSED_ITEM = re.compile(
    r"(?:^|[,;|]\s*)([-+−]?\d+(?:\.\d+)?\s?%?)\s*\((?=[^()]*[^\W\d])([^()]*)\)"
)


def entries_of(
    line: str,
    number: int,
    headings: tuple[str, ...],
    under: tuple[str, ...] = (),
    *,
    opens: bool = False,
) -> list[Entry]:
    """The entries that a line may be, none where it has no number with names.

    ``line`` is plain (no bullet, no emphasis), ``number`` counts from 1. ``headings`` are names
    that stand over it, innermost first: a lone name is the column of one of these rows.
    ``opens`` says that the line may be a heading itself: "Claude 2" is no number then.

    >>> [e.pairs[0] for e in entries_of("GPT-4 → Claude 2: 61.9%", 1, ())]
    [('GPT-4', 'Claude 2')]
    """
    more: dict[str, Any] = {"under": under, "loose": True}
    if found := _row_told(line, number, more):
        return found
    row, colon, rest = line.partition(":") if ":" in line else line.partition("|")
    if colon and (found := _items(name_of(row), rest.strip(), number, more)):
        return found
    line = re.sub(r"(?<=\d)\s?(?:percent|per cent)\b", "%", line)
    line = re.sub(r"(?<=\d)\s?(?:points?|pts?|pp)(?!\w)", "", line)
    options: list[list[Entry]] = []
    for names, value in _readings(line, sure=opens):
        pairs = _pairs(names, headings)
        if not pairs:
            continue
        further = _ITEM.findall(value["tail"])
        words = None if further else words_of(value["tail"])
        rows = tuple(dict.fromkeys(left for left, _ in pairs))
        about = value["hedge"] is not None
        options.append(
            [make_entry(pairs, value["number"], number, words, about=about, **more)]
            + [
                make_entry(tuple((row, name_of(column)) for row in rows), text, number, **more)
                for column, text in further
            ]
        )
    if (first := _FIRST.match(line)) and (pairs := _pairs(first["names"], headings)):
        about = first["hedge"] is not None
        options.append([make_entry(pairs, first["number"], number, about=about, **more)])
    if not options:
        return []
    chosen, *others = options
    alone = tuple(other[0] for other in others if len(other) == 1)
    return [replace(chosen[0], others=alone), *chosen[1:]]


def split_pairs(names: str) -> Pairs:
    """All ways to part names into (row, column), strong separators first.

    >>> split_pairs("GPT-4 to Claude 2")
    (('GPT-4', 'Claude 2'), ('GPT', '4 to Claude 2'))
    >>> split_pairs("(Vicuna, GPT-4)")[0], split_pairs("row Vicuna, column GPT-4")[0]
    (('Vicuna', 'GPT-4'), ('Vicuna', 'GPT-4'))
    """
    names = re.sub(r"^[(\[]([^()\[\]]*)[)\]]$", r"\1", names.strip())
    options: list[tuple[bool, int, tuple[str, str]]] = []
    if named := _NAMED_PAIR.match(names):
        options.append((False, -1, (name_of(named["row"]), name_of(named["column"]))))
    position = 0
    while (mark := _PAIR_MARK.search(names, position)) is not None:
        left, right = name_of(names[: mark.start()]), name_of(names[mark.end() :])
        if left and right:
            strong = bool(
                _STRONG_MARK.search(f" {mark.group()} " if mark.group() == "," else mark.group())
            )
            options.append((not strong, len(options), (left, right)))
        position = mark.start() + max(1, len(mark.group()) - 1 if mark.group()[-1:] == " " else 1)
    options.sort()
    return tuple(dict.fromkeys(option[2] for option in options))


def plain(line: str) -> str:
    """A line without its bullet or number and without Markdown's emphasis.

    >>> plain("  2) **GPT-4** → `Vicuna`: *48.3*")
    'GPT-4 → Vicuna: 48.3'
    """
    line = BULLET.sub("", BULLET.sub("", line, count=1), count=1)
    line = re.sub(r"(\*\*|__|`)", "", line)
    line = re.sub(r"(?<!\w)[*_](\S(?:.*?\S)?)[*_](?!\w)", r"\1", line)
    line = line.replace("\\rightarrow", "→").replace("\\to", "→").replace("$", "")
    return " ".join(line.split())


def name_of(text: str) -> str:
    """A name without the quotes and brackets around it."""
    text = text.strip().strip("\"'“”‘’«»").strip()
    if text.startswith(("(", "[")) and text.count("(") + text.count("[") == 1:
        text = text[1:-1] if text.endswith((")", "]")) else text[1:]
    elif text.endswith((")", "]")) and "(" not in text and "[" not in text:
        text = text[:-1]
    return text.strip().strip("\"'“”‘’«»").strip()


def words_of(tail: str) -> str | None:
    """What stands behind the number, without brackets: "(bright red)" → "bright red"."""
    words = re.sub(r"[()\[\]]", " ", tail).strip(" ,;.–—-")
    words = " ".join(words.split())
    return words if re.search(r"[A-Za-z]{3}", words) else None


def _pairs(names: str, headings: tuple[str, ...]) -> Pairs:
    """Ways to read names as a pair; under a heading, a lone name is the column.

    The labels decide which it is.
    """
    # "A – B: r = 0.5" names a quantity before its number.
    names = re.sub(r"\s*[:,]\s*(?:r|rho|ρ|p|n|value|score)\s*$", "", names, flags=re.IGNORECASE)
    pairs, name = split_pairs(names), name_of(names)
    alone = tuple((heading, name) for heading in headings if name)
    return (*pairs, *alone) if _STRONG_MARK.search(names) else (*alone, *pairs)


def _readings(line: str, *, sure: bool) -> list[tuple[str, re.Match[str]]]:
    """(names, value) for every place where a number may begin, in their order.

    Where only ``sure`` marks count, these are a colon and an equals sign.
    """
    found = []
    marks = list(_VALUE_MARK.finditer(line))
    if sure:
        marks = [mark for mark in marks if mark.group().strip() in (":", "=")]
    for mark in (*marks, *(() if sure else _ENDS_LINE.finditer(line))):
        names, value = line[: mark.start()], _VALUE.match(line[mark.end() :])
        if value is not None and names.strip() and value["number"].strip():
            found.append((names, value))
    if (value := _BRACKETED.match(line)) and value["number"].strip():
        found.append((value["names"], value))
    return found


def _row_told(line: str, number: int, more: dict[str, Any]) -> list[Entry]:
    """``For GPT-4, the values are 61.9% for Claude 2 and 48.3% for Vicuna.``"""
    told = _ROW_TOLD.match(line)
    if told is None:
        return []
    pieces = re.split(r",\s*(?:and\s+)?|\s+and\s+(?=[-+−]?[\d.])", told["rest"])
    items = [_TOLD_ITEM.fullmatch(piece.strip()) for piece in pieces]
    entries = [
        make_entry(((name_of(told["row"]), name_of(item["name"])),), item["number"], number, **more)
        for item in items
        if item is not None
    ]
    return entries if len(entries) == len(items) > 1 else []


def _items(row: str, rest: str, number: int, more: dict[str, Any]) -> list[Entry]:
    """``GPT-4: Claude 2 61.9, Vicuna 48.3`` or ``GPT-4: [61.9, 48.3]``, a row in a line."""
    bare = re.fullmatch(r"\[?\s*((?:[^,;|\s]+\s*[,;|]\s*)+[^,;|\s]+?)\s*\]?\.?", rest)
    if bare and len(printed_numbers(rest)) != 1:  # 12,345 is one number
        fields = re.split(r"\s*[,;|]\s*", bare.group(1))
        if all(printed_numbers(field) or is_missing(field) for field in fields):
            return [
                make_entry(((row, f"#{i}"),), field, number, **more)
                for i, field in enumerate(fields, 1)
            ]
    turned = _REVERSED_ITEM.findall(rest)
    if len(turned) > 1:
        return [
            make_entry(((row, name_of(column)),), text, number, **more) for text, column in turned
        ]
    items = _ITEM.findall(rest)
    if len(items) < 2 and not re.fullmatch(r"[^,;|]*\D[^,;|]*", rest):
        return []
    if len(items) < 2 or any(not name_of(column) for column, _ in items):
        return []
    return [make_entry(((row, name_of(column)),), value, number, **more) for column, value in items]

"""Statements of a program as a person would lay them out."""

from __future__ import annotations

from itertools import pairwise
from typing import Any


def no_math(text: str, options: dict[str, Any]) -> dict[str, Any]:
    """Dollar signs are no formulas."""
    return {**options, "parse_math": False} if "$" in text else options


def options_text(options: dict[str, Any]) -> str:
    return "".join(f", {name}={literal(value)}" for name, value in options.items())


def call(function: str, *values: Any, **options: Any) -> str:
    inside = ", ".join([*map(literal, values), *(f"{k}={literal(v)}" for k, v in options.items())])
    return "\n".join(wrapped(f"{function}({inside})"))


def literal(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, str):
        text = repr(value)
        plain = '"' not in value and "\\" not in text and "'" not in value
        return f'"{value}"' if plain else text
    if isinstance(value, tuple):
        return "(" + ", ".join(map(literal, value)) + ")"
    return repr(value)


def wrapped(line: str, width: int = 100) -> list[str]:
    """A statement over several lines where it is too long for one: its outermost bracket is
    opened, and what is in it broken after commas."""
    if len(line) <= width:
        return [line]
    pieces, ends = _pieces(line)
    if ends is None:
        return [line]
    head, tail = line[: ends[0] + 1], line[ends[1] :]
    lines, current = [head], ""
    for piece in pieces:
        if current and len(current) + 1 + len(piece) > width:
            lines.append(current)
            current = ""
        current = f"{current} {piece}" if current else f"    {piece}"
    return [*lines, current if current.endswith(",") else current + ",", tail]


def _pieces(line: str) -> tuple[list[str], tuple[int, int] | None]:
    """(what stands between the commas of the longest outer bracket, where that begins and ends)."""
    depth, quote = 0, ""
    pairs: list[tuple[int, int]] = []
    stops: dict[int, list[int]] = {}
    opened: list[int] = []
    for i, sign in enumerate(line):
        if quote:
            quote = "" if sign == quote and line[i - 1] != "\\" else quote
        elif sign in "'\"":
            quote = sign
        elif sign in "([{":
            opened.append(i)
            depth += 1
        elif sign in ")]}":
            start = opened.pop()
            depth -= 1
            pairs.append((start, i))
        elif sign == " " and line[i - 1] == "," and opened:
            stops.setdefault(opened[-1], []).append(i)
    broken = [pair for pair in pairs if pair[0] in stops]
    if not broken:
        return [], None
    start, end = max(broken, key=lambda pair: pair[1] - pair[0])
    cuts = [start, *stops[start], end]
    inner = max((line[a + 1 : b] for a, b in pairwise(cuts)), key=len)
    if len(inner) > 90:  # one of the arguments is itself too long: break that
        inside = [pair for pair in broken if start < pair[0] and pair[1] < end]
        if inside:
            start, end = max(inside, key=lambda pair: pair[1] - pair[0])
            cuts = [start, *stops[start], end]
    return [line[a + 1 : b] for a, b in pairwise(cuts)], (start, end)

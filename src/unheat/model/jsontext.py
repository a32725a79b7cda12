"""JSON that a person can read and a diff can show: one matrix row a line.

What fits on a line stands on one. A list inside a list, which here is a row of cells or a
pair of edges, is never broken; an array of cells is written row by row, so that a million
cells never become a million Python objects at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
import numpy as np

_WIDTH = 100


def write_json(document: dict[str, Any]) -> bytes:
    """UTF-8 JSON of dicts, lists, scalars and arrays; NaN becomes null. Ends in a newline.

    >>> print(write_json({"value": np.array([[1.0, np.nan], [2.5, 3.0]])}).decode(), end="")
    {
      "value": [
        [1.0, null],
        [2.5, 3.0]
      ]
    }
    """
    return b"".join(_lines(document, 0)) + b"\n"


def _lines(value: Any, depth: int) -> Iterator[bytes]:
    if isinstance(value, np.ndarray):
        yield from _bracketed(b"[", (_flat(row.tolist()) for row in value), b"]", depth)
        return
    if _shallow(value):
        flat = _flat(value)
        if len(flat) + 2 * depth <= _WIDTH or not isinstance(value, dict | list):
            yield flat
            return
    if isinstance(value, dict):
        members = (
            _flat(key) + b": " + b"".join(_lines(item, depth + 1)) for key, item in value.items()
        )
        yield from _bracketed(b"{", members, b"}", depth)
    elif any(isinstance(item, dict) for item in value):
        yield from _bracketed(b"[", (b"".join(_lines(i, depth + 1)) for i in value), b"]", depth)
    elif any(isinstance(item, list | tuple) for item in value):
        yield from _bracketed(b"[", (_flat(item) for item in value), b"]", depth)
    else:
        yield _flat(value)


def _bracketed(start: bytes, items: Iterator[bytes], end: bytes, depth: int) -> Iterator[bytes]:
    yield start
    separator = b"\n" + b"  " * (depth + 1)
    for item in items:
        yield separator + item
        separator = b",\n" + b"  " * (depth + 1)
    yield b"\n" + b"  " * depth + end


def _flat(value: Any) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value), indent=0)


def _shallow(value: Any) -> bool:
    """Whether it may stand on one line: no dict or array inside, and not endless."""
    if not isinstance(value, dict | list | tuple):
        return True
    items = list(value.values()) if isinstance(value, dict) else value
    return len(items) <= _WIDTH and not any(isinstance(i, dict | np.ndarray) for i in items)

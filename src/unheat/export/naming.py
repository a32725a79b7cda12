"""Which folder the products of an input go into.

A folder is named after the file's stem; a PDF's page adds its number. Inputs of one
command that share a stem ("a/fig.png", "b/fig.jpg") get folders of their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePath

_UNSAFE = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')


def folder_names(inputs: Sequence[tuple[str, int | None]]) -> tuple[str, ...]:
    """Folder names for (name, page) inputs, in order; page is None for pictures.

    >>> folder_names([("a/fig.png", None), ("b/fig.jpg", None), ("paper.pdf", 3), ("-", None)])
    ('fig', 'fig-2', 'paper-page-3', 'stdin')
    """
    wanted = [_stem(name) + ("" if page is None else f"-page-{page}") for name, page in inputs]
    # Names are compared as a file system that ignores case would.
    taken = {name.casefold() for name in wanted}
    used: set[str] = set()
    result = []
    for name in wanted:
        unique, number = name, 1
        while unique.casefold() in used or (number > 1 and unique.casefold() in taken):
            number += 1
            unique = f"{name}-{number}"
        used.add(unique.casefold())
        result.append(unique)
    return tuple(result)


def _stem(name: str) -> str:
    if name == "-":
        return "stdin"
    stem = _UNSAFE.sub("_", PurePath(name).stem).strip(" .")
    return stem or "figure"

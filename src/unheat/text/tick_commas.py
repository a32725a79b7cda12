"""Marks of ticks that were read as the last character of turned labels.

A slanted label ends at its tick, and a short mark there looks like a comma or an apostrophe. One
label may end in one; nobody ends most labels of an axis in them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_MARK = re.compile(r"\s?[,'’‘`´]$")

_LEAST, _MOST = 4, 0.6
"""Of so many labels and more, so many end in a mark where these are ticks."""


def without_tick_commas(labels: Sequence[str | None]) -> tuple[str | None, ...]:
    """The labels without the commas that most of them end in."""
    known = [label for label in labels if label]
    ending = sum(_MARK.search(label) is not None for label in known)
    if len(known) < _LEAST or ending < _MOST * len(known):
        return tuple(labels)
    return tuple(_MARK.sub("", label) or label if label else label for label in labels)

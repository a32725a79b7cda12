"""Numbers that pass for the labels of an axis, and are those of a line of cells that was lost.

Cells as pale as the page have no borders. What is printed in the outermost line of such cells
stands where labels stand. But it has the decimals that the cells have, and rises and falls as
values do: numbers that label an axis have an order. Whole numbers tell it where they are percents
as in the cells, and one of them comes again. A single one may be the cell before those of a column.
"""

from __future__ import annotations

import re
from collections import Counter

from unheat.model import Axis, Cells
from unheat.text.numbers import even, parse

_FEWEST, _MOST = 3, 2 / 3
"""Labels that are written as the cells are, and their share of all of an axis."""

_USUAL = 0.5
"""Share of the printed cells that have as many decimals as most of these."""

_PERCENT = re.compile(r"[-+]?\d+([.,]\d+)? ?%")

_DECIMALS = re.compile(r"[-+]?\d*[.,](\d+)%?")


def may_be_cells(cells: Cells, *axes: Axis) -> bool:
    """Whether the labels of one of the ``axes`` are decimals as the cells print, in no order, or
    percents as these print that repeat.
    """
    if any(_repeat([label for label in axis.labels if label], cells) for axis in axes):
        return True
    printed = [decimals for text in cells.text.flat if (decimals := _decimals(text)) is not None]
    written = [text for text in cells.text.flat if text]
    if not printed:
        return False
    usual, count = Counter(printed).most_common(1)[0]
    if count < _USUAL * len(written):
        return False
    return any(
        _are_values([label for label in axis.labels if label], usual, len(axis.labels))
        for axis in axes
    )


def _are_values(labels: list[str], decimals: int, lines: int) -> bool:
    alike = [label for label in labels if _decimals(label) == decimals]
    if len(alike) == lines == 1:
        return True
    if len(alike) < max(_FEWEST, _MOST * len(labels)):
        return False
    values = [value for label in alike if (value := parse(label).value) is not None]
    return values not in (sorted(values), sorted(values, reverse=True))


def _repeat(labels: list[str], cells: Cells) -> bool:
    """Whether the labels are percents as all cells print them, and one comes several times."""
    if len(labels) < _FEWEST or not all(_PERCENT.fullmatch(even(label)) for label in labels):
        return False
    written = [text for text in cells.text.flat if text]
    percents = sum(_PERCENT.fullmatch(even(text)) is not None for text in written)
    most = Counter(labels).most_common(1)[0][1]
    return most >= _FEWEST and percents > _USUAL * len(written)


def _decimals(text: str | None) -> int | None:
    """How many decimals a number has; None for what is no such number."""
    found = _DECIMALS.fullmatch(even(text).strip()) if text else None
    return len(found[1]) if found is not None else None

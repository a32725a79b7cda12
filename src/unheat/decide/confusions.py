"""Digits that readers always take for another, told by color.

Small print has digits that no general reader knows: every 6 is read as a 0. Then none of
the readings that color confirms holds a 6, and the panel's own reader cannot learn what a 6
looks like here. But where exchanging one digit of a reading leads to the only number that
fits the color, and the same exchange does so in several cells, these cells show a 6.

Such cells only teach. What stands in them is read from their ink, with what was learned.
"""

from __future__ import annotations

from collections import Counter

import numpy as np

from unheat.model import Panel, Status
from unheat.text.numbers import printed_numbers
from unheat.text.panel import Cell

_OFTEN = 2
"""Cells that have to show the same exchange: a misprint stands alone."""

_PLAIN = 3.0
"""Worths of a digit that a color's interval may be wide: its middle is far better than it."""

_NEAR = 0.2
"""Worths of a digit that the number may be off the middle, beside its rounding."""

_WIDEST = 0.06
"""Width of a color's interval as a share of the bar, from which it tells no digits."""


def implied(panel: Panel) -> dict[Cell, str]:
    """(row, column) → text of doubtful cells with one digit exchanged, as color implies it."""
    cells, scale = panel.cells, panel.scale
    if scale is None or not np.isfinite(scale.minimum) or panel.print_and_color != "same":
        return {}
    span = abs(scale.maximum - scale.minimum)
    found: dict[Cell, tuple[str, str, str]] = {}
    doubted = np.equal(cells.status, Status.CONFLICT) | np.equal(cells.status, Status.REPAIRED)
    for row, col in np.argwhere(doubted).tolist():
        low, high = float(cells.color_low[row, col]), float(cells.color_high[row, col])
        text = cells.text[row, col]
        if not text or not np.isfinite(high - low) or high - low > _WIDEST * span:
            continue
        center = float(cells.color_value[row, col]) * panel.format.factor
        exchange = _exchange(str(text), center, (high - low) * abs(panel.format.factor))
        if exchange is not None:
            found[row, col] = exchange
    often = Counter((said, meant) for _, said, meant in found.values())
    any_other = Counter(said for _, said, _ in found.values())
    return {
        cell: text
        for cell, (text, said, meant) in found.items()
        if often[said, meant] >= max(_OFTEN, any_other[said] / 2)
    }


def _exchange(text: str, center: float, width: float) -> tuple[str, str, str] | None:
    """(text, digit said, digit meant) of the one exchange that leads to a color's number.

    The color's number is ``center``, its interval ``width`` wide: a digit that counts for
    much less than that is not exchanged.

    >>> _exchange("50", 56.2, 1.0)
    ('56', '0', '6')
    >>> _exchange("50", 56.5, 1.0) is None
    True
    """
    found = []
    for place, said in enumerate(text):
        if said not in "0123456789":
            continue
        for meant in "0123456789".replace(said, ""):
            other = f"{text[:place]}{meant}{text[place + 1 :]}"
            numbers = printed_numbers(other)
            if not numbers:
                continue
            quantum = numbers[0].quantum
            worth = quantum * 10.0 ** sum(char in "0123456789" for char in text[place + 1 :])
            found.append((abs(numbers[0].value - center), worth, quantum, (other, said, meant)))
    found.sort()
    if not found or found[0][1] * _PLAIN < width:
        return None
    off, worth, quantum, exchange = found[0]
    alone = len(found) < 2 or found[1][0] - off >= worth / 2
    return exchange if alone and off <= _NEAR * worth + quantum / 2 else None

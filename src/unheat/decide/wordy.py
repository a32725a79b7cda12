"""Panels that print words and no numbers: tokens, names, units. Their colors are their values.

One cell among numbers that seems to hold words was misread, and is up for review. Where readers
agree on words nearly everywhere, words are what is printed, and no number was lost in any cell.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.model import Cells, ColorScale, Reason, Status

_MOST = 0.6
"""Share of the printed cells on whose words readers agree."""

_NUMBERS = 0.1
"""Share of the printed cells that may hold numbers all the same."""

_FEWEST = 6

_SURE = 0.99
"""As for every value that is read from a color alone."""

_OF_PRINT = (
    Reason.NOT_A_NUMBER,
    Reason.UNREADABLE_INK,
    Reason.READERS_DIFFER,
    Reason.LOW_CONFIDENCE,
)


def words_alone(cells: Cells, scale: ColorScale | None) -> Cells:
    """The cells without a doubt about numbers where a panel with a scale prints only words."""
    if scale is None or scale.norm == "categories":
        return cells
    unread = np.equal(cells.status, Status.UNREAD)
    numbers = int(np.isfinite(cells.text_value).sum())
    printed = int(unread.sum()) + numbers
    words = unread & _has(cells, Reason.NOT_A_NUMBER) & _in_letters(cells)
    if printed < _FEWEST or words.sum() < _MOST * printed or numbers > _NUMBERS * printed:
        return cells
    seen = unread & np.isfinite(cells.color_value)
    columns = {
        name: getattr(cells, name).copy() for name in ("status", "confidence", "review", "reasons")
    }
    for row, col in np.argwhere(seen).tolist():
        others = tuple(r for r in cells.reasons[row, col] if r not in _OF_PRINT)
        if others:
            continue
        columns["status"][row, col] = Status.COLOR_ONLY
        columns["confidence"][row, col] = _SURE
        columns["review"][row, col] = False
        columns["reasons"][row, col] = (Reason.NOT_A_NUMBER,)
    return replace(cells, **columns)


def _has(cells: Cells, reason: Reason) -> npt.NDArray[np.bool_]:
    found = [reason in reasons for reasons in cells.reasons.ravel().tolist()]
    return np.array(found, dtype=bool).reshape(cells.reasons.shape)


def _in_letters(cells: Cells) -> npt.NDArray[np.bool_]:
    """Where more letters than digits are printed: digits are misread one at a time."""
    texts = ["" if text is None else str(text) for text in cells.text.ravel().tolist()]
    found = [
        sum(char.isalpha() for char in text) > sum(char.isdigit() for char in text)
        for text in texts
    ]
    return np.array(found, dtype=bool).reshape(cells.text.shape)

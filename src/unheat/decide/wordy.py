"""Panels that print words and no numbers: tokens, names, units. Their colors are their values.

One cell among numbers that seems to hold words was misread, and is up for review. Where readers
agree on words nearly everywhere, words are what is printed, and no number was lost in any cell.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.decide.hearing import has_reason
from unheat.model import Cells, ColorScale, Reason, Status

_MOST = 0.6
"""Share of the printed cells on whose words readers agree."""

_NUMBERS = 0.1
"""Share of the printed cells that may hold numbers all the same."""

_FEWEST = 6

_LOOKS = frozenset("01258")
"""Digits that letters look like: O, D and Q; I; Z; S; B."""

_OFF, _REFUTED = 0.02, 0.8
"""Share of the scale beyond which a digit is not that of its color, and of all such digits that are
so far off."""

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
    words = unread & has_reason(cells, Reason.NOT_A_NUMBER) & _in_letters(cells)
    alike = _letters_as_digits(cells, words, scale)
    numbers -= int(alike.sum())
    if printed < _FEWEST or (words | alike).sum() < _MOST * printed or numbers > _NUMBERS * printed:
        return cells
    seen = (unread | alike) & np.isfinite(cells.color_value)
    columns = {
        name: getattr(cells, name).copy()
        for name in ("status", "confidence", "review", "reasons", "value", "text_value")
    }
    for row, col in np.argwhere(seen).tolist():
        others = tuple(r for r in cells.reasons[row, col] if r not in _OF_PRINT)
        if others and not alike[row, col]:
            continue
        if alike[row, col]:
            columns["value"][row, col] = cells.color_value[row, col]
            columns["text_value"][row, col] = np.nan
        columns["status"][row, col] = Status.COLOR_ONLY
        columns["confidence"][row, col] = _SURE
        columns["review"][row, col] = False
        columns["reasons"][row, col] = (Reason.NOT_A_NUMBER,)
    return replace(cells, **columns)


def _letters_as_digits(
    cells: Cells, words: npt.NDArray[np.bool_], scale: ColorScale
) -> npt.NDArray[np.bool_]:
    """(R, C) where a single digit was read for a letter: among single letters, as sequences are
    printed, a digit that a letter looks like, on a color that is not its own, is that letter.

    Where colors bear several of them out they are numbers.
    """
    none = np.zeros(words.shape, dtype=bool)
    texts = [["" if text is None else str(text) for text in row] for row in cells.text.tolist()]
    single = np.array([[len(text) == 1 for text in row] for row in texts], dtype=bool)
    looks = np.array([[text in _LOOKS for text in row] for row in texts], dtype=bool)
    numbers = np.isfinite(cells.text_value)
    letters = words & single.reshape(words.shape)
    digits = numbers & looks.reshape(words.shape)
    if not digits.any() or letters.sum() < max(_FEWEST, _MOST * (words | numbers).sum()):
        return none
    slack = _OFF * abs(scale.maximum - scale.minimum)
    low, high = cells.color_low - slack, cells.color_high + slack
    off = digits & ((cells.text_value < low) | (cells.text_value > high))
    return off if off.sum() >= _REFUTED * digits.sum() else none


def _in_letters(cells: Cells) -> npt.NDArray[np.bool_]:
    """Where more letters than digits are printed: digits are misread one at a time."""
    texts = ["" if text is None else str(text) for text in cells.text.ravel().tolist()]
    found = [
        sum(char.isalpha() for char in text) > sum(char.isdigit() for char in text)
        for text in texts
    ]
    return np.array(found, dtype=bool).reshape(cells.text.shape)

"""Words that stand in several cells among numbers: "NS" where a test is not significant, "ND" where
nothing was detected.

One cell that seems to hold a word was misread. Of several in which two readers saw the same word,
with a letter that no digit looks like, none was: the word is what is printed, and the color is the
value as in any cell without a number. Words without such a color, all on one that no numbered cell
has, stand on masks, also where a codec or a pale end of the bar leaves the color alone open.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from unheat.medians import median
from unheat.model import Cells, ColorScale, Reason, Status

_SEVERAL = 3
"""Cells with one word that are no chance."""

_LIKE_DIGITS = frozenset("OoQDIlisSBZzgqbG")
"""Letters that a digit is read as."""

_SURE = 0.99
"""As for every value that is read from a color alone."""

_ONE_COLOR, _OTHER = 6.0, 12.0
"""Levels of 255 that cells of one color differ by at most, and others from these at the least."""

Places = Sequence[tuple[int, int]]


def words_among_numbers(cells: Cells, scale: ColorScale | None) -> Cells:
    """The cells without a doubt about words that are printed in several of them."""
    if scale is None or scale.norm == "categories" or not np.isfinite(cells.text_value).any():
        return cells
    columns = {
        name: getattr(cells, name).copy() for name in ("status", "confidence", "review", "reasons")
    }
    for places in _same_words(cells):
        empty = not any(np.isfinite(cells.color_value[place]) for place in places)
        if empty and not _is_mask(cells, places):
            continue
        if empty:
            for place in places:
                columns["status"][place] = Status.EMPTY
        elif not all(np.isfinite(cells.color_value[place]) for place in places):
            continue
        else:
            for place in places:
                columns["status"][place] = Status.COLOR_ONLY
                columns["reasons"][place] = (Reason.NOT_A_NUMBER,)
        for place in places:
            columns["confidence"][place] = _SURE
            columns["review"][place] = False
    return replace(cells, **columns)


def _same_words(cells: Cells) -> list[Places]:
    """Places of cells in doubt that hold one word, for each word that several of them hold."""
    found: dict[tuple[str, Status], list[tuple[int, int]]] = {}
    for row, col in np.argwhere(cells.review).tolist():
        text, status = str(cells.text[row, col] or ""), cells.status[row, col]
        said = tuple(cells.reasons[row, col])
        letters = text.replace(".", "").replace("/", "")
        word = letters.isalpha() and len(letters) > 1 and bool(set(letters) - _LIKE_DIGITS)
        if word and (status, said) in (
            (Status.UNREAD, (Reason.NOT_A_NUMBER,)),
            (Status.EMPTY, ()),
        ):
            found.setdefault((text, status), []).append((row, col))
    return [places for places in found.values() if len(places) >= _SEVERAL]


def _is_mask(cells: Cells, places: Places) -> bool:
    """Whether cells have one color that no cell with a number has."""
    own = np.array([cells.rgb[place] for place in places])
    others = cells.rgb[np.isfinite(cells.text_value)]
    if not np.isfinite(own).all() or not len(others):
        return False
    middle = median(own, along_first=True)
    alike = np.abs(own - middle).max() <= _ONE_COLOR
    return bool(alike and np.abs(others - middle).max(axis=1).min() >= _OTHER)

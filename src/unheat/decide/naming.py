"""What is printed in the cells of a matrix of categories, and whose names are in doubt.

Words that are printed in the cells of a matrix of categories are its second witness: where all
cells of one key print one word, a cell that prints another one is in conflict with its color.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from unheat.decide.decoded import Decoded
from unheat.decide.hearing import asked
from unheat.model import Cells, ColorScale, Reason, Status
from unheat.text.spelling import as_number

if TYPE_CHECKING:
    from unheat.text.labels import BarTexts

_USUAL = 0.6
"""Share of the cells of one key whose word is that key's."""

_SURE = 0.95

_CHANGED = (
    "text",
    "text_value",
    "text_confidence",
    "value",
    "status",
    "confidence",
    "review",
    "reasons",
)

_OF_READING = (Reason.NOT_A_NUMBER, Reason.READERS_DIFFER, Reason.LOW_CONFIDENCE)


def words_heard(cells: Cells, scale: ColorScale | None, decoded: Decoded | None) -> Cells:
    """The cells whose words go with their keys as agreed, and in conflict where they do not.

    A number that all cells of one key print, and no others, is a word too: the code of a class,
    or a letter that was taken for a digit. So is a dash, which says elsewhere that there is no
    value.
    """
    if scale is None or decoded is None or not decoded.named:
        return cells
    cells = _colored(cells, decoded)
    printed = (cells.text != None) & np.isfinite(cells.color_value)  # noqa: E711 - elementwise
    said: dict[float, Counter[str]] = defaultdict(Counter)
    for row, col in np.argwhere(printed).tolist():
        said[float(cells.color_value[row, col])][_plain(cells.text[row, col])] += 1
    usual = _usual(said)
    together = sum(words[usual[value]] for value, words in said.items() if value in usual)
    coded = together >= _USUAL * np.count_nonzero(printed) and len(usual) > 1
    told = printed if coded else printed & np.equal(cells.status, Status.UNREAD)
    columns = {name: getattr(cells, name).copy() for name in _CHANGED}
    for row, col in np.argwhere(told).tolist():
        value = float(cells.color_value[row, col])
        if value not in usual:
            continue
        text = cells.text[row, col]
        agrees = usual[value] == _plain(text)
        others = tuple(r for r in cells.reasons[row, col] if r not in _OF_READING)
        columns["text"][row, col] = _as_letter(text, scale.category(value)) if agrees else text
        columns["status"][row, col] = Status.AGREED if agrees else Status.CONFLICT
        columns["review"][row, col] = not agrees
        columns["confidence"][row, col] = _SURE if agrees else 0.5
        columns["reasons"][row, col] = others if agrees else (*others, Reason.COLOR_DIFFERS)
        columns["value"][row, col], columns["text_value"][row, col] = value, np.nan
        if agrees:
            # The others of its key vouch for it.
            columns["text_confidence"][row, col] = _SURE
    return replace(cells, **columns)


def _colored(cells: Cells, decoded: Decoded) -> Cells:
    """The cells with the keys of those that print a word for "no value" as well."""
    hidden = np.equal(cells.status, Status.EMPTY) & (cells.text != None)  # noqa: E711
    hidden &= np.isfinite(decoded.value) & ~decoded.off_ramp
    if not hidden.any():
        return cells
    status, value = cells.status.copy(), cells.value.copy()
    color, low, high = cells.color_value.copy(), cells.color_low.copy(), cells.color_high.copy()
    status[hidden] = Status.COLOR_ONLY
    for own in (value, color, low, high):
        own[hidden] = decoded.value[hidden]
    return replace(
        cells, status=status, value=value, color_value=color, color_low=low, color_high=high
    )


def names_doubted(cells: Cells, scale: ColorScale | None, texts: BarTexts | None) -> Cells:
    """The cells with a doubt where the name of their key is in doubt."""
    if scale is None or scale.categories is None or texts is None:
        return cells
    doubts = {key.text: key.reasons for key in texts.keys if key is not None and key.review}
    doubts |= {tick.text: tick.reading.reasons for tick in texts.ticks if tick.reading.review}
    for name, knot in zip(scale.categories, scale.knots, strict=True):
        if Reason.TICK_OFF_LINE in scale.reasons:
            # Names that do not go together: any of them may be the wrong one.
            doubts.setdefault(name, (Reason.TICK_OFF_LINE,))
        if name in doubts:
            cells = asked(cells, np.equal(cells.color_value, knot[0]), doubts[name])
    return cells


def _usual(said: Mapping[float, Counter[str]]) -> dict[float, str]:
    """The word that most cells of a key print, if no other key has the same."""
    firsts = {}
    for value, words in said.items():
        best, count = words.most_common(1)[0]
        if count >= _USUAL * words.total():
            firsts[value] = best
    often = Counter(firsts.values())
    return {value: word for value, word in firsts.items() if often[word] == 1}


def _as_letter(text: str, name: str | None) -> str:
    """The first letter of a key's name where it was taken for a digit.

    >>> _as_letter("5", "Susceptible"), _as_letter("5", "Resistant")
    ('S', '5')
    """
    first = "" if name is None else name[:1].upper()
    return first if first and not first.isdigit() and as_number(first) == text else text


def _plain(text: str) -> str:
    return "".join(text.split()).casefold()

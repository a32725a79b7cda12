"""Panels whose print is read so badly that a number against its color is misread, and no misprint.

Of digits of five pixels behind a strong codec readers mistake one in five or ten, and state it as
surely as the others. People who print heatmaps mistake one in a hundred. Where most of what a panel
prints is in doubt already and many of its numbers go against their colors, what one of them most
likely says is the number with one other digit, or another sign, that its color bears out. It is a
proposal, and up for review as before.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import NamedTuple

import numpy as np

from unheat.decide.proposals import kind_of_repair
from unheat.model import Cells, Status

_OFTEN, _FEWEST, _DOUBTED = 0.05, 30, 0.5
"""Share of the numbers that go against their colors, of at least so many, and share of those that
agree with them that are in doubt."""

_AGREE = 0.5
"""More than that agree where print and color are of one kind."""

_DEVIATIONS, _UNSEEN = 5.0, 0.5
"""An interval is 2.5 standard deviations wide to either side; and how often what was never seen is
taken for another."""

_PLAIN = re.compile(r"-?\d*\.?\d+$")


def with_misread_digits(cells: Cells, factor: float = 1.0) -> Cells:
    """The cells with the likeliest reading where a number of badly read print goes against its
    color; the same object where print is read well.

    ``factor`` turns colors into printed numbers.
    """
    status = cells.status
    agreed, against = np.equal(status, Status.AGREED), np.equal(status, Status.CONFLICT)
    told = agreed | against | np.equal(status, Status.REPAIRED)
    if told.sum() < _FEWEST or against.sum() < _OFTEN * told.sum():
        return cells
    if agreed.sum() < _AGREE * told.sum() or cells.review[agreed].mean() < _DOUBTED:
        return cells
    value, verdicts, reasons = cells.value.copy(), status.copy(), cells.reasons.copy()
    known: dict[tuple[int, int], tuple[_Other, ...]] = {}
    for row, col in zip(*np.nonzero(against & cells.review), strict=True):
        where = int(row), int(col)
        ends = factor * cells.color_low[where], factor * cells.color_high[where]
        known[where] = _others(cells.text[where], *sorted(ends))
    # What this panel's readers take for what is told where one other digit fits alone.
    mistaken = Counter(others[0].taken for others in known.values() if len(others) == 1)
    for where, others in known.items():
        color = factor * cells.color_value[where]
        if not others or not np.isfinite(color):
            continue
        width = abs(factor * (cells.color_high[where] - cells.color_low[where]))
        best = min(others, key=partial(_cost, color, width / _DEVIATIONS, mistaken))
        value[where], verdicts[where] = best.value, Status.REPAIRED
        kind = kind_of_repair(cells.text_value[where], best.value)
        reasons[where] = tuple(dict.fromkeys((*cells.reasons[where], kind)))
    return replace(cells, value=value, status=verdicts, reasons=reasons)


class _Other(NamedTuple):
    """What a number says with one other character, and which was taken for which."""

    value: float
    taken: tuple[str, str]


def _cost(
    color: float, deviation: float, mistaken: Mapping[tuple[str, str], int], one: _Other
) -> float:
    """How unlikely a reading is: by how far it is from the color, in deviations of that, and by how
    often its character was ``mistaken`` so; a negative logarithm but for a constant."""
    often = mistaken.get(one.taken, 0) + _UNSEEN
    return float(((one.value - color) / deviation) ** 2 / 2 - np.log(often))


def _others(text: str, low: float, high: float) -> tuple[_Other, ...]:
    """The numbers within [low, high] that ``text`` says with one other digit, or another sign."""
    text = text.replace("−", "-")
    if not _PLAIN.match(text):
        return ()
    bare = text.removeprefix("-")
    found = [_Other(-float(text), ("-", "") if bare != text else ("", "-"))]
    for place, letter in enumerate(text):
        if letter.isdigit():
            found += [
                _Other(float(text[:place] + digit + text[place + 1 :]), (letter, digit))
                for digit in "0123456789"
                if digit != letter
            ]
    return tuple(other for other in found if low <= other.value <= high)

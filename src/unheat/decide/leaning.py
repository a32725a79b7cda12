"""Digits that lean: a confusion that runs through a panel, told by all of its colors together.

In small print one digit may be taken for another all through: every "-0.20" is read "-0.21".
Each color allows both. But the numbers that end in 1 then lie above their colors on average,
and by more than chance: over sixty cells a mean is known eight times better than one color.

Where whole numbers are colored, all 16s of a panel have one color, and a codec leads it astray
by as much in all of them: then these know no more than one. The few colors of a palette stand for
several numbers each, and the cells of one color err together. How much cells that go together do
is told by all of them (analysis of variance; Fisher 1925).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from unheat.decide.hearing import asked
from unheat.decide.small_print import SMALL_PX
from unheat.medians import median
from unheat.model import Cells, Reason, Status
from unheat.text.numbers import printed_numbers

_LEAN = 5.0
"""Standard errors that a mean must be off: neighboring colors do not err independently, and
some thirty digits and places are looked at in a panel."""

_SHARE = 0.1
"""Least lean, in units of the digit's place: a tenth of its cells is off by one."""

_LEAST = 30
"""Cells from which a panel tells how its colors scatter."""


@dataclass(frozen=True, slots=True)
class _Off:
    """A cell, its number, its color's value, and how far they are apart, as a share of the color's
    interval."""

    cell: tuple[int, int]
    value: float
    color: float
    width: float
    share: float


@dataclass(frozen=True, slots=True)
class _Scatter:
    """Variances of shares: among cells of ``one`` group, and of ``groups`` about each other.

    Cells of one number are a group, or those ``of_a_color`` where these are fewer.
    """

    one: float
    groups: float
    of_a_color: bool

    @classmethod
    def of(cls, offs: Collection[_Off]) -> _Scatter:
        of_a_color = len({off.color for off in offs}) < len({off.value for off in offs})
        groups = [np.array(shares) for shares in _together(offs, of_a_color).values()]
        sizes = np.array([len(shares) for shares in groups])
        means = np.array([shares.mean() for shares in groups])
        count, many = int(sizes.sum()), len(groups)
        total = float(np.concatenate(groups).var())
        if many < 2 or count == many:
            return cls(one=total, groups=0.0, of_a_color=of_a_color)
        one = float(sum(((s - s.mean()) ** 2).sum() for s in groups)) / (count - many)
        middle = float(np.average(means, weights=sizes))
        between = float((sizes * (means - middle) ** 2).sum()) / (many - 1)
        usual = (count - float((sizes**2).sum()) / count) / (many - 1)
        apart = max(0.0, (between - one) / max(usual, 1e-9))
        return cls(one=one, groups=apart, of_a_color=of_a_color)

    def error(self, offs: Sequence[_Off]) -> float:
        """The standard error of the mean of some cells."""
        sizes = np.array([len(shares) for shares in _together(offs, self.of_a_color).values()])
        together = self.groups * float((sizes**2).sum()) / len(offs) ** 2
        return float(np.sqrt(together + self.one / len(offs)))


def leaning_doubted(cells: Cells, height_px: float | None, factor: float) -> Cells:
    """The cells with a doubt where a digit leans, and they with it.

    ``height_px`` is the height of the print, ``factor`` turns colors into printed numbers.
    Only small print, and only places that no single color tells, since others are conflicts.
    """
    if height_px is None or height_px >= SMALL_PX:
        return cells
    groups: dict[tuple[str, float], list[_Off]] = defaultdict(list)
    for row, col in np.argwhere(np.equal(cells.status, Status.AGREED)).tolist():
        for digit, worth, off in _digits(cells, (row, col), factor):
            groups[digit, worth].append(off)
    every = {off.cell: off for found in groups.values() for off in found}
    if len(every) < _LEAST:
        return cells
    middle = float(median([off.share for off in every.values()]))
    scatter = _Scatter.of(every.values())
    doubted = np.zeros(cells.shape, dtype=bool)
    for (_, worth), found in groups.items():
        own = np.array([off.share - middle for off in found])
        lean = float(own.mean())
        size = abs(float(np.mean([off.width for off in found])) * lean)
        if abs(lean) < _LEAN * scatter.error(found) or size < _SHARE * worth:
            continue
        for off, share in zip(found, own.tolist(), strict=True):
            doubted[off.cell] |= share * lean > 0
    return asked(cells, doubted & ~cells.review, (Reason.DIGIT_IN_DOUBT,))


def _together(offs: Iterable[_Off], of_a_color: bool) -> dict[float, list[float]]:
    """Number, or value of a color → shares of its cells."""
    groups: dict[float, list[float]] = defaultdict(list)
    for off in offs:
        groups[off.color if of_a_color else off.value].append(off.share)
    return groups


def _digits(cells: Cells, cell: tuple[int, int], factor: float) -> list[tuple[str, float, _Off]]:
    """(digit, what its place is worth, how far the cell is off) where colors cannot tell it."""
    numbers = printed_numbers(cells.text[cell] or "")
    low, high = float(cells.color_low[cell]) * factor, float(cells.color_high[cell]) * factor
    width = abs(high - low)
    if not numbers or numbers[0].exponent or not np.isfinite(width) or width == 0.0:
        return []
    number = numbers[0]
    color = float(cells.color_value[cell]) * factor
    away = number.value - color
    off = _Off(cell, number.value, color, width, (-away if number.value < 0 else away) / width)
    found = []
    worth = number.quantum
    # As printed: of "1.2k" the 2 is worth a hundred.
    shown = round(abs(number.value) / number.quantum)
    for digit in reversed(f"{shown:0{number.decimals + 1}d}"):
        if worth >= width:
            break
        found.append((digit, worth, off))
        worth *= 10.0
    return found

"""What color teaches about digits that every reader confuses.

In small or blurred print a reader calls every 5 a 6. Where color cannot tell the two apart
in any one cell, both look right, and templates learned from such readings are wrong. Over
many cells color does tell them apart: those that are 5 lie lower. So digits are learned
from ink and color together, without believing any reading: every number that a cell's
color allows is weighed by how well its digits look like the digits of other cells, the
digits' looks are averaged with these weights, and both are repeated while the looks count
more and more (expectation maximization with annealing; Dempster, Laird & Rubin 1977;
Ueda & Nakano 1998). A misprint is one cell among many, and does not teach.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from unheat.medians import median
from unheat.text.alphabet import FINE, SMALL_PX
from unheat.text.numbers import printed_numbers
from unheat.text.strips import Strips

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

Expected = tuple[float, float] | tuple[float, float, float]
"""What color says a cell prints, and how far it may be off (a standard deviation): off the number,
or off the step of a discrete bar about it, half as wide as the third says, in which all numbers
are as likely."""


class Lesson(NamedTuple):
    """A text that teaches, and how many of its leading characters color told."""

    text: str
    confirmed: int


_DIGITS = "0123456789"

_LEAST = 60
"""Digits that color must have a say in; fewer are too few to tell ten apart."""

_REACH = 3.0
"""Standard deviations around a color's number within which numbers are weighed."""

_ALWAYS = 0.98
"""Share of the numbers with one digit at a place from which no other is to be expected."""

_MOST = 40
"""Numbers of one cell that are weighed; where color allows more, it is blind there."""

_ANNEALING = (0.25, 0.5, 0.5, 1.0, 1.0, 2.0, 2.0, 4.0, 4.0, 4.0)
"""How much ink counts from round to round: twice the nats that a window's usual residual is
worth. In the last this is about its independent pixels that are not its neighbours'."""

_SMOOTH_PX = 0.5
"""Blur of windows before they are compared: where in a pixel a digit stands matters less
than which one it is."""

_READ = 3.0
"""Nats that a reading is preferred by at the start of one of the two tries."""

_LEAST_SCATTER = 0.1
"""Share of the stated variance that colors scatter at least."""

_CERTAIN = 0.95
"""Share of the weight that a number must have to be a lesson."""

_STRANGE, _STRANGE_AS_READ = 4.0, 12.0
"""Times what a digit usually costs from which its ink is none of its kind, where color speaks for
another number than the one that was read, and where both agree: a few digits may have more than one
look. A misprint is one cell among many, unless its cell has one of few such digits."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Trials:
    """Numbers that colors allow: ``crop`` (n,) of each, ``digits`` (n, k) with −1 where a
    place is not told by color, ``away`` (n,) how far each is off its color, in standard
    deviations."""

    crop: Ints
    digits: Ints
    away: Floats
    texts: list[str]


def tutored(
    strips: Strips,
    texts: Sequence[str],
    starts: Sequence[Ints],
    expected: Sequence[Expected | None],
    width: int,
) -> list[Lesson] | None:
    """The texts as ink and color together have them; empty where they leave a doubt.

    ``texts`` lie over ``strips`` from ``starts``, digits being ``width`` fine columns wide.
    None where color has too little to say, and where print is large enough to be read.
    """
    trials = _trials(texts, _unbiased(texts, expected))
    told = trials.digits >= 0
    places = np.unique(
        np.column_stack([trials.crop[np.nonzero(told)[0]], np.nonzero(told)[1]]), axis=0
    )
    if len(places) < _LEAST or strips.digit_height >= SMALL_PX:
        return None
    windows = _windows(strips, texts, starts, places, width)
    number = np.full((len(texts), trials.digits.shape[1]), -1)
    number[places[:, 0], places[:, 1]] = np.arange(len(places))
    at = number[trials.crop]  # (n, k) window of every digit of every trial
    used = told & (at >= 0) & _varied(trials.digits)
    task = _Task(trials=trials, windows=windows, at=at, used=used)
    # Ink alone cannot tell two digits whose names are exchanged, and color alone does not
    # tell neighbours: learned once from what color allows, once from what was read.
    as_read = np.array([trials.texts[n] == texts[crop] for n, crop in enumerate(trials.crop)])
    color = -0.5 * trials.away**2
    tries = [
        task.learned(color, _ANNEALING),
        task.learned(color + _READ * as_read, _ANNEALING[-1:] * 6),
    ]
    usual = min(found.usual for found in tries)
    scatter = min(found.scatter for found in tries)
    best = max(tries, key=lambda found: task.likelihood(found, usual, scatter))
    belief = best.belief
    strange = best.worst > np.where(as_read, _STRANGE_AS_READ, _STRANGE) * best.usual
    result = [Lesson("", 0)] * len(texts)
    for crop in np.unique(trials.crop):
        mine = np.flatnonzero(trials.crop == crop)
        best = mine[belief[mine].argmax()]
        if belief[best] >= _CERTAIN and not strange[best]:
            count = int(np.count_nonzero(trials.digits[best] >= 0))
            result[crop] = Lesson(trials.texts[best], _past_digit(trials.texts[best], count))
    return result


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Learned:
    """``belief`` (n,) in every trial, what each costs in ``ink`` (n,), the ``worst`` of its digits
    (n,), the ``usual`` cost of a digit's window, and the share of the stated variance that
    colors ``scatter``."""

    belief: Floats
    ink: Floats
    worst: Floats
    usual: float
    scatter: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Task:
    """Trials and the ``windows`` (m, pixels) of their digits: window ``at`` (n, k), where
    ``used`` (n, k)."""

    trials: _Trials
    windows: Floats
    at: Ints
    used: npt.NDArray[np.bool_]

    def learned(self, start: Floats, worths: Sequence[float]) -> _Learned:
        """What is believed after all rounds, in which ink is worth ever more.

        ``start`` (n,) are logarithms of first beliefs.
        """
        at, digits, away = self.at[self.used], self.trials.digits[self.used], self.trials.away
        belief, ink, usual, scatter = _softmax(start, self.trials.crop), start, 1.0, 1.0
        worst = start
        for worth in worths:
            share = np.zeros((len(self.windows), 10))
            np.add.at(share, (at, digits), np.repeat(belief, self.used.sum(axis=1)))
            looks = (share.T @ self.windows) / np.maximum(share.sum(axis=0), 1e-9)[:, None]
            costs = _distances(self.windows, looks)
            # What was hardly seen has no look; it must cost more than any that has.
            costs[:, share.sum(axis=0) < 1.0] = costs.max()
            usual = max(float((share * costs).sum() / share.sum()), 1e-9)
            each = np.where(self.used, costs[self.at, self.trials.digits], 0.0)
            ink, worst = each.sum(axis=1), each.max(axis=1)
            # Intervals of colors are cautious: how far they scatter is learned as well.
            scatter = float(np.clip((belief * away**2).sum() / belief.sum(), _LEAST_SCATTER, 1.0))
            belief = _softmax(-0.5 * (away**2 / scatter + worth * ink / usual), self.trials.crop)
        return _Learned(belief=belief, ink=ink, worst=worst, usual=usual, scatter=scatter)

    def likelihood(self, found: _Learned, usual: float, scatter: float) -> float:
        """Logarithm of how likely ink and colors are, with noises that are the same for all."""
        logs = -0.5 * (self.trials.away**2 / scatter + _ANNEALING[-1] * found.ink / usual)
        most = np.full(self.trials.crop.max() + 1, -np.inf)
        np.maximum.at(most, self.trials.crop, logs)
        total = np.zeros(len(most))
        np.add.at(total, self.trials.crop, np.exp(logs - most[self.trials.crop]))
        known = total > 0
        return float((most[known] + np.log(total[known])).sum())


def _unbiased(texts: Sequence[str], expected: Sequence[Expected | None]) -> list[Expected | None]:
    """The colors without what all of them are off: a scale may lie half a unit too low.

    Most readings are right, so that the median of what colors are off them is the scale's.
    """
    off = []
    for text, color in zip(texts, expected, strict=True):
        numbers = printed_numbers(text)
        # A step says nothing of what a scale is off.
        if color is not None and len(color) == 2 and len(numbers) == 1 and color[1] > 0:
            away = (color[0] - numbers[0].value) / color[1]
            if abs(away) < _REACH:
                off.append(away)
    shift = float(median(off)) if off else 0.0
    return [color and (color[0] - shift * color[1], *color[1:]) for color in expected]


def _trials(texts: Sequence[str], expected: Sequence[Expected | None]) -> _Trials:
    crops: list[int] = []
    rows: list[list[int]] = []
    aways: list[float] = []
    spelled: list[str] = []
    for crop, (text, color) in enumerate(zip(texts, expected, strict=True)):
        for other, digits, away in () if color is None else _allowed(text, *color):
            crops.append(crop)
            rows.append(digits)
            aways.append(away)
            spelled.append(other)
    most = max(map(len, rows), default=0)
    table = np.full((len(rows), most), -1)
    for line, digits in zip(table, rows, strict=True):
        line[: len(digits)] = digits
    return _Trials(
        crop=np.array(crops, dtype=np.int64),
        digits=table,
        away=np.array(aways),
        texts=spelled,
    )


def _allowed(
    text: str, center: float, off: float, half: float = 0.0
) -> list[tuple[str, list[int], float]]:
    """(text, digits, deviations from the color) of the numbers of one shape that it allows.

    Digits worth much less than what color tells apart are −1, and stay as they were read.

    >>> [(text, digits) for text, digits, _ in _allowed("4.6", 4.5, 0.04)]
    [('4.4', [4, 4]), ('4.5', [4, 5]), ('4.6', [4, 6])]
    >>> _allowed("461,200", 452000.0, 6000.0)[0][:2]
    ('434,200', [4, 3, 4, -1, -1, -1])

    In a step from 40 to 50 all numbers are as likely:

    >>> [(text, abs(float(away))) for text, _, away in _allowed("46", 45.0, 0.2, 5.0)][::6]
    [('39', 4.0), ('45', 0.0), ('51', 4.0)]
    """
    numbers = printed_numbers(text)
    digits = [char for char in text if char in _DIGITS]
    if len(numbers) != 1 or numbers[0].exponent or not digits or not off > 0:
        return []
    quantum = numbers[0].quantum
    blind = 0
    while 2 * (_REACH * off + half) > _MOST * quantum * 10**blind:
        blind += 1
    worth = quantum * 10**blind
    told = len(digits) - blind
    sign = -1.0 if numbers[0].value < 0 else 1.0
    if told <= 0 or (numbers[0].value == 0 and "-" in text):
        return []
    middle = sign * center / worth
    reach = max((_REACH * off + half) / worth, 1.0)
    found = []
    for whole in range(max(0, int(np.ceil(middle - reach - 0.5))), int(middle + reach + 0.5) + 1):
        head = str(whole).zfill(told)
        if len(head) > told or (told > 1 and (head[0] == "0") != (digits[0] == "0")):
            continue
        # What stands behind the last digit that color tells adds half of its worth.
        away = (whole + (0.5 if blind else 0.0) - middle) * worth
        away = np.copysign(max(abs(away) - half, 0.0), away) / max(off, quantum / 4)
        kept = iter([*head, *digits[told:]])
        other = "".join(next(kept) if char in _DIGITS else char for char in text)
        found.append((other, [*map(int, head), *[-1] * blind], away))
    return found


def _varied(digits: Ints) -> npt.NDArray[np.bool_]:
    """(k,) places of numbers that do not always hold the same digit.

    The nought of "0.25" shows its neighbors, an edge and a point, as much as itself.
    """
    shares = [np.bincount(place[place >= 0], minlength=10) for place in digits.T]
    return np.array([count.max() < _ALWAYS * max(count.sum(), 1) for count in shares])


def _past_digit(text: str, count: int) -> int:
    """Characters up to the ``count``-th digit."""
    places = [place for place, char in enumerate(text) if char in _DIGITS]
    return places[count - 1] + 1


def _digit_starts(text: str, starts: Ints) -> list[int]:
    return [int(x) for char, x in zip(text, starts, strict=True) if char in _DIGITS]


def _windows(
    strips: Strips, texts: Sequence[str], starts: Sequence[Ints], places: Ints, width: int
) -> Floats:
    """(m, pixels): ink of digits, smoothed, all base lines brought to one height.

    ``places`` (m, 2) are crops, in order, and which of their digits.
    """
    found = []
    for crop, digits in itertools.groupby(places.tolist(), key=lambda place: place[0]):
        ink = cv2.GaussianBlur(
            strips.ink[crop], (0, 0), sigmaX=_SMOOTH_PX * FINE, sigmaY=_SMOOTH_PX
        ).astype(float)
        fall = strips.falls[crop] / 3.0
        level = (1 - fall) * ink[:-1] + fall * ink[1:]
        begins = _digit_starts(texts[crop], starts[crop])
        for _, place in digits:
            x0 = min(max(begins[place], 0), strips.width - width)
            found.append(level[:, x0 : x0 + width].ravel())
    return np.stack(found)


def _distances(windows: Floats, looks: Floats) -> Floats:
    """(windows, 10): squared distance of every window to every digit's look."""
    squared = (windows**2).sum(axis=1)[:, None] - 2 * windows @ looks.T + (looks**2).sum(axis=1)
    return np.asarray(np.maximum(squared, 0.0))


def _softmax(logs: Floats, crop: Ints) -> Floats:
    """Beliefs that sum to 1 for every crop."""
    most = np.full(crop.max() + 1, -np.inf)
    np.maximum.at(most, crop, logs)
    finite = np.isfinite(most[crop])
    raw = np.where(finite, np.exp(np.where(finite, logs - most[crop], 0.0)), 0.0)
    total = np.zeros(len(most))
    np.add.at(total, crop, raw)
    return np.asarray(raw / np.maximum(total[crop], 1e-12))

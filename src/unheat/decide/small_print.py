"""Small print heard about itself: what colors can tell of a last digit that readers may mistake.

Of numbers some pixels high a reader mistakes a digit for another that looks like it. Where the
color would bear that other digit out as well, nothing has confirmed the number.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from statistics import NormalDist
from typing import Any

import numpy as np
import numpy.typing as npt

from unheat.decide.hearing import asked
from unheat.model import Cells, ColorScale, Reason, Status, TextReading
from unheat.text.numbers import Printed, printed_numbers
from unheat.text.outcome import own_weight

ObjectArray = npt.NDArray[Any]

SMALL_PX, _SURE = 8.0, 0.95
"""Height of print below which readers must be so sure; blur adds a pixel to what is drawn."""

_CERTAIN = 0.98
"""What readers are so sure of was wrong in 17 of 88,000 numbers of less than ``SMALL_PX``."""

_OTHERS, _LOOK_ALIKE = 9, 3.0
"""Digits to either side that a color is asked about; a digit has some three look-alikes, and beside
those that all print has nobody knows which they are."""

_ALIKE = ("06", "08", "09", "17", "35", "38", "49", "56", "58", "68", "89")
"""Digits that share most of their strokes in any type."""

_SEVERAL = 2
"""So many surely read numbers of a lossy picture in which colors want the same other digit for the
one that was read are misread: misprints exchange now this digit, now that."""

_TOLD = 0.75
"""What they say of it, each of n digits that a color may want being a part of 1/n of what it says,
comes to so much of a color that wants no other one, at least: one of two and one of four."""

_MANY, _NEARLY = 4, 0.75
"""Refuted numbers, all unlike, whose colors say one value, and share of all that are refuted."""

SIGMAS = 5.0
"""An interval is 2.5 standard deviations wide to either side."""

_STEP_SURE = 0.9
"""How sure readers must be of what stands in a step of a bar, and of a last digit that no color
tells: of small print that is read with less one number in sixty is wrong, beyond it one in 500."""

_SHARED = np.array(
    [[a + b in _ALIKE or b + a in _ALIKE for b in "0123456789"] for a in "0123456789"]
)

HIDES = 1.0 / 60.0
"""As small print is believed where nobody knows how often it is misread, of what is stated to be
so sure: one number in sixty is wrong."""


def small_print_doubted(
    cells: Cells,
    height_px: float | None,
    readings: ObjectArray | None = None,
    factor: float = 1.0,
    stated: ObjectArray | None = None,
    *,
    lossy: bool = False,
) -> Cells:
    """The cells with a doubt where print is too small for what its readers are not sure of.

    Of digits of five pixels a panel takes one for another all through, and colors agree
    with a digit that is off by one. On generated figures, most of them chosen since they had
    failed, of agreed cells whose digits are drawn less than 7 px high 15 % were wrong of those
    read with less than 0.8, 1.7 % up to 0.9, 0.2 % beyond; of higher ones nearly none. Up to
    0.95 a panel's own reader does not repeat all that it was taught.

    Where colors tell the last digit too, less is left to the readers: what counts is that a
    number is wrong *and* agrees. ``readings`` (R, C) say what else was read; without them colors
    are not asked. ``factor`` turns colors into printed numbers, and ``stated`` are the readings as
    sure as readers said that they are, where some are believed more by now.

    And how often the readers err here is told by the panel itself, whatever they state: of what
    is wrong, colors catch all but the look-alikes. Where they caught next to nothing among many
    numbers as unsure, next to nothing hides among these. This has to hold of each last digit: one
    may be taken for the next where all others are read well.

    Where colors refute several numbers of a ``lossy`` picture of which readers were sure, they are
    not as sure here as they state of the others either.
    """
    if height_px is None or height_px >= SMALL_PX:
        return cells
    judged = np.equal(cells.status, Status.AGREED) | np.equal(cells.status, Status.REPAIRED)
    unsure = judged & ~cells.review & (cells.text_confidence < _SURE)
    firm = judged & ~cells.review & ~unsure
    fallible = _hidden_among_sure(cells, firm, factor) if lossy else np.zeros_like(firm)
    if readings is not None:
        rates, last_digits = _caught(cells, stated)
        for cell in zip(*np.nonzero(unsure), strict=True):
            caught, *hidden = look_alikes(cells, cell, factor)
            rate = max(rates[-1], rates[last_digits[cell]])
            if rate * caught <= HIDES * (1.0 - caught):
                unsure[cell] = False
                continue
            last, every = (one / (one + (1.0 - _SURE) / _SURE) for one in hidden)
            # Below, readers take one digit for the next all through.
            sure = max(every, min(last, _STEP_SURE))
            unsure[cell] = _unrefuted(cells, cell, readings[cell], factor) < sure
    # Of numbers as small that no color is held against, eight of the 54 that were not in doubt
    # anyhow were wrong; none of 120 that were read like those which colors of their panel bear out.
    alone = np.equal(cells.status, Status.TEXT_ONLY) & ~cells.review
    unsure |= alone & ~((cells.text_confidence >= _CERTAIN) & _is_borne_out(cells))
    return asked(cells, unsure | fallible, (Reason.LOW_CONFIDENCE,))


def _hidden_among_sure(
    cells: Cells, sure: npt.NDArray[np.bool_], factor: float
) -> npt.NDArray[np.bool_]:
    """(R, C): ``sure`` readings among which as many wrong ones may hide as small print is believed
    with, by how many of their like colors refute."""
    none = np.zeros(cells.shape, dtype=bool)
    firm = cells.text_confidence >= _SURE
    agreed = np.count_nonzero(firm & np.equal(cells.status, Status.AGREED))
    against = firm & np.isin(cells.status, (Status.CONFLICT, Status.REPAIRED))
    off = _farthest_by_chance(int(agreed + np.count_nonzero(against)))
    places = [
        cell
        for cell in zip(*np.nonzero(against), strict=True)
        if _deviations(cells, cell, factor) > off
    ]
    wanted = [_wanted(cells, cell, factor) for cell in places]
    if _err_themselves(cells, places, wanted):
        return none
    # A color that is told broadly wants any of many digits, and two such share some by chance.
    alike = Counter(pair for pairs in wanted for pair in pairs)
    told = defaultdict[tuple[int, int], float](float)
    for pairs in wanted:
        for pair in pairs:
            told[pair] += 1.0 / len(pairs)
    refuted = sum(map(bool, wanted))
    rate = (refuted + 1) / (agreed + refuted + 2)
    again = any(number >= _SEVERAL and told[pair] >= _TOLD for pair, number in alike.items())
    if not again or rate <= HIDES:
        return none
    for cell in zip(*np.nonzero(sure), strict=True):
        hides = max(look_alikes(cells, cell, factor)[:2])
        none[cell] = rate * hides > HIDES * (1.0 - hides)
    return none


def _farthest_by_chance(count: int) -> float:
    """How many standard deviations off the farthest of ``count`` colors is by chance, more often
    than not: of many colors one lies beyond its interval, and refutes nobody."""
    return NormalDist().inv_cdf(1.0 - 0.25 / max(count, 1))


def _deviations(cells: Cells, cell: tuple[int, ...], factor: float) -> float:
    """How many standard deviations of its color a number is off; no end where none is known."""
    low, high = _ends(cells, cell, factor)
    value = float(cells.text_value[cell])
    if not np.isfinite([low, high, value]).all() or low == high:
        return np.inf
    return abs(value - (low + high) / 2) * SIGMAS / (high - low)


def _ends(cells: Cells, cell: tuple[int, ...], factor: float = 1.0) -> list[float]:
    """What the color of a cell says at least and at most, in printed numbers."""
    return sorted(float(one[cell]) * factor for one in (cells.color_low, cells.color_high))


def _err_themselves(
    cells: Cells, places: Sequence[tuple[int, ...]], wanted: Sequence[set[tuple[int, int]]]
) -> bool:
    """Whether colors that refute numbers say one value nearly always, whatever stands there, and
    no digit was taken for one other in half of these: a codec made the colors of cells alike."""
    ends = np.array([_ends(cells, at) for at in places])
    if len(ends) < _MANY or not np.isfinite(ends).all():
        return False
    holding = [(ends[:, 0] <= value) & (value <= ends[:, 1]) for value in ends.mean(axis=1)]
    same = max(holding, key=np.count_nonzero)
    texts = {cells.text[at] for at, one in zip(places, same, strict=True) if one}
    pairs = Counter(pair for of, one in zip(wanted, same, strict=True) if one for pair in of)
    often = max(pairs.values(), default=0)
    nearly = np.count_nonzero(same) >= _NEARLY * len(ends)
    return bool(nearly and len(texts) >= _MANY and 2 * often < np.count_nonzero(same))


def _wanted(cells: Cells, cell: tuple[int, ...], factor: float) -> set[tuple[int, int]]:
    """(read, wanted): digits of a number, and others in their place with which its color bears it
    out."""
    value = float(cells.text_value[cell])
    numbers = _printed(cells, cell, value)
    ends = _ends(cells, cell, factor)
    if not numbers or not np.isfinite([value, *ends]).all():
        return set()
    quantum = numbers[0].quantum
    whole = round(abs(value) / quantum)
    places = 10 ** np.arange(len(str(whole)))
    digits = whole // places % 10
    others = (whole + (np.arange(10)[:, None] - digits) * places) * np.copysign(quantum, value)
    borne_out = (others >= ends[0] - quantum / 2) & (others <= ends[1] + quantum / 2)
    found = np.argwhere(borne_out & (np.arange(10)[:, None] != digits)).tolist()
    return {(int(digits[place]), other) for other, place in found}


def steps_doubted(
    cells: Cells,
    scale: ColorScale | None,
    readings: ObjectArray | None = None,
    factor: float = 1.0,
) -> Cells:
    """The cells with a doubt where a discrete bar agrees with what was read unsurely.

    All numbers of a step have its color: it bears out none of their lower digits. But what else
    was read (``readings``, (R, C)) may lie in another step, as "353" does where 35.3 is printed,
    and takes nothing from them then. ``factor`` turns colors into printed numbers.
    """
    if scale is None or scale.norm != "boundaries":
        return cells
    unsure = np.equal(cells.status, Status.AGREED) & (cells.text_confidence < _STEP_SURE)
    unsure &= ~cells.review
    for cell in zip(*np.nonzero(unsure), strict=True):
        reading = None if readings is None else readings[cell]
        unsure[cell] = _unrefuted(cells, cell, reading, factor, scale) < _STEP_SURE
    return asked(cells, unsure, (Reason.LOW_CONFIDENCE,))


def _caught(cells: Cells, stated: ObjectArray | None) -> tuple[list[float], npt.NDArray[np.int64]]:
    """Shares of readings that colors refute, by the rule of succession: of those that end in each
    digit, and of all unsure ones last; and in which digit each cell ends (R, C), −1 for none.

    A misprint that was read unsurely counts as well.
    """
    ends = np.full(cells.shape, -1)
    for cell in np.argwhere(np.isfinite(cells.text_value)).tolist():
        digits = [sign for sign in cells.text[tuple(cell)] or "" if sign in "0123456789"]
        ends[tuple(cell)] = int(digits[-1]) if digits else -1
    status, unsure = cells.status, cells.text_confidence < _SURE
    if stated is not None:
        sure = [reading is not None and reading.confidence >= _SURE for reading in stated.ravel()]
        unsure = ~np.reshape(sure, status.shape)
    agreed = np.equal(status, Status.AGREED)
    refuted = np.isin(status, (Status.CONFLICT, Status.REPAIRED, Status.UNREAD)) & unsure
    # A sign that was seen or lost wrongly says nothing of the digits.
    refuted &= ~np.equal(np.abs(cells.value), np.abs(cells.text_value)) | np.equal(
        status, Status.CONFLICT
    )
    groups = [(agreed & (ends == digit), refuted & (ends == digit)) for digit in range(10)]
    counts = [
        (np.count_nonzero(a), np.count_nonzero(r)) for a, r in (*groups, (agreed & unsure, refuted))
    ]
    return [(caught + 1) / (fit + caught + 2) for fit, caught in counts], ends


def _is_borne_out(cells: Cells) -> bool:
    """Whether colors bear out what is read so surely, by the rule of succession: where they tell
    none of it, all print may be misread alike."""
    certain = cells.text_confidence >= _CERTAIN
    agreed = np.count_nonzero(certain & np.equal(cells.status, Status.AGREED))
    against = np.count_nonzero(
        certain & np.isin(cells.status, (Status.CONFLICT, Status.REPAIRED, Status.UNREAD))
    )
    return bool((agreed + 1) / (agreed + against + 2) >= _SURE)


def look_alikes(cells: Cells, cell: tuple[int, ...], factor: float) -> tuple[float, float, float]:
    """How likely the color is with a look-alike of the last digit, beside what was read: with any
    digit for one as likely as another, with those of all print, and so of any place; up to 1.

    Colors scatter about what is printed, beyond its rounding, as their intervals tell. A reader
    errs in one place as in another, and colors refute what is wrong in the leading ones.
    """
    value = float(cells.value[cell])
    numbers = _printed(cells, cell, value)
    width = float(cells.color_high[cell] - cells.color_low[cell]) * abs(factor)
    center = float(cells.color_value[cell]) * factor
    if not numbers or not np.isfinite(width + center):
        return 1.0, 1.0, 1.0
    quantum = numbers[0].quantum
    digits = len(str(round(abs(value) / quantum)))
    others = quantum * np.arange(-_OTHERS, _OTHERS + 1) * 10.0 ** np.arange(digits)[:, None]
    off = np.maximum(np.abs(center - value - others) - quantum / 2, 0.0)
    likely = np.exp(-0.5 * (off / max(width / SIGMAS, 1e-9 * quantum)) ** 2)
    own = float(likely[0, _OTHERS])
    shown = round(abs(value) / quantum) // 10 ** np.arange(digits)[:, None]
    other = shown + np.arange(-_OTHERS, _OTHERS + 1) * (-1 if value < 0 else 1)
    weights = np.where(_SHARED[shown % 10, other % 10], 1.0, 1.0 / _LOOK_ALIKE)
    usual, alike = (
        np.minimum((likely * shares).sum(axis=1) / max(own, 1e-9) - 1.0 / _LOOK_ALIKE, 1.0)
        for shares in (1.0 / _LOOK_ALIKE, weights)
    )
    return float(usual[0]), float(alike[0]), float(usual.mean())


def disputed(
    cells: Cells, cell: tuple[int, ...], reading: TextReading | None, factor: float
) -> bool:
    """Whether a reading is no surer than one that no color tells has to be, once the color of its
    cell was heard on what else was read."""
    return _unrefuted(cells, cell, reading, factor) < _STEP_SURE


def _printed(cells: Cells, cell: tuple[int, ...], value: float) -> list[Printed]:
    """The numbers that are printed in a cell, that of its ``value`` first."""
    return sorted(printed_numbers(cells.text[cell] or ""), key=lambda one: one.value != value)


def _unrefuted(
    cells: Cells,
    cell: tuple[int, ...],
    reading: TextReading | None,
    factor: float,
    scale: ColorScale | None = None,
) -> float:
    """A reading's confidence if its color is heard on what else was read.

    A rival of weight r takes w r / (w + r) from a reading of weight w (``text/outcome``); what
    lies outside of the color's interval takes nothing. Where that is open, numbers lie beyond
    the bar (of ``scale``), but none further than the whole bar is long.
    """
    stated = float(cells.text_confidence[cell])
    if reading is None or reading.value is None or reading.value != cells.text_value[cell]:
        return stated
    low, high = float(cells.color_low[cell]), float(cells.color_high[cell])
    if scale is not None:
        span = scale.maximum - scale.minimum
        low = scale.minimum - span if np.isnan(low) else low
        high = scale.maximum + span if np.isnan(high) else high
    ends = sorted((low * factor, high * factor))
    strongest = left = same = 0.0
    for other in reading.alternatives:
        if other.value is None or other.value == reading.value:
            continue
        strongest = max(strongest, other.confidence)
        half = (other.quantum or 0.0) / 2
        # The same digits with another sign speak against the sign that was not taken, and where
        # the color settles that, they are read once more.
        turned = other.value == -reading.value
        against = -float(cells.value[cell]) if turned else other.value
        if not (against + half < ends[0] or against - half > ends[1]):
            left = max(left, other.confidence)
        elif turned and Reason.SIGN_IN_DOUBT not in other.reasons:
            same = max(same, other.confidence)
    weight = own_weight(reading, strongest)
    weight += same * (1.0 - weight)
    return float(weight**2 / (weight + left)) if weight > 0 else 0.0

"""What the ink of a cell may say: readings, other readings, and what readers lose.

A panel prints its numbers alike. A reading that breaks the panel's habit is less likely
than one that keeps it, and what readers lose most (a point, a minus sign) is proposed even
where no reader proposed it: a lost point leaves digits that the habit explains, a lost
sign leaves a number that the colour does not.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from unheat.decide.confidence import REVIEW_BELOW
from unheat.decide.most_digits import most_digits, significant
from unheat.model import Reason, TextReading
from unheat.text.numbers import Printed, printed_numbers
from unheat.text.outcome import own_weight

ObjectArray = npt.NDArray[np.object_]

_FIRM = 0.6
"""Confidence of readings that tell the panel's habit."""

_PLAIN = 0.8
_MOST = 0.5
_NEARLY_ALL = 0.9
_SPECKS = 0.1
_FAIR = 0.5
"""Confidence of readings that say together what none of them says plainly."""

_SHAPED = frozenset("02345689")
"""Digits that no single stroke makes."""

_LEAST = 6
_ALIKE = 0.85
"""Share of the firm readings that makes a habit."""

_BREACH = 0.2
"""How likely a reading is that breaks the habit, beside one that keeps it."""

_TRIMMED = 30
"""Of so many numbers one ends in a nought at least where noughts are printed: 24 chances in 25."""

_MIXED = 0.3
"""How likely a whole number is among numbers of which some show decimals."""

_LOST_POINT = 0.2
_LOST_SIGN = 0.02
"""How often a reader that says nothing of doubt loses a point, where the habit has one, or
a minus sign, where the panel has some."""

_LOST_EITHER = 0.4
"""How likely a number has lost its minus that lost a sign: as often as its plus, nearly, which is
the longer of the two and the harder to lose."""

_STATED = (0.0, 0.2, 0.4, 0.5, 0.6, 0.8, 0.95, 1.0)
_FOUND = (0.0, 0.3, 0.6, 0.78, 0.95, 0.985, 0.99, 0.997)
"""What readers state and how often they are right, measured over drawn figures: a rival
takes more from a reading's confidence than from its truth."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """How a panel prints: ``decimals`` None where it is not alike; ``negative`` numbers occur;
    ``signed`` where what is positive has a plus.

    ``mixed`` counts the decimals that some numbers show where others show none: these may
    be printed so, or have lost their points. ``digits`` counts what is significant, None where
    the numbers are not alike in that; ``single`` where cells hold one number each. ``trimmed``
    where noughts at the end are left out, so that one number in ten has fewer decimals.
    """

    decimals: int | None = None
    digits: int | None = None
    single: bool = False
    negative: bool = False
    signed: bool = False
    mixed: int = 0
    trimmed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A number that the ink may say. ``weight`` is its prior, not normalised.

    ``implied`` is None for what a reader read, else what a reader must have lost: a
    ``point-in-doubt`` or a ``sign-in-doubt``.
    """

    value: float
    quantum: float
    weight: float
    implied: Reason | None = None


def habit_of(readings: Iterable[TextReading | None]) -> Habit:
    """The habit of a panel, told by its firm readings."""
    decimals: Counter[int] = Counter()
    digits: Counter[int] = Counter()
    noughts: Counter[int] = Counter()
    said: list[Printed] = []
    negative = positive = plus = several = 0
    for reading in readings:
        if reading is None or reading.value is None or reading.confidence < _FIRM:
            continue
        numbers = printed_numbers(reading.raw)
        if numbers and not numbers[0].exponent:
            said.append(numbers[0])
            decimals[numbers[0].decimals] += 1
            digits[significant(numbers[0].value, numbers[0].quantum)] += 1
            noughts[numbers[0].decimals] += _ends_in_nought(numbers[0].value, numbers[0].quantum)
            several += len(numbers) > 1
            negative += reading.value < 0
            positive += reading.value > 0
            plus += reading.value > 0 and reading.raw.lstrip().startswith("+")
    total = sum(decimals.values())
    if total < _LEAST:
        return Habit(negative=negative > 0)
    signed = plus >= max(_LEAST, _ALIKE * positive)
    single = several < _MOST * total
    usual, count = decimals.most_common(1)[0]
    if count >= _ALIKE * total:
        most, alike = digits.most_common(1)[0]
        return Habit(
            decimals=usual,
            digits=most if alike >= _ALIKE * total else most_digits(said, usual),
            single=single,
            negative=negative > 0,
            signed=signed,
            trimmed=count >= _TRIMMED and not noughts[usual] and usual > 0,
        )
    shown = [(number, places) for places, number in decimals.items() if places > 0]
    mixed = max(shown)[1] if decimals[0] and shown else 0
    return Habit(single=single, negative=negative > 0, signed=signed, mixed=mixed)


def propose(
    reading: TextReading, part: int, habit: Habit, *, alone: bool = False
) -> tuple[tuple[Proposal, ...], float]:
    """Proposals of one reading, its first reading first, and the weight of what nobody thought of.

    ``part`` is the number of the cell that is asked for. Empty where there is no number.
    ``alone`` says that no colour will choose: then a reader's doubt is taken at its word.
    """
    first = number_of(reading, part)
    if first is None:
        return (), 1.0
    sure = reading.confidence if alone else _found(reading.confidence)
    sure = min(max(sure, 0.02), 0.997)
    proposals = [_proposal(reading.raw, *first, sure, habit)]
    others = [(other, number_of(other, part)) for other in reading.alternatives]
    # Who reads another sign bears out the digits, and what it takes is a doubt of the sign alone.
    signs = [other.confidence for other, number in others if number and number[0] == -first[0] != 0]
    digits = 1.0 - sure
    if signs and not alone:
        digits = min(digits, 1.0 - _found(own_weight(reading, max(signs))))
    shares = [
        min(other.confidence, 0.97)
        for other, number in others
        if number is not None and (number[0] != -first[0] or not signs)
    ]
    # All readers wrong, each in its own way.
    unthought = math.prod(1.0 - share for share in shares)
    scale = digits / (sum(shares) + unthought)
    for other, number in others:
        if number is not None and number[0] not in [item.value for item in proposals]:
            weight = scale * min(other.confidence, 0.97)
            if signs and number[0] == -first[0]:
                weight = 1.0 - sure - digits
            proposal = _proposal(other.raw, *number, weight, habit)
            if Reason.SIGN_IN_DOUBT in other.reasons and not lacks_sign(reading.raw, habit):
                proposal = replace(proposal, implied=Reason.SIGN_IN_DOUBT)
            proposals.append(proposal)
    if part == 0:
        known = {item.value: item.weight for item in proposals}
        lost = _lost(reading, first, habit)
        # A point that was lost is as likely where a reader saw it and hardly believed it.
        faint = {
            item.value
            for item in lost
            if item.implied is Reason.POINT_IN_DOUBT and known.get(item.value, 1.0) < item.weight
        }
        faint.discard(first[0])
        proposals = [item for item in proposals if item.value not in faint]
        proposals += [item for item in lost if item.value in faint or item.value not in known]
    return tuple(proposals), scale * unthought


def _found(stated: float) -> float:
    """How often readings that are stated to be so sure are right."""
    return float(np.interp(stated, _STATED, _FOUND))


def is_sharp(reading: TextReading) -> bool:
    """What was read would be believed by itself: readers agreed on it, and one of them, or a
    look-alike that color likes better, speaks against it. Color alone does not settle that."""
    rivals = (other for other in reading.alternatives if other.value != reading.value)
    strongest = max((other.confidence for other in rivals), default=0.0)
    return own_weight(reading, strongest) >= REVIEW_BELOW


def kind_of_repair(old: float, new: float) -> Reason:
    if old == -new:
        return Reason.SIGN_IN_DOUBT
    if old and new and abs(np.log10(abs(old / new)) % 1.0) < 1e-9:
        return Reason.POINT_IN_DOUBT
    return Reason.DIGIT_IN_DOUBT


def number_of(reading: TextReading, part: int) -> tuple[float, float] | None:
    """Value and quantum of one of the numbers of a reading."""
    if reading.value is None or not math.isfinite(reading.value):
        # A misread exponent goes beyond what a number can hold.
        return None
    if part == 0 or part >= len(reading.parts):
        return reading.value, reading.quantum or 0.0
    numbers = printed_numbers(reading.raw)
    quantum = numbers[part].quantum if part < len(numbers) else 0.0
    return reading.parts[part], quantum


def printed_cells(
    readings: ObjectArray, inked: npt.NDArray[np.bool_], blank: npt.NDArray[np.bool_]
) -> npt.NDArray[np.bool_]:
    """Where something is printed, (R, C): nowhere, where it is noise that looks like ink.

    ``inked`` is where there is ink, ``blank`` where cells show the page. A panel prints in most of
    its cells, or in nearly all that have a color, or plainly in some; specks in a few cells that
    hardly ever read as numbers are none of it. Where most of the few read as numbers, they are: a
    lone digit is never read with confidence.
    """
    if inked.mean() >= _MOST:
        return inked
    if not (inked & blank).any() and inked.sum() >= _NEARLY_ALL * (~blank).sum() > 0:
        # The other half of a matrix of pairs is masked.
        return inked
    said = [reading for reading in readings[readings.astype(bool)] if reading.value is not None]
    firm = sum(reading.confidence >= _PLAIN for reading in said)
    # Specks are read as strokes, and a one is a stroke.
    fair = sum(reading.confidence >= _FAIR and bool(set(reading.raw) & _SHAPED) for reading in said)
    if firm < _SPECKS * inked.sum() and fair <= _MOST * inked.sum():
        return np.zeros(inked.shape, dtype=bool)
    return inked


def _proposal(raw: str, value: float, quantum: float, weight: float, habit: Habit) -> Proposal:
    if habit.decimals is None or quantum <= 0:
        if pointless(raw, habit.mixed):
            weight *= _MIXED
        return Proposal(value=value, quantum=quantum, weight=weight)
    numbers = printed_numbers(raw)
    if not numbers or numbers[0].exponent or numbers[0].decimals == habit.decimals:
        return Proposal(value=value, quantum=quantum, weight=weight)
    if numbers[0].quantum == quantum:
        quantum = _as_fine(value, quantum, numbers[0].decimals, habit)
    kept = habit.trimmed and numbers[0].decimals < habit.decimals
    return Proposal(value=value, quantum=quantum, weight=weight * (1.0 if kept else _BREACH))


def _as_fine(value: float, quantum: float, decimals: int, habit: Habit) -> float:
    """How finely a number with fewer decimals than the others is meant.

    A "1" among numbers with two decimals is 1.00, printed shortly, or has lost what followed it.
    Taken as any number that rounds to it, it would fit the color of what it lost: "0.3" that of
    0.34, and "0" that of 0.45. Numbers that are printed to so many significant digits are
    coarser where they are larger.
    """
    missing = (habit.decimals or 0) - decimals
    if missing <= 0:
        return quantum
    fine = quantum * 10.0**-missing
    if habit.digits is not None and value:
        fine = max(fine, 10.0 ** (math.floor(math.log10(abs(value))) + 1 - habit.digits))
    return min(fine, quantum)


def _ends_in_nought(value: float, quantum: float) -> bool:
    """Whether the last digit that is printed is a nought.

    >>> _ends_in_nought(0.5, 0.01), _ends_in_nought(-0.51, 0.01)
    (True, False)
    """
    return quantum > 0 and round(abs(value) / quantum) % 10 == 0


def splits_number(reading: TextReading, habit: Habit) -> bool:
    """Whether a reading has several numbers where all others have one, and its first one is not
    written like theirs: a mark was read into one number, as "0-.35" is made of 0.35.

    On two lines the other one is somebody else's: a legend runs into the cell.
    """
    if not habit.single or len(reading.parts) < 2:
        return False
    if "\n" in reading.raw:
        return True
    numbers = printed_numbers(reading.raw)
    return not numbers or habit.decimals is None or numbers[0].decimals != habit.decimals


def _lost(reading: TextReading, first: tuple[float, float], habit: Habit) -> list[Proposal]:
    value, quantum = first
    found = []
    decimals = habit.decimals or habit.mixed
    if quantum == 1.0 and pointless(reading.raw, decimals):
        unit = 10.0**-decimals
        found.append(
            Proposal(
                value=round(value * unit, decimals),
                quantum=unit,
                weight=_LOST_POINT,
                implied=Reason.POINT_IN_DOUBT,
            )
        )
    if value > 0 and lacks_sign(reading.raw, habit):
        # Either sign is as good a reading: nothing there was read against the minus.
        found.append(Proposal(value=-value, quantum=quantum, weight=_LOST_EITHER))
    elif habit.negative and value > 0:
        lost = Proposal(
            value=-value, quantum=quantum, weight=_LOST_SIGN, implied=Reason.SIGN_IN_DOUBT
        )
        found.append(lost)
    return found


def lacks_sign(raw: str, habit: Habit) -> bool:
    """Whether a number has no sign in a panel where all have one: it was lost, whichever it was."""
    return habit.signed and raw.lstrip()[:1].isdigit()


def pointless(raw: str, decimals: int) -> bool:
    """A whole number with digits enough to have lost a point before the last ``decimals``."""
    whole = raw.strip().lstrip("+-\u2212")
    return decimals > 0 and whole.isdecimal() and len(whole) > decimals - (decimals > 1)

"""Numbers that follow each other evenly: each says what the others ought to be.

A number that breaks the step of all others is put up for review even where both readers
agree; one that lost its point, or that readers dispute, is put right where only one of its
readings lies on the line.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.medians import median
from unheat.model import Reason
from unheat.text.bent_ends import bent_ends
from unheat.text.reading import Reading
from unheat.text.spelling import alike, as_number

NUMBER = re.compile(r"[-\u2212\u2013]?\d+(?:\.\d+)?$")
_BLANK, THOUSANDS = (
    re.compile(r"(?<=\d) (?=\d)"),
    re.compile(r"[-\u2212\u2013]?\d{1,3}(?: \d{3})+"),
)
# From this confidence on an agreed number that fits its ink may break a series.
_CERTAIN = 0.995
# Below this one of the better reader it gives way to the number that is due, with a doubt.
_UNSURE = 0.9
# Numbers of a series that say what a disputed one must be, and their share of all.
_LONG, _LONG_SHARE = 8, 0.9

# Evenly spaced numbers that are ticks by no chance.
_TICKS = 4

# Least share of the numbers of a series of years with a point in one of their readings.
_SEEN = 0.25
_CHROMOSOMES = frozenset({"X", "Y", "Z", "W", "M", "MT"})
_YEAR = re.compile("1[5-9][0-9][0-9]|20[0-9][0-9]")


def series(readings: list[Reading], where: list[float], tolerance: float = 1e-6) -> list[Reading]:
    """Numbers that rise evenly with ``where`` they stand: those that break the line are judged.

    One whose digits are right and whose point is lost is put right; another is doubted.
    ``tolerance`` is a share of the range of the numbers.
    """
    readings = _with_point(readings, where, tolerance)
    known = [i for i, reading in enumerate(readings) if NUMBER.match(reading.text)]
    if len(known) < 4 or len(known) < 0.7 * len(readings):
        return readings
    places = np.array([where[i] for i in known])
    numbers = np.array([float(_ascii(readings[i].text)) for i in known])
    if (np.diff(places) == 0).any():
        return readings
    step = float(median(np.diff(numbers) / np.diff(places)))
    start = float(median(numbers - step * places))
    span = abs(step) * float(np.ptp(places))
    right = np.abs(numbers - start - step * places) <= tolerance * span
    scale = tolerance > 1e-3
    # Three of four that count one by one are enough to doubt the fourth, not to settle any.
    weak = right.sum() < 4
    counted = abs(step) == 1 and len(known) == len(readings) and right.sum() >= 3
    if step == 0 or right.mean() < 0.6 or (weak and not counted):
        return readings
    decimals = max(
        len(readings[i].text.partition(".")[2])
        for i, good in zip(known, right, strict=True)
        if good
    )
    exact = {i for i, good in zip(known, right, strict=True) if good}
    bent = {known[i] for i in bent_ends(numbers, places, right, step)}
    result = list(readings)
    # A misread number is not the next one in the step of all others: the scale bends there.
    bends = scale and len(known) == len(readings) and _in_step(numbers[np.argsort(places)])
    for i, reading in enumerate(readings):
        expected = f"{start + step * where[i]:.{decimals}f}"
        if weak and i in exact:
            continue
        if i in exact:
            same = [
                text
                for text in _pointed(reading.text, decimals)
                if float(text) == float(_ascii(reading.text))
            ]
            text = same[0] if same and scale else reading.text
            if Reason.POINT_IN_DOUBT not in reading.reasons:
                result[i] = replace(reading, text=text, review=False, reasons=(), confidence=0.99)
            continue
        # Where the line has no number of so many decimals, none is due: the scale bends there.
        due = not bends and abs(float(expected) - start - step * where[i]) <= tolerance * span
        fitting = [
            pointed
            for text in (reading.text, *reading.others)
            for pointed in _pointed(text, decimals)
            if abs(float(pointed) - start - step * where[i]) <= tolerance * span
        ]
        if fitting and not bends and (scale or fitting[0] == expected):
            result[i] = replace(reading, text=fitting[0], review=False, reasons=(), confidence=0.97)
        elif reading.review and due and _is_due(reading, expected, right):
            result[i] = replace(reading, text=expected, review=False, reasons=(), confidence=0.95)
        elif not reading.review and (i in bent or _is_chromosome(readings, i)):
            continue
        elif reading.review or not reading.proved or reading.second < _CERTAIN:
            # The likelier text first: one digit is misread sooner than a series is broken.
            unsure = reading.review or 0.0 < reading.second < _UNSURE
            # A number on which its readers agree stays, where the scale of a bar may bend.
            due = due and (not scale or reading.review)
            likelier = unsure and due and _is_a_digit_off(reading.text, expected)
            result[i] = replace(
                reading,
                text=expected if likelier else reading.text,
                review=True,
                reasons=(*reading.reasons, Reason.LABEL_OFF_SERIES),
                confidence=min(reading.confidence, 0.5),
            )
    return result


def _is_chromosome(readings: list[Reading], number: int) -> bool:
    """Whether a label is one of the letters that name chromosomes behind all that are numbered."""
    return (
        readings[number].text in _CHROMOSOMES
        and readings[0].text == "1"
        and all(one.text in _CHROMOSOMES for one in readings[number:])
    )


def _in_step(numbers: npt.NDArray[np.float64]) -> bool:
    """Whether numbers (n,), in the order of their places, follow each other in one step.

    >>> _in_step(np.array([6.0, 4.0, 2.0, 0.0, -2.0]))
    True
    """
    steps = np.diff(numbers)
    return bool(np.ptp(steps) <= 1e-6 * np.abs(steps).max())


def _is_due(reading: Reading, expected: str, right: npt.NDArray[np.bool_]) -> bool:
    """Whether a disputed number must be the one that a long series has due.

    It was read with most of its digits, and nearly all others are what they ought to be.
    """
    texts = (reading.text, *reading.others)
    near = max(alike(expected, _ascii(text)) for text in texts) >= 0.6
    return near and right.sum() >= _LONG and right.mean() >= _LONG_SHARE


def _is_a_digit_off(text: str, expected: str) -> bool:
    """Whether a number has another digit than the one due in one place."""
    same = len(text) == len(expected) and NUMBER.match(text) is not None
    return same and sum(a != b for a, b in zip(_ascii(text), expected, strict=True)) == 1


def _with_point(readings: list[Reading], where: list[float], tolerance: float) -> list[Reading]:
    """Where one number of a series has a point, and all would lie on a line with it, all have.

    Readers lose points and do not invent them. Unless most of the numbers were read with
    their point a person is asked.
    """
    texts = [(reading.text, *reading.others) for reading in readings]
    places = {len(_ascii(text).partition(".")[2]) for group in texts for text in group}
    places = {count for count in places if 0 < count <= 6}
    if len(readings) < 4 or len(places) != 1:
        return readings
    decimals = places.pop()
    # Dust beside one of many years is no point that all others have lost.
    seen = sum(any("." in _ascii(text) for text in group) for group in texts)
    years = sum(_YEAR.fullmatch(_ascii(reading.text)) is not None for reading in readings)
    if seen < _SEEN * len(readings) and years > 0.5 * len(readings):
        return readings
    pointed = [_pointed(reading.text, decimals) for reading in readings]
    if not all(pointed):
        return readings
    numbers = np.array([float(choice[0]) for choice in pointed])
    slope, start = np.polyfit(where, numbers, 1)
    off = np.abs(numbers - start - slope * np.array(where)).max()
    if np.ptp(numbers) == 0 or off > max(tolerance, 1e-6) * np.ptp(numbers):
        return readings
    read = sum(choice[0] == _ascii(one.text) for choice, one in zip(pointed, readings, strict=True))
    sure = read > 0.5 * len(readings)
    return [
        replace(
            reading,
            text=choice[0],
            review=not sure,
            reasons=() if sure else (Reason.POINT_IN_DOUBT,),
            confidence=0.95 if sure else 0.6,
        )
        for reading, choice in zip(readings, pointed, strict=True)
    ]


def as_numbers(readings: list[Reading]) -> list[Reading]:
    """Labels of which each was seen by a reader as a number: the letters "O" and "I" are digits.

    A label that readers dispute is settled where all that they said is one number.
    """
    said = [(reading.text, *reading.others) for reading in readings]
    if len(readings) < 2 or not all(any(NUMBER.match(text) for text in texts) for texts in said):
        return readings
    result = list(readings)
    for i, (reading, texts) in enumerate(zip(readings, said, strict=True)):
        numbers = {as_number(text) for text in texts}
        number = numbers.pop()
        if reading.review and not numbers and NUMBER.match(number) and len(texts) > 1:
            result[i] = replace(reading, text=number, review=False, reasons=(), confidence=0.9)
    return result


def closed_up(readings: list[Reading], where: list[float]) -> list[Reading]:
    """Numbers whose digits some readers set apart ("6 0" beside "50"), where all of an axis rise
    evenly with ``where`` they stand once the blanks are gone. Those between thousands stay.
    """
    closed = [
        reading
        if THOUSANDS.fullmatch(reading.text)
        else replace(reading, text=_BLANK.sub("", reading.text))
        for reading in readings
    ]
    return closed if are_in_step(closed, where) else readings


def are_in_step(readings: Sequence[Reading], where: list[float]) -> bool:
    """Whether all of four labels or more are numbers that rise evenly with ``where`` they stand."""
    texts = [reading.text for reading in readings]
    if len(set(where)) < 4 or len(set(where)) < len(texts) or not all(map(NUMBER.match, texts)):
        return False
    numbers, places = np.array([float(_ascii(text)) for text in texts]), np.array(where)
    off = np.abs(np.polyval(np.polyfit(places, numbers, 1), places) - numbers)
    return bool(np.ptp(numbers) > 0.0 and off.max() <= 1e-6 * np.ptp(numbers))


def padded(readings: list[Reading]) -> list[Reading]:
    """Numbers that are written with leading zeros: one that is shorter has lost a digit.

    >>> [one.review for one in padded([])]
    []
    """
    texts = [reading.text for reading in readings]
    lengths = [len(text) for text in texts if text.isdecimal()]
    usual = max(lengths, key=lambda length: (lengths.count(length), length), default=0)
    zeros = sum(text.startswith("0") and len(text) == usual for text in texts if text.isdecimal())
    if usual < 2 or not zeros or lengths.count(usual) < 0.6 * len(texts):
        return readings
    return [
        replace(
            reading,
            review=True,
            reasons=tuple(dict.fromkeys((*reading.reasons, Reason.LABEL_OFF_SERIES))),
            confidence=min(reading.confidence, 0.5),
        )
        if len(reading.text) < usual and not reading.layer
        else reading
        for reading in readings
    ]


def run_together(readings: list[Reading]) -> list[Reading]:
    """Labels that are several numbers each, evenly spaced from the first to the last: ticks of an
    axis that stand closer than its lines of cells. What is in the middle of one stands beside the
    middle of its line; a person is asked.
    """
    # The edge of the picture may cut the last one after its point.
    said = [[one.rstrip(".") for one in _ascii(label.text).split()] for label in readings]
    for groups in (said, said[::-1]):
        numbers = [token for group in groups for token in group]
        if len(numbers) < _TICKS or not all(map(NUMBER.match, numbers)):
            return readings
        steps = np.diff([float(number) for number in numbers])
        if steps[0] != 0 and np.ptp(steps) <= 1e-6 * abs(steps[0]):
            return [
                reading
                if len(group) < 2
                else replace(
                    reading,
                    text=group[len(group) // 2] if len(group) % 2 else reading.text,
                    review=True,
                    reasons=(*reading.reasons, Reason.LABEL_OFF_SERIES),
                    confidence=min(reading.confidence, 0.5),
                )
                for reading, group in zip(readings, said, strict=True)
            ]
    return readings


def on_line(readings: list[Reading], where: list[float]) -> list[Reading]:
    """Numbers in doubt, chosen among what was read so that all lie on one line.

    Three or more numbers are needed, and only one choice may do it.
    """
    choices = [
        sorted({text for text in (reading.text, *reading.others) if NUMBER.match(text)})
        if reading.review
        else [reading.text]
        for reading in readings
    ]
    count = int(np.prod([len(choice) for choice in choices])) if choices else 0
    plain_numbers = all(NUMBER.match(text) for choice in choices for text in choice)
    if len(readings) < 3 or not 1 < count <= 256 or not plain_numbers:
        return readings
    fitting = []
    for texts in itertools.product(*choices):
        numbers = np.array([float(_ascii(text)) for text in texts])
        slope, start = np.polyfit(where, numbers, 1)
        off = np.abs(numbers - start - slope * np.array(where)).max()
        if np.ptp(numbers) > 0 and off <= 0.015 * np.ptp(numbers):
            fitting.append(texts)
    if len(fitting) != 1:
        return readings
    return [
        replace(reading, text=text, review=False, reasons=(), confidence=0.95)
        for reading, text in zip(readings, fitting[0], strict=True)
    ]


def in_order(readings: list[Reading]) -> list[Reading]:
    """Numbers along a bar rise or fall; where they do neither, all of them are in doubt."""
    values = [float(_ascii(reading.text)) for reading in readings if NUMBER.match(reading.text)]
    steps = np.diff(values)
    if len(values) < len(readings) or len(values) < 3 or (steps > 0).all() or (steps < 0).all():
        return readings
    return [
        replace(reading, review=True, reasons=(*reading.reasons, Reason.TICK_OFF_LINE))
        for reading in readings
    ]


def _pointed(text: str, decimals: int) -> list[str]:
    """The same digits with the point where the series has it, or without one."""
    text = _ascii(as_number(text)).replace(" ", "")
    if NUMBER.match(text) and len(text.partition(".")[2]) == decimals:
        return [text]
    sign = "-" if text.startswith("-") else ""
    digits = text.removeprefix("-").replace(".", "")
    if not digits.isdecimal() or not decimals < len(digits):
        return []
    if not decimals:
        # Specks of a palette among years: "201.3" behind 2012.
        return [sign + digits]
    return [f"{sign}{digits[:-decimals]}.{digits[-decimals:]}"]


def _ascii(text: str) -> str:
    return re.sub("[\u2212\u2013]", "-", text)

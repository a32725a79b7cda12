"""What one label says about another: the two axes of a square matrix, and series.

A reading in doubt is believed when something independent of both readers says the same: a
neighbouring axis that carries the same label, or the step from label to label. A number
that breaks the step of all others is put up for review even where both readers agree.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace

import numpy as np

from unheat.model import Reason
from unheat.text.sites import Site, Sites
from unheat.text.spelling import as_number, plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a site says after both readers were heard; ``others`` are rejected readings.

    ``spellings`` are what the readers said, the better reader first and with its own
    confidence in ``second`` (0 where it was not asked). ``proved`` says that the text is as
    wide and as tall as its ink, ``layer`` that it is from the text layer of a page.
    """

    site: Site
    text: str
    confidence: float
    review: bool = False
    reasons: tuple[Reason, ...] = ()
    others: tuple[str, ...] = ()
    turn: float = 0.0
    spellings: tuple[str, ...] = ()
    second: float = 0.0
    proved: bool = False
    layer: bool = False


# From this confidence on an agreed number that fits its ink may break a series.
_CERTAIN = 0.995
_OTHER = {"row": "column", "column": "row"}
_NUMBER = re.compile(r"[-\u2212\u2013]?\d+(?:\.\d+)?$")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_CALENDAR = frozenset([*_MONTHS, *_DAYS, "sept"] + [name[:3] for name in (*_MONTHS, *_DAYS)])


def corroborate(sites: Sites, readings: dict[str, Reading]) -> dict[str, Reading]:
    """Readings with doubts settled where other labels settle them, and raised where not."""
    result = dict(readings)
    for number in range(len(sites.layout.panels)):
        for role, other in _OTHER.items():
            known = {
                plain(result[site.key].text): result[site.key].text
                for site in sites.of(other, number)
                if not result[site.key].review
            }
            for site in sites.of(role, number):
                result[site.key] = _settled(result[site.key], known)
    for number in range(len(sites.layout.panels)):
        for role in _OTHER:
            keys = [site.key for site in sites.of(role, number)]
            result |= zip(keys, _shapes([result[key] for key in keys]), strict=True)
            where = [float(site.index) for site in sites.of(role, number)]
            result |= zip(keys, _series([result[key] for key in keys], where), strict=True)
    for number, bar in enumerate(sites.layout.bars):
        ticks = sites.of("tick", number)
        low = bar.box.y0 if bar.orientation == "vertical" else bar.box.x0
        where = [(site.position - low) / bar.length for site in ticks]
        found = _on_line([result[site.key] for site in ticks], where)
        found = _in_order(_series(found, where, tolerance=0.015))
        result |= zip((site.key for site in ticks), found, strict=True)
    return result


def corroborated(sites: Sites, readings: dict[str, Reading]) -> set[str]:
    """Keys of sites that one reader read and that something independent confirms."""
    found: set[str] = set()
    for site in sites.sites:
        reading = readings[site.key]
        if plain(reading.text).lower() in _CALENDAR and reading.confidence >= 0.85:
            found.add(site.key)
    tested = corroborate(sites, readings)
    for role in ("row", "column", "tick"):
        for number in sorted({site.owner for site in sites.of(role)}):
            group = sites.of(role, number)
            texts = [tested[site.key] for site in group]
            if all(_NUMBER.match(one.text) and one.confidence >= 0.97 for one in texts):
                found |= {
                    site.key
                    for site, one in zip(group, texts, strict=True)
                    if one.text == readings[site.key].text and not one.review
                }
    return found


def confirmed(sites: Sites, readings: dict[str, Reading], number: int, role: str) -> frozenset[str]:
    """Keys of labels of one axis that the other axis, the calendar or a series bears out."""
    known = {plain(readings[site.key].text).lower() for site in sites.of(_OTHER[role], number)}
    group = sites.of(role, number)
    found = {
        site.key
        for site in group
        if len(text := plain(readings[site.key].text).lower()) >= 2
        and (text in known or text in _CALENDAR)
    }
    tested = [replace(readings[site.key], confidence=0.0) for site in group]
    series = _series(tested, [float(site.index) for site in group])
    found |= {
        site.key
        for site, one in zip(group, series, strict=True)
        if one.confidence == 0.99 and not one.review
    }
    return frozenset(found)


def _settled(reading: Reading, known: dict[str, str]) -> Reading:
    """The reading that the other axis or the calendar knows, where exactly one is known."""
    if not reading.review or not reading.text:
        return reading
    candidates = [reading.text, *reading.others]
    found = [
        text for text in candidates if plain(text) in known or plain(text).lower() in _CALENDAR
    ]
    if len({plain(text) for text in found}) != 1:
        return reading
    text = known.get(plain(found[0]), found[0])
    return replace(reading, text=text, confidence=0.95, review=False, reasons=())


_TWINS = {"1": "Il", "0": "OQD", "5": "S", "8": "B", "2": "Z", "6": "G"}


def _shapes(readings: list[Reading]) -> list[Reading]:
    """Labels built alike (A222, F226): a digit where all others have its twin letter is that.

    In many fonts "I" and "1" are one drawing, and only the other labels tell which.
    """
    shapes = [_shape(reading.text) for reading in readings]
    common = max(set(shapes), key=lambda shape: (shapes.count(shape), shape), default="")
    if not common or shapes.count(common) < max(4, 0.6 * len(shapes)):
        return readings
    result = list(readings)
    for i, reading in enumerate(readings):
        if shapes[i] == common and not reading.review:
            continue
        found = {
            moulded
            for text in (reading.text, *reading.others)
            if (moulded := _moulded(text, common)) is not None
        }
        if len(common) < 3 and _is_other(reading, common):
            continue
        if len(found) == 1 and (shapes[i] != common or reading.review):
            text = found.pop()
            if plain(text) != plain(reading.text) or reading.review:
                result[i] = replace(reading, text=text, review=False, reasons=(), confidence=0.9)
    return result


def _is_other(reading: Reading, shape: str) -> bool:
    """Whether a reader saw something in a short label that cannot be of this shape.

    A letter or two are too little of a pattern to overrule that; a stroke may be a letter.
    """
    if reading.second >= 0.9:
        return False
    texts = [text.replace("|", "I") for text in (reading.text, *reading.others)]
    return any(len(text) == len(shape) and _moulded(text, shape) is None for text in texts)


def _shape(text: str) -> str:
    return "".join(
        "9" if c.isdigit() else "A" if c.isupper() else "a" if c.islower() else c for c in text
    )


def _moulded(text: str, shape: str) -> str | None:
    """The text with twin characters exchanged so that it has this shape, None if it cannot."""
    if len(text) != len(shape):
        return None
    built = []
    for character, kind in zip(text, shape, strict=True):
        if _shape(character) == kind:
            built.append(character)
            continue
        twins = [letter for letter in _TWINS.get(character, "") if _shape(letter) == kind]
        twins += [
            digit for digit, letters in _TWINS.items() if character in letters and kind == "9"
        ]
        if not twins:
            return None
        built.append(twins[0])
    return "".join(built)


def _series(readings: list[Reading], where: list[float], tolerance: float = 1e-6) -> list[Reading]:
    """Numbers that rise evenly with ``where`` they stand: those that break the line are judged.

    One whose digits are right and whose point is lost is put right; another is doubted.
    ``tolerance`` is a share of the range of the numbers.
    """
    readings = _with_point(readings, where, tolerance)
    known = [i for i, reading in enumerate(readings) if _NUMBER.match(reading.text)]
    if len(known) < 4 or len(known) < 0.7 * len(readings):
        return readings
    places = np.array([where[i] for i in known])
    numbers = np.array([float(_ascii(readings[i].text)) for i in known])
    if (np.diff(places) == 0).any():
        return readings
    step = float(np.median(np.diff(numbers) / np.diff(places)))
    start = float(np.median(numbers - step * places))
    span = abs(step) * float(np.ptp(places))
    right = np.abs(numbers - start - step * places) <= tolerance * span
    if step == 0 or right.mean() < 0.6 or right.sum() < 4:
        return readings
    decimals = max(
        len(readings[i].text.partition(".")[2])
        for i, good in zip(known, right, strict=True)
        if good
    )
    exact = {i for i, good in zip(known, right, strict=True) if good}
    result = list(readings)
    for i, reading in enumerate(readings):
        expected = f"{start + step * where[i]:.{decimals}f}"
        if i in exact:
            same = [
                text
                for text in _pointed(reading.text, decimals)
                if float(text) == float(_ascii(reading.text))
            ]
            text = same[0] if same and tolerance > 1e-3 else reading.text
            if Reason.POINT_IN_DOUBT not in reading.reasons:
                result[i] = replace(reading, text=text, review=False, reasons=(), confidence=0.99)
            continue
        fitting = [
            pointed
            for text in (reading.text, *reading.others)
            for pointed in _pointed(text, decimals)
            if abs(float(pointed) - start - step * where[i]) <= tolerance * span
        ]
        if fitting and (tolerance > 1e-3 or fitting[0] == expected):
            result[i] = replace(reading, text=fitting[0], review=False, reasons=(), confidence=0.97)
        elif reading.review or not reading.proved or reading.second < _CERTAIN:
            result[i] = replace(
                reading,
                review=True,
                reasons=(*reading.reasons, Reason.LABEL_OFF_SERIES),
                confidence=min(reading.confidence, 0.5),
            )
    return result


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


def _on_line(readings: list[Reading], where: list[float]) -> list[Reading]:
    """Numbers in doubt, chosen among what was read so that all lie on one line.

    Three or more numbers are needed, and only one choice may do it.
    """
    choices = [
        sorted({text for text in (reading.text, *reading.others) if _NUMBER.match(text)})
        if reading.review
        else [reading.text]
        for reading in readings
    ]
    count = int(np.prod([len(choice) for choice in choices])) if choices else 0
    plain_numbers = all(_NUMBER.match(text) for choice in choices for text in choice)
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


def _in_order(readings: list[Reading]) -> list[Reading]:
    """Numbers along a bar rise or fall; where they do neither, all of them are in doubt."""
    values = [float(_ascii(reading.text)) for reading in readings if _NUMBER.match(reading.text)]
    steps = np.diff(values)
    if len(values) < len(readings) or len(values) < 3 or (steps > 0).all() or (steps < 0).all():
        return readings
    return [
        replace(reading, review=True, reasons=(*reading.reasons, Reason.TICK_OFF_LINE))
        for reading in readings
    ]


def _pointed(text: str, decimals: int) -> list[str]:
    """The same digits with the point where the series has it."""
    text = _ascii(as_number(text)).replace(" ", "")
    if _NUMBER.match(text) and len(text.partition(".")[2]) == decimals:
        return [text]
    sign = "-" if text.startswith("-") else ""
    digits = text.removeprefix("-").replace(".", "")
    if not digits.isdigit() or not 0 < decimals < len(digits):
        return []
    return [f"{sign}{digits[:-decimals]}.{digits[-decimals:]}"]


def _ascii(text: str) -> str:
    return re.sub("[\u2212\u2013]", "-", text)

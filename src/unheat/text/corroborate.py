"""What one label says about another: the two axes of a square matrix, and series.

A reading in doubt is believed when something independent of both readers says the same: a
neighbouring axis that carries the same label, or the step from label to label. A number
that breaks the step of all others is put up for review even where both readers agree.
"""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np

from unheat.model import Reason
from unheat.text.built_alike import built_alike
from unheat.text.calendar import DAYS, MONTHS, in_calendar_order
from unheat.text.counters import runs
from unheat.text.habits import among_numbers, as_others_write, spaced_alike
from unheat.text.lettered import in_letter_order, of_alphabet
from unheat.text.mark_dashes import without_mark_dashes
from unheat.text.moulds import TWINS
from unheat.text.reading import Reading, changed
from unheat.text.roman import in_numerals
from unheat.text.series import (
    NUMBER,
    as_numbers,
    closed_up,
    in_order,
    on_line,
    padded,
    run_together,
    series,
)
from unheat.text.sites import Sites
from unheat.text.spelling import EITHER_CASE, plain
from unheat.text.times_of_day import as_times
from unheat.text.two_dots import shows_more

__all__ = ["Reading", "confirmed", "corroborate", "corroborated"]

# Readers that are less sure together speak for no other label.
_SURE = 0.9
# Share of the undisputed labels of an axis that stand on the other one if these name the same.
_SHARED = 0.5
# Undisputed labels that are months or days and tell that others are.
_DATES = 2
# Undisputed labels that a run is made of which settles disputed ones.
_RUN = 4
# Least share of labels that have a stem and a number.
_NEARLY_ALL = 0.75
_COUNTED = re.compile(r"(\D*[^\W\d])(\d{1,6})$")
_CODED = re.compile(r"[A-Z]\d+$")
# Letters that digits are taken for.
_DIGITS = str.maketrans("lI|OoSBZ", "11100582")
_LOW = "₀₁₂₃₄₅₆₇₈₉"
_LEVEL = str.maketrans(_LOW, "0123456789")
_LOWERED = str.maketrans("0123456789", _LOW)
_OTHER = {"row": "column", "column": "row"}
_CALENDAR = frozenset([*MONTHS, *DAYS, "sept"] + [name[:3] for name in (*MONTHS, *DAYS)])


def corroborate(sites: Sites, readings: dict[str, Reading]) -> dict[str, Reading]:
    """Readings with doubts settled where other labels settle them, and raised where not."""
    result = dict(readings)
    for number in range(len(sites.layout.panels)):
        for role, other in _OTHER.items():
            known = {
                plain(result[site.key].text): result[site.key].text
                for site in sites.of(other, number)
                if _is_sure(result[site.key])
            }
            own = {
                plain(result[site.key].text)
                for site in sites.of(role, number)
                if not result[site.key].review
            }
            if len(own & known.keys()) < _SHARED * len(own):
                # Axes that name other things say nothing of each other: "9" beside "r8" is no "9".
                known = {}
            dated = len({text.lower() for text in own} & _CALENDAR) >= _DATES
            for site in sites.of(role, number):
                result[site.key] = _settled(result[site.key], known, own, dated=dated)
    for number in range(len(sites.layout.panels)):
        for role in _OTHER:
            keys = [site.key for site in sites.of(role, number)]
            result |= zip(keys, without_mark_dashes([result[key] for key in keys]), strict=True)
            where = [float(site.index) for site in sites.of(role, number)]
            whole = closed_up([result[key] for key in keys], where)
            result |= zip(keys, as_others_write(in_numerals(whole)), strict=True)
            # Numbers that are settled late count others up to them: "P11" the "P1o" before it.
            for heard in (as_times, built_alike, _coded, _counted, _numbered, _counted, as_numbers):
                result |= zip(keys, heard([result[key] for key in keys]), strict=True)
            result |= zip(keys, _calendar_case([result[key] for key in keys]), strict=True)
            places = [site.index for site in sites.of(role, number)]
            followed = in_calendar_order([result[key] for key in keys], places)
            result |= zip(keys, in_letter_order(followed, places), strict=True)
            result |= zip(keys, series([result[key] for key in keys], where), strict=True)
            ends = run_together(padded([result[key] for key in keys]))
            result |= zip(keys, ends, strict=True)
    for number, bar in enumerate(sites.layout.bars):
        ticks = sites.of("tick", number)
        low = bar.box.y0 if bar.orientation == "vertical" else bar.box.x0
        where = [(site.position - low) / bar.length for site in ticks]
        found = on_line(spaced_alike([result[site.key] for site in ticks]), where)
        found = in_order(series(found, where, tolerance=0.015))
        result |= zip((site.key for site in ticks), found, strict=True)
    # Panels that are named by a number each: "0 h" beside "6 h" and "24 h" is no "O h".
    keys = [site.key for site in sites.of("title")]
    result |= zip(keys, among_numbers([result[key] for key in keys]), strict=True)
    return result


def spaced_keys(sites: Sites, readings: dict[str, Reading]) -> dict[str, Reading]:
    """The readings with the names of each legend's keys spaced alike."""
    result = dict(readings)
    for number in range(len(sites.layout.bars)):
        keys = [site.key for site in sites.of("key", number)]
        result |= zip(keys, spaced_alike([result[key] for key in keys]), strict=True)
    return result


def corroborated(sites: Sites, readings: dict[str, Reading]) -> set[str]:
    """Keys of sites that one reader read and that something independent confirms."""
    found: set[str] = set()
    for site in sites.sites:
        reading = readings[site.key]
        dated = plain(reading.text).lower() in _CALENDAR and reading.confidence >= 0.85
        if dated and not shows_more(sites, reading):
            found.add(site.key)
    tested = corroborate(sites, readings)
    for role in ("row", "column", "tick"):
        for number in sorted({site.owner for site in sites.of(role)}):
            group = sites.of(role, number)
            texts = [tested[site.key] for site in group]
            if all(NUMBER.match(one.text) and one.confidence >= 0.97 for one in texts):
                found |= {
                    site.key
                    for site, one in zip(group, texts, strict=True)
                    if one.text == readings[site.key].text and not one.review
                }
    return found


def confirmed(sites: Sites, readings: dict[str, Reading], number: int, role: str) -> frozenset[str]:
    """Keys of labels of one axis that the other axis, the calendar or a series bears out.

    A series may stand in any order where it is whole.
    """
    known = {
        plain(readings[site.key].text).lower()
        for site in sites.of(_OTHER[role], number)
        if _is_sure(readings[site.key])
    }
    group = sites.of(role, number)
    found = {
        site.key
        for site in group
        if len(text := plain(readings[site.key].text).lower()) >= 2
        and (text in known or text in _CALENDAR)
    }
    # What was made to fit a series bears none out.
    tested = [
        replace(
            one, confidence=0.0, text="" if Reason.LABEL_OFF_SERIES in one.reasons else one.text
        )
        for one in (readings[site.key] for site in group)
    ]
    even = series(tested, [float(site.index) for site in group])
    found |= {
        site.key
        for site, one in zip(group, even, strict=True)
        if one.confidence == 0.99 and not one.review
    }
    letters = of_alphabet([readings[site.key] for site in group], [site.index for site in group])
    found |= {site.key for site, borne_out in zip(group, letters, strict=True) if borne_out}
    if _is_whole_count([one.text for one in tested]):
        found |= {site.key for site in group}
    return frozenset(found)


def _is_whole_count(texts: list[str]) -> bool:
    """Whether labels are all numbers from 0 or 1 up, each once, as clustered lines carry them.

    A digit read wrong would leave its number out.
    """
    if len(texts) < _RUN or not all(text.isascii() and text.isdecimal() for text in texts):
        return False
    numbers = sorted(texts, key=int)
    start = int(numbers[0])
    return start <= 1 and numbers == [str(start + i) for i in range(len(numbers))]


def _settled(reading: Reading, known: dict[str, str], own: set[str], *, dated: bool) -> Reading:
    """The reading that the other axis or the calendar knows, where exactly one is known.

    Labels that stand on the ``own`` axis already are somebody else's; the calendar counts where
    other labels are of it (``dated``), since readers at a loss make up a "may", too.
    """
    if not reading.review or not reading.text:
        return reading
    candidates = [reading.text, *reading.others]
    found = [
        text
        for text in candidates
        if (plain(text) in known or (dated and plain(text).lower() in _CALENDAR))
        and plain(text) not in own
    ]
    if len({plain(text) for text in found}) != 1:
        return reading
    text = known.get(plain(found[0]), found[0])
    return replace(reading, text=text, confidence=0.95, review=False, reasons=())


def _numbered(readings: list[Reading]) -> list[Reading]:
    """Labels that are numbered through: a disputed one is settled where the one due was read."""
    said = [(one.site.index, (one.text, *one.others)) for one in readings]
    result = list(readings)
    for run in runs(said):
        sure = [one for one in readings if not one.review and one.text.startswith(run.stems[0])]
        if sum(one.text == run.text(run.stems[0], one.site.index) for one in sure) < _RUN:
            continue
        for i, reading in enumerate(readings):
            place = reading.site.index
            if not reading.review or not run.first <= place < run.end:
                continue
            # Stems or zeros that readers dispute are not for a number to decide.
            due = run.text(run.stems[0], place)
            number = str(run.start + run.step * place)
            read = {plain(text) for text in (reading.text, *reading.others)}
            found = {text for text in read if text.endswith(number)}
            if set(run.stems[0]) <= EITHER_CASE:
                # The others tell the case of letters that have one shape in both.
                found = {due if text.lower() == due.lower() else text for text in found}
            if found == {plain(due)}:
                result[i] = replace(reading, text=due, review=False, reasons=(), confidence=0.9)
    return result


def _counted(readings: list[Reading]) -> list[Reading]:
    """Labels of one stem and a number: what looks like a digit behind that stem is one.

    "rl" beside "r6", "r11" and "r16" is "r1"; it is sure where the others count up to it. And "to"
    is "t₀" beside "t₁", "t₂" and "t₃".
    """
    found = [(i, _COUNTED.match(one.text.translate(_LEVEL))) for i, one in enumerate(readings)]
    numbers = {i: match for i, match in found if match is not None}
    stems = [match[1] for match in numbers.values()]
    stem = max(stems, key=lambda one: (stems.count(one), one), default="")
    known = {i: int(match[2]) for i, match in numbers.items() if match[1] == stem}
    run = len(known) >= max(_RUN, _NEARLY_ALL * len(readings))
    # Of a few, all others but one make it doubtful: "do" beside "d3", "d7" and "d14".
    if not stem or not (run or len(known) >= max(_RUN, len(readings)) - 1):
        return readings
    places, counts = np.array([readings[i].site.index for i in known]), np.array([*known.values()])
    slope, start = np.polyfit(places, counts, 1) if len(set(places)) > 1 else (0.0, np.inf)
    even = bool(np.abs(counts - start - slope * places).max() < 0.01)
    low = any(set(readings[i].text) & set(_LOW) for i in known)
    result = list(readings)
    for i, reading in enumerate(readings):
        rest = reading.text.removeprefix(stem).translate(_DIGITS)
        if i in numbers or not reading.text.startswith(stem) or not rest.isdecimal():
            continue
        sure = run and even and abs(int(rest) - start - slope * reading.site.index) < 0.01
        others = tuple(dict.fromkeys((reading.text, *reading.others)))
        result[i] = replace(
            reading,
            text=stem + (rest.translate(_LOWERED) if low else rest),
            others=() if sure else others,
            review=not sure,
            reasons=() if sure else (Reason.LABEL_OFF_SERIES,),
            confidence=0.95 if sure else 0.5,
        )
    return result


def _calendar_case(readings: list[Reading]) -> list[Reading]:
    """Months and days written as most of an axis are: "sun" among "Mon" and "Tue" is "Sun".

    They are one word each, whatever gaps a reader sees in it.
    """
    known = [reading for reading in readings if plain(reading.text).lower() in _CALENDAR]
    cases = [_case(reading.text) for reading in known]
    usual = max(cases, key=lambda case: (cases.count(case), case), default="")
    if len(known) < 3:
        return readings
    if cases.count(usual) <= 0.5 * len(cases):
        return _as_capitals_tell(readings, known)
    return [
        replace(reading, text=_CASES[usual](plain(reading.text))) if reading in known else reading
        for reading in readings
    ]


def _as_capitals_tell(readings: list[Reading], known: list[Reading]) -> list[Reading]:
    """The ``known`` months and days in the case of those whose first letter has two shapes, which a
    person is asked about: "sep" and "NOV" beside "Apr" and "Dec" are "Sep" and "Nov", perhaps.
    """
    sure = [one for one in known if not one.review and one.text[0] not in EITHER_CASE]
    told = [_case(one.text) for one in sure if one.text[0] not in "jJ"]
    usual = max(told, key=lambda case: (told.count(case), case), default="")
    if len(told) < _DATES or told.count(usual) <= 0.5 * len(told):
        return readings
    cased = {id(one): _CASES[usual](plain(one.text)) for one in known}
    return [
        changed(one, cased[id(one)], sure=False)
        if cased.get(id(one), one.text) != one.text
        else one
        for one in readings
    ]


_CASES = {"lower": str.lower, "upper": str.upper, "title": str.capitalize}


def _case(text: str) -> str:
    return next((name for name, change in _CASES.items() if change(text) == text), "title")


def _is_sure(reading: Reading) -> bool:
    """Whether a label may speak for another one."""
    return not reading.review and reading.confidence >= _SURE


def _coded(readings: list[Reading]) -> list[Reading]:
    """Numbers among labels of a letter and a number: their first digit may be a letter.

    Beside "A22" and "L301" a "1230" is "I230", perhaps, and a person is asked.
    """
    coded = [_CODED.match(one.text) is not None for one in readings]
    if sum(coded) < max(_RUN, _NEARLY_ALL * len(readings)):
        return readings
    result = list(readings)
    for i, one in enumerate(readings):
        twins = TWINS.get(one.text[:1])
        if twins and one.text.isdigit() and len(one.text) > 1 and not one.layer:
            result[i] = changed(one, twins[0] + one.text[1:], sure=False)
    return result

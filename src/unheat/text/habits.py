"""How the labels of one axis are written: what all others do tells what a doubtful one does.

Readers that know no Greek write "Y" for a γ that stands alone, and only the other labels of its
axis say that it is one. In many typefaces "I" and "l" are one drawing: among names that begin
with capitals "lowa" is "Iowa". A sign such as "=" has as much space before it as behind it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from unheat.text.among_letters import odd_among_letters
from unheat.text.equals import is_bound, spaced_where_seen
from unheat.text.greek import ETH, GREEK, is_latin_alone, looks_alike
from unheat.text.joined_names import joined_as_others
from unheat.text.reading import Reading, asked, doubted
from unheat.text.spelling import as_number, plain
from unheat.text.variants import alike

# Labels that tell how an axis is written, and their least share.
_FEWEST, _MOST = 3, 0.75
# Single Greek letters that tell that an axis is one of such.
_LETTERS = 2
_STROKE = re.compile(r"(^|[(\[])([Il])(?=[a-z]|(?<=l) [a-z])")
# A small letter alone, or behind capitals, that may be a Greek one.
_LONE = re.compile(r"(?:(?<![^\W_])|(?<=[A-Z]{2}))[aydocupntxwv](?![^\W_])")
_GAMMA = re.compile(r"(?:^|(?<=[A-Z]{2})|(?<=[-\u2010\u2011 ]))y(?![^\W_])|^Y$")
_QUANTITY = re.compile(r"([-+\u2212]?\d+(?:[.,]\d+)?)( ?)([^\W\d_]{1,4}|%)")
_DIGIT = re.compile(r"\d")
_RANGE = re.compile(r"([-+\u2212]?\d[\d.,]*)( ?)([-\u2010-\u2015])( ?)(\d[\d.,]*)")
_HALF = 0.5
_NUMBER = re.compile(r"[-+\u2212]?\d+(?:\.\d+)?(?:[eE][-+\u2212]?\d+)?")
_NUMBERED = re.compile(r"[A-Z]{2,}(\d+)")
# What ends as a number does but for one letter that looks like a digit.
_LETTERED = re.compile(r"([A-Z]{2,}?)([SOIBZ])(\d+)|([A-Z]{2,}\d+)([SOIBZ])")
_DIGITS = dict(zip("SOIBZ", "50182", strict=True))
# A name and its number; of shorter names many differ by a letter.
_STEM = re.compile(r"([^\W\d_]{3,})[-_ ]?\d+")
# An arrow is one sign, and so are two that compare; "<-0.5" is no arrow.
_LEANING = re.compile(
    r"([^\s=<>\u2264\u2265])( ?)"
    r"(<?[-\u2013]+>|<[-\u2013]+(?! ?[.\d])|[=<>\u2264\u2265]+)"
    r"( ?)([^\s=<>\u2264\u2265])"
)


def as_others_write(readings: Sequence[Reading]) -> list[Reading]:
    """The labels of one axis, each in the script, the case and with the spaces of the others."""
    signed = spaced_where_seen(readings)
    found = spaced_alike(_even_signs(_strokes(_lone_letters(_in_greek(signed)))))
    found = odd_among_letters(_other_stems(_numbered_names(among_numbers(found))))
    return joined_as_others(found)


def spaced_alike(readings: Sequence[Reading]) -> list[Reading]:
    """Labels of one shape, numbers with a unit and ranges, with spaces where the others of an axis
    or bar have them.
    """
    return _even_ranges(_even_units(_even_shapes(readings)))


def _respaced(reading: Reading, text: str) -> Reading:
    """A reading with other spaces, which take nothing from how sure it is."""
    others = tuple(one for one in reading.others if plain(one) != plain(text))
    return replace(reading, text=text, others=others)


def _even_shapes(readings: Sequence[Reading]) -> list[Reading]:
    """Labels of the same letters and digits but for the digits themselves, "Q1 22" and "Q323",
    with the space that half of them have: readers lose spaces.
    """
    shapes = [_DIGIT.sub("0", one.text) for one in readings]
    groups: dict[str, list[int]] = {}
    for i, shape in enumerate(shapes):
        groups.setdefault(shape.replace(" ", ""), []).append(i)
    result = list(readings)
    for close, group in groups.items():
        spaced = Counter(shapes[i] for i in group if " " in shapes[i])
        if len(group) < _FEWEST or len(spaced) != 1 or "0" not in close:
            continue
        (shape, often) = spaced.most_common(1)[0]
        if often < max(2, _HALF * len(group)):
            continue
        for i in group:
            text = readings[i].text
            if " " not in text:
                letters = iter(text)
                text = "".join(" " if one == " " else next(letters) for one in shape)
                result[i] = _respaced(readings[i], text)
    return result


def _in_greek(readings: Sequence[Reading]) -> list[Reading]:
    """Latin letters that stand alone among Greek ones made what they look like.

    One that no other label has and all may have taken for what they read is believed; a person is
    asked about several, and where Latin letters that resemble none stand (as phonemes do).
    """
    alone = [reading for reading in readings if len(reading.text) == 1]
    taken = {reading.text for reading in alone if reading.text in GREEK}
    if len(taken) < _LETTERS or len(alone) < max(_FEWEST, _MOST * len(readings)):
        return list(readings)
    latin = sum(is_latin_alone(reading.text) for reading in alone) >= _LETTERS
    result = [doubted(one) if latin and one.text == ETH else one for one in readings]
    for i, reading in enumerate(readings):
        if reading.layer or (reading in alone and reading.text in taken):
            continue
        said = [one for one in (reading.text, *reading.spellings, *reading.others) if one]
        if not said or max(map(len, said)) > _LETTERS:
            continue
        free = sorted(GREEK - taken)
        found = [letter for letter in free if all(looks_alike(letter, one) for one in said)]
        if len(found) == 1 and reading.text != found[0] and not latin:
            sure = replace(reading, text=found[0], review=False, reasons=(), others=())
            # A small letter on which all agree may be one: parameters are named by both.
            agreed = len({*said}) == 1 and reading.text.islower()
            result[i] = doubted(sure) if agreed else replace(sure, confidence=0.9)
        elif len(reading.text) == 1 and reading.text.isalpha():
            result[i] = doubted(reading)
    return result


def _lone_letters(readings: Sequence[Reading]) -> list[Reading]:
    """Small letters that stand alone on an axis with Greek ones doubted, if they look like one.

    Both readers may write "IFN-y" beside "TGF-β". A gamma is a "y" to the ink of many typefaces, so
    that the drawing of one shows nothing, and a "Y" to readers where it stands alone.
    """
    sure = any(GREEK & set(one.text) for one in readings if not one.review)
    some = sure or any(GREEK & set(one.text) for one in readings)
    return [
        doubted(one)
        if not (one.review or one.layer)
        and (
            (sure and not one.shown and _LONE.search(one.text))
            or (some and _GAMMA.search(one.text))
        )
        else one
        for one in readings
    ]


def _strokes(readings: Sequence[Reading]) -> list[Reading]:
    return _last_strokes(_capital_strokes(readings))


def _capital_strokes(readings: Sequence[Reading]) -> list[Reading]:
    """First letters that are one upright stroke in the case in which the other labels begin,
    and those of units in brackets.

    A person is asked: "lasso" may stand among names with capitals, too.
    """
    result = list(readings)
    for i, reading in enumerate(readings):
        if reading.layer or reading.shown:
            continue
        text = reading.text
        for match in _STROKE.finditer(text):
            first = [
                letter
                for j, one in enumerate(readings)
                if j != i and (letter := _first(one.text, match[1]))
                if not (one.review and letter in "Iil")
            ]
            others = [letter for letter in first if letter not in "Il"]
            others = first if len(others) < _FEWEST else others
            capital = match[2] == "l"
            if len(others) < _FEWEST or any(one.isupper() != capital for one in others):
                continue
            at = match.start(2)
            text = text[:at] + ("I" if capital else "l") + text[at + 1 :]
        if text != reading.text:
            result[i] = asked(reading, text)
    return result


def _last_strokes(readings: Sequence[Reading]) -> list[Reading]:
    """Last letters that are one upright stroke in the case of those of labels that begin alike:
    "protein l" among "protein a" and "protein h", "fabl" among "rpoB", "katG". One is asked."""
    result = list(readings)
    for i, reading in enumerate(readings):
        text = reading.text
        if reading.layer or len(text) < 3 or text[-1] not in "Il":
            continue
        ends = [one.text[-1:] for j, one in enumerate(readings) if j != i and _begins(one, text)]
        ends = [end for end in ends if end.isalpha() and end not in "Il"]
        capital = text[-1] == "l"
        if len(ends) < _FEWEST or any(end.isupper() != capital for end in ends):
            continue
        result[i] = asked(reading, text[:-1] + ("I" if capital else "l"))
    return result


def _begins(reading: Reading, text: str) -> bool:
    """Whether a label is another one but for a last letter that stands alone, or both are words."""
    one, two = reading.text[:-1], text[:-1]
    words = len(one) == len(two) and (one + two).isalpha() and (one + two).islower()
    return words or (one == two and not one[-1].isalnum())


def _first(text: str, before: str) -> str:
    """The first letter of a text, or the first behind a bracket; empty if there is none."""
    letter = text.partition(before)[2][:1] if before else text[:1]
    return letter if letter.isalpha() else ""


def _even_signs(readings: Sequence[Reading]) -> list[Reading]:
    """Labels with as much space before a sign of relation as behind it.

    Where a reader saw a space on one side alone, what the even labels of the axis have decides. A
    word and a bound have one before the sign alone, "Age ≥65", if all readers say so.
    """
    spaces = [m for one in readings for m in _LEANING.finditer(one.text) if not is_bound(m, one)]
    even = [bool(match[2]) for match in spaces if match[2] == match[4]]
    if len(even) == len(spaces):
        return list(readings)
    space = " " if sum(even) > 0.5 * len(even) else ""
    result = []
    for reading in readings:
        text = _LEANING.sub(
            lambda match, reading=reading: (  # type: ignore[misc]
                match[0]
                if match[2] == match[4] or is_bound(match, reading)
                else match[1] + space + match[3] + space + match[5]
            ),
            reading.text,
        )
        others = tuple(one for one in reading.others if plain(one) != plain(text))
        result.append(
            reading if text == reading.text else replace(reading, text=text, others=others)
        )
    return result


def _even_units(readings: Sequence[Reading]) -> list[Reading]:
    """Numbers with one unit, all with a space before it where two have one, or one of a pair:
    readers lose spaces.
    """
    found = [_QUANTITY.fullmatch(one.text) for one in readings]
    units = Counter(match[3] for match in found if match)
    spaced = Counter(match[3] for match in found if match and match[2])
    result = list(readings)
    for i, match in enumerate(found):
        if match is None or match[2]:
            continue
        unit = match[3]
        if spaced[unit] >= max(min(2, units[unit] - 1), _HALF * units[unit]):
            text = f"{match[1]} {unit}"
            result[i] = _respaced(readings[i], text)
    return result


def _even_ranges(readings: Sequence[Reading]) -> list[Reading]:
    """Ranges, all with spaces about their dash where most have them: readers lose spaces."""
    found = [_RANGE.fullmatch(one.text) for one in readings]
    spaced = sum(match is not None and bool(match[2] and match[4]) for match in found)
    result = list(readings)
    if spaced < max(2, _HALF * sum(match is not None for match in found)):
        return result
    for i, match in enumerate(found):
        if match is not None and not (match[2] and match[4]):
            text = f"{match[1]} {match[3]} {match[5]}"
            result[i] = _respaced(readings[i], text)
    return result


def among_numbers(readings: Sequence[Reading]) -> list[Reading]:
    """What would be a number but for a letter like a digit, or a space, among numbers: "l e-4"
    between "1e-3" and "1e-5", "Oh" among "6 h" and "12 h". A person is asked. Half of the labels
    tell it where all others become numbers of the same kind.
    """
    result = list(readings)
    units = Counter(_unit(one.text) for one in readings)
    told = [(often, unit) for unit, often in units.items() if unit is not None]
    often, unit = max(told, default=(0, ""))
    all_may = all(_NUMBER.fullmatch(_close_number(one.text, unit)) for one in readings)
    if often < (max(2, _HALF * len(readings)) if all_may else max(_FEWEST, _MOST * len(readings))):
        return result
    for i, reading in enumerate(readings):
        close = "".join(reading.text.split())
        if reading.layer or _unit(reading.text) == unit or not close.endswith(unit.strip()):
            continue
        number = _close_number(reading.text, unit)
        if _NUMBER.fullmatch(number):
            result[i] = asked(reading, number + unit)
    return result


def _close_number(text: str, unit: str) -> str:
    """A text without its unit and spaces, and with digits for letters that stand for some."""
    return as_number("".join(text.split()).removesuffix(unit.strip()))


def _unit(text: str) -> str | None:
    """What stands behind a number, with its space; empty behind a bare one, None elsewhere."""
    found = _QUANTITY.fullmatch(text)
    if found is not None:
        return found[2] + found[3]
    return "" if _NUMBER.fullmatch(text) else None


def _numbered_names(readings: Sequence[Reading]) -> list[Reading]:
    """Names of capitals and a number, doubted where a letter may be a digit of as many as others.

    Among "GATA25" and "PAX50" both readers take "GATA59" for "GATAS9".
    """
    counts = Counter(len(m[1]) for one in readings if (m := _NUMBERED.fullmatch(one.text)))
    digits, often = max(counts.items(), key=lambda item: (item[1], -item[0]), default=(0, 0))
    result = list(readings)
    if often < max(_FEWEST, _HALF * len(readings)):
        return result
    for i, reading in enumerate(readings):
        match = _LETTERED.fullmatch(reading.text)
        if match is None or reading.layer:
            continue
        other = (
            f"{match[1]}{_DIGITS[match[2]]}{match[3]}"
            if match[2]
            else f"{match[4]}{_DIGITS[match[5]]}"
        )
        same = _NUMBERED.fullmatch(other)
        if same is not None and len(same[1]) == digits and other not in reading.others:
            result[i] = doubted(replace(reading, others=(*reading.others, other)))
    return result


def _other_stems(readings: Sequence[Reading]) -> list[Reading]:
    """Numbered names doubted that differ from others of the axis by one letter that looks alike.

    "EOFR11" beside "EGFR14" is one name with another number, and which one was misread its own
    readers do not know.
    """
    stems = [match[1] if (match := _STEM.fullmatch(one.text)) else "" for one in readings]
    known = {stem for stem in stems if stem}
    result = list(readings)
    for i, stem in enumerate(stems):
        others = known & set(alike(stem)) if stem else set()
        if others and not readings[i].layer:
            rest = readings[i].text[len(stem) :]
            seen = (*readings[i].others, *(other + rest for other in sorted(others)))
            result[i] = doubted(replace(readings[i], others=tuple(dict.fromkeys(seen))))
    return result

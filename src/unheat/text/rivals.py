"""What a label may have been instead, held against its ink: does this picture tell the two apart?

Two readers that agree are believed, and a codec or a resizer takes the same accents, final stops
and thin strokes away for both of them. What is left is the ink: text and rival are drawn in the
type of the axis and laid over it, and how much better the text explains it is divided by how much
their drawings differ. Whatever the size of the print and of the difference, that is 1 where the
ink is the text, -1 where it is the rival, and about 0 where the picture does not show which.

Rivals are few, since every one of them finds some ink like its own among a thousand labels: what
one reader saw that was outvoted, and what all readers lose. The first has to be refuted by the
ink; the second must be shown by it, since nobody saw it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence, Set

from unheat.text.accents import has_accents
from unheat.text.axis_types import AxisTypes
from unheat.text.doubts import is_small
from unheat.text.likeness import canvases
from unheat.text.pens import Item, Type
from unheat.text.reading import Reading, doubted
from unheat.text.residues import among_residues
from unheat.text.sites import Sites
from unheat.text.spelling import plain, unaccented
from unheat.text.strokes import same_strokes
from unheat.text.variants import alike

_SMALLEST_PX = 5.0
"""Lower letters, in pixels, have no shapes."""

_FOREIGN = 0.15
"""A type that leaves over more of its ink is another one, and tells nothing."""

_REFUTED, _SHOWN = 0.1, -0.3
"""What share of their difference must speak for the text against what a reader saw, and for what
nobody saw. Of 1,900 labels of generated bad pictures, believed and right, 19 failed one of them; of
32 that were wrong 11 did."""

_LOST = -0.5
"""And for a stroke at an end, where ink of a neighbor may lie: at the ends of 85 small labels that
were right all shares were above -0.1, and that of the one stroke that was lost was -1.4."""

_EITHER = 0.0
"""And against a sign of another shape, which the picture shows wherever it shows any."""

_CLEARLY = 0.4
"""And against a text that the other labels of the axis speak for."""

_FEWEST, _MOSTLY = 3, 0.6
"""Labels that tell how others begin, and what share of them does so."""

_NUMBERED = 0.5
"""What share of the other labels has digits where an "l" may be a "1"."""

_MISREAD_TYPE = 0.3
"""A type that leaves over more of its ink than this tells nothing even of digits among letters:
where they were misread throughout, what was read explains little of the ink."""

_INNER, _CAMEL = re.compile(r"[a-z][A-Z]"), 0.3
_FEW_INNER = 2
"""What share of the other labels, and how many, have a capital behind a small letter where an "i"
may be an "I"."""

_BETWEEN = re.compile(r"(?<=[^\W\d_])I(?=[A-Z])|(?<=(?<![^\W_])[^\W\d_])l(?=[^\W\d_](?![^\W_]))")
_WITHIN = re.compile(r"(?<=[a-z]{2})i(?=[a-z])")

_SURE = 0.9
"""Two trained readers that are so sure of one text are not refuted by the third."""

_ENDS_IN_STROKE = re.compile(r"[^\W\d_]l[a-z]?$")
_ENDS_IN_DIGIT = re.compile(r"[^\W\d_]\d+[a-z]?$")
_STROKE, _COMMA = re.compile(r"(?<=[^\W\d_])l"), re.compile(r",(?= [^\W\d_])")

_HOOKS = {"t": "ł", "l": "ł", "o": "ø", "d": "đ"}
"""Letters with a stroke, which is no mark of its own."""

_NEAR = 2
"""Letters in which a rival differs; what is further off comes of a reader at a loss."""


def held_against_rivals(
    sites: Sites, readings: dict[str, Reading], types: AxisTypes
) -> dict[str, Reading]:
    """Readings of row and column labels with those in doubt that their ink does not tell from a
    rival."""
    result = dict(readings)
    for role, number in sites.axes():
        group = [site for site in sites.of(role, number) if len(site.lines) == 1]
        axis = [readings[site.key] for site in group]
        marks = _marks(axis)
        asked = {
            one.site.key: found
            for one in axis
            if not (one.review or one.layer) and one.site.lines[0].size >= _SMALLEST_PX
            if (told := rivals(one, axis, marks, small=is_small(sites, one.site)))
            and (found := among_residues(told, axis, _REFUTED))
        }
        known = types.of(role, number) if asked else None
        if known is None or known.misfit > _MISREAD_TYPE:
            # What no ink tells the others do: nobody knows "Collal" from "Col1a1" in such print.
            open_ones = [one for one in axis if one.site.key in asked]
            result |= {
                one.site.key: doubted(one) for one in open_ones if ends_numbered(one.text, axis)
            }
            continue
        if known.misfit > _FOREIGN:
            digits = {one.site.key: numbered(one.text, axis) for one in axis}
            asked = {key: dict.fromkeys(digits[key], _REFUTED) for key in asked if digits[key]}
        for item in types.items(role, number, [site for site in group if site.key in asked]):
            reading = result[item.site.key]
            limits = asked[item.site.key]
            told = shares(item, known, reading.text, list(limits))
            if any(share < limits[rival] for rival, share in told.items()):
                result[item.site.key] = doubted(reading)
    return result


def rivals(
    reading: Reading, axis: Sequence[Reading], marks: Set[str], *, small: bool = False
) -> dict[str, float]:
    """Texts that a reading may be a mistake for, and the share that must speak for it against each.

    ``marks`` are those over and under the letters of its ``axis``; in ``small`` print letters run
    together.
    """
    text = reading.text
    signs = frozenset("".join(one.text for one in axis))
    found = {
        said: _REFUTED
        for said in reading.said
        if reading.both < _SURE and is_rival(text, said, signs)
    }
    letters = [one for one in text if one.isalpha()]
    found |= dict.fromkeys([*sisters(text, axis), *lowered(text, axis)], _CLEARLY)
    found |= dict.fromkeys([*numbered(text, axis), *capitals(text, axis)], _REFUTED)
    found |= {one: _EITHER for one in slashed(text) if one not in found}
    found |= {one: _LOST for one in with_strokes(text) if small and one not in found}
    found |= {one: _SHOWN for one in pointed(text) if one not in found}
    if len(text) == 1 and text.isascii() and text.swapcase() != text:
        found[text.swapcase()] = _REFUTED
    if text[-1:].islower() and any(one.text[-1:] == "." for one in axis):
        found.setdefault(text + ".", _REFUTED)
    found |= {one: _SHOWN for one in stopped(text, axis) if one not in found}
    if marks and not has_accents(text) and len(letters) > 1:
        found |= {one: _SHOWN for one in accented(text, marks) if one not in found}
    return found


def stopped(text: str, axis: Sequence[Reading]) -> list[str]:
    """The text with a stop between two of its letters, or for a space, where most labels have one.

    "initsh" beside "main.py" and "README.md" is "init.sh", perhaps.
    """
    others = [one.text for one in axis if one.text != text]
    have = sum("." in one[1:-1] for one in others)
    if "." in text or have < max(_FEWEST, _MOSTLY * len(others)):
        return []
    parted = [text[:i] + "." + text[i:].lstrip() for i in range(1, len(text))]
    return [one for one in dict.fromkeys(parted) if " " not in one]


def lowered(text: str, axis: Sequence[Reading]) -> list[str]:
    """The text with an "l" for the "I" that it begins with, where most others begin in lower case.

    In many families the two are one drawing: "In_f" beside "conv1" and "fc6".
    """
    if text[:1] != "I" or not text[1:2].islower():
        return []
    first = [one.text[0] for one in axis if one.text[:1].isalpha() and one.text[0] not in "Il"]
    small = sum(one.islower() for one in first)
    return ["l" + text[1:]] if small >= max(_FEWEST, _MOSTLY * len(first)) else []


def numbered(text: str, axis: Sequence[Reading]) -> list[str]:
    """The text with a "1" for one "l" behind a letter, where most other labels have digits.

    In print that a codec softened every reader takes "Col1a1" for "Collal", and the ink does not.
    """
    others = [one.text for one in axis if one.text != text]
    have = sum(any(sign.isdigit() for sign in one) for one in others)
    if have < max(_FEWEST, _NUMBERED * len(others)):
        return []
    places = [found.start() for found in _STROKE.finditer(text)]
    return [text[:place] + "1" + text[place + 1 :] for place in places]


def ends_numbered(text: str, axis: Sequence[Reading]) -> bool:
    """Whether the "l" that a text ends in, but for a letter, may be a "1", since most others have a
    digit behind a letter there."""
    others = [one.text for one in axis if one.text != text]
    have = sum(_ENDS_IN_DIGIT.search(one) is not None for one in others)
    return _ENDS_IN_STROKE.search(text) is not None and have >= max(
        _FEWEST, _NUMBERED * len(others)
    )


def capitals(text: str, axis: Sequence[Reading]) -> list[str]:
    """The text with an "I" for an "i" within it, where other labels have capitals within.

    Readers see what is usual in words: "Medinc" beside "HouseAge" and "AveRooms" is "MedInc".
    """
    others = [one.text for one in axis if one.text != text]
    have = sum(_INNER.search(one) is not None for one in others)
    if have < max(_FEW_INNER, _CAMEL * len(others)):
        return []
    places = [found.start() for found in _WITHIN.finditer(text)]
    return [text[:place] + "I" + text[place + 1 :] for place in places]


def slashed(text: str) -> list[str]:
    """The text with a slash for an "I" between two letters: on a slope one is as upright. So it is
    for an "l" with one letter on each side.

    >>> slashed("TIK"), slashed("AndIOr"), slashed("IL6"), slashed("xlz"), slashed("Elk 1")
    (['T/K'], ['And/Or'], [], ['x/z'], ['E/k 1'])
    """
    places = [found.start() for found in _BETWEEN.finditer(text)]
    return [text[:place] + "/" + text[place + 1 :] for place in places]


def with_strokes(text: str) -> list[str]:
    """The text with one more stroke at either end, where a thin one runs together with the next
    letter: "RM" is what readers see of "IRM" in print of seven pixels.

    >>> with_strokes("RM"), with_strokes("Brazi"), with_strokes("CYP2D6"), with_strokes("(a)")
    (['IRM', 'RMI'], ['IBrazi', 'Brazil'], ['ICYP2D6', 'CYP2D61'], [])
    """
    first, last = (
        "1" if one.isdigit() else "I" if one.isupper() else "l" if one.isalpha() else ""
        for one in (text[:1], text[-1:])
    )
    return [one for one in (first + text, text + last) if one != text]


def pointed(text: str) -> list[str]:
    """The text with a point for a comma between two of its words: its tail is a pixel or two.

    >>> pointed("Cons, staples"), pointed("1,000"), pointed("Rate, %")
    (['Cons. staples'], [], [])
    """
    found = _COMMA.search(text)
    return [] if found is None else [text[: found.start()] + "." + text[found.end() :]]


def sisters(text: str, axis: Sequence[Reading]) -> list[str]:
    """The text with the letter of a label that differs from it in its digits and a look-alike.

    "mip.fc2" beside "mlp.fc1" is "mlp.fc2", perhaps.
    """
    found: dict[str, None] = {}
    for one in axis:
        other = one.text
        pairs = [(a, b) for a, b in zip(text, other, strict=False) if a != b]
        letters = [(a, b) for a, b in pairs if not (a.isdigit() and b.isdigit())]
        if len(other) != len(text) or len(letters) != 1 or len(pairs) < 2:
            continue
        place = next(
            i for i, pair in enumerate(zip(text, other, strict=True)) if pair == letters[0]
        )
        changed = text[:place] + other[place] + text[place + 1 :]
        if changed in alike(text):
            found[changed] = None
    return list(found)


def is_rival(text: str, said: str, signs: Set[str] = frozenset()) -> bool:
    """Whether what a reader ``said`` may be what is there: near by, and in no other signs.

    Nobody makes up accents, underscores and Greek letters, the strokes of "I" and "l" are one
    drawing, and what brings signs along that are none of these ``signs`` is the guess of a reader
    at a loss.

    >>> is_rival("STATI", "STAT1"), is_rival("MK", "Mk"), is_rival("Etk", "Elk")
    (True, True, True)
    >>> is_rival("Höhe", "Hohe"), is_rival("γ", "Y"), is_rival("Ill", "lll"), is_rival("TPJ", "TP)")
    (False, False, False, False)
    >>> is_rival("A_B", "AB")
    False
    """
    one, two = plain(text), plain(said)
    if not two or one == two or same_strokes(one, two) or unaccented(one) == unaccented(two):
        return False
    strange = {sign for sign in set(two) - set(one) - signs if not _is_common(sign)}
    lost = {sign for sign in set(one) - set(two) if not _is_common(sign)}
    return not strange and not lost and _apart(one, two) <= _NEAR


def _is_common(sign: str) -> bool:
    """Whether a sign is a plain letter or a digit, which readers write for anything."""
    return sign.isascii() and sign.isalnum()


def accented(text: str, marks: Set[str]) -> Iterator[str]:
    """Texts with one letter that bears one of these ``marks``, where such a letter exists.

    A dot is all that a mark over an "i" is.

    >>> list(accented("Zory", {"\\u0301"}))
    ['Źory', 'Zóry', 'Zoŕy', 'Zorý']
    >>> list(accented("Etk", {"ł"}))
    ['Ełk']
    """
    for i, letter in enumerate(text):
        for mark in sorted(marks):
            other = unicodedata.normalize("NFC", letter + mark)
            if not unicodedata.combining(mark):
                other = mark if _HOOKS.get(letter) == mark else ""
            if len(other) == 1 and letter not in "iIjJ":
                yield text[:i] + other + text[i + 1 :]


def _marks(axis: Sequence[Reading]) -> frozenset[str]:
    """The marks over and under the letters of an axis, and its letters with a stroke."""
    text = "".join(one.text for one in axis if has_accents(one.text))
    hooked = set(_HOOKS.values()) & set(text.lower())
    split = unicodedata.normalize("NFD", text)
    return frozenset(hooked | {sign for sign in split if unicodedata.combining(sign)})


def _apart(one: str, two: str) -> int:
    """How many letters differ between what two texts begin and end with alike."""
    start = 0
    while start < min(len(one), len(two)) and one[start] == two[start]:
        start += 1
    end = 0
    while end < min(len(one), len(two)) - start and one[-1 - end] == two[-1 - end]:
        end += 1
    return max(len(one), len(two)) - start - end


def shares(item: Item, known: Type, text: str, others: Sequence[str]) -> dict[str, float]:
    """By rival, how much more of the ink a text explains, as a share of how much they differ."""
    sheets = canvases(item.ink, [text, *others], known.pen)

    def best(one: str) -> tuple[float, int]:
        return min((sheet.left(one), number) for number, sheet in enumerate(sheets))

    left, own = best(text)
    drawn = sheets[own].drawn(text)
    found = {}
    for other in others:
        score, number = best(other)
        differ = float(((sheets[number].drawn(other) - drawn) ** 2).sum())
        found[other] = (score - left) / differ if differ > 0 else 1.0
    return found

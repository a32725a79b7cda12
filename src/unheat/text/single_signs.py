"""Single signs that readers write for others, told by what stands beside them and on their axis.

No ink of a bad picture tells a raised plus from a star, or an "l" from an "I" that is the same
stroke. But nothing is marked with a star behind a raised digit, what has a left side has a right
one, and a codec puts accents on dots where two of three readers see none. Who reads it otherwise
is right as often, and a person is asked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from unheat.text.mixed_case import with_mixed_case
from unheat.text.pronouns import with_pronouns
from unheat.text.reading import Reading, doubted
from unheat.text.sites import Sites
from unheat.text.spelling import plain, plain_dots

_RAISED_STAR = re.compile(r"[⁰¹²³⁴-⁹]\*")
_STAR, _PLUS = re.compile(r"(?<=\w)\*$"), re.compile(r"(?<=\w)[+⁺]$")
_SIDED = re.compile(r"I(?=[A-Z])")
_LETTERS, _ALPHABET = frozenset("0158"), 3
"""Digits that look like an "O", "l", "S" and "B", and so many letters tell that labels are some."""

_BEGINS = re.compile(r"[-+\u2212<>\u2264\u2265~]?\s?\d[^<>]*$")
"""Numbers, and what begins with one."""

_BRACKET = re.compile(r"(?<=[^\W\d_]) [(\[]")


def with_single_signs(sites: Sites, readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """The readings of a figure with those in doubt that have a sign which may be another one, and
    those settled that dispute nothing but an "I" whose ink tells it."""
    readings = with_pronouns(sites, with_mixed_case(sites, readings))
    result = dict(readings)
    for site in sites.sites:
        reading = readings[site.key]
        if reading.review or reading.layer or not reading.text or site.role == "tick":
            continue
        others = [
            readings[one.key].text
            for one in (sites.of(site.role, site.owner) if site.role in ("row", "column") else ())
        ]
        if (
            may_be_raised(reading)
            or is_left_side(reading.text, others)
            or (sites.layout.raster.lossy and has_dotted(reading))
            or lost_before_bracket(reading)
            or is_lone_digit(reading.text, others)
        ):
            result[site.key] = doubted(reading)
    return result


def may_be_raised(reading: Reading) -> bool:
    """Whether the star that a text ends in may be a raised plus: of an ion, and no footnote."""
    seen = any(_PLUS.search(one) for one in reading.said)
    return _RAISED_STAR.search(reading.text) is not None or (
        seen and _STAR.search(reading.text) is not None
    )


def is_left_side(text: str, others: Sequence[str]) -> bool:
    """Whether the "I" before the capitals of a label is an "l", since another label has an "r".

    >>> is_left_side("IOFC", ["rOFC", "ACC"]), is_left_side("IFG", ["rOFC", "ACC"])
    (True, False)
    """
    return _SIDED.match(text) is not None and "r" + text[1:] in others


def is_lone_digit(text: str, others: Sequence[str]) -> bool:
    """Whether a label is a digit that looks like a letter, and all others are a letter each, or
    several and no numbers: tokens of a text.

    >>> is_lone_digit("1", ["1", "i", "j", "t"]), is_lone_digit("1", ["1", "2", "i", "t"])
    (True, False)
    >>> is_lone_digit("7", ["7", "i", "j", "t"]), is_lone_digit("1", ["1", "x", "y"])
    (False, False)
    >>> is_lone_digit("0", ["0", "I", "?", "don"]), is_lone_digit("0", ["0", "1-2", "3-4", "more"])
    (True, False)
    >>> is_lone_digit("0", ["0", "low", "some", "high"])
    False
    """
    rest = [one for one in others if one != text]
    letters = sum(len(one) == 1 and one.isalpha() for one in rest)
    tokens = letters > 0 and not any(one.isdigit() or _BEGINS.match(one) for one in rest)
    alike = tokens or letters == len(rest)
    return text in _LETTERS and alike and len(rest) >= _ALPHABET


def has_dotted(reading: Reading) -> bool:
    """Whether two readers saw a dot where the reading has an accent on an "i"."""
    bare = plain_dots(reading.text)
    dotted = sum(plain(one) == plain(bare) for one in reading.said)
    return bare != reading.text and dotted > 1


def lost_before_bracket(reading: Reading) -> bool:
    """Whether a reader of the same letters saw a space before a bracket where the text has none."""
    seen = [one for one in reading.said if plain(one) == plain(reading.text)]
    spaces = len(_BRACKET.findall(reading.text))
    return any(len(_BRACKET.findall(one)) > spaces for one in seen)

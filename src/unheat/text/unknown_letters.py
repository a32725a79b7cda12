"""Letters that the second reader has not: it leaves them out, and says "Cn Thơ" for "Cần Thơ".

It knows marks better than the others, but not two on one letter, nor a hook or a dot, as
Vietnamese has them. Where it left vowels out of several names of a figure, a plain vowel of another
one may have such a mark that nobody sees: "tỉnh" is "tinh" to all readers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from unheat.text.accents import has_accents
from unheat.text.reading import Reading, doubted
from unheat.text.told_marks import bare_letters

_FEWEST, _MOST_LEFT_OUT = 2, 3
"""Names that vowels were left out of at the least, and vowels of one name at most."""

_SURE = 0.7
"""How sure the second reader is of what it says at the least: unlike of blurred print."""

_LONGEST = 0.5
"""Share of a name at most that is left out."""

_VOWEL = re.compile(r"[aeiouy]", re.IGNORECASE)


def with_unknown_letters(readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """The readings of a figure, those with plain vowels up for review where the second reader left
    vowels out of others."""
    result = dict(readings)
    lacking = [
        one
        for one in readings.values()
        if one.second >= _SURE and not one.layer and lacks_vowels(one.said) and _is_name(one.said)
    ]
    if len(lacking) < _FEWEST or not any(has_accents("".join(one.said)) for one in lacking):
        return result
    for key, one in readings.items():
        if not (one.layer or one.review or one.site.role == "tick") and _VOWEL.search(one.text):
            result[key] = doubted(one)
    return result


def _is_name(said: tuple[str, ...]) -> bool:
    """Whether both other readers have the vowels that the second one left out of a name. In a code
    the "O" of one of them was a nought."""
    first, other, rest = said
    code = any(sign.isdigit() for sign in first)
    return not code and (not other or len(_plain(other)) > len(_plain(rest)))


def lacks_vowels(said: tuple[str, ...]) -> bool:
    """Whether what the last of three readers ``said`` is what the first one did without vowels.

    >>> lacks_vowels(("Can Tho", "Cán Thσ", "Cn Thơ")), lacks_vowels(("Hai Phong", "", "Hi Phòng"))
    (True, True)
    >>> lacks_vowels(("Mean", "Mean", "Mean")), lacks_vowels(("time", "tme", "tine"))
    (False, False)
    """
    if len(said) < 3 or not said[2]:
        return False
    whole, rest = (_plain(one) for one in (said[0], said[2]))
    out = len(whole) - len(rest)
    if not 1 <= out <= min(_MOST_LEFT_OUT, _LONGEST * len(whole)):
        return False
    place, lost = 0, ""
    for letter in whole:
        if place < len(rest) and rest[place] == letter:
            place += 1
        else:
            lost += letter
    return place == len(rest) and all(_VOWEL.match(letter) for letter in lost)


def _plain(text: str) -> str:
    return bare_letters(text).replace("ơ", "o").replace("ư", "u")

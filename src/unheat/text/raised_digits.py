"""Digits behind a letter that stand raised in the ink, and that all readers saw on the line: R².

Of "R2", "V2" and R², V² readers make the same, which another name is. A digit that is no exponent
stands on the foot of its line, in every type.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.text.crops import upright
from unheat.text.measure import strokes
from unheat.text.number_format import SUPERSCRIPTS
from unheat.text.reading import Reading
from unheat.text.sites import Sites

Grey = npt.NDArray[np.uint8]

_BEHIND = re.compile(r"(?<=[^\W\d_])\d(?=\W|$)(?!\s?[.,°]?\d)")
"""The one digit behind a letter, and no number that goes on."""

_SIGN = re.compile("(?<=[^\\W\\d_])[-\u2212](?=[\u2070\u00b9\u00b2\u00b3\u2074-\u2079])")
"""The sign of a raised number, which no reader saw raised: W m⁻²."""

_TAILED = frozenset("gjpqyQJ,;()[]{}|/_@$&ßµμηρφχψ§")
"""Signs that may hang below the line."""

_INK = 0.4
"""Darkness (0–1) from which on a pixel is ink."""

FOOT, _FOOT_PX = 0.22, 2.0
"""A raised digit stands off the line by so much of the height of its letters at least, and so many
pixels."""

_OFF_TAILS = 0.45
"""The same where all letters hang below the line: the "1" of "Q1" stands as far off their feet as
they hang."""

TALLEST = 0.85
"""Height of a raised digit at most, as a share of that of its letters: small print."""

_SMALLEST, _UNDER = 0.35, 0.25
"""Height of a raised digit at least, and how far its top is under that of the letters at most, as
shares of their height: points and signs are lower."""

_FEW = 0.25
"""Share of the signs before a digit that may hang below the line, where letters touch."""

_LEAST = 7.0
"""Letters of fewer pixels do not tell where they stand."""


def with_raised_digits(sites: Sites, readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """The readings of single lines with a digit raised behind a letter that stands so."""
    result = dict(readings)
    for key, reading in readings.items():
        site = reading.site
        if len(site.lines) != 1 or reading.layer or site.role == "tick":
            continue
        text = _SIGN.sub("\u207b", reading.text)
        for match in _BEHIND.finditer(text):
            place = match.start()
            if is_raised(upright(sites, site.lines[0], reading.turn), text, place):
                text = text[:place] + text[place].translate(SUPERSCRIPTS) + text[place + 1 :]
        if text != reading.text:
            others = dict.fromkeys((reading.text, *reading.others))
            others.pop(text, None)
            result[key] = replace(reading, text=text, others=tuple(others))
    return result


def is_raised(grey: Grey, text: str, place: int) -> bool:
    """Whether the digit at ``place`` of a ``text`` stands off the foot of its line (h, w), dark on
    white."""
    found = strokes(grey)
    signs = [one for one in text if not one.isspace()]
    number = sum(not one.isspace() for one in text[:place])
    behind = len(signs) - 1 - number
    if len(found) == len(signs):
        at = number
    elif len(found) > behind + 1 and _stands_by_itself(signs, number):
        # Letters touch, yet what is behind the digit stands by itself.
        at = len(found) - 1 - behind
    else:
        return False
    extents = np.array([extent_of(grey, *span) for span in found])
    letters, share = np.delete(extents, at, axis=0), FOOT
    if len(found) == len(signs):
        plain = [i for i, one in enumerate(signs) if i != at and one not in _TAILED]
        letters = extents[plain] if plain else letters
        share = FOOT if plain else _OFF_TAILS
    top, foot = float(letters[:, 0].min()), float(np.median(letters[:, 1]))
    tall = foot - top
    own_top, own_foot = extents[at]
    off = max(_FOOT_PX, share * tall)
    return bool(
        tall >= _LEAST
        and foot - own_foot >= off
        and _SMALLEST * tall <= own_foot - own_top <= TALLEST * tall
        and own_top <= top + _UNDER * tall
    )


def _stands_by_itself(signs: Sequence[str], number: int) -> bool:
    """Whether a digit is the last of its text, but for a bracket, and few signs before it tell
    nothing of the foot."""
    last = signs[number + 1 :] in ([], [")"])
    return last and sum(one in _TAILED for one in signs[:number]) <= _FEW * number


def extent_of(grey: Grey, start: float, end: float) -> tuple[float, float]:
    """Where the ink of a stretch of a line begins and ends from top to bottom."""
    inner = grey[:, max(int(start), 0) : int(np.ceil(end))]
    rows = np.flatnonzero((1.0 - inner / 255.0 >= _INK).any(axis=1))
    return (float(rows[0]), float(rows[-1] + 1)) if len(rows) else (0.0, 0.0)

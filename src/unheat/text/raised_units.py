"""The raised end of a unit that one reader garbles: "t ha⁻¹" is its "t ha~?".

Readers of words know no small signs above the line, and what they make of them differs from all
others, so that every such title was asked about. Where all agree on what stands before and behind,
and two of them on the digits, the ink tells the rest: so many small pieces stand raised there, and
a flat one is the sign.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from unheat.text.crops import upright
from unheat.text.measure import strokes
from unheat.text.number_format import LOWERED, SUPERSCRIPTS
from unheat.text.raised_digits import FOOT, TALLEST, extent_of
from unheat.text.reading import OF_READERS, Reading
from unheat.text.sites import Sites

_RAISED = re.compile(
    "[\u207b\u207a\u2212-]?[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]+|(?<=[a-z])[\u2212-][1-9](?=[)\\]]?$)"
)
"""A raised group, or one that readers left on the line behind the letters of a unit."""

_SIGNS, _BRACKETS = "\u207b\u207a\u2212-", ")]"

_ALIKE = str.maketrans("\u00d7\u2212\u03bc\u00b5\u2080\u2081\u2082\u2083\u2084", "x-uu01234", " ")
_SEEN = frozenset("\u00d7\u03bc\u00b5\u2080\u2081\u2082\u2083\u2084")
"""Signs that readers spell in two ways, and those that the better ones see."""

_READERS, _AGREE = 3, 2
"""So many readers were asked, and so many of them read the same digits."""

_LEAST_PX = 9.0
"""Letters that are smaller are misread alike."""

_FLAT = 0.4
"""How high a dash is at most, as a share of the height of letters."""

_TOLD = 0.9


def with_raised_units(sites: Sites, readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """The readings of titles whose readers differ in nothing but raised signs that the ink shows
    without a doubt."""
    result = dict(readings)
    for key, one in readings.items():
        if one.review and one.site.role not in ("row", "column", "tick") and _is_told(sites, one):
            text = _RAISED.sub(lambda group: _raised(group[0]), one.text)
            result[key] = replace(one, text=text, review=False, reasons=(), confidence=_TOLD)
    return result


def _raised(group: str) -> str:
    """A group with its signs and digits raised."""
    return group.replace("-", "\u2212").translate(SUPERSCRIPTS)


def _is_told(sites: Sites, reading: Reading) -> bool:
    groups = list(_RAISED.finditer(reading.text))
    if len(groups) != 1 or reading.layer or not OF_READERS.issuperset(reading.reasons):
        return False
    lines, (group,) = reading.site.lines, groups
    if len(lines) != 1 or lines[0].size < _LEAST_PX or len(reading.said) < _READERS:
        return False
    head, tail = _even(reading.text[: group.start()]), _even(reading.text[group.end() :])
    if not head or tail.strip(_BRACKETS):
        return False
    said = [_even(text) for text in reading.said]
    if len(set(said)) < _AGREE or not all(text.startswith(head) for text in said):
        return False
    if _marks(reading.text) < max(_marks(text) for text in reading.said):
        return False
    raised = [text[len(head) :].rstrip(_BRACKETS).translate(LOWERED) for text in said]
    digits = group[0].lstrip(_SIGNS).translate(LOWERED)
    alike = sum(text.lstrip("-+~\u2212") == digits for text in raised)
    return alike >= _AGREE and _is_drawn(sites, reading, group[0], len(tail))


def _even(text: str) -> str:
    return text.translate(_ALIKE)


def _marks(text: str) -> int:
    """How many signs of a text one reader may spell plainly that another one sees."""
    return sum(sign in _SEEN for sign in text)


def _is_drawn(sites: Sites, reading: Reading, group: str, behind: int) -> bool:
    """Whether the ink has as many small raised pieces before the last ones (``behind``) as a group
    has signs, the first of them flat where that is a sign, and none before them."""
    grey = upright(sites, reading.site.lines[0], reading.turn)
    found = np.array([extent_of(grey, *span) for span in strokes(grey)])
    first = len(found) - behind - len(group)
    if first < 2:
        return False
    letters, raised = found[:first], found[first : first + len(group)]
    foot = float(np.median(letters[:, 1]))
    tall = foot - float(letters[:, 0].min())
    high = raised[:, 1] - raised[:, 0]
    signed = group[0] in _SIGNS
    flat = high <= _FLAT * tall
    due = np.arange(len(group)) < signed
    stands = bool((foot - raised[:, 1] >= FOOT * tall).all() and (high <= TALLEST * tall).all())
    # What stands before them is on the line: nothing raised was left out.
    before = foot - letters[-1, 1] < FOOT * tall
    return stands and before and bool((flat == due).all())

"""Noughts that readers take for an "O" at the begin of a series: "0 h" before "6 h" and "24 h".

Readers of words write "Oh" and "NO", and for a nought with a stroke a theta, without a doubt. But
where all others of an axis are a number before one unit or behind one stem, and they rise away from
that label, only a nought is in its place. In "d3 vs do" nothing tells of all labels together, yet
beside "d3" and "d7" a word "do" is a day as well.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from unheat.model import Reason
from unheat.text.reading import Reading, changed
from unheat.text.sites import Sites

_NUMBERED = re.compile(r"([^\W\d_]{0,4}[ =_-]{0,3})(\d+(?:\.\d+)?)( ?[^\W\d_]{0,5}\.?)$")
"""A stem, a number and a unit, one of which may be empty."""

_OPEN = {Reason.READERS_DIFFER, Reason.LOW_CONFIDENCE, Reason.LABEL_OFF_SERIES}
_FEWEST = 3
"""Others of its axis that tell a label's form."""

_STRUCK = str.maketrans("θΘΦØ", "0000")
"""Noughts with a stroke, as typewriter faces have them, in the eyes of readers of letters."""

_ROUND = str.maketrans("OoQ", "000") | _STRUCK
_DAY = re.compile(r"([^\W\d_]{1,2})o$")
_COUNTED = 2
"""Words of a stem and a number that tell a kind which is counted, if the label itself has none."""

_WORD = re.compile(r"([^\W\d_]{1,2})\d+$")


def with_noughts(sites: Sites, readings: dict[str, Reading]) -> dict[str, Reading]:
    """The readings of rows and columns with noughts as their axis tells them."""
    result = dict(readings)
    for role, number in sites.axes():
        group = sorted(sites.of(role, number), key=lambda site: site.index)
        result |= noughts([result[site.key] for site in group])
    return result


def noughts(axis: Sequence[Reading]) -> dict[str, Reading]:
    """Labels of an axis, which are given in their order, with a disputed nought that begins a
    series settled, and those up for review whose last word may end in one.
    """
    words = (word for one in axis for word in one.text.split())
    stems = Counter(match[1] for word in words if (match := _WORD.match(word)))
    found = {}
    for one in axis:
        due = None if one.layer else _counted_end(one.text, stems)
        if due is not None:
            found[one.site.key] = changed(one, due, sure=False)
    for one in (*axis[:1], *axis[1:][-1:]):
        due = _due(one, axis)
        if due is not None:
            found[one.site.key] = changed(one, due, sure=True)
    return found


def _due(reading: Reading, axis: Sequence[Reading]) -> str | None:
    """The first or last label of an axis with its nought, where its form is that of all others and
    all its readers may have meant that; None otherwise."""
    others = [one for one in (axis if axis[0] is reading else axis[::-1]) if one is not reading]
    found = [_NUMBERED.match(one.text) for one in others if not one.review]
    forms = {(match[1], match[3]) for match in found if match}
    if len(found) < max(_FEWEST, len(others)) or not all(found) or len(forms) != 1:
        return None
    values = [float(match[2]) for match in found if match]
    stem, unit = next(iter(forms))
    rises = all(one < two for one, two in pairwise([0.0, *values]))
    if not rises or not stem + unit or not _is_open(reading):
        return None
    due = f"{stem}0{unit}"
    if _is_struck(reading):
        # Whoever has no word for the stroke sees an "e".
        return due if _flat(reading.text) == _flat(due) and due in reading.said else None
    meant = {_flat(said) for said in (reading.text, *reading.said) if said}
    return due if meant == {_flat(due)} else None


def _is_open(reading: Reading) -> bool:
    """Whether a label is disputed, or holds what a reader took a struck nought for."""
    asked = reading.review and set(reading.reasons) <= _OPEN
    return (asked or _is_struck(reading)) and not reading.layer and len(reading.site.lines) == 1


def _is_struck(reading: Reading) -> bool:
    """Whether a sign of a label may be a struck nought, whatever was thought of it."""
    return reading.text != reading.text.translate(_STRUCK)


def _flat(text: str) -> str:
    """A text without blanks, and with noughts for what looks like one.

    >>> _flat("O h"), _flat("NO"), _flat("Lθ")
    ('0h', 'N0', 'L0')
    """
    return text.translate(_ROUND).replace(" ", "")


def _counted_end(text: str, stems: Counter[str]) -> str | None:
    """A text whose last word is one of a counted kind with a nought for its last letter.

    >>> known = Counter({"d": 1, "t": 2})
    >>> [_counted_end(text, known) for text in ("d3 vs do", "t1 to t2", "I do")]
    ['d3 vs d0', None, None]
    """
    *before, last = text.split() or [""]
    match = _DAY.match(last)
    if match is None or not before:
        return None
    beside = any((one := _WORD.match(word)) and one[1] == match[1] for word in before)
    if not beside and stems[match[1]] < _COUNTED:
        return None
    return " ".join([*before, match[1] + "0"])

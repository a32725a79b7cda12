"""Names that a letter keeps from being capitals and a number, as all others of their axis are.

Among "CD67", "TP8" and "SOX56" both readers take "CD5" for "CDS" and "SOX68" for "SOx68". No ink
tells, but the axis has no other name without a number, nor a small letter, and it knows the stem.
A person is asked about the name that is due.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from unheat.text.reading import Reading, asked

_FEWEST, _MOST = 6, 0.75
"""Labels of an axis, and the share of them that are such names as they are read, which tell."""

_NUMBERED = re.compile(r"([A-Z]{2,})([1-9]\d*)")
_LETTERED = re.compile(r"([A-Z]{2,}?)([SBZIG]\d*)")
"""A number that begins with what looks like a digit; no number of a name begins with a nought."""

_DIGITS = str.maketrans("SBZIG", "58216")


def stems_alike(readings: Sequence[Reading]) -> list[Reading]:
    """The labels of one axis, with the name that is due, in doubt, for one that only case or a
    letter of a digit's shape keeps from being a stem of the axis and a number.
    """
    named = [_NUMBERED.fullmatch(one.text) for one in readings]
    stems = Counter(match[1] for match in named if match)
    if len(named) < _FEWEST or stems.total() < _MOST * len(named):
        return list(readings)
    due = [_due(one.text, stems) for one in readings]
    # What is asked about anyway tells nothing of the others.
    if not all(text or one.review for one, text in zip(readings, due, strict=True)):
        return list(readings)
    return [
        one if text in ("", one.text) or one.layer else asked(one, text)
        for one, text in zip(readings, due, strict=True)
    ]


def _due(text: str, stems: Counter[str]) -> str:
    """The text of such a name, or that of a known stem that it was taken from; empty where there
    is none.
    """
    if not text.isascii():
        return ""
    upper = text.upper()
    own, lettered = _NUMBERED.fullmatch(upper), _LETTERED.fullmatch(upper)
    if own and stems[own[1]] > (text == upper):
        return upper
    if lettered and stems[lettered[1]]:
        return lettered[1] + lettered[2].translate(_DIGITS)
    return text if own and text == upper else ""

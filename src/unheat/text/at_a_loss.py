"""Axes whose readers are at a loss: what seems sure of one label there is no surer than the others.

Where nearly all labels of an axis are in doubt the picture is too bad for its letters, or they
stand on their heads. A label among them that no reader was sure of is believed by chance alone,
since its shape fits those of the others; and strokes that readers dispute in one of them they agree
upon by chance in the next one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from unheat.text.reading import Reading, doubted
from unheat.text.sites import Sites

_FEWEST, _MOST = 4, 0.75
"""Labels of an axis, and the share of them in doubt, that show readers at a loss."""

_SHORT = 2
"""Digits that all readers may take for others alike."""

_SURE = 0.65
"""Below this confidence of the second reader nobody heard the label."""

_STROKES = frozenset("Iil|1")
_SMALL_STROKE = re.compile(r"l[a-z]{3,}")
_CAPITAL_STROKE, _DISPUTED, _ALIKE = re.compile(r"I[a-z]"), 2, 3


def heard_by_nobody(sites: Sites, readings: dict[str, Reading]) -> dict[str, Reading]:
    """The sure labels, doubted, that no reader was sure of, on axes that are in doubt nearly
    throughout; and those of a digit or two there, which look alike to all readers: a slanted "7"
    is a "1"."""
    found: dict[str, Reading] = {}
    for role, number in sites.axes():
        own = [readings[site.key] for site in sites.of(role, number)]
        sure = [one for one in own if not one.review]
        if len(own) < _FEWEST or len(own) - len(sure) < _MOST * len(own):
            continue
        found |= {one.site.key: doubted(one) for one in sure if _is_unheard(one) or _is_short(one)}
    return found


def _is_unheard(reading: Reading) -> bool:
    """Whether the second reader read a label and was not sure of it."""
    return not reading.layer and not reading.shown and 0.0 < reading.second < _SURE


def _is_short(reading: Reading) -> bool:
    """Whether a label was read as ink, and has a digit or two and nothing else."""
    short = reading.text.isdigit() and len(reading.text) <= _SHORT
    return short and not reading.layer and not reading.shown


def is_stroke_first(text: str, axis: Sequence[Reading]) -> bool:
    """Whether a label begins with an "l" on an axis where readers dispute which stroke another
    label begins with, and none begins in lower case for sure: "lowa" beside "Idaho", of which one
    reader made "ldaho"."""
    if _SMALL_STROKE.fullmatch(text) is None:
        return False
    others = [one for one in axis if one.text != text]
    small = any(not one.review and one.text[:1].islower() for one in others)
    return not small and any(one.review and len(_first_strokes(one)) >= _DISPUTED for one in others)


def is_capital_first(reading: Reading, axis: Sequence[Reading]) -> bool:
    """Whether a label begins with an "I" that is an "l" to one of its readers, on an axis where
    another label goes on alike behind a small letter: "Ih.cuneus" beside "rh.precuneus"."""
    if _CAPITAL_STROKE.match(reading.text) is None or len(_first_strokes(reading)) < _DISPUTED:
        return False
    return any(
        one.text[:1].islower() and one.text[1:_ALIKE] == reading.text[1:_ALIKE] for one in axis
    )


def _first_strokes(reading: Reading) -> set[str]:
    """The upright strokes with which a label begins as its readers have it."""
    return {said[0] for said in (reading.text, *reading.said) if said[:1] in _STROKES and said}

"""Roman numerals that count through an axis: "I", "II", "III", "IV".

Readers make a bar, an "l" or a one of each stroke, lose one of two that touch, and differ on nearly
every numeral. That all labels of an axis count on from each other by one is no chance: a stroke too
many or too few would break the run, and nothing else counts by strokes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from unheat.text.reading import OF_READERS, Reading, changed
from unheat.text.sites import Sites
from unheat.text.spelling import plain

_FEWEST = 3
"""Labels of an axis whose numerals tell each other."""

_COUNTED = re.compile(r"(?P<stem>|.*[\s(_-])(?P<numeral>[IVX]+)(?P<tail>[).:…]*)")
"""A numeral by itself or behind a name, and what may stand behind it."""

_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_NUMERALS = {ten * "X" + one: 10 * ten + at for ten in range(4) for at, one in enumerate(_ONES)}


def with_numeral_runs(sites: Sites, readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """The readings, those of labels no longer in doubt whose numerals count through their axis."""
    result = dict(readings)
    for role, number in sites.axes():
        group = [readings[site.key] for site in sites.of(role, number)]
        result |= {one.site.key: one for one in settled_in_runs(group)}
    return result


def settled_in_runs(axis: Sequence[Reading]) -> list[Reading]:
    """The labels of one axis, none in doubt that a reader saw as the run of all of them has it,
    one of which at least is sure.
    """
    ordered = sorted(axis, key=lambda one: one.site.index)
    if len(ordered) < _FEWEST or all(one.review for one in ordered) or not _is_run(ordered):
        return list(axis)
    return [changed(one, one.text, sure=True) if _is_open(one) else one for one in axis]


def _is_run(ordered: Sequence[Reading]) -> bool:
    """Whether labels have one name and numerals that go up, or down, by one from place to place."""
    found = [_COUNTED.fullmatch(one.text) for one in ordered]
    counts = [_NUMERALS.get(one["numeral"], 0) if one else 0 for one in found]
    stems = {one["stem"] if one else None for one in found}
    places = [one.site.index for one in ordered]
    steps = {two - one for one, two in pairwise(counts)}
    even = all(two - one == 1 for one, two in pairwise(places))
    return len(stems) == 1 and min(counts) > 0 and even and steps in ({1}, {-1})


def _is_open(reading: Reading) -> bool:
    """Whether a label is in doubt for how it was read alone, and a reader saw what it says."""
    if not reading.review or reading.layer or not set(reading.reasons) <= OF_READERS:
        return False
    return plain(reading.text) in {plain(one) for one in reading.said}

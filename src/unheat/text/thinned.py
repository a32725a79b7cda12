"""Labels that are thinned out: every fifth line has one, and one of them was not read.

A few labels in uneven steps, none of which was read for sure, are those of many that nobody saw.
Where numbers go on evenly from label to label and their places do not, some of them stand beside
their lines: slanted labels may end half a line off.
"""

from __future__ import annotations

import re
from collections import Counter

import numpy as np

from unheat.model import Axis, Reason
from unheat.text.doubted_places import places_doubted
from unheat.text.unread import unread_at

_NUMBERED = re.compile(r"(.*?)(\d{1,6})")
_DOUBTED = 0.5
"""Confidence of what is doubted, at most."""

_FEWEST, _SHARE = 3, 0.6
"""Even steps between labels that tell where one is due, and their share of all steps."""


def with_due_places(axis: Axis) -> Axis:
    """An axis with the places in review where its thinned out labels have one due and none is, or
    all of those without one, where the others stand here and there and are in doubt."""
    places = np.flatnonzero([label is not None for label in axis.labels])
    steps = np.diff(places).tolist()
    if not steps:
        return axis
    if len(set(steps)) > 1 and all(axis.review[place] for place in places.tolist()):
        return unread_at(axis, set(range(len(axis.labels))) - set(places.tolist()))
    axis = _with_uneven_places(axis, places.tolist())
    usual, count = Counter(steps).most_common(1)[0]
    even = all(step % usual == 0 for step in steps)
    if usual < 2 or not even or not max(_FEWEST, _SHARE * len(steps)) <= count < len(steps):
        return axis
    due = set(range(int(places[0]), int(places[-1]), usual)) - set(places.tolist())
    return unread_at(axis, due)


def _with_uneven_places(axis: Axis, places: list[int]) -> Axis:
    """The axis with its labels in doubt where their numbers are even and their ``places`` not."""
    found = [_NUMBERED.fullmatch(axis.labels[place] or "") for place in places]
    numbers = [int(match[2]) for match in found if match is not None]
    stems = {match[1] for match in found if match is not None}
    if len(places) <= _FEWEST or len(numbers) < len(places) or len(stems) > 1:
        return axis
    even = len(set(np.diff(numbers).tolist())) == 1
    if not even or len(set(np.diff(places).tolist())) == 1:
        return axis
    return places_doubted(axis, dict.fromkeys(places, Reason.LABEL_PLACE), _DOUBTED)

"""Labels that are thinned out: every fifth line has one, and one of them was not read.

A few labels in uneven steps, none of which was read for sure, are those of many that nobody saw.
"""

from __future__ import annotations

from collections import Counter

import numpy as np

from unheat.model import Axis
from unheat.text.unread import unread_at

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
    usual, count = Counter(steps).most_common(1)[0]
    even = all(step % usual == 0 for step in steps)
    if usual < 2 or not even or not max(_FEWEST, _SHARE * len(steps)) <= count < len(steps):
        return axis
    due = set(range(int(places[0]), int(places[-1]), usual)) - set(places.tolist())
    return unread_at(axis, due)

"""Texts that stand twice on one axis because what tells the two apart was not read.

Raised letters at the end of a name are lost to all readers where they are small: "BetwCent" is what
becomes of two rows. A row in doubt that reads like another one of its axis is such a name, and what
its panel reads the same anywhere, on the other axis too, has lost as much of it. Names that recur
on purpose (groups, days of a week) are read surely more than once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from unheat.text.reading import Reading, doubted
from unheat.text.sites import Sites
from unheat.text.spelling import plain

_NAME = 2
"""Signs of a text that names something by itself: single ones recur in tokens and ranks."""


def with_named_twice(sites: Sites, readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """Readings with those of labels in doubt that read as two lines of an axis of their panel do,
    one of which at most was read surely. What a page's characters say has lost nothing."""
    result = dict(readings)
    for number in range(len(sites.layout.panels)):
        axes = [
            [readings[site.key] for site in sites.of(role, number)] for role in ("row", "column")
        ]
        shared = {text for axis in axes for text in _shared(axis)}
        for one in (reading for axis in axes for reading in axis):
            if plain(one.text) in shared and not (one.review or one.layer):
                result[one.site.key] = doubted(one)
    return result


def _shared(axis: list[Reading]) -> set[str]:
    """What several labels of an axis read, all of them but one at most in doubt."""
    every = Counter(plain(one.text) for one in axis)
    sure = Counter(plain(one.text) for one in axis if not one.review)
    return {text for text, n in every.items() if len(text) >= _NAME and n > 1 >= sure[text]}

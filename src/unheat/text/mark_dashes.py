"""Tick marks that were read as dashes: each label of one side begins, or ends, with the same one.

Marks that stand off the cells, beside an axis of their own, look like a minus before the labels.
A minus is set before numbers; a dash before every word of an axis is the mark it stands at.
"""

from __future__ import annotations

import re
from dataclasses import replace

from unheat.text.reading import Reading

_LEAST = 3
"""Labels that begin alike by no chance."""

_DASHED = re.compile(r"[-\u2010-\u2015\u2212]\s*(?=[^\W\d])")


def without_mark_dashes(readings: list[Reading]) -> list[Reading]:
    """Labels without the dash that all of them begin with, where each goes on with a letter."""
    if len(readings) < _LEAST or any(one.layer for one in readings):
        return readings
    if not all(_DASHED.match(one.text) for one in readings):
        return readings
    return [
        replace(
            one,
            text=_DASHED.sub("", one.text, count=1),
            others=tuple(_DASHED.sub("", other, count=1) for other in one.others),
        )
        for one in readings
    ]

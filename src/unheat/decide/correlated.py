"""Bars of correlations that are drawn on beyond plus and minus one.

Some libraries draw a bar of a few bins and set its marks in by half a bin, while the colors run
from end to end. Nothing in such a bar shows that its marks stand in the wrong place. But no
correlation is beyond one: where the bar says that it shows correlations, its ends are its
outermost numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from unheat.decide.ticks import PlacedTick, TickLine
from unheat.model import Bar

_NAMES = re.compile(
    r"\b(?:corr(?:elations?|el|s)?|cor|pearson(?:'?s)?|spearman(?:'?s)?|kendall(?:'?s)?)\b|^[rρ]$",
    re.IGNORECASE,
)
_NO_CORRELATION = re.compile(r"\b(?:dist(?:ances?)?|dissimilarity|cov(?:ariances?)?|z)\b", re.I)

_SET_IN = 0.05
"""Share of a bar that half a bin of it is at most: who draws in bins takes ten and more."""

_ALIKE_PX = 1.5
"""Marks are set in by as much at both ends, to the pixels that they are rounded to."""

_TICK_PX = 1.0
"""How well a tick is placed."""


def names_correlations(label: str | None) -> bool:
    """Whether the name of a bar says that it shows correlations."""
    if not label or _NO_CORRELATION.search(label):
        return False
    return _NAMES.search(label.strip()) is not None


def at_their_ends(
    bar: Bar, label: str | None, ticks: Sequence[PlacedTick], line: TickLine
) -> list[PlacedTick] | None:
    """The ticks of a bar of correlations, moved apart so that -1 and 1 stand at its ends.

    None where the bar shows something else, or its ends are where its numbers say.
    """
    if line.norm.kind != "linear" or bar.extends_start or bar.extends_end:
        return None
    if not names_correlations(label):
        return None
    kept = [
        (value, tick.place)
        for tick, value in zip(ticks, line.values, strict=True)
        if value is not None
    ]
    if len(kept) < 3:
        return None
    (least, first), (most, last) = min(kept), max(kept)
    low, high = min(first, last), max(first, last)
    room = low, 1.0 - high
    if (least, most) != (-1.0, 1.0) or max(room) > _SET_IN:
        return None
    if min(room) * bar.length <= _TICK_PX or abs(room[0] - room[1]) * bar.length > _ALIKE_PX:
        return None
    return [replace(tick, place=(tick.place - low) / (high - low)) for tick in ticks]

"""Numbers of neighboring columns that were read as one label: "9 10 11 12 13" under five columns.

Where small numbers stand close, their line is one word to whoever parts lines, and it is placed at
the middle of them. Going on at one step, as many as there are columns without a label about it,
they are the labels of these.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from unheat.model import Axis, Box, Reason

_FEWEST = 3
"""Numbers that are no label of one column: "2 3" may be one."""

_SURE = 0.5
"""Confidence of labels that were parted so, at most."""


def with_series_parted(axis: Axis) -> Axis:
    """The axis with such numbers at their own places, in doubt."""
    labels, boxes = list(axis.labels), list(axis.boxes)
    reasons = list(axis.reasons or ((),) * len(labels))
    review, confidence = list(axis.review), list(axis.confidence)
    for place, label in enumerate(axis.labels):
        words = (label or "").split()
        start = place - (len(words) - 1) // 2
        own = range(start, start + len(words))
        if not is_series(words, _FEWEST) or not _are_free(axis, place, own):
            continue
        whole = boxes[place] if boxes else None
        for number, (at, word) in enumerate(zip(own, words, strict=True)):
            labels[at], review[at], reasons[at] = word, True, (Reason.LABEL_PLACE,)
            confidence[at] = min(axis.confidence[place], _SURE)
            if boxes:
                boxes[at] = None if whole is None else _part(whole, number, len(words))
    return replace(
        axis,
        labels=tuple(labels),
        boxes=tuple(boxes),
        reasons=tuple(reasons),
        review=tuple(review),
        confidence=tuple(confidence),
    )


def is_series(words: Sequence[str], fewest: int) -> bool:
    """Whether words, so many at least, are whole numbers at one step."""
    if len(words) < fewest or not all(map(str.isdecimal, words)):
        return False
    steps = {int(after) - int(before) for before, after in pairwise(words)}
    return len(steps) == 1 and steps != {0}


def _are_free(axis: Axis, place: int, own: range) -> bool:
    """Whether all of these places, and no more of them, have no label but the one at ``place``."""
    if own.start < 0 or own.stop > len(axis.labels):
        return False
    beside = [at for at in (own.start - 1, own.stop) if 0 <= at < len(axis.labels)]
    free = all(axis.labels[at] is None for at in own if at != place)
    return free and all(axis.labels[at] is not None for at in beside)


def _part(box: Box, number: int, count: int) -> Box:
    """One of so many parts of a box, of one width."""
    width = box.width / count
    return Box(box.x0 + number * width, box.y0, box.x0 + (number + 1) * width, box.y1)

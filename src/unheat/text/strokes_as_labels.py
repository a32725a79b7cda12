"""Tick marks that were read as the labels of an axis.

On a page without print nothing tells how high letters are, and marks may be as high as these: each
is read as the same "T", "1" or dash. Labels that all say one and the same stroke name nothing.
"""

from __future__ import annotations

from dataclasses import replace

from unheat.model import Axis, Reason

_STROKES = frozenset("TIl1|!iJL7-\u2013\u2014\u2212_'`.,:;\u25a0")
"""What a stroke, with or without a part of the frame that it stands on, is read as."""

_FEWEST = 2
"""Labels that all say the same."""


def strokes_told(axis: Axis) -> dict[int, Reason]:
    """All labels of an axis on which nothing is read but one and the same stroke."""
    placed = {place: label for place, label in enumerate(axis.labels) if label}
    said = set(placed.values())
    if len(placed) < _FEWEST or len(said) != 1 or not said <= _STROKES:
        return {}
    return dict.fromkeys(placed, Reason.LABEL_PLACE)


def without_strokes(axis: Axis, sister: Axis) -> Axis:
    """An axis without labels, where all of its labels are one stroke and those of a ``sister`` on
    the same lines name every one: what stands at these lines are the marks of the sister's labels,
    which an enlarged picture makes as large as letters."""
    # Two marks next to each other may be read as one label of two strokes.
    said = {stroke for label in axis.labels if label for stroke in label.split()}
    if len(said) != 1 or not said <= _STROKES:
        return axis
    named = {label for label in sister.labels if label}
    if None in sister.labels or len(sister.labels) < _FEWEST or len(named) < len(sister.labels):
        return axis
    count = len(axis.labels)
    return replace(
        axis,
        labels=(None,) * count,
        quantity=None,
        confidence=(1.0,) * count,
        review=(False,) * count,
        reasons=((),) * count,
        boxes=(None,) * count,
    )

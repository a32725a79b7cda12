"""A label that was taken for the title of its axis: the line that it names was lost.

Cells as pale as the page have no borders, and a panel ends before them. What stands there over the
names of the rows is where a heading of these stands. But "Sample 1" over "Sample 2" and "Sample 3"
is one of them. And the heading of a table's only colored column is its name as much as the title of
all of it.
"""

from __future__ import annotations

import re

from unheat.model import Axis, Label, Reason
from unheat.text.doubted_places import places_doubted

_MOST = 0.8
"""Share of the labels that are written like the title, but for their numbers."""

_FEWEST = 3
"""Labels that show how they are written."""

_NUMBER = re.compile(r"\d+")


def title_is_label(axis: Axis) -> bool:
    """Whether the title of an axis is what its labels are, a name and a number that none has."""
    labels = [label for label in axis.labels if label]
    if axis.title is None or len(labels) < _FEWEST or axis.title.text in labels:
        return False
    stem = _NUMBER.sub("#", axis.title.text)
    if "#" not in stem:
        return False
    alike = sum(_NUMBER.sub("#", label) == stem for label in labels)
    return alike >= _MOST * len(labels)


def lone_name_doubted(columns: Axis, title: Label | None) -> Axis:
    """The axis of a single column without a name, asked about where the title may be that."""
    if title is None or len(columns.labels) != 1 or columns.labels[0] is not None:
        return columns
    if not title.review or Reason.LABEL_PLACE not in title.reasons:
        return columns
    return places_doubted(columns, {0: Reason.LABEL_MISSING}, 0.0)

"""A label that was taken for the title of its axis: the line that it names was lost.

Cells as pale as the page have no borders, and a panel ends before them. What stands there over the
names of the rows is where a heading of these stands. But "Sample 1" over "Sample 2" and "Sample 3"
is one of them. And the heading of a table's only colored column is its name as much as the title of
all of it, and so are the headings of several whose line was read as one text.
"""

from __future__ import annotations

import re
from dataclasses import replace

from unheat.model import Axis, Label, Reason
from unheat.text.doubted_places import label_doubted, places_doubted

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


def names_in_title_doubted(columns: Axis, title: Label | None) -> Axis:
    """The axis of columns without names, asked about where a title in doubt may hold these: the
    only column's where its place tells it, a word for each of several where it has so many."""
    if title is None or not title.review or any(columns.names):
        return columns
    several = 1 < len(columns.labels) <= len(title.text.split())
    alone = len(columns.labels) == 1 and Reason.LABEL_PLACE in title.reasons
    if not (several or alone):
        return columns
    places = dict.fromkeys(range(len(columns.labels)), Reason.LABEL_MISSING)
    if several and columns.title is not None:
        # What heads the figure instead stands where the name of its columns does.
        columns = replace(columns, title=label_doubted(columns.title, Reason.LABEL_PLACE))
    return places_doubted(columns, places, 0.0)

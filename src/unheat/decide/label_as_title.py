"""A label that was taken for the title of its axis: the line that it names was lost.

Cells as pale as the page have no borders, and a panel ends before them. What stands there over the
names of the rows is where a heading of these stands. But "Sample 1" over "Sample 2" and "Sample 3"
is one of them.
"""

from __future__ import annotations

import re

from unheat.model import Axis

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

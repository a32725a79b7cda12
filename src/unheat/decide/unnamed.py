"""An outer line of cells that alone has no label: a strip as wide as the cells, or a total."""

from __future__ import annotations

from unheat.model.figure import Axis

# Of fewer lines one may have been left without a name.
_FEWEST = 5


def leaves_end_unnamed(axis: Axis) -> bool:
    """Whether all lines of the axis have labels but the first, or but the last.

    >>> labels = [None, "0", "1", "2", "3", "4"]
    >>> certain = (1.0,) * 6
    >>> axis = Axis(title=None, labels=tuple(labels), confidence=certain, review=(False,) * 6)
    >>> leaves_end_unnamed(axis)
    True
    """
    named = [label is not None for label in axis.labels]
    return len(named) >= _FEWEST and named.count(False) == 1 and not (named[0] and named[-1])

"""Labels that are followed further out from the cells and stay where they were."""

from __future__ import annotations

import numpy as np

from unheat.text.align import SET_BY_ENDS, Aligned


def stand_where(labels: Aligned, further: Aligned, axis: int, pitch: float) -> bool:
    """Whether labels that were followed further out stand where they did, however far off their
    rows or columns that is: the blank between "Week" and the 5 nearer to the cells is no border.
    """
    if not labels.places or labels.places.keys() != further.places.keys():
        return False
    middles = [
        [(min(ends[0]) + max(ends[1])) / 2 for ends in _ends_of(one, axis)]
        for one in (labels, further)
    ]
    return float(np.abs(np.diff(middles, axis=0)).max()) <= max(1.0, SET_BY_ENDS * pitch)


def _ends_of(labels: Aligned, axis: int) -> list[tuple[list[float], list[float]]]:
    """Where the lines of each label begin and end along a side, in the order of their places."""
    boxes = [[line.box.as_tuple() for line in lines] for _, lines in sorted(labels.places.items())]
    return [([box[axis] for box in one], [box[axis + 2] for box in one]) for one in boxes]

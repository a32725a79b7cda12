"""Labels that are followed further out from the cells and stay where they were."""

from __future__ import annotations

import numpy as np

from unheat.text.align import SET_BY_ENDS, Aligned


def stand_where(labels: Aligned, further: Aligned, axis: int, pitch: float) -> bool:
    """Whether labels that were followed further out stand where they did, however far off their
    rows or columns that is: the blank between "Week" and the 5 nearer to the cells is no border.

    Letters at the ends of turned labels may stand so close that several pass for one level label,
    as the C of "BL3 C" and "BL4 C" do. Where these have parted further out most of them tell.
    """
    shared = labels.places.keys() & further.places.keys()
    if not shared or len(shared) < labels.count:
        return False
    parted = further.count > labels.count
    middles = [
        [(min(ends[0]) + max(ends[1])) / 2 for ends in _ends_of(one, axis, sorted(shared))]
        for one in (labels, further)
    ]
    off = np.abs(np.diff(middles, axis=0))
    return float(np.median(off) if parted else off.max()) <= max(1.0, SET_BY_ENDS * pitch)


def _ends_of(
    labels: Aligned, axis: int, places: list[int]
) -> list[tuple[list[float], list[float]]]:
    """Where the lines of each label begin and end along a side, in the order of the places."""
    boxes = [[line.box.as_tuple() for line in labels.places[place]] for place in places]
    return [([box[axis] for box in one], [box[axis + 2] for box in one]) for one in boxes]

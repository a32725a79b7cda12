"""Names in the cells of a diagonal, of a matrix that pairs things with each other.

What a thing would say of itself is known, so that its cell may hold its name instead, and names
stand nowhere else. What was read there was read as what cells hold; a person is asked.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from unheat.model import Axis, Cells, Reason, Status

_FEWEST = 3
_MOST = 0.8
"""Share of the diagonal that holds words."""

_SURE = 0.5


def named_by_diagonal(cells: Cells, rows: Axis, columns: Axis) -> tuple[Axis, Axis]:
    """Rows and columns with the words of a diagonal for labels, all of them up for review.

    As they are where one of them has a label, or where words stand elsewhere in the cells as well.
    """
    height, width = cells.status.shape
    if height != width or height < _FEWEST or any((*rows.labels, *columns.labels)):
        return rows, columns
    unread = np.equal(cells.status, Status.UNREAD)
    words = unread & np.vectorize(lambda said: Reason.NOT_A_NUMBER in said)(cells.reasons)
    for order in (np.arange(height), np.arange(height)[::-1]):
        on = words[np.arange(height), order]
        if on.mean() < _MOST or words.sum() > on.sum():
            continue
        found = [
            str(cells.text[row, col]) if words[row, col] else None
            for row, col in enumerate(order.tolist())
        ]
        return _named(rows, found), _named(columns, [found[row] for row in np.argsort(order)])
    return rows, columns


def _named(axis: Axis, labels: list[str | None]) -> Axis:
    count = len(labels)
    return replace(
        axis,
        labels=tuple(labels),
        confidence=(_SURE,) * count,
        review=(True,) * count,
        reasons=((Reason.LABEL_PLACE,),) * count,
        boxes=(None,) * count,
        quantity=None,
    )

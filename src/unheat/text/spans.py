"""Stretches along a line that hang together."""

from __future__ import annotations

import operator

import numpy as np

from unheat.text.ink import FloatArray


def joined_spans(spans: FloatArray, gap: float = 0.0, *, touching: bool = False) -> FloatArray:
    """Stretches (n, 2) from start to end → (k, 2), in order, of those that overlap, or between
    which there is less than ``gap``; where they are ``touching``, of those with just as much too.

    >>> joined_spans(np.array([[4, 6], [0, 2], [1, 3], [6, 7]])).tolist()
    [[0, 3], [4, 6], [6, 7]]
    """
    near = operator.le if touching else operator.lt
    joined: list[list[float]] = []
    for start, end in sorted(spans.tolist()):
        if joined and near(start - joined[-1][1], gap):
            joined[-1][1] = max(joined[-1][1], end)
        else:
            joined.append([start, end])
    return np.array(joined).reshape(-1, 2)

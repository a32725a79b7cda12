"""Marks at the rows of a panel that show a value of each, in a chart at its side: no labels."""

from __future__ import annotations

import numpy as np

from unheat.text.align import Aligned

_FEWEST = 4
"""Fewer marks may be uneven by chance."""

_LONE = 0.9
"""Share of places at which a single piece of ink stands: words have more, most numbers too."""

_UNEVEN = 1.0
"""Letter heights by which marks stand apart at both ends and in their middles."""


def are_values(labels: Aligned, size: float, *, upright: bool) -> bool:
    """Whether what stands beside the rows, or over columns if not ``upright``, shows values there.

    Names begin or end on one line, or are set on one middle; dots of a chart stand where their
    values are. ``size`` is a letter height.
    """
    lone = [
        lines[0].box
        for lines in labels.places.values()
        if len(lines) == 1 and len(lines[0].glyphs) == 1
    ]
    if labels.count < _FEWEST or len(lone) < _LONE * labels.count:
        return False
    ends = np.array([(box.x0, box.x1) if upright else (box.y0, box.y1) for box in lone])
    lines = np.column_stack([ends, ends.mean(axis=1)])
    apart = np.quantile(lines, 0.9, axis=0) - np.quantile(lines, 0.1, axis=0)
    return bool(apart.min() > _UNEVEN * size)

"""A name under the middle of a level bar that begins beside its numbers, where it has room between
two of them.

A renderer that leaves a name no more room than its own size sets it so close that it overlaps the
line of the numbers (Plotly does, with the name of a bar below its panels). It was nobody's name
then, and the next to look for one were the columns, on the other side of the bar.
"""

from __future__ import annotations

import numpy as np

from unheat.model import Bar
from unheat.text.ink import FloatArray
from unheat.text.lines import Line
from unheat.text.page import side_view

_MIDDLE = 0.5
"""The name is on the middle of its bar to within such a share of the height of its numbers."""

_CLEAR = 1.5
"""Blank on both sides of the name at least, in heights of the numbers."""

_HELD = 0.6
"""Share of the height of the numbers that the name begins above their foot at most."""


def begins_past(view: FloatArray, bar: Bar, ticks: list[Line], place: str, start: float) -> bool:
    """Whether print begins where the numbers of a bar end, at ``start``, or between two of them.

    ``view`` (n, 4) is its boxes as seen from the bar (``side_view``), in pixels.
    """
    near, far = float(view[:, 0].min()), float(view[:, 1].max())
    if near >= start - 1:
        return True
    if bar.orientation == "vertical" or place != "bottom" or not ticks or far <= start:
        return False
    first, last = float(view[:, 2].min()), float(view[:, 3].max())
    numbers = side_view(np.array([line.box.as_tuple() for line in ticks]), bar.box, place)
    size = float((numbers[:, 1] - numbers[:, 0]).max())
    clear = (numbers[:, 2] >= last + _CLEAR * size) | (numbers[:, 3] <= first - _CLEAR * size)
    on_middle = abs((first + last) / 2 - bar.box.center[0]) <= _MIDDLE * size
    return bool(near >= start - _HELD * size and on_middle and clear.all())

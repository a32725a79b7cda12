"""Lines of axes that stand off the cells, told by their tick marks.

Where the field of a drawing is wider than its cells, no frame goes along these. A label that runs
into a tick mark is one piece of ink with the whole axis, and would be lost with it: "TNF", set at a
slope, would be read as "TN", and nothing would tell that a letter is missing.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.components import Components, components
from unheat.medians import median

BoolArray = npt.NDArray[np.bool_]

_FEWEST = 3
"""So many marks of one length on one side of a line are no chance."""

_ALIKE_PX = 1
"""What two marks of an axis differ by at most."""

_PEN, _LONG = 4, 1.0
"""A mark is no broader in pixels, and no longer in heights of a letter."""


def marked_rules(piece: BoolArray, rules: Components, among: BoolArray, letter: float) -> BoolArray:
    """(count,) which ``among`` the ``rules`` of a piece of ink, ``piece`` (h, w), have tick marks
    of one length on one side, and nothing on them that is broader than a mark where it begins: bars
    of a chart stand on a line with marks too."""
    found = np.zeros(rules.count, dtype=bool)
    for index in np.flatnonzero(among[1:]) + 1:
        x, y, width, height = rules.boxes[index].tolist()
        # Looked at as a lying one, with what hangs below it.
        ink, (start, end, top, foot) = piece, (x, x + width, y, y + height)
        if height > width:
            ink, (start, end, top, foot) = piece.T, (top, foot, start, end)
        sides = ink[foot:, start:end], ink[:top, start:end][::-1]
        found[index] = any(_are_marks(side, letter) for side in sides)
    return found


def _are_marks(below: BoolArray, letter: float) -> bool:
    """Whether marks of one length begin below a lying rule, and nothing broader than they are;
    ``below`` (h, w) is the ink from the rule on."""
    if not len(below) or np.count_nonzero(np.diff(below[0], prepend=False)) < 2 * _FEWEST - 1:
        return False
    hanging = components(below)
    touching = hanging.boxes[:, 1] == 0
    touching[0] = False
    feet = np.bincount(hanging.labels[0], minlength=hanging.count)[touching]
    wide, high = hanging.boxes[touching, 2:].T
    marks = (wide <= _PEN) & (high >= 2) & (high <= _LONG * letter)
    if np.count_nonzero(marks) < _FEWEST or feet.max(initial=0) > _PEN:
        return False
    alike = np.abs(high[marks] - median(high[marks].astype(float))) <= _ALIKE_PX
    return bool(alike.all())

"""Level labels that leave no more room between each other than between their words.

Where there is less room between "Topic 0" and "Topic 1" than within them, "0 Topic" is taken for
one. A tick mark at the middle of each column says that all of the line are labels, and one is
centered on each mark.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from unheat.text.align import SET_BY_ENDS, Aligned
from unheat.text.fine_ticks import points_of
from unheat.text.ink import FloatArray, Glyphs
from unheat.text.lines import Line, split_line
from unheat.text.touching import labels_of

_FEWEST = 5
"""So many labels in a row are on their columns by no chance."""

_EVEN_PX, _NEARLY_ALL, _SPACE = 1.0, 0.9, 0.5
"""Nearly all digits are of one height, and no gap between two is a space, in letter heights."""

_MARK_PX = 2.0
"""A tick mark stands no further from the middle of its column."""


def one_on_each_mark(
    glyphs: Glyphs, line: Line, labels: Aligned, marks: FloatArray, centers: FloatArray
) -> Aligned:
    """``labels``, or where these are off their columns and each column has a tick mark on its
    middle, the level ``line`` cut into a label for each.

    marks: (n, 4) boxes of those of this side, pixels; centers: (n,) those of the columns.
    """
    over = len(centers) >= _FEWEST and line.box.x0 < centers[0] and centers[-1] < line.box.x1
    whole = labels.spread < SET_BY_ENDS and labels.count == len(centers)
    if whole or not over or len(marks) < len(centers):
        return labels
    points = points_of(marks, 0, np.inf)
    if (np.abs(points[:, None] - centers).min(axis=0) > _MARK_PX).any():
        return labels
    parts = labels_of(glyphs, line, centers)
    if parts is None:
        return labels
    # A sentence was cut within its words. Years that touch are of one height, without a space.
    letters = split_line(glyphs, line, 0.0)
    gaps = [after.box.x0 - before.box.x1 for before, after in pairwise(letters)]
    between = [after.box.x0 - before.box.x1 for before, after in pairwise(parts)]
    heights = glyphs.boxes[line.glyphs, 3] - glyphs.boxes[line.glyphs, 1]
    even = float((np.abs(heights - np.median(heights)) <= _EVEN_PX).mean()) >= _NEARLY_ALL
    numbers = even and max(gaps) <= _SPACE * line.size
    if not numbers and float(np.median(between)) <= float(np.median(gaps)):
        return labels
    places = {place: [part] for place, part in enumerate(parts)}
    return Aligned(places=places, offset=0.0, spread=0.0)

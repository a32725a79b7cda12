"""Whether the word in the corner of a table is set as the names under it are, and not as the heads
beside it: it is the name of the rows then, and no name of the columns.

A table of data sets what names its columns like their heads, in the corner before them. Names of
rows begin at one place, whatever their lengths, and numbers end or are centered under their heads:
what begins where the names do was set with them.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from unheat.model import Box
from unheat.model.geometry import Span

_FLUSH, _FLUSH_PX = 0.15, 1.5
"""How far the beginnings of texts that are flush lie apart at most: letters have bearings."""

_RAGGED = 1.0
"""So far their ends lie apart, in letter heights, where texts are flush at their beginnings alone.
"""

_FEWEST = 3
"""Names that tell how their column is set, and heads that tell how the others are, at least two."""


def is_set_as_names(
    heading: Box, names: Sequence[Box], heads: Sequence[tuple[Box, Span]], size: float
) -> bool:
    """Whether a heading begins where all names under it do, and heads do not begin so in their
    columns.

    ``heads`` are the labels of columns with where their cells begin and end, in pixels, and
    ``size`` the height of a letter.
    """
    if len(names) < _FEWEST or len(heads) < _FEWEST - 1:
        return False
    flush = max(_FLUSH * size, _FLUSH_PX)
    starts = np.array([box.x0 for box in (heading, *names)])
    ends = np.array([box.x1 for box in names])
    if np.ptp(starts) > flush or np.ptp(ends) < _RAGGED * size:
        return False
    before = np.array([box.x0 - start for box, (start, _) in heads])
    after = np.array([end - box.x1 for box, (_, end) in heads])
    # Heads that begin alike in their columns are flush as well, unless they end alike, too.
    return bool(np.ptp(before) > 2.0 * flush or (before - after > size).all())

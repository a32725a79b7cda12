"""Tables whose first or last line may be a strip of annotation.

Lines of a matrix are equally high. An outer one without print that is lower or higher than all
others may show the groups of the columns in colors of their own.
"""

from __future__ import annotations

from collections.abc import Sequence

from unheat.detect.rivals import FoundPanel
from unheat.medians import median
from unheat.model.geometry import Span

_FEWEST = 4
"""So many other lines tell how high lines are."""

_SAME, _SAME_PX = 0.1, 1.5
"""Sizes that differ by no more are one, as a share and in pixels."""

_FLAT = 0.95
"""Share of a cell that has one color where nothing is printed in it."""


def ends_in_a_strip(panel: FoundPanel) -> bool:
    """Whether an outer row or column alone has another size than the rest, and no print."""
    flat = panel.check.flatness
    rows, columns = _odd_ends(panel.rows), _odd_ends(panel.columns)
    return any(bool((flat[end] >= _FLAT).all()) for end in rows) or any(
        bool((flat[:, end] >= _FLAT).all()) for end in columns
    )


def _odd_ends(spans: Sequence[Span]) -> list[int]:
    """The numbers 0 and -1 of outer lines whose size is not that of all others."""
    sizes = [end - start for start, end in spans]
    found = []
    for end, rest in ((0, sizes[1:]), (-1, sizes[:-1])):
        if len(rest) < _FEWEST:
            continue
        usual = float(median(rest))
        slack = max(_SAME * usual, _SAME_PX)
        if max(abs(size - usual) for size in rest) <= slack < abs(sizes[end] - usual):
            found.append(end)
    return found

"""Print over some of the cells that is a remark on them, and no title.

"Vaccine introduced" stands over the year that it speaks of, at the head of a line through cells. A
title is set over all cells, or over all of the figure: on the middle, or flush with a side.
"""

from __future__ import annotations

from collections.abc import Sequence

from unheat.model import Box
from unheat.text.lines import Line
from unheat.text.set_together import flush, is_set_over


def without_remark(lines: Sequence[Line], own: Box) -> list[Line]:
    """Lines over a panel ``own``, nearest first, without the first one where this stands over some
    of its cells, and one further up over all of them.
    """
    if len(lines) < 2 or not stands_within(lines[0], own):
        return list(lines)
    # Lines of one text are set on one middle, whatever that is the middle of.
    remark = is_set_over(lines[1], own) and not flush(lines[0], lines[1])
    return list(lines[1:] if remark else lines)


def stands_within(line: Line, own: Box) -> bool:
    """Whether a line begins and ends over the cells, and neither with them nor on their middle."""
    inside = own.x0 + line.size < line.box.x0 and line.box.x1 < own.x1 - line.size
    return inside and not is_set_over(line, own)

"""The further lines of a name that is set upwards beside a bar."""

from __future__ import annotations

import numpy as np

from unheat.model import Bar, Box
from unheat.text.bar_next_line import BETWEEN
from unheat.text.lines import Line, group_lines
from unheat.text.page import Page, grow
from unheat.text.raised_lines import with_raised

_ALONE = 1.0
"""Blank between two lines of one name at most where nothing else is named there, in letter
heights: a line without descenders stands as far over small letters."""

_MOST = 3
"""Lines of a name."""

_MIDDLE = 0.5
"""How well the lines of a name are set on one middle, in letter heights."""


def wrapped(page: Page, bar: Bar, lines: list[Line], picture: Box) -> list[Line]:
    """Turned lines of a name, and with them those beside them that go on in it: as near as lines of
    one text are, and on one middle, as plotting libraries set the lines of a long name.

    Where a panel follows, what stands before it may be the title of its rows.
    """
    glyphs = np.concatenate([one.glyphs for one in lines])
    size = max(one.size for one in lines)
    center, low, high = (
        float(np.mean([one.center[0] for one in lines])),
        min(one.box.y0 for one in lines),
        max(one.box.y1 for one in lines),
    )
    away = 1.0 if center > bar.box.center[0] else -1.0
    followed = any(
        away * (panel.grid.box.center[0] - center) > 0.0
        and panel.grid.box.y0 < high
        and panel.grid.box.y1 > low
        for panel in page.layout.panels
    )
    reach = BETWEEN if followed else _ALONE
    index = grow(page, glyphs, reach * size, 1.0 * size, picture)
    more = group_lines(page.glyphs, index, 90.0, page.glyphs.text_size(index))
    more = with_raised(page.glyphs, more)
    if not len(lines) < len(more) <= _MOST:
        return lines
    kept = {frozenset(one.glyphs.tolist()) for one in more}
    own = all(frozenset(one.glyphs.tolist()) in kept for one in lines)
    middles = [one.box.center[1] for one in more]
    return more if own and max(middles) - min(middles) <= _MIDDLE * size else lines

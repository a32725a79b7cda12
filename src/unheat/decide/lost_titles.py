"""Titles of an axis that nobody read and that stand in the box of a label: it may have their words.

The name of an axis stands close under its labels, and where it is no wider than the middle one it
passes for that label's second line.
"""

from __future__ import annotations

from dataclasses import replace

from unheat.model import Axis, Panel, Reason
from unheat.text.doubted_places import places_doubted

_ANY = 0.6
"""How sure a label is at most that holds a line which may be none of its own."""


def with_lost_titles_doubted(panel: Panel) -> Panel:
    """The panel with a doubt on labels that hold the place of a lost title of their axis."""
    return replace(panel, rows=_asked(panel.rows), columns=_asked(panel.columns))


def _asked(axis: Axis) -> Axis:
    title = axis.title
    # The boxes of slanted labels hold much that is not theirs.
    if title is None or title.text or title.box is None or axis.turn:
        return axis
    if Reason.LABEL_MISSING not in title.reasons:
        return axis
    x, y = title.box.center
    holding = {
        place: Reason.LABEL_PLACE
        for place, (text, box) in enumerate(zip(axis.labels, axis.boxes, strict=False))
        if text and box is not None and box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1
    }
    return places_doubted(axis, holding, _ANY)

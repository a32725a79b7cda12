"""Titles of an axis that nobody read and that stand in the box of a label: it may have their words.

The name of an axis stands close under its labels, and where it is no wider than the middle one it
passes for that label's second line. And a label that reaches into the line of a title, beside it,
may have its last word: behind a codec "(K)" of "Temperature (K)" had become a part of "420".
"""

from __future__ import annotations

from dataclasses import replace

from unheat.model import Axis, Panel, Reason
from unheat.text.doubted_places import label_doubted, places_doubted

_ANY = 0.6
"""How sure a label is at most that holds a line which may be none of its own, and a title that may
have lost a word."""

_COVERED = 0.8
"""Share of a title's line, across, that a label takes which stands in it."""


def with_lost_titles_doubted(panel: Panel) -> Panel:
    """The panel with a doubt on labels that hold the place of a lost title of their axis, and on
    a title of the rows in whose line a label stands."""
    return replace(panel, rows=_asked(_shortened(panel.rows)), columns=_asked(panel.columns))


def _shortened(axis: Axis) -> Axis:
    """The axis with its upright title in doubt where the box of a level label stands in the line of
    it, above or below its words. (Level titles stand on the line of level labels at times.)"""
    title = axis.title
    if title is None or not title.text or title.box is None or axis.turn or title.turn % 180 != 90:
        return axis
    box = title.box
    taken = any(
        its is not None
        and (its.y1 <= box.y0 or its.y0 >= box.y1)
        and min(box.x1, its.x1) - max(box.x0, its.x0) >= _COVERED * box.width
        for its in axis.boxes
    )
    return replace(axis, title=label_doubted(title, Reason.LABEL_PLACE, _ANY)) if taken else axis


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

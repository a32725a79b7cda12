"""Places of an axis where a label is expected and none was read."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from unheat.model import Axis, Box, Label, Reason
from unheat.text.doubted_places import label_doubted, places_doubted
from unheat.text.trust import MADE_UP

_BESIDE_PX = 2.0  # Letters that ran together stand so near to each other.
_ENDS_AT = 0.2  # Or nearer than so much of the height of a title.
_DOUBTED = 0.5  # Confidence of what is doubted, at most.
_FEWEST = 4  # So many numbers in a row are no title.


def unread_at(axis: Axis, places: Collection[int]) -> Axis:
    """The axis with these places up for review, as those of labels that are missing."""
    reasons = axis.reasons or tuple(() for _ in axis.labels)
    return replace(
        axis,
        review=tuple(one or i in places for i, one in enumerate(axis.review)),
        confidence=tuple(0.0 if i in places else one for i, one in enumerate(axis.confidence)),
        reasons=tuple(
            (Reason.LABEL_MISSING,) if i in places else one for i, one in enumerate(reasons)
        ),
    )


def all_unread(axis: Axis, places: Collection[int]) -> Axis:
    """The axis with these places up for review as ``unread_at`` has them, and with its title where
    it has no label at all: names of columns that touch are one line, which a title may be, too.
    """
    axis = unread_at(axis, places)
    if axis.title is None or any(label is not None for label in axis.labels):
        return axis
    return replace(axis, title=label_doubted(axis.title, Reason.LABEL_PLACE, _DOUBTED))


def is_garbled(title: Label | None) -> bool:
    """Whether no reader knew what the title of an axis says, or it is a row of numbers: labels on a
    slope may be in it."""
    if title is None or not title.review:
        return False
    words = title.text.split()
    numbers = len(words) >= _FEWEST and all(map(str.isdecimal, words))
    return numbers or title.confidence < MADE_UP


def run_into_title(axis: Axis) -> Axis:
    """The axis with those labels up for review whose ends a title may hide, or which stand in a
    title that nobody could read: slanted labels ran together, and some letters were taken for it.
    """
    title = axis.title
    if title is None or title.box is None:
        return axis
    places = set(_under(axis, title.box))
    if axis.turn % 90 and is_garbled(title):
        near = title.box.padded(_BESIDE_PX)
        places |= {i for i, box in enumerate(axis.boxes) if box and box.intersection(near) > 0}
    return places_doubted(axis, dict.fromkeys(places, Reason.LOW_CONFIDENCE), _DOUBTED)


def _under(axis: Axis, title: Box) -> list[int]:
    """Labels that end at a title which is drawn over the ends of labels, and not beyond them all.

    What of a label stands under it is the title's ink or nobody's, and the rest may read well.
    """
    near, _ = _outwards(title, axis.side)
    far = {i: _outwards(box, axis.side)[1] for i, box in enumerate(axis.boxes) if box}
    if not far or max(far.values()) <= near + _BESIDE_PX:
        return []
    reach = max(_BESIDE_PX, _ENDS_AT * min(title.width, title.height))
    x, y = (reach, 0.0) if axis.side in ("left", "right") else (0.0, reach)
    around = Box(title.x0 - x, title.y0 - y, title.x1 + x, title.y1 + y)
    return [i for i in far if (box := axis.boxes[i]) and box.intersection(around) > 0]


def _outwards(box: Box, side: str) -> tuple[float, float]:
    """Where ``box`` begins and ends, in pixels away from the cells along the axis of ``side``."""
    ends = (box.x0, box.x1) if side in ("left", "right") else (box.y0, box.y1)
    return ends if side in ("right", "bottom") else (-ends[1], -ends[0])

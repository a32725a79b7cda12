"""Places of an axis where a label is expected and none was read."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from unheat.model import Axis, Label, Reason
from unheat.text.doubted_places import places_doubted
from unheat.text.trust import MADE_UP

_BESIDE_PX = 2.0  # Letters that ran together stand so near to each other.
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


def is_garbled(title: Label | None) -> bool:
    """Whether no reader knew what the title of an axis says, or it is a row of numbers: labels on a
    slope may be in it."""
    if title is None or not title.review:
        return False
    words = title.text.split()
    numbers = len(words) >= _FEWEST and all(map(str.isdecimal, words))
    return numbers or title.confidence < MADE_UP


def run_into_title(axis: Axis) -> Axis:
    """The axis with those labels up for review that a title stands in which nobody could read:
    slanted labels ran together, and some of their letters were taken for it."""
    title = axis.title
    if title is None or title.box is None or not is_garbled(title) or axis.turn % 90 == 0.0:
        return axis
    near = title.box.padded(_BESIDE_PX)
    beside = [i for i, box in enumerate(axis.boxes) if box and box.intersection(near) > 0]
    return places_doubted(axis, dict.fromkeys(beside, Reason.LOW_CONFIDENCE), _DOUBTED)

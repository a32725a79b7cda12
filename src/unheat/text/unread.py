"""Places of an axis where a label is expected and none was read."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from unheat.model import Axis, Label, Reason
from unheat.text.trust import MADE_UP


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
    """Whether no reader knew what the title of an axis says: labels on a slope may be in it."""
    return title is not None and title.review and title.confidence < MADE_UP

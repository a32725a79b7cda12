"""Names of scales that are one letter: what they measure tells some letters apart.

A reader of Latin print takes the ρ of a rank correlation for a "p". A probability has no sign and
does not go beyond one: over a bar that does, the letter is up for review.
"""

from __future__ import annotations

from dataclasses import replace

from unheat.model import ColorScale, Reason
from unheat.text.doubted_places import label_doubted

_PROBABILITIES = frozenset({"p", "P"})

_SLACK = 0.05
"""A bar may be drawn on beyond its scale by such a share."""


def with_doubted_name(scale: ColorScale) -> ColorScale:
    """The scale with its name in review where its numbers cannot be what the letter says."""
    label = scale.label
    if label is None or label.text not in _PROBABILITIES or scale.norm != "linear":
        return scale
    room = _SLACK * abs(scale.maximum - scale.minimum)
    if not (scale.minimum < -room or scale.maximum > 1.0 + room):
        return scale
    return replace(scale, label=label_doubted(label, Reason.LOW_CONFIDENCE))

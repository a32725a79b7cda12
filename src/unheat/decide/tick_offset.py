"""A scale in its own units, where its bar prints them with a common factor or offset."""

from __future__ import annotations

from dataclasses import replace

from unheat.model import ColorScale, Reason
from unheat.text.offsets import offset_of


def with_offset(scale: ColorScale) -> ColorScale:
    """The scale with its values multiplied or moved as its label says, and without the label.

    The texts of the ticks stay as they are printed. A label that is no offset changes nothing;
    one in doubt puts the whole scale up for review, since every value rests on it.
    """
    label = scale.label
    offset = offset_of(label.text) if label is not None and scale.origin == "colorbar" else None
    if label is None or offset is None:
        return scale
    factor, shift = offset

    def moved(value: float) -> float:
        return float(f"{value * factor + shift:.12g}")

    doubt = (Reason.LOW_CONFIDENCE,) if label.review else ()
    return replace(
        scale,
        label=None,
        minimum=moved(scale.minimum),
        maximum=moved(scale.maximum),
        knots=tuple((value * factor + shift, r, g, b) for value, r, g, b in scale.knots),
        ticks=tuple(replace(tick, value=moved(tick.value)) for tick in scale.ticks),
        boundaries=scale.boundaries and tuple(moved(bound) for bound in scale.boundaries),
        linthresh=scale.linthresh and scale.linthresh * factor,
        review=scale.review or label.review,
        reasons=tuple(dict.fromkeys((*scale.reasons, *doubt))),
    )

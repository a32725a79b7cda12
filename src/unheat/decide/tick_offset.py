"""A scale in its own units, where its bar prints them with a common factor or offset."""

from __future__ import annotations

from dataclasses import replace
from statistics import median

from unheat.decide.scale_doubts import doubted_scale
from unheat.model import ColorScale, Label, Reason
from unheat.text.labels import BarTexts
from unheat.text.offsets import ends_in_offset, may_be_offset, offset_of

_SPECK = 0.5
"""Share of the usual height of a bar's numbers below which nothing is printed in their type."""


def printed_offset(texts: BarTexts) -> Label | None:
    """What is printed where a bar has its common factor; ringing at its tip is a speck of ink."""
    offset = texts.offset
    heights = [tick.box.height for tick in texts.ticks]
    if offset is None or offset.box is None or not heights:
        return offset
    # A line of print that was turned stands as tall as it is long.
    tall = max(offset.box.height, offset.box.width)
    return None if tall < _SPECK * median(heights) else offset


def with_offset(scale: ColorScale, printed: Label | None = None) -> ColorScale:
    """The scale with its values multiplied or moved as ``printed`` at its bar, or as its label.

    The texts of the ticks stay as they are printed, and a label that is an offset goes. A
    label that is none changes nothing, unless one ran into it; that, what is printed in the
    place of an offset and is none, or one in doubt puts the whole scale up for review, since
    every value rests on it.
    """
    if scale.origin != "colorbar":
        return scale
    label = printed or scale.label
    offset = None if label is None else offset_of(label.text)
    if label is None or offset is None:
        unclear = printed is not None and any(char.isdigit() for char in printed.text)
        unclear |= label is not None and printed is None and ends_in_offset(label.text)
        unclear |= label is not None and label.review and may_be_offset(label.text)
        return doubted_scale(scale, Reason.LOW_CONFIDENCE) if unclear else scale
    factor, shift = offset

    def moved(value: float) -> float:
        return float(f"{value * factor + shift:.12g}")

    doubt = (Reason.LOW_CONFIDENCE,) if label.review else ()
    return replace(
        scale,
        label=None if printed is None else scale.label,
        minimum=moved(scale.minimum),
        maximum=moved(scale.maximum),
        knots=tuple((value * factor + shift, r, g, b) for value, r, g, b in scale.knots),
        ticks=tuple(replace(tick, value=moved(tick.value)) for tick in scale.ticks),
        boundaries=scale.boundaries and tuple(moved(bound) for bound in scale.boundaries),
        linthresh=scale.linthresh and scale.linthresh * factor,
        review=scale.review or label.review,
        reasons=tuple(dict.fromkeys((*scale.reasons, *doubt))),
    )

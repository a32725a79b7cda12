"""Lying bars, which are found upright in the transposed picture."""

from __future__ import annotations

from dataclasses import replace

from unheat.model import Bar

_SIDES = {"left": "top", "right": "bottom", None: None}


def lying(bar: Bar) -> Bar:
    """A bar found in the transposed picture, as it lies in the picture."""
    return replace(
        bar,
        box=bar.box.transposed(),
        orientation="horizontal",
        tick_side=_SIDES[bar.tick_side],
    )

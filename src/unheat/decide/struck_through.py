"""Numbers with a line through them: what stands out on both sides of one looks like a minus sign.

Charts with a grid switched on draw a line at every tick, and the ticks of a heatmap stand at the
middles of its cells. Behind a codec or a resizer these lines cannot be taken off. "-5.0-" is no
number below nought then, and where some end in a dash the dashes before the others are no signs
either.
"""

from __future__ import annotations

import re

import numpy as np

from unheat.decide.hearing import asked
from unheat.decide.scale_doubts import doubted_scale
from unheat.model import Cells, ColorScale, Reason

_STRUCK = re.compile(r"\s*[-\u2012\u2013\u2014\u2212]\s*\d[\d.,]*\s*[-\u2012\u2013\u2014\u2212]\s*")
_FEWEST, _SHARE = 2, 0.05
"""Numbers with a dash on both sides that are there by no chance, and their share of those with one
before them."""


def struck_through(cells: Cells, scale: ColorScale | None) -> tuple[Cells, ColorScale | None]:
    """The cells with all signs in doubt where dashes stand on both sides of some numbers, and so
    the scale that was learned from them."""
    negative = cells.text_value < 0.0
    struck = sum(
        text is not None and _STRUCK.fullmatch(text) is not None for text in cells.text[negative]
    )
    if struck < max(_FEWEST, _SHARE * negative.sum()):
        return cells, scale
    if scale is not None and scale.origin == "colorbar":
        # Its colors bear out the numbers that have no dash.
        return asked(cells, negative, (Reason.SIGN_IN_DOUBT,)), scale
    scale = scale if scale is None else doubted_scale(scale, Reason.SIGN_IN_DOUBT)
    return asked(cells, np.isfinite(cells.text_value), (Reason.SIGN_IN_DOUBT,)), scale

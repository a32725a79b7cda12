"""Turned titles that stand so close to the longest label that both make one band of print."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from unheat.model import Box
from unheat.text.ink import IntArray
from unheat.text.lines import evident_angle
from unheat.text.page import Page, bands, side_view
from unheat.text.turns import runs_upright

_BLANK_PX = 0.5
"""One column of blank pixels parts a title from the labels."""

_LETTERS = 3
"""A turned title of fewer letters cannot be told from labels."""


def titles_apart(page: Page, found: Sequence[IntArray], own: Box, side: str) -> list[IntArray]:
    """Bands beside the rows, each cut where level labels end and a turned title begins."""
    result: list[IntArray] = []
    for band in found:
        view = side_view(page.glyphs.boxes[band], own, side)
        *inner, outer = bands(view, band, _BLANK_PX)
        turned = bool(inner) and len(outer) >= _LETTERS and runs_upright(page.glyphs, outer)
        labels = np.setdiff1d(band, outer)
        if turned and evident_angle(page.glyphs, labels) == 0.0:
            result += [labels, outer]
        else:
            result.append(band)
    return result

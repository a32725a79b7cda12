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


_REACHES, _WORDS = 0.25, 0.6
"""A title reaches so far into the columns of the longest label, beside others than that, and words
of one label stand so near to each other, in letter heights."""


def titles_apart(page: Page, found: Sequence[IntArray], own: Box, side: str) -> list[IntArray]:
    """Bands beside the rows, each cut where level labels end and a turned title begins."""
    result: list[IntArray] = []
    for band in found:
        outer = _outer(page, band, own, side)
        result += [band] if outer is None else [np.setdiff1d(band, outer), outer]
    return result


def _outer(page: Page, band: IntArray, own: Box, side: str) -> IntArray | None:
    """The turned title in a band of labels, None where there is none."""
    view = side_view(page.glyphs.boxes[band], own, side)
    # Dots of letters and the like lie further out than the letters that reach so far in.
    parts = bands(view, band, -_REACHES * page.size)
    for first in range(1, len(parts)):
        outer = np.concatenate(parts[first:])
        if _is_title(page, band, outer) and not _begins_labels(page, band, outer):
            return outer
    last = bands(view, band, _BLANK_PX)[-1]
    return last if _is_title(page, band, last) else None


def _is_title(page: Page, band: IntArray, outer: IntArray) -> bool:
    """Whether the outer part of a band is turned, and the rest of it are level labels."""
    labels = np.setdiff1d(band, outer)
    turned = bool(len(labels)) and len(outer) >= _LETTERS and runs_upright(page.glyphs, outer)
    return turned and evident_angle(page.glyphs, labels) == 0.0


def _begins_labels(page: Page, band: IntArray, outer: IntArray) -> bool:
    """Whether letters of the outer part stand before others on one line, as close as words do."""
    one = page.glyphs.boxes[outer][:, None]
    two = page.glyphs.boxes[np.setdiff1d(band, outer)][None]
    level = (one[..., 1] < two[..., 3]) & (two[..., 1] < one[..., 3])
    apart = np.maximum(one[..., 0] - two[..., 2], two[..., 0] - one[..., 2])
    return bool((level & (apart < _WORDS * page.size)).any())

"""The space before an arrow that ends a label, "BLEU ↑" or "BLEU↑", by the gap in its ink.

Readers lose this space as often as they make one up, since an arrow is narrower than its place. The
gap tells: arrows leave a third of a letter's height blank before them, and nearly half
of it and more where a space stands there as well. Ink ends in whole pixels: a gap that is but one
off overrules no readers that agree.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import numpy as np

from unheat.text.lines import turned_extents
from unheat.text.reading import Reading, changed, doubted
from unheat.text.sites import Sites

_ARROW = re.compile(r"(.*\S)( ?)([↑↓])")
_NAMES = ("row", "column", "title", "figure-title", "row-title", "column-title", "bar-label")
_CLOSE, _APART = 0.36, 0.46
"""The widest gap without a space and the narrowest with one, in letter heights."""

_AS_HIGH = 0.75
"""An arrow is so high at least, in heights of pieces of ink, where it is as high as letters."""


def with_arrow_spaces(sites: Sites, readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """Readings of labels of one line with the space that their ink has before an arrow; in
    doubt where the gap may be either and readers differ."""
    result = dict(readings)
    for key, one in readings.items():
        found = _ARROW.fullmatch(one.text)
        if found is None or one.layer or one.site.role not in _NAMES:
            continue
        measured = _last_gap(sites, one)
        if measured is None or measured[0] <= 0.0:
            continue
        gap, pixel = measured
        seen = {said.startswith(f"{found[1]} ") for said in one.said if found[1] in said}
        agreed = len(one.said) > 1 and seen == {bool(found[2])}
        against = (gap >= _APART) != bool(found[2])
        if _CLOSE < gap < _APART:
            result[key] = doubted(one) if len(seen) > 1 else one
        elif against and agreed and _CLOSE - pixel < gap < _APART + pixel:
            result[key] = doubted(one)
        elif against:
            text = f"{found[1]} {found[3]}" if gap >= _APART else found[1] + found[3]
            result[key] = changed(one, text, sure=not one.review)
    return result


def _last_gap(sites: Sites, reading: Reading) -> tuple[float, float] | None:
    """Blank before the last piece of a label's ink, and a pixel, in heights of its letters."""
    line = reading.site.lines[0]
    if len(reading.site.lines) != 1 or reading.turn != line.angle:
        # Upside down the arrow is the first piece.
        return None
    pieces = turned_extents(sites.glyphs, line.glyphs, line.angle)
    pieces = pieces[np.argsort(pieces[:, 0])]
    if len(pieces) < 2:
        return None
    heights = pieces[:, 3] - pieces[:, 1]
    high, arrow = float(heights[:-1].max()), float(heights[-1])
    if _AS_HIGH * high <= arrow:
        # Letters with a tail that touch others are no taller than an arrow.
        high = min(high, arrow)
    return float(pieces[-1, 0] - pieces[:-1, 2].max()) / high, 1.0 / high

"""Whether an upright stroke is an "l" or an "I", by the letters beside it that are as high.

In many families small letters with a stem reach higher than capitals. Readers write either stroke
for the other ("dIPFC" for "dlPFC"), and agree on it.
"""

from __future__ import annotations

import numpy as np

from unheat.text.ink import FloatArray
from unheat.text.reading import Reading, changed
from unheat.text.sites import Site, Sites

_STEMS, _CAPITALS = frozenset("bdhk"), frozenset("BDEFHKLMNPRTXZ")
_STROKES = "lI"

# Tops of one line differ by a pixel at least where they differ.
_PIXEL = 1.0
# So many capitals that are all as high are no chance.
_AGREE = 2


def strokes_told(sites: Sites, site: Site, reading: Reading) -> Reading:
    """A label of one level line with each of its strokes as high as its ink, where stems and
    capitals in it are of two heights; in doubt if fewer than two capitals tell these."""
    text = reading.text
    letters = text.replace(" ", "")
    if len(site.lines) != 1 or reading.turn != 0 or not set(_STROKES) & set(letters):
        return reading
    boxes = _letters(sites.glyphs.boxes[site.lines[0].glyphs])
    if len(boxes) != len(letters):
        return reading
    tops = {
        kind: [box[1] for box, one in zip(boxes, letters, strict=True) if one in kind]
        for kind in (_STEMS, _CAPITALS)
    }
    stems, capitals = tops[_STEMS], tops[_CAPITALS]
    if any(np.ptp(one) > 0 for one in (stems, capitals) if one) or not capitals:
        return reading
    capital = capitals[0]
    if stems and abs(stems[0] - capital) < _PIXEL:
        return reading
    if not stems and len(capitals) < _AGREE:
        return reading
    # Without a stem what reaches higher than capitals is none.
    tall = {stems[0]} if stems else {box[1] for box in boxes if box[1] <= capital - _PIXEL}
    told = iter(
        _told(one, box[1], tall, capital) for box, one in zip(boxes.tolist(), letters, strict=True)
    )
    found = "".join(one if one == " " else next(told) for one in text)
    if found == text:
        return reading
    sure = len(capitals) >= _AGREE and not sites.layout.raster.lossy and not reading.review
    return changed(reading, found, sure=sure)


def _told(one: str, top: float, tall: set[float], capital: float) -> str:
    if one not in _STROKES or (top != capital and top not in tall):
        return one
    # Where no stem is as high as it, a stroke as high as capitals may be either.
    return "l" if top in tall else ("I" if tall else one)


def _letters(boxes: FloatArray) -> FloatArray:
    """(n, 4) boxes of letters from left to right, dots together with what they stand over."""
    found: list[list[float]] = []
    for box in boxes[np.argsort(boxes[:, 0])].tolist():
        last = found[-1] if found else None
        if (
            last
            and min(last[2], box[2]) - max(last[0], box[0])
            > min(last[2] - last[0], box[2] - box[0]) / 2
        ):
            found[-1] = [
                min(last[0], box[0]),
                min(last[1], box[1]),
                max(last[2], box[2]),
                max(last[3], box[3]),
            ]
        else:
            found.append(box)
    return np.array(found, dtype=float)

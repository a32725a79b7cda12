"""Whether an upright stroke is an "l" or an "I", by the letters beside it that are as high.

In many families small letters with a stem reach higher than capitals. Readers write either stroke
for the other ("dIPFC" for "dlPFC"), and agree on it.
"""

from __future__ import annotations

import re

import numpy as np

from unheat.text.ink import FloatArray
from unheat.text.reading import Reading, changed, doubted
from unheat.text.sites import Site, Sites

_STEMS, _CAPITALS = frozenset("bdhk"), frozenset("BDEFHKLMNPRTXZ")
_STROKES = "lI"
# Between the first small letters of a name and a capital either stroke is as likely: "dlPFC" and
# "ChIP".
# What readers take an "l" for is an "I".
_OPEN = re.compile("(?<![^\\W_])([A-Z]?[a-z]{1,2})I(?=[A-Z])")

# An "l" behind two letters of a word, and before no capital.
_INSIDE = re.compile("[^\\W\\d_][a-z]l(?![A-Z])")

# Tops of one line differ by a pixel at least where they differ.
_PIXEL = 1.0
# A stroke that is higher by less may be so by rounding alone.
_SEEN_PX = 2.0
# So many capitals that are all as high are no chance.
_AGREE = 2
# An "I" that is wider than this, in its heights, has serifs, and readers know it.
_BARE = 0.3


def strokes_told(sites: Sites, site: Site, reading: Reading) -> Reading:
    """A label of one level line with each of its strokes as high as its ink, where stems and
    capitals in it are of two heights; in doubt if fewer than two capitals tell these, or if a
    stroke may be either and nothing tells."""
    letters = reading.text.replace(" ", "")
    if not set(_STROKES) & set(letters):
        return reading
    boxes = None
    if len(site.lines) == 1 and reading.turn == 0:
        boxes = _letters(sites.glyphs.boxes[site.lines[0].glyphs])
        boxes = boxes if len(boxes) == len(letters) else None
    told = None if boxes is None else _by_tops(sites, reading, letters, boxes)
    if told is not None:
        return told
    either = _OPEN.search(letters)
    if either is None or reading.review or reading.layer:
        return reading
    if boxes is not None:
        x0, y0, x1, y1 = boxes[either.end() - 1]
        if x1 - x0 > _BARE * (y1 - y0):
            return reading
    return doubted(reading)


def _by_tops(sites: Sites, reading: Reading, letters: str, boxes: FloatArray) -> Reading | None:
    """The label as the heights of its letters tell it; None where these tell nothing."""
    text = reading.text
    tops = {
        kind: [box[1] for box, one in zip(boxes, letters, strict=True) if one in kind]
        for kind in (_STEMS, _CAPITALS)
    }
    stems, capitals = tops[_STEMS], tops[_CAPITALS]
    if any(np.ptp(one) > 0 for one in (stems, capitals) if one) or not capitals:
        return None
    capital = capitals[0]
    if stems and abs(stems[0] - capital) < _PIXEL:
        return None
    if not stems and len(capitals) < _AGREE:
        return None
    # Without a stem what reaches higher than capitals is none.
    tall = {stems[0]} if stems else {box[1] for box in boxes if box[1] <= capital - _PIXEL}
    if not tall:
        return None
    told = iter(
        _told(one, box[1], tall, capital) for box, one in zip(boxes.tolist(), letters, strict=True)
    )
    found = "".join(one if one == " " else next(told) for one in text)
    if found == text:
        return reading
    rise = capital - min(tall)
    if not stems and rise < _SEEN_PX and set(reading.said) <= {"", text}:
        # Rounding sets a thin stroke a pixel higher, too: no stem shows how high these reach.
        others = text.translate(str.maketrans("", "", _STROKES))
        return reading if others.isupper() and "l" not in text else doubted(reading)
    if rise < _SEEN_PX and text in reading.said and _makes_odd_words(text, found):
        # Rounding sets one stem a pixel lower than the next, too.
        return reading
    sure = len(capitals) >= _AGREE and not sites.layout.raster.lossy and not reading.review
    return changed(reading, found, sure=sure)


def _makes_odd_words(text: str, found: str) -> bool:
    """Whether an "l" within small letters, or behind them at the end of a word, has become an "I".

    >>> _makes_odd_words("Model B", "ModeI B"), _makes_odd_words("dlPFC", "dIPFC")
    (True, False)
    """
    return any(
        one == "l" and two == "I" and _INSIDE.match(text[max(place - 2, 0) : place + 2]) is not None
        for place, (one, two) in enumerate(zip(text, found, strict=True))
    )


def _told(one: str, top: float, tall: set[float], capital: float) -> str:
    if one not in _STROKES or (top != capital and top not in tall):
        return one
    return "l" if top in tall else "I"


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

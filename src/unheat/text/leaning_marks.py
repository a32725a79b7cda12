"""Marks over an "i" that lean: a dot stands over its stem, and an acute or a grave beside it.

In print of nine pixels both are two pixels wide and one high, so that size tells nothing. Where the
middle of their ink is, is known to a tenth of a pixel, and for all dots of an axis it is the same
from their stems: over them, or as far beside them as the slant of the type goes.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from unheat.medians import median
from unheat.text.reading import Reading
from unheat.text.sites import Sites

_FEWEST = 4
"""Dots of an axis that tell how they stand over their stems."""

_LEAN, _LEAN_PX, _STEADY = 0.05, 0.4, 0.5
"""How far from where others stand a mark is that is no dot: in heights of a letter, in pixels, and
so much of it the others may differ among each other."""

_MARK, _OVER, _STEM, _NARROW = 0.5, 0.6, 0.5, 0.45
"""Heights of letters: a mark's at most, how far above the base line it ends, a stem's least, and
how wide that is at most, with its serifs."""

Floats = npt.NDArray[np.float64]


def leaning(sites: Sites, readings: Mapping[str, Reading]) -> set[str]:
    """Keys of level labels with an "i" whose mark does not stand as those of its axis do."""
    found: set[str] = set()
    for role, number in sites.axes():
        seen = {
            site.key: dots
            for site in sites.of(role, number)
            if len(dots := _leans(sites, readings[site.key]))
        }
        sizes = {site.key: site.lines[0].size for site in sites.of(role, number)}
        everyone = np.concatenate([np.empty(0), *seen.values()])
        if len(everyone) < _FEWEST:
            continue
        usual = float(median(everyone))
        for key, dots in seen.items():
            off = float(np.abs(dots - usual).max())
            others = [one for other, one in seen.items() if other != key]
            spread = np.abs(np.concatenate([np.empty(0), *others]) - usual).max(initial=0.0)
            if off > max(_LEAN * sizes[key], _LEAN_PX) and spread <= _STEADY * off:
                found.add(key)
    return found


def _leans(sites: Sites, reading: Reading) -> Floats:
    """(n,) pixels from the middle of the stem of each "i" of a label to that of its mark, where
    mark and stem are pieces of their own; none where more or fewer marks stand there."""
    site = reading.site
    line = site.lines[0]
    none = np.empty(0)
    if reading.layer or len(site.lines) != 1 or line.angle != 0.0 or reading.turn != 0.0:
        return none
    boxes = sites.glyphs.boxes[line.glyphs]
    boxes = boxes[np.argsort(boxes[:, 0], kind="stable")]
    high = boxes[:, 3] - boxes[:, 1]
    tall = high > _STEM * line.size
    if not tall.any():
        return none
    base = float(median(boxes[tall, 3]))
    marks = (high <= _MARK * line.size) & (base - boxes[:, 3] >= _OVER * line.size)
    dotted = [sign for sign in reading.text if sign in "ij"]
    if int(marks.sum()) != len(dotted):
        return none
    stems = boxes[tall & ~marks & (boxes[:, 2] - boxes[:, 0] <= _NARROW * line.size)]
    found = []
    for mark, sign in zip(boxes[marks], dotted, strict=True):
        under = stems[(stems[:, 0] <= mark[2]) & (stems[:, 2] >= mark[0])]
        # The hook of a "j" has its middle beside its dot.
        if sign == "i" and len(under) == 1:
            found.append(_middle(sites, mark) - _middle(sites, under[0]))
    return np.array(found)


def _middle(sites: Sites, box: Floats) -> float:
    """Where the middle of the ink of a box is across the line, its rims of less ink included."""
    rgb = sites.layout.raster.rgb
    x0, y0, x1, y1 = (int(side) for side in box)
    x0, x1 = max(0, x0 - 1), min(rgb.shape[1], x1 + 1)
    seen = rgb[y0:y1, x0:x1].astype(np.float64)
    ground = np.asarray(sites.layout.background, dtype=np.float64)
    ink = np.abs(seen - ground).sum(axis=(0, 2))
    places = np.arange(x0, x1) + 0.5
    return float(places @ ink / max(float(ink.sum()), 1.0))

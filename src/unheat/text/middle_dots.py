"""Dots at half the height of letters, as units are multiplied: "N·m", "mg·kg⁻¹".

Readers know hyphens and full stops better, and write these for them, sometimes all of them. The ink
is plain: a hyphen is three times as wide as it is high, a full stop stands on the base line, and a
dot in the middle is neither.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.model import Box
from unheat.text.ink import FloatArray, IntArray
from unheat.text.line_feet import feet_of, pieces_of
from unheat.text.reading import Reading, doubted
from unheat.text.sites import Sites
from unheat.text.typeface import letter

DOT = "\u00b7"

_MISTAKEN = re.compile(
    r"(?<=[\w\u2070-\u209f)%])[-\u2010\u2013.\u00b7\u2022\u2219\u22c5](?=[^\W\d_])"
)
"""What readers make of a dot between what is multiplied; a letter follows it."""

_UNITS = ("title", "figure-title", "row-title", "column-title", "bar-label")
"""Texts that name quantities; names of rows and columns have hyphens."""

_LEAST_PX = 7.0
"""In smaller print a hyphen is as high as it is wide."""

_SMALL, _SMEARED_PX = 0.25, 1.0
"""How wide and high a dot is at most, in letter heights, and by how many pixels its sides differ
or are longer for where it lies between them."""

_LONGER, _PIXEL = 1.6, 1.0 / 12.0
"""Times that the variance of a dot along its line is that across it, at most; of a hyphen it is
two and more. A pixel has this variance itself."""

_LOW, _HIGH = 0.16, 0.72
"""How far above the feet of letters the middle of a dot is, in letter heights: above a full stop,
whose middle is half a dot above them, and below the dot of an "i" and raised signs."""

_NEAR = 1.2
"""A dot is the sign of a text whose place in it is this near, in widths of a digit."""

_USUAL, _WIDTH, _RAISED = "DejaVu Sans", 0.55, 0.38
"""The family whose widths tell about where a letter stands, and those of others, in em."""


def with_middle_dots(sites: Sites, readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """The readings with dots where their ink has them and readers saw hyphens or full stops."""
    return {key: _dotted(sites, reading) for key, reading in readings.items()}


def _dotted(sites: Sites, reading: Reading) -> Reading:
    line = reading.site.lines[0]
    if reading.layer or reading.site.role not in _UNITS or line.size < _LEAST_PX:
        return reading
    extents = pieces_of(sites, reading) if _MISTAKEN.search(reading.text) else None
    if extents is None:
        return reading
    pieces = middle_dots(extents, line.size)
    rgb, page = sites.layout.raster.rgb, sites.layout.background
    boxes = sites.glyphs.boxes[line.glyphs[pieces]]
    upright = reading.turn % 180 == 0
    dots = [
        piece
        for piece, box in zip(pieces, boxes, strict=True)
        if is_round(rgb, Box(*box.tolist()), page, upright=upright)
    ]
    if not dots:
        return reading
    first, last = extents[:, 0].min(), extents[:, 2].max()
    places = 0.5 * (extents[dots, 0] + extents[dots, 2])
    text = with_dots_at(reading.text, np.sort((places - first) / (last - first)))
    if text == reading.text:
        return reading
    changed = replace(reading, text=text, others=(reading.text, *reading.others))
    # A codec makes short strokes as high as they are wide.
    return doubted(changed) if sites.layout.raster.lossy else changed


def middle_dots(extents: FloatArray, size: float) -> IntArray:
    """Which pieces of a line, (m,), may be dots at half the height of its letters, alone there.

    ``extents`` (n, 4) are where the pieces begin and end, along and across, and ``size`` is the
    height of a letter, in pixels.
    """
    wide, high = extents[:, 2] - extents[:, 0], extents[:, 3] - extents[:, 1]
    feet = feet_of(extents, size)
    if feet is None:
        return np.zeros(0, dtype=np.intp)
    above = (feet - 0.5 * (extents[:, 1] + extents[:, 3])) / size
    dots = (above >= _LOW) & (above <= _HIGH) & (np.abs(wide - high) <= _SMEARED_PX)
    dots &= np.maximum(wide, high) <= _SMALL * size + _SMEARED_PX
    middles = 0.5 * (extents[:, 0] + extents[:, 2])
    alone = [
        not ((extents[:, 0] < middles[i]) & (middles[i] < extents[:, 2])).sum() > 1
        for i in range(len(extents))
    ]
    found: IntArray = np.flatnonzero(dots & np.array(alone))
    return found


def is_round(rgb: npt.NDArray[np.uint8], box: Box, page: Sequence[float], *, upright: bool) -> bool:
    """Whether the ink in a box is as long along its line as across it, by its second moments.

    Boxes are whole pixels, and a hyphen of small print that lies between two of them has one that
    is two thirds as high as it is wide; its ink is gray there.
    """
    ys, xs = box.padded(1.0).pixels(rgb.shape)
    off = np.abs(rgb[ys, xs].astype(np.float64) - np.asarray(page, dtype=np.float64)).max(axis=-1)
    if not off.any():
        return False
    spreads = []
    for axis in (0, 1) if upright else (1, 0):
        mass = off.sum(axis=1 - axis)
        at = np.arange(len(mass))
        middle = float((mass * at).sum() / mass.sum())
        spreads.append(float((mass * (at - middle) ** 2).sum() / mass.sum()) + _PIXEL)
    across, along = spreads
    return along <= _LONGER * across


def with_dots_at(text: str, places: Sequence[float] | FloatArray) -> str:
    """``text`` with a dot for the hyphen or full stop next to each of ``places``, shares of the
    width of its ink, if there is one.

    >>> with_dots_at("Torque (N-m)", [0.74]), with_dots_at("self-made (N-m)", [0.8])
    ('Torque (N·m)', 'self-made (N·m)')
    >>> with_dots_at("self-made (N-m)", [0.5])
    'self-made (N-m)'
    """
    widths = np.array([_width(sign) for sign in text])
    ends = np.cumsum(widths)
    middles = (ends - 0.5 * widths) / ends[-1]
    signs = [found.start() for found in _MISTAKEN.finditer(text)]
    written = list(text)
    for place in places:
        if not signs:
            break
        nearest = min(signs, key=lambda at: abs(middles[at] - place))
        if abs(middles[nearest] - place) * ends[-1] > _NEAR * _WIDTH:
            continue
        signs.remove(nearest)
        written[nearest] = DOT
    return "".join(written)


def _width(sign: str) -> float:
    """About how far a sign takes a line on, in em."""
    if "\u2070" <= sign <= "\u209f" or sign in "\u00b9\u00b2\u00b3":
        return _RAISED
    known = letter(_USUAL, sign)
    return known[0] if known else _WIDTH

"""Noughts with a dot or a stroke within, as typewriters have them, and rings on the same axis
without: these are an "O", as "Lot 0O" has one.

All letters of such a type are equally wide, and readers write what is usual between digits.
A person is asked about a nought without the mark that others have, on the other axis as well, and
about an "O" with it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from unheat.medians import median
from unheat.text.ink import FloatArray
from unheat.text.reading import Reading, doubted
from unheat.text.sites import Site, Sites

_Rings = list[tuple[str, float]]

_RINGS = frozenset("0O")

_LEAST_PX = 8.0
"""Rings are so high that what is within them is seen."""

_MARKED, _HOLLOW = 0.25, 0.1
"""Share of the middle of a ring that is ink if it has a mark, at least, and if it has none."""

_WITHIN = 0.12
"""The middle of a ring is so much of its width and height to either side of its center."""

_SIZES = 0.15
"""Labels of two axes that are set alike differ by so much in size."""

_SHARED = 0.5
"""Pieces of one letter share so much of the narrower one's width."""


def marked_noughts(sites: Sites, readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """Readings of labels with a ring that is not what the others of its kind look like, doubted."""
    found = {}
    rings = {
        axis: {
            site.key: _rings(sites, site, readings[site.key].text)
            for site in sites.of(*axis)
            if not readings[site.key].layer
        }
        for axis in sites.axes()
    }
    for axis, own in rings.items():
        if not _are_marked(sites, rings, axis):
            continue
        for key, seen in own.items():
            if any(ink <= _HOLLOW if char == "0" else ink >= _MARKED for char, ink in seen):
                found[key] = doubted(readings[key])
    return found


def _are_marked(
    sites: Sites, rings: Mapping[tuple[str, int], Mapping[str, _Rings]], axis: tuple[str, int]
) -> bool:
    """Whether most noughts of an axis have a mark, or none of them, but most of the other axis of
    its panel, whose labels are as large."""
    inked = _noughts(rings[axis])
    if not inked or median(np.array(inked)) >= _MARKED:
        return bool(inked)
    size = _size(sites, axis)
    beside = [
        ink
        for other, own in rings.items()
        if own and other != axis and other[1] == axis[1]
        if abs(_size(sites, other) / size - 1) <= _SIZES
        for ink in _noughts(own)
    ]
    return max(inked) <= _HOLLOW and bool(beside) and median(np.array(beside)) >= _MARKED


def _noughts(own: Mapping[str, _Rings]) -> list[float]:
    return [ink for seen in own.values() for char, ink in seen if char == "0"]


def _size(sites: Sites, axis: tuple[str, int]) -> float:
    return float(median(np.array([site.lines[0].size for site in sites.of(*axis)])))


def _rings(sites: Sites, site: Site, text: str) -> _Rings:
    """(character, share of ink in its middle) of the noughts and the "O" of a level label; none
    where its letters are not told apart."""
    line, chars = site.lines[0], text.replace(" ", "")
    if len(site.lines) != 1 or line.angle != 0.0 or not _RINGS & set(chars):
        return []
    letters = _letters(sites.glyphs.boxes[line.glyphs])
    if len(letters) != len(chars):
        return []
    ink = sites.glyphs.labels > 0
    rings = [(char, box) for char, box in zip(chars, letters, strict=True) if char in _RINGS]
    if any(box[3] - box[1] < _LEAST_PX for _, box in rings):
        return []
    return [(char, _inked(ink, box)) for char, box in rings]


def _letters(boxes: FloatArray) -> list[FloatArray]:
    """Boxes (4,) of letters, from left to right, those of their points and of what is within them
    among them."""
    letters: list[FloatArray] = []
    for box in boxes[np.argsort(boxes[:, 0], kind="stable")]:
        if letters:
            last = letters[-1]
            shared = min(last[2], box[2]) - max(last[0], box[0])
            if shared >= _SHARED * min(last[2] - last[0], box[2] - box[0]):
                letters[-1] = np.concatenate(
                    [np.minimum(last[:2], box[:2]), np.maximum(last[2:], box[2:])]
                )
                continue
        letters.append(box)
    return letters


def _inked(ink: npt.NDArray[np.bool_], box: FloatArray) -> float:
    """Share of the middle of a ring that is ink."""
    x0, y0, x1, y1 = box.tolist()
    across, down = _WITHIN * (x1 - x0), _WITHIN * (y1 - y0)
    columns = _about((x0 + x1) / 2, across)
    rows = _about((y0 + y1) / 2, down)
    return float(ink[rows, columns].mean())


def _about(middle: float, reach: float) -> slice:
    """The pixels whose middles are so near to a place, and one or two at least."""
    first, last = math.ceil(middle - reach - 0.5), math.floor(middle + reach - 0.5)
    return slice(min(first, math.floor(middle - 0.25)), max(last, math.ceil(middle - 0.75)) + 1)

"""Arrows and triangles beside the numbers of cells, which say that these rose or fell.

Readers of numbers know no arrows: "-5.2↓" is read as "-5.24", and color cannot tell the digit that
is too many. But an arrow has a shape that no digit has: a stem in its middle, and a head that
grows from a tip. Arrows are taken out before anybody reads, and put back into what was read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from unheat.components import components
from unheat.medians import median
from unheat.model import Crop, Reason, TextReading
from unheat.text.cut import coverage_of, place
from unheat.text.triangles import HIGH, WIDE, triangle

Cell = tuple[int, int]
FloatArray = npt.NDArray[np.float64]

UP, DOWN = "↑", "↓"

LIKE_ARROWS = frozenset("147")
"""What readers make of arrows, and of triangles that point down."""

_DOUBTED = 0.5
"""Confidence of a number of which one digit may be such a mark."""

_LEAST, _SHARE = 3, 0.3
"""Arrows in the cells of a panel, and the share of its cells with print that have one, from which
they are no accident of its print: a small bold 8 may look like one."""

_LOOK = 24
"""So many crops show whether a large panel has arrows: 24 of a third with one all miss it by chance
once in 17,000."""

_INK = 0.35
"""Coverage of what is an arrow."""

_HIGH = 0.7
"""An arrow is as high as a digit, or a little lower, ..."""

_WIDE = (0.28, 1.1)
"""... and so wide, in heights of it."""

_LEAST_PX = 9
"""A lower one is like a small 1 or 7."""

_TAIL, _HEAD = 0.56, 0.42
"""The stem stands alone below so much of its height; the head is widest above that."""

_STEADY, _THIN = 1.25, 0.36
"""The widest line of a stem in usual ones, and how wide these are, in widths of the arrow."""

_ASIDE = 0.16
"""How far the stem may be off the middle, in widths of the arrow: that of a 1 is at its right."""

_PLAIN_PX = 14
"""Height from which the head of an arrow has some lines."""

_BLUR_PX, _WITHIN = 0.75, 0.9
"""A stem is blurred by so many pixels on both sides, and holds this share of the ink there."""

_ALIKE, _ALIKE_PX = 0.3, 0.9
"""Share of its ink by which an arrow may differ from its mirror image, and by how much more where
it is one pixel wide: a sharp one that stands between two pixels has different sides."""

_HALF = 0.28
"""So far a head reaches to both sides of its stem, in widths of the arrow."""

_TIP = 0.67
"""The tip is narrower than this share of the head: the bar of a T is not."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Arrow:
    """An arrow among the pieces of ink of a line, of which so many stand ``before`` and ``behind``
    it; ``ink`` (h, w) is where its own is."""

    before: int
    behind: int
    ink: npt.NDArray[np.bool_]
    sign: str


def without_arrows(crops: Sequence[Crop]) -> list[Crop]:
    """The crops of a panel's cells without the ink of arrows, noted in their ``arrows``."""
    few = crops[:: max(1, len(crops) // _LOOK)]
    if len(crops) > 2 * _LOOK and not any(map(_arrows, few)):
        return list(crops)
    all_found = {crop.key: arrows for crop in crops if (arrows := _arrows(crop))}
    places = Counter(_place(one) for arrows in all_found.values() for one in arrows)
    # A panel has its arrows in one place of a line.
    usual = max(places, key=lambda at: places[at], default="")
    cells = {place(crop.key)[:2] for crop in crops}
    found = {
        key: there
        for key, arrows in all_found.items()
        if (there := [one for one in arrows if _place(one) == usual])
    }
    every = [one for arrows in found.values() for one in arrows]
    if len(found) < max(_LEAST, _SHARE * len(cells)) or (
        # A small dagger is like an arrow that points up.
        all(one.sign == UP and np.ptp(np.nonzero(one.ink)[0]) + 1 < _PLAIN_PX for one in every)
    ):
        return list(crops)
    return [_cleared(crop, found[crop.key]) if crop.key in found else crop for crop in crops]


def with_arrows(
    readings: Mapping[Cell, TextReading], lines: Mapping[Cell, Sequence[Crop]]
) -> dict[Cell, TextReading]:
    """The readings with the arrows of their lines where these stand; the numbers stay.

    A digit where others have an arrow, which may be one that was not seen, is in doubt.
    """
    result = dict(readings)
    marked = [arrow for crops in lines.values() for crop in crops for arrow in crop.arrows]
    for cell, reading in readings.items() if marked else ():
        crops = lines.get(cell, ())
        texts = reading.raw.split("\n")
        if any(crop.arrows for crop in crops):
            if len(texts) == len(crops):
                told = [put_back(text, crop) for text, crop in zip(texts, crops, strict=True)]
                result[cell] = replace(reading, raw="\n".join(told))
        elif any(_may_hide(text, marked) for text in texts):
            result[cell] = digit_doubted(reading)
    return result


def digit_doubted(reading: TextReading) -> TextReading:
    """The reading of a number of which one digit may be a mark."""
    reasons = tuple(dict.fromkeys((*reading.reasons, Reason.DIGIT_IN_DOUBT)))
    return replace(reading, confidence=min(reading.confidence, _DOUBTED), reasons=reasons)


def _may_hide(text: str, arrows: Sequence[tuple[int, int, str]]) -> bool:
    """Whether a text has such a digit where the ``arrows`` of other lines stand."""
    ends = [text[:1] * (not before) + text[-1:] * (not behind) for before, behind, _ in arrows]
    return bool(LIKE_ARROWS & set("".join(ends)))


def put_back(text: str, crop: Crop) -> str:
    """The text of a line with its arrows, each behind as many characters as pieces of ink.

    Where readers and ink count differently, an arrow that is neither first nor last stands behind
    the bracket.
    """
    for before, behind, sign in crop.arrows:
        tight = [i for i, char in enumerate(text) if not char.isspace()]
        if not text or not before:
            text = sign + text
        elif not behind:
            text += sign
        elif before < len(tight) and len(tight) == before + behind:
            text = text[: tight[before]] + sign + text[tight[before] :]
        elif (bracket := re.search(r"[(\[]\s*", text)) is not None:
            text = text[: bracket.end()] + sign + text[bracket.end() :]
    return text


def _arrows(crop: Crop) -> list[_Arrow]:
    """Arrows in a line of print."""
    coverage = np.asarray(coverage_of(crop), dtype=np.float64)
    pieces = components(coverage > _INK)
    boxes = pieces.boxes[1:]
    if len(boxes) < 2:
        return []
    high = boxes[:, 3].max()
    found = []
    for index, (left, top, width, height) in enumerate(boxes.tolist(), start=1):
        tall = height >= _HIGH * high and _WIDE[0] * height <= width <= _WIDE[1] * height
        full = height >= HIGH * high and WIDE[0] * height <= width <= WIDE[1] * height
        if not tall and not full:
            continue
        own = pieces.labels == index
        ink = np.where(own, coverage, 0.0)[top : top + height, left : left + width]
        sign = triangle(ink) if full else ""
        if tall and not sign:
            sign = UP if _points_up(ink) else DOWN if _points_up(ink[::-1]) else ""
        if sign:
            before = int(np.sum(boxes[:, 0] + boxes[:, 2] <= left + width / 2))
            found.append(_Arrow(before=before, behind=len(boxes) - 1 - before, ink=own, sign=sign))
    return sorted(found, key=lambda one: one.before)


def _place(arrow: _Arrow) -> str:
    return "first" if not arrow.before else "within" if arrow.behind else "last"


def _points_up(ink: FloatArray) -> bool:
    """Whether a piece of ink (h, w) is an arrow that points to the first line."""
    height, width = ink.shape
    if height < _LEAST_PX:
        return False
    tail = ink[round(_TAIL * height) :]
    across = tail.sum(axis=1)
    stem = float(median(across))
    if not 0.5 <= stem <= _THIN * width or across.max() > _STEADY * stem:
        return False
    middle = float((tail.sum(axis=0) @ np.arange(width)) / tail.sum())
    if abs(middle - (width - 1) / 2) > _ASIDE * width:
        return False
    # The sides of a nought have their middle between them, where it is empty.
    near = np.abs(np.arange(width) - middle) <= stem / 2 + _BLUR_PX
    if tail[:, near].sum() < _WITHIN * tail.sum():
        return False
    if _unlike_its_mirror(ink, middle):
        return False
    # The bar of a plus sign that a resizer blurred grows as a head does, with a stem on both sides.
    heights = np.arange(height, dtype=np.float64)
    if not _unlike_its_mirror(ink.T, float(ink.sum(axis=1) @ heights / ink.sum())):
        return False
    columns = np.arange(width)
    wide = [columns[line > _INK] for line in ink[: max(round(_HEAD * height), 3)]]
    reach = [min(middle - one[0], one[-1] - middle) if len(one) else 0.0 for one in wide]
    widest = int(np.argmax(reach))
    # The head grows line by line; the bar of a dagger is there at once.
    grown = [one for one in reach[:widest] if stem / 2 + 0.5 < one < 0.9 * reach[widest]]
    if height >= _PLAIN_PX and not grown:
        return False
    tip = reach[0] + 0.5
    apart = bool(tip <= _TIP * (reach[widest] + 0.5))
    return apart and widest >= 1 and bool(reach[widest] >= _HALF * width)


def _unlike_its_mirror(ink: FloatArray, middle: float) -> bool:
    """Whether the two sides of a stem differ, at what share of a pixel it may stand."""
    columns = np.arange(ink.shape[1], dtype=np.float64)
    mirrored = np.array([np.interp(2 * middle - columns, columns, line, 0, 0) for line in ink])
    allowed = _ALIKE + _ALIKE_PX / ink.shape[1]
    return bool(np.abs(ink - mirrored).sum() > allowed * ink.sum())


def _cleared(crop: Crop, arrows: Sequence[_Arrow]) -> Crop:
    """The crop with the ink of its arrows and the blur about it made paper."""
    coverage = np.asarray(coverage_of(crop), dtype=np.float64)
    pieces = components(coverage > _INK)
    printed = np.array(crop.pixels, dtype=np.uint8)
    for own in (arrow.ink for arrow in arrows):
        columns = np.flatnonzero(own.any(axis=0))
        reach = own.copy()
        for _ in range(2):
            grown = np.pad(reach, 1)
            near = grown[:-2] | grown[2:] | grown[1:-1]
            reach = near[:, :-2] | near[:, 2:] | near[:, 1:-1]
        # The blur of a neighbor that stands close by is its own.
        others = (pieces.labels > 0) & ~own
        printed[reach & ~others] = 255
        printed[:, columns[0] : columns[-1] + 1][~others[:, columns[0] : columns[-1] + 1]] = 255
    noted = tuple((arrow.before, arrow.behind, arrow.sign) for arrow in arrows)
    return replace(crop, pixels=printed, arrows=noted)

"""Legends: a key of its own for each of the few colors that a panel shows.

A legend of categories lies on no curve, so that it cannot be found as bars are. But the cells
are known by then: a key is a flat rectangle outside of all panels in the very color of some of
them. Keys are of one size and stand in rows and columns, one for each color: cells that no panel
holds are many of one color.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import cv2
import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.components import components
from unheat.detect.cellcheck import LOSSLESS
from unheat.detect.legend_frames import SAME, SAME_PX, whole_keys, with_frames
from unheat.detect.legend_groups import groups_of
from unheat.detect.legend_steps import steps_of, touching
from unheat.medians import median
from unheat.model import Bar, Box
from unheat.model.geometry import surround

Pixels = npt.NDArray[np.uint8]
FloatArray = npt.NDArray[np.float64]

_MOST = 24
"""More colors than anybody gives names to in one legend."""

_SMALLEST_PX, _LARGEST_PX, _RIMMED_PX = 3, 400, 5
"""Sides of what is even of a key, and what it is more than where a rim of a pixel can be spared."""

_MANY = 60
"""More rectangles of one color than this are the cells of something else."""

_FULL, _DISC = 0.8, 0.6
"""Share of its box that a rectangle fills, since keys may have rounded corners, and of a square one
that the even part of a disc does: whole ones fill pi / 4 of it, triangles and rings half."""

_EXPLAINED = 0.8
"""Share of the cells whose colors have a key; the others are masked."""

_SMEARED, _OF_NEXT = 32.0, 0.4
"""Levels of 255 by which a lossy codec may lead the color of a small key, and the share of the
distance to the next color up to which it is still known."""

_KEYS = 2
"""A legend has so many keys at least that do not look like the page."""

_RARE = 0.005
"""Share of the cells that is none of the colors: a border that was hit, a cell of its own."""


def find_legend(
    rgb: Pixels,
    colors: FloatArray,
    tolerance: float,
    taken: Sequence[Box],
    page: Sequence[float] | None = None,
) -> Bar | None:
    """The legend whose keys have the ``colors`` (n, 3) of a panel's cells; None without one.

    ``tolerance`` in levels of 255 is what parts two pixels of one color; keys do not lie in the
    boxes ``taken`` by cells and what goes with them. Cells in the color of the ``page`` are blank:
    a diagonal, half of a matrix; no key has to explain them.
    """
    tones, counts = _tones(colors, tolerance)
    if not 2 <= len(tones) <= _MOST:
        return None
    free = np.ones(rgb.shape[:2], dtype=bool)
    for box in taken:
        free[box.padded(1.0).pixels(rgb.shape)] = False
    boxes, owners = _rectangles(rgb, tones, tolerance, free, page)
    best: list[int] = []
    blank = np.zeros(len(tones), dtype=bool)
    if page is not None:
        blank = most(np.abs(tones - np.array(page))) <= 2.0 * tolerance
    best_score = (_EXPLAINED * float(counts[~blank].sum() or counts.sum()), 0.0)
    for group in groups_of(boxes) + groups_of(whole_keys(rgb, boxes, page, tolerance)):
        held = sorted({owners[index] for index in group})
        looks = {_look(rgb, boxes[index], tolerance) for index in group}
        if len(looks) < max(2, len(group)):
            # Cells of something else have one color many times.
            continue
        if _stands_about(surround([boxes[index] for index in group]), taken):
            continue
        if page is not None and _are_holes(rgb, [boxes[index] for index in group], page, tolerance):
            continue
        score = (float(counts[held].sum()), -_extent([boxes[index] for index in group]))
        if score > best_score:
            best, best_score = group, score
    if not best:
        return None
    keyed = {owners[index] for index in best}
    others = [box for box, owner in zip(boxes, owners, strict=True) if owner not in keyed]
    keys = [boxes[index] for index in best]
    keys += with_frames(keys, others)
    if touching(keys):
        return steps_of(rgb, keys)
    # Keys of colors that no cell has, or that are nearly those of another key.
    keys += _more_keys(rgb, keys, tolerance, free)
    return _legend(keys)


def _stands_about(legend: Box, taken: Sequence[Box]) -> bool:
    """Whether cells or their company lie between keys: those are bars of a chart on either side of
    what passes for cells, or cells beyond these, for a legend is of one piece."""
    return any(legend.intersection(box) > 0.0 for box in taken)


def _are_holes(rgb: Pixels, group: Sequence[Box], page: Sequence[float], tolerance: float) -> bool:
    """Whether all but one of some keys have the page's color, as holes in letters do."""
    tones = (rgb[box.pixels(rgb.shape)].reshape(-1, 3) for box in group)
    off = [np.abs(median(tone, along_first=True) - np.array(page)).max() for tone in tones]
    return sum(float(one) > 2.0 * tolerance for one in off) < _KEYS


def _look(rgb: Pixels, box: Box, tolerance: float) -> tuple[int, ...]:
    """The color of a rectangle: exactly, or as exactly as a codec leaves it."""
    rows, cols = box.pixels(rgb.shape)
    color = median(rgb[rows, cols].reshape(-1, 3), along_first=True)
    step = 1.0 if tolerance <= LOSSLESS else 2.0 * tolerance
    return tuple(int(level) for level in np.round(color / step))


def _more_keys(
    rgb: Pixels, keys: Sequence[Box], tolerance: float, free: npt.NDArray[np.bool_]
) -> list[Box]:
    """Flat rectangles of any other color in the columns and rows of keys, as large as these."""
    found: list[Box] = []
    for axis in (0, 1):
        picture = rgb if axis == 1 else rgb.transpose(1, 0, 2)
        open_ = free if axis == 1 else free.T
        own = [box.transposed() if axis == 0 else box for box in keys]
        steps = _steps(own)
        for column in _columns(own):
            for box in _flats(picture, column, tolerance, open_):
                near = min(abs(box.center[1] - other.center[1]) for other in column)
                # In a column keys follow in equal steps; in a row their texts are between them.
                if axis == 1 and (not steps or near > 1.5 * max(steps)):
                    continue
                back = box.transposed() if axis == 0 else box
                if all(back.intersection(other) == 0.0 for other in (*keys, *found)):
                    found.append(back)
    return found


def _columns(keys: Sequence[Box]) -> list[list[Box]]:
    columns: list[list[Box]] = []
    for key in sorted(keys, key=lambda box: (box.x0, box.y0)):
        if columns and abs(columns[-1][0].x0 - key.x0) <= SAME_PX:
            columns[-1].append(key)
        else:
            columns.append([key])
    return columns


def _steps(keys: Sequence[Box]) -> list[float]:
    """Distances of keys below each other."""
    return [
        below.y0 - above.y0
        for column in _columns(keys)
        for above, below in pairwise(sorted(column, key=lambda box: box.y0))
    ]


def _flats(
    rgb: Pixels, column: Sequence[Box], tolerance: float, free: npt.NDArray[np.bool_]
) -> list[Box]:
    """Rectangles of one color each in the column of some keys, and as large as these."""
    key = column[0]
    x0, x1 = int(key.x0), int(key.x1)
    rim = 1 if x1 - x0 > _RIMMED_PX else 0
    strip = rgb[:, x0 + rim : x1 - rim].astype(np.int16)
    even = np.ptp(strip, axis=1).max(axis=1) <= tolerance
    even &= free[:, x0:x1].all(axis=1)
    middle = np.median(strip, axis=1)
    goes_on = even[1:] & even[:-1] & (most(np.abs(np.diff(middle, axis=0))) <= tolerance)
    ends = np.flatnonzero(~goes_on) + 1
    starts = np.r_[0, ends]
    stops = np.r_[ends, len(even)]
    slack = max(SAME_PX, SAME * key.height)
    return [
        Box(key.x0, float(start), key.x1, float(stop))
        for start, stop in zip(starts.tolist(), stops.tolist(), strict=True)
        if even[start]
        and abs(stop - start - key.height) <= slack
        and _bounded(rgb, key, start, tolerance)
    ]


def _bounded(rgb: Pixels, key: Box, row: int, tolerance: float) -> bool:
    """Whether a rectangle has another color than what stands on either side of it."""
    y = row + max(1, int(key.height) // 2)
    if not 0 <= y < rgb.shape[0]:
        return False
    outside = [int(key.x0) - 3, int(key.x1) + 2]
    if min(outside) < 0 or max(outside) >= rgb.shape[1]:
        return False
    own = rgb[y, int(key.center[0])].astype(np.int16)
    return all(bool(np.abs(rgb[y, x] - own).max() > tolerance) for x in outside)


def _legend(boxes: list[Box]) -> Bar:
    """Keys from top to bottom and from left to right, as one bar."""
    upright = _spread(boxes, 1) >= _spread(boxes, 0)
    rows: list[list[Box]] = []
    for box in sorted(boxes, key=lambda box: box.center[1]):
        if rows and abs(rows[-1][0].center[1] - box.center[1]) <= 0.5 * box.height:
            rows[-1].append(box)
        else:
            rows.append([box])
    ordered = [box for row in rows for box in sorted(row, key=lambda box: box.x0)]
    return Bar(
        box=surround(ordered),
        orientation="vertical" if upright else "horizontal",
        keys=True,
        swatches=tuple(ordered),
    )


def _spread(boxes: Sequence[Box], axis: int) -> float:
    places = [box.center[axis] for box in boxes]
    return max(places) - min(places)


def _extent(boxes: Sequence[Box]) -> float:
    return _spread(boxes, 0) + _spread(boxes, 1)


def _tones(colors: FloatArray, tolerance: float) -> tuple[FloatArray, FloatArray]:
    """(k, 3) colors that differ, and how many cells (k,) have each; rare ones are left out."""
    apart = 2.0 * tolerance
    left = np.ones(len(colors), dtype=bool)
    tones: list[FloatArray] = []
    counts: list[float] = []
    while left.any() and len(tones) <= 2 * _MOST:
        first = colors[np.argmax(left)]
        alike = left & (most(np.abs(colors - first)) <= apart)
        tones.append(median(colors[alike], along_first=True))
        counts.append(float(alike.sum()))
        left &= ~alike
    kept = [count > _RARE * len(colors) for count in counts]
    return np.array(tones)[kept], np.array(counts)[kept]


def _rectangles(
    rgb: Pixels,
    tones: FloatArray,
    tolerance: float,
    free: npt.NDArray[np.bool_],
    page: Sequence[float] | None,
) -> tuple[list[Box], list[int]]:
    """Flat rectangles in one of the tones, and the number of its tone for each."""
    boxes, owners = [], []
    lossy = tolerance > LOSSLESS
    for number, tone in enumerate(tones):
        next_tone = float(np.sort(most(np.abs(tones - tone)))[1])
        if page is not None:
            # A pale key is one piece with the page where a codec may have led it as far as that.
            next_tone = min(next_tone, float(np.abs(tone - np.array(page)).max()))
        smeared = min(_SMEARED, _OF_NEXT * next_tone)
        allowed = max(tolerance, smeared) if lossy else tolerance
        low = np.clip(np.floor(tone - allowed), 0, 255)
        high = np.clip(np.ceil(tone + allowed), 0, 255)
        mask = np.asarray(cv2.inRange(rgb, low, high), dtype=np.uint8) * free
        pieces = components(mask, near=4)
        x, y, width, height = pieces.boxes[1:].T
        sized = np.minimum(width, height) >= _SMALLEST_PX
        sized &= np.maximum(width, height) <= _LARGEST_PX
        filled = pieces.areas[1:] / (width * height)
        sized &= filled >= np.where(np.abs(width - height) <= 1.0, _DISC, _FULL)
        if np.count_nonzero(sized) > _MANY:
            continue
        for index in np.flatnonzero(sized):
            x0, y0 = float(x[index]), float(y[index])
            boxes.append(Box(x0, y0, x0 + float(width[index]), y0 + float(height[index])))
            owners.append(number)
    return boxes, owners

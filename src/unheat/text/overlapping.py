"""Labels of rows set so close that hardly one stands free of the next.

The feet of one line stand on the heads of the one below. Still there is a row of pixels with
little ink between every two of them, at the same height beside nearly every row; there they
are cut apart. Print that runs along the side has no such rows.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.medians import median
from unheat.text.cutting import part_at
from unheat.text.ink import FloatArray, Glyphs, IntArray
from unheat.text.lines import Line, ink_points
from unheat.text.page import Page

# The share of rows with ink that labels have, and how much less of it than elsewhere lies
# between them, counted in tenths of a row or in pixels, whatever is finer.
_FILLED, _DIP, _TENTHS = 0.8, 0.5, 10
# How deep letters of two labels may stand in each other, in rows.
_DEPTH = 0.2


def part_rows(page: Page, index: IntArray, centers: FloatArray) -> IntArray:
    """``index`` (n,) of a band of ink with all of it cut between the labels of rows.

    ``centers`` are those of the rows. Without less ink between them nothing is cut.
    """
    edges = _between(page.glyphs, index, centers)
    if not edges:
        return index
    pitch = float(median(np.diff(centers)))
    depth = max(1, round(_DEPTH * pitch))
    # The first label shows how far its letters reach over the foot of another one.
    over = np.ceil(edges[0] - page.glyphs.boxes[index, 1].min() - pitch)
    # From the last one on: the lower half of a piece keeps its number.
    for edge in edges[::-1]:
        index = _cut_through(page, index, edge, (int(np.clip(over, 1, depth)), 2 * depth))
    return index


def overlaps(glyphs: Glyphs, line: Line) -> bool:
    """Whether a line stands in another one, with ink of both in its box."""
    if glyphs.shared is None:
        return False
    x0, y0, x1, y1 = (round(edge) for edge in line.box.as_tuple())
    return bool(glyphs.shared[max(0, y0 - 1) : y1 + 1, x0:x1].any())


def _between(glyphs: Glyphs, index: IntArray, centers: FloatArray) -> list[int]:
    """The row of pixels with the least ink between every two labels, nothing if that is much."""
    pitch = float(median(np.diff(centers)))
    pixels = np.concatenate([ink_points(glyphs, int(number))[:, 1] for number in index])
    place, off = np.divmod((pixels - centers[0]) / pitch + 0.5, 1.0)
    if len(set(place.tolist()) & set(range(len(centers)))) < _FILLED * len(centers):
        return []
    parts = max(_TENTHS, round(pitch))
    counts = np.bincount((off * parts).astype(int), minlength=parts)
    outer = [part for part in range(parts) if abs((part + 0.5) / parts - 0.5) > 0.25]
    least = min(outer, key=lambda part: counts[part])
    if counts[least] > _DIP * counts.mean():
        return []
    shift = pitch * (((least + 0.5) / parts + 0.5) % 1.0 - 0.5)
    rows = np.bincount(pixels.astype(int), minlength=len(glyphs.labels) + 2)
    about = np.floor((centers[1:] + centers[:-1]) / 2 + shift).astype(int)
    return [min((row, row - 1, row + 1), key=lambda one: rows[one]) for row in about.tolist()]


def _cut_through(page: Page, index: IntArray, edge: int, depths: tuple[int, int]) -> IntArray:
    """``index`` with all pieces cut at a row of pixels; ``depths`` rows above and below it may be
    of either side.

    Ink there that stands on nothing above is the head of a lower letter, and what meets ink on
    both sides closes letters of both labels. What hangs down and ends soon is of the upper one.
    """
    boxes = page.glyphs.boxes[index]
    lower = index[(boxes[:, 1] < edge) & (boxes[:, 3] > edge)]
    fresh = part_at(page, lower, edge)
    page.parted |= {*lower.tolist(), *fresh.tolist()}
    glyphs = page.glyphs
    labels, boxes = glyphs.labels.copy(), glyphs.boxes.copy()
    shared = np.zeros_like(labels) if glyphs.shared is None else glyphs.shared.copy()
    top, bottom = max(edge - depths[0], 1), min(edge + depths[1], len(labels) - 1)
    for part in _parts(np.isin(labels[top:edge], glyphs.label[fresh])):
        below = _of(glyphs, lower, labels[edge, _about(part[-1])])
        if below is None:
            continue
        if labels[top - 1, _about(part[0])].any():
            shared[top:edge][part] = glyphs.label[below]
        else:
            labels[top:edge][part] = glyphs.label[below]
            first = top + int(np.flatnonzero(part.any(axis=1))[0])
            boxes[below, 1] = min(boxes[below, 1], first)
    for part in _parts(np.isin(labels[edge:bottom], glyphs.label[lower])):
        above = _of(glyphs, fresh, labels[edge - 1, _about(part[0])])
        if above is not None and not labels[bottom, _about(part[-1])].any():
            # The tail of a "g".
            labels[edge:bottom][part] = glyphs.label[above]
            last = edge + int(np.flatnonzero(part.any(axis=1))[-1]) + 1
            boxes[above, 3] = max(boxes[above, 3], last)
    page.glyphs = replace(glyphs, labels=labels, boxes=boxes, shared=shared)
    both = [*lower.tolist(), *fresh.tolist()]
    empty = [number for number in both if not (labels == glyphs.label[number]).any()]
    page.free[empty] = False
    return np.setdiff1d(np.concatenate([index, fresh]), empty)


def _parts(mask: npt.NDArray[np.bool_]) -> list[npt.NDArray[np.bool_]]:
    """The connected parts of a mask, one mask each."""
    import cv2

    count, parts = cv2.connectedComponents(mask.astype(np.uint8), connectivity=8)
    return [parts == part for part in range(1, count)]


def _of(glyphs: Glyphs, index: IntArray, labels: npt.NDArray[np.int32]) -> int | None:
    """The first glyph of ``index`` that one of these pixels belongs to, None if to none."""
    return next((one for one in index.tolist() if glyphs.label[one] in labels), None)


def _about(row: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """(n,) where a row of pixels is true, or the pixel before or behind."""
    result = row.copy()
    result[1:] |= row[:-1]
    result[:-1] |= row[1:]
    return result

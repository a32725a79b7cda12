"""Pieces of ink cut in two at a row or a column of pixels."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from unheat.text.ink import Glyphs, IntArray
from unheat.text.page import Page


def part_at(page: Page, index: IntArray, edge: int, axis: int = 1) -> IntArray:
    """Cut glyphs of a page at a pixel, as ``cut_at`` does; the numbers of the new halves, fewer
    than glyphs where some have no ink on one side of it."""
    count = len(page.glyphs)
    index = _divided(page.glyphs, index, edge, axis)
    if not len(index):
        return index
    page.glyphs = cut_at(page.glyphs, index, edge, axis)
    page.free = np.concatenate([page.free, page.free[index]])
    return np.arange(count, len(page.glyphs))


def cut_at(glyphs: Glyphs, index: IntArray, edge: int, axis: int = 1) -> Glyphs:
    """Glyphs with each of ``index`` cut at a pixel, the upper (axis 0: left) halves come last.

    Each has ink on both sides of it.
    """
    labels = glyphs.labels.copy()
    fresh = int(labels.max()) + 1 + np.arange(len(index))
    boxes, area = glyphs.boxes.copy(), glyphs.area.copy()
    upper_boxes, upper_area = boxes[index].copy(), area[index].copy()
    for number, (old, new) in enumerate(zip(index, fresh, strict=True)):
        x0, y0, x1, y1 = glyphs.boxes[old].astype(int)
        region = labels[y0:y1, x0:x1]
        own = region == glyphs.label[old]
        upper, lower = own.copy(), own.copy()
        if axis == 1:
            upper[edge - y0 :], lower[: edge - y0] = False, False
        else:
            upper[:, edge - x0 :], lower[:, : edge - x0] = False, False
        region[upper] = new
        boxes[old], area[old] = _extent(lower, x0, y0), lower.sum()
        upper_boxes[number], upper_area[number] = _extent(upper, x0, y0), upper.sum()
    boxes = np.concatenate([boxes, upper_boxes])
    sides = boxes[:, 2:] - boxes[:, :2]
    height = np.concatenate([glyphs.height, glyphs.height[index]])
    cut = np.concatenate([index, np.arange(len(glyphs), len(boxes))])
    height[cut] = np.minimum(sides.max(axis=1), 1.25 * sides.min(axis=1))[cut]
    slope = np.concatenate([glyphs.slope, glyphs.slope[index]])
    slope[cut] = np.nan
    return replace(
        glyphs,
        boxes=boxes,
        area=np.concatenate([area, upper_area]),
        ground=np.concatenate([glyphs.ground, glyphs.ground[index]]),
        plate=np.concatenate([glyphs.plate, glyphs.plate[index]]),
        label=np.concatenate([glyphs.label, fresh]),
        height=height,
        slope=slope,
        labels=labels,
    )


def _divided(glyphs: Glyphs, index: IntArray, edge: int, axis: int) -> IntArray:
    """Those of ``index`` that have ink of their own on both sides of a pixel: what was parted from
    a glyph before may have left one side of its extents bare."""
    both = []
    for number in index.tolist():
        inked = np.asarray(glyphs.ink_of(number).any(axis=axis))
        cut = edge - int(glyphs.boxes[number, axis])
        both.append(cut > 0 and bool(inked[:cut].any()) and bool(inked[cut:].any()))
    divided: IntArray = index[np.array(both, dtype=bool)]
    return divided


def _extent(mask: np.ndarray[tuple[int, int], np.dtype[np.bool_]], x0: int, y0: int) -> list[int]:
    rows, cols = np.nonzero(mask)
    return [x0 + cols.min(), y0 + rows.min(), x0 + cols.max() + 1, y0 + rows.max() + 1]

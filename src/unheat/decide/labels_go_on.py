"""Masked lines of cells at an end of a panel, told by labels that go on beyond its last cell.

Where neither a frame nor tick marks show that the axes go on over cells that are masked, their
labels do: as far beyond the last one as labels are apart, one more stands in line with them, and
between the cells and its place there is nothing. Headers of columns stand over columns of print,
and names of axes and bars at other places.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.levels import has_color
from unheat.medians import median
from unheat.model import Axis, Box, Layout, PanelLayout
from unheat.model.geometry import Span

Rgb = npt.NDArray[np.uint8]

_FEWEST = 3
"""Labels, equally far apart, that show where the next one would stand."""

_EVEN, _OFF, _OFF_PX = 0.05, 0.1, 1.0
"""Of their distance labels differ by so much, and so much, and so many pixels, is one off."""

_MIDDLE = 0.2
"""A label stands so far off the middle of its cell at most, in cells."""

_SMALLEST, _LARGEST = 0.5, 1.5
"""Letters are so high as those of other labels, and a label is so long at most."""

_SHORTEST = 0.25
"""One digit beside numbers of three is longer than that share of these."""

_INK, _PLAIN, _HALF = 60.0, 0.99, 0.5
"""Levels of 255 by which ink stands off the page, and share of what is one color."""

_SOLID = 0.95
"""A line of pixels of which so much is dark is a rule or a frame."""

_RIM_PX, _GROUND = 2, 12.0
"""Beside a border cells are mixed with what is beyond them; levels by which a ground may vary."""


def labels_go_on(layout: Layout, panel: PanelLayout, *axes: Axis) -> bool:
    """Whether a label stands where a masked line beyond the panel has one; ``axes`` are its rows
    and its columns."""
    taken = [other.grid.box for other in layout.panels if other is not panel]
    taken += [bar.box for bar in layout.bars] + [*layout.furniture]
    page = np.array(layout.background)
    for upright, axis in zip((True, False), axes, strict=True):
        if axis.turn not in ((0.0,) if upright else (0.0, 90.0, 270.0)):
            continue
        box = panel.grid.box if upright else panel.grid.box.transposed()
        picture = layout.raster.rgb if upright else layout.raster.rgb.transpose(1, 0, 2)
        known = [one if upright else one.transposed() for one in taken]
        boxes = [one if upright else one.transposed() for one in axis.boxes if one is not None]
        boxes, step = _even(sorted(boxes, key=lambda one: one.center[1]))
        if len(boxes) < _FEWEST:
            continue
        cell = panel.grid.cell_height if upright else panel.grid.cell_width
        middles = np.array([one.center[1] for one in boxes])
        for last, by, end in (
            (boxes[0].center[1], -step, box.y0),
            (boxes[-1].center[1], step, box.y1),
        ):
            place = last + by * max(1.0, np.ceil((end - last) / by))
            empty = Box(box.x0, min(place, box.y1), box.x1, max(place, box.y0))
            if any(empty.intersection(one) > 0.0 for one in known):
                continue
            lost = _stand_in_middles((middles - end) / cell, abs(place - end) / cell)
            across = panel.grid.column_spans if upright else panel.grid.row_spans
            lost = lost and _are_cells(picture, empty, across, page)
            told = lost or _is_plain(picture, empty, page)
            if told and _is_labelled(picture, place, step, boxes, page):
                return True
    return False


def _stand_in_middles(known: npt.NDArray[np.float64], beyond: float) -> bool:
    """Whether labels stand in the middles of their cells, and the place ``beyond`` these in that of
    the next one; all in cells from the end. One line of cells was lost there, where it has colors.
    """
    off = np.abs((np.append(known, -beyond) % 1.0) - 0.5)
    return beyond < 1.0 and bool((off <= _MIDDLE).all())


def _even(boxes: list[Box]) -> tuple[list[Box], float]:
    """Labels that are equally far apart, none where some are not, and their distance.

    The outermost ones may have run into what is beyond them.
    """
    if len(boxes) < _FEWEST:
        return [], 0.0
    steps = np.diff([box.center[1] for box in boxes])
    step = float(median(steps))
    even = np.abs(steps - step) <= _EVEN * step + _OFF_PX
    first, end = int(not even[0]), len(boxes) - int(not even[-1])
    return (boxes[first:end], step) if even[1:-1].all() else ([], step)


def _are_cells(
    picture: Rgb, box: Box, across: Sequence[Span], page: npt.NDArray[np.float64]
) -> bool:
    """Whether most of what lies between the cells and a place beyond them is not the page, or all
    of it beside some of them is the page, and beside others is not: the end of a triangle."""
    part = picture[box.pixels(picture.shape)]
    if part.size and (1.0 - has_color(part, page.tolist(), _GROUND).mean()) > _HALF:
        return True
    if min(box.width, box.height) <= 2 * _RIM_PX:
        return False
    inner = box.padded(-_RIM_PX).pixels(picture.shape)
    shares = []
    for start, end in across:
        cell = picture[inner[0], round(start) + _RIM_PX : round(end) - _RIM_PX]
        if not cell.size:
            return False
        shares.append(float(has_color(cell, page.tolist(), _GROUND).mean()))
    bare = np.array(shares) > _PLAIN
    return bool((bare | (np.array(shares) < _HALF)).all() and not bare.all())


def _is_plain(picture: Rgb, box: Box, page: npt.NDArray[np.float64]) -> bool:
    """Whether what lies between the cells and a place beyond them is the page."""
    if min(box.width, box.height) <= 2 * _RIM_PX:
        return False
    part = picture[box.padded(-_RIM_PX).pixels(picture.shape)]
    return bool(part.size and (has_color(part, page.tolist(), _GROUND).mean(axis=1) > _PLAIN).all())


def _is_labelled(
    picture: Rgb, place: float, step: float, boxes: list[Box], page: npt.NDArray[np.float64]
) -> bool:
    """Whether print like that in the ``boxes`` stands by itself at a ``place``, in their column."""
    left, right = min(box.x0 for box in boxes), max(box.x1 for box in boxes)
    if place - step / 2 < 0 or place + step / 2 > picture.shape[0]:
        return False
    around = Box(left - _RIM_PX, place - step / 2, right + _RIM_PX, place + step / 2)
    band = around.pixels(picture.shape)
    dark = most(np.abs(picture[band].astype(float) - page)) > _INK
    if dark.mean(axis=0).max(initial=0.0) > _SOLID or not dark.any():
        return False
    # What goes on at any side is longer than a label.
    if dark[0].any() or dark[-1].any() or dark[:, 0].any() or dark[:, -1].any():
        return False
    # Names have many lengths along the axis, or across it, but all of them letters of one size.
    (start, height), (_, width) = (_extent(np.any(dark, axis=1 - way)) for way in (0, 1))
    high, wide = ([box.height for box in boxes], [box.width for box in boxes])
    alike = all(
        _SHORTEST * min(known) <= size <= _LARGEST * max(known)
        for size, known in ((height, high), (width, wide))
    )
    alike &= height >= _SMALLEST * min(high) or width >= _SMALLEST * min(wide)
    off = abs(band[0].start + start + height / 2.0 - place)
    return alike and off <= _OFF * step + _OFF_PX


def _extent(inked: npt.NDArray[np.bool_]) -> tuple[int, int]:
    """Where ink begins, and over how many pixels it goes on."""
    places = np.flatnonzero(inked)
    return int(places[0]), int(places[-1] - places[0]) + 1

"""Ends of the outermost labels that hang out beyond the cells.

Letters beside a panel are looked for up to half a letter beyond its corners: further out stands
what belongs to others. A label that is much wider than its column hangs out further, "20 Mb" under
the first of fifty columns. What goes on from its letters at their height is the rest of it, if the
label stands better on its column with that than without.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from unheat.model import Box
from unheat.text.align import Aligned
from unheat.text.fine_ticks import points_of
from unheat.text.ink import FloatArray
from unheat.text.lines import Line, group_lines, join_lines, split_line
from unheat.text.page import Page, grow

_GAP = 0.6
"""Blank between words of one label at most, in letter heights."""

_CORNER_PX = 3.0
"""The marks of the ends lie no further beyond the cells."""

_FEW, _EVEN_PX = 3, 2.0
"""Labels between the first and the last that tell their steps, and pixels by which steps differ."""


def with_overhang(
    page: Page, labels: Aligned, own: Box, centers: FloatArray, marks: FloatArray
) -> Aligned:
    """The level labels of columns, the first and the last with what goes on beyond ``own``.

    marks: (n, 4) boxes of tick marks of this side.
    """
    places = dict(labels.places)
    due = _at_marks(labels, own, points_of(marks, 0)) | _even_ends(labels)
    for place in {min(places), max(places)} if places else ():
        lines = places[place]
        center = due.get(place, float(centers[place]))
        if all(line.angle == 0.0 for line in lines):
            places[place] = [_whole(page, line, own, center) for line in lines]
    return replace(labels, places=places)


def _at_marks(labels: Aligned, own: Box, points: FloatArray) -> dict[int, float]:
    """Where the marks stand that are nearest to labels, in pixels; those beyond the cells are the
    digits of rows, and the frame hides those of its corners."""
    points = points[(points >= own.x0 - _CORNER_PX) & (points <= own.x1 + _CORNER_PX)]
    if not len(points):
        return {}
    points = np.append(points, (own.x0, own.x1))
    nearest = {
        place: float(points[np.abs(points - lines[0].center[0]).argmin()])
        for place, lines in labels.places.items()
    }
    return {
        place: point
        for place, point in nearest.items()
        if abs(point - labels.places[place][0].center[0]) <= _GAP * labels.places[place][0].size
    }


def _even_ends(labels: Aligned) -> dict[int, float]:
    """Where the first and the last of labels stand by the even steps of those between them, in
    pixels: numbers of a scale stand on the borders of cells, or anywhere. Empty where few tell.
    """
    order = sorted(labels.places)
    inner = [labels.places[place][0].center[0] for place in order[1:-1]]
    if len(inner) < _FEW or np.ptp(np.diff(inner)) > _EVEN_PX:
        return {}
    step = float(np.mean(np.diff(inner)))
    return {order[0]: inner[0] - step, order[-1]: inner[-1] + step}


def parts_of(page: Page, line: Line, gap: float, own: Box, centers: FloatArray) -> list[Line]:
    """A line cut where its letters are further apart than ``gap`` pixels; where it is level its
    first and last part go on beyond ``own`` as labels of columns do."""
    parts = split_line(page.glyphs, line, gap)
    if line.angle != 0.0:
        return parts
    nearest = [float(centers[np.abs(centers - part.center[0]).argmin()]) for part in parts]
    return [_whole(page, part, own, center) for part, center in zip(parts, nearest, strict=True)]


def _whole(page: Page, line: Line, own: Box, center: float) -> Line:
    if line.box.x0 >= own.x0 and line.box.x1 <= own.x1:
        return line
    _, width = page.glyphs.labels.shape
    # Below the feet of digits hang those of "J" and "y".
    level = Box(0, line.box.y0 - 0.2 * line.size, width, line.box.y1 + 0.35 * line.size)
    found = np.setdiff1d(grow(page, line.glyphs, _GAP * line.size, 0.0, level), line.glyphs)
    boxes = page.glyphs.boxes[found]
    found = found[page.free[found] & ((boxes[:, 2] <= own.x0) | (boxes[:, 0] >= own.x1))]
    if not len(found):
        return line
    more = group_lines(page.glyphs, found, 0.0, line.size)
    whole = join_lines(page.glyphs, [line, *more])
    # Letters have blanks of their own at their sides.
    off = max(abs(line.center[0] - center), _EVEN_PX)
    return whole if abs(whole.center[0] - center) < off else line

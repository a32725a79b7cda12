"""Outermost lines of cells that cannot be counted, since what is at the rim hides a part of them.

A picture that was cropped, or whose axes reach out of it, shows a part of one more line, and where
that part ends no border is; all else there is page, or has one color. And half of the pen of a
frame lies on the cells: where it is as thick as a cell is high a line of them is hidden.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.decide.sides import from_each_side
from unheat.medians import median
from unheat.model import IDENTITY, Layout, PanelLayout
from unheat.model.geometry import Span

FloatArray = npt.NDArray[np.float64]

_LEAST, _MOST, _LEAST_PX = 0.3, 1.6, 1.0
"""Shares of a cell's side that the edge leaves of a line that is told, and pixels of it."""

_FEWEST, _SHARE = 4, 0.9
"""Cells of a line that tell of others, and the share of places beyond that show cells."""

_PAGE, _ALIKE, _APART = 3.0, 6.0, 20.0
"""Levels of 255 up to which a color is the page's, or that of a cell, and from which two differ."""

_HEIGHTS, _TOLD = (0.25, 0.5, 0.75), 2
"""Where cells cut by the edge are looked at, as shares of what is left of them, and at how many of
these places colors have to be theirs: print stands on some."""

_GAP, _MOSTLY = 0.12, 0.6
"""Share of a cell's side that the gap to the next one may take, and of a cell that print leaves."""

_AT_EDGE_PX, _SHORT = 0.75, 0.85
"""Pixels from the edge at which a line still ends there, and share of the others' side that is left
of one which was cut: pixels are shared out evenly."""

_SEVERAL, _STEPS, _OFF = 3, 0.3, 0.5
"""Cells in a cut line of any colors, and shares of them that differ from the next one and from the
page."""

_PEN, _THICKEST_PX, _CONTRAST, _SOLID, _MIXED_PX = 1.0, 16, 60.0, 0.97, 2
"""Cells that a pen is thick which hides a line, pixels that any is at most, levels by which it
differs from the page, share of its pixels that have its color, and pixels between it and the
lattice."""


def hides_cells(layout: Layout, panel: PanelLayout) -> bool:
    """Whether the picture's edge or a thick pen may hide a line of a panel's cells on any side."""
    grid, rgb = panel.grid, layout.raster.rgb
    if grid.transform != IDENTITY:
        return False
    page = np.asarray(layout.background, dtype=float)
    if _is_short(grid.row_spans, rgb.shape[0]) or _is_short(grid.column_spans, rgb.shape[1]):
        return True
    for picture, line, places in from_each_side(rgb, grid):
        at = np.clip(np.array(places).mean(axis=1).astype(int), 0, picture.shape[1] - 1)
        seen = picture[:, at].astype(float)
        if _is_cut(seen, line, page) or _is_under_pen(seen, line, page):
            return True
        if _ends_in_few(picture, line, places, page) or _goes_on(picture, line, places, page):
            return True
    return False


def _is_short(lines: Sequence[Span], end: float) -> bool:
    """Whether the first or the last of several lines is shorter than all others, and ends where the
    picture does, from 0 to ``end``."""
    sizes = [far - near for near, far in lines]
    return (lines[0][0] <= _AT_EDGE_PX and sizes[0] < _SHORT * min(sizes[1:], default=0.0)) or (
        lines[-1][1] >= end - _AT_EDGE_PX and sizes[-1] < _SHORT * min(sizes[:-1], default=0.0)
    )


def _is_cut(seen: FloatArray, line: Span, page: FloatArray) -> bool:
    """Whether cells stand before the first ``line``, and nothing else up to the picture's edge;
    ``seen`` (height, n, 3) are the middles of its cells, from that edge on."""
    start, size = line[0], line[1] - line[0]
    if not max(_LEAST * size, _LEAST_PX) <= start <= _MOST * size:
        return False
    own = seen[int(start + size / 2)]
    # A line of labels has gray colors as well, where it is read; cells go on up to the edge.
    looks = (seen[int(at * start)] for at in _HEIGHTS)
    told = [colors for colors in looks if _are_cells(colors, own, page)]
    return len(told) >= _TOLD and any(map(_are_alike, told, told[1:]))


def _are_alike(colors: FloatArray, others: FloatArray) -> bool:
    """Whether most places have the same color at two heights, as cells have and labels have not."""
    return float((most(np.abs(colors - others)) <= _ALIKE).mean()) >= _MOSTLY


def _ends_in_few(
    picture: npt.NDArray[np.uint8], line: Span, places: Sequence[Span], page: FloatArray
) -> bool:
    """Whether the line before the first one is cut by the picture's edge and holds few cells: those
    at the end of a triangle. Such a cell is as broad as its place, and has page on its other side.
    """
    rim = _rim(picture, line)
    if rim is None or len(places) < _FEWEST:
        return False
    cells, blank = 0, 0
    for low, high in places:
        room = _GAP * (high - low)
        inside = rim[:, max(round(low + room), 0) : max(round(high - room), 0)].reshape(-1, 3)
        if not len(inside):
            return False
        inside = inside.astype(float)
        color = median(inside, along_first=True)
        solid = float((most(np.abs(inside - color)) <= _PAGE).mean())
        away = float(np.abs(color - page).max())
        if solid == 1.0 and away <= _PAGE:
            blank += 1
        elif solid >= _MOSTLY and away > _APART:
            cells += 1
        else:
            return False
    return cells > 0 and blank > 0


def _goes_on(
    picture: npt.NDArray[np.uint8], line: Span, places: Sequence[Span], page: FloatArray
) -> bool:
    """Whether each place before the first line has one color up to the picture's edge, as cells of
    any colors have: of a small panel that was cut these need not be those of its first line."""
    rim = _rim(picture, line)
    if rim is None or len(places) < _SEVERAL:
        return False
    colors, blank = np.empty((len(places), 3)), 0
    for i, (low, high) in enumerate(places):
        room = _GAP * (high - low)
        inside = rim[:, max(round(low + room), 0) : max(round(high - room), 0)].reshape(-1, 3)
        if not len(inside):
            return False
        colors[i] = median(inside.astype(float), along_first=True)
        blank += int(float(np.abs(colors[i] - page).max()) <= _APART)
        if blank > (1 - _OFF) * len(places):
            return False
        if float((most(np.abs(inside - colors[i])) <= _ALIKE).mean()) < _MOSTLY:
            return False
    apart = most(np.abs(np.diff(colors, axis=0))) > _APART
    return float(apart.mean()) >= _STEPS


def _rim(picture: npt.NDArray[np.uint8], line: Span) -> npt.NDArray[np.uint8] | None:
    """What the picture's edge leaves of a line before the first one; None where it is none. Between
    two cells may be a gap: what is left of one reaches from it to the edge."""
    start, size = line[0], line[1] - line[0]
    if not max(_LEAST * size, _LEAST_PX) <= start <= _MOST * size:
        return None
    return picture[: max(int(start - _GAP * size), 1)]


def _is_under_pen(seen: FloatArray, line: Span, page: FloatArray) -> bool:
    """Whether a line of one color, as thick as a cell, stands right before the first ``line``."""
    start, size = line[0], line[1] - line[0]
    outside = seen[max(int(start) - _THICKEST_PX - 2 * _MIXED_PX, 0) : max(int(start), 0)][::-1]
    if len(outside) < _FEWEST or seen.shape[1] < _FEWEST:
        return False
    inner = most(np.abs(outside[: _MIXED_PX + 1] - page)).min(axis=1).argmax()
    pen = median(outside[inner], along_first=True)
    solid = (most(np.abs(outside - pen)) <= _ALIKE).mean(axis=1) >= _SOLID
    thick = int(np.argmin(solid[inner:])) if not solid[inner:].all() else 0
    stands_off = float(np.abs(pen - page).max()) >= _CONTRAST
    return stands_off and thick >= max(_PEN * size, _LEAST_PX)


def _are_cells(colors: FloatArray, own: FloatArray, page: FloatArray) -> bool:
    """Whether colors (n, 3) are those of ``own`` cells (m, 3), several, and not the page's."""
    if len(colors) < _FEWEST or float(np.ptp(colors, axis=0).max()) <= _APART:
        return False
    near = most(np.abs(colors[:, None] - own[None])).min(axis=1) <= _ALIKE
    return bool((near & (most(np.abs(colors - page)) > _PAGE)).mean() >= _SHARE)

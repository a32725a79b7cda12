"""Tick marks that point into the cells, as journals of physics like them: they are no print.

They stand at the middles of the outer cells, begin at the frame and end all alike, and before a
number they are a minus sign to a reader. They are painted over with what is beside them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.medians import median
from unheat.model import Grid, Layout
from unheat.model.geometry import Span

Pixels = npt.NDArray[np.uint8]

_SMALLEST_PX = 8.0
"""Smaller cells hold no number."""

_DEEPEST = 0.4
"""Share of a cell that a mark reaches into it at most."""

_FRAME_PX = 4
"""The line of the frame takes so many pixels of the cells at most."""

_FEWEST, _MOSTLY = 4, 0.6
"""Marks of a side at least, and the share of its lines that have one of the same length."""

_SHORTEST_PX, _ALIKE_PX = 2, 1
"""What is shorter is a blurred frame; marks of one side have one length to so many pixels."""

_THICKEST_PX, _OFF_PX = 3, 1
"""A mark is so thick at most, and so far off the middle of its cell."""

_DRAWN, _SMEARED = 24, 48
"""Levels (0–255) by which it differs from its cell, and behind a codec."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mark:
    """The mark of one cell: rows and columns [first, last) of the side's view, whether blank
    follows it, and not the print of the cell, and its color (3,)."""

    rows: tuple[int, int]
    columns: tuple[int, int]
    clear: bool
    color: npt.NDArray[np.int16]


def without_inward_marks(layout: Layout) -> Layout:
    """The layout with a picture in which no tick mark reaches into cells; itself without any."""
    raster = layout.raster
    rgb = raster.rgb
    for panel in layout.panels:
        grid = panel.grid
        if min(grid.cell_width, grid.cell_height) < _SMALLEST_PX:
            continue
        for turned in (False, True):
            for far in (False, True):
                view, spans, depth = _from_side(rgb, grid, turned=turned, far=far)
                marks = _marks(view, spans, depth, _SMEARED if raster.lossy else _DRAWN)
                if not marks:
                    continue
                if rgb is raster.rgb:
                    rgb = rgb.copy()
                    view, _, _ = _from_side(rgb, grid, turned=turned, far=far)
                _paint(view, marks, 1 + int(raster.lossy))
    return layout if rgb is raster.rgb else replace(layout, raster=replace(raster, rgb=rgb))


def _from_side(
    rgb: Pixels, grid: Grid, *, turned: bool, far: bool
) -> tuple[Pixels, list[Span], int]:
    """(picture, lines, depth): a view of the picture in which the cells begin at column 0 and go on
    to the right, the lines of cells along that side, and how deep a mark may reach, in pixels."""
    lines, across = grid.row_spans, grid.column_spans
    if turned:
        rgb, lines, across = rgb.transpose(1, 0, 2), across, lines
    if far:
        start, end = across[-1]
        view = rgb[:, : min(round(end), rgb.shape[1])][:, ::-1]
    else:
        start, end = across[0]
        view = rgb[:, max(round(start), 0) :]
    return view, list(lines), int(_DEEPEST * (end - start))


def _marks(view: Pixels, spans: list[Span], depth: int, apart: int) -> list[_Mark]:
    """The marks of the lines of one side; none where most lines have none of one length and color,
    but for those that reach the print of their cell before."""
    if len(spans) < _FEWEST or depth <= _SHORTEST_PX:
        return []
    strip = view[:, : depth + 1].astype(np.int16)
    found = [_mark(strip, (start + end) / 2, (end - start) / 2, apart) for start, end in spans]
    marks = [mark for mark in found if mark is not None]
    fewest = max(_FEWEST, _MOSTLY * len(spans))
    if len(marks) < fewest:
        return []
    begin = median([mark.columns[0] for mark in marks])
    ends = [mark.columns[1] for mark in marks if mark.clear]
    end = median(ends) if ends else max(mark.columns[1] for mark in marks)
    color = median(np.array([mark.color for mark in marks]), along_first=True)
    alike = [
        mark
        for mark in marks
        if abs(mark.columns[0] - begin) <= _ALIKE_PX
        and mark.columns[1] <= end + _ALIKE_PX
        and (mark.columns[1] >= end - _ALIKE_PX or not mark.clear)
        and np.abs(mark.color - color).max() <= 2 * apart
    ]
    # The tip of a "4" is as thin as the mark that it stands at.
    cut = [
        replace(mark, columns=(mark.columns[0], min(mark.columns[1], round(end))))
        if not mark.clear
        else mark
        for mark in alike
    ]
    return cut if len(cut) >= fewest else []


def _mark(strip: npt.NDArray[np.int16], middle: float, half: float, apart: int) -> _Mark | None:
    """The thin stroke on the ``middle`` of a cell that begins at its frame, None without one."""
    reach = min(_THICKEST_PX + _OFF_PX + 1, int(half) - 1)
    first = int(middle) - reach
    near = strip[max(first, 0) : first + 2 * reach + 1]
    if reach <= _THICKEST_PX or len(near) < 2 * reach + 1:
        return None
    # Above and below the mark is what it is drawn on, in every column that has no print there.
    own = (near[0] + near[-1]) // 2
    drawn = most(np.abs(near - own)) > apart
    thick = drawn.sum(axis=0)
    plain = most(np.abs(near[0] - near[-1])) <= apart
    stroke = plain & (thick > 0) & (thick <= _THICKEST_PX)
    begin = int(np.argmax(stroke))
    # The frame is as dark above and below.
    if not stroke.any() or begin > _FRAME_PX or thick[:begin].any():
        return None
    end = begin + int(np.argmin(np.append(stroke[begin:], False)))
    inked = np.flatnonzero(drawn[:, begin:end].any(axis=1))
    low, high = int(inked[0]), int(inked[-1]) + 1
    off = abs(first + (low + high) / 2 - middle)
    too_thick = high - low > _THICKEST_PX or off > _OFF_PX + 0.5
    if end - begin < _SHORTEST_PX or end == len(stroke) or too_thick:
        return None
    return _Mark(
        rows=(first + low, first + high),
        columns=(begin, end),
        clear=bool(plain[end] and not thick[end]),
        color=near[(low + high) // 2, begin],
    )


def _paint(view: Pixels, marks: list[_Mark], rim: int) -> None:
    """Give every mark, and ``rim`` pixels about it, the mean color of what is above and below."""
    for mark in marks:
        above, below = mark.rows[0] - rim - 1, mark.rows[1] + rim
        columns = slice(mark.columns[0], mark.columns[1] + (rim if mark.clear else 0))
        own = (view[above, columns].astype(np.int16) + view[below, columns]) // 2
        view[above + 1 : below, columns] = own.astype(np.uint8)

"""Tables of which a lattice explains a part: neighbors that happen to have one size.

A rule with white on both sides may part them from the rest. And those that it explains but for a
few pixels: columns nearly of one width, whose borders it evens
out, so that strips of the neighbors stand in cells as if they were print, or all of one width but
the last one, in which it ends.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.cellcheck import LOSSLESS
from unheat.detect.rivals import FoundPanel
from unheat.detect.table import colored_tables
from unheat.detect.table_groups import GAP
from unheat.medians import median
from unheat.model import Bar, Box
from unheat.model.geometry import Span

# A codec and a resizer smear borders by so much, and frames are thinner.
_OFF_PX = 4.0
_MOSTLY = 0.5
# An even lattice is off the borders of a table by more than what rounds these, and by so much of a
# cell at most. In so few of its rows of pixels anything changes at a border that is none.
_EVENED_PX, _EVENED, _HARDLY = 1.5, 0.25, 0.3
# Lines are one that share so much.
_SAME = 0.9
# A rule runs along so much of the cells.
_RULED = 0.95
# Lines of headings, and of names, that a lattice goes on over.
_HEADINGS = 2


def with_whole_tables(
    rgb: npt.NDArray[np.uint8],
    background: tuple[float, float, float],
    tolerance: float,
    found: list[FoundPanel],
    bars: Sequence[Bar] = (),
) -> list[FoundPanel]:
    """The panels, each that is some lines of a table with lines of many sizes as that table.

    Two columns of a table whose words have one length are a lattice that explains all of its own
    borders. What tells is that the other rectangles stand in the same rows right beside them, as
    near as its own do. Beside a heatmap with a bar stand tracks of annotation.
    """
    near = max(tolerance, _OFF_PX)
    if not bars and tolerance <= LOSSLESS:
        found = _at_their_borders(rgb, background, tolerance, found)
    if bars or not any(_goes_on(rgb, panel, background, near) for panel in found):
        return found
    tables = colored_tables(rgb, background, tolerance, bars)
    page = partial(_off_page, rgb, background=background, near=near)
    wholes = [table for table in tables if any(_is_part(panel, table, page) for panel in found)]
    apart = [
        panel
        for panel in found
        if all(panel.box.intersection(table.box) <= 0.0 for table in wholes)
    ]
    return [*apart, *wholes]


def _at_their_borders(
    rgb: npt.NDArray[np.uint8],
    background: tuple[float, float, float],
    tolerance: float,
    found: list[FoundPanel],
) -> list[FoundPanel]:
    """The panels, each whose lines are those of a table but for pixels with the borders of this."""
    if not any(
        _misses_a_border(rgb, panel, tolerance) or _ends_in_cells(rgb, panel, tolerance)
        for panel in found
    ):
        return found
    tables = colored_tables(rgb, background, tolerance)
    result = []
    for panel in found:
        same = [table for table in tables if _is_evened_out(panel, table)]
        result.append(replace(same[0], quality=panel.quality) if len(same) == 1 else panel)
    return result


def _misses_a_border(rgb: npt.NDArray[np.uint8], panel: FoundPanel, tolerance: float) -> bool:
    """Whether hardly any color changes where two lines of a panel meet."""
    for axis, spans, across in ((1, panel.columns, panel.rows), (0, panel.rows, panel.columns)):
        near = slice(round(across[0][0]), round(across[-1][1]))
        picture = rgb[near] if axis else rgb[:, near].swapaxes(0, 1)
        for (_, end), (start, _) in pairwise(spans):
            first = max(0, int(end - _EVENED_PX))
            strip = picture[:, first : int(start + _EVENED_PX) + 1].astype(np.int16)
            steps = most(np.abs(np.diff(strip, axis=1))) > tolerance
            if steps.size and steps.any(axis=1).mean() < _HARDLY:
                return True
    return False


def _ends_in_cells(rgb: npt.NDArray[np.uint8], panel: FoundPanel, tolerance: float) -> bool:
    """Whether hardly any cell of an outer line ends where that line does: it is broader than the
    others, as the column of totals is. Less than half of a cell's edge is print."""
    for axis, spans, across in ((1, panel.columns, panel.rows), (0, panel.rows, panel.columns)):
        picture = rgb if axis else rgb.swapaxes(0, 1)
        for end in (spans[0][0], spans[-1][1]):
            first, last = int(end - _EVENED_PX) - 1, int(end + _EVENED_PX) + 1
            if first < 0 or last >= picture.shape[1]:
                continue
            cells = [picture[round(a) : round(b), [first, last]].astype(float) for a, b in across]
            sides = [median(cell, along_first=True) for cell in cells if len(cell)]
            steps = [float(np.abs(one - other).max()) > tolerance for one, other in sides]
            if steps and np.mean(steps) < _HARDLY:
                return True
    return False


def _is_evened_out(panel: FoundPanel, table: FoundPanel) -> bool:
    """Whether a panel has the lines of a table, some of them off their borders by pixels."""
    if panel.shape != table.shape or panel.row_blocks or panel.column_blocks:
        return False
    off, least = [], []
    for ours, theirs in ((panel.rows, table.rows), (panel.columns, table.columns)):
        off.append(float(np.abs(np.subtract(ours, theirs)).max()))
        least.append(float(np.diff(theirs, axis=1).min()))
    return max(off) > _EVENED_PX and all(
        one <= _EVENED * size for one, size in zip(off, least, strict=True)
    )


def _off_page(
    rgb: npt.NDArray[np.uint8],
    box: Box,
    *,
    background: tuple[float, float, float],
    near: float,
) -> npt.NDArray[np.bool_]:
    """Which pixels (h, w) of a box have another color than the page."""
    off: npt.NDArray[np.bool_] = (
        most(np.abs(rgb[box.pixels(rgb.shape)].astype(float) - background)) > near
    )
    return off


def _goes_on(
    rgb: npt.NDArray[np.uint8],
    panel: FoundPanel,
    background: tuple[float, float, float],
    near: float,
) -> bool:
    """Whether most of a line right beside the panel, or of one as near as a group that a rule parts
    from it is, has another color than the page."""
    page = partial(_off_page, rgb, background=background, near=near)
    box = panel.box
    high, wide = (
        max(_OFF_PX + 1.0, GAP * min(end - start for start, end in spans))
        for spans in (panel.rows, panel.columns)
    )
    sides = (
        (1, Box(box.x0, box.y0 - high, box.x1, box.y0 - _OFF_PX)),
        (1, Box(box.x0, box.y1 + _OFF_PX, box.x1, box.y1 + high)),
        (0, Box(box.x0 - wide, box.y0, box.x0 - _OFF_PX, box.y1)),
        (0, Box(box.x1 + _OFF_PX, box.y0, box.x1 + wide, box.y1)),
    )
    return any(
        off.size > 0 and off.mean(axis=along).max() > _MOSTLY
        for along, off in ((along, page(side)) for along, side in sides)
    )


def _is_part(
    panel: FoundPanel, table: FoundPanel, page: Callable[[Box], npt.NDArray[np.bool_]]
) -> bool:
    """Whether all lines of a panel but headings and names are lines of a table, which has the same
    ones along one axis and more along the other, no further apart or with a rule between.

    ``page`` tells which pixels of a box are none of the page's.
    """
    pairs = [
        (_without_headings(part, whole), whole)
        for part, whole in ((panel.rows, table.rows), (panel.columns, table.columns))
    ]
    more = sum(len(whole) > len(part) for part, whole in pairs)
    if more != 1 or not all(_among(part, whole) for part, whole in pairs):
        return False
    box = table.box
    for axis, (part, whole) in enumerate(pairs):
        for start, end in _gaps(whole):
            if end - start <= max((b - a for a, b in _gaps(part)), default=0.0) + _OFF_PX:
                continue
            gap = Box(box.x0, start, box.x1, end) if axis == 0 else Box(start, box.y0, end, box.y1)
            if page(gap).mean(axis=1 - axis).max(initial=0.0) < _RULED:
                return False
    return True


def _gaps(spans: Sequence[Span]) -> list[Span]:
    return [(before[1], after[0]) for before, after in pairwise(spans)]


def _without_headings(part: Sequence[Span], whole: Sequence[Span]) -> Sequence[Span]:
    """Lines of a panel without the first ones before those of a table, which has headings there."""
    before = sum((start + end) / 2 < whole[0][0] for start, end in part)
    return part[before:] if before <= min(_HEADINGS, len(part) - 1) else part


def _among(part: Sequence[Span], whole: Sequence[Span]) -> bool:
    """Whether each span is one of the others, but for what a lattice evens out."""
    ours, theirs = np.array(part)[:, None], np.array(whole)[None]
    shared = np.minimum(ours, theirs)[..., 1] - np.maximum(ours, theirs)[..., 0]
    united = np.maximum(ours, theirs)[..., 1] - np.minimum(ours, theirs)[..., 0]
    return bool(((shared / united).max(axis=1) >= _SAME).all())

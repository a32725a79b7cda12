"""Axes that are scales, told by their marks, where cells are wider than the numbers beside them.

A scale is marked where its numbers are round: two marks stand at one cell, others on the border of
two, and who looks for the names of rows finds "0.50.00.5" at one of them and a piece of a number at
the next. Marks are seen to the pixel. Print that stands at each of them, and nowhere else in their
line, is read by itself; numbers that lie on one line with their marks, or on one in logarithms,
prove each other, and that the axis is a scale.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from unheat.medians import median
from unheat.model import Axis, AxisTick, Box, Label, Quantity, Reason, Word
from unheat.text.crops import cut
from unheat.text.doubted_places import label_doubted
from unheat.text.fine_ticks import FINE_PX, marks_beside, points_of
from unheat.text.ink import FloatArray, Glyphs, IntArray
from unheat.text.joined import Ask
from unheat.text.lines import Line, group_lines, split_line
from unheat.text.names_beyond import name_beyond, name_in_labels
from unheat.text.numbers_on_line import EVEN_PX, numbers_read, on_line
from unheat.text.page import side_view, whole
from unheat.text.scale_axes import as_scale, at_centers
from unheat.text.sites import PanelTexts, Site, Sites, Texts
from unheat.text.standing_frame import standing_frame

_FEWEST = 3
"""Numbers that show a line."""

_OFF, _OFF_PX = 0.15, 2.0
"""Shares of a cell, and pixels, by which a mark stands off the middles of all cells that names no
cell; marks of names stand nearer."""

_BORDER = 0.1
"""Shares of a cell by which a mark on a border stands off it at most."""

_BEFORE, _BEYOND = 1.0, (4.0, 0.6)
"""Letter heights by which numbers beside rows begin further off than others at most, and by which
letters of numbers at the ends stand beyond the cells, below columns and beside rows."""

_MIDDLE = 0.4
"""Letter heights by which the middle of a number stands off its mark at most."""

_TALL, _OVER, _IN_LINE = 0.6, 0.3, 1.15
"""Letter heights of what tells the line of the numbers below columns, and how far letters of it
have their middles over and below its top."""

_SPACE, _WIDEST = 0.45, 8.0
"""Letter heights between two letters of one number at most, and that one may be long."""

_CLOSE = 2.0
"""Letter heights from the cells, or the ends of the marks, to the numbers at most."""

_LONGEST_PX, _PEN_PX = 24, 3.0
"""Marks are no longer than this; they are no thicker, and those of the ends lie no further beyond
the cells."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Scale:
    """Print at the marks of one side of a panel, with its ``turn``: ``points`` (n,) are where
    these point to, in pixels along the side."""

    owner: int
    role: str
    side: str
    turn: float
    points: FloatArray
    sites: tuple[Site, ...]


def with_marked_scales(sites: Sites, texts: Texts, *, ask: Ask) -> Texts:
    """The texts with the axes that are scales by their marks and by the numbers at these, for which
    two readers are asked."""
    scales = [
        scale
        for owner, panel in enumerate(texts.panels)
        for role, axis in (("row", panel.rows), ("column", panel.columns))
        for scale in _scales(sites, owner, role, axis)
    ]
    crops = [
        replace(crop, numeric=True)
        for scale in scales
        for site in scale.sites
        for crop in cut(sites, site, (scale.turn,))
    ]
    if not crops:
        return texts
    words = ask(crops, [crop.key for crop in crops])
    panels = list(texts.panels)
    # Of numbers that may be turned those are taken last that hold the most print.
    for scale in scales:
        panels[scale.owner] = _with_scale(sites, panels[scale.owner], scale, words)
    return replace(texts, panels=tuple(panels))


def _scales(sites: Sites, owner: int, role: str, axis: Axis) -> list[_Scale]:
    """What may be the numbers of a scale beside the rows or columns of a panel: beside rows they
    may be turned, and what holds the most print comes last."""
    grid = sites.layout.panels[owner].grid
    centers = grid.row_centers() if role == "row" else grid.column_centers()
    cell = grid.cell_height if role == "row" else grid.cell_width
    # Numbers along the only line that there is are those of a plot.
    if cell < FINE_PX or len(centers) < 2 or (axis.quantity and axis.quantity.ticks):
        return []
    named = any(axis.labels) and not any(axis.review)
    layout = sites.layout
    own = whole(grid.box, layout.panels[owner].frame)
    frame = standing_frame(layout.raster.rgb, grid.box, layout.background)
    for about in (own,) if frame is None else (own, frame):
        for side in ("left", "right") if role == "row" else ("bottom", "top"):
            unmarked = not named and side == axis.side and about is own
            turns = (90.0, 0.0) if role == "row" else (0.0,)
            found = [
                scale
                for turn in turns
                for scale in [
                    _at_marks(sites, owner, role, side, about, turn, unmarked=unmarked and not turn)
                ]
                if scale is not None and _count_no_cells(scale.points, centers, cell)
            ]
            if found:
                return sorted(found, key=_print_of)
    return []


def _print_of(scale: _Scale) -> int:
    return sum(len(line.glyphs) for site in scale.sites for line in site.lines)


def _count_no_cells(points: FloatArray, centers: FloatArray, cell: float) -> bool:
    """Whether marks are none of the names of cells: one of them stands off all middles, and they
    do not all stand at the same border of each cell, where names may have slipped."""
    away = (points[:, None] - centers) / cell
    off = np.abs(away).min(axis=1)
    if not (off >= max(_OFF, _OFF_PX / cell)).any():
        return False
    if len(points) != len(centers):
        return True
    shift = (points - centers) / cell
    return bool(np.ptp(shift) > _BORDER)


def _at_marks(
    sites: Sites, owner: int, role: str, side: str, own: Box, turn: float, *, unmarked: bool
) -> _Scale | None:
    """The print at the marks of one side of the cells, or their frame, ``own``, of three of them at
    least that are evenly far apart; where the side has no marks, and may be ``unmarked``, print
    that stands evenly by itself."""
    glyphs = sites.glyphs
    along = 1 if side in ("left", "right") else 0
    marks = marks_beside(sites.layout.raster.rgb, own, side, sites.layout.background)
    start, end = (own.y0, own.y1) if along else (own.x0, own.x1)
    points = points_of(marks, along)
    points = points[(points >= start - _PEN_PX) & (points <= end + _PEN_PX)]
    view = side_view(glyphs.boxes, own, side)
    beside = (view[:, 0] >= 0.0) & (view[:, 0] <= _LONGEST_PX + _WIDEST * glyphs.text_size())
    upright = along == 1 and not turn
    reach = _BEYOND[1 if upright else 0] * glyphs.text_size()
    middles = view[:, 2:].mean(axis=1)
    beside &= (middles >= start - reach) & (middles <= end + reach)
    marked = (view[:, 0] <= 2.0) & (view[:, 3] - view[:, 2] <= _PEN_PX)
    beside[_of_others(sites, owner, role)] = False
    index = np.flatnonzero(beside & ~(marked & (view[:, 1] <= _LONGEST_PX)))
    if not len(index):
        return None
    size = glyphs.text_size(index)
    lines = (
        _beside_rows(glyphs, index, view, size)
        if upright
        else _below_columns(glyphs, index, view, size, turn)
    )
    near = min((float(view[one.glyphs, 0].min()) for one in lines), default=0.0)
    if near > _CLOSE * size + _LONGEST_PX * bool(len(points)):
        # Those of a bar stand as evenly, further off.
        return None
    # What stands beyond the ends are the numbers of the other axis.
    lines = [one for one in lines if start - _PEN_PX <= one.center[along] <= end + _PEN_PX]
    if not len(points):
        if not unmarked or not lines:
            return None
        points = np.array([line.center[along] for line in lines])
    placed = _placed(lines, points, along, upright=upright)
    if len(placed) < _FEWEST or np.ptp(np.diff(list(placed))) > 2 * EVEN_PX:
        return None
    numbers = tuple(
        Site(role=f"{role}-mark", owner=owner, index=i, lines=(line,), side=side)
        for i, line in enumerate(placed.values())
    )
    points = np.array(list(placed))
    return _Scale(owner=owner, role=role, side=side, turn=turn, points=points, sites=numbers)


def _of_others(sites: Sites, owner: int, role: str) -> list[int]:
    """Letters of all texts but the numbers of this panel, and the name of this axis."""
    own = {("row", owner), ("column", owner), (f"{role}-title", owner)}
    others = [site for site in sites.sites if (site.role, site.owner) not in own]
    return [glyph for site in others for line in site.lines for glyph in line.glyphs.tolist()]


def _beside_rows(glyphs: Glyphs, index: IntArray, view: FloatArray, size: float) -> list[Line]:
    """The first text outwards from the cells of each line of print beside them."""
    off = view[:, 0]
    found = [
        min(split_line(glyphs, line, _SPACE * size), key=lambda part: float(off[part.glyphs].min()))
        for line in group_lines(glyphs, index, 0.0, size)
    ]
    # Names that are turned stand beyond the numbers.
    near = min((float(off[line.glyphs].min()) for line in found), default=0.0)
    return [line for line in found if off[line.glyphs].min() <= near + _BEFORE * size]


def _below_columns(
    glyphs: Glyphs, index: IntArray, view: FloatArray, size: float, turn: float
) -> list[Line]:
    """The texts of the line of print next to the cells, which runs along them."""
    tall = index[view[index, 1] - view[index, 0] >= _TALL * size]
    if not len(tall):
        return []
    top = float(view[tall, 0].min())
    middles = view[index, :2].mean(axis=1)
    index = index[(middles >= top - _OVER * size) & (middles <= top + _IN_LINE * size)]
    return [
        part
        for line in group_lines(glyphs, index, turn, size)
        for part in split_line(glyphs, line, _SPACE * size)
    ]


def _placed(
    lines: Sequence[Line], points: FloatArray, along: int, *, upright: bool
) -> dict[float, Line]:
    """The print at each mark that has some, by the place of the mark; nothing where print of the
    same line stands at none, or where two stand at one. ``upright`` are lines one below another."""
    found: dict[float, Line] = {}
    for line in lines:
        nearest = float(points[np.abs(points - line.center[along]).argmin()])
        ends = (line.box.x0, line.box.x1) if not along else ()
        # Numbers of the ends may be set flush with them.
        flush = nearest in (points[0], points[-1]) and any(
            abs(one - nearest) <= _OFF_PX for one in ends
        )
        if not flush and abs(line.center[along] - nearest) > max(_MIDDLE * line.size, _OFF_PX):
            if upright:
                continue
            return {}
        if nearest in found:
            return {}
        found[nearest] = line
    return dict(sorted(found.items()))


def _with_scale(
    sites: Sites, texts: PanelTexts, scale: _Scale, words: tuple[Mapping[str, Word], ...]
) -> PanelTexts:
    """The texts of a panel with the axis a scale, if its numbers prove it."""
    said = [numbers_read(sites, site, words, scale.turn) for site in scale.sites]
    log, numbers = on_line(scale.points, said)
    if numbers is None:
        return texts
    grid = sites.layout.panels[scale.owner].grid
    centers = grid.row_centers() if scale.role == "row" else grid.column_centers()
    axis = texts.rows if scale.role == "row" else texts.columns
    values = np.array([value for _, value in numbers])
    due = at_centers(scale.points, np.log10(values) if log else values, centers)
    due = [float(f"{10.0**one:.4g}") for one in due] if log else due
    ticks = tuple(
        AxisTick(text=text, value=value, box=site.box)
        for (text, value), site in zip(numbers, scale.sites, strict=True)
    )
    spacing = "logarithmic" if log else "even"
    quantity = Quantity(kind="number", values=tuple(due), spacing=spacing, ticks=ticks)
    labels, boxes = _names(scale, [text for text, _ in numbers], centers)
    title = _title(axis.title, scale)
    if title is None and scale.turn:
        title = name_beyond(sites, scale.side, grid.box, [site.box for site in scale.sites])
    if texts.title is None:
        texts = replace(texts, title=name_in_labels(axis, scale.side))
    axis = replace(
        as_scale(axis, quantity),
        title=title,
        labels=labels,
        boxes=boxes,
        side=scale.side,
        turn=scale.turn,
        lent=(),
    )
    return texts.with_axis(scale.role, axis)


def _names(
    scale: _Scale, texts: Sequence[str], centers: FloatArray
) -> tuple[tuple[str | None, ...], tuple[Box | None, ...]]:
    """The numbers at the middles of all cells, which name them; none where a cell has none."""
    cell = float(median(np.diff(centers))) if len(centers) > 1 else math.inf
    near = np.abs(scale.points - centers[:, None])
    if (near.min(axis=1) > max(EVEN_PX, _BORDER * cell)).any() or not math.isfinite(cell):
        return (None,) * len(centers), (None,) * len(centers)
    at = near.argmin(axis=1).tolist()
    return tuple(texts[one] for one in at), tuple(scale.sites[one].box for one in at)


def _title(title: Label | None, scale: _Scale) -> Label | None:
    """The title of the axis: none of its numbers that were not read, in doubt where it was made of
    some, and as it was read beyond them."""
    if title is None or title.box is None:
        return title
    numbers = [site.box for site in scale.sites]
    if any(title.box.intersection(box) > 0.0 for box in numbers):
        if scale.turn:
            # Turned numbers had stood in the place of a title, which may be beyond them.
            return title if title.review else label_doubted(title, Reason.LABEL_PLACE)
        return label_doubted(title, Reason.LABEL_PLACE) if title.text else None
    if set(title.reasons) == {Reason.LABEL_PLACE}:
        return replace(title, review=False, reasons=())
    return title

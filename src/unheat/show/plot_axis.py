"""The labels of an axis in matplotlib's words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np
import numpy.typing as npt

from unheat.export.formats import harmless
from unheat.export.table import axis_names
from unheat.model import Axis, Panel
from unheat.show.layout_axes import default_size, place_labels
from unheat.show.measure import LINE_DESCENT, extent, fit, room_below
from unheat.show.plot_cells import Gaps

FloatArray = npt.NDArray[np.float64]

_USUAL_PAD = _USUAL_MARKS = 3.5
_USUAL_TITLE_PAD = 4.0

_OFF_MIDDLE = 0.08
"""Share of an axis by which its title is off its middle on purpose."""

_LEAST_PAD = 2.0
"""Points that must lie between labels and what stands beside them, to be told from it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AxisPlot:
    """Labels beside rows or columns.

    ``places`` are the rows (or columns) that have one, None for all; ``texts`` are what they
    say where that differs from the names in matrix.csv, else None. ``numbers`` are those of a
    scale, which has no labels, and where along the axis of the drawing they stand. ``turn`` is in
    degrees counter-clockwise, ``marks`` the length of the tick marks, ``pad`` the distance of the
    labels from them and ``title_pad`` that of the title from the labels, in points; ``title_at`` is
    where along the axis its title stands (0–1, and beyond for one of several panels). These and
    ``title_turn`` are None where matplotlib's own will do.
    """

    side: str
    places: tuple[int, ...] | None
    texts: tuple[str, ...] | None
    numbers: tuple[tuple[float, str], ...]
    size: float
    turn: float
    marks: float
    pad: float | None
    math: bool
    title: str | None
    title_size: float
    title_side: str
    title_turn: float | None
    title_pad: float | None
    title_at: float | None


def axis_plot(axis: Axis, panel: Panel, name: str, pt: float, gaps: Gaps) -> AxisPlot:
    """What matplotlib is told about the labels of ``rows`` or ``columns``, whose cells lie as
    ``gaps`` say."""
    grid = panel.grid
    default = default_size(panel)
    centers = grid.row_centers() if name == "rows" else grid.column_centers()
    placed = place_labels(axis, centers, grid.box, default)
    numbers = _numbers(axis, centers, gaps, name)
    # Those of a scale that stand at the middles of cells are their names as well.
    known = () if numbers else tuple(i for i, label in enumerate(axis.labels) if label)
    shown = tuple(place.text for place in placed) if known else ()
    names = axis_names(axis)
    same = all(text == names[i] == harmless(names[i]) for i, text in zip(known, shown, strict=True))
    size, turn = (placed[0].size, placed[0].turn) if placed else (default, axis.turn)
    usual = ("left", "right") if name == "rows" else ("bottom", "top")
    side = axis.side if axis.side in usual else usual[0]
    style = panel.style
    marks = _USUAL_MARKS
    if style is not None:
        marks = round((style.row_marks_px if name == "rows" else style.column_marks_px) * pt, 1)
    if numbers and not marks:
        # Those of a scale stand anywhere, and were looked for at the middles of cells.
        marks = _USUAL_MARKS
    title, title_size, title_side, title_turn = _title(axis, panel, name, side, default)
    rooms = 0.0 if title is None else room_before(title, title_size, title_side, title_turn)
    if side == "bottom" and turn == 0:
        rooms += _below(shown or [text for _, text in numbers], size)
    return AxisPlot(
        side=side,
        places=None if len(known) == len(axis.labels) else known,
        texts=None if same else shown,
        numbers=numbers,
        size=round(size * pt, 1),
        turn=round(turn, 1),
        marks=marks,
        pad=_pad(axis, panel, side, marks, pt, _below(shown, size) if turn == 0 else 0.0),
        math="$" in "".join(shown) or "$" in (title or ""),
        title=title,
        title_size=round(title_size * pt, 1),
        title_side=title_side,
        title_turn=title_turn,
        title_pad=_title_pad(axis, panel, side, title_side, pt, rooms),
        title_at=_title_at(axis, panel, name),
    )


def _numbers(
    axis: Axis, centers: FloatArray, gaps: Gaps, name: str
) -> tuple[tuple[float, str], ...]:
    """The numbers of an axis that is a scale, each where its value is due."""
    quantity = axis.quantity
    if quantity is None:
        return ()
    placed = [(quantity.place(tick.value), tick.text) for tick in quantity.ticks]
    if gaps.x is None or gaps.y is None:
        return tuple((round(at, 3), text) for at, text in placed if at is not None)
    start = gaps.box.y0 if name == "rows" else gaps.box.x0
    step = float(centers[-1] - centers[0]) / (len(centers) - 1)
    first = float(centers[0]) - start
    return tuple((round(first + step * at, 2), text) for at, text in placed if at is not None)


def _title_at(axis: Axis, panel: Panel, name: str) -> float | None:
    """Where along the axis a title stands that is not set in its middle."""
    box, grid = axis.title.box if axis.title is not None else None, panel.grid.box
    if box is None or box.area <= 0:
        return None
    if name == "rows":
        at = (grid.y1 - box.center[1]) / grid.height
    else:
        at = (box.center[0] - grid.x0) / grid.width
    return None if abs(at - 0.5) < _OFF_MIDDLE else round(at, 2)


def _below(texts: Sequence[str], size: float) -> float:
    """What labels in a row keep free below the lowest of them, in px."""
    return min((room_below(text.split("\n")[-1], size) for text in texts), default=0.0)


def room_before(title: str, size: float, side: str, turn: float | None) -> float:
    """Px from where the pad of a title ends to its ink, on one side of cells or a bar."""
    last = title.split("\n")[-1]
    if side == "top":  # where it is set by its baseline
        return -min(extent(last).descent, LINE_DESCENT) * size
    quarter = round((90.0 if turn is None else turn) / 90.0) % 4
    stands_there = side in ("left", "right") and quarter == (1 if side == "left" else 3)
    return room_below(last, size) if stands_there else 0.0


def _pad(
    axis: Axis, panel: Panel, side: str, marks: float, pt: float, below: float
) -> float | None:
    """Points between tick marks and labels, as in the source where that is known."""
    boxes = [box for box in axis.print_boxes if box.area > 0]
    if not boxes:
        return None
    grid = panel.grid.box
    gap = {
        "left": grid.x0 - median(box.x1 for box in boxes),
        "right": median(box.x0 for box in boxes) - grid.x1,
        "top": grid.y0 - max(box.y1 for box in boxes),
        "bottom": min(box.y0 for box in boxes) - grid.y1,
    }[side]
    free = below * pt if side == "top" else 0.0
    return _unusual(max(gap * pt - marks, _LEAST_PAD) - free, _USUAL_PAD)


def _title_pad(
    axis: Axis, panel: Panel, side: str, title_side: str, pt: float, rooms: float
) -> float | None:
    """Points between labels and title, as in the source where both are known.

    ``rooms`` are px that the lines of both keep free between their ink.
    """
    boxes = [box for box in axis.print_boxes if box.area > 0]
    if not any(axis.labels) and not (axis.quantity is not None and axis.quantity.ticks):
        boxes = []
    title = axis.title.box if axis.title is not None else None
    if title is None or title.area <= 0 or (boxes and side != title_side):
        return None
    boxes = boxes or [panel.grid.box]
    gap = {
        "left": min(box.x0 for box in boxes) - title.x1,
        "right": title.x0 - max(box.x1 for box in boxes),
        "top": min(box.y0 for box in boxes) - title.y1,
        "bottom": title.y0 - max(box.y1 for box in boxes),
    }[title_side]
    return _unusual(max(gap * pt, _LEAST_PAD) - rooms * pt, _USUAL_TITLE_PAD)


def _unusual(gap: float, usual: float) -> float | None:
    """The gap, where a person would see that it is not matplotlib's own."""
    return None if abs(gap - usual) < 1.0 or abs(gap) > 100.0 else round(gap, 1)


def _title(
    axis: Axis, panel: Panel, name: str, side: str, default: float
) -> tuple[str | None, float, str, float | None]:
    """(text, size in px, side, turn or None for the usual one)."""
    title = axis.title
    if title is None:
        return None, default, side, None
    box = panel.grid.box
    usual = 90.0 if name == "rows" else 0.0
    if title.box is None or title.box.area <= 0:
        room = box.height if name == "rows" else box.width
        return title.text, min(1.1 * default, 1.1 * room / extent(title.text).width), side, None
    text, size = fit(title.text, title.box, title.turn)
    x, y = title.box.center
    if name == "rows" and (x < box.x0 or x > box.x1):
        side = "left" if x < box.x0 else "right"
    if name == "columns" and (y < box.y0 or y > box.y1):
        side = "top" if y < box.y0 else "bottom"
    turn = None if abs((title.turn - usual + 180) % 360 - 180) < 10 else round(title.turn, 0)
    return text, size, side, turn

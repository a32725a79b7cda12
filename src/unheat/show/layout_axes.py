"""Places for the labels and titles of one panel."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from unheat.medians import median
from unheat.model import Axis, Box, Label, Panel
from unheat.show.measure import FEW_LETTERS, MIDDLE, extent, fit, turned
from unheat.show.placed import Placed, stack

_LARGEST_TITLE = 2.6
"""Size of a title, in those of the labels, that is not surpassed."""

_SAME_SIDE_PX = 2.0

_FILLS = 0.1
"""A text fills its box where both sides ask for one size, as nearly as fonts are alike."""


def place_axes(panel: Panel) -> list[Placed]:
    """Row labels, column labels, axis titles and the panel's title, in source pixels."""
    grid = panel.grid
    default = default_size(panel)
    rows = place_labels(panel.rows, grid.row_centers(), grid.box, default)
    columns = place_labels(panel.columns, grid.column_centers(), grid.box, default)
    texts = rows + columns
    around = _around(grid.box, texts)
    for axis, turn in ((panel.rows, 90.0), (panel.columns, 0.0)):
        if axis.title is not None:
            texts.append(_place_title(axis.title, axis.side, turn, around, grid.box, default, 1.1))
    if panel.title is not None:
        around = _around(grid.box, texts)
        texts.append(_place_title(panel.title, "top", 0.0, around, grid.box, default, 1.3))
    return texts


def default_size(panel: Panel) -> float:
    """Font size in px for text without a box of its own: that of the labels, else a share
    of the panel that common renderers use."""
    sizes = [
        fit(label, box, axis.turn)[1]
        for axis in (panel.rows, panel.columns)
        for label, box in (*zip(axis.names, axis.boxes, strict=False), *_numbers(axis))
        if label and box is not None and box.area > 0
    ]
    if sizes:
        return float(median(sizes))
    box = panel.grid.box
    return float(np.clip(0.035 * max(box.width, box.height), 8.0, 22.0))


def _numbers(axis: Axis) -> list[tuple[str, Box]]:
    """The numbers of an axis that is a scale, and where they stand."""
    ticks = () if axis.quantity is None else axis.quantity.ticks
    return [(tick.text, tick.box) for tick in ticks if tick.box is not None and tick.box.area > 0]


def place_numbers(axis: Axis) -> list[Placed]:
    """The numbers of an axis that is a scale, in their boxes and of one size."""
    fitted = [(*fit(text, box, axis.turn), box) for text, box in _numbers(axis)]
    if not fitted:
        return []
    size = float(median([size for _, size, _ in fitted]))
    return [Placed(text, *box.center, size, axis.turn) for text, _, box in fitted]


def place_labels(axis: Axis, centers: np.ndarray, grid: Box, default: float) -> list[Placed]:
    known = [(i, label) for i, label in enumerate(axis.labels) if label]
    if (numbers := place_numbers(axis)) or not known:
        # Those of a scale that stand at the middles of cells are their names as well.
        return numbers
    boxes = axis.boxes if len(axis.boxes) == len(axis.labels) else (None,) * len(axis.labels)
    fitted = {
        i: fit(label, box, axis.turn)
        for i, label in known
        if (box := boxes[i]) is not None and box.area > 0
    }
    vertical = axis.side in ("left", "right")
    turn = axis.turn
    size = float(median([item[1] for item in fitted.values()])) if fitted else default
    texts = {i: fitted[i][0] if i in fitted else label for i, label in known}
    if not fitted and not vertical and turn == 0.0:
        turn = _turn_that_fits(list(texts.values()), np.diff(centers[list(texts)]), size)
    cap = _size_cap(list(texts.values()), centers[list(texts)], turn, vertical)
    if cap < 0.75 * size and any("\n" in text for text in texts.values()):
        # Labels that overlap in the source have boxes that seem to hold two lines.
        texts = {i: text.replace("\n", " ") for i, text in texts.items()}
        cap = _size_cap(list(texts.values()), centers[list(texts)], turn, vertical)
    size = min(size, cap, _longest_fits(fitted, boxes, turn))
    known_boxes = {i: box for i in fitted if (box := boxes[i]) is not None}
    edge, align = _edge(axis.side, turn, grid, list(known_boxes.values()), size)
    flat = turn == 0 and not any("\n" in text for text in texts.values())
    placed = []
    for i, text in texts.items():
        center = float(centers[i])
        if vertical:
            placed.append(Placed(text, edge, center, size, turn, align, "center"))
        else:
            x, across = _across(center, known_boxes.get(i), turn, axis.side)
            placed.append(Placed(text, x, edge, size, turn, across, align))
    return _on_baselines(placed, known_boxes, list(texts), vertical) if flat else placed


def _on_baselines(
    placed: list[Placed], boxes: dict[int, Box], order: list[int], vertical: bool
) -> list[Placed]:
    """Labels moved to a common baseline: letters of different height must not dance.

    For rows the baseline lies at a common distance below the middle of the row, for columns
    at a common height; both as in the source where its boxes are known.
    """
    seen = []
    for place, i in zip(placed, order, strict=True):
        if i in boxes:
            baseline = boxes[i].y1 - extent(place.text).descent * place.size
            seen.append(baseline - place.y if vertical else baseline)
    size = placed[0].size
    if vertical:
        below = float(median(seen)) if seen else MIDDLE * size
        if abs(below - MIDDLE * size) > 0.4 * size:
            below = MIDDLE * size
        return [replace(place, y=place.y + below, along="baseline") for place in placed]
    highest = max(extent(place.text).ascent for place in placed) * size
    lowest = max(extent(place.text).descent for place in placed) * size
    edge = placed[0].y
    usual = edge + highest if placed[0].along == "top" else edge - lowest
    baseline = float(median(seen)) if seen else usual
    return [replace(place, y=baseline, along="baseline") for place in placed]


def _across(center: float, box: Box | None, turn: float, side: str) -> tuple[float, str]:
    """(coordinate along the axis, alignment there): labels centre on their cell, except
    slanted ones, whose end points at it."""
    if side in ("left", "right") or turn % 90 == 0:
        return center, "center"
    if box is not None:
        return box.center[0], "center"
    slants_up = 0 < turn % 180 < 90
    if side == "bottom":
        return center, "right" if slants_up else "left"
    return center, "left" if slants_up else "right"


def _edge(
    side: str, turn: float, grid: Box, boxes: Sequence[Box], size: float
) -> tuple[float, str]:
    """(coordinate away from the axis, alignment there), from the boxes where there are any.

    Labels usually share the edge next to the grid; left-aligned tables share the other.
    """
    known = boxes
    gap = 0.5 * size
    if side in ("left", "right"):
        near = grid.x0 - gap if side == "left" else grid.x1 + gap
        first = [box.x0 for box in known]
        last = [box.x1 for box in known]
        names = ("left", "right")
    else:
        near = grid.y0 - gap if side == "top" else grid.y1 + gap
        first = [box.y0 for box in known]
        last = [box.y1 for box in known]
        names = ("top", "bottom")
    next_to_grid = 1 if side in ("left", "top") else 0
    if not known:
        return near, names[next_to_grid]
    # Letters without ascenders or descenders shift an ink edge by a fifth of the size.
    spread = [float(np.std(first)), float(np.std(last))]
    far = 1 - next_to_grid
    choice = far if spread[far] + 0.5 * size < 0.5 * spread[next_to_grid] else next_to_grid
    values = (first, last)[choice]
    if side in ("top", "bottom") and turn == 0:
        return (min(values) if choice == 0 else max(values)), names[choice]
    return float(median(values)), names[choice]


def _turn_that_fits(texts: Sequence[str], steps: np.ndarray, size: float) -> float:
    if len(texts) < 2:
        return 0.0
    widest = max(extent(text).width for text in texts) * size
    return 0.0 if widest <= 0.95 * float(np.min(steps)) else 90.0


def _longest_fits(
    fitted: dict[int, tuple[str, float]], boxes: Sequence[Box | None], turn: float
) -> float:
    """The size at which the longest label is as long as in the source: that is the one which runs
    into what stands beside it, and in which letters of another type even out best."""
    if not fitted:
        return float("inf")
    longest = max(fitted, key=lambda i: extent(fitted[i][0]).width)
    box, size = boxes[longest], extent(fitted[longest][0])
    if box is None or "\n" in fitted[longest][0] or len(fitted[longest][0]) <= FEW_LETTERS:
        return float("inf")  # single digits tell nothing: in some fonts a 1 is half as wide
    width, height = turned(size, turn)
    return (
        min(box.width / width, 1.3 * box.height / height)
        if turn % 180 < 45
        else (box.height / height)
    )


def _size_cap(texts: Sequence[str], centers: np.ndarray, turn: float, vertical: bool) -> float:
    """The size at which neighbours begin to touch."""
    if len(texts) < 2:
        return float("inf")
    along = 90.0 - abs(turn) % 180 if vertical else abs(turn) % 180
    caps = []
    for left, right, step in zip(texts, texts[1:], np.diff(centers), strict=False):
        if abs(along) < 10:  # text runs along the axis
            caps.append(step / (0.5 * (extent(left).width + extent(right).width) + 0.25))
        else:
            lines = max(extent(left).height, extent(right).height)
            sine = abs(np.sin(np.radians(along)))
            caps.append(step * sine / (lines + 0.15))
    return float(min(caps))


def largest_title(text: str, title: Label, grid: Box, default: float) -> float:
    """The size that a title with a box has at most; ``default`` is that of the labels.

    A box as wide (or high) as the cells is that of a strip on which the title stands, unless the
    ``text``, in the lines of the source, fills it both ways.
    """
    box = title.box or grid
    ends = ((box.x0, box.x1, grid.x0, grid.x1), (box.y0, box.y1, grid.y0, grid.y1))
    if any(
        abs(first - start) <= _SAME_SIDE_PX and abs(last - end) <= _SAME_SIDE_PX
        for first, last, start, end in ends
    ):
        width, height = turned(extent(text), title.turn)
        if abs(math.log(box.width * height / (box.height * width))) > _FILLS:
            return default
    return _LARGEST_TITLE * default


def _place_title(
    title: Label, side: str, turn: float, around: Box, grid: Box, default: float, larger: float
) -> Placed:
    if title.box is not None and title.box.area > 0:
        text, fitted = fit(title.text, title.box, title.turn)
        size = min(fitted, largest_title(text, title, grid, default))
        return Placed(text, *title.box.center, size, title.turn)
    room = 1.1 * (around.height if side in ("left", "right") else around.width)
    size = min(larger * default, room / extent(title.text).width)
    return stack(title.text, size, around, side, turn=turn)


def _around(box: Box, texts: Sequence[Placed]) -> Box:
    for text in texts:
        box = box.union(text.box)
    return box

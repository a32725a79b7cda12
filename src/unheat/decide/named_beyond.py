"""Lines of cells that were lost at an end of a panel, told by their labels.

Cells as pale as the page have no borders that a blur or a codec leaves. But where one more line
of the lattice would lie there is print in line with the labels of the others, and color where
its cells would be: a title has no cells, and a strip no label at just that place. Or there is such
print, and the other axis has the same names and one more, or a codec left print in the middle of
each cell that was drawn in the color of the page, or the stairs of print end there: a table of
cohorts has its lowest number in its last column, where many scales begin with white.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.medians import median
from unheat.model import Axis, Box, Layout, PanelLayout

Rgb = npt.NDArray[np.uint8]

_FEWEST = 4
"""Labels that show where the next one would stand."""

_INK = 60.0
"""Levels of 255 by which ink stands off the page."""

_COLORED, _SHARE = 12.0, 0.3
"""Levels of 255 from which a color is not the page's, and the share of cells that have one."""

_DIFFERENT = 3
"""Colors of the cells of a line; a frame, an axis and the ground of a plot have fewer."""

_ALL, _TWO = 0.9, 2
"""Where so many cells of a line are colored, so many colors are told from a frame and a ground."""

_SAME = 0.8
"""Share of the names of an axis that the other one has, too."""

_SEEN = (0.2, 0.5, 0.8)
"""Where in a cell its color is looked for; print covers the middle and leaves the sides."""

_MID = (0.2, 0.8)
"""Where print stands in a cell."""

_HALF = 0.5
"""Share of the ink of the other labels that one has at least: names are of many lengths. And share
of the cells of a line with print, where the lines that cross it have no names."""

_RIM_PX = 2.0
"""So far about a bar a frame, a blur or a codec leaves colors."""

_MOST = 0.3
"""Share of a line that belongs to another panel, a bar or a strip."""


def named_beyond(layout: Layout, panel: PanelLayout, rows: Axis, columns: Axis) -> bool:
    """Whether a label, and cells or a name of the other axis, tell of a line beyond the panel."""
    rgb, grid = layout.raster.rgb, panel.grid
    taken = [other.grid.box for other in layout.panels if other is not panel]
    taken += [bar.box for bar in layout.bars] + [*layout.furniture]
    page = np.array(layout.background)
    for upright, axis, other, spans, across in (
        (True, rows, columns, grid.row_spans, grid.column_spans),
        (False, columns, rows, grid.column_spans, grid.row_spans),
    ):
        boxes = [box if upright else box.transposed() for box in axis.boxes if box is not None]
        straight = axis.turn in ((0.0,) if upright else (0.0, 90.0, 270.0))
        if (
            len(boxes) < _FEWEST
            or (not straight and (upright or axis.turn % 90 == 0))
            or len(across) < _TWO
            or len(spans) < _FEWEST
        ):
            continue
        picture = rgb if upright else rgb.transpose(1, 0, 2)
        pitch = (spans[-1][0] - spans[0][0]) / (len(spans) - 1)
        for line, by in ((spans[0], -pitch), (spans[-1], pitch)):
            top, bottom = line[0] + by, line[1] + by
            if top < 0 or bottom > picture.shape[0]:
                continue
            cells = Box(across[0][0], top, across[-1][1], bottom)
            place = cells if upright else cells.transposed()
            near = [box for box in taken if place.intersection(box) > 0.0]
            if any(place.intersection(box) > _MOST * place.area for box in near):
                continue
            shown = without_boxes(
                picture, [box if upright else box.transposed() for box in near], page
            )
            seen = _colored(shown, (top, bottom), across, page)
            seen = seen or _goes_on(shown, line, by, across, page)
            if not straight:
                told = seen or _lacks(axis, other, first=by < 0)
                if told and _inked(shown, (top, bottom), boxes, page):
                    return True
                continue
            due = not seen and _lacks(axis, other, first=by < 0)
            names = [box for box in other.boxes if box is not None]
            # Numbers in the place of the names of all lines that were not found are cells as well.
            unread = _is_unread(other)
            free = not any(place.intersection(box) > 0.0 for box in names)
            if free and (layout.raster.lossy or unread):
                share = _HALF if unread else _ALL
                due = due or _printed(shown, (top, bottom), across, page, share)
            due = due or (free and _steps_on(shown, line, by, across, page))
            if (seen or due) and _labelled(shown, (top, bottom), boxes, page):
                return True
    return False


def _is_unread(axis: Axis) -> bool:
    """Whether no line of an axis has a name, and a person is asked for those."""
    return all(label is None for label in axis.labels) and all(axis.review)


def without_boxes(picture: Rgb, boxes: Sequence[Box], page: npt.NDArray[np.float64]) -> Rgb:
    """The picture with the page where something else stands, and where its rim is smeared: the
    colors of a bar close to a panel are none of cells."""
    if not boxes:
        return picture
    # As it lies in memory: a turned one is copied several times as fast.
    left = picture.copy(order="K")
    for box in boxes:
        left[box.padded(_RIM_PX).pixels(picture.shape)] = np.rint(page).astype(np.uint8)
    return left


def _inked(
    picture: Rgb, line: tuple[float, float], boxes: Sequence[Box], page: npt.NDArray[np.float64]
) -> bool:
    """Whether ink stands in a ``line`` of rows where labels on a slope begin or end there, which
    those of other lines hardly reach: about as much as in the lines of most labels."""
    pitch = line[1] - line[0]
    left = float(median([box.x0 for box in boxes]))
    right = float(median([box.x1 for box in boxes]))
    shares = []
    for top in (line[0], *(box.center[1] - pitch / 2 for box in boxes)):
        band = Box(left, max(top, 0.0), right, top + pitch).pixels(picture.shape)
        dark = most(np.abs(picture[band].astype(float) - page)) > _INK
        shares.append(float(dark.mean()) if dark.size else 0.0)
    return shares[0] >= _HALF * float(median(shares[1:]))


def _lacks(axis: Axis, other: Axis, *, first: bool) -> bool:
    """Whether an axis has the names of the other one but for the ``first`` ones or the last ones.

    The outer rows of a triangle have a cell or two, and no colors tell these from a frame. Where
    its diagonal is empty as well it has lost its first row and its last column.
    """
    names, whole = list(axis.labels), list(other.labels)
    more = len(whole) - len(names)
    if more < 0:
        return False
    if more == 0:
        more, names = 1, names[:-1] if first else names[1:]
    # Rows may count upwards.
    sides = [whole, whole[::-1]]
    alike = [
        sum(one is not None and one == two for one, two in zip(names, rest, strict=True))
        for rest in ([side[more:] if first else side[:-more] for side in sides])
    ]
    return max(alike) >= _SAME * len(names)


def _colored(
    picture: Rgb,
    line: tuple[float, float],
    across: Sequence[tuple[float, float]],
    page: npt.NDArray[np.float64],
) -> bool:
    """Whether the cells of a ``line`` of rows have colors: many, and different ones, and each from
    side to side. A strip of classes is thinner than they are, or stands off them."""
    colors = _colors(picture, line, across)
    colored = most(np.abs(colors - page)) > _COLORED
    near, far = (
        most(np.abs(_colors(picture, line, across, heights=(at,)) - page)) > _COLORED
        for at in (_SEEN[0], _SEEN[-1])
    )
    if colored.any() and float((near != far)[colored].mean()) > _HALF:
        return False
    shown = np.unique(np.round(colors[colored] / 10.0), axis=0)
    share = float(colored.mean())
    return share >= _SHARE and len(shown) >= (_TWO if share >= _ALL else _DIFFERENT)


def _goes_on(
    picture: Rgb,
    line: tuple[float, float],
    by: float,
    across: Sequence[tuple[float, float]],
    page: npt.NDArray[np.float64],
) -> bool:
    """Whether the cells ``by`` pixels beyond a ``line`` of rows have its colors, cell by cell."""
    own, beyond = (_colors(picture, (line[0] + off, line[1] + off), across) for off in (0.0, by))
    colored = most(np.abs(beyond - page)) > _COLORED
    return float((colored & (most(np.abs(beyond - own)) <= _COLORED)).mean()) >= _ALL


def _colors(
    picture: Rgb,
    line: tuple[float, float],
    across: Sequence[tuple[float, float]],
    heights: Sequence[float] = _SEEN,
) -> npt.NDArray[np.float64]:
    """(n, 3) the colors of the cells of a ``line`` of rows, at these ``heights`` within them."""
    rows = np.floor([line[0] + share * (line[1] - line[0]) for share in heights]).astype(int)
    spans = np.array(across)
    points = np.stack(
        [picture[rows][:, np.floor(spans @ [1.0 - at, at]).astype(int)] for at in _SEEN]
    )
    colors: npt.NDArray[np.float64] = median(
        points.reshape(-1, len(spans), 3).astype(float), along_first=True
    )
    return colors


def _printed(
    picture: Rgb,
    line: tuple[float, float],
    across: Sequence[tuple[float, float]],
    page: npt.NDArray[np.float64],
    share: float,
) -> bool:
    """Whether print stands in the middle of that ``share`` of the cells of a ``line`` of rows, and
    none between."""
    held, lanes = _held(picture, line, across, page)
    return float(held.mean()) >= share and float(lanes.mean()) <= 1.0 - _ALL


def _steps_on(
    picture: Rgb,
    line: tuple[float, float],
    by: float,
    across: Sequence[tuple[float, float]],
    page: npt.NDArray[np.float64],
) -> bool:
    """Whether print ``by`` pixels beyond a ``line`` of rows goes on as the stairs of a triangle do:
    in one cell less than the few of the line, at the same side, and none between cells.
    """
    held, lanes = _held(picture, line, across, page)
    beyond, more = _held(picture, (line[0] + by, line[1] + by), across, page)
    few = beyond.sum() == held.sum() - 1 and 0 < beyond.sum() < len(across) / 2
    outer = bool(beyond[0] and held[0]) or bool(beyond[-1] and held[-1])
    return bool(few and outer and not (beyond & ~held).any() and not lanes.any() | more.any())


def _held(
    picture: Rgb,
    line: tuple[float, float],
    across: Sequence[tuple[float, float]],
    page: npt.NDArray[np.float64],
) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Which cells of a ``line`` of rows have print in their middle, and which lanes between."""
    rows = slice(*np.floor([line[0] + share * (line[1] - line[0]) for share in _MID]).astype(int))
    off = most(np.abs(picture[rows].astype(float) - page))
    dark: npt.NDArray[np.bool_] = np.any(off > _INK, axis=0)
    spans = np.array(across)
    first, end = (np.floor(spans @ [1.0 - share, share]).astype(int) for share in _MID)
    held = [bool(dark[a:b].any()) for a, b in zip(first, end, strict=True)]
    lanes = np.floor((spans[1:, 0] + spans[:-1, 1]) / 2.0).astype(int)
    return np.array(held), dark[lanes]


def _labelled(
    picture: Rgb, line: tuple[float, float], boxes: Sequence[Box], page: npt.NDArray[np.float64]
) -> bool:
    """Whether ink stands in a ``line`` of rows as far from the cells as the labels do.

    ``boxes`` are the labels'; their height is that of the ink, which leaves room to both sides.
    """
    height = float(median([box.height for box in boxes]))
    middle = sum(line) / 2.0
    if height > line[1] - line[0]:
        return False
    left = float(median([box.x0 for box in boxes]))
    right = float(median([box.x1 for box in boxes]))
    band = Box(left, line[0], right, line[1]).pixels(picture.shape)
    dark = most(np.abs(picture[band].astype(float) - page)) > _INK
    inked = np.flatnonzero(dark.any(axis=1)) + band[0].start + 0.5
    if not len(inked) or dark.mean(axis=0).max() > 0.95:
        return False
    center = (inked[0] + inked[-1]) / 2.0
    return bool(
        abs(center - middle) < 0.25 * height + 1.0
        and 0.5 * height < inked[-1] - inked[0] + 1.0 < 1.5 * height
    )

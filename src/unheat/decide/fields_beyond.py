"""Fields beside a panel that are printed, in colors of its own cells, and belong to nothing.

Where a codec, a blur or a resizer has mixed the borders of a table, some of its lines are not
found, and what is left of them beside the cells reads like cells: a number on a color that others
have. The head of a table has one color all along, and a strip of classes no print.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.decide.cells_beyond import flat_color, without_others
from unheat.decide.sides import from_each_side
from unheat.model import Cells, ColorScale, Layout, PanelLayout
from unheat.model.geometry import Span

Rgb = npt.NDArray[np.uint8]
FloatArray = npt.NDArray[np.float64]

_NEAR, _DEEP, _FAR = 0.15, 0.65, 1.2
"""Where beyond a line a field is looked at for its color, in cells: behind a rule, and what a codec
leaves of it; and how far its print reaches."""

_ACROSS = (0.2, 0.8)
"""And where across."""

_LEAST_PX = 8.0
"""Smaller cells hold no print that a codec leaves."""

_FILLED, _INK, _PRINTED = 0.3, 60.0, (0.02, 0.6)
"""Share of a field that print in it leaves, levels by which this differs from it, and the share of
the part about the field's color that is print."""

_CLEARLY, _ALIKE = 30.0, 12.0
"""Levels by which a color differs from the page's, and by which two of a lossy picture are one."""

_TICKS = 4
"""Numbers of a bar that lie on one line by no chance."""

_HEAD = 0.9
"""Share of the lines beside which the head of a table stands, in one color."""


def has_fields_beyond(
    layout: Layout, panel: PanelLayout, cells: Cells, scale: ColorScale | None
) -> bool:
    """Whether a printed field in a color of the ``cells``, or of their ``scale``, stands flush
    beside an outer line."""
    page = np.array(layout.background, dtype=float)
    own = cells.rgb.reshape(-1, 3)
    if scale is not None and scale.knots:
        own = np.concatenate([own, np.array(scale.knots, dtype=float)[:, 1:]])
    own = own[np.isfinite(own).all(axis=1)]
    own = own[np.abs(own - page).max(axis=1) > _CLEARLY]
    if not len(own) or not cells.text.astype(bool).any():
        return False
    if not _on_any_side(layout.raster.rgb, panel, own, page):
        return False
    # A column that was missed may have been taken for a strip of classes, or its print for a bar;
    # numbers that lie on one line are those of a bar.
    bars = [] if scale is None or scale.box is None else [scale.box]
    told = scale is not None and not scale.review and len(scale.ticks) >= _TICKS
    others = without_others(layout, panel, bars if told else ())
    return _on_any_side(others, panel, own, page)


def _on_any_side(rgb: Rgb, panel: PanelLayout, own: FloatArray, page: FloatArray) -> bool:
    return any(
        _has_field(picture, line, places, own, page)
        for picture, line, places in from_each_side(rgb, panel.grid)
    )


def _has_field(
    picture: Rgb, line: Span, places: tuple[Span, ...], own: FloatArray, page: FloatArray
) -> bool:
    """Whether such a field lies above the uppermost ``line`` of a picture, over its ``places``."""
    high = line[1] - line[0]
    near, deep, far = (int(np.floor(line[0] - share * high)) for share in (_NEAR, _DEEP, _FAR))
    if high < _LEAST_PX or deep < 0 or near - deep < 1:
        return False
    colors, found = [], False
    for start, end in places:
        x0, x1 = (round(start + share * (end - start)) for share in _ACROSS)
        color = flat_color(picture[deep:near, x0:x1], _ALIKE, _FILLED)
        if color is None or np.abs(color - page).max() <= _CLEARLY:
            continue
        colors.append(color)
        inner = picture[max(far, 0) : near, x0:x1].astype(float)
        alike = float(most(np.abs(own - color)).min()) <= _ALIKE
        found |= alike and _is_printed(inner, color)
    return found and not _is_head(colors, len(places))


def _is_printed(part: FloatArray, color: FloatArray) -> bool:
    """Whether there is print in a part (h, w, 3) of a picture, where its field's ``color`` is."""
    off = most(np.abs(part - color))
    rows, cols = np.nonzero(off <= _ALIKE)
    within = off[rows.min() : rows.max() + 1, cols.min() : cols.max() + 1] > _INK
    return _PRINTED[0] <= float(within.mean()) <= _PRINTED[1]


def _is_head(colors: list[FloatArray], lines: int) -> bool:
    """Whether fields of these colors (3,) are a head: one beside each of all ``lines``, alike."""
    middle = np.median(np.array(colors), axis=0)
    return len(colors) >= _HEAD * lines and bool(np.abs(np.array(colors) - middle).max() <= _ALIKE)

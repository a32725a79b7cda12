"""Cells that go on beyond an outer line of a panel, told by their colors and their numbers.

The columns of a table are as wide as their words. Two or three of them may have one width, and then
their borders are a lattice that every number within bears out; the wider ones beside it are not in
it. Where print stands on a color of its own flush beside nearly every cell of an outer line, in
several colors, lines were missed: a strip of names has one color, and a total one, and the frame of
a strip of classes is no print on it. And where the
cells of an outer line go on beyond its border in their own colors, that is no border of theirs.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.decide.sides import from_each_side
from unheat.medians import commonest, median
from unheat.model import Box, Layout, PanelLayout
from unheat.model.geometry import Span

Rgb = npt.NDArray[np.uint8]

_NEAR, _DEEP = 0.08, 0.6
"""Where beyond a line its next one is looked at for its color, in cells: behind a rule."""

_ACROSS = (0.2, 0.8)
"""And where across."""

_FAR = 1.6
"""How far beyond a line print is looked for, in cells: in the middle of a wider one."""

_LEAST_PX = 4.0
"""Smaller cells are told otherwise."""

_FLAT, _COLORED, _INK = 6.0, 12.0, 60.0
"""Levels by which a color differs from itself, one from the page, and print from its ground."""

_RIPPLED = 3.0
"""About print a codec leaves ripples that are so many times as large."""

_FILLED = 0.4
"""Share of that which has the color of the cell; print and the smear of a rule take the rest."""

_OUT = 0.06, 0.18
"""Where beyond the border of a line its own cells are looked for, in cells."""

_FEWEST, _ALL, _MOST, _DIFFERENT = 3, 0.9, 0.7, 3
"""Cells of an outer line, shares of them that are colored and printed beyond, and colors there."""


def cells_go_on(layout: Layout, panel: PanelLayout) -> bool:
    """Whether colored cells with print stand flush beside an outer line of a panel, and are none of
    another panel's, a bar's or a strip's."""
    rgb, page = layout.raster.rgb, np.array(layout.background)
    flat = _FLAT * (_RIPPLED if layout.raster.lossy else 1.0)
    if not _on_any_side(rgb, panel, page, flat):
        return False
    rgb = without_others(layout, panel, [bar.box for bar in layout.bars] + [*layout.furniture])
    return _on_any_side(rgb, panel, page, flat)


def without_others(layout: Layout, panel: PanelLayout, company: Sequence[Box] = ()) -> Rgb:
    """The picture (H, W, 3) with the page's color where other panels and ``company`` are."""
    rgb, page = layout.raster.rgb.copy(), np.rint(np.array(layout.background))
    others = [one.grid.box for one in layout.panels if one is not panel]
    for box in [*others, *company]:
        rgb[box.padded(1.0).pixels(rgb.shape)] = page.astype(np.uint8)
    return rgb


def _on_any_side(
    rgb: Rgb, panel: PanelLayout, page: npt.NDArray[np.float64], ripples: float
) -> bool:
    """Whether cells lie on a side of a panel; those with print may ripple by so many levels."""
    return any(
        _reaches_out(picture, line, places, page) or _goes_on(picture, line, places, page, ripples)
        for picture, line, places in from_each_side(rgb, panel.grid)
    )


def _reaches_out(
    picture: Rgb, line: Span, places: tuple[Span, ...], page: npt.NDArray[np.float64]
) -> bool:
    """Whether the cells of the uppermost ``line`` of a picture go on above it in their colors."""
    high = line[1] - line[0]
    near, far = (int(np.floor(line[0] - share * high)) for share in _OUT)
    if len(places) < _FEWEST or far < 0 or near - far < 2:
        return False
    inside = slice(round(line[0] + _OUT[0] * high), round(line[0] + _OUT[1] * high))
    own, same = [], []
    for start, end in places:
        x0, x1 = (round(start + share * (end - start)) for share in _ACROSS)
        parts = picture[inside, x0:x1], picture[far:near, x0:x1]
        if not all(part.size for part in parts):
            return False
        one, other = (median(part.reshape(-1, 3), along_first=True) for part in parts)
        if np.abs(one - page).max() > _COLORED:
            own.append(one)
            same.append(bool(np.abs(one - other).max() <= _FLAT))
    return len(own) >= _FEWEST and _are_several(own) and float(np.mean(same)) >= _ALL


def _goes_on(
    picture: Rgb,
    line: Span,
    places: tuple[Span, ...],
    page: npt.NDArray[np.float64],
    ripples: float,
) -> bool:
    """Whether cells lie above the uppermost ``line`` of a picture, over its ``places``."""
    high = line[1] - line[0]
    near, deep, far = (int(np.floor(line[0] - share * high)) for share in (_NEAR, _DEEP, _FAR))
    if len(places) < _FEWEST or high < _LEAST_PX or deep < 0 or near - deep < 1:
        return False
    shown, held = [], 0
    for seen, (start, end) in enumerate(places, 1):
        x0, x1 = (round(start + share * (end - start)) for share in _ACROSS)
        part = picture[deep:near, x0:x1]
        if not part.size:
            return False
        one = flat_color(part, ripples)
        if one is not None and np.abs(one - page).max() > _COLORED:
            shown.append(one)
            held += _is_printed(picture[max(far, 0) : near, x0:x1].astype(float), one)
        elif len(places) - (seen - len(shown)) < _ALL * len(places):
            return False
    return held >= _MOST * len(places) and _are_several(shown)


def flat_color(
    part: Rgb, within: float = _FLAT, share: float = _FILLED
) -> npt.NDArray[np.float64] | None:
    """The color (3,) that fills a ``share`` of a part (h, w, 3) of a picture, ``within`` so many
    levels; None where none does."""
    levels = part.reshape(-1, 3).astype(float)
    if not len(levels):
        return None
    one = commonest(levels, _FLAT)
    filled = float((most(np.abs(levels - one)) <= within).mean()) >= share
    return np.asarray(one, dtype=np.float64) if filled else None


def _is_printed(part: npt.NDArray[np.float64], color: npt.NDArray[np.float64]) -> bool:
    """Whether there is print on a cell of a ``color`` (3,) that ends at the lower edge of a part
    (h, w, 3), up to the line across that is the far end of the cell: a frame, or the page."""
    ink = most(np.abs(part - color)) > _INK
    across: npt.NDArray[np.bool_] = np.all(ink, axis=1)[::-1]
    inner = int(np.argmin(across))
    ends = np.flatnonzero(across[inner:])
    cell = ink[::-1][inner : inner + ends[0]] if len(ends) else ink[::-1][inner:]
    return bool(cell.any()) and not across.all()


def _are_several(colors: Sequence[npt.NDArray[np.float64]]) -> bool:
    return len(np.unique(np.round(np.array(colors) / 10.0), axis=0)) >= _DIFFERENT

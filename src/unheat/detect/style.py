"""How a panel was drawn: the colors of its print, its frame, lines and tick marks.

Nothing here changes a number. It is what a drawing must know to look like its source.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.detect.cell_lines import lines_of
from unheat.medians import median
from unheat.model import Cells, Grid, Style

Floats = npt.NDArray[np.float64]

_MOST_CELLS = 256
"""Printed cells that are looked at: the rule of their ink is one for all."""

_INSIDE = 4
"""Pixels inside the outer edge where a look begins: a frame may lie over the cells."""

_FRAME_DEPTH = 6
"""Pixels from there on within which a frame lies."""

_REACH_PX = 18
"""Pixels that are looked at from there on."""

_CLEAR = 40.0
"""Mean difference of the channels (0–255) that a drawn line makes at least."""

_TINT = 48.0
"""Difference of channels (0–255) up to which print is gray: codecs and smoothing tint it."""

_FEW = 0.05
"""Share of a side that is enough to show one where cells of its color hide the rest."""

_MANY = 0.6
"""Share of a side that must show a frame: cells of its own color hide it."""


def style_of(
    rgb: npt.NDArray[np.uint8],
    grid: Grid,
    cells: Cells,
    background: tuple[float, float, float],
) -> Style:
    """The style of a panel in the picture ``rgb`` (h, w, 3).

    ``background`` is the color, 0–255, that the figure stands on.
    """
    dark, light, turns = _print(rgb, grid, cells)
    frame_rgb, frame_px = _frame(rgb, grid, np.asarray(background, dtype=float))
    marks = [
        _marks(rgb, grid, axis, np.asarray(background, dtype=float), frame_px)
        for axis in ("rows", "columns")
    ]
    line_rgb, line_px = lines_of(rgb, grid, cells) or (None, 0.0)
    return Style(
        print_dark=dark,
        print_light=light,
        print_turns=turns,
        frame_rgb=frame_rgb,
        frame_px=frame_px,
        line_rgb=line_rgb,
        line_px=line_px,
        row_marks_px=marks[0],
        column_marks_px=marks[1],
    )


def gray_level(rgb: npt.ArrayLike) -> Floats:
    """How light colors (…, 3), 0–255, are (Rec. 601), 0–1."""
    return np.asarray(np.asarray(rgb, dtype=float) @ np.array([0.299, 0.587, 0.114]) / 255.0)


def _print(
    rgb: npt.NDArray[np.uint8], grid: Grid, cells: Cells
) -> tuple[tuple[float, float, float] | None, tuple[float, float, float] | None, float | None]:
    """(color of dark print, of light print, gray level of the fill above which print is dark)."""
    places = [
        (row, col)
        for row, col in zip(*np.nonzero(cells.text.astype(bool)), strict=True)
        if not np.isnan(cells.rgb[row, col]).any()
    ]
    step = max(1, len(places) // _MOST_CELLS)
    inks, fills = [], []
    for row, col in places[::step]:
        ink = _ink(rgb, grid, int(row), int(col), cells.rgb[row, col])
        if ink is not None:
            inks.append(ink)
            fills.append(cells.rgb[row, col])
    if not inks:
        return None, None, None
    ink, fill = gray_level(np.array(inks)), gray_level(np.array(fills))
    is_dark = ink < fill
    colors = np.array(inks)
    dark = _middle(colors[is_dark]) if is_dark.any() else None
    light = _middle(colors[~is_dark]) if not is_dark.all() else None
    return dark, light, _turning_point(fill, is_dark)


def _ink(rgb: npt.NDArray[np.uint8], grid: Grid, row: int, col: int, fill: Floats) -> Floats | None:
    """The color of a cell's print: that of the pixels farthest from its fill."""
    y0, y1 = grid.row_spans[row]
    x0, x1 = grid.column_spans[col]
    margin_y, margin_x = 0.15 * (y1 - y0), 0.1 * (x1 - x0)
    patch = rgb[
        max(int(y0 + margin_y), 0) : int(y1 - margin_y),
        max(int(x0 + margin_x), 0) : int(x1 - margin_x),
    ].reshape(-1, 3)
    if len(patch) < 8:
        return None
    # How far each level of each channel is, looked up: quicker than a sum for each pixel.
    off = np.abs(np.arange(256.0)[:, None] - fill)
    away = off[patch[:, 0], 0] + off[patch[:, 1], 1] + off[patch[:, 2], 2]
    most = float(away.max())
    if most < 3 * _CLEAR:
        return None
    return np.asarray(median(patch[away >= 0.9 * most], along_first=True), dtype=float)


def _middle(colors: Floats) -> tuple[float, float, float]:
    red, green, blue = median(colors, along_first=True).tolist()
    if max(red, green, blue) - min(red, green, blue) <= _TINT:
        red = green = blue = (red + green + blue) / 3
    return red, green, blue


def _turning_point(fill: Floats, is_dark: npt.NDArray[np.bool_]) -> float:
    """The gray level above which print is dark that explains most cells; 0 where all are."""
    order = np.argsort(fill, kind="stable")
    fill, is_dark = fill[order], is_dark[order]
    # Errors if the first k cells are light and the rest dark.
    errors = np.r_[0, np.cumsum(is_dark)] + np.r_[np.cumsum(~is_dark[::-1])[::-1], 0]
    k = int(np.argmin(errors))
    if k == 0:
        return 0.0
    if k == len(fill):
        return 1.0
    return float((fill[k - 1] + fill[k]) / 2)


def _frame(
    rgb: npt.NDArray[np.uint8], grid: Grid, background: Floats
) -> tuple[tuple[float, float, float] | None, float]:
    """(color, width in px) of a line around all cells; (None, 0) where a side has none."""
    colors, widths, unseen = [], [], []
    for axis, end in (("x", 0), ("x", 1), ("y", 0), ("y", 1)):
        profile = _outward(rgb, grid, axis, end)
        if profile is None:
            return None, 0.0
        # A frame is neither what lies inside of it nor what lies outside, along a whole side.
        profile = profile[:_FRAME_DEPTH, _telling(profile, background)]
        fill = profile[0]
        off_ground = np.abs(profile - background).mean(axis=-1)
        away = np.minimum(off_ground, _off_blend(profile, fill, background))
        seen = np.quantile(away[1:], 1.0 - _MANY, axis=1)
        if float(seen.max()) < _CLEAR:
            unseen.append(median(fill, along_first=True))
            continue
        color = median(profile[int(np.argmax(seen)) + 1], along_first=True)
        covered = np.minimum(
            off_ground / max(float(np.abs(color - background).mean()), 1.0),
            np.abs(profile - fill).mean(axis=-1)
            / np.maximum(np.abs(color - fill).mean(axis=-1), 1.0),
        )
        widths.append(float(np.median(np.minimum(covered[1:], 1.0), axis=1).sum()))
        colors.append(color)
    if len(colors) < 2:
        return None, 0.0
    color = median(np.array(colors), along_first=True)
    if any(float(np.abs(fill - color).mean()) >= _CLEAR for fill in unseen):
        return None, 0.0  # a side where it would be seen has none
    red, green, blue = color.tolist()
    return (red, green, blue), float(np.clip(median(widths), 0.5, 6.0))


def _telling(profile: Floats, background: Floats) -> npt.NDArray[np.bool_]:
    """The places along a side where the cell hides no frame: all where that cannot be told.

    A map that starts in black hides a black frame beside most of its cells.
    """
    edges = np.median(profile[_INSIDE - 1 : _INSIDE + 1], axis=1)
    pen = edges[int(np.argmax(np.abs(edges - background).mean(axis=-1)))]
    telling = np.abs(profile[0] - pen).mean(axis=-1) >= _CLEAR
    return telling if telling.mean() >= _FEW else np.ones_like(telling)


def _off_blend(profile: Floats, fill: Floats, background: Floats) -> Floats:
    """How far colors (depth, places, 3) are from all blends of fill and ground.

    A pixel on the very edge of the cells shows such a blend where there is no frame.
    """
    along = background - fill
    length = np.maximum((along**2).sum(axis=-1), 1.0)
    share = np.clip(((profile - fill) * along).sum(axis=-1) / length, 0.0, 1.0)
    return np.asarray(np.abs(profile - (fill + share[..., None] * along)).mean(axis=-1))


def _outward(rgb: npt.NDArray[np.uint8], grid: Grid, axis: str, end: int) -> Floats | None:
    """Pixels from inside the outer edge of the cells outwards, shape (depth, places, 3).

    Index ``_INSIDE`` is the first pixel beyond the edge. None where the picture ends before.
    """
    box = grid.box
    height, width = rgb.shape[:2]
    edge = (box.x0, box.x1)[end] if axis == "x" else (box.y0, box.y1)[end]
    sign = 1 if end else -1
    first = round(edge) - (0 if end else 1)
    index = first + sign * (np.arange(_REACH_PX) - _INSIDE)
    limit = width if axis == "x" else height
    inside = (index >= 0) & (index < limit)
    if inside.sum() < _INSIDE + 4:
        return None
    index = index[inside]
    if axis == "x":
        low, high = max(int(box.y0), 0), min(int(box.y1), height)
        return np.asarray(rgb[low:high, index].transpose(1, 0, 2), dtype=float)
    low, high = max(int(box.x0), 0), min(int(box.x1), width)
    return np.asarray(rgb[index, low:high], dtype=float)


def _marks(
    rgb: npt.NDArray[np.uint8], grid: Grid, axis: str, background: Floats, frame_px: float
) -> float:
    """Length in px of the tick marks of an axis from the cells; 0 where there are none."""
    longest = 0.0
    centers = grid.row_centers() if axis == "rows" else grid.column_centers()
    spans = grid.row_spans if axis == "rows" else grid.column_spans
    start = max(int(grid.box.y0 if axis == "rows" else grid.box.x0), 0)
    for end in (0, 1):
        profile = _outward(rgb, grid, "x" if axis == "rows" else "y", end)
        if profile is None:
            continue
        away = np.abs(profile - background).mean(axis=-1)
        skip = _INSIDE + int(np.ceil(frame_px / 2 + 0.5))
        # Where the frame was not told from the cells it is in the way all along the side.
        along = np.median(away[skip:], axis=1) >= _CLEAR / 2
        skip += int(np.argmin(np.r_[along, False]))
        lengths = []
        for center, (low, high) in zip(centers, spans, strict=True):
            at, beside = int(center) - start, int((low + center) / 2) - start
            if high - low < 5 or not 1 <= at < away.shape[1] - 1:
                continue
            strip = away[skip:, at - 1 : at + 2].sum(axis=1)
            seen = (strip > _CLEAR) & (away[skip:, max(beside, 0)] < _CLEAR / 2)
            lengths.append(int(np.argmin(np.r_[seen, False])))
        marked = [length for length in lengths if 1 < length < _REACH_PX - skip]
        if len(marked) >= 2 and len(marked) >= 0.3 * len(lengths):
            longest = max(longest, float(median(marked)) + skip - _INSIDE)
    return longest

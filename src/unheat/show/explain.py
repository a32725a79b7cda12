"""What of the source's ink the record explains, and what it does not.

The twin of the figure is laid over the source. Ink of the source that lies where the twin has ink
is explained: some text, frame or mark of the record is there. What stays and is as large as print
was missed: a row, a sign, a panel, or company that is no part of the heatmap.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.regions import background_color
from unheat.detect.sheet import find_sheet, on_its_sheet
from unheat.medians import median
from unheat.model import Box, Figure, Panel, Raster
from unheat.show.layout_axes import default_size
from unheat.show.missed import with_missed
from unheat.show.render import UNIT_DPI, render

Bools = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]

_CLEAR = 48.0
"""Difference of a channel (0–255) from fill and ground that makes a pixel ink."""

_DRIFT = 0.4
"""Font sizes by which letters of another type may lie beside those of the source."""

_LARGEST_LETTER = 4.0
"""Font sizes that a letter, or several that touch, are long at most."""

_WIDEST_LETTER = 2.0
"""Font sizes that they are high at most."""

_RIM_PX = 2.0
"""Pixels beside the edges of cells and bars that are blends of two fills."""

_OFF_PX = 4.0
"""So far off the cells lies what they stand on, clear of their frame."""

_AS_LARGE = 0.7
"""Print in one type is so wide in another one at least, and so high."""

_LEAST_CELL_PX = 8.0
"""Smaller cells hold no print."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """``share`` (0–1) of the source's ink is explained. ``pieces`` are boxes of what is not
    and is as large as print, largest first, in pixels of the rectified source; ``left`` (h, w) are
    the pixels of all that is not."""

    share: float
    pieces: tuple[Box, ...]
    left: Bools


def explain(figure: Figure, raster: Raster) -> Explanation:
    """Hold the twin of a figure against the picture that it was read from.

    ``raster`` is the picture as it was loaded; where the figure was rectified, so is it here.
    """
    # The wall behind a sheet is no ink.
    rgb = _rectified(figure, raster)
    rgb = on_its_sheet(rgb, find_sheet(rgb, background_color(rgb)))
    ink = _ink(rgb, figure)
    size = float(median([default_size(panel) for panel in figure.panels]))
    twin = _twin_ink(figure, rgb.shape[:2])
    explained = ink & _reached(twin, max(2.0, _DRIFT * size))
    explained |= ink & _set_aside(ink & ~explained, ink, twin, figure)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8), connectivity=8)
    total = np.maximum(stats[:, cv2.CC_STAT_AREA], 1)
    covered = np.bincount(labels[explained], minlength=count)
    # A letter is there or is not: half of its ink is enough.
    whole = covered >= 0.5 * total
    whole[0] = True
    left = ink & ~explained & ~whole[labels]
    inked = int(ink.sum())
    return Explanation(
        share=1.0 if inked == 0 else 1.0 - float(left.sum()) / inked,
        pieces=_pieces(left, size),
        left=left,
    )


def with_explanation(figure: Figure, raster: Raster) -> tuple[Figure, Explanation]:
    """The figure with what is explained of its source in it, and the whole explanation.

    Panels that own a piece which nothing explains are in doubt.
    """
    found = explain(figure, raster)
    noted = replace(figure, explained=round(found.share, 4), unexplained=found.pieces)
    return with_missed(noted, found.pieces), found


def _rectified(figure: Figure, raster: Raster) -> npt.NDArray[np.uint8]:
    transform = np.asarray(figure.panels[0].grid.transform, dtype=float)
    if np.allclose(transform, np.eye(3)):
        return raster.rgb
    size = (raster.width, raster.height)
    if abs(transform[0, 1]) > abs(transform[0, 0]):
        # It was turned by a quarter, and perhaps a little more.
        left = transform[0, 1] < 0.0
        back = [[0, -1, size[0]], [1, 0, 0]] if left else [[0, 1, 0], [-1, 0, size[1]]]
        raster = replace(raster, rgb=np.rot90(raster.rgb, 1 if left else 3).copy())
        transform = np.linalg.inv(np.array([*back, [0, 0, 1]])) @ transform
        if np.allclose(transform, np.eye(3)):
            return raster.rgb
        size = (raster.width, raster.height)
    axes = tuple(axis for axis in (0, 1) if transform[1 - axis, 1 - axis] < 0.0)
    if axes:
        # It was mirrored, or stood on its head.
        raster = replace(raster, rgb=np.flip(raster.rgb, axes).copy())
        for axis in axes:
            transform[1 - axis] = size[1 - axis] * transform[2] - transform[1 - axis]
        if np.allclose(transform, np.eye(3)):
            return raster.rgb
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    ground = tuple(float(level) for level in figure.background)
    turned = cv2.warpPerspective(raster.rgb, transform, size, flags=flags, borderValue=ground)
    return np.asarray(turned, dtype=np.uint8)


def _ink(rgb: npt.NDArray[np.uint8], figure: Figure) -> Bools:
    """Pixels (h, w) that are neither ground nor the fill of a cell or bar."""
    levels = rgb.astype(np.int16)
    ground = np.asarray(figure.background, dtype=np.int16)
    ink: Bools = most(np.abs(levels - ground)) > _CLEAR
    for panel in figure.panels:
        card = _card(levels, ground, panel)
        if card is not None:
            ink = np.where(card[0], most(np.abs(levels - card[1])) > _CLEAR, ink)
    for panel in figure.panels:
        ink &= ~_outside_of_print(levels, panel)
    for scale in (panel.scale for panel in figure.panels):
        if scale is not None and scale.box is not None:
            rows, cols = scale.box.padded(_RIM_PX + 1.0).pixels(ink.shape)
            ink[rows, cols] = False
    return ink


def _card(
    levels: npt.NDArray[np.int16], ground: npt.NDArray[np.int16], panel: Panel
) -> tuple[Bools, Floats] | None:
    """The ground of its own (h, w) that a panel stands on, and its color; None for most.

    So does a dark figure on a white page: one color all around the cells. A panel that was missed
    surrounds no other one.
    """
    rows, cols = panel.grid.box.padded(_OFF_PX).pixels(levels.shape)
    around = levels[rows, cols]
    ring = np.concatenate([around[0], around[-1], around[:, 0], around[:, -1]])
    color = median(ring, along_first=True)
    if np.abs(color - ground).max() <= _CLEAR:
        return None
    near = (most(np.abs(levels - color)) <= _CLEAR / 2).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(near, connectivity=8)
    left, top, width, height = stats[:, :4].T
    box = panel.grid.box
    about = (left <= box.x0) & (top <= box.y0) & (left + width >= box.x1) & (top + height >= box.y1)
    about[0] = False
    outlines, _ = cv2.findContours(
        about[labels].astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE
    )
    card = np.zeros(near.shape, dtype=np.uint8)
    cv2.drawContours(card, outlines, -1, 1, cv2.FILLED)
    return card > 0, color


def _outside_of_print(levels: npt.NDArray[np.int16], panel: Panel) -> Bools:
    """Pixels of a panel's cells that are fill, or beside an edge where two fills blend."""
    shape = levels.shape[:2]
    fill = np.zeros(shape, dtype=bool)
    grid = panel.grid
    rows, cols = grid.box.pixels(shape)
    small = min(grid.cell_width, grid.cell_height) < _LEAST_CELL_PX
    empty = np.isnan(panel.cells.value) & np.isnan(panel.cells.text_value)
    if small or not any(panel.cells.text.ravel().tolist()):
        fill[rows, cols] = True
        return fill
    at_rows = _owner(np.arange(rows.start, rows.stop) + 0.5, grid.row_spans)
    at_cols = _owner(np.arange(cols.start, cols.stop) + 0.5, grid.column_spans)
    colors = np.nan_to_num(panel.cells.rgb).astype(np.int16)
    inside = (at_rows >= 0)[:, None] & (at_cols >= 0)[None, :]
    own = colors[np.maximum(at_rows, 0)[:, None], np.maximum(at_cols, 0)[None, :]]
    off = most(np.abs(levels[rows, cols] - own))
    blank = empty[np.maximum(at_rows, 0)[:, None], np.maximum(at_cols, 0)[None, :]]
    fill[rows, cols] = ~inside | (off <= _CLEAR) | blank
    return fill


def _owner(places: Floats, spans: tuple[tuple[float, float], ...]) -> npt.NDArray[np.int64]:
    """Which span each place lies in, clear of its ends; -1 for none."""
    edges = np.asarray(spans, dtype=float)
    index = np.clip(np.searchsorted(edges[:, 0], places, side="right") - 1, 0, len(edges) - 1)
    clear = (places > edges[index, 0] + _RIM_PX) & (places < edges[index, 1] - _RIM_PX)
    return np.where(clear, index, -1)


def _twin_ink(figure: Figure, shape: tuple[int, ...]) -> Bools:
    """Where the twin has ink, at the size of the source (h, w)."""
    drawing = render(figure, like_source=True, ink_only=True)
    drawing.set_dpi(UNIT_DPI)
    drawing.canvas.draw()
    drawn = np.asarray(drawing.canvas.buffer_rgba())[..., :3].min(axis=-1)  # type: ignore[attr-defined]
    result = np.zeros(shape[:2], dtype=bool)
    rows, cols = min(shape[0], drawn.shape[0]), min(shape[1], drawn.shape[1])
    result[:rows, :cols] = drawn[:rows, :cols] < 160
    return result


def _set_aside(left: Bools, ink: Bools, twin: Bools, figure: Figure) -> Bools:
    """The cells (h, w) whose ink is as wide and as high as their print in the twin.

    Tables set numbers at the left or right of their cells, the twin in the middle. Another piece
    of print beside a number would make more of it.
    """
    found = np.zeros(ink.shape, dtype=bool)
    for panel in figure.panels:
        for (row, col), text in np.ndenumerate(panel.cells.text):
            if not text:
                continue
            cell = panel.grid.cell_box(row, col).padded(-_RIM_PX).pixels(ink.shape)
            if not left[cell].any():
                continue
            own, drawn = _extent(ink[cell]), _extent(twin[cell])
            alike = np.minimum(own, drawn) >= _AS_LARGE * np.maximum(own, drawn) - _RIM_PX
            found[cell] = bool(alike.all())
    return found


def _extent(ink: Bools) -> Floats:
    """(2,) how wide and how high ink is, in pixels; 0 where there is none."""
    places = [np.flatnonzero(ink.any(axis=axis)) for axis in (0, 1)]
    return np.array([float(np.ptp(place)) + 1.0 if place.size else 0.0 for place in places])


def _reached(ink: Bools, radius: float) -> Bools:
    """Pixels that are no farther than ``radius`` from ink."""
    side = 2 * round(radius) + 1
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side))
    return np.asarray(cv2.dilate(ink.astype(np.uint8), kernel) > 0)


def _letters(left: Bools, size: float) -> Bools:
    """What is left without lines, frames and pictures: pieces that letters could be."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(left.astype(np.uint8), connectivity=8)
    width, height = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    small = np.maximum(width, height) <= _LARGEST_LETTER * size
    small &= np.minimum(width, height) <= _WIDEST_LETTER * size
    small[0] = False
    return np.asarray(small[labels] & left)


def _pieces(left: Bools, size: float) -> tuple[Box, ...]:
    """Boxes around what is left, letters of a word together, as large as a short word at least.

    Single letters are not listed: those of another type lie beside the twin's now and then.
    """
    letters = _letters(left, size)
    joined = _reached(letters, max(1.0, 0.5 * size)).astype(np.uint8)
    number, labels = cv2.connectedComponents(joined, connectivity=8)
    ys, xs = np.nonzero(letters)
    pieces = np.asarray(labels[ys, xs], dtype=np.int64)
    areas = np.bincount(pieces, minlength=number)
    boxes = np.tile([np.inf, np.inf, 0.0, 0.0], (number, 1))
    np.minimum.at(boxes[:, 0], pieces, xs)
    np.minimum.at(boxes[:, 1], pieces, ys)
    np.maximum.at(boxes[:, 2], pieces, xs + 1)
    np.maximum.at(boxes[:, 3], pieces, ys + 1)
    found = []
    for area, (x0, y0, x1, y1) in zip(areas.tolist(), boxes.tolist(), strict=True):
        if area >= max(1.0, 0.25 * size**2) and max(x1 - x0, y1 - y0) >= 1.5 * size:
            found.append((area, Box(x0, y0, x1, y1)))
    return tuple(box for _, box in sorted(found, key=lambda item: (-item[0], item[1].y0)))

"""Color bars that were drawn over the cells of a panel.

A layout that went wrong leaves a bar in the middle of a panel. Its rows then have colors of
their own inside of cells, and the panel would be refused for them. So the panels are sought
in a picture where such a bar is painted over with what stands beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.model import Bar, CellPixels, Grid

# Beyond a frame and its blur, and before most labels.
_BESIDE_PX = 4
# Shares of a bar's thickness that its frame takes at most.
_BROADEST = 0.12
# Two numbers could stand beside anything.
_FEWEST_TICKS = 3
# The same cells go on to both sides of the bar, but for labels.
_ALIKE = 0.6
_PAGE = 0.3
# So far from where numbers stand in the colored cells, in pixels or as a share of a cell.
_OFF_PX, _OFF = 1.5, 0.05
# Numbers in so many colored cells tell where they stand.
_FEWEST_PRINTED = 3

Sides = tuple[npt.NDArray[np.uint8], npt.NDArray[np.uint8]]


def overlaid(
    rgb: npt.NDArray[np.uint8],
    bars: Sequence[Bar],
    background: tuple[float, float, float],
    tolerance: float,
) -> tuple[Bar, ...]:
    """The bars that lie on colored cells: the same colors go on along both of their long sides.

    ``tolerance`` in levels (0–255). Bars on the page, and columns of cells, are none.
    """
    page = np.array(background)
    found = []
    for bar in bars:
        if len(bar.tick_positions) < _FEWEST_TICKS:
            continue
        beside = _sides(rgb, bar)
        if beside is None:
            continue
        # The frame of a bar in an enlarged picture is as broad as that, and cells go on beyond it.
        thick = min(bar.box.width, bar.box.height)
        beyond = _sides(rgb, bar, max(2 * _BESIDE_PX, round(_BROADEST * thick))) or beside
        if all(_go_on(sides, page, tolerance) for sides in (beside, beyond)):
            found.append(bar)
    return tuple(found)


def _go_on(sides: Sides, page: npt.NDArray[np.float64], tolerance: float) -> bool:
    """Whether both sides have the same colors, and not those of the page."""
    first, last = (side.astype(float) for side in sides)
    alike = most(np.abs(first - last)) <= tolerance
    bare = most(np.abs(first - page)) <= tolerance
    return bool(alike.mean() >= _ALIKE and bare.mean() <= _PAGE)


def is_on_page(
    rgb: npt.NDArray[np.uint8],
    bar: Bar,
    background: tuple[float, float, float],
    tolerance: float,
) -> bool:
    """Whether page runs along both long sides of a bar with tick marks.

    Such a bar is no column of cells, though it stand in the empty half of a triangle.
    """
    sides = _sides(rgb, bar)
    if len(bar.tick_positions) < _FEWEST_TICKS or sides is None:
        return False
    off = [most(np.abs(side - np.array(background))) for side in sides]
    return min(float((side <= tolerance).mean()) for side in off) >= _ALIKE


def without_bar_print(pixels: CellPixels, grid: Grid, bars: Sequence[Bar]) -> CellPixels:
    """The cells without what a bar in an empty half of the panel, or beside it, prints into them.

    What stands in an empty cell just where the colored ones have their numbers, and is as tall,
    is its number: cells on the diagonal of a matrix of distances have the color of the page.
    """
    foreign = np.zeros(grid.shape, dtype=bool)
    for bar in bars:
        if bar.prints_in(grid, pixels.blank):
            foreign |= grid.overlapped(bar.surroundings)
    foreign &= pixels.blank & ~_printed_like_the_others(pixels, grid)
    if not foreign.any():
        return pixels
    return replace(
        pixels,
        ink_box=np.where(foreign[..., None], np.nan, pixels.ink_box),
        ink_share=np.where(foreign, 0.0, pixels.ink_share),
    )


def _printed_like_the_others(pixels: CellPixels, grid: Grid) -> npt.NDArray[np.bool_]:
    """(R, C): the cells whose ink has the place in its cell, and the height, that it has in the
    colored ones."""
    ink = pixels.ink_box
    there = ~np.isnan(ink).any(axis=-1)
    told = there & ~pixels.blank
    if told.sum() < _FEWEST_PRINTED:
        return np.zeros(grid.shape, dtype=bool)
    place = np.stack(
        [
            (ink[..., 0] + ink[..., 2]) / 2 - grid.column_centers()[None, :],
            (ink[..., 1] + ink[..., 3]) / 2 - grid.row_centers()[:, None],
            ink[..., 3] - ink[..., 1],
        ],
        axis=-1,
    )
    off = np.abs(place - np.median(place[told], axis=0))
    most_off = np.maximum(_OFF_PX, _OFF * np.array([grid.cell_width, grid.cell_height, 0.0]))
    return np.asarray(there & (off <= most_off).all(axis=-1))


def uncovered(rgb: npt.NDArray[np.uint8], bars: Sequence[Bar]) -> npt.NDArray[np.uint8]:
    """The picture (H, W, 3) with each bar painted over by the colors along its first long side."""
    if not bars:
        return rgb
    result = rgb.copy()
    for bar in bars:
        sides = _sides(rgb, bar)
        if sides is None:
            continue
        picture, box = _upright(result, bar)
        first, last = max(box[0] - _BESIDE_PX + 1, 0), box[1] + _BESIDE_PX - 1
        picture[box[2] : box[3], first:last] = sides[0][:, None]
        ends = slice(max(box[2] - _BESIDE_PX, 0), box[2]), slice(box[3], box[3] + _BESIDE_PX)
        for end in ends:
            # A frame goes around the bar.
            picture[end, first:last] = picture[end, first - 1][:, None]
    return result


def _sides(rgb: npt.NDArray[np.uint8], bar: Bar, off: int = _BESIDE_PX) -> Sides | None:
    """(n, 3) colors along both long sides, ``off`` pixels from them; None where the picture ends
    there."""
    picture, (x0, x1, y0, y1) = _upright(rgb, bar)
    before, after = x0 - off, x1 + off - 1
    if before < 0 or after >= picture.shape[1] or y1 > len(picture):
        return None
    return picture[y0:y1, before], picture[y0:y1, after]


def _upright(
    rgb: npt.NDArray[np.uint8], bar: Bar
) -> tuple[npt.NDArray[np.uint8], tuple[int, int, int, int]]:
    """The picture (a view) with the bar running down, and the bar's x0, x1, y0, y1 in it."""
    ys, xs = bar.box.pixels(rgb.shape)
    if bar.orientation == "vertical":
        return rgb, (xs.start, xs.stop, ys.start, ys.stop)
    return rgb.transpose(1, 0, 2), (ys.start, ys.stop, xs.start, xs.stop)

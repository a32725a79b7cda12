"""Matrices of cells of a few pixels whose borders a renderer blended, drawn again without a blend.

Such cells have no border that any search could find, but the pixels are known means of them
(``detect/blend``): where these explain every pixel to its rounding, cells are counted and their
colors solved for. The picture goes on as if it had been drawn without a blend, and what is known
of the cells goes with the panel: which of them stand under the pen of a frame nothing tells.

What was blended are colors, or the numbers before they were given colors (matplotlib's
``interpolation_stage``): these are the places of the pixels' colors on the color bar.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.bar_assign import share_on_ramp
from unheat.detect.bar_sample import sample_ramp
from unheat.detect.beside_bars import stands_beside
from unheat.detect.blank import spread_in_lab
from unheat.detect.blend import Blend, Floats, solve
from unheat.detect.blend_ends import OVERDRAWN, Rim, free_pixels, is_drawn_crisp, with_ends
from unheat.detect.blend_search import NARROWEST_PX, ROUNDED, Levels, find_blend
from unheat.detect.cellcheck import check_cells
from unheat.detect.edges import transposed
from unheat.detect.fine import SIDE_PX, counted_lattice
from unheat.detect.fine_comb import FEWEST
from unheat.detect.grid import GridFit
from unheat.detect.pen_over_cells import UNKNOWN
from unheat.detect.rivals import UNSURE, FoundPanel
from unheat.detect.small_cells import without_print
from unheat.model import Bar, Box, CellPixels, Grid

MOST_REGIONS = 4
_SAME = 0.999

_INSET = 0.25
"""Share of a region on either side that frame, marks, labels and a bar may take."""

_MOST_OVERDRAWN = 0.05

_BARE, _PAGE = 0.95, 1
"""Share of a region that is page, to a level, or areas of one color where it holds no cells."""

_ON_RAMP = 0.97
"""Share of the pixels whose colors the bar has where numbers were blended."""

_STEPS, _ROUNDED = 255.0, 0.7
"""Steps of a color map, and the scatter of numbers that neighboring colors of a drawn bar tell."""

_SAMPLES = 2000

_MARGIN = 1.5
"""Of ten thousand cells some are off by more than a scatter tells of most."""

_BARED = 1.0
"""Scatter of pixels from which the rim of a pen was taken."""

_KNOWN = 8.0
"""Cells of which pixels tell less than that, in levels for a level, are under a pen."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Unblended:
    """The picture without the blend, (H, W, 3), its panel, and the cells of that."""

    rgb: npt.NDArray[np.uint8]
    panel: FoundPanel
    pixels: CellPixels

    def cells_of(self, grid: Grid) -> CellPixels | None:
        """What is known of the cells of a grid, None where these are others."""
        same = grid.shape == self.panel.shape and grid.box.iou(self.panel.box) >= _SAME
        return self.pixels if same else None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Stage:
    """Numbers of the pixels of a picture (H, W, c) that were blended, and the colors that these
    have: ``ramp`` (k, 3) at ``places`` (k,), None where the numbers are the colors."""

    levels: Levels
    rounded: float = ROUNDED
    ramp: Floats | None = None
    places: Floats | None = None

    def colors(self, numbers: Floats) -> Floats:
        """(R, C, 3) from numbers (R, C, c)."""
        if self.ramp is None or self.places is None:
            return np.clip(numbers, 0.0, 255.0)
        planes = [np.interp(numbers[..., 0], self.places, plane) for plane in self.ramp.T]
        return np.stack(planes, axis=2)

    def numbers(self, colors: Floats) -> Floats:
        """(n, c) from colors (n, 3)."""
        from scipy.spatial import KDTree

        if self.ramp is None or self.places is None:
            return colors
        return np.asarray(self.places[KDTree(self.ramp).query(colors)[1]][:, None])

    def deviations(self, numbers: Floats, error: Floats) -> Floats:
        """(R, C, 3) levels by which colors are off where numbers are so by ``error`` (R, C)."""
        if self.ramp is None:
            return np.repeat(error[..., None], 3, axis=2)
        low, high = (self.colors(numbers + side * error[..., None]) for side in (-1.0, 1.0))
        return np.abs(high - low) / 2.0


def unblended(
    rgb: npt.NDArray[np.uint8],
    regions: Sequence[Box],
    bars: Sequence[Bar],
    background: tuple[float, float, float],
    tolerance: float,
) -> Unblended | None:
    """The largest of the ``regions`` that holds blended cells, None where none does.

    rgb: (H, W, 3), of a drawing that no codec changed.
    """
    best: Unblended | None = None
    for region in regions[:MOST_REGIONS]:
        if min(region.width, region.height) < SIDE_PX:
            break
        if _is_bare(rgb, region, background):
            continue
        for stage in _stages(rgb, region, bars):
            found = _within(rgb, stage, region, background, tolerance)
            # What explains a part of the cells alone does not come to their ends.
            if found is not None and found.panel.quality > UNSURE:
                return found
            best = best or found
    return best


def _is_bare(
    rgb: npt.NDArray[np.uint8], region: Box, background: tuple[float, float, float]
) -> bool:
    """Whether nearly all of a region, within what stands about cells, is page or within areas of
    one color: any cells explain that, and a line or two on it (a chart of lines without its
    numbers), or the rim of an area, are few of the pixels that need not be explained."""
    ys, xs = middle_of(region).pixels(rgb.shape)
    part = rgb[ys, xs]
    off = most(np.abs(part.astype(np.int16) - np.rint(background).astype(np.int16)))
    down, along = (part[1:] == part[:-1]).all(axis=2), (part[:, 1:] == part[:, :-1]).all(axis=2)
    flat = np.pad(down[1:] & down[:-1], ((1, 1), (0, 0)))
    flat &= np.pad(along[:, 1:] & along[:, :-1], ((0, 0), (1, 1)))
    return float(((off <= _PAGE) | flat).mean()) >= _BARE


def _within(
    rgb: npt.NDArray[np.uint8],
    stage: _Stage,
    region: Box,
    background: tuple[float, float, float],
    tolerance: float,
) -> Unblended | None:
    """The blended cells of a region, None where there are none."""
    found = _blends(rgb, stage, region)
    if found is None:
        return None
    (rows, told_rows), (columns, told_columns) = found
    pixels = _cells(rgb, stage, rows, columns, background)
    if pixels is None:
        return None
    plain = _drawn(rgb, rows, columns, pixels.rgb)
    fit = GridFit(
        rows=counted_lattice(rows.start, rows.end, rows.n, told=told_rows),
        columns=counted_lattice(columns.start, columns.end, columns.n, told=told_columns),
    )
    check = check_cells(plain, fit.rows.spans(), fit.columns.spans(), background, tolerance)
    quality = 1.0 if told_rows and told_columns else UNSURE
    panel = FoundPanel(fit=fit, check=check, quality=quality)
    return Unblended(rgb=plain, panel=panel, pixels=pixels)


def middle_of(region: Box) -> Box:
    """What is all cells where a region holds some."""
    return Box(
        region.x0 + _INSET * region.width,
        region.y0 + _INSET * region.height,
        region.x1 - _INSET * region.width,
        region.y1 - _INSET * region.height,
    )


def _stages(rgb: npt.NDArray[np.uint8], region: Box, bars: Sequence[Bar]) -> Iterator[_Stage]:
    """What may have been blended in a region: colors, or the numbers of a bar."""
    yield _Stage(levels=rgb)
    ys, xs = middle_of(region).pixels(rgb.shape)
    some = rgb[ys, xs].reshape(-1, 3)
    some = some[:: max(1, len(some) // _SAMPLES)]
    for bar in bars:
        beside = len(bar.tick_positions) > 1 and stands_beside(bar, middle_of(region), ())
        if not beside or share_on_ramp(rgb, some, bar) < _ON_RAMP:
            continue
        ramp, places = sample_ramp(rgb, bar)
        ends = float(places[0]), float(places[-1])
        ramp, first, counts = np.unique(ramp, axis=0, return_index=True, return_counts=True)
        order = np.argsort(first)
        middles = places[first[order]] + (counts[order] - 1) / 2.0
        steps = (middles - ends[0]) / max(ends[1] - ends[0], 1.0) * _STEPS
        numbers = _numbers(rgb, region, ramp[order], steps)
        yield _Stage(levels=numbers, rounded=_ROUNDED, ramp=ramp[order], places=steps)


def _numbers(rgb: npt.NDArray[np.uint8], region: Box, ramp: Floats, places: Floats) -> Floats:
    """(H, W, 1) the place of the nearest color of a ramp (k, 3) for the pixels of a region."""
    from scipy.spatial import KDTree

    ys, xs = region.padded(2.0).pixels(rgb.shape)
    part = rgb[ys, xs].reshape(-1, 3)
    packed = part.astype(np.int64) @ np.array([65536, 256, 1])
    _, first, whence = np.unique(packed, return_index=True, return_inverse=True)
    nearest = KDTree(ramp).query(part[first].astype(np.float64))[1]
    levels = np.zeros((*rgb.shape[:2], 1))
    levels[ys, xs, 0] = places[nearest][whence].reshape(levels[ys, xs, 0].shape)
    return levels


def _blends(
    rgb: npt.NDArray[np.uint8], stage: _Stage, region: Box
) -> tuple[tuple[Blend, bool], tuple[Blend, bool]] | None:
    """Rows and columns that were blended in a region, and whether it is told where they end."""
    middle = middle_of(region)
    ys, xs = middle.pixels(rgb.shape)
    columns = find_blend(stage.levels[ys], middle.x0, middle.x1, stage.rounded)
    if columns is None:
        return None
    levels = stage.levels[:, xs].swapaxes(0, 1)
    rows = find_blend(levels, middle.y0, middle.y1, stage.rounded)
    if rows is None:
        return None
    return (
        with_ends(transposed(rgb[:, xs]), levels, rows, region.y0, region.y1),
        with_ends(rgb[ys], stage.levels[ys], columns, region.x0, region.x1),
    )


def _cells(
    rgb: npt.NDArray[np.uint8],
    stage: _Stage,
    rows: Blend,
    columns: Blend,
    background: tuple[float, float, float],
) -> CellPixels | None:
    """The cells that the pixels between the pens of a frame say, None where they say none."""
    if min(rows.n, columns.n) < FEWEST:
        return None
    turned = transposed(rgb)
    if not (is_drawn_crisp(turned, rows, columns) and is_drawn_crisp(rgb, columns, rows)):
        return None
    y0, y1, rims = free_pixels(turned, rows, columns)
    x0, x1, others = free_pixels(rgb, columns, rows)
    if y1 - y0 < NARROWEST_PX * FEWEST or x1 - x0 < NARROWEST_PX * FEWEST:
        return None
    part = stage.levels[y0:y1, x0:x1].astype(np.float64)
    for rim in rims:
        part[rim.pixel - y0] = stage.numbers(rim.uncovered(rgb[rim.pixel, x0:x1]))
    for rim in others:
        part[:, rim.pixel - x0] = stage.numbers(rim.uncovered(rgb[y0:y1, rim.pixel]))
    height, width, channels = part.shape
    down = solve(part.reshape(height, -1), y0, rows, spread=True)
    lines = down.cells.reshape(rows.n, width, channels).transpose(1, 0, 2).reshape(width, -1)
    along = solve(lines, x0, columns, spread=True)
    numbers = along.cells.reshape(columns.n, rows.n, channels).transpose(1, 0, 2)
    rest = _rest(part, (y0, x0), rows, columns, numbers)
    over = rest > OVERDRAWN
    scatter = np.inf if over.all() else float(np.sqrt((rest[~over] ** 2).mean()))
    if over.mean() > _MOST_OVERDRAWN or scatter > 2.0 * stage.rounded:
        return None
    spread = down.spread[:, None] * along.spread[None, :]
    under_rims = [_beside(places, blend) for places, blend in ((rims, rows), (others, columns))]
    pens = under_rims[0][:, None] | under_rims[1][None, :]
    levels = _MARGIN * np.where(pens, _BARED, stage.rounded) * spread
    levels = np.hypot(levels, 0.5)
    fill = stage.colors(numbers)
    error = spread_in_lab(fill, stage.deviations(numbers, levels))
    hidden = (down.spread > _KNOWN)[:, None] | (along.spread > _KNOWN)[None, :]
    hidden |= _under(over, (y0, x0), rows, columns)
    # Two pens cross in a corner, and rims lie over rims.
    hidden |= under_rims[0][:, None] & under_rims[1][None, :]
    error[hidden] = UNKNOWN
    clean = np.where(hidden, 0.0, 1.0)
    spread = np.zeros(hidden.shape)
    return without_print(fill, spread, clean, error, background)


def _beside(rims: Sequence[Rim], blend: Blend) -> npt.NDArray[np.bool_]:
    """(n,): lines of cells that pixels under the rim of a pen tell of."""
    middles = blend.start + blend.period * (np.arange(blend.n) + 0.5)
    places = np.array([rim.pixel + 0.5 for rim in rims])
    return np.asarray((np.abs(middles[:, None] - places) < blend.period).any(axis=1))


def _rest(
    part: Floats, first: tuple[int, int], rows: Blend, columns: Blend, numbers: Floats
) -> Floats:
    """(h, w) levels by which pixels differ from what the cells (R, C, c) make of them."""
    ys, xs = (at + np.arange(n) + np.float64(0.5) for at, n in zip(first, part.shape, strict=False))
    lines = columns.mixed(rows.mixed(numbers, ys).swapaxes(0, 1), xs)
    rest: Floats = np.abs(lines.swapaxes(0, 1) - part).max(axis=2)
    return rest


def _under(
    over: npt.NDArray[np.bool_], first: tuple[int, int], rows: Blend, columns: Blend
) -> npt.NDArray[np.bool_]:
    """(R, C): cells in which something else was drawn, ``over`` (h, w) of the pixels."""
    found = np.zeros((rows.n, columns.n), dtype=bool)
    ys, xs = np.nonzero(over)
    places = [
        np.floor((first[axis] + 0.5 + at - one.start) / one.period).astype(np.int64)
        for axis, (at, one) in enumerate(((ys, rows), (xs, columns)))
    ]
    for down in (-1, 0, 1):
        for along in (-1, 0, 1):
            row = np.clip(places[0] + down, 0, rows.n - 1)
            found[row, np.clip(places[1] + along, 0, columns.n - 1)] = True
    return found


def _drawn(
    rgb: npt.NDArray[np.uint8], rows: Blend, columns: Blend, cells: Floats
) -> npt.NDArray[np.uint8]:
    """The picture with every pixel that has its middle in a cell in the color of that."""
    plain = rgb.copy()
    middles = [np.arange(size) + 0.5 for size in rgb.shape[:2]]
    ys, xs = (
        np.flatnonzero((at >= one.start) & (at < one.end))
        for at, one in zip(middles, (rows, columns), strict=True)
    )
    row = ((ys + 0.5 - rows.start) / rows.period).astype(np.int64)
    column = ((xs + 0.5 - columns.start) / columns.period).astype(np.int64)
    row, column = np.minimum(row, rows.n - 1), np.minimum(column, columns.n - 1)
    plain[ys[0] : ys[-1] + 1, xs[0] : xs[-1] + 1] = np.round(cells[row][:, column])
    return plain

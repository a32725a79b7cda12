"""Do the cells of a lattice look like cells? One flat colour each, and not all the same."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from unheat.channels import most
from unheat.detect.clear_lanes import clear_lanes
from unheat.detect.hatching import hatched_cells, overhatched_cells
from unheat.detect.places import places_in
from unheat.medians import level_percentiles, median, median_level
from unheat.model.geometry import Span

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]

_POINTS = 9
SAMPLED = 48
MOST_BORDERS = 400
_STRIDE = 3
INSET = 0.15
_ONE_PIXEL_PX = 3.0
# How far a codec's ripples reach from a line.
_RIPPLES_PX = 5.0
# Levels of tolerance that only drawings come with that no codec went over.
LOSSLESS = 4.0
_RINGING = 0.15
_MOST_RINGING = 30.0
# Between print and border a codec ripples least; a few places there may be touched by either.
_AROUND = np.linspace(0.12, 0.88, _POINTS)
_MOST_OF_RIM = 0.9
_RIM = np.nonzero(np.pad(np.zeros((_POINTS - 2, _POINTS - 2)), 1, constant_values=1).ravel())[0]
_WITH_RIM = np.concatenate([np.arange(_POINTS**2), _RIM])
# Where a glyph is looked for: at the rim, and in the middle of a cell.
_GLYPH = np.array([0.03, 0.07, 0.2, 0.45, 0.5, 0.55, 0.8, 0.93, 0.97])
_INNER = slice(3, 6)
_HALF = 0.5
# With fewer cells that are neither filled nor empty nobody asks for glyphs.
_SOME = 0.1
# Where so many are, nobody asks for lanes about print.
_MOST_GOOD = 0.9
# With fewer that are flat in their middle nothing is told but by those lanes.
_FEW_GOOD = 0.75
# A sheet is this light in every channel.
_PAPER = 245.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CellCheck:
    """Sampled cells of a lattice (at most 48 a side).

    colors: (r, c, 3) median of each sampled cell, 0–255. flatness: (r, c) share of its
    sample points that have this colour. corners: (r, c) true where all four corners have
    it, or are rounded off, or in a lossy picture the strip along all four borders: ink stands in
    the middle of a cell, while a bar of a bar chart leaves corners bare.
    background: (r, c) true where the cell has the figure's background colour.
    hatched: (r, c) true where strokes run from rim to rim on one paper: masked cells.
    overhatched: (r, c) true where they run over papers of many colors, which are values.
    glyph: (r, c) true where a flat colour stands in the middle of bare background: a square
    or a circle whose size tells the value too. ``colors`` are then the middle's.
    clear: (r, c) true where print fills a cell but for a lane of one color above or below it, and
    what shows between its strokes, in a drawing; ``colors`` are then that. None where nobody asked.
    ripples: by how many levels samples of one colour may differ in a lossy picture; 0 in a drawing.
    """

    colors: FloatArray
    flatness: FloatArray
    corners: BoolArray
    background: BoolArray
    glyph: BoolArray
    hatched: BoolArray
    overhatched: BoolArray
    ripples: float = 0.0
    clear: BoolArray | None = None

    @property
    def flat(self) -> float:
        """Share of cells that are one flat colour but for ink in the middle."""
        return float(self.good.mean())

    @property
    def laned(self) -> bool:
        """Whether cells are told by lanes beside their print, and most of them by nothing else."""
        if self.clear is None:
            return False
        return float(replace(self, clear=None).good.mean()) < _FEW_GOOD <= self.flat

    @property
    def good(self) -> BoolArray:
        """(r, c): half of the cell, or its corners and a third, are one flat colour."""
        plainly = _plainly_good(self.flatness, self.corners)
        result: BoolArray = plainly | self.glyph | self.hatched | self.overhatched
        return result if self.clear is None else result | self.clear

    @property
    def filled(self) -> float:
        """Share of cells that differ from the background."""
        return float((~self.background).mean())

    @property
    def inked(self) -> bool:
        """Whether most cells hold something that is not their fill."""
        return float((self.flatness < 0.95).mean()) > 0.5

    @property
    def sized(self) -> bool:
        """Whether most cells that are not empty hold a glyph on bare ground."""
        held = ~self.background
        return bool(held.any()) and float(self.glyph[held].mean()) > 0.5

    @property
    def ends_bare(self) -> bool:
        """Whether an outer line of a printed panel is white throughout, on a page that is not.

        In a spreadsheet the table ends there and the sheet goes on.
        """
        ink, empty = self.flatness < 0.99, self.background
        for lines, colors, plain in (
            (ink, self.colors, empty),
            (ink.T, self.colors.transpose(1, 0, 2), empty.T),
        ):
            if len(lines) < 2:
                continue
            for end, rest in ((0, lines[1:]), (-1, lines[:-1])):
                alike = float(np.ptp(colors[end], axis=0).max()) < 2.0
                paper = float(colors[end].min()) > _PAPER
                bare = not lines[end].any() and not plain[end].all()
                if alike and paper and bare and float(rest.mean()) > 1 / 3:
                    return True
        return False

    @property
    def distinct(self) -> int:
        """Number of distinct colours, told apart at 10 levels."""
        coarse = np.round(self.colors.reshape(-1, 3) / 10.0).astype(int)
        return len(np.unique(coarse, axis=0))


def check_cells(
    rgb: npt.NDArray[np.uint8],
    row_spans: tuple[Span, ...],
    column_spans: tuple[Span, ...],
    background: npt.ArrayLike,
    tolerance: float,
    *,
    ringing: bool = True,
    inset: float = INSET,
    most: int = SAMPLED,
    ripples: float = 0.0,
) -> CellCheck:
    """Sample the inner part of at most ``most`` cells a side; ``tolerance`` in levels (0–255).

    ``background`` is one color or several, (3,) or (k, 3). Without ``ringing`` flat means
    flat to ``tolerance``, as in a picture that no codec went over. ``inset`` is the share of
    a cell's width that samples keep away from its borders. ``ripples`` are those of all cells
    where these are one line of them: print ripples as much in a line of little contrast.
    """
    lossy = tolerance > LOSSLESS
    row_spans, column_spans = _sampled(row_spans, most), _sampled(column_spans, most)
    ys = _points(row_spans, rgb.shape[0], lossy=lossy, inset=inset)
    xs = _points(column_spans, rgb.shape[1], lossy=lossy, inset=inset)
    points = rgb[ys[:, None, :, None], xs[None, :, None, :]].reshape(len(ys), len(xs), -1, 3)
    # The rim tells the fill where bold ink covers most of the middle.
    colors = median_level(points[:, :, _WITH_RIM], axis=2)
    # Flat means flat against what tells cells apart: a codec's ringing grows with the steps.
    seen = colors.reshape(-1, 3).astype(np.uint8)
    if lossy:
        # Lines and print ring into their cells too.
        part = rgb[ys[0, 0] : ys[-1, -1] : _STRIDE, xs[0, 0] : xs[-1, -1] : _STRIDE]
        seen = np.concatenate([seen, part.reshape(-1, 3)])
    low, high = level_percentiles(seen, 10, 90)
    contrast = (high - low).max()
    allowed = max(tolerance, ripples, min(_RINGING * float(contrast), _MOST_RINGING) * ringing)
    # The median of an odd number of levels is one of them: whole numbers do.
    off = np.abs(points - colors.astype(np.int16)[:, :, None, :])
    same = np.maximum(np.maximum(off[..., 0], off[..., 1]), off[..., 2]) <= int(allowed)
    flatness = same.mean(axis=2)
    grid = same.reshape(len(ys), len(xs), _POINTS, _POINTS)
    corners = grid[:, :, [0, 0, -1, -1], [0, -1, 0, -1]].all(axis=2)
    if lossy and ringing and not corners.all():
        corners |= _rimmed(rgb, row_spans, column_spans, allowed)
    plain = np.atleast_2d(np.asarray(background, dtype=float))
    corners |= _rounded(grid, flatness)
    glyph = np.zeros(flatness.shape, dtype=bool)
    odd = (flatness < 0.9) & (~corners | (_off(colors, plain) <= tolerance))
    if np.mean(odd) > _SOME:
        middle, glyph = _glyphs(rgb, row_spans, column_spans, plain, allowed, tolerance)
        colors = np.where(glyph[:, :, None], middle, colors)
    good, clear = _plainly_good(flatness, corners) | glyph, None
    if not lossy and np.mean(good) < _MOST_GOOD:
        lanes, clear = clear_lanes(rgb, row_spans, column_spans, tolerance)
        colors, good = np.where((clear & ~good)[:, :, None], lanes, colors), good | clear
    insets = _inset(row_spans, lossy, inset), _inset(column_spans, lossy, inset)
    hatched = hatched_cells(rgb, row_spans, column_spans, good, insets)
    return CellCheck(
        colors=colors, flatness=flatness, corners=corners, glyph=glyph, hatched=hatched,
        overhatched=overhatched_cells(rgb, row_spans, column_spans, good | hatched, insets),
        background=_off(colors, plain) <= tolerance, ripples=lossy * float(allowed), clear=clear,
    )  # fmt: skip


def _plainly_good(flatness: FloatArray, corners: BoolArray) -> BoolArray:
    result: BoolArray = (flatness >= 0.9) | ((flatness >= 0.3) & corners)
    return result


def _rounded(grid: BoolArray, flatness: FloatArray) -> BoolArray:
    """(r, c): half of a cell is one color that runs along all four sides but for their ends, as
    where its corners are rounded off; print stands in the middle, and bars leave a side bare.
    """
    inner = slice(1, -1)
    sides = [
        grid[:, :, 0, inner],
        grid[:, :, -1, inner],
        grid[:, :, inner, 0],
        grid[:, :, inner, -1],
    ]
    along = np.concatenate(sides, axis=2).all(axis=2)
    result: BoolArray = along & (flatness >= _HALF)
    return result


def _rimmed(
    rgb: npt.NDArray[np.uint8],
    row_spans: tuple[Span, ...],
    column_spans: tuple[Span, ...],
    allowed: float,
) -> BoolArray:
    """(r, c): one color, to ``allowed`` levels, runs along all four borders of a cell.

    Print that fills a small cell ripples over all of its middle, and less around it.
    """
    ys = places_in(row_spans, rgb.shape[0], _AROUND)
    xs = places_in(column_spans, rgb.shape[1], _AROUND)
    block = rgb[ys[:, None, :, None], xs[None, :, None, :]]
    rim = block.reshape(len(ys), len(xs), -1, 3)[:, :, _RIM]
    same = most(np.abs(rim - median_level(rim, axis=2)[:, :, None])) <= allowed
    rimmed: BoolArray = same.mean(axis=2) >= _MOST_OF_RIM
    return rimmed


def _glyphs(
    rgb: npt.NDArray[np.uint8],
    row_spans: tuple[Span, ...],
    column_spans: tuple[Span, ...],
    plain: FloatArray,
    allowed: float,
    tolerance: float,
) -> tuple[FloatArray, BoolArray]:
    """(r, c, 3) color in the middle of each cell, and (r, c) where it stands on bare ground."""
    ys = places_in(row_spans, rgb.shape[0], _GLYPH)
    xs = places_in(column_spans, rgb.shape[1], _GLYPH)
    block = rgb[ys[:, None, :, None], xs[None, :, None, :]]
    inner = block[:, :, _INNER, _INNER].reshape(len(ys), len(xs), -1, 3)
    middle: FloatArray = median_level(inner, axis=2)
    block = block.astype(np.float64)
    flat = (most(np.abs(inner - middle[:, :, None])) <= allowed).all(axis=2)
    bare = np.zeros(flat.shape, dtype=bool)
    # Large dots end close to the border of their cell, where others have a line.
    for outer in (slice(1, -1), slice(None)):
        # Lines of a grid lead to the middle of dots.
        beside = [k for k in range(len(_GLYPH))[outer] if not _INNER.start <= k < _INNER.stop]
        part = block[:, :, beside][:, :, :, beside]
        sides = [part[:, :, 0], part[:, :, -1], part[:, :, :, 0], part[:, :, :, -1]]
        bare |= (_off(np.concatenate(sides, axis=2), plain) <= tolerance).all(axis=2)
    glyph: BoolArray = flat & bare & (_off(middle, plain) > tolerance)
    return middle, glyph


def _off(colors: FloatArray, plain: FloatArray) -> FloatArray:
    """Largest channel difference of each color (…, 3) to the nearest of ``plain`` (k, 3)."""
    off: FloatArray = most(np.abs(colors[..., None, :] - plain)).min(axis=-1)
    return off


def borders_that_step(
    rgb: npt.NDArray[np.uint8],
    spans: tuple[Span, ...],
    across: tuple[Span, ...],
    axis: int,
    tolerance: float,
) -> FloatArray:
    """For each border between neighbours along ``axis``: share of cells whose colour changes.

    ``spans`` run along ``axis`` (0 rows, 1 columns), ``across`` along the other one.
    A line that is only drawn over the cells has the same colour on both sides.
    """
    if axis == 0:
        colors = _medians(rgb, spans, across)
    else:
        colors = _medians(rgb, across, spans).transpose(1, 0, 2)
    change: FloatArray = (most(np.abs(np.diff(colors, axis=0))) > tolerance).mean(axis=1)
    return change


def _medians(
    rgb: npt.NDArray[np.uint8], row_spans: tuple[Span, ...], column_spans: tuple[Span, ...]
) -> FloatArray:
    ys = _points(_sampled(row_spans, MOST_BORDERS), rgb.shape[0])
    xs = _points(_sampled(column_spans, MOST_BORDERS), rgb.shape[1])
    rim = [0, _POINTS // 2, _POINTS - 1]
    block = rgb[ys[:, None, rim, None], xs[None, :, None, rim]]
    return median_level(block.reshape(len(ys), len(xs), -1, 3), axis=2)


@lru_cache(maxsize=64)
def _points(
    spans: tuple[Span, ...],
    size: int,
    *,
    lossy: bool = False,
    inset: float = INSET,
) -> npt.NDArray[np.intp]:
    """Sample positions (n, points) inside the middle of the spans, 70 % of each.

    In a ``lossy`` picture they keep away from the ripples of lines, down to the middle 40 %.
    """
    inset = _inset(spans, lossy, inset)
    return places_in(spans, size, np.linspace(inset, 1.0 - inset, _POINTS))


def _inset(spans: tuple[Span, ...], lossy: bool, inset: float) -> float:
    """The share of a span that samples keep away from its ends."""
    width = float(median([end - start for start, end in spans]))
    if not lossy and width < _ONE_PIXEL_PX:
        # Snapped to whole pixels, only the middle one is surely the cell's.
        return 0.5
    if lossy:
        return float(np.clip(_RIPPLES_PX / max(width, 1.0), inset, 0.3))
    return inset


def _sampled(spans: tuple[Span, ...], most: int) -> tuple[Span, ...]:
    """At most so many of the spans, evenly spread."""
    if len(spans) <= most:
        return spans
    return tuple(spans[i] for i in np.unique(np.linspace(0, len(spans) - 1, most).astype(int)))
